//! What anybody may ask of the public address, and what they get: no more than the portal's pages, files and feeds,
//! each under the right headers. `docs/asvs.toml` names these tests.

use std::fs;

use axum::{
    body::Body,
    http::{
        Method, Request, StatusCode,
        header::{self, HeaderName},
    },
};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    importing::{content_copy, run},
    offices::until,
    portal::{Answer, Outcome, Phone, Portal},
    program::{Program, Settings},
    wire::WirePhone,
};

fn header_of(answer: &Answer, name: impl Into<HeaderName>) -> String {
    answer.headers.get(name.into()).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// A portal whose folder of static files has a script and something hidden above it.
async fn portal_with_files() -> Result<Portal, Box<dyn std::error::Error>> {
    let portal = Portal::open_with(&[("FRONT_COUNTER_PUBLIC_URL", "https://counter.example")]).await?;
    let site = portal.folder.path().join("site");
    fs::create_dir_all(site.join("pkg"))?;
    fs::write(site.join("page.js"), "// a script\n")?;
    fs::write(portal.folder.path().join("secret.txt"), "the master key")?;
    Ok(portal)
}

#[tokio::test]
async fn nothing_of_the_machine_or_for_operators_is_public() -> Outcome {
    let portal = portal_with_files().await?;
    assert_eq!(portal.get(&mut Phone::default(), "/page.js").await.status, StatusCode::OK);
    for path in [
        "/metrics",
        "/healthz",
        "/readyz",
        "/.git/config",
        "/.env",
        "/master.key",
        "/front-counter.sqlite",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/pkg/../../secret.txt",
        "/pkg/%2e%2e/%2e%2e/secret.txt",
        "/pkg",
        "/pkg/",
        "/.well-known/",
        "/schemas/",
        "/schemas/..%2f..%2fCargo.toml",
        "/content/service.toml",
    ] {
        let answer = portal.get(&mut Phone::default(), path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.body);
        assert!(!answer.body.contains("the master key") && !answer.body.contains("Index of"), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn methods_that_no_page_has_are_refused() -> Outcome {
    let portal = portal_with_files().await?;
    for (method, path) in [
        ("TRACE", "/"),
        ("TRACE", "/page.js"),
        ("PUT", "/report/theft/story"),
        ("DELETE", "/report/theft/check"),
        ("PATCH", "/"),
        ("CONNECT", "/report"),
        ("POST", "/privacy"),
        ("POST", "/page.js"),
        ("POST", "/.well-known/security.txt"),
    ] {
        let request = Request::builder().method(Method::from_bytes(method.as_bytes())?).uri(path).body(Body::empty())?;
        let status = portal.send(request).await.status;
        let is_refused = [StatusCode::METHOD_NOT_ALLOWED, StatusCode::FORBIDDEN].contains(&status);
        assert!(is_refused, "{method} {path}: {status}");
    }
    Ok(())
}

#[tokio::test]
async fn every_kind_of_answer_says_what_it_is_and_whether_it_may_be_kept() -> Outcome {
    let portal = portal_with_files().await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    for (path, kind, cache) in [
        ("/", "text/html; charset=utf-8", "no-store"),
        ("/report/theft/story", "text/html; charset=utf-8", "no-store"),
        ("/report/theft/check", "text/html; charset=utf-8", "no-store"),
        ("/ur/nowhere", "text/html; charset=utf-8", "no-store"),
        ("/page.js", "text/javascript", "no-cache"),
        ("/api/counters.json", "application/json", ""),
        ("/api/nowhere", "application/json", ""),
        ("/schemas/frontcounter.report.submitted.v1.json", "application/schema+json", ""),
        ("/.well-known/security.txt", "text/plain; charset=utf-8", "no-cache"),
    ] {
        let answer = portal.get(&mut phone, path).await;
        let found = header_of(&answer, header::CONTENT_TYPE);
        assert!(found.starts_with(kind), "{path}: {found}");
        let kept = header_of(&answer, header::CACHE_CONTROL);
        assert!(cache.is_empty() || kept.contains(cache), "{path}: {kept}");
    }
    Ok(())
}

/// The values themselves, not only that the headers are there.
#[tokio::test]
async fn browsers_are_told_to_trust_nobody_else() -> Outcome {
    let portal = portal_with_files().await?;
    for path in ["/", "/report/theft", "/page.js", "/api/counters.json", "/nowhere", "/.well-known/security.txt"] {
        let answer = portal.get(&mut Phone::default(), path).await;
        assert_eq!(
            header_of(&answer, header::STRICT_TRANSPORT_SECURITY),
            "max-age=63072000; includeSubDomains",
            "{path}"
        );
        assert_eq!(header_of(&answer, header::REFERRER_POLICY), "same-origin", "{path}");
        assert_eq!(header_of(&answer, header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
        let policy = header_of(&answer, header::CONTENT_SECURITY_POLICY);
        for part in [
            "default-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "connect-src 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains(" 'unsafe-eval'"), "{path}: {policy}");
        let is_open_data = path.starts_with("/api/");
        let allowed = header_of(&answer, header::ACCESS_CONTROL_ALLOW_ORIGIN);
        assert_eq!(allowed, if is_open_data { "*" } else { "" }, "{path}");
    }
    Ok(())
}

/// Every line is one object of JSON with a time in UTC, a level, a target and a message; a line break in what is told
/// stays inside.
#[tokio::test]
async fn log_lines_are_json_with_time_level_and_target() -> Outcome {
    let folder = tempfile::tempdir()?;
    let settings = Settings::new(folder.path(), String::new())?;
    let _program = Program::start(&settings).await?;
    WirePhone::new(settings.port).report().await;
    let log = settings.log();
    assert!(log.contains("the portal is open") && log.contains("submitted"), "{log}");
    for line in log.lines() {
        let line: Value = serde_json::from_str(line)?;
        let time = line["timestamp"].as_str().ok_or("no time")?;
        assert!(time.ends_with('Z') && time.parse::<DateTime<Utc>>().is_ok(), "{line}");
        assert!(["level", "target"].iter().all(|key| line[key].is_string()), "{line}");
        assert!(line["fields"]["message"].is_string(), "{line}");
    }
    Ok(())
}

#[tokio::test]
async fn a_post_from_another_website_leaves_a_line() -> Outcome {
    let folder = tempfile::tempdir()?;
    let settings = Settings::new(folder.path(), String::new())?;
    let _program = Program::start(&settings).await?;
    let mut stream = TcpStream::connect(("127.0.0.1", settings.port)).await?;
    let request = "POST /report/theft/emergency HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: https://evil.example\r\n\
                   sec-fetch-site: cross-site\r\ncontent-length: 12\r\nconnection: close\r\n\r\nemergency=no";
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    until("the refusal is in the log", async || settings.log().contains("refused a post from another website")).await;
    assert!(!settings.log().contains("evil.example"), "what a client sends is not quoted");
    Ok(())
}

#[tokio::test]
async fn security_txt_says_whom_to_tell_until_it_expires() -> Outcome {
    let content = content_copy()?;
    let file = content.path().join("service.toml");
    let sample = fs::read_to_string(&file)?;
    let folder = content.path().display().to_string();
    let open = async || {
        let site = ("FRONT_COUNTER_PUBLIC_URL", "https://counter.example");
        Portal::open_with(&[("FRONT_COUNTER_CONTENT_DIR", &folder), site]).await
    };
    let ask = async |portal: &Portal| portal.get(&mut Phone::default(), "/.well-known/security.txt").await;
    let portal = open().await?;
    let shown = ask(&portal).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.starts_with("# This is a sample"), "{}", shown.body);
    assert!(
        shown.body.contains("Contact: mailto:security@counter.example\nExpires: 2027-12-01T00:00:00Z\n"),
        "{}",
        shown.body
    );
    assert!(shown.body.contains("Canonical: https://counter.example/.well-known/security.txt\n"), "{}", shown.body);
    portal.clock.advance(TimeDelta::days(400));
    assert_eq!(ask(&portal).await.status, StatusCode::NOT_FOUND, "nobody may read there any more");
    let (begin, end) = (sample.find("[security]").ok_or("begin")?, sample.find("# A switch that closes").ok_or("end")?);
    fs::write(&file, format!("{}{}", &sample[..begin], &sample[end..]))?;
    assert_eq!(ask(&open().await?).await.status, StatusCode::NOT_FOUND, "there is nobody to tell");
    Ok(())
}

#[test]
fn content_check_fails_where_security_txt_has_expired() -> Outcome {
    let (content, data) = (content_copy()?, tempfile::tempdir()?);
    let file = content.path().join("service.toml");
    let sample = fs::read_to_string(&file)?;
    let check = |text: &str| {
        fs::write(&file, text)?;
        run(content.path(), data.path(), &["content", "check"])
    };
    let expired = sample.replace("expires = 2027-11-30", "expires = 2020-01-01");
    let (good, said) = check(&expired)?;
    assert!(good && said.contains("security.txt expired on 2020-01-01"), "samples are replaced anyway: {said}");
    let (good, said) = check(&expired.replace("sample = true", "sample = false"))?;
    assert!(!good && said.contains("security.txt expired on 2020-01-01"), "{said}");
    let (good, said) = check(&sample.replace("mailto:security@counter.example", "security@counter.example"))?;
    assert!(!good && said.contains("`security.contact` lists addresses"), "{said}");
    let (good, _) = check(&sample.replace("expires = 2027-11-30", "expires = \"soon\""))?;
    assert!(!good);
    Ok(())
}

//! Leaving: what counts as a person who leaves, and what Back shows afterwards.

use std::time::{Duration, Instant};

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};

use sqlx::{AnyConnection, Connection};

use crate::portal::{Outcome, Phone, Portal};

/// Names with values.
type Pairs = &'static [(&'static str, &'static str)];

/// Case S14. A browser says in several ways that nobody has asked yet.
#[tokio::test]
async fn only_a_person_leaves() -> Outcome {
    const FROM_HERE: [(&str, &str); 3] =
        [("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
    let portal = Portal::open().await?;
    let cases: &[(Method, Pairs, bool)] = &[
        (Method::GET, &[], true),
        (Method::GET, &FROM_HERE, true),
        (Method::GET, &[("sec-fetch-user", "?1"), ("sec-fetch-mode", "navigate")], true),
        (Method::GET, &[("sec-fetch-site", "none"), ("sec-fetch-mode", "navigate")], true),
        (Method::HEAD, &[], false),
        (Method::HEAD, &FROM_HERE, false),
        (Method::GET, &[("sec-purpose", "prefetch")], false),
        (Method::GET, &[("sec-purpose", "prefetch;prerender")], false),
        (Method::GET, &[("sec-purpose", "prefetch;anonymous-client-ip")], false),
        (Method::GET, &[("purpose", "prefetch")], false),
        (Method::GET, &[("purpose", "preview")], false),
        (Method::GET, &[("x-moz", "prefetch")], false),
        (Method::GET, &[("x-purpose", "preview")], false),
        (Method::GET, &[("sec-fetch-site", "cross-site")], false),
        (Method::GET, &[("sec-fetch-site", "same-site")], false),
        (Method::GET, &[("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")], false),
        (Method::GET, &[("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "no-cors")], false),
        (Method::GET, &[("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")], false),
        (Method::GET, &[("sec-fetch-dest", "image")], false),
        (Method::GET, &[("sec-fetch-mode", "navigate"), ("sec-fetch-user", "?0")], false),
    ];
    for path in ["/exit", "/ur/exit", "/exit/"] {
        for (method, headers, leaves) in cases {
            let mut phone = Phone::default();
            portal.answer_theft(&mut phone).await;
            let cookie = phone.cookie.clone().unwrap_or_default();
            let mut request = Request::builder().method(method).uri(path).header(header::COOKIE, cookie);
            for (name, value) in *headers {
                request = request.header(*name, *value);
            }
            let answer = portal.send(request.body(Body::empty())?).await;
            let case = format!("{method} {path} {headers:?}");
            assert_eq!(answer.headers.contains_key(header::SET_COOKIE), *leaves, "{case}");
            let is_there = portal.get(&mut phone, "/report/theft/check").await.status == StatusCode::OK;
            assert_eq!(is_there, !leaves, "{case}");
            let speculates = headers.iter().any(|(name, _)| name.ends_with("purpose") || *name == "x-moz");
            assert_ne!(
                answer.status.is_success() || answer.status.is_redirection(),
                speculates,
                "{case}: none is kept"
            );
        }
    }
    Ok(())
}

/// Nothing to delete is nothing to wait for: somebody else's write holds nobody up who leaves.
#[tokio::test]
async fn leaving_without_a_draft_writes_nothing() -> Outcome {
    let portal = Portal::open().await?;
    let mut other = AnyConnection::connect(&portal.state.config.database_url).await?;
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await?;
    let mut phone = Phone::default();
    portal.get(&mut phone, "/report/theft/emergency").await;
    assert!(phone.cookie.is_some(), "it was given a cookie");
    // A write would wait for the lock for two seconds, each.
    let began = Instant::now();
    for _ in 0..20 {
        let left = portal.get(&mut phone.clone(), "/exit").await;
        assert_eq!(left.status, StatusCode::SEE_OTHER);
    }
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await?;
    Ok(())
}

#[tokio::test]
async fn after_leaving_back_shows_the_front_page_and_no_word_of_a_report() -> Outcome {
    let portal = Portal::open().await?;
    for prefix in ["", "/ur"] {
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        portal.get(&mut phone, &format!("{prefix}/exit")).await;
        let home = if prefix.is_empty() { "/" } else { prefix };
        for page in ["for-whom", "story", "story?change", "items?item=one", "check", "later", "sent", "stop"] {
            // The browser has forgotten the cookie.
            let back = portal.get(&mut Phone::default(), &format!("{prefix}/report/theft/{page}")).await;
            assert_eq!((back.status, back.location.as_str()), (StatusCode::SEE_OTHER, home), "{page}");
        }
        for first in ["emergency", "emergency?notice=expired", "emergency?notice=kept"] {
            let back = portal.get(&mut Phone::default(), &format!("{prefix}/report/theft/{first}")).await;
            assert!(back.status == StatusCode::OK && !back.body.contains("class=\"notice\""), "{first}");
        }
    }
    Ok(())
}

/// `Clear-Site-Data` for cache or storage takes seconds in some browsers, and takes away what others keep at this address:
/// our own cookie and our own keys go, by name.
#[tokio::test]
async fn leaving_takes_away_what_is_ours_and_by_name() -> Outcome {
    for variables in [&[][..], &[("FRONT_COUNTER_PUBLIC_URL", "https://counter.example")]] {
        let portal = Portal::open_with(variables).await?;
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        let name = phone.cookie.as_deref().and_then(|cookie| cookie.split('=').next()).ok_or("a cookie")?.to_owned();
        let left = portal.get(&mut phone, "/exit").await;
        assert!(!left.headers.contains_key("clear-site-data"));
        let cookies: Vec<_> = left.headers.get_all(header::SET_COOKIE).iter().collect();
        assert_eq!(cookies.len(), 1);
        assert!(cookies[0].to_str()?.starts_with(&format!("{name}=; ")) && cookies[0].to_str()?.contains("Max-Age=0"));
    }
    let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../public");
    let mut read = 0;
    for file in std::fs::read_dir(public)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            let script = std::fs::read_to_string(&path)?;
            for all in ["sessionStorage.clear", "localStorage.clear", "caches.delete", "deleteDatabase"] {
                assert!(!script.contains(all), "{all} in {}", path.display());
            }
            read += 1;
        }
    }
    assert!(read >= 3, "only {read} scripts were read");
    Ok(())
}

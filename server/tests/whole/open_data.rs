//! The open data as other programs meet it: absolute addresses, dated hours, errors in JSON that any website may read.

use std::{collections::BTreeSet, path::Path};

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use chrono::TimeDelta;
use serde_json::Value;

use crate::{
    importing::copy_folder,
    portal::{Answer, Outcome, Portal, content_dir},
};

async fn ask(portal: &Portal, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = Request::builder().method(method).uri(path);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    portal.send(request.body(Body::empty()).expect("a request")).await
}

async fn json(portal: &Portal, path: &str, headers: &[(&str, &str)]) -> Result<Value, serde_json::Error> {
    serde_json::from_str(&ask(portal, Method::GET, path, headers).await.body)
}

/// Row F16 and every other error under `/api`.
#[tokio::test]
async fn errors_of_the_api_are_json() -> Outcome {
    let variables = [("FRONT_COUNTER_POSTS_PER_SECOND", "1"), ("FRONT_COUNTER_TRUST_PROXY", "true")];
    let portal = Portal::open_with(&variables).await?;
    for (method, path, status) in [
        (Method::GET, "/api/openreferral/services?page=-1", StatusCode::BAD_REQUEST),
        (Method::GET, "/api/openreferral/services?page=abc", StatusCode::BAD_REQUEST),
        (Method::GET, "/api/openreferral/services?page=1&page=2", StatusCode::BAD_REQUEST),
        (Method::GET, "/api/openreferral/services?per_page=0", StatusCode::BAD_REQUEST),
        (Method::GET, "/api/openreferral/services?taxonomy_id=1", StatusCode::BAD_REQUEST),
        (Method::GET, "/api/openreferral/services?postcode=SE13", StatusCode::BAD_REQUEST),
        (Method::GET, "/api/openreferral/services/none", StatusCode::NOT_FOUND),
        (Method::GET, "/api/openreferral/services/%FF", StatusCode::BAD_REQUEST),
        (Method::GET, "/api/openreferral/organizations", StatusCode::NOT_FOUND),
        (Method::GET, "/api", StatusCode::NOT_FOUND),
        (Method::GET, "/api/", StatusCode::NOT_FOUND),
        (Method::GET, "/api/none", StatusCode::NOT_FOUND),
        (Method::GET, "/ur/api/none", StatusCode::NOT_FOUND),
        (Method::POST, "/api/counters.json", StatusCode::METHOD_NOT_ALLOWED),
        (Method::DELETE, "/api/openreferral/services", StatusCode::METHOD_NOT_ALLOWED),
    ] {
        let answer = ask(&portal, method.clone(), path, &[]).await;
        assert_eq!(answer.status, status, "{method} {path}");
        is_json_error(&answer, path);
    }
    let mut statuses = BTreeSet::new();
    for _ in 0..30 {
        let answer = ask(&portal, Method::POST, "/api/counters.json", &[("x-forwarded-for", "192.0.2.1")]).await;
        is_json_error(&answer, "many posts");
        statuses.insert(answer.status);
    }
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    Ok(())
}

fn is_json_error(answer: &Answer, path: &str) {
    let error: Value = serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{path}: {}", answer.body));
    assert_eq!(error["status"], answer.status.as_u16(), "{path}");
    assert!(error["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{path}: {error}");
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/json", "{path}");
    assert_eq!(answer.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*", "{path}");
}

/// Row F08, and the address that everything begins with.
#[tokio::test]
async fn addresses_are_absolute() -> Outcome {
    let public = Portal::open_with(&[("FRONT_COUNTER_PUBLIC_URL", "https://counters.test")]).await?;
    let private = Portal::open().await?;
    for (portal, host, site) in [
        (&public, "elsewhere.test", "https://counters.test"),
        (&private, "counters.test:8080", "http://127.0.0.1:3000"),
        (&private, "evil\"><script>", "http://127.0.0.1:3000"),
        (&private, "", "http://127.0.0.1:3000"),
    ] {
        let host = [("host", host)];
        for path in ["/api/openreferral", "/api/openreferral/"] {
            let about = json(portal, path, &host).await?;
            assert_eq!(about["version"], "HSDS-UK-3.0", "{path}");
            assert_eq!(about["openapi_url"], format!("{site}/api/openapi.json"), "{path}");
            assert!(about["profile"].as_str().is_some_and(|url| url.starts_with("https://")), "{path}");
        }
        let services = json(portal, "/api/openreferral/services?per_page=500", &host).await?;
        for service in services["contents"].as_array().ok_or("no services")? {
            let url = service["url"].as_str().unwrap_or_default();
            assert!(url.starts_with(&format!("{site}/counters/")), "{url}");
        }
        let counters = json(portal, "/api/counters.json", &host).await?;
        assert_eq!(counters[0]["url"], format!("{site}/counters/{}", counters[0]["slug"].as_str().unwrap_or_default()));
        assert_eq!(json(portal, "/api/openapi.json", &host).await?["servers"][0]["url"], site);
    }
    Ok(())
}

/// Rows F01 and F02, as far as they are seen without a linter; the browser step asks one.
#[tokio::test]
async fn the_description_names_all_there_is() -> Outcome {
    let portal = Portal::open().await?;
    let api = json(&portal, "/api/openapi.json", &[]).await?;
    assert!(api["info"]["license"]["url"].is_string() && api["security"].is_array(), "{}", api["info"]);
    let mut ids = BTreeSet::new();
    for (path, operations) in api["paths"].as_object().ok_or("no paths")? {
        let get = &operations["get"];
        assert!(ids.insert(get["operationId"].as_str().unwrap_or_default().to_owned()), "{path}: {get}");
        let answers: Vec<&String> = get["responses"].as_object().ok_or("no answers")?.keys().collect();
        assert!(answers.iter().any(|status| status.starts_with('4')), "{path}: {answers:?}");
        for parameter in get["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap_or_default();
            let place = if path.contains(&format!("{{{name}}}")) { "path" } else { "query" };
            assert_eq!(parameter["in"], place, "{path} {name}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_feed_is_made_anew_each_day_and_can_be_searched() -> Outcome {
    let portal = Portal::open().await?;
    let all = json(&portal, "/api/openreferral/services?per_page=500", &[]).await?;
    let found = json(&portal, "/api/openreferral/services?search=lewisham%20BAIL&per_page=500", &[]).await?;
    let count = |page: &Value| page["total_items"].as_u64().unwrap_or_default();
    assert!(count(&found) > 0 && count(&found) < count(&all), "{} of {}", count(&found), count(&all));
    for service in all["contents"].as_array().ok_or("no services")? {
        let schedules = service["schedules"].as_array().ok_or("no schedules")?;
        assert!(service["status"] != "active" || !schedules.is_empty(), "{service}");
        for schedule in schedules {
            assert_ne!(schedule["opens_at"], schedule["closes_at"], "F14: {schedule}");
            assert!(schedule["valid_from"].is_string(), "F10: {schedule}");
        }
    }
    portal.clock.advance(TimeDelta::days(30));
    let later = json(&portal, "/api/openreferral/services?per_page=500", &[]).await?;
    assert_ne!(later["contents"], all["contents"], "the weeks to come are others");
    Ok(())
}

/// Rows F10, F11 and F13, in the register of hard cases; from 22 November 2026 on.
#[tokio::test]
async fn what_closed_is_inactive_and_what_changes_has_dates() -> Outcome {
    let folder = tempfile::tempdir()?;
    copy_folder(&content_dir(), folder.path())?;
    let hard = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/tests/hours/hard-counters.toml");
    std::fs::copy(hard, folder.path().join("counters.toml"))?;
    // The rota names counters that are not in this register.
    std::fs::remove_file(folder.path().join("rota.toml"))?;
    let content = folder.path().display().to_string();
    let portal = Portal::open_with(&[("FRONT_COUNTER_CONTENT_DIR", &content)]).await?;
    for (id, days, slug, service, status, entries) in [
        ("", 0, "not-public", "Report a crime", "inactive", vec![]),
        ("F10", 0, "changes", "Report a crime", "active", vec!["WEEKLY 2026-01-01..2026-12-24", "WEEKLY 2027-03-01.."]),
        ("F11", 0, "ends", "Report a crime", "active", vec!["WEEKLY 2027-01-02..2027-01-31"]),
        ("F11", 80, "ends", "Report a crime", "inactive", vec![]),
        ("F13", 0, "monthly", "Ask about firearms licensing", "active", vec!["MONTHLY 2026-01-01.."]),
        ("F13", 0, "seasons", "Give a statement", "active", vec!["WEEKLY 2027-04-01.."]),
        ("", 0, "closures", "Ask about firearms licensing", "active", vec!["WEEKLY 2026-01-01..2026-12-07"]),
        ("", 18, "closures", "Ask about firearms licensing", "temporarily closed", vec![]),
    ] {
        portal.clock.advance(TimeDelta::days(days));
        let all = json(&portal, "/api/openreferral/services?per_page=500", &[]).await?;
        portal.clock.advance(TimeDelta::days(-days));
        let services = all["contents"].as_array().ok_or("no services")?;
        let is_it = |one: &&Value| one["name"] == service && one["url"].as_str().is_some_and(|url| url.ends_with(slug));
        let found = services.iter().find(is_it).ok_or(slug)?;
        assert_eq!(found["status"], status, "{id} {slug} {service} in {days} days");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let schedules = found["schedules"].as_array().into_iter().flatten();
        let told = schedules
            .map(|one| format!("{} {}..{}", text(&one["freq"]), text(&one["valid_from"]), text(&one["valid_to"])));
        let told: Vec<String> = told.collect();
        for entry in entries {
            assert!(told.iter().any(|one| one.starts_with(entry)), "{id} {slug} {service}: {entry} is not in {told:?}");
        }
    }
    Ok(())
}

//! More requests than can be answered soon: who comes beyond is told so at once, and nobody is held up by others.

use std::time::{Duration, Instant};

use axum::{
    body::{Body, Bytes, to_bytes},
    http::{Request, Response, StatusCode, header},
};
use futures::{StreamExt, future::join_all, stream};
use sqlx::{AnyConnection, Connection};
use tower::ServiceExt;

use crate::{
    offices::until,
    portal::{Outcome, Phone, Portal},
};

/// As many as are let in, and then some.
const LET_IN: usize = 256;
const BEYOND: usize = 44;

fn post(path: &str, body: Body) -> Request<Body> {
    let form = "application/x-www-form-urlencoded";
    Request::post(path).header(header::CONTENT_TYPE, form).body(body).expect("a request")
}

fn answer() -> Body {
    Body::from("emergency=no")
}

async fn text(response: Response<Body>) -> String {
    let body = to_bytes(response.into_body(), usize::MAX).await.expect("a whole body");
    String::from_utf8_lossy(&body).into_owned()
}

#[tokio::test]
async fn who_comes_beyond_is_turned_away_at_once() -> Outcome {
    let portal = Portal::open().await?;
    let service = server::http::portal(portal.state.clone());
    // Nothing can be written, so whoever is let in stays for a while.
    let mut other = AnyConnection::connect(&portal.state.config.database_url).await?;
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await?;
    let began = Instant::now();
    let send = |_| {
        let service = service.clone();
        tokio::spawn(async move {
            let response = service.oneshot(post("/ur/report/theft/emergency", answer())).await;
            (response.unwrap_or_else(|never| match never {}), began.elapsed())
        })
    };
    let people: Vec<_> = (0..LET_IN + BEYOND).map(send).collect();
    let page = service.clone().oneshot(Request::get("/elsewhere/urgent").body(Body::empty())?).await;
    let page = page.unwrap_or_else(|never| match never {});
    assert_ne!(page.status(), StatusCode::SERVICE_UNAVAILABLE, "who only reads is not held up by who writes");

    let answers: Vec<_> = join_all(people).await.into_iter().collect::<Result<_, _>>()?;
    let mut at_once = 0;
    for (response, took) in answers {
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(response.headers().contains_key(header::RETRY_AFTER));
        assert!(response.headers()[header::CONTENT_SECURITY_POLICY].to_str()?.contains("default-src 'none'"));
        // Whoever was let in waits two seconds for the lock.
        if took < Duration::from_millis(1900) {
            at_once += 1;
            let page = text(response).await;
            assert!(page.contains("lang=\"ur\"") && page.contains("dir=\"rtl\""), "{page}");
        }
    }
    assert_eq!(at_once, BEYOND);
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await?;
    let again = service.oneshot(post("/report/theft/emergency", answer())).await;
    assert_eq!(
        again.unwrap_or_else(|never| match never {}).status(),
        StatusCode::SEE_OTHER,
        "the places are free again"
    );
    Ok(())
}

async fn report(portal: &Portal) -> String {
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    portal.get(&mut phone, "/report/theft/sent").await.reference()
}

/// Waits until a queue has it; when that was, milliseconds since 1970.
async fn handed_over(portal: &Portal, reference: &str) -> i64 {
    let mut at = None;
    until("the report is handed over", async || {
        at = portal.state.store.outbox_of(reference).await.expect("the outbox")[0].handed_over_at;
        at.is_some()
    })
    .await;
    at.unwrap_or_default()
}

#[tokio::test]
async fn handing_over_lets_people_go_first() -> Outcome {
    let portal = Portal::living(&[]).await?;
    let first = report(&portal).await;
    portal.state.turned_away.count();
    let forwarding = tokio::spawn(portal.state.forwarder().run());
    let first = handed_over(&portal, &first).await;
    let second = report(&portal).await;
    let second = handed_over(&portal, &second).await;
    assert!(second - first >= 2000, "{first}, {second}: somebody was turned away");
    forwarding.abort();
    Ok(())
}

#[tokio::test]
async fn a_slow_upload_takes_up_no_place() -> Outcome {
    let portal = Portal::open().await?;
    let service = server::http::portal(portal.state.clone());
    let slow = || {
        let first = stream::once(async { Ok::<_, std::io::Error>(Bytes::from_static(b"emergency=")) });
        Body::from_stream(first.chain(stream::pending()))
    };
    let slow: Vec<_> = (0..LET_IN + BEYOND)
        .map(|_| tokio::spawn(service.clone().oneshot(post("/report/theft/emergency", slow()))))
        .collect();
    tokio::task::yield_now().await;
    let answered = service.oneshot(post("/report/theft/emergency", answer())).await;
    assert_eq!(answered.unwrap_or_else(|never| match never {}).status(), StatusCode::SEE_OTHER);
    slow.iter().for_each(tokio::task::JoinHandle::abort);
    Ok(())
}

#[tokio::test]
async fn a_body_beyond_every_limit_is_refused_in_our_clothes() -> Outcome {
    let portal = Portal::open().await?;
    let service = server::http::portal(portal.state.clone());
    let response = service.oneshot(post("/report/theft/story", Body::from(vec![b'x'; 3 * 1024 * 1024]))).await;
    let response = response.unwrap_or_else(|never| match never {});
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(text(response).await.contains("too much at once"));
    Ok(())
}

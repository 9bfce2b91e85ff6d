//! Hostile, broken and over-long input, in every field of every question.

use crate::portal::{Outcome, Phone, Portal};
use app::routes::{JourneyPage, Route};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use journey::Question;
use server::{clock::london_date, desk::DeskLink};

const MARKUP: &str = "\"'></textarea><script>alert(1)</script><img src=x onerror=alert(1)>";

/// Every field a question can post.
fn fields(question: &Question) -> Vec<String> {
    let at = question.id.as_str();
    let mut fields = question.kind.posted(at);
    assert!(!fields.is_empty(), "{at} posts something");
    // A button, and fields that only some settings of a kind have.
    fields
        .extend(["-action", "-country", "-birth-day", "-birth-month", "-birth-year"].map(|part| format!("{at}{part}")));
    fields
}

#[tokio::test]
async fn markup_in_every_field_of_every_question_comes_back_as_text() -> Outcome {
    let portal = Portal::open().await?;
    let mut asked = 0;
    for journey in &portal.state.content.journeys {
        for question in &journey.questions {
            let names = fields(question);
            let typed: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), MARKUP)).collect();
            let path = Route::of(journey, JourneyPage::Question(question.id.as_str())).to_string();
            let mut phone = Phone::default();
            let answer = portal.post(&mut phone, &path, &typed).await;
            assert!(answer.status != StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            let page = match answer.status {
                StatusCode::SEE_OTHER => portal.get(&mut phone, &answer.location).await.body,
                _ => answer.body,
            };
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{path}");
            asked += 1;
        }
    }
    assert!(asked > 100, "only {asked} questions were asked");
    Ok(())
}

#[tokio::test]
async fn markup_that_was_accepted_is_text_when_shown_again() -> Outcome {
    let portal = Portal::open().await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.post(&mut phone, "/report/theft/story", &[("story", MARKUP)]).await;
    portal.post(&mut phone, "/report/theft/you", &[("you-name", MARKUP)]).await;
    let item = [("items-item", "two"), ("items-what", MARKUP), ("items-action", "another")];
    portal.post(&mut phone, "/report/theft/items", &item).await;
    for page in ["story", "you", "items", "check", "items?item=two"] {
        let body = portal.get(&mut phone, &format!("/report/theft/{page}")).await.body;
        assert!(body.contains("&lt;script&gt;alert(1)") || body.contains("&lt;script"), "{page} shows it");
        assert!(!body.contains("<script>alert") && !body.contains("<img src=x"), "{page}");
    }
    Ok(())
}

#[tokio::test]
async fn unreadable_and_over_long_answers_are_refused_beside_their_field() -> Outcome {
    let portal = Portal::open().await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let long = "ب".repeat(4001);
    let very_long = "x".repeat(300_000);
    let cases = [very_long.as_str(), long.as_str()];
    for typed in cases {
        let answer = portal.post(&mut phone, "/report/theft/story", &[("story", typed)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("4000 characters"));
    }
    // Nobody means a control, and nobody can see one: it goes, and the rest stays.
    for typed in ["a\0b", "a\u{7}b"] {
        let answer = portal.post(&mut phone, "/report/theft/story", &[("story", typed)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(portal.get(&mut phone, "/report/theft/story").await.body.contains("ab</textarea>"));
    }
    let answer = portal.post_raw(&mut phone, "/report/theft/story", b"story=%FF%FE\xff".to_vec()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for good in ["😀 👩🏽‍🚒", "\u{202e}evil\u{202c}", "O'Neil + Søn", "मेरा नाम", "اردو متن"]
    {
        let answer = portal.post(&mut phone, "/report/theft/story", &[("story", good)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{good}");
        assert!(portal.get(&mut phone, "/report/theft/story").await.body.contains(good), "{good}");
    }
    Ok(())
}

#[tokio::test]
async fn large_foreign_and_frequent_posts_are_turned_away_in_the_sites_clothes() -> Outcome {
    let portal = Portal::open_with(&[("FRONT_COUNTER_POSTS_PER_SECOND", "1")]).await?;
    let mut phone = Phone::default();
    let large = portal.post(&mut phone, "/report/theft/story", &[("story", &"x".repeat(1_200_000))]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.body.contains("<main"));
    let foreign = Request::post("/report/theft/emergency")
        .header(header::HOST, "counter.example")
        .header(header::ORIGIN, "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("emergency=no"))?;
    let refused = portal.send(foreign).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("another website"));
    assert!(refused.headers.get(header::SET_COOKIE).is_none());
    Ok(())
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() -> Outcome {
    let portal = Portal::open_with(&[("FRONT_COUNTER_PUBLIC_URL", "https://counter.example")]).await?;
    let mut phone = Phone::default();
    for path in ["/", "/report/theft/emergency", "/nowhere", "/schemas/frontcounter.report.submitted.v1.json", "/exit"]
    {
        let answer = portal.get(&mut phone, path).await;
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str()?;
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        assert!(answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY), "{path}");
    }
    let answer = portal.post(&mut phone, "/report/theft/emergency", &[("emergency", "no")]).await;
    let cookie = answer.headers[header::SET_COOKIE].to_str()?;
    assert!(
        cookie.starts_with("__Host-draft=") && cookie.contains("; Path=/; HttpOnly; SameSite=Lax; Secure"),
        "{cookie}"
    );
    Ok(())
}

/// Every line of the table of addresses has a handler of its own: what none answers is looked for among the files.
#[tokio::test]
async fn every_address_of_the_table_is_answered() -> Outcome {
    let portal = Portal::open().await?;
    let services = portal.get(&mut Phone::default(), "/api/openreferral/services").await;
    let services: serde_json::Value = serde_json::from_str(&services.body)?;
    let service = services["contents"][0]["id"].as_str().ok_or("a service")?.to_owned();
    let state = &portal.state;
    let counter = &state.content.directory.register().all()[0];
    let link = DeskLink::new(counter, london_date(state.clock.now()), "Sam").and_then(|link| link.sign(&state.master));
    let link = link.ok_or("a link")?;
    let named = [
        ("{link}", &*link),
        ("{journey}", "theft"),
        ("{question}", "emergency"),
        ("{exit}", portal.state.content.exits[0].id.as_str()),
        ("{slug}", counter.slug.as_str()),
        ("{id}", &service),
        ("{file}", "frontcounter.report.submitted.v1.json"),
    ];
    for pattern in app::routes::pattern::ALL {
        let path = named.iter().fold((*pattern).to_owned(), |path, (name, value)| path.replace(name, value));
        let answer = portal.get(&mut Phone::default(), &path).await;
        assert!(answer.status != 404 && answer.status.as_u16() < 500, "{path}: {}", answer.status);
    }
    Ok(())
}

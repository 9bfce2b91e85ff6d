//! The switch that closes: what a closure shows, what stays open, what is kept, and how it is taken up.

use std::{fs, path::Path};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use chrono::TimeDelta;

use crate::{
    brokers::free_port,
    importing::{content_copy, run},
    offices::until,
    portal::{Answer, Outcome, Phone, Portal, theft_answer},
    program::{Program, Settings},
    wire::WirePhone,
};

const OWN: &str = "We are moving to another machine.";
const OWN_URDU: &str = "ہم دوسری مشین پر جا رہے ہیں۔";
/// Two hours from 13:00 on the test's Sunday, noon being now.
const TWO_HOURS: &str = "from = 2026-11-22T13:00:00\nto = 2026-11-22T15:00:00\n";

fn closure(what: &str, when: &str) -> String {
    format!(
        "\n[[closed]]\nwhat = \"{what}\"\n{when}ring = [\"crimestoppers\"]\n[closed.words]\nen = \"{OWN}\"\nur = \"{OWN_URDU}\"\n"
    )
}

/// Puts closures before everything else that is a table, as the file's own example stands.
fn write(content: &Path, closures: &str) -> Outcome {
    let file = content.join("service.toml");
    let sample = fs::read_to_string(crate::portal::content_dir().join("service.toml"))?;
    server::content::register::files::replace(
        &file,
        &sample.replacen("\n[choices]", &format!("{closures}\n[choices]"), 1),
    )?;
    Ok(())
}

async fn portal_with(closures: &str) -> Result<(Portal, tempfile::TempDir), Box<dyn std::error::Error>> {
    let content = content_copy()?;
    write(content.path(), closures)?;
    let folder = content.path().display().to_string();
    Ok((Portal::open_with(&[("FRONT_COUNTER_CONTENT_DIR", &folder)]).await?, content))
}

fn is_closed(answer: &Answer) -> bool {
    answer.status == StatusCode::SERVICE_UNAVAILABLE && answer.headers.contains_key("x-closed")
}

fn retry_after(answer: &Answer) -> Option<i64> {
    answer.headers.get(header::RETRY_AFTER)?.to_str().ok()?.parse().ok()
}

#[tokio::test]
async fn a_closure_begins_and_ends_to_the_second() -> Outcome {
    let (portal, _content) = portal_with(&closure("reports", TWO_HOURS)).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let pages = ["/report/theft", "/report/theft/emergency", "/report/theft/check", "/report/burglary"];
    let (just_before, just_after) = (3_599_999, 3_600_000);
    let mut passed = 0;
    for (at_ms, is_shut, wait_s) in [
        (0, false, 0),
        (just_before, false, 0),
        (just_after, true, 3600),
        (2 * just_after, true, 3600),
        (3 * just_after - 60_000, true, 60),
        (3 * just_after - 1, true, 1),
        (3 * just_after, false, 0),
    ] {
        portal.clock.advance(TimeDelta::milliseconds(at_ms - passed));
        passed = at_ms;
        for page in pages {
            let shown = portal.get(&mut phone, page).await;
            assert_eq!(is_closed(&shown), is_shut, "{page} after {at_ms} ms");
            if is_shut {
                assert_eq!(retry_after(&shown), Some(wait_s), "{page} after {at_ms} ms");
                assert!(shown.body.contains("until Sunday 22 November 2026, 3:00pm, London time"), "{}", shown.body);
                assert!(shown.body.contains(OWN) && shown.body.contains("tel:0800555111"), "{page}");
                assert!(shown.body.contains("tel:999") && shown.body.contains("tel:101"), "{page}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_closed_stays_open() -> Outcome {
    let (portal, content) = portal_with("").await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    // Somebody in danger, and somebody who stops for today.
    let (mut in_danger, mut later) = (Phone::default(), Phone::default());
    portal.post(&mut in_danger, "/report/burglary/emergency", &[("emergency", "danger")]).await;
    portal.post(&mut later, "/report/burglary/emergency", &[("emergency", "no"), ("later", "yes")]).await;
    let open = [
        "/",
        "/report",
        "/worth-reporting",
        "/bsl",
        "/privacy",
        "/accessibility",
        "/elsewhere/call-999",
        "/counters",
        "/counters/charing-cross",
        "/api/counters.json",
        "/api/openreferral",
        "/ur",
        "/ur/elsewhere/call-999",
        "/schemas/frontcounter.report.submitted.v1.json",
    ];
    write(content.path(), &closure("portal", ""))?;
    portal.state.closed.take_up();
    for path in open {
        assert_eq!(portal.get(&mut Phone::default(), path).await.status, StatusCode::OK, "{path}");
    }
    assert!(portal.get(&mut phone, "/report/theft/sent").await.reference().starts_with("FC-"));
    let stop = portal.get(&mut in_danger, "/report/burglary/stop").await;
    assert!(stop.status == StatusCode::OK && stop.body.contains("tel:999"), "{}", stop.body);
    assert_eq!(portal.get(&mut later, "/report/burglary/later").await.status, StatusCode::OK);
    assert!(is_closed(&portal.get(&mut phone, "/report/theft").await));
    assert_eq!(portal.get(&mut phone, "/exit").await.status, StatusCode::SEE_OTHER);
    assert!(portal.get(&mut Phone::default(), "/report/theft/nowhere").await.body.contains(OWN));
    assert_eq!(portal.get(&mut Phone::default(), "/report/arson").await.status, StatusCode::NOT_FOUND);
    Ok(())
}

#[tokio::test]
async fn one_journey_closes_alone() -> Outcome {
    let (portal, _content) = portal_with(&closure("theft", "to = 2026-11-23\n")).await?;
    let mut phone = Phone::default();
    assert!(is_closed(&portal.get(&mut phone, "/report/theft").await));
    assert_eq!(portal.get(&mut phone, "/report/burglary").await.status, StatusCode::OK);
    let list = portal.get(&mut phone, "/report").await.body;
    // A date alone is closed to its end.
    assert_eq!(list.matches("Closed until Monday 23 November 2026, 11:59pm").count(), 1, "the one is marked");
    assert!(list.contains("“Report a theft” is closed until Monday 23 November 2026, 11:59pm"), "{list}");
    let home = portal.get(&mut phone, "/").await.body;
    assert!(home.contains("“Report a theft” is closed until") && home.contains(OWN), "{home}");
    Ok(())
}

#[tokio::test]
async fn people_are_told_a_day_before() -> Outcome {
    let when = "from = 2026-11-23T13:00:00\n";
    let (portal, _content) = portal_with(&closure("reports", when)).await?;
    let says = async |path: &str| portal.get(&mut Phone::default(), path).await.body.contains(OWN);
    for path in ["/", "/report", "/report/theft"] {
        assert!(!says(path).await, "{path}: more than a day before");
    }
    portal.clock.advance(TimeDelta::hours(1));
    for path in ["/", "/report", "/report/theft"] {
        assert!(says(path).await, "{path}: a day before");
    }
    let home = portal.get(&mut Phone::default(), "/").await.body;
    assert!(
        home.contains("Reporting online will be closed from Monday 23 November 2026, 1:00pm, London time"),
        "{home}"
    );
    assert!(!portal.get(&mut Phone::default(), "/report").await.body.contains("Closed for now"));
    portal.clock.advance(TimeDelta::hours(24));
    assert!(portal.get(&mut Phone::default(), "/").await.body.contains("Reporting online is closed. We do not know"));
    assert!(portal.get(&mut Phone::default(), "/report").await.body.contains("Closed for now"));
    assert_eq!(retry_after(&portal.get(&mut Phone::default(), "/report/theft").await), Some(3600));
    Ok(())
}

/// A page of the check was open when it closed: nothing is sent, nothing is half sent, and it can be sent afterwards.
#[tokio::test]
async fn nothing_is_sent_meanwhile_and_everything_afterwards() -> Outcome {
    let (portal, _content) = portal_with(&closure("theft", TWO_HOURS)).await?;
    let (mut phone, mut early) = (Phone::default(), Phone::default());
    portal.answer_theft(&mut phone).await;
    let page = portal.get(&mut phone, "/report/theft/check").await;
    portal.answer_theft(&mut early).await;
    let early_page = portal.get(&mut early, "/report/theft/check").await;
    assert_eq!(portal.press_send(&mut early, &early_page).await.location, "/report/theft/sent");
    portal.clock.advance(TimeDelta::hours(1));
    for _ in 0..2 {
        let refused = portal.press_send(&mut phone, &page).await;
        assert!(is_closed(&refused), "{}", refused.body);
        // One hour was used already.
        assert!(refused.body.contains("kept until Monday 23 November 2026, 12:00pm"), "{}", refused.body);
    }
    assert_eq!(
        portal.state.store.backlog().await?.iter().map(|one| one.count).sum::<i64>(),
        1,
        "only what was sent before is on its way"
    );
    // Somebody whose answer was lost on the way presses again: the report was sent, and says so.
    assert_eq!(portal.press_send(&mut early, &early_page).await.location, "/report/theft/sent");
    portal.clock.advance(TimeDelta::hours(2));
    assert_eq!(portal.press_send(&mut phone, &page).await.location, "/report/theft/sent");
    assert!(portal.get(&mut phone, "/report/theft/sent").await.reference().starts_with("FC-"));
    Ok(())
}

/// What is typed into a page that was open before is kept: a good answer as an answer, anything else as it was typed.
#[tokio::test]
async fn what_is_typed_meanwhile_is_kept() -> Outcome {
    let (portal, content) = portal_with("").await?;
    let mut phone = Phone::default();
    let mut path = "/report/theft/emergency".to_owned();
    while !path.ends_with("/when") {
        let question = path.rsplit('/').next().unwrap_or_default().to_owned();
        path = portal.post(&mut phone, &path, theft_answer(&question)).await.location;
    }
    write(content.path(), &closure("portal", ""))?;
    portal.state.closed.take_up();
    let unfinished = [("when-mode", "exactly"), ("when-day", "31"), ("when-month", "quasimodo"), ("when-year", "2026")];
    let shown = portal.post(&mut phone, &path, &unfinished).await;
    assert!(is_closed(&shown) && shown.body.contains("quasimodo"), "{}", shown.body);
    assert!(shown.body.contains("This is kept with your answers"), "{}", shown.body);
    write(content.path(), "")?;
    portal.state.closed.take_up();
    assert!(portal.get(&mut phone, &path).await.body.contains("quasimodo"), "it stands in the form again");
    write(content.path(), &closure("portal", ""))?;
    portal.state.closed.take_up();
    let led = portal.post(&mut phone, &path, theft_answer("when")).await;
    assert_eq!(led.status, StatusCode::SEE_OTHER, "a good answer is stored");
    assert!(is_closed(&portal.get(&mut phone, &led.location).await));
    write(content.path(), "")?;
    portal.state.closed.take_up();
    assert_eq!(portal.get(&mut phone, &led.location).await.status, StatusCode::OK, "and the next question is asked");
    Ok(())
}

#[tokio::test]
async fn danger_is_answered_whatever_is_closed() -> Outcome {
    let (portal, _content) = portal_with(&closure("portal", "")).await?;
    let mut phone = Phone::default();
    let led = portal.post(&mut phone, "/report/theft/emergency", &[("emergency", "danger")]).await;
    assert_eq!((led.status, led.location.as_str()), (StatusCode::SEE_OTHER, "/report/theft/stop"));
    let stop = portal.get(&mut phone, "/report/theft/stop").await;
    assert!(stop.status == StatusCode::OK && stop.body.contains("tel:999"));
    Ok(())
}

/// A browser without its cookie, a text that is no answer, and "begin again": nothing is lost, nothing deleted.
#[tokio::test]
async fn a_closed_door_deletes_nothing() -> Outcome {
    let (portal, content) = portal_with("").await?;
    let mut phone = Phone::default();
    portal.post(&mut phone, "/report/theft/emergency", &[("emergency", "no")]).await;
    let start = portal.get(&mut phone, "/report/theft").await;
    let key = start.body.split("name=\"instead\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let key = key.ok_or("no button to begin again")?.to_owned();
    write(content.path(), &closure("portal", ""))?;
    portal.state.closed.take_up();
    let refused = portal.post(&mut phone, "/report/theft/start", &[("instead", &key)]).await;
    assert!(is_closed(&refused) && refused.body.contains("href=\"/ur/report/theft\""), "{}", refused.body);
    let mut stranger = Phone::default();
    let fields = [("draft", "AAAAAAAAAAAAAAAAAAAAAA"), ("story", "Taken from the table")];
    let shown = portal.post(&mut stranger, "/report/theft/story", &fields).await;
    assert!(is_closed(&shown) && shown.body.contains("Taken from the table"), "{}", shown.body);
    assert!(shown.body.contains("We could not keep this"), "{}", shown.body);
    write(content.path(), "")?;
    portal.state.closed.take_up();
    assert_eq!(portal.get(&mut phone, "/report/theft/for-whom").await.status, StatusCode::OK, "the answer is there");
    Ok(())
}

#[tokio::test]
async fn a_language_without_words_reads_the_english_and_sees_that_it_is() -> Outcome {
    let urdu = closure("reports", TWO_HOURS);
    let (portal, content) = portal_with(&urdu).await?;
    portal.clock.advance(TimeDelta::minutes(90));
    let page = portal.get(&mut Phone::default(), "/ur/report/theft").await;
    assert!(is_closed(&page) && page.body.contains(OWN_URDU) && page.body.contains("lang=\"ur\""), "{}", page.body);
    assert!(page.body.contains("بند ہے (لندن کا وقت)") && !page.body.contains(OWN), "{}", page.body);
    write(content.path(), &urdu.lines().filter(|line| !line.starts_with("ur = ")).collect::<Vec<_>>().join("\n"))?;
    portal.state.closed.take_up();
    let page = portal.get(&mut Phone::default(), "/ur/report/theft").await.body;
    assert!(page.contains(&format!("<span lang=\"en\" dir=\"ltr\">{OWN}</span>")), "{page}");
    Ok(())
}

#[tokio::test]
async fn a_running_portal_takes_up_closures_and_keeps_them_over_a_bad_edit() -> Outcome {
    let (portal, content) = portal_with("").await?;
    let watching = tokio::spawn(portal.state.closed.clone().watch());
    let shut = async || is_closed(&portal.get(&mut Phone::default(), "/report/theft").await);
    assert!(!shut().await);
    write(content.path(), &closure("portal", ""))?;
    until("the closure is taken up", async || shut().await).await;
    for bad in [
        closure("arson", ""),
        closure("portal", "from = 2026-11-23\nto = 2026-11-22\n"),
        closure("portal", "") + "[[closed]\n",
        closure("portal", "").replace("en = ", "fr = "),
        closure("portal", "").replace("crimestoppers", "nobody"),
        closure("portal", "").replace(OWN, "Ring 020 7123 4567."),
    ] {
        write(content.path(), &bad)?;
        portal.state.closed.take_up();
        assert!(shut().await, "a faulty file changes nothing: {bad}");
    }
    fs::remove_file(content.path().join("service.toml"))?;
    portal.state.closed.take_up();
    assert!(shut().await, "nor does a file that is gone");
    write(content.path(), "")?;
    until("it is open again", async || !shut().await).await;
    watching.abort();
    Ok(())
}

#[test]
fn content_check_names_every_fault_of_a_closure_with_its_line() -> Outcome {
    let (content, data) = (content_copy()?, tempfile::tempdir()?);
    let line_of_what = fs::read_to_string(content.path().join("service.toml"))?
        .lines()
        .position(|line| line == "[choices]")
        .ok_or("no choices")?
        + 2;
    for (bad, reason) in [
        (closure("arson", ""), "`what` names `arson`"),
        (closure("portal", "").replace("ur = ", "fr = "), "`words.fr`: no page is in that language"),
        (closure("portal", "").replace(OWN, "Ring 101."), "`words.en` holds `101`"),
        (closure("portal", "").replace("en = ", "ur2 = "), "there are no English words"),
    ] {
        write(content.path(), &bad)?;
        let (good, said) = run(content.path(), data.path(), &["content", "check"])?;
        let expected = format!("service.toml:{line_of_what}: {reason}");
        assert!(!good && said.contains(&expected), "{expected} is not in {said}");
    }
    write(content.path(), &(closure("portal", TWO_HOURS) + &closure("portal", TWO_HOURS)))?;
    let (good, said) = run(content.path(), data.path(), &["content", "check"])?;
    assert!(!good && said.contains("`portal` is closed at the same time"), "{said}");
    write(
        content.path(),
        &closure("theft", "from = 2020-11-22T13:00:00\n").replace(&format!("ur = \"{OWN_URDU}\""), ""),
    )?;
    let (good, said) = run(content.path(), data.path(), &["content", "check"])?;
    assert!(good, "{said}");
    assert!(said.contains("theft: closed from 2020-11-22 13:00 on, London time: closed now"), "{said}");
    assert!(said.contains("`theft` has no words in `ur`: people read the English"), "{said}");
    Ok(())
}

/// The real program: it looks after the file by itself, and its numbers tell a closed page from a failure, so that
/// the operator's own closing wakes nobody.
#[tokio::test]
async fn the_program_takes_up_a_closure_and_counts_it_apart() -> Outcome {
    let (folder, content, admin) = (tempfile::tempdir()?, content_copy()?, free_port()?);
    let settings = Settings::new(folder.path(), String::new())?
        .with("FRONT_COUNTER_ADMIN_ADDR", format!("127.0.0.1:{admin}"))
        .with("FRONT_COUNTER_CONTENT_DIR", content.path().display().to_string());
    let _program = Program::start(&settings).await?;
    let mut phone = WirePhone::new(settings.port);
    let mut is_closed = async || phone.get("/report/theft").await.is_ok_and(|answer| is_closed(&answer));
    assert!(!is_closed().await);
    write(content.path(), &closure("portal", ""))?;
    until("the closure is taken up", &mut is_closed).await;
    let numbers = WirePhone::new(admin).get("/metrics").await?.body;
    let counted = |status: &str| {
        numbers.contains(&format!(
            "front_counter_request_seconds_count{{route=\"/report/{{journey}}\",status=\"{status}\"}} "
        ))
    };
    assert!(counted("closed") && !counted("503"), "{numbers}");
    assert!(settings.log().contains("took up a closure"), "{}", settings.log());
    write(content.path(), &closure("arson", ""))?;
    let says = async || settings.log().contains("the closures have faults and are not taken up");
    until("the fault is said", says).await;
    assert!(settings.log().contains("\"alarm\":\"closures\""), "{}", settings.log());
    Ok(())
}

#[tokio::test]
async fn a_closed_page_is_kept_by_nobody_and_has_a_head() -> Outcome {
    let (portal, _content) = portal_with(&closure("portal", "")).await?;
    let head = portal.send(Request::head("/report/theft").body(Body::empty())?).await;
    assert!(is_closed(&head) && head.body.is_empty());
    assert_eq!(head.headers.get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok()), Some("no-store"));
    Ok(())
}

//! One browser, several tabs, several people: which report a form belongs to, and browsers that keep no cookies.

use axum::http::{StatusCode, header};
use chrono::TimeDelta;

use crate::{
    database::{Database, Listed, on_each_database},
    portal::{Answer, Outcome, Phone, Portal, theft_answer},
};

on_each_database![
    two_reports_begun_in_two_tabs_are_asked_about,
    an_answer_goes_where_a_person_says,
    a_page_left_open_after_sending_says_that_it_was_sent,
    a_reference_is_shown_only_where_it_was_sent_last,
    a_report_begun_anew_is_never_mixed_with_the_old_one,
    a_start_page_left_open_does_not_begin_a_second_report,
    what_was_typed_into_an_expired_report_is_kept,
];

/// Names with values.
type Pairs = &'static [(&'static str, &'static str)];
/// A question, what is posted to it, and what the page then shows.
type Form = (&'static str, Pairs, &'static str);

const FIRST: &str = "/report/theft/emergency";

/// A page that is open in a tab.
struct Tab {
    path: String,
    page: Answer,
}

impl Tab {
    async fn open(portal: &Portal, phone: &mut Phone, path: &str) -> Self {
        Self { path: path.to_owned(), page: portal.get(phone, path).await }
    }

    /// Fills in the form of this page, however old it is, and presses a button.
    async fn press(&self, portal: &Portal, phone: &mut Phone, fields: &[(&str, &str)]) -> Answer {
        let key = self.page.hidden("draft");
        assert_eq!(key.len(), 22, "{} has a form with a key", self.path);
        portal.post(phone, &self.path, &[&[("draft", key.as_str())], fields].concat()).await
    }
}

/// Posts once more what a page asks about, with one of its buttons.
async fn choose(portal: &Portal, phone: &mut Phone, asked: &Answer, path: &str, button: &str) -> Answer {
    let form = asked.body.split("<form id=\"answer\"").nth(1).unwrap_or_default();
    let form = form.split("</form>").next().unwrap_or_default();
    let attribute = |tag: &str, name: &str| {
        let value = tag.split(&format!(" {name}=\"")).nth(1).unwrap_or_default().split('"').next().unwrap_or_default();
        value
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#x27;", "'")
            .replace("&amp;", "&")
    };
    let hidden = form.split("<input type=\"hidden\"").skip(1);
    let mut fields: Vec<_> = hidden.map(|tag| (attribute(tag, "name"), attribute(tag, "value"))).collect();
    let pressed = form.split("<button").find(|tag| attribute(tag, "name") == button).expect("the button");
    fields.push((button.to_owned(), attribute(pressed, "value")));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    portal.post(phone, path, &fields).await
}

fn is_asked(answer: &Answer) -> bool {
    answer.status == StatusCode::CONFLICT && answer.body.contains("Is this for another report?")
}

/// Case S4, and the same after a report was sent.
async fn two_reports_begun_in_two_tabs_are_asked_about(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    for round in ["new", "after a report was sent"] {
        portal.get(&mut phone, "/report/theft").await;
        let one = Tab::open(&portal, &mut phone, FIRST).await;
        let two = Tab::open(&portal, &mut phone, FIRST).await;
        let first = one.press(&portal, &mut phone, theft_answer("emergency")).await;
        assert_eq!(first.location, "/report/theft/for-whom", "{round}");
        let again = one.press(&portal, &mut phone, theft_answer("emergency")).await;
        assert_eq!(again.location, "/report/theft/for-whom", "{round}: a double click is no second report");
        let asked = two.press(&portal, &mut phone, &[("emergency", "danger")]).await;
        assert!(is_asked(&asked), "{round}: {}", asked.status);
        assert!(asked.body.contains("href=\"/report/theft/for-whom\""), "{round}: it can be carried on");
        let still = portal.get(&mut phone, FIRST).await;
        assert!(!still.body.contains("value=\"danger\" checked"), "{round}: nothing is mixed in while asking");
        // The second tab begins again: from now on the first one is asked.
        let begun = choose(&portal, &mut phone, &asked, FIRST, "instead").await;
        assert_eq!(begun.location, "/report/theft/stop", "{round}: with the answer that was typed");
        let old = Tab { path: "/report/theft/for-whom".into(), page: one.page };
        assert!(is_asked(&old.press(&portal, &mut phone, theft_answer("for-whom")).await), "{round}");
        portal.answer_theft(&mut phone).await;
        assert_eq!(portal.send_report(&mut phone).await.location, "/report/theft/sent");
    }
    Ok(())
}

/// Every button of every kind of form, posted from a tab of a report that is not there any more.
async fn an_answer_goes_where_a_person_says(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    const LONG: &str = "Half a \"sentence\" & <more>\r\nin two lines";
    let forms: &[Form] = &[
        ("story", &[("story", LONG)], "Half a &quot;sentence&quot;"),
        ("story", &[("story", LONG), ("later", "yes")], "in two lines"),
        ("items", &[("items-item", "two"), ("items-what", "A green bag"), ("items-action", "another")], "A green bag"),
        ("items", &[("items-what", "A green bag"), ("items-value", "a lot")], "a lot"),
        ("items", &[("items-what", "A green bag"), ("items-action", "remove:one")], "A green bag"),
        ("contact", &[("contact-email", "zoe@nowhere")], "zoe@nowhere"),
        ("kind", &[("kind", "bicycle")], "A bicycle"),
    ];
    for (question, fields, shown) in forms {
        let (mut phone, path) = (Phone::default(), format!("/report/theft/{question}"));
        portal.answer_theft(&mut phone).await;
        let old = Tab::open(&portal, &mut phone, &path).await;
        let key = old.page.hidden("draft");
        portal.post(&mut phone, "/report/theft/start", &[("instead", &key)]).await;
        portal.answer_theft(&mut phone).await;
        let before = portal.get(&mut phone, "/report/theft/check").await.hidden("fingerprint");

        let asked = old.press(&portal, &mut phone, fields).await;
        assert!(is_asked(&asked) && asked.body.contains(shown), "{question} {fields:?}: {}", asked.body);
        let in_urdu = [*fields, &[("language", "ur")]].concat();
        let in_urdu = old.press(&portal, &mut phone, &in_urdu).await;
        assert_eq!(in_urdu.status, StatusCode::CONFLICT, "{question}");
        let is_typed = *question != "kind";
        assert!(in_urdu.body.contains("<html lang=\"ur\""), "{question}");
        assert!(!is_typed || in_urdu.body.contains(shown), "{question}: {}", in_urdu.body);
        let now = portal.get(&mut phone, "/report/theft/check").await.hidden("fingerprint");
        assert_eq!(now, before, "{question}: nothing is mixed in while asking");

        let into = choose(&portal, &mut phone.clone(), &asked, &path, "into").await;
        assert!(into.status == StatusCode::SEE_OTHER || into.body.contains(shown), "{question}: {}", into.status);
        let asked = old.press(&portal, &mut phone, fields).await;
        let begun = choose(&portal, &mut phone, &asked, &path, "instead").await;
        if begun.status == StatusCode::SEE_OTHER {
            assert_eq!(begun.location, "/report/theft/emergency?notice=kept", "{question} {fields:?}");
        } else {
            assert!(begun.body.contains(shown) && begun.body.contains("no longer have"), "{question} {fields:?}");
        }
    }
    Ok(())
}

/// Case S3, from every kind of page.
async fn a_page_left_open_after_sending_says_that_it_was_sent(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let forms: &[Form] = &[
        ("contact", &[("contact-email", "zoe@example.net")], "zoe@example.net"),
        ("emergency", &[("emergency", "no")], "This report was sent"),
        ("story", &[("story", "And another thing."), ("later", "yes")], "And another thing."),
        ("story", &[("story", "And another thing."), ("language", "ur")], "And another thing."),
        ("items", &[("items-what", "A coat"), ("items-action", "another")], "A coat"),
        ("items", &[("items-action", "remove:one")], "This report was sent"),
    ];
    for (question, fields, shown) in forms {
        let (mut phone, path) = (Phone::default(), format!("/report/theft/{question}"));
        portal.answer_theft(&mut phone).await;
        let tab = Tab::open(&portal, &mut phone, &path).await;
        portal.send_report(&mut phone).await;
        let reference = portal.get(&mut phone, "/report/theft/sent").await.reference();
        for begun_since in [false, true] {
            if begun_since {
                portal.post(&mut phone, FIRST, theft_answer("emergency")).await;
            }
            let late = tab.press(&portal, &mut phone, fields).await;
            assert_eq!(late.status, StatusCode::CONFLICT, "{question} {fields:?} {begun_since}");
            assert!(late.body.contains(shown), "{question} {fields:?}: {}", late.body);
            assert!(late.body.contains(&reference), "{question}: the reference may be seen");
        }
        let next = portal.get(&mut phone, "/report/theft/check").await;
        assert_eq!(next.location, "/report/theft/for-whom", "the new report has only its own answer");
    }
    Ok(())
}

/// Another person on the same phone, a later report, an answer of the day before.
async fn a_reference_is_shown_only_where_it_was_sent_last(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let tab = Tab::open(&portal, &mut phone, "/report/theft/story").await;
    portal.send_report(&mut phone).await;
    let reference = portal.get(&mut phone, "/report/theft/sent").await.reference();
    let mut others = Phone::default();
    portal.get(&mut others, "/report/theft").await;
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    for (phone, whose) in [(&mut others, "somebody else's"), (&mut phone, "of a later report")] {
        let late = tab.press(&portal, phone, &[("story", "Late")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{whose}");
        assert!(late.body.contains("This report was sent") && !late.body.contains(&reference), "{whose}");
    }
    portal.clock.advance(TimeDelta::hours(30));
    let late = tab.press(&portal, &mut phone, &[("story", "Late")]).await;
    assert!(late.body.contains("This report was sent") && late.status == StatusCode::CONFLICT, "a day later");
    Ok(())
}

async fn a_report_begun_anew_is_never_mixed_with_the_old_one(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let check = portal.get(&mut phone, "/report/theft/check").await;
    let start = portal.get(&mut phone, "/report/theft").await;
    assert!(start.body.contains("You have already begun this report"));
    let key = check.hidden("key");
    assert!(start.body.contains(&format!("name=\"instead\" value=\"{key}\"")), "{}", start.body);
    let begun = portal.post(&mut phone, "/report/theft/start", &[("instead", &key)]).await;
    assert_eq!(begun.location, FIRST);
    let gone = portal.press_send(&mut phone, &check).await;
    assert_eq!(gone.location, "/report/theft/emergency?notice=expired", "there is nothing to send");
    portal.answer_theft(&mut phone).await;
    let another = portal.press_send(&mut phone, &check).await;
    assert!(is_asked(&another), "the old check page does not send the new report: {}", another.status);
    let again = portal.post(&mut phone, "/report/theft/start", &[("instead", &key)]).await;
    assert_eq!(again.location, "/report/theft", "the old start page does not delete the new report");
    assert!(portal.state.store.outbox().await?.is_empty());
    assert_eq!(portal.send_report(&mut phone).await.location, "/report/theft/sent");
    Ok(())
}

async fn a_start_page_left_open_does_not_begin_a_second_report(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    for prefix in ["", "/ur"] {
        let begin = format!("{prefix}/report/theft/emergency?begin");
        let start = portal.get(&mut phone, &format!("{prefix}/report/theft")).await;
        assert!(start.body.contains(&format!("href=\"{begin}\"")), "{}", start.body);
        let first = format!("{prefix}{FIRST}");
        assert_eq!(portal.get(&mut phone, &begin).await.location, first);
        portal.post(&mut phone, &first, theft_answer("emergency")).await;
        assert_eq!(portal.get(&mut phone, &first).await.status, StatusCode::OK, "Back is no second beginning");
        assert_eq!(portal.get(&mut phone, &begin).await.location, format!("{prefix}/report/theft"));
        phone = Phone::default();
    }
    Ok(())
}

/// Reading a page in another language neither deletes a report nor begins one.
#[tokio::test]
async fn a_change_of_language_leaves_reports_as_they_are() -> Outcome {
    let portal = Portal::open().await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let check = portal.get(&mut phone, "/report/theft/check").await.hidden("fingerprint");
    for fields in [&[("language", "ur")][..], &[]] {
        let asked = portal.post(&mut phone, "/report/theft/start", fields).await;
        assert!(asked.location.ends_with("/report/theft"), "{fields:?}: {}", asked.location);
        let still = portal.get(&mut phone, "/report/theft/check").await;
        assert_eq!(still.hidden("fingerprint"), check, "{fields:?}");
    }

    let mut phone = Phone::default();
    let first = Tab::open(&portal, &mut phone, FIRST).await;
    assert_eq!(first.press(&portal, &mut phone, &[("language", "ur")]).await.location, format!("/ur{FIRST}"));
    let start = portal.get(&mut phone, "/ur/report/theft").await;
    assert!(!start.body.contains("name=\"instead\""), "nothing is begun: {}", start.body);
    Ok(())
}

async fn what_was_typed_into_an_expired_report_is_kept(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let forms: &[Form] = &[
        ("items", &[("items-item", "two"), ("items-what", "A green bag"), ("items-action", "another")], "A green bag"),
        ("story", &[("story", "It was late.")], "It was late."),
        ("story", &[("story", "It was late."), ("later", "yes")], "It was late."),
        ("story", &[("story", "It was late."), ("language", "ur")], "It was late."),
    ];
    for (question, fields, typed) in forms {
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        let tab = Tab::open(&portal, &mut phone, &format!("/report/theft/{question}")).await;
        let other = Tab::open(&portal, &mut phone, "/report/theft/when").await;
        portal.clock.advance(TimeDelta::hours(25));
        let late = tab.press(&portal, &mut phone, fields).await;
        assert!(late.location.ends_with("/report/theft/emergency?notice=kept"), "{fields:?}: {}", late.location);
        // Another page of the same lost report belongs to the same new one.
        let late = other.press(&portal, &mut phone, theft_answer("when")).await;
        assert_eq!(late.status, StatusCode::SEE_OTHER, "{fields:?}");
        for question in ["emergency", "for-whom", "kind", "railway", "on-bus", "force", "story"] {
            portal.post(&mut phone, &format!("/report/theft/{question}"), theft_answer(question)).await;
            if question == "story" || fields[0].0 == question {
                break;
            }
            let story = portal.get(&mut phone, "/report/theft/story").await;
            if fields[0].0 == "story" && story.status == StatusCode::OK {
                assert!(story.body.contains(typed), "{fields:?}");
            }
        }
        if *question == "items" {
            assert!(portal.get(&mut phone, "/report/theft/items").await.body.contains(typed));
        }
    }
    Ok(())
}

/// Case S6. The first page gives the cookie; a form without it tells.
#[tokio::test]
async fn a_browser_without_cookies_is_told_at_once() -> Outcome {
    let portal = Portal::open().await?;
    for prefix in ["", "/ur"] {
        let no_cookie = Phone::default;
        let is_told = |page: &Answer| {
            page.body.contains("href=\"tel:101\"")
                && page.body.contains(&format!("<li><a href=\"{prefix}/counters\""))
                && page.body.contains("class=\"notice\"")
        };
        let begun = portal.get(&mut no_cookie(), &format!("{prefix}{FIRST}?begin")).await;
        assert_eq!(begun.location, format!("{prefix}{FIRST}?cookie"));
        assert!(begun.headers.contains_key(header::SET_COOKIE));
        let told = portal.get(&mut no_cookie(), &begun.location).await;
        assert!(told.status == StatusCode::OK && is_told(&told), "before anything is typed");
        let mut keeps = Phone::default();
        portal.get(&mut keeps, &format!("{prefix}{FIRST}?begin")).await;
        assert_eq!(portal.get(&mut keeps, &begun.location).await.location, format!("{prefix}{FIRST}"));

        let page = portal.get(&mut no_cookie(), &format!("{prefix}{FIRST}")).await;
        assert!(page.status == StatusCode::OK && !page.body.contains("class=\"notice\""), "nobody knows yet");
        for (question, fields, typed) in [
            ("emergency", [("emergency", "no")], "value=\"no\" checked"),
            ("story", [("story", "Half a sentence")], "Half a sentence"),
            ("contact", [("contact-email", "zoe@example.org")], "zoe@example.org"),
        ] {
            let tab = Tab { path: format!("{prefix}/report/theft/{question}"), page: Answer { ..page_with(&page) } };
            let told = tab.press(&portal, &mut no_cookie(), &fields).await;
            assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{question}");
            assert!(is_told(&told) && told.body.contains(typed), "{question}: {}", told.body);
            assert_eq!(told.hidden("draft"), page.hidden("draft"), "{question}: it is the same report");
            let mut allowed = Phone::default();
            let told = tab.press(&portal, &mut allowed, &fields).await;
            let tab = Tab { path: tab.path, page: told };
            assert_eq!(tab.press(&portal, &mut allowed, &fields).await.status, StatusCode::SEE_OTHER, "{question}");
        }
    }
    Ok(())
}

fn page_with(page: &Answer) -> Answer {
    Answer {
        status: page.status,
        location: page.location.clone(),
        headers: page.headers.clone(),
        body: page.body.clone(),
    }
}

//! A report from the first question to the inbox, over the real router and a real database.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicI32, Ordering},
    },
};

use crate::{
    database::{Database, Listed, on_each_database},
    portal::{Outcome, Phone, Portal, theft_answer},
};
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use journey::Answer;
use server::{
    entropy::{Entropy, SystemEntropy},
    journeys::drafts::DraftToken,
    vault::Record,
};
use typed::name::Name;

on_each_database![
    a_report_arrives_exactly_as_typed,
    pages_that_are_not_there_and_questions_not_yet_reached,
    an_urgent_answer_leads_to_999_and_back,
    a_bad_answer_keeps_what_was_typed,
    an_expired_draft_says_so_and_keeps_the_page,
    a_draft_ends_a_day_after_it_was_begun_however_much_it_is_used,
    sending_twice_is_sending_once,
    an_old_page_leads_to_its_own_report_and_not_to_a_later_one,
    the_same_key_with_other_answers_is_told_apart,
    answers_changed_in_another_tab_are_shown_before_they_are_sent,
    tabs_that_save_at_once_are_all_heard,
    a_branch_no_longer_taken_is_not_sent,
    an_answer_to_a_question_that_is_asked_no_longer_is_not_sent,
    changing_the_language_keeps_what_is_half_typed,
    what_is_half_typed_is_saved_for_later,
    leaving_ends_the_draft_unless_another_site_asks,
    a_reference_that_somebody_has_is_not_given_again,
];

/// Gives every reference the same chance for a while.
struct AlikeAtFirst(AtomicI32);

impl Entropy for AlikeAtFirst {
    fn fill(&self, bytes: &mut [u8]) {
        SystemEntropy.fill(bytes);
        let is_of_a_reference = bytes.len() == 7;
        if is_of_a_reference && self.0.fetch_sub(1, Ordering::Relaxed) > 0 {
            bytes.fill(3);
        }
    }
}

/// Chance makes that rare. The person does not notice.
async fn a_reference_that_somebody_has_is_not_given_again(on: Database) -> Outcome {
    let mut portal = Portal::open_on(on).await?;
    portal.state = portal.state.with_entropy(Arc::new(AlikeAtFirst(AtomicI32::new(2))));
    let mut references = BTreeSet::new();
    for _ in 0..2 {
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        assert_eq!(portal.send_report(&mut phone).await.location, "/report/theft/sent");
        references.insert(portal.get(&mut phone, "/report/theft/sent").await.reference());
    }
    let stored: BTreeSet<_> = portal.state.store.outbox().await?.into_iter().map(|event| event.reference).collect();
    assert_eq!(stored, references);
    assert!(references.len() == 2 && references.contains("FC-5555-555M"), "{references:?}");
    Ok(())
}

async fn a_report_arrives_exactly_as_typed(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let sent = portal.send_report(&mut phone).await;
    assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/report/theft/sent"));
    let page = portal.get(&mut phone, "/report/theft/sent").await;
    assert_eq!(portal.state.forwarder().forward_due().await?, 1);
    let inbox = portal.state.store.inbox().await?;
    assert_eq!(inbox.len(), 1);
    assert_eq!(inbox[0].queue, "crime-recording");
    assert!(page.body.contains(&inbox[0].reference), "the page shows the reference that is stored");
    assert!(page.headers[header::CACHE_CONTROL].to_str()?.contains("no-store"));
    Ok(())
}

async fn pages_that_are_not_there_and_questions_not_yet_reached(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    for path in
        ["/nowhere", "/report/nothing", "/report/theft/nothing", "/ur/report/nothing", "/schemas/x.json", "/report/%FF"]
    {
        let answer = portal.get(&mut phone, path).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert!(answer.body.contains("<main"), "{path} wears the site's clothes");
    }
    let early = portal.get(&mut phone, "/report/theft/where").await;
    assert_eq!(early.location, "/", "a browser that never had a cookie, or has forgotten it");
    portal.get(&mut phone, "/report/theft").await;
    let early = portal.get(&mut phone, "/report/theft/where").await;
    assert_eq!(early.location, "/report/theft/emergency?notice=expired");
    portal.post(&mut phone, "/report/theft/emergency", theft_answer("emergency")).await;
    let early = portal.get(&mut phone, "/ur/report/theft/where").await;
    assert_eq!((early.status, early.location.as_str()), (StatusCode::SEE_OTHER, "/ur/report/theft/for-whom"));
    let early = portal.get(&mut phone, "/report/theft/check").await;
    assert_eq!(early.location, "/report/theft/for-whom");
    Ok(())
}

async fn an_urgent_answer_leads_to_999_and_back(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    let answer = portal.post(&mut phone, "/report/theft/emergency", &[("emergency", "danger")]).await;
    assert_eq!(answer.location, "/report/theft/stop");
    let stop = portal.get(&mut phone, "/report/theft/stop").await;
    for route in ["tel:999", "999bsl.co.uk", "tel:18000", "55"] {
        assert!(stop.body.contains(route), "{route}");
    }
    assert!(stop.body.contains("href=\"/report/theft/emergency\""), "the answer can be changed");
    Ok(())
}

async fn a_bad_answer_keeps_what_was_typed(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    let empty = portal.post(&mut phone, "/report/theft/emergency", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("<title>Error: "));
    assert!(empty.body.contains("href=\"#emergency\""));
    portal.answer_theft(&mut phone).await;
    let typed = [("when-mode", "between"), ("when-day", "31"), ("when-month", "2"), ("when-year", "2026")];
    let wrong = portal.post(&mut phone, "/report/theft/when", &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"31\""));
    assert!(wrong.body.contains("href=\"#when-day\"") && wrong.body.contains("href=\"#when-to-day\""));
    let page = portal.get(&mut phone, "/report/theft/when").await;
    assert!(page.body.contains("value=\"20\""), "the good answer of before is still there");
    Ok(())
}

async fn an_expired_draft_says_so_and_keeps_the_page(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.clock.advance(TimeDelta::hours(24));
    let late = portal.post(&mut phone, "/report/theft/story", &[("story", "It was late.")]).await;
    assert_eq!(late.location, "/report/theft/emergency?notice=kept");
    let first = portal.get(&mut phone, &late.location).await;
    assert!(first.body.contains("deleted 24 hours after"), "the page says why it begins again");
    for question in ["emergency", "for-whom", "kind", "railway", "on-bus", "force"] {
        portal.post(&mut phone, &format!("/report/theft/{question}"), theft_answer(question)).await;
    }
    let story = portal.get(&mut phone, "/report/theft/story").await;
    assert!(story.body.contains("It was late."), "what was typed last is still there");
    let check = portal.get(&mut Phone { cookie: Some("draft=AAAA".into()) }, "/report/theft/check").await;
    assert_eq!(check.location, "/", "that is no cookie of ours");
    Ok(())
}

async fn a_draft_ends_a_day_after_it_was_begun_however_much_it_is_used(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    for hour in 1..24 {
        portal.clock.advance(TimeDelta::hours(1));
        assert_eq!(portal.get(&mut phone, "/report/theft/story").await.status, StatusCode::OK, "{hour}");
        let answer = portal.post(&mut phone, "/report/theft/story", theft_answer("story")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{hour}");
        let later = portal.post(&mut phone, "/report/theft/story", &[("story", "Half"), ("later", "yes")]).await;
        let cookie = later.headers[header::SET_COOKIE].to_str()?;
        assert!(cookie.ends_with(&format!("; Max-Age={}", (24 - hour) * 3600)), "{hour}: {cookie}");
    }
    portal.clock.advance(TimeDelta::hours(1));
    let gone = portal.get(&mut phone, "/report/theft/story").await;
    assert_eq!(gone.location, "/report/theft/emergency?notice=expired");
    Ok(())
}

async fn sending_twice_is_sending_once(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let page = portal.get(&mut phone, "/report/theft/check").await;
    let clicks = (0..10).map(|_| {
        let (portal, mut phone, page) = (&portal, phone.clone(), &page);
        async move { portal.press_send(&mut phone, page).await.location }
    });
    let locations = futures::future::join_all(clicks).await;
    assert!(locations.iter().all(|location| location == "/report/theft/sent"), "{locations:?}");
    assert_eq!(portal.state.store.outbox().await?.len(), 1);
    let first = portal.state.store.outbox().await?[0].reference.clone();
    // The old page again, hours after the draft has gone: the key still names the submission.
    portal.clock.advance(TimeDelta::hours(30));
    let again = portal.press_send(&mut phone, &page).await;
    assert_eq!(again.location, "/report/theft/sent");
    assert!(portal.get(&mut phone, "/report/theft/sent").await.body.contains(&first));
    assert_eq!(portal.state.store.outbox().await?.len(), 1);
    Ok(())
}

async fn an_old_page_leads_to_its_own_report_and_not_to_a_later_one(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    let mut pages = Vec::new();
    for _ in 0..3 {
        portal.answer_theft(&mut phone).await;
        let page = portal.get(&mut phone, "/report/theft/check").await;
        assert_eq!(portal.press_send(&mut phone, &page).await.location, "/report/theft/sent");
        let sent = portal.get(&mut phone, "/report/theft/sent").await;
        pages.push((page, sent.reference()));
    }
    for (page, reference) in &pages {
        assert_eq!(portal.press_send(&mut phone, page).await.location, "/report/theft/sent");
        assert_eq!(portal.get(&mut phone, "/report/theft/sent").await.reference(), *reference);
    }
    assert_eq!(portal.state.store.outbox().await?.len(), pages.len());
    Ok(())
}

async fn the_same_key_with_other_answers_is_told_apart(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let old = portal.get(&mut phone, "/report/theft/check").await;
    portal.send_report(&mut phone).await;
    portal.answer_theft(&mut phone).await;
    portal.post(&mut phone, "/report/theft/story", &[("story", "Something else.")]).await;
    let now = portal.get(&mut phone, "/report/theft/check").await;
    let answer = portal.send_as(&mut phone, &old.hidden("key"), &now.hidden("fingerprint")).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("You already sent this report"));
    assert_eq!(portal.state.store.outbox().await?.len(), 1);
    assert_eq!(portal.send_report(&mut phone).await.location, "/report/theft/sent");
    assert_eq!(portal.state.store.outbox().await?.len(), 2);
    Ok(())
}

async fn answers_changed_in_another_tab_are_shown_before_they_are_sent(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let page = portal.get(&mut phone, "/report/theft/check").await;
    portal.post(&mut phone, "/report/theft/story", &[("story", "Typed in the other tab.")]).await;
    let answer = portal.press_send(&mut phone, &page).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Typed in the other tab."));
    assert!(portal.state.store.outbox().await?.is_empty());
    Ok(())
}

async fn tabs_that_save_at_once_are_all_heard(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let item = |name: &'static str| {
        let (portal, mut phone) = (&portal, phone.clone());
        async move {
            let fields = [("items-item", name), ("items-what", name), ("items-action", "another")];
            portal.post(&mut phone, "/report/theft/items", &fields).await.status
        }
    };
    let saved = futures::future::join_all(["bag", "coat", "keys", "watch"].map(item)).await;
    assert!(saved.iter().all(|status| *status == StatusCode::SEE_OTHER), "{saved:?}");
    let page = portal.get(&mut phone, "/report/theft/items").await;
    for name in ["A phone", "bag", "coat", "keys", "watch"] {
        assert!(page.body.contains(&format!(">{name}</bdi>")), "{name}");
    }
    let removed = [("items-action", "remove:bag"), ("items-what", "half typed"), ("items-item", "new")];
    portal.post(&mut phone, "/report/theft/items", &removed).await;
    let page = portal.get(&mut phone, "/report/theft/items").await;
    assert!(!page.body.contains(">bag</bdi>") && page.body.contains("half typed"));
    Ok(())
}

async fn a_branch_no_longer_taken_is_not_sent(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let changed = portal.post(&mut phone, "/report/theft/named?change", &[("named", "no-name")]).await;
    assert_eq!(changed.location, "/report/theft/check");
    let page = portal.get(&mut phone, "/report/theft/check").await;
    assert!(!page.body.contains("Adeyemi") && !page.body.contains("zoe+police"));
    let changed = portal.post(&mut phone, "/report/theft/named?change", &[("named", "named")]).await;
    assert_eq!(changed.location, "/report/theft/check", "answers given before are still there");
    Ok(())
}

/// A draft of an older version may hold one, as it does `updates`.
async fn an_answer_to_a_question_that_is_asked_no_longer_is_not_sent(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let token = phone.cookie.as_deref().and_then(|cookie| DraftToken::parse(cookie.strip_prefix("draft=")?));
    let token = token.ok_or("a token")?;
    let now = portal.state.clock.now();
    let mut open = portal.state.drafts.open(&token, "theft", now).await?.ok_or("a draft")?;
    let updates = Name::parse("updates")?;
    open.draft.so_far.answers.insert(updates.clone(), Answer::Choice(Name::parse("monthly")?));
    open.draft.so_far.unsaved.insert(updates, [("updates", "never")].into_iter().collect());
    portal.state.drafts.save(&token, "theft", &open, now).await?;
    assert_eq!(portal.get(&mut phone, "/report/theft/updates").await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.get(&mut phone, "/report/theft/check").await.status, StatusCode::OK);
    assert_eq!(portal.send_report(&mut phone).await.location, "/report/theft/sent");
    let reference = portal.get(&mut phone, "/report/theft/sent").await.reference();
    let sealed = portal.state.store.sealed_submission(&reference).await?.ok_or("a submission")?;
    let record = Record::of(sealed.record.as_str(), &sealed.wrapped_key, &portal.state.master)?;
    for body in [&sealed.answers, &sealed.event] {
        let text = String::from_utf8(record.open(body)?)?;
        assert!(text.contains("Adeyemi") && !text.contains("updates"), "{text}");
    }
    Ok(())
}

async fn changing_the_language_keeps_what_is_half_typed(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let fields = [("story", "half a sent"), ("language", "ur")];
    let answer = portal.post(&mut phone, "/report/theft/story", &fields).await;
    assert_eq!(answer.location, "/ur/report/theft/story");
    let page = portal.get(&mut phone, &answer.location).await;
    assert!(page.body.contains("half a sent") && page.body.contains("<html lang=\"ur\" dir=\"rtl\""));
    let check = portal.get(&mut phone, "/report/theft/check").await;
    assert!(check.body.contains("café table"), "what was not confirmed does not replace the answer");
    Ok(())
}

async fn what_is_half_typed_is_saved_for_later(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    let answered = portal.post(&mut phone, "/report/theft/emergency", theft_answer("emergency")).await;
    assert!(!answered.headers[header::SET_COOKIE].to_str()?.contains("Max-Age"), "it goes with the browser's session");
    portal.post(&mut phone, "/report/theft/for-whom", theft_answer("for-whom")).await;
    portal.post(&mut phone, "/report/theft/kind", theft_answer("kind")).await;
    portal.post(&mut phone, "/report/theft/railway", theft_answer("railway")).await;
    portal.post(&mut phone, "/report/theft/on-bus", theft_answer("on-bus")).await;
    portal.post(&mut phone, "/report/theft/force", theft_answer("force")).await;
    let typed = [("story", "It was half past"), ("later", "yes")];
    let later = portal.post(&mut phone, "/report/theft/story", &typed).await;
    assert_eq!((later.status, later.location.as_str()), (StatusCode::SEE_OTHER, "/report/theft/later"));
    assert!(
        later.headers[header::SET_COOKIE].to_str()?.contains("Max-Age=86400"),
        "the browser keeps it as long as we do"
    );
    let page = portal.get(&mut phone, "/report/theft/later").await;
    assert!(page.body.contains("Monday 23 November 2026, 12:00pm"), "{}", page.body);
    portal.clock.advance(TimeDelta::hours(23));
    let start = portal.get(&mut phone, "/report/theft").await;
    assert!(start.body.contains("href=\"/report/theft/story\""), "it goes on there: {}", start.body);
    assert!(portal.get(&mut phone, "/report/theft/story").await.body.contains("It was half past"));
    portal.clock.advance(TimeDelta::hours(25));
    let nothing = portal.get(&mut phone, "/report/theft/later").await;
    assert_eq!(nothing.location, "/report/theft/emergency?notice=expired");
    Ok(())
}

async fn leaving_ends_the_draft_unless_another_site_asks(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let request = axum::http::Request::get("/exit")
        .header(header::COOKIE, phone.cookie.clone().unwrap_or_default())
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::empty())?;
    portal.send(request).await;
    assert_eq!(portal.get(&mut phone, "/report/theft/check").await.status, StatusCode::OK);
    let kept = phone.clone();
    let left = portal.get(&mut phone, "/exit").await;
    assert_eq!(left.location, portal.state.content.service.exit_url);
    assert_eq!(phone.cookie.as_deref(), Some("draft="));
    let back = portal.get(&mut kept.clone(), "/report/theft/check").await;
    assert_eq!(back.location, "/report/theft/emergency?notice=expired");
    Ok(())
}

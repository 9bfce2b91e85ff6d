//! Whose a draft is: a token that somebody else chose is never used, and one that sent a report opens nothing any more.

use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use futures::future::join_all;
use journey::{Answers, paths::longest};
use server::journeys::drafts::{DraftToken, OpenDraft};

use crate::{
    database::{Database, Listed, on_each_database},
    portal::{Answer, Outcome, Phone, Portal, theft_answer},
};

on_each_database![
    a_token_that_somebody_planted_is_never_used,
    the_first_answer_posted_again_with_the_old_cookie_is_the_same_draft,
    after_sending_the_old_token_opens_no_answers,
    who_never_got_the_new_cookie_finds_everything_by_pressing_again,
    a_draft_saved_while_another_is_sent_is_not_split,
    nobody_makes_a_draft_last_longer,
];

const FIRST: &str = "/report/theft/emergency";

fn phone_with(token: &DraftToken) -> Phone {
    Phone { cookie: Some(format!("draft={}", token.to_text())) }
}

/// Answers the first question of the page that this phone sees.
async fn answer_first(portal: &Portal, phone: &mut Phone) -> Answer {
    let page = portal.get(phone, FIRST).await;
    let key = page.hidden("draft");
    portal.post(phone, FIRST, &[("draft", &key), ("emergency", "no")]).await
}

async fn a_token_that_somebody_planted_is_never_used(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let planted = DraftToken::random(&*portal.state.entropy);
    for was_begun in [false, true] {
        let (mut victim, attacker) = (phone_with(&planted), phone_with(&planted));
        if was_begun {
            // The one who planted it had a draft of their own, which has ended.
            let open = OpenDraft::new(&*portal.state.entropy);
            portal.state.drafts.save(&planted, "theft", &open, portal.state.clock.now()).await?;
            portal.clock.advance(TimeDelta::hours(24));
        }
        let answered = answer_first(&portal, &mut victim).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER);
        assert_ne!(victim.cookie, attacker.cookie, "the token was replaced");
        let cookie = answered.headers[header::SET_COOKIE].to_str()?;
        assert!(cookie.contains("HttpOnly") && !cookie.contains("Max-Age"), "{cookie}");
        portal.answer_theft(&mut victim).await;
        let own = victim.cookie.clone();
        for page in ["story", "check", "for-whom", "later"] {
            let nothing = portal.get(&mut attacker.clone(), &format!("/report/theft/{page}")).await;
            assert_eq!(nothing.location, "/report/theft/emergency?notice=expired", "{page}");
        }
        let mut other = attacker.clone();
        answer_first(&portal, &mut other).await;
        assert!(other.cookie != attacker.cookie && other.cookie != own, "who knows the old one gets another");
        assert_eq!(portal.get(&mut victim, "/report/theft/check").await.status, StatusCode::OK);
        assert_eq!(victim.cookie, own, "a token that holds drafts stays");
    }
    Ok(())
}

/// The answer to the first post is lost, so that the phone never gets its new cookie; or the button is pressed twice.
async fn the_first_answer_posted_again_with_the_old_cookie_is_the_same_draft(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    let page = portal.get(&mut phone, FIRST).await;
    let key = page.hidden("draft");
    let presses = (0..6).map(|_| {
        let (portal, mut phone, key) = (&portal, phone.clone(), key.clone());
        async move {
            let answer = portal.post(&mut phone, FIRST, &[("draft", &key), ("emergency", "no")]).await;
            assert_eq!(answer.location, "/report/theft/for-whom");
            phone.cookie
        }
    });
    let mut cookies = join_all(presses).await;
    cookies.dedup();
    assert!(cookies.len() == 1 && cookies[0] != phone.cookie, "{cookies:?}");
    assert_eq!(
        portal.get(&mut Phone { cookie: cookies.remove(0) }, "/report/theft/for-whom").await.status,
        StatusCode::OK
    );
    Ok(())
}

/// Somebody who has finished a theft report and half of a hate-crime report. The answers that were given.
async fn with_two_reports(portal: &Portal) -> Result<Phone, Box<dyn std::error::Error>> {
    let state = &portal.state;
    let token = DraftToken::random(&*state.entropy);
    let answers = |journey: &str| -> Result<Answers, &str> {
        Ok(longest(state.content.journey(journey).ok_or("there is no such journey")?))
    };
    for journey in ["theft", "hate-crime"] {
        let mut open = OpenDraft::new(&*state.entropy);
        open.draft.so_far.answers = answers(journey)?;
        state.drafts.save(&token, journey, &open, state.clock.now()).await?;
    }
    Ok(phone_with(&token))
}

async fn after_sending_the_old_token_opens_no_answers(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = with_two_reports(&portal).await?;
    let old = phone.clone();
    let other = portal.get(&mut phone, "/report/hate-crime/check").await.hidden("fingerprint");
    let sent = portal.send_report(&mut phone).await;
    assert_eq!(sent.location, "/report/theft/sent");
    assert_ne!(phone.cookie, old.cookie);
    assert_eq!(sent.headers.get_all(header::SET_COOKIE).iter().count(), 1);
    let reference = portal.get(&mut phone, "/report/theft/sent").await.reference();
    assert_eq!(reference.len(), 12);
    let still = portal.get(&mut phone, "/report/hate-crime/check").await;
    assert_eq!(still.hidden("fingerprint"), other, "the other report goes on under the new token");

    // For a while the old token leads to what was sent, and to nothing else.
    let check = portal.get(&mut old.clone(), "/report/theft/check").await;
    assert_eq!(check.location, "/report/theft/sent");
    assert_eq!(portal.get(&mut old.clone(), "/report/theft/sent").await.reference(), reference);
    for path in
        ["/report/theft/story", "/report/hate-crime/story", "/report/hate-crime/check", "/report/hate-crime/later"]
    {
        let nothing = portal.get(&mut old.clone(), path).await;
        assert!(nothing.status.is_redirection() && !nothing.location.contains("story"), "{path}: {}", nothing.location);
    }
    for journey in ["theft", "hate-crime"] {
        let token = old.token().ok_or("a token")?;
        let left = portal.state.drafts.open(&token, journey, portal.state.clock.now()).await?;
        assert!(
            left.is_none_or(|open| open.draft.so_far.answers.is_empty() && open.draft.so_far.unsaved.is_empty()),
            "{journey}"
        );
    }
    // What is begun with the old token is somebody else's, and does not reach what goes on under the new one.
    let mut begun = old.clone();
    answer_first(&portal, &mut begun).await;
    assert!(begun.cookie != old.cookie && begun.cookie != phone.cookie);
    assert!(portal.get(&mut begun, "/report/hate-crime/check").await.location.ends_with("notice=expired"));

    portal.clock.advance(TimeDelta::hours(1));
    let later = portal.get(&mut old.clone(), "/report/theft/check").await;
    assert_eq!(later.location, "/report/theft/emergency?notice=expired", "after an hour it knows nothing");
    assert_eq!(portal.get(&mut phone, "/report/theft/sent").await.reference(), reference);
    assert_eq!(portal.state.store.outbox().await?.len(), 1);
    Ok(())
}

/// The 303 of "send" is lost: the phone still has the old cookie, and the page.
async fn who_never_got_the_new_cookie_finds_everything_by_pressing_again(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = with_two_reports(&portal).await?;
    let page = portal.get(&mut phone, "/report/theft/check").await;
    let lost = portal.press_send(&mut phone.clone(), &page).await;
    assert_eq!(lost.location, "/report/theft/sent");
    let mut references = Vec::new();
    for (way, press) in [("the same page", true), ("typing the address", false), ("the same page again", true)] {
        let mut phone = phone.clone();
        if press {
            let again = portal.press_send(&mut phone, &page).await;
            assert_eq!(again.location, "/report/theft/sent", "{way}");
            let other = portal.get(&mut phone, "/report/hate-crime/check").await;
            assert_eq!(other.status, StatusCode::OK, "{way}: the other report is there, too");
        } else {
            assert_eq!(portal.get(&mut phone, "/report/theft/check").await.location, "/report/theft/sent", "{way}");
        }
        references.push(portal.get(&mut phone, "/report/theft/sent").await.reference());
    }
    // A form of the page without its text of chance, as somebody makes who knows only key and token.
    let mut made = phone.clone();
    let sent = portal.send_as(&mut made, &page.hidden("key"), &page.hidden("fingerprint")).await;
    assert_eq!(sent.location, "/report/theft/sent");
    references.push(portal.get(&mut made, "/report/theft/sent").await.reference());
    assert!(portal.get(&mut made, "/report/hate-crime/check").await.location.ends_with("notice=expired"));
    references.dedup();
    assert_eq!(references.len(), 1);
    // A day later nothing of the drafts is left, and the key still names the submission.
    portal.clock.advance(TimeDelta::hours(30));
    let again = portal.press_send(&mut phone, &page).await;
    assert_eq!(again.location, "/report/theft/sent");
    assert_eq!(portal.get(&mut phone, "/report/theft/sent").await.reference(), references[0]);
    assert_eq!(portal.state.store.outbox().await?.len(), 1);
    Ok(())
}

/// One tab sends while another saves: whichever comes first, no answer stays behind under the old token.
async fn a_draft_saved_while_another_is_sent_is_not_split(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    for _ in 0..10 {
        let phone = with_two_reports(&portal).await?;
        let page = portal.get(&mut phone.clone(), "/report/theft/check").await;
        let (mut sends, mut saves) = (phone.clone(), phone.clone());
        let key = portal.get(&mut phone.clone(), "/report/hate-crime/story").await.hidden("draft");
        let story = [("draft", &*key), ("story", "Typed in the other tab.")];
        let (sent, saved) = tokio::join!(
            portal.press_send(&mut sends, &page),
            portal.post(&mut saves, "/report/hate-crime/story", &story)
        );
        assert_eq!(sent.location, "/report/theft/sent");
        assert!(saved.status.is_redirection(), "{}", saved.status);
        let story = portal.get(&mut sends, "/report/hate-crime/story").await;
        assert_eq!(story.status, StatusCode::OK, "the other report is under the new token");
        let token = phone.token().ok_or("a token")?;
        for journey in ["theft", "hate-crime"] {
            let left = portal.state.drafts.open(&token, journey, portal.state.clock.now()).await?;
            assert!(left.is_none_or(|open| open.draft.is_untouched()), "{journey} stays behind");
        }
    }
    assert_eq!(portal.state.store.outbox().await?.len(), 10);
    Ok(())
}

/// Whoever can write the database, or begins a report anew again and again.
async fn nobody_makes_a_draft_last_longer(on: Database) -> Outcome {
    use sqlx::{AnyConnection, Connection};
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    sqlx::raw_sql("UPDATE drafts SET expires_at = 9000000000000").execute(&mut connection).await?;
    portal.clock.advance(TimeDelta::hours(12));
    portal.post(&mut phone, "/report/theft/emergency", theft_answer("emergency")).await;
    for _ in 0..2 {
        portal.clock.advance(TimeDelta::hours(6));
        let key = portal.get(&mut phone, "/report/theft/for-whom").await.hidden("draft");
        portal.post(&mut phone, "/report/theft/start", &[("instead", &key)]).await;
        portal.post(&mut phone, "/report/theft/emergency", theft_answer("emergency")).await;
    }
    let gone = portal.get(&mut phone, "/report/theft/sent").await;
    assert_eq!(gone.location, "/report/theft/emergency", "what was sent a day ago is not shown any longer");
    let under_way = portal.get(&mut phone, "/report/theft").await;
    assert!(under_way.body.contains("already begun"), "what was begun since is there");
    Ok(())
}

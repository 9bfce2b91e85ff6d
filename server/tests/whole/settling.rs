//! What settles an event, in whatever order it is said: offers, words, messages that were lost, replays.

use chrono::TimeDelta;
use serde_json::json;
use server::{
    events::{
        Channel,
        back_office::{GivenUp, Sender},
    },
    store::outbox::{ClaimDue, HandedOver, ListedEvent, Replay, Then},
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use crate::{
    database::{Database, Listed, on_each_database, waits_for_a_lock},
    desk::QUEUE,
    offices::{until, word},
    portal::{Outcome, Phone, Portal},
};

on_each_database![
    a_message_that_the_broker_gives_up_comes_again,
    an_offer_whose_message_is_lost_settles_nothing,
    an_offer_to_another_queue_settles_nothing,
    an_offer_before_a_replay_settles_nothing_after_it,
    what_was_replayed_is_no_first_offer,
    what_was_accepted_can_be_refused_once_it_was_replayed,
    words_that_no_database_could_keep_are_dropped,
];

async fn a_message_that_the_broker_gives_up_comes_again(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let (store, back_office) = (&portal.state.store, portal.state.back_office());
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    let event_id = store.outbox().await?[0].event_id.clone();
    let at = portal.state.clock.now().timestamp_millis();
    store.write(handed_over(&event_id, 0, at)).await?;
    let given_up = |queue: &str, reason: &str| GivenUp {
        event_id: event_id.clone(),
        queue: queue.to_owned(),
        reason: reason.to_owned(),
    };
    let state = async || store.outbox().await.map(|events| events[0].state.clone());
    back_office.given_up(given_up("property", "rejected")).await?;
    assert_eq!(state().await?, "acknowledged", "a copy in another queue says nothing of this one");
    back_office.given_up(given_up(QUEUE, "expired")).await?;
    assert_eq!(state().await?, "waiting", "a trusted queue has lost it");
    back_office.given_up(given_up(QUEUE, "rejected")).await?;
    assert_eq!(state().await?, "refused");
    let event = json!({"id": event_id, "subject": store.outbox().await?[0].reference});
    let accepted = word(&event, "accepted").to_string();
    back_office.hear(Sender::Shared, accepted.as_bytes()).await?;
    back_office.given_up(given_up(QUEUE, "rejected")).await?;
    assert_eq!(state().await?, "acknowledged", "they have it: a late copy changes nothing");
    let again = Replay { event_id: event_id.clone(), queue: None, at, who: "Sam".into(), note: String::new() };
    store.write(again).await?;
    back_office.hear(Sender::Shared, accepted.as_bytes()).await?;
    assert_eq!(state().await?, "acknowledged", "who has it may say so in the same words");
    let trail: Vec<String> = store.audit_of(&event_id).await?.into_iter().map(|entry| entry.action).collect();
    assert_eq!(trail, ["returned", "refused", "accepted", "replayed"]);
    Ok(())
}

/// A trusted queue has taken this attempt.
fn handed_over(event_id: &str, attempt: i64, at: i64) -> HandedOver {
    HandedOver { event_id: event_id.to_owned(), attempt, queue: QUEUE.to_owned(), at, then: Then::Nothing }
}

/// A portal with one report; its event.
async fn with_a_report(database: Database) -> Result<(Portal, ListedEvent), Box<dyn std::error::Error>> {
    let portal = Portal::open_on(database).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    let event = portal.state.store.outbox().await?.pop().ok_or("the event is not in the outbox")?;
    Ok((portal, event))
}

/// Claims the one event that is due, as the forwarder does; the attempt.
async fn claim(portal: &Portal) -> Result<i64, Box<dyn std::error::Error>> {
    let now = portal.state.clock.now().timestamp_millis();
    let claimed = portal
        .state
        .store
        .write(ClaimDue { channel: Channel::Queue, now, until: now + 30_000, at_most: 10 })
        .await?
        .events;
    assert_eq!(claimed.len(), 1);
    Ok(claimed[0].attempts)
}

async fn an_offer_whose_message_is_lost_settles_nothing(database: Database) -> Outcome {
    let (portal, event) = with_a_report(database).await?;
    let (store, back_office) = (&portal.state.store, portal.state.back_office());
    let attempt = claim(&portal).await?;
    // The broker has lost it before it was written down that it had it.
    let lost = GivenUp { event_id: event.event_id.clone(), queue: QUEUE.to_owned(), reason: "expired".to_owned() };
    back_office.given_up(lost).await?;
    let at = portal.state.clock.now().timestamp_millis();
    store.write(handed_over(&event.event_id, attempt, at)).await?;
    let row = &store.outbox().await?[0];
    assert!(row.state == "waiting" && row.due_at.is_some(), "{row:?}");
    portal.clock.advance(TimeDelta::seconds(31));
    let attempt = claim(&portal).await?;
    store.write(handed_over(&event.event_id, attempt, at)).await?;
    assert_eq!(store.outbox().await?[0].state, "acknowledged", "the next offer counts");
    Ok(())
}

async fn an_offer_to_another_queue_settles_nothing(database: Database) -> Outcome {
    let (portal, event) = with_a_report(database).await?;
    let (store, at) = (&portal.state.store, portal.state.clock.now().timestamp_millis());
    let attempt = claim(&portal).await?;
    let (who, note) = ("Sam".to_owned(), "it belongs to property".to_owned());
    let replay = Replay { event_id: event.event_id.clone(), queue: Some("property".to_owned()), at, who, note };
    assert!(store.write(replay).await?);
    claim(&portal).await?;
    store.write(handed_over(&event.event_id, attempt, at)).await?;
    let row = &store.outbox().await?[0];
    assert!(row.state == "waiting" && row.due_at.is_some() && row.queue == "property", "{row:?}");
    Ok(())
}

async fn an_offer_before_a_replay_settles_nothing_after_it(database: Database) -> Outcome {
    let (portal, event) = with_a_report(database).await?;
    let (store, at) = (&portal.state.store, portal.state.clock.now().timestamp_millis());
    let late = claim(&portal).await?;
    let event_id = event.event_id.clone();
    store.write(Replay { event_id, queue: None, at, who: "Sam".to_owned(), note: String::new() }).await?;
    store.write(handed_over(&event.event_id, late, at)).await?;
    assert_eq!(store.outbox().await?[0].state, "waiting", "before the next offer");
    claim(&portal).await?;
    store.write(handed_over(&event.event_id, late, at)).await?;
    assert_eq!(store.outbox().await?[0].state, "waiting", "and during it");
    Ok(())
}

/// A broker that knows the event from its first queue must not be believed when it says that it has it already.
async fn what_was_replayed_is_no_first_offer(database: Database) -> Outcome {
    let (portal, event) = with_a_report(database).await?;
    let (store, at) = (&portal.state.store, portal.state.clock.now().timestamp_millis());
    for replays in 0..3 {
        let claimed = store.write(ClaimDue { channel: Channel::Queue, now: at, until: at, at_most: 1 }).await?.events;
        assert_eq!((claimed[0].replays, claimed[0].handed_over_at), (replays, None));
        let (event_id, queue) = (event.event_id.clone(), Some("property".to_owned()));
        store.write(Replay { event_id, queue, at, who: "Sam".to_owned(), note: String::new() }).await?;
    }
    Ok(())
}

/// Two processes hear of one event at the same moment.
#[tokio::test]
async fn a_refusal_waits_for_the_word_that_is_being_recorded() -> Outcome {
    let (portal, event) = with_a_report(Database::Postgres).await?;
    let mut other = AnyConnection::connect(&portal.state.config.database_url).await?;
    let accepting = format!(
        "BEGIN; INSERT INTO case_updates (source, update_id, event_id, reference, queue, status, received_at) \
         VALUES ('/records', '1', '{0}', '{1}', '{QUEUE}', 'accepted', {2}); \
         UPDATE outbox SET state = 'acknowledged', due_at = NULL WHERE event_id = '{0}'",
        event.event_id,
        event.reference,
        portal.state.clock.now().timestamp_millis()
    );
    sqlx::raw_sql(AssertSqlSafe(accepting)).execute(&mut other).await?;
    let rejected = GivenUp { event_id: event.event_id.clone(), queue: QUEUE.to_owned(), reason: "rejected".to_owned() };
    let back_office = portal.state.back_office();
    let refusing = tokio::spawn(async move { back_office.given_up(rejected).await });
    let mut watching = AnyConnection::connect(&portal.state.config.database_url).await?;
    until("the refusal waits", async || waits_for_a_lock(&mut watching).await).await;
    sqlx::raw_sql("COMMIT").execute(&mut other).await?;
    refusing.await??;
    assert_eq!(portal.state.store.outbox().await?[0].state, "acknowledged");
    Ok(())
}

async fn what_was_accepted_can_be_refused_once_it_was_replayed(database: Database) -> Outcome {
    let (portal, event) = with_a_report(database).await?;
    let (store, back_office) = (&portal.state.store, portal.state.back_office());
    let event_id = event.event_id.clone();
    let envelope = json!({"id": event_id, "subject": event.reference});
    let refused = async || back_office.hear(Sender::Shared, word(&envelope, "refused").to_string().as_bytes()).await;
    let state = async || store.outbox().await.map(|events| events[0].state.clone());
    back_office.hear(Sender::Shared, word(&envelope, "accepted").to_string().as_bytes()).await?;
    refused().await?;
    assert_eq!(state().await?, "acknowledged", "who has it cannot refuse it");
    // On a machine whose clock is behind.
    portal.clock.advance(TimeDelta::minutes(-50));
    let at = portal.state.clock.now().timestamp_millis();
    let queue = Some("property".to_owned());
    store.write(Replay { event_id, queue, at, who: "Sam".to_owned(), note: String::new() }).await?;
    refused().await?;
    assert_eq!(state().await?, "refused", "those it went to next have not accepted it");
    portal.clock.advance(TimeDelta::minutes(-50));
    back_office.hear(Sender::Shared, word(&envelope, "accepted").to_string().as_bytes()).await?;
    refused().await?;
    assert_eq!(state().await?, "acknowledged", "and now they have, by a clock that is behind");
    Ok(())
}

/// PostgreSQL keeps no NUL in a text.
async fn words_that_no_database_could_keep_are_dropped(database: Database) -> Outcome {
    let (portal, event) = with_a_report(database).await?;
    let (store, back_office) = (&portal.state.store, portal.state.back_office());
    let accepted = word(&json!({"id": event.event_id, "subject": event.reference}), "accepted");
    for place in ["id", "source", "subject", "type"] {
        let mut word = accepted.clone();
        word[place] = "a\0b".into();
        back_office.hear(Sender::Shared, word.to_string().as_bytes()).await?;
    }
    assert!(store.case_updates(&event.reference).await?.is_empty());
    for (event_id, queue, reason) in [("a\0b", QUEUE, "rejected"), (&event.event_id, "a\0b", "rejected")] {
        let [event_id, queue, reason] = [event_id, queue, reason].map(str::to_owned);
        back_office.given_up(GivenUp { event_id, queue, reason }).await?;
    }
    assert_eq!(store.outbox().await?[0].state, "waiting");
    let reason = "expired\0".to_owned();
    back_office.given_up(GivenUp { event_id: event.event_id.clone(), queue: QUEUE.to_owned(), reason }).await?;
    let mut telling = accepted.clone();
    telling["data"]["message"] = "a\0b".into();
    back_office.hear(Sender::Shared, telling.to_string().as_bytes()).await?;
    assert_eq!(store.outbox().await?[0].state, "acknowledged", "what is sealed may hold anything");
    Ok(())
}

//! From the outbox to a queue: once under one id, in order, again after every failure.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use crate::{
    database::{Database, Listed, on_each_database},
    portal::{Outcome, Phone, Portal},
};
use app::domain::reference::Reference;
use chrono::TimeDelta;
use journey::{Answers, Complete, Position, paths::for_each_path};
use serde_json::Value;
use server::{
    clock::Clock,
    entropy::{SystemEntropy, event_id},
    events::{
        Channel, Forwarder,
        queue::{Queues, nats::Nats},
    },
    reports::submission::{HandedOn, event_data},
    store::{
        drafts::EndExpiredDrafts,
        inbox::{Accept, Receive},
        outbox::{ClaimDue, HandedOver, Then},
    },
};

on_each_database![
    a_broker_that_is_away_changes_nothing_for_the_person,
    a_claim_of_a_process_that_died_runs_out,
    accepting_twice_is_accepting_once,
    accepting_before_it_counts_as_handed_over_is_accepting,
    what_a_clock_that_was_ahead_put_off_comes_back,
    what_a_queue_had_comes_back_where_it_waits_longer_than_it_has_waited,
    expired_drafts_are_deleted_some_at_a_time,
];

/// A forwarder to a broker where nobody listens.
fn forwarder_to_nowhere(portal: &Portal) -> Forwarder {
    let nowhere = Nats::new("nats://127.0.0.1:1", Duration::from_secs(300));
    portal.state.forwarder_to(Queues::new(Arc::new(nowhere), &[], TimeDelta::minutes(5)))
}

async fn a_broker_that_is_away_changes_nothing_for_the_person(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    assert_eq!(portal.send_report(&mut phone).await.location, "/report/theft/sent");
    let id = portal.state.store.outbox().await?[0].event_id.clone();
    for attempt in 1..=3 {
        assert_eq!(forwarder_to_nowhere(&portal).forward_due().await?, 1);
        let waiting = &portal.state.store.outbox().await?[0];
        assert_eq!((waiting.state.as_str(), waiting.attempts), ("waiting", attempt));
        assert!(waiting.last_error.as_deref().is_some_and(|reason| reason.contains("cannot connect")));
        assert_eq!(forwarder_to_nowhere(&portal).forward_due().await?, 0, "it is not due yet");
        portal.clock.advance(TimeDelta::minutes(2));
    }
    assert_eq!(portal.state.forwarder().forward_due().await?, 1);
    let inbox = portal.state.store.inbox().await?;
    assert_eq!((inbox.len(), inbox[0].event_id.as_str()), (1, id.as_str()), "the same id on every retry");
    Ok(())
}

/// An event is in the inbox a moment before the outbox says that it was handed over.
async fn accepting_before_it_counts_as_handed_over_is_accepting(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    let (store, at) = (&portal.state.store, portal.clock.now().timestamp_millis());
    let event = store.outbox().await?.remove(0);
    let claimed =
        store.write(ClaimDue { channel: Channel::Queue, now: at, until: at + 30_000, at_most: 10 }).await?.events;
    let (event_id, queue, reference) = (event.event_id, event.queue, event.reference);
    store.write(Receive { event_id: event_id.clone(), queue: queue.clone(), reference: reference.clone(), at }).await?;
    assert_eq!(store.write(Accept { reference, at }).await?, 1);
    let attempt = claimed[0].attempts;
    store.write(HandedOver { event_id, attempt, queue, at, then: Then::Acceptance }).await?;
    assert_eq!(store.outbox().await?[0].state, "acknowledged");
    Ok(())
}

async fn what_a_clock_that_was_ahead_put_off_comes_back(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let forwarder = portal.state.forwarder();
    for ahead in [TimeDelta::minutes(5), TimeDelta::days(3)] {
        portal.clock.advance(ahead);
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        portal.send_report(&mut phone).await;
        portal.clock.advance(-ahead);
        assert_eq!(forwarder.forward_due().await?, 0, "it is due later");
        assert_eq!(forwarder.recall().await?, 1);
        assert_eq!(forwarder.forward_due().await?, 1);
        assert_eq!(forwarder.recall().await?, 0, "what was handed over waits as long as it should");
    }
    Ok(())
}

async fn what_a_queue_had_comes_back_where_it_waits_longer_than_it_has_waited(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    let (store, first_had) = (&portal.state.store, portal.clock.now());
    let at = first_had.timestamp_millis();
    let claimed = store
        .write(ClaimDue { channel: Channel::Queue, now: at, until: at + 30_000, at_most: 1 })
        .await?
        .events
        .remove(0);
    for (waited, wait, brought_back) in [(0, 5, 0), (0, 6, 1), (60, 60, 0), (60, 62, 1), (600, 360, 0), (600, 361, 1)] {
        portal.clock.advance(first_had + TimeDelta::minutes(waited) - portal.clock.now());
        let at = portal.clock.now().timestamp_millis();
        let (event_id, queue) = (claimed.event_id.clone(), claimed.queue.clone());
        let then = Then::WordUntil(at + wait * 60_000);
        store.write(HandedOver { event_id, attempt: claimed.attempts, queue, at, then }).await?;
        let count = forwarder_to_nowhere(&portal).recall().await?;
        assert_eq!(count, brought_back, "{wait} more minutes after {waited}");
    }
    Ok(())
}

async fn expired_drafts_are_deleted_some_at_a_time(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    for _ in 0..3 {
        portal.post(&mut Phone::default(), "/report/theft/emergency", &[("emergency", "no")]).await;
    }
    let sweep = |at_most| EndExpiredDrafts { now: portal.clock.now().timestamp_millis(), at_most };
    assert_eq!(portal.state.store.write(sweep(2)).await?, 0, "they are kept for a day");
    portal.clock.advance(TimeDelta::days(2));
    assert_eq!(portal.state.store.write(sweep(2)).await?, 2);
    assert_eq!(portal.state.store.write(sweep(2)).await?, 1);
    Ok(())
}

async fn a_claim_of_a_process_that_died_runs_out(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    let now = portal.clock.now();
    let claim = ClaimDue {
        channel: Channel::Queue,
        now: now.timestamp_millis(),
        until: (now + TimeDelta::seconds(30)).timestamp_millis(),
        at_most: 9,
    };
    assert_eq!(portal.state.store.write(claim).await?.events.len(), 1);
    assert_eq!(portal.state.forwarder().forward_due().await?, 0, "somebody else has it");
    portal.clock.advance(TimeDelta::seconds(31));
    assert_eq!(portal.state.forwarder().forward_due().await?, 1);
    assert_eq!(portal.state.store.outbox().await?[0].state, "handed-over");
    Ok(())
}

async fn accepting_twice_is_accepting_once(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    portal.state.forwarder().forward_due().await?;
    let reference = portal.state.store.inbox().await?[0].reference.clone();
    for expected in [1, 0] {
        let accept = Accept { reference: reference.clone(), at: portal.clock.now().timestamp_millis() };
        assert_eq!(portal.state.store.write(accept).await?, expected);
    }
    assert_eq!(portal.state.store.outbox().await?[0].state, "acknowledged");
    Ok(())
}

#[test]
fn event_ids_are_uuids_of_version_7() {
    let now = chrono::DateTime::from_timestamp_millis(1_795_348_800_000).expect("a time");
    let ids: BTreeSet<_> = (0..1000).map(|_| event_id(&SystemEntropy, now)).collect();
    assert_eq!(ids.len(), 1000);
    assert!(ids.iter().all(|id| id.get_version_num() == 7));
}

/// Every path of every journey ends in an exit or in a submission whose event fits the published schema.
#[tokio::test]
async fn every_path_of_every_journey_ends_well() -> Outcome {
    let portal = Portal::open().await?;
    let schema: Value = serde_json::from_str(include_str!("../../schemas/frontcounter.report.submitted.v1.json"))?;
    let schema = jsonschema::validator_for(&schema)?;
    let english = portal.state.content.locales.english();
    for definition in portal.state.content.reports() {
        let (mut submissions, mut exits, mut shapes) = (0, 0, BTreeSet::new());
        for_each_path(definition, &mut |answers: &Answers| {
            let complete = match Complete::of(definition, answers) {
                Ok(complete) => complete,
                Err(position) => {
                    assert!(matches!(position, Position::Exit { .. }), "{answers:?}");
                    exits += 1;
                    return;
                }
            };
            submissions += 1;
            // Schemas see each set of questions once: paths that differ in an option only have one shape.
            let shape: Vec<_> = complete.walk().answered.iter().map(|(question, _)| question.id.clone()).collect();
            if shapes.insert(shape) {
                let report = complete.purpose().report().expect("a report");
                let outcome = report.outcome(&complete);
                let reference = Reference::from_random([1, 2, 3, 4, 5, 6, 7]);
                let at = portal.clock.now();
                let report = HandedOn { reference, report, complete: &complete, outcome, language: "en", at };
                let data = event_data(&english, &report);
                let faults: Vec<_> = schema.iter_errors(&data).map(|error| error.to_string()).collect();
                assert!(faults.is_empty(), "{}: {faults:?}", definition.id);
            }
        });
        assert!(submissions > 0 && exits > 0, "{}: {submissions} submissions, {exits} exits", definition.id);
    }
    Ok(())
}

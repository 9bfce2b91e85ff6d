//! What back offices do to events, on real brokers.

use chrono::TimeDelta;
use serde_json::json;
use server::{events::back_office::Sender, store::outbox::Replay};

use crate::{
    desk::{Desk, QUEUE},
    offices::{Broker, on_each_broker, until, word},
    portal::Outcome,
};

on_each_broker![
    an_event_is_open_until_the_back_office_has_it,
    what_is_refused_stops_and_can_be_replayed,
    words_that_mean_nothing_change_nothing,
    words_in_any_order_end_the_same,
    a_trusted_queue_is_believed,
    a_refused_event_holds_up_nobody_else,
    an_office_speaks_for_its_own_queue_alone,
    the_shared_subject_is_heard_until_it_is_turned_off,
];

async fn an_event_is_open_until_the_back_office_has_it(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[("FRONT_COUNTER_OFFER_AGAIN_AFTER_S", "60")]).await?;
    let stored = desk.submit().await?;
    assert_eq!(desk.forwarder.forward_due().await?, 1);
    let first = desk.office.next(QUEUE).await?;
    assert_eq!(first.message_id, stored.event_id);
    assert_eq!(
        (&first.envelope["id"], &first.envelope["subject"]),
        (&json!(stored.event_id), &json!(stored.reference))
    );
    assert_eq!(desk.state(&stored.event_id).await, "handed-over");

    assert_eq!(desk.forwarder.forward_due().await?, 0, "it is not due again yet");
    desk.portal.clock.advance(TimeDelta::seconds(61));
    assert_eq!(desk.forwarder.forward_due().await?, 1, "nobody has acknowledged it");
    if broker == Broker::Nats {
        // In the broker's own time no minute has passed: that it calls it a duplicate is no hand-over.
        let row = &desk.portal.state.store.outbox_of(&stored.event_id).await?[0];
        assert!(row.last_error.as_deref().is_some_and(|reason| reason.contains("may be lost")), "{row:?}");
    } else {
        assert_eq!(desk.office.next(QUEUE).await?.envelope["id"], first.envelope["id"], "the same id");
    }

    desk.say(&word(&first.envelope, "accepted")).await?;
    desk.until_state(&stored.event_id, "acknowledged").await;
    desk.portal.clock.advance(TimeDelta::days(1));
    assert_eq!(desk.forwarder.forward_due().await?, 0);
    let row = &desk.portal.state.store.outbox_of(&stored.event_id).await?[0];
    assert!(row.handed_over_at < row.acknowledged_at && row.due_at.is_none() && row.attempts == 2, "{row:?}");
    Ok(())
}

async fn what_is_refused_stops_and_can_be_replayed(broker: Broker) -> Outcome {
    // On NATS an id is a duplicate for half that time.
    let desk = Desk::open(broker, &[("FRONT_COUNTER_OFFER_AGAIN_AFTER_S", "2")]).await?;
    let stored = desk.submit().await?;
    let event = desk.hand_over().await?;
    let mut refusal = word(&event, "refused");
    refusal["data"]["message"] = "Zoe Adeyemi is not in our records".into();
    desk.say(&refusal).await?;
    desk.until_state(&stored.event_id, "refused").await;
    desk.portal.clock.advance(TimeDelta::days(1));
    assert_eq!(desk.forwarder.forward_due().await?, 0, "it is not offered again by itself");
    let store = &desk.portal.state.store;
    let backlog = store.backlog().await?;
    assert_eq!((backlog.len(), backlog[0].state.as_str(), backlog[0].count), (1, "refused", 1));
    let update = &store.case_updates(&stored.reference).await?[0];
    let sealed = update.body.as_deref().unwrap_or_default();
    assert!(update.status == "refused" && !sealed.is_empty());
    assert!(!String::from_utf8_lossy(sealed).contains("Adeyemi"), "what it wrote is sealed");

    let replay = Replay {
        event_id: stored.event_id.clone(),
        queue: Some("contact-centre".to_owned()),
        at: desk.portal.state.clock.now().timestamp_millis(),
        who: "Sam at the desk".to_owned(),
        note: "their records were wrong".to_owned(),
    };
    assert!(store.write(replay).await?);
    until("the event is handed over once more", async || {
        desk.forwarder.forward_due().await.expect("the outbox can be read");
        desk.portal.clock.advance(TimeDelta::seconds(1));
        desk.state(&stored.event_id).await == "handed-over"
    })
    .await;
    let again = desk.office.next("contact-centre").await?;
    assert_eq!(again.envelope["id"], json!(stored.event_id), "the same id");
    // The refusal of before comes once more, late: it is not about this attempt.
    desk.say(&refusal).await?;
    // Nor is the event theirs any more.
    desk.say(&word(&event, "accepted")).await?;
    desk.is_heard().await?;
    assert_eq!(desk.state(&stored.event_id).await, "handed-over");
    desk.say_as("contact-centre", &word(&event, "accepted")).await?;
    desk.until_state(&stored.event_id, "acknowledged").await;
    let trail: Vec<_> =
        store.audit_of(&stored.event_id).await?.into_iter().map(|entry| (entry.action, entry.who)).collect();
    let expected = [("refused", "/records"), ("replayed", "Sam at the desk")];
    assert_eq!(trail, expected.map(|(action, who)| (action.to_owned(), who.to_owned())));
    Ok(())
}

async fn words_that_mean_nothing_change_nothing(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    let stored = desk.submit().await?;
    let event = desk.hand_over().await?;
    let mut unknown_event = word(&event, "accepted");
    unknown_event["data"]["event_id"] = "0190fa5e-0000-7000-8000-000000000001".into();
    let mut other_reference = word(&event, "accepted");
    other_reference["subject"] = "FC-2222-2222".into();
    let mut other_type = word(&event, "accepted");
    other_type["type"] = "frontcounter.case.updated.v2".into();
    let mut unknown_status = word(&event, "accepted");
    unknown_status["data"]["status"] = "done".into();
    let mut telling_nobody = unknown_event.clone();
    telling_nobody["subject"] = "FC-2222-2222".into();
    telling_nobody["data"]["message"] = "Hello".into();
    for word in [unknown_event, other_reference, other_type, unknown_status, telling_nobody] {
        desk.say(&word).await?;
    }
    for bytes in [&b""[..], b"{", b"\xff\xfe\x00", b"[1, 2]", b"\"accepted\"", &[b'{'; 300_000]] {
        desk.office.say(QUEUE, bytes).await?;
    }
    desk.is_heard().await?;
    assert_eq!(desk.state(&stored.event_id).await, "handed-over");
    assert!(desk.portal.state.store.case_updates(&stored.reference).await?.is_empty());
    Ok(())
}

async fn words_in_any_order_end_the_same(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    for statuses in
        [["accepted", "refused", "closed"], ["closed", "accepted", "refused"], ["update", "refused", "accepted"]]
    {
        let stored = desk.submit().await?;
        let event = desk.hand_over().await?;
        for status in statuses {
            let word = word(&event, status);
            desk.say(&word).await?;
            // Once more, as a broker that is not sure does.
            desk.say(&word).await?;
            let updates = async || desk.portal.state.store.case_updates(&stored.reference).await.expect("updates");
            until(&format!("{status} is heard"), async || updates().await.iter().any(|one| one.status == status)).await;
        }
        desk.is_heard().await?;
        assert_eq!(desk.state(&stored.event_id).await, "acknowledged", "{statuses:?}");
        assert_eq!(desk.portal.state.store.case_updates(&stored.reference).await?.len(), 3, "each word once");
        // What `is_heard` submitted.
        desk.forwarder.forward_due().await?;
    }
    Ok(())
}

async fn a_trusted_queue_is_believed(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[("FRONT_COUNTER_TRUSTED_QUEUES", "property, crime-recording")]).await?;
    let stored = desk.submit().await?;
    desk.hand_over().await?;
    assert_eq!(desk.state(&stored.event_id).await, "acknowledged");
    Ok(())
}

async fn a_refused_event_holds_up_nobody_else(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    let too_large = desk.portal.submit_unfit().await?;
    let stored = desk.submit().await?;
    assert_eq!(desk.forwarder.forward_due().await?, 2);
    assert_eq!(desk.office.next(QUEUE).await?.envelope["id"], json!(stored.event_id));
    assert_eq!(desk.state(&too_large).await, "refused");
    let trail = desk.portal.state.store.audit_of(&too_large).await?;
    assert_eq!((trail.len(), trail[0].who.as_str()), (1, "the broker"));
    Ok(())
}

async fn an_office_speaks_for_its_own_queue_alone(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    let stored = desk.submit().await?;
    let event = desk.hand_over().await?;
    for queue in ["property", "crime-recordin", "crime-recording.x", "status", "CRIME-RECORDING", "#"] {
        for status in ["accepted", "refused", "update", "closed"] {
            let mut word = word(&event, status);
            word["data"]["message"] = "Of another office".into();
            // RabbitMQ has no queue for a key of more words, and says so.
            let said = desk.say_as(queue, &word).await;
            assert!(said.is_ok() || broker == Broker::RabbitMq, "{queue}");
        }
    }
    desk.is_heard().await?;
    assert_eq!(desk.state(&stored.event_id).await, "handed-over");
    assert!(desk.portal.state.store.case_updates(&stored.reference).await?.is_empty());

    // Whoever uses the names of another office's answers before it does takes nothing from it.
    let [theirs, mut squatted] = [word(&event, "update"), word(&event, "update")];
    let other = desk.submit().await?;
    let replay = Replay {
        event_id: other.event_id.clone(),
        queue: Some("property".to_owned()),
        at: desk.portal.state.clock.now().timestamp_millis(),
        who: "Sam".to_owned(),
        note: String::new(),
    };
    assert!(desk.portal.state.store.write(replay).await?);
    (squatted["subject"], squatted["id"]) = (other.reference.clone().into(), theirs["id"].clone());
    squatted["data"]["event_id"] = other.event_id.clone().into();
    desk.say_as("property", &squatted).await?;
    let updates = async |reference: &str| desk.portal.state.store.case_updates(reference).await.map(|all| all.len());
    until("the other office is heard", async || updates(&other.reference).await.is_ok_and(|count| count == 1)).await;
    desk.say(&theirs).await?;
    until("the office is heard", async || updates(&stored.reference).await.is_ok_and(|count| count == 1)).await;
    assert_eq!(desk.portal.state.store.case_updates(&stored.reference).await?[0].queue, QUEUE);
    Ok(())
}

async fn the_shared_subject_is_heard_until_it_is_turned_off(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    let stored = desk.submit().await?;
    let event = desk.hand_over().await?;
    desk.office.say_on_shared(word(&event, "accepted").to_string().as_bytes()).await?;
    desk.until_state(&stored.event_id, "acknowledged").await;
    drop(desk);

    let desk = Desk::open(broker, &[("FRONT_COUNTER_SHARED_STATUS", "false")]).await?;
    let stored = desk.submit().await?;
    let event = desk.hand_over().await?;
    desk.is_heard().await?;
    let said = desk.office.say_on_shared(word(&event, "accepted").to_string().as_bytes()).await;
    assert!(said.is_ok() || broker == Broker::RabbitMq, "RabbitMQ says that nobody hears it");
    let sender = Sender::Shared;
    desk.portal.state.back_office().hear(sender, word(&event, "accepted").to_string().as_bytes()).await?;
    desk.is_heard().await?;
    assert_eq!(desk.state(&stored.event_id).await, "handed-over");
    Ok(())
}

#[tokio::test]
async fn a_message_that_a_consumer_rejects_is_refused() -> Outcome {
    for trusted in ["", QUEUE] {
        let desk = Desk::open(Broker::RabbitMq, &[("FRONT_COUNTER_TRUSTED_QUEUES", trusted)]).await?;
        let stored = desk.submit().await?;
        assert_eq!(desk.forwarder.forward_due().await?, 1);
        desk.office.reject_next(QUEUE).await?;
        desk.until_state(&stored.event_id, "refused").await;
    }
    Ok(())
}

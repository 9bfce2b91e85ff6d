//! Records, which have an id of their own and may have a reference: what is sealed belongs to the id, and whoever asks
//! may use either.

use serde_json::json;
use server::{
    clock::Clock,
    entropy::{event_id, record_id},
    events::{Channel, back_office::Sender},
    store::{
        RecordId,
        drafts::Renewal,
        outbox::NewEvent,
        submissions::{NewRecord, RecordKey, Submit, Submitted},
    },
    vault::SealKey,
};

use crate::{
    database::{Database, Listed, on_each_database},
    desk::QUEUE,
    offices::word,
    portal::{Outcome, Phone, Portal},
};

on_each_database![
    a_report_is_sealed_under_an_id_that_is_not_its_reference,
    a_record_without_a_reference_goes_by_its_id,
];

async fn a_report_is_sealed_under_an_id_that_is_not_its_reference(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    let reference = portal.get(&mut phone, "/report/theft/sent").await.reference();
    let (store, master) = (&portal.state.store, &portal.state.master);
    let event = store.outbox_of(&reference).await?.remove(0);
    assert_eq!(event.reference, reference);
    assert_eq!(uuid::Uuid::try_parse(event.record.as_str())?.get_version_num(), 7);
    for name in [&*reference, event.record.as_str(), &event.event_id] {
        assert_eq!(store.outbox_of(name).await?[0].event_id, event.event_id, "found by {name}");
    }
    let RecordKey { record, wrapped_key, .. } = store.record_key(&reference).await?.ok_or("no key")?;
    assert_eq!(record, event.record);
    assert!(SealKey::unwrap_from(&wrapped_key, master.wrapping(), reference.as_bytes()).is_err());
    let key = SealKey::unwrap_from(&wrapped_key, master.wrapping(), record.place())?;
    let sealed = store.sealed_submission(&reference).await?.ok_or("a submission")?;
    assert!(key.open(record.place(), &sealed.answers).is_ok() && key.open(record.place(), &sealed.event).is_ok());
    portal.state.forwarder().forward_due().await?;
    assert_eq!(store.inbox().await?[0].reference, reference, "back offices know it by its reference");
    Ok(())
}

/// Stores something that nobody needs to quote, with an event for a back office.
async fn submit_without_reference(portal: &Portal, key: &str) -> Result<RecordId, Box<dyn std::error::Error>> {
    let (state, now) = (&portal.state, portal.clock.now());
    let (entropy, id) = (&*state.entropy, record_id(&*state.entropy, now));
    let data_key = SealKey::random(entropy);
    let record = NewRecord {
        id: id.clone(),
        reference: None,
        kind: "survey".to_owned(),
        priority: "standard".to_owned(),
        idempotency_key: key.to_owned(),
        fingerprint: vec![1],
        wrapped_key: data_key.wrap(state.master.wrapping(), entropy, id.place()),
        body: data_key.seal(entropy, id.place(), b"[]"),
        received_at: now.timestamp_millis(),
    };
    let event = |sequence, data: &[u8]| NewEvent {
        event_id: event_id(entropy, now).to_string(),
        sequence,
        channel: Channel::Queue,
        queue: QUEUE.to_owned(),
        event_type: "frontcounter.test.v1".to_owned(),
        body: data_key.seal(entropy, id.place(), data),
    };
    let events = vec![event(1, b"{}"), event(2, b"{}")];
    let submitted = state.store.write(Submit { record, events, draft: Renewal::default() }).await?;
    assert_eq!(submitted, Submitted::Stored);
    Ok(id)
}

async fn a_record_without_a_reference_goes_by_its_id(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let store = &portal.state.store;
    let record = submit_without_reference(&portal, "one").await?;
    let other = submit_without_reference(&portal, "two").await?;
    for expected in [2, 2, 0] {
        assert_eq!(portal.state.forwarder().forward_due().await?, expected, "each record's events, one by one");
    }
    let events = store.outbox_of(record.as_str()).await?;
    assert_eq!(events.len(), 2, "a record may have several events at once");
    assert!(events.iter().all(|event| event.reference == record.as_str() && event.state == "handed-over"));
    assert_eq!(store.inbox_of(record.as_str()).await?.len(), 2);

    let mut said = word(&json!({"id": events[0].event_id, "subject": record.as_str()}), "accepted");
    said["data"]["message"] = "Thank you.".into();
    portal.state.back_office().hear(Sender::Shared, said.to_string().as_bytes()).await?;
    said["subject"] = other.as_str().into();
    said["id"] = "another".into();
    portal.state.back_office().hear(Sender::Shared, said.to_string().as_bytes()).await?;
    let states: Vec<_> = store.outbox_of(record.as_str()).await?.into_iter().map(|event| event.state).collect();
    assert_eq!(states, ["acknowledged", "handed-over"]);
    assert_eq!(store.case_updates(other.as_str()).await?.len(), 0, "it is no event of the other record");
    let wrote = store.case_updates(record.as_str()).await?.remove(0).body.ok_or("a message")?;
    let key = store.record_key(record.as_str()).await?.ok_or("no key")?;
    let key = SealKey::unwrap_from(&key.wrapped_key, portal.state.master.wrapping(), record.place())?;
    assert_eq!(key.open(record.place(), &wrote)?, br#"{"message":"Thank you."}"#);
    Ok(())
}

//! Brokers that refuse, say nothing, or lose their queues.

use std::{collections::BTreeSet, time::Duration};

use chrono::TimeDelta;
use serde_json::json;
use server::store::outbox::Replay;
use tokio::io::AsyncReadExt;

use crate::{
    brokers::OwnBroker,
    database::Listed,
    desk::{Desk, QUEUE},
    offices::{Broker, Office, on_each_broker, until, word},
    portal::{Outcome, Phone, Portal},
    proxy::Proxy,
};

on_each_broker![a_queue_that_was_deleted_is_made_again, a_connection_that_falls_silent_is_replaced];

async fn a_queue_that_was_deleted_is_made_again(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    desk.submit().await?;
    desk.hand_over().await?;
    desk.office.delete_queue(QUEUE).await?;
    let stored = desk.submit().await?;
    until("the event is handed over", async || {
        desk.forwarder.forward_due().await.expect("the outbox can be read");
        desk.portal.clock.advance(TimeDelta::seconds(1));
        desk.state(&stored.event_id).await == "handed-over"
    })
    .await;
    let arrived = desk.office.next(QUEUE).await?;
    assert_eq!(arrived.envelope["id"], json!(stored.event_id));
    desk.say(&word(&arrived.envelope, "accepted")).await?;
    desk.until_state(&stored.event_id, "acknowledged").await;
    Ok(())
}

/// With many on their way, and on a queue that is believed: what the broker sends back is told apart from the rest.
#[tokio::test]
async fn a_deleted_queue_confirms_nothing_that_is_not_in_a_queue() -> Outcome {
    const REPORTS: usize = 40;
    let trusted = [("FRONT_COUNTER_TRUSTED_QUEUES", "property, crime-recording")];
    let desk = Desk::open(Broker::RabbitMq, &trusted).await?;
    desk.submit().await?;
    desk.hand_over().await?;
    desk.is_heard().await?;
    desk.forwarder.forward_due().await?;
    let mut expected = [("property", BTreeSet::new()), (QUEUE, BTreeSet::new())];
    for number in 0..REPORTS {
        let event_id = desk.submit().await?.event_id;
        let (queue, events) = &mut expected[number % 2];
        let at = desk.portal.state.clock.now().timestamp_millis();
        let (who, note) = ("Sam".to_owned(), String::new());
        let replay = Replay { event_id: event_id.clone(), queue: Some((*queue).to_owned()), at, who, note };
        assert!(desk.portal.state.store.write(replay).await?);
        events.insert(event_id);
    }
    desk.office.delete_queue("property").await?;
    assert_eq!(desk.forwarder.forward_due().await?, REPORTS);
    let waiting = desk.portal.state.store.outbox_in_state("waiting").await?;
    assert!(waiting.is_empty(), "the queue was made again: {waiting:?}");
    let refused = desk.portal.state.store.outbox_in_state("refused").await?;
    assert!(refused.is_empty(), "the queue was made again: {refused:?}");
    for (queue, events) in expected {
        let mut arrived = BTreeSet::new();
        while arrived.len() < events.len() {
            assert!(arrived.insert(desk.office.next(queue).await?.message_id), "each once");
        }
        assert_eq!(arrived, events, "{queue}");
        assert!(desk.office.try_next(queue).await?.is_none(), "and nothing else in {queue}");
    }
    Ok(())
}

#[tokio::test]
async fn a_queue_that_was_made_otherwise_holds_up_nobody_else() -> Outcome {
    let desk = Desk::open(Broker::RabbitMq, &[]).await?;
    // RabbitMQ breaks where a queue is made and deleted at the same time: the portal has to be connected before.
    desk.submit().await?;
    desk.hand_over().await?;
    desk.is_heard().await?;
    desk.forwarder.forward_due().await?;
    let (stored, elsewhere) = (desk.submit().await?, desk.submit().await?);
    let (at, queue) = (desk.portal.state.clock.now().timestamp_millis(), Some("property".to_owned()));
    let event_id = elsewhere.event_id.clone();
    let replay = Replay { event_id, queue, at, who: "Sam".to_owned(), note: String::new() };
    assert!(desk.portal.state.store.write(replay).await?);
    desk.office.make_classic_queue("property").await?;
    assert_eq!(desk.forwarder.forward_due().await?, 2);
    assert_eq!(desk.office.next(QUEUE).await?.envelope["id"], json!(stored.event_id));
    let row = &desk.portal.state.store.outbox_of(&elsewhere.event_id).await?[0];
    let reason = row.last_error.as_deref().unwrap_or_default();
    assert!(row.state == "waiting" && reason.contains("frontcounter.property cannot be used"), "{row:?}");
    desk.office.delete_queue("property").await?;
    until("the event is handed over", async || {
        desk.portal.clock.advance(TimeDelta::seconds(61));
        desk.forwarder.forward_due().await.expect("the outbox can be read");
        desk.state(&elsewhere.event_id).await == "handed-over"
    })
    .await;
    assert_eq!(desk.office.next("property").await?.envelope["id"], json!(elsewhere.event_id));
    Ok(())
}

/// As where a network drops packets: nothing is refused, nothing is closed.
async fn a_connection_that_falls_silent_is_replaced(broker: Broker) -> Outcome {
    let office = Office::open(broker).await?;
    let (scheme, address) =
        office.url().split_once("://").map(|(one, two)| (one.to_owned(), two.to_owned())).ok_or("?")?;
    let (login, host) = address.rsplit_once('@').unwrap_or(("", &address));
    let proxy = Proxy::to(host.rsplit(':').next().unwrap_or_default().parse()?).await?;
    let login = if login.is_empty() { String::new() } else { format!("{login}@") };
    let url = format!("{scheme}://{login}127.0.0.1:{}", proxy.port);
    let portal = Portal::open_with(&[("FRONT_COUNTER_BROKER_URL", &*url)]).await?;
    let forwarder = portal.state.forwarder();
    let mut phone = Phone::default();
    for silent in [false, true] {
        portal.answer_theft(&mut phone).await;
        portal.send_report(&mut phone).await;
        if silent {
            proxy.fall_silent();
        }
        forwarder.forward_due().await?;
        let waiting = portal.state.store.outbox_in_state("waiting").await?;
        assert_eq!(waiting.len(), usize::from(silent), "{waiting:?}");
        portal.clock.advance(TimeDelta::seconds(2));
    }
    assert_eq!(forwarder.forward_due().await?, 1);
    let waiting = portal.state.store.outbox_in_state("waiting").await?;
    assert!(waiting.is_empty(), "the next offer takes a new connection: {waiting:?}");
    Ok(())
}

/// RabbitMQ reads nothing more from whoever publishes while it is short of memory.
#[tokio::test]
async fn a_broker_that_is_short_of_memory_is_waited_for_on_one_connection() -> Outcome {
    let broker = OwnBroker::start(Broker::RabbitMq).await?;
    let proxy = Proxy::to(broker.port).await?;
    let url = broker.url_at(proxy.port);
    let portal = Portal::open_with(&[("FRONT_COUNTER_BROKER_URL", &*url)]).await?;
    let forwarder = portal.state.forwarder();
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    assert_eq!(forwarder.forward_due().await?, 1);
    broker.limit_memory(&["absolute", "1MB"])?;
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    for _ in 0..4 {
        assert_eq!(forwarder.forward_due().await?, 1);
        portal.clock.advance(TimeDelta::seconds(2));
    }
    let waiting = portal.state.store.outbox_in_state("waiting").await?;
    let reason = waiting.first().and_then(|event| event.last_error.as_deref()).unwrap_or_default();
    assert!(reason.contains("short of memory"), "{waiting:?}");
    broker.limit_memory(&["0.4"])?;
    until("the event is handed over", async || {
        portal.clock.advance(TimeDelta::seconds(2));
        forwarder.forward_due().await.expect("the outbox can be read");
        portal.state.store.outbox_in_state("waiting").await.is_ok_and(|waiting| waiting.is_empty())
    })
    .await;
    assert_eq!(proxy.accepted(), 1);
    Ok(())
}

/// Behind a balancer such attempts would pile up until no socket is left for people.
#[tokio::test]
async fn an_attempt_that_nobody_waits_for_ends() -> Outcome {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("amqp://127.0.0.1:{}", silent.local_addr()?.port());
    let portal = Portal::open_with(&[("FRONT_COUNTER_BROKER_URL", &*url)]).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    assert_eq!(portal.state.forwarder().forward_due().await?, 1);
    let mut said = Vec::new();
    let (mut attempt, _) = silent.accept().await?;
    tokio::time::timeout(Duration::from_secs(5), attempt.read_to_end(&mut said)).await??;
    assert_eq!(said, b"AMQP\0\0\x09\x01", "it said hello, and left");
    let another = tokio::time::timeout(Duration::from_secs(3), silent.accept()).await;
    assert!(another.is_err(), "the library tries no more by itself");
    Ok(())
}

#[tokio::test]
async fn nats_is_told_who_we_are() -> Outcome {
    let server = OwnBroker::start_with(Broker::Nats, &["--user", "counter", "--pass", "secret"]).await?;
    let url = server.url();
    for (login, state) in [("counter:secret@", "handed-over"), ("counter:wrong@", "waiting"), ("", "waiting")] {
        let url = url.replace("nats://", &format!("nats://{login}"));
        let portal = Portal::open_with(&[("FRONT_COUNTER_BROKER_URL", &*url)]).await?;
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        portal.send_report(&mut phone).await;
        portal.state.forwarder().forward_due().await?;
        let row = &portal.state.store.outbox().await?[0];
        assert_eq!(row.state, state, "{row:?}");
        assert!(!row.last_error.as_deref().unwrap_or_default().contains("wrong"), "no password in a reason");
    }
    Ok(())
}

#[tokio::test]
async fn brokers_that_refuse_or_never_answer_are_waited_for() -> Outcome {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let port = silent.local_addr()?.port();
    let wrong_password = crate::database::service("RABBITMQ_URL").replace("guest:guest", "guest:wrong");
    for url in [format!("nats://127.0.0.1:{port}"), format!("amqp://127.0.0.1:{port}"), wrong_password] {
        let portal = Portal::open_with(&[("FRONT_COUNTER_BROKER_URL", &*url)]).await?;
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        portal.send_report(&mut phone).await;
        let offering = portal.state.forwarder();
        let offered = tokio::time::timeout(Duration::from_secs(10), offering.forward_due()).await;
        assert_eq!(offered??, 1, "{url}");
        let row = &portal.state.store.outbox().await?[0];
        assert_eq!((row.state.as_str(), row.attempts), ("waiting", 1), "{url}");
        assert!(row.last_error.is_some() && row.due_at.is_some());
        assert!(!row.last_error.as_deref().unwrap_or_default().contains("wrong"), "no password in a reason");
    }
    Ok(())
}

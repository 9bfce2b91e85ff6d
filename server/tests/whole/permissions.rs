//! The rights that docs/BACK_OFFICE.md gives an account are enough for its office, and let it speak for no other one.

use std::time::Duration;

use async_nats::{
    ConnectOptions,
    jetstream::{self, Context, consumer::pull},
};
use futures::StreamExt;
use lapin::{Connection, ConnectionProperties, options::*};
use serde_json::{Value, json};
use server::events::queue::nats::STREAM;

use crate::{
    brokers::OwnBroker,
    desk::QUEUE,
    offices::{Broker, until, word},
    portal::{Outcome, Phone, Portal},
};

type Failure = Box<dyn std::error::Error>;

/// Who may do what, as the server's file says it. Each office has the rights that the documentation lists.
fn rights() -> String {
    let office = |name: &str, queue: &str| {
        format!(
            r#"{{ user: {name}, password: secret, permissions: {{
                publish: ["frontcounter.status.{queue}", "$JS.API.CONSUMER.INFO.FRONT_COUNTER.{name}",
                    "$JS.API.CONSUMER.MSG.NEXT.FRONT_COUNTER.{name}", "$JS.ACK.FRONT_COUNTER.{name}.>"],
                subscribe: ["_INBOX_{name}.>"] }} }}"#
        )
    };
    let (records, lost) = (office("records", QUEUE), office("lost", "property"));
    format!("authorization {{ users: [ {{ user: portal, password: secret }}, {records}, {lost} ] }}\n")
}

/// A portal on this broker that has handed one report over, and hears what is said of it.
struct Open {
    portal: Portal,
    event: Value,
    hearing: tokio::task::JoinHandle<()>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.hearing.abort();
    }
}

impl Open {
    async fn on(url: &str) -> Result<Self, Failure> {
        let portal = Portal::open_with(&[("FRONT_COUNTER_BROKER_URL", url)]).await?;
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        portal.send_report(&mut phone).await;
        let hearing = tokio::spawn(portal.state.broker().listen(portal.state.back_office()));
        let forwarder = portal.state.forwarder();
        let row = async || portal.state.store.outbox_of(&reference(&portal).await).await.expect("the outbox").remove(0);
        until("the event is handed over", async || {
            forwarder.forward_due().await.expect("the outbox can be read");
            portal.clock.advance(chrono::TimeDelta::seconds(1));
            row().await.state == "handed-over"
        })
        .await;
        let row = row().await;
        let event = json!({"id": row.event_id, "subject": row.reference});
        Ok(Self { portal, event, hearing })
    }

    async fn state(&self) -> String {
        let id = self.event["id"].as_str().unwrap_or_default();
        self.portal.state.store.outbox_of(id).await.expect("the outbox").remove(0).state
    }

    /// The office is heard, and nobody else was before it.
    async fn only_the_office_was_heard(&self) -> Outcome {
        until("the office is heard", async || self.state().await == "acknowledged").await;
        let said = self.portal.state.store.case_updates(self.event["subject"].as_str().unwrap_or_default()).await?;
        assert_eq!(said.iter().map(|one| &*one.status).collect::<Vec<_>>(), ["accepted"]);
        Ok(())
    }
}

async fn reference(portal: &Portal) -> String {
    use crate::database::Listed;
    portal.state.store.outbox().await.expect("the outbox").remove(0).reference
}

async fn nats_account(broker: &OwnBroker, name: &str) -> Result<Context, Failure> {
    let options = ConnectOptions::with_user_and_password(name.to_owned(), "secret".to_owned());
    let client = options.custom_inbox_prefix(format!("_INBOX_{name}")).connect(broker.url()).await?;
    let mut context = jetstream::new(client);
    context.set_timeout(Duration::from_secs(1));
    Ok(context)
}

async fn say_to_nats(context: &Context, subject: String, word: &Value) -> Outcome {
    context.publish(subject, word.to_string().into()).await?.await?;
    Ok(())
}

#[tokio::test]
async fn on_nats_an_office_speaks_for_itself_alone() -> Outcome {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("nats.conf");
    std::fs::write(&file, rights())?;
    let broker = OwnBroker::start_with(Broker::Nats, &["-c", &file.display().to_string()]).await?;
    let open = Open::on(&broker.url().replace("nats://", "nats://portal:secret@")).await?;

    // The operator makes the consumer.
    let stream = nats_account(&broker, "portal").await?.get_stream(STREAM).await?;
    let config = pull::Config {
        durable_name: Some("records".to_owned()),
        filter_subject: format!("frontcounter.{QUEUE}"),
        ..pull::Config::default()
    };
    stream.create_consumer(config).await?;

    let lost = nats_account(&broker, "lost").await?;
    let refused =
        [format!("frontcounter.status.{QUEUE}"), "frontcounter.status".to_owned(), format!("frontcounter.{QUEUE}")];
    for subject in refused {
        assert!(say_to_nats(&lost, subject.clone(), &word(&open.event, "refused")).await.is_err(), "{subject}");
    }
    let read = lost.get_consumer_from_stream::<pull::Config, _, _>("records", STREAM).await;
    assert!(read.is_err(), "it reads no other office's events");
    say_to_nats(&lost, "frontcounter.status.property".to_owned(), &word(&open.event, "refused")).await?;

    let records = nats_account(&broker, "records").await?;
    let consumer = records.get_consumer_from_stream::<pull::Config, _, _>("records", STREAM).await?;
    let message = consumer.fetch().max_messages(1).messages().await?.next().await.ok_or("no event")?;
    let message = message.map_err(|error| error.to_string())?;
    let event: Value = serde_json::from_slice(&message.payload)?;
    assert_eq!(event["id"], open.event["id"]);
    say_to_nats(&records, format!("frontcounter.status.{QUEUE}"), &word(&event, "accepted")).await?;
    message.double_ack().await.map_err(|error| error.to_string())?;
    open.only_the_office_was_heard().await
}

#[tokio::test]
async fn on_rabbitmq_an_office_speaks_for_itself_alone() -> Outcome {
    let broker = OwnBroker::start(Broker::RabbitMq).await?;
    // It takes connections before it takes orders.
    until_controlled(&broker).await;
    let open = Open::on(&broker.url()).await?;
    for (name, queue) in [("records", QUEUE), ("lost", "property")] {
        broker.control("add_user", &[name, "secret"])?;
        let (read, write) = (format!(r"^frontcounter\.{queue}$"), format!(r"^status\.{queue}$"));
        broker.control("set_permissions", &["-p", "/", name, "^$", "^frontcounter$", &read])?;
        broker.control("set_topic_permissions", &["-p", "/", name, "frontcounter", &write, "^$"])?;
    }
    let lost = rabbitmq_account(&broker, "lost").await?;
    let status = format!("status.{QUEUE}");
    for (exchange, key) in [
        ("frontcounter", &*status),
        ("frontcounter", "status"),
        ("frontcounter", QUEUE),
        ("frontcounter.dead", "x"),
        ("", "frontcounter.status"),
    ] {
        let said = say_to_rabbitmq(&lost, exchange, key, &word(&open.event, "refused")).await;
        assert!(said.is_err_and(|error| error.to_string().contains("ACCESS")), "{exchange} {key}");
    }
    say_to_rabbitmq(&lost, "frontcounter", "status.property", &word(&open.event, "refused")).await?;

    let records = rabbitmq_account(&broker, "records").await?;
    let channel = records.create_channel().await?;
    let queue = format!("frontcounter.{QUEUE}");
    let got = channel.basic_get(queue.into(), BasicGetOptions::default()).await?.ok_or("no event")?;
    let event: Value = serde_json::from_slice(&got.data)?;
    assert_eq!(event["id"], open.event["id"]);
    say_to_rabbitmq(&records, "frontcounter", &status, &word(&event, "accepted")).await?;
    got.ack(BasicAckOptions::default()).await?;
    open.only_the_office_was_heard().await?;

    // Whoever may make queues and exchanges of their own can have the broker publish under any key, but not unseen.
    broker.control("set_permissions", &["-p", "/", "lost", "^lost", "^(lost|frontcounter$)", "^lost"])?;
    going_round_is_not_heard(&rabbitmq_account(&broker, "lost").await?, &status, &open).await
}

async fn until_controlled(broker: &OwnBroker) {
    until("the broker takes orders", async || broker.control("await_startup", &[]).is_ok()).await;
}

async fn rabbitmq_account(broker: &OwnBroker, name: &str) -> Result<Connection, lapin::Error> {
    Connection::connect(
        &broker.url().replace("guest:guest", &format!("{name}:secret")),
        ConnectionProperties::default(),
    )
    .await
}

async fn say_to_rabbitmq(connection: &Connection, exchange: &str, key: &str, word: &Value) -> Outcome {
    let channel = connection.create_channel().await?;
    channel.confirm_select(ConfirmSelectOptions::default()).await?;
    let mandatory = BasicPublishOptions { mandatory: true, ..BasicPublishOptions::default() };
    let body = word.to_string();
    let said = channel.basic_publish(exchange.into(), key.into(), mandatory, body.as_bytes(), Default::default());
    let confirm = said.await?.await?;
    if confirm.is_ack() && confirm.take_message().is_none() { Ok(()) } else { Err("no queue takes it".into()) }
}

/// As a dead letter of a queue of its own, which the broker publishes under the key that the queue names.
async fn going_round_is_not_heard(lost: &Connection, status: &str, open: &Open) -> Outcome {
    use lapin::types::{AMQPValue, FieldTable};
    let channel = lost.create_channel().await?;
    let mut arguments = FieldTable::default();
    let text = |value: &str| AMQPValue::LongString(value.into());
    arguments.insert("x-dead-letter-exchange".into(), text("frontcounter"));
    arguments.insert("x-dead-letter-routing-key".into(), text(status));
    channel.queue_declare("lost".into(), QueueDeclareOptions::default(), arguments).await?;
    channel
        .exchange_declare("lost".into(), lapin::ExchangeKind::Fanout, Default::default(), FieldTable::default())
        .await?;
    channel.queue_bind("lost".into(), "lost".into(), "".into(), Default::default(), FieldTable::default()).await?;
    say_to_rabbitmq(lost, "lost", "", &word(&open.event, "update")).await?;
    let got = channel.basic_get("lost".into(), BasicGetOptions::default()).await?.ok_or("no message")?;
    got.reject(BasicRejectOptions { requeue: false }).await?;

    // What comes after it is heard.
    let theirs = open.portal.state.store.outbox_of(open.event["id"].as_str().unwrap_or_default()).await?.remove(0);
    let replay = server::store::outbox::Replay {
        event_id: theirs.event_id,
        queue: Some("property".to_owned()),
        at: open.portal.state.clock.now().timestamp_millis(),
        who: "Sam".to_owned(),
        note: String::new(),
    };
    assert!(open.portal.state.store.write(replay).await?);
    say_to_rabbitmq(lost, "frontcounter", "status.property", &word(&open.event, "accepted")).await?;
    until("the office is heard", async || open.state().await == "acknowledged").await;
    let said = open.portal.state.store.case_updates(&theirs.reference).await?;
    assert_eq!(said.iter().map(|one| &*one.status).collect::<Vec<_>>(), ["accepted", "accepted"], "no update");
    Ok(())
}

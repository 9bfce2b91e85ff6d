//! How fast events reach a back office through a real broker, acknowledgements included. First many that wait,
//! then a steady 500 a second. Prints one JSON line.
//!
//! The arguments say which broker, and how many wait. The back office here takes an event, says that it has
//! it, and does nothing else, so the time is ours and the broker's.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use async_nats::jetstream::{self, consumer::pull};
use chrono::{DateTime, Utc};
use futures::{StreamExt, TryStreamExt, stream};
use journey::{Answers, Complete, paths::longest};
use lapin::{BasicProperties, Connection, ConnectionProperties, options::*, types::FieldTable};
use serde_json::{Value, json};
use server::{
    clock::{Clock, SystemClock},
    config::Config,
    events::queue::nats::STREAM,
    journeys::{
        drafts::{DraftToken, OpenDraft},
        reviewed::{Reviewed, fingerprint},
    },
    reports::submission::{Sender, submit},
    state::AppState,
};

/// Where the longest theft report goes.
const QUEUE: &str = "hate-crime";
const PACE_PER_S: u32 = 500;
const PACED_FOR_S: u32 = 10;
/// Messages in flight between the broker and the back office.
const AT_ONCE: usize = 500;

type Failure = Box<dyn std::error::Error + Send + Sync + 'static>;

/// What the back office has seen.
#[derive(Default)]
struct Seen {
    count: AtomicUsize,
    /// From the submission to the arrival, milliseconds.
    ages: Mutex<Vec<i64>>,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let (Some(broker), Some(events)) = (arguments.next(), arguments.next()) else {
        return Err("say which broker, and how many events wait".into());
    };
    let events: usize = events.parse()?;
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().display().to_string();
    let config = Config::from_lookup(&|name| match name {
        "FRONT_COUNTER_DATA_DIR" => Some(data_dir.clone()),
        "FRONT_COUNTER_BROKER_URL" => Some(broker.clone()),
        "FRONT_COUNTER_OFFER_AGAIN_AFTER_S" => Some("600".to_owned()),
        _ => None,
    })?;
    let state = AppState::open(config).await.map_err(|error| error.to_string())?;
    let answers = Arc::new(longest(state.content.journey("theft").ok_or("there is no theft journey")?));
    let filling = stream::iter(0..events).map(|_| report(&state, &answers)).buffer_unordered(128);
    filling.try_collect::<Vec<()>>().await?;

    let seen = Arc::new(Seen::default());
    let began = Instant::now();
    tokio::spawn(state.forwarder().run());
    tokio::spawn(state.broker().listen(state.back_office()));
    let office = tokio::spawn(keep_office(broker.clone(), seen.clone()));
    while !state.store.backlog().await?.is_empty() {
        if office.is_finished() {
            return Err(office.await?.err().unwrap_or_else(|| "the back office closed".into()));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let drained_s = began.elapsed().as_secs_f64();
    if seen.count.load(Ordering::Relaxed) < events {
        return Err("the outbox is empty, and the back office has not seen everything".into());
    }

    seen.ages.lock().map_err(|_| "poisoned")?.clear();
    let mut tick = tokio::time::interval(Duration::from_secs(1) / PACE_PER_S);
    let mut reports = tokio::task::JoinSet::new();
    for _ in 0..PACE_PER_S * PACED_FOR_S {
        tick.tick().await;
        let (state, answers) = (state.clone(), answers.clone());
        reports.spawn(async move { report(&state, &answers).await });
    }
    while let Some(reported) = reports.join_next().await {
        reported??;
    }
    while !state.store.backlog().await?.is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut ages = seen.ages.lock().map_err(|_| "poisoned")?.clone();
    ages.sort_unstable();
    let age = |share: usize| ages[(ages.len() - 1) * share / 100];
    let per_s = f64::from(u32::try_from(events)?) / drained_s;
    println!(
        "{{\"events\":{events},\"drained_s\":{drained_s:.1},\"per_s\":{per_s:.0},\"paced\":{},\"p50_ms\":{},\"p99_ms\":{}}}",
        ages.len(),
        age(50),
        age(99)
    );
    Ok(())
}

async fn report(state: &AppState, answers: &Answers) -> Result<(), Failure> {
    let journey = state.content.journey("theft").ok_or("there is no theft journey")?;
    let report = journey.purpose.report().ok_or("the theft journey is no report")?;
    let mut open = OpenDraft::new(&*state.entropy);
    open.draft.so_far.answers = answers.clone();
    let token = DraftToken::random(&*state.entropy);
    let sender = Sender { token: &token, next: &token, address: None, language: "en" };
    let complete = Complete::of(journey, answers).map_err(|_| "an answer is missing")?;
    let shown = fingerprint(&state.master, &complete);
    let reviewed = Reviewed::of(&state.master, journey, &open, &shown).map_err(|_| "the answers changed")?;
    submit(state, report, &reviewed, sender, SystemClock.now()).await?;
    Ok(())
}

async fn keep_office(broker: String, seen: Arc<Seen>) -> Result<(), Failure> {
    if broker.starts_with("amqp") { rabbitmq_office(&broker, &seen).await } else { nats_office(&broker, &seen).await }
}

async fn nats_office(broker: &str, seen: &Seen) -> Result<(), Failure> {
    let context = jetstream::new(async_nats::connect(broker).await?);
    let config = pull::Config {
        durable_name: Some("office".to_owned()),
        filter_subject: format!("frontcounter.{QUEUE}"),
        max_ack_pending: 4000,
        ..pull::Config::default()
    };
    let consumer = loop {
        if let Ok(stream) = context.get_stream(STREAM).await {
            break stream.get_or_create_consumer("office", config).await?;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    };
    let messages = consumer.stream().max_messages_per_batch(AT_ONCE).messages().await?;
    let context = &context;
    messages
        .map_err(Failure::from)
        .try_for_each_concurrent(AT_ONCE, |message| async move {
            let word = seen.note(&message.payload)?;
            context.publish(format!("frontcounter.status.{QUEUE}"), word.into()).await?.await?;
            message.ack().await
        })
        .await
}

async fn rabbitmq_office(broker: &str, seen: &Seen) -> Result<(), Failure> {
    let connection = Connection::connect(broker, ConnectionProperties::default()).await?;
    let saying = connection.create_channel().await?;
    saying.confirm_select(ConfirmSelectOptions::default()).await?;
    let consumer = loop {
        let channel = connection.create_channel().await?;
        channel.basic_qos(u16::try_from(AT_ONCE)?, BasicQosOptions::default()).await?;
        let queue = format!("frontcounter.{QUEUE}");
        let options = BasicConsumeOptions::default();
        match channel.basic_consume(queue.as_str().into(), "".into(), options, FieldTable::default()).await {
            Ok(consumer) => break consumer,
            // The queue is not there yet.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    };
    let saying = &saying;
    consumer
        .map_err(Failure::from)
        .try_for_each_concurrent(AT_ONCE, |delivery| async move {
            let word = seen.note(&delivery.data)?;
            let properties = BasicProperties::default().with_delivery_mode(2);
            let publishing = BasicPublishOptions::default();
            saying
                .basic_publish("frontcounter".into(), format!("status.{QUEUE}").into(), publishing, &word, properties)
                .await?
                .await?;
            delivery.ack(BasicAckOptions::default()).await?;
            Ok(())
        })
        .await
}

impl Seen {
    /// Notes an event; the word that accepts it.
    fn note(&self, envelope: &[u8]) -> Result<Vec<u8>, Failure> {
        let event: Value = serde_json::from_slice(envelope)?;
        let sent = DateTime::parse_from_rfc3339(event["time"].as_str().unwrap_or_default())?;
        let age = SystemClock.now() - sent.with_timezone(&Utc);
        self.ages.lock().map_err(|_| "poisoned")?.push(age.num_milliseconds());
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let word = json!({
            "specversion": "1.0", "id": format!("{number}"), "source": "/office",
            "type": "frontcounter.case.updated.v1", "subject": event["subject"],
            "data": {"event_id": event["id"], "status": "accepted"},
        });
        Ok(word.to_string().into_bytes())
    }
}

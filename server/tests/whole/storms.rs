//! Brokers that are stopped, paused, restarted and emptied while reports come in, and several processes that
//! share one outbox: nothing is missing, nothing of one reference arrives out of order. `cargo xtask soak`
//! raises far more storms.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
    sync::Arc,
    time::Duration,
};

use app::domain::journey::paths::longest;
use async_nats::jetstream::{self, consumer::pull};
use futures::StreamExt;
use serde_json::Value;
use server::{
    draft::{DraftToken, OpenDraft},
    entropy::event_id,
    queue::nats::STREAM,
    seal::SealKey,
    state::AppState,
    store::outbox::{AppendEvent, NewEvent},
    submission::{self, REPORT_SUBMITTED},
};
use tokio::{sync::Mutex, task::JoinHandle};

use crate::{
    database::{Database, new_postgres_database, on_each_database, times},
    offices::{Kept, NatsServer, word},
    portal::{Outcome, Portal},
};

on_each_database![brokers_come_and_go_and_nothing_is_missing];

/// Where the longest theft report goes.
const QUEUE: &str = "hate-crime";
/// Events of one reference.
const EVENTS_EACH: i64 = 3;
/// Reports that come in while one storm blows.
const REPORTS_A_STORM: u32 = 15;

type Failure = Box<dyn std::error::Error>;

/// Where each event belongs: its reference, and its place among that reference's events.
type Places = BTreeMap<String, (String, i64)>;

async fn brokers_come_and_go_and_nothing_is_missing(database: Database) -> Outcome {
    let storms = times("SOAK_STORMS", 6);
    let mut broker = NatsServer::start().await?;
    let url = match database {
        Database::Sqlite => None,
        Database::Postgres => Some(new_postgres_database().await?),
    };
    let broker_url = broker.url();
    let mut settings = vec![("FRONT_COUNTER_BROKER_URL", &*broker_url), ("FRONT_COUNTER_OFFER_AGAIN_AFTER_S", "2")];
    settings.extend(url.as_deref().map(|url| ("FRONT_COUNTER_DATABASE_URL", url)));
    let portal = Portal::living(&settings).await?;
    let mut processes = vec![process(&portal.state)];
    if database == Database::Postgres {
        // Another one, with its own connections, on the same outbox and with the same keys.
        let state = AppState::open((*portal.state.config).clone()).await?;
        processes.push(process(&state));
    }
    let arrived = Arc::new(Mutex::new(Vec::new()));
    let office = tokio::spawn(keep_office(broker_url.clone(), arrived.clone()));
    let mut places = Places::new();
    for storm in 0..storms {
        for _ in 0..REPORTS_A_STORM {
            places.extend(report(&portal.state).await?);
        }
        blow(storm, &mut broker).await?;
    }
    settle(&portal.state).await;
    office.abort();
    processes.iter().flatten().for_each(JoinHandle::abort);

    let arrived = arrived.lock().await;
    let missing: Vec<_> = places.keys().filter(|id| !arrived.contains(id)).collect();
    assert!(missing.is_empty(), "{} of {} events are missing", missing.len(), places.len());
    let mut last: BTreeMap<&str, i64> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for id in arrived.iter().filter(|id| known.insert((*id).clone())) {
        let (reference, place) = &places[id];
        let before = last.insert(reference, *place).unwrap_or(0);
        assert_eq!(*place, before + 1, "{reference}: event {place} came after event {before}");
    }
    println!("{database:?}: {storms} storms, {} events, {} deliveries", places.len(), arrived.len());
    Ok(())
}

/// What one server process does with the outbox.
fn process(state: &AppState) -> [JoinHandle<()>; 2] {
    [tokio::spawn(state.forwarder().run()), tokio::spawn(state.broker().listen(state.back_office()))]
}

/// Submits a report and two more events of it.
async fn report(state: &AppState) -> Result<Places, Failure> {
    let journey = state.content.journey("theft").ok_or("there is no theft journey")?;
    let token = DraftToken::random(&*state.entropy);
    let mut open = OpenDraft::new(&*state.entropy);
    open.draft.answers = longest(journey);
    let now = state.clock.now();
    let outcome = submission::submit(state, journey, &token, open, "en", now).await?;
    assert_eq!(outcome, submission::Outcome::Stored);
    let sent = state.drafts.open(&token, "theft", now).await?.and_then(|open| open.draft.sent).ok_or("not sent")?;
    let reference = sent.reference.to_string();
    let wrapped = state.store.wrapped_key(&reference).await?.ok_or("no key")?;
    let key = SealKey::unwrap_from(&wrapped, state.master.wrapping(), reference.as_bytes())?;
    for sequence in 2..=EVENTS_EACH {
        let event = NewEvent {
            event_id: event_id(&*state.entropy, now).to_string(),
            sequence,
            queue: QUEUE.to_owned(),
            event_type: REPORT_SUBMITTED.to_owned(),
            body: key.seal(&*state.entropy, reference.as_bytes(), b"{}"),
        };
        state.store.write(AppendEvent { reference: reference.clone(), at: now.timestamp_millis(), event }).await?;
    }
    let events = state.store.outbox_of(&reference).await?;
    let place = |(sequence, event): (i64, &server::store::outbox::ListedEvent)| {
        (event.event_id.clone(), (reference.clone(), sequence))
    };
    Ok((1..).zip(&events).map(place).collect())
}

async fn blow(storm: u32, broker: &mut NatsServer) -> Outcome {
    match storm % 3 {
        0 => broker.restart(Kept::Everything).await?,
        1 => {
            signal(broker.pid(), "STOP")?;
            tokio::time::sleep(Duration::from_millis(300)).await;
            signal(broker.pid(), "CONT")?;
        }
        _ => broker.restart(Kept::Nothing).await?,
    }
    Ok(())
}

fn signal(pid: u32, name: &str) -> Outcome {
    let sent = Command::new("sh").args(["-c", "kill -$0 $1", name, &pid.to_string()]).status()?;
    assert!(sent.success());
    Ok(())
}

/// Takes whatever comes, notes it, and acknowledges it; whatever fails is tried again.
async fn keep_office(url: String, arrived: Arc<Mutex<Vec<String>>>) {
    loop {
        // The broker is down, or emptied, half of the time.
        let _ = take_all(&url, &arrived).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn take_all(url: &str, arrived: &Mutex<Vec<String>>) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let options = async_nats::ConnectOptions::new().connection_timeout(Duration::from_secs(1));
    let context = jetstream::new(options.connect(url).await?);
    let config = pull::Config {
        durable_name: Some("office".to_owned()),
        filter_subject: format!("frontcounter.{QUEUE}"),
        ..pull::Config::default()
    };
    loop {
        // Asked anew each time: an emptied broker has forgotten us.
        let stream = context.get_stream(STREAM).await?;
        let consumer = stream.get_or_create_consumer("office", config.clone()).await?;
        let mut batch = consumer.fetch().max_messages(50).messages().await?;
        while let Some(message) = batch.next().await {
            let message = message?;
            let event: Value = serde_json::from_slice(&message.payload)?;
            arrived.lock().await.push(event["id"].as_str().unwrap_or_default().to_owned());
            let word = word(&event, "accepted").to_string();
            context.publish("frontcounter.status", word.into()).await?.await?;
            message.ack().await?;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Waits until every event is acknowledged.
async fn settle(state: &AppState) {
    let settling = async {
        while !state.store.backlog().await.is_ok_and(|backlog| backlog.is_empty()) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let settled = tokio::time::timeout(Duration::from_secs(120), settling).await;
    assert!(settled.is_ok(), "still open: {:?}", state.store.backlog().await);
}

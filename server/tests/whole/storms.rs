//! Brokers that are stopped, paused, restarted, cut off and emptied while reports come in, and several processes
//! that share one outbox: nothing is missing, nothing of one reference arrives out of order. `cargo xtask soak`
//! raises far more storms.

mod office;
mod weather;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use futures::future::join_all;
use journey::{Answers, Complete, paths::longest};
use server::{
    entropy::event_id,
    events::Channel,
    journeys::{
        drafts::{DraftToken, OpenDraft},
        reviewed,
    },
    reports::submission::{self, REPORT_SUBMITTED},
    state::AppState,
    store::outbox::{AppendEvent, NewEvent},
    vault::Record,
};
use tokio::task::JoinHandle;

use office::{Arrived, keep_office};
use weather::blow;

use crate::{
    brokers::OwnBroker,
    database::{Database, new_postgres_database, on_each_database, times},
    offices::Broker,
    portal::{Outcome, Portal},
    proxy::Proxy,
};

on_each_database![nats_comes_and_goes_and_nothing_is_missing, rabbitmq_comes_and_goes_and_nothing_is_missing,];

/// Where the longest theft report goes.
const QUEUE: &str = "hate-crime";
/// Events of one reference.
const EVENTS_EACH: i64 = 3;
/// People who report as long as a storm blows.
const PEOPLE: usize = 8;
/// In this time fewer events are open than before, or something is broken.
const FEWER_WITHIN: Duration = Duration::from_secs(20);
/// What somebody waits between two reports.
const PAUSE: Duration = Duration::from_millis(400);

type Failure = Box<dyn std::error::Error>;

/// Where each event belongs: its reference, and its place among that reference's events.
type Places = BTreeMap<String, (String, i64)>;

async fn nats_comes_and_goes_and_nothing_is_missing(database: Database) -> Outcome {
    nothing_is_missing(Broker::Nats, database, times("SOAK_STORMS", 6)).await
}

async fn rabbitmq_comes_and_goes_and_nothing_is_missing(database: Database) -> Outcome {
    nothing_is_missing(Broker::RabbitMq, database, times("SOAK_STORMS", 4)).await
}

async fn nothing_is_missing(kind: Broker, database: Database, storms: u32) -> Outcome {
    let mut broker = OwnBroker::start(kind).await?;
    let proxy = Proxy::to(broker.port).await?;
    let url = match database {
        Database::Sqlite => None,
        Database::Postgres => Some(new_postgres_database().await?),
    };
    let broker_url = broker.url_at(proxy.port);
    let mut settings = vec![("FRONT_COUNTER_BROKER_URL", &*broker_url), ("FRONT_COUNTER_OFFER_AGAIN_AFTER_S", "2")];
    settings.extend(url.as_deref().map(|url| ("FRONT_COUNTER_DATABASE_URL", url)));
    let portal = Portal::living(&settings).await?;
    let mut processes = vec![process(&portal.state)];
    if database == Database::Postgres {
        // Another one, with its own connections, on the same outbox and with the same keys.
        let state = AppState::open((*portal.state.config).clone()).await?;
        processes.push(process(&state));
    }
    let arrived = Arrived::default();
    let office = tokio::spawn(keep_office(kind, broker_url.clone(), arrived.clone()));
    // Walking every path takes longer than anything else here.
    let answers = longest(portal.state.content.journey("theft").ok_or("there is no theft journey")?);
    let mut places = Places::new();
    for storm in 0..storms {
        let over = AtomicBool::new(false);
        let crowd = join_all((0..PEOPLE).map(|_| reports(&portal.state, &answers, &over)));
        let blowing = async {
            let blown = blow(storm as usize, kind, &mut broker, &proxy).await;
            over.store(true, Ordering::Relaxed);
            blown
        };
        let (came, blown) = tokio::join!(crowd, blowing);
        blown?;
        for came in came {
            places.extend(came?);
        }
    }
    settle(&portal.state).await?;
    office.abort();
    processes.iter().flatten().for_each(JoinHandle::abort);

    let arrived = arrived.lock().await;
    is_all_there_in_order(&places, &arrived);
    println!("{kind:?}, {database:?}: {storms} storms, {} events, {} deliveries", places.len(), arrived.len());
    Ok(())
}

/// Nothing is missing, and of each reference everything arrived in order, when it arrived first.
fn is_all_there_in_order(places: &Places, arrived: &[String]) {
    let known: BTreeSet<&String> = arrived.iter().collect();
    let missing: Vec<_> = places.keys().filter(|id| !known.contains(id)).collect();
    assert!(missing.is_empty(), "{} of {} events are missing", missing.len(), places.len());
    let mut last: BTreeMap<&str, i64> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for id in arrived.iter().filter(|id| known.insert((*id).clone())) {
        let (reference, place) = &places[id];
        let before = last.insert(reference, *place).unwrap_or(0);
        assert_eq!(*place, before + 1, "{reference}: event {place} came after event {before}");
    }
}

/// What one server process does with the outbox.
fn process(state: &AppState) -> [JoinHandle<()>; 2] {
    [tokio::spawn(state.forwarder().run()), tokio::spawn(state.broker().listen(state.back_office()))]
}

/// Somebody who reports, and goes on until it is over.
async fn reports(state: &AppState, answers: &Answers, over: &AtomicBool) -> Result<Places, Failure> {
    let mut places = report(state, answers).await?;
    while !over.load(Ordering::Relaxed) {
        tokio::time::sleep(PAUSE).await;
        places.extend(report(state, answers).await?);
    }
    Ok(places)
}

/// Submits a report and two more events of it.
async fn report(state: &AppState, answers: &Answers) -> Result<Places, Failure> {
    let journey = state.content.journey("theft").ok_or("there is no theft journey")?;
    let token = DraftToken::random(&*state.entropy);
    let mut open = OpenDraft::new(&*state.entropy);
    open.draft.so_far.answers = answers.clone();
    let now = state.clock.now();
    state.drafts.save(&token, "theft", &open, now).await?;
    let open = state.drafts.open(&token, "theft", now).await?.ok_or("not saved")?;
    let next = DraftToken::random(&*state.entropy);
    let sender = submission::Sender { token: &token, next: &next, address: None, language: "en" };
    let complete = Complete::of(journey, answers).map_err(|_| "an answer is missing")?;
    let shown = reviewed::fingerprint(&state.master, &complete);
    let reviewed = reviewed::Reviewed::of(&state.master, journey, &open, &shown).map_err(|_| "other answers")?;
    let report = journey.purpose.report().ok_or("no report")?;
    let outcome = submission::submit(state, report, &reviewed, sender, now).await?;
    assert_eq!(outcome, submission::Outcome::Stored);
    let sent = state.drafts.open(&token, "theft", now).await?.and_then(|open| open.draft.sent).ok_or("not sent")?;
    let reference = sent.named();
    let key = state.store.record_key(&reference).await?.ok_or("no key")?;
    let record = Record::of(key.record.as_str(), &key.wrapped_key, &state.master)?;
    for sequence in 2..=EVENTS_EACH {
        let event = NewEvent {
            event_id: event_id(&*state.entropy, now).to_string(),
            sequence,
            channel: Channel::Queue,
            queue: QUEUE.to_owned(),
            event_type: REPORT_SUBMITTED.to_owned(),
            body: record.seal(&*state.entropy, b"{}"),
        };
        state.store.write(AppendEvent { record: key.record.clone(), at: now.timestamp_millis(), event }).await?;
    }
    let events = state.store.outbox_of(&reference).await?;
    let place = |(sequence, event): (i64, &server::store::outbox::ListedEvent)| {
        (event.event_id.clone(), (reference.clone(), sequence))
    };
    Ok((1..).zip(&events).map(place).collect())
}

/// Waits until every event is acknowledged, as long as ever fewer are open: after many storms the office has
/// several messages of each event before it.
async fn settle(state: &AppState) -> Outcome {
    let mut fewest = i64::MAX;
    loop {
        let looked_again = Instant::now() + FEWER_WITHIN;
        while Instant::now() < looked_again {
            if open_events(state).await? == 0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let open = open_events(state).await?;
        if open >= fewest {
            return Err(format!("still open: {:?}", state.store.backlog().await).into());
        }
        fewest = open;
    }
}

async fn open_events(state: &AppState) -> Result<i64, Failure> {
    Ok(state.store.backlog().await?.iter().map(|backlog| backlog.count).sum())
}

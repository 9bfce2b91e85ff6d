//! Real processes that are killed while people book, and three of them on one database that sell the same times.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use futures::future::try_join_all;
use server::{
    entropy::{SystemEntropy, bytes},
    events::Channel,
    store::Store,
};
use tokio::task::JoinHandle;

use crate::{
    booking_visits::Wishes,
    brokers::OwnBroker,
    database::{Database, new_postgres_database, on_each_database, times},
    offices::Broker,
    portal::Outcome,
    program::{Program, Settings},
    wire::WirePhone,
};

on_each_database![whoever_saw_a_visit_has_all_of_it_when_the_server_is_killed];

/// Those who book at the same time.
const PEOPLE: usize = 6;

/// Books one visit after the other until told to stop, beginning at another place in the list each.
fn book_until(port: u16, person: usize, stop: Arc<AtomicBool>) -> JoinHandle<Vec<String>> {
    tokio::spawn(async move {
        let (wishes, mut seen) = (Wishes::plain(), Vec::new());
        while !stop.load(Ordering::Relaxed) || seen.is_empty() {
            seen.push(WirePhone::new(port).visit(&wishes, person + seen.len()).await);
        }
        seen
    })
}

/// Every booking is one that somebody saw, with slots that are its own, its event and nothing twice.
async fn is_all_there(url: &str, seen: &BTreeSet<String>) -> Outcome {
    let store = Store::open(url).await?;
    let stored = store.bookings_ahead(0, i64::MAX).await?;
    let references: BTreeSet<String> = stored.iter().map(|one| one.reference.clone()).collect();
    assert_eq!(references, *seen, "what people saw is what is stored");
    let mut slots = BTreeSet::new();
    for one in &stored {
        let own = store.slots_of(&one.booking).await?;
        assert!(!own.is_empty(), "a booking has its time");
        assert!(own.into_iter().all(|slot| slots.insert(slot)), "no slot twice");
        let events = store.outbox_of(&one.reference).await?;
        let made = events.iter().filter(|event| event.event_type == "frontcounter.booking.made.v1");
        assert_eq!(made.filter(|event| event.channel == Channel::Queue).count(), 1, "{}", one.reference);
    }
    Ok(())
}

async fn whoever_saw_a_visit_has_all_of_it_when_the_server_is_killed(database: Database) -> Outcome {
    let kills = times("SOAK_KILLS", 4);
    let folder = tempfile::tempdir()?;
    let broker = OwnBroker::start(Broker::Nats).await?;
    let mut settings = Settings::new(folder.path(), broker.url())?;
    let mut url = settings.sqlite();
    if database == Database::Postgres {
        url = new_postgres_database().await?;
        settings = settings.with("FRONT_COUNTER_DATABASE_URL", url.clone());
    }
    let mut program = Some(Program::start(&settings).await?);
    let stop = Arc::<AtomicBool>::default();
    let people: Vec<_> = (0..PEOPLE).map(|person| book_until(settings.port, person, stop.clone())).collect();
    for _ in 0..kills {
        // Up to six tenths of a second after it takes connections.
        tokio::time::sleep(Duration::from_micros(u64::from(u16::from_ne_bytes(bytes(&SystemEntropy))) * 9)).await;
        drop(program.take());
        program = Some(Program::start(&settings).await?);
    }
    stop.store(true, Ordering::Relaxed);
    let seen: BTreeSet<String> = try_join_all(people).await?.into_iter().flatten().collect();
    assert!(seen.len() >= PEOPLE, "only {} visits were booked", seen.len());
    drop(program);
    is_all_there(&url, &seen).await?;
    println!("{database:?}: {kills} kills, {} visits", seen.len());
    Ok(())
}

#[tokio::test]
async fn three_processes_sell_each_time_once() -> Outcome {
    let (folder, url) = (tempfile::tempdir()?, new_postgres_database().await?);
    let broker = OwnBroker::start(Broker::Nats).await?;
    let (mut programs, mut people) = (Vec::new(), Vec::new());
    let stop = Arc::<AtomicBool>::default();
    for _ in 0..3 {
        let settings = Settings::new(folder.path(), broker.url())?.with("FRONT_COUNTER_DATABASE_URL", url.clone());
        programs.push(Program::start(&settings).await?);
        // All of them want the same times.
        people.extend((0..PEOPLE).map(|_| book_until(settings.port, 0, stop.clone())));
    }
    tokio::time::sleep(Duration::from_secs(times("SOAK_SECONDS", 3).into())).await;
    stop.store(true, Ordering::Relaxed);
    let seen: BTreeSet<String> = try_join_all(people).await?.into_iter().flatten().collect();
    drop(programs);
    is_all_there(&url, &seen).await?;
    println!("three processes: {} visits", seen.len());
    Ok(())
}

//! Quarters of an hour that many people want at once: each is sold once, on both databases, whoever is faster.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use futures::future::try_join_all;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use server::store::{
    Store, StoreError,
    bookings::{BookingChange, BookingOutcome},
    slots::{Claim, Slot, TakenBetween},
};
use sqlx::{AnyConnection, Connection, Row};

use crate::{
    database::{Database, on_each_database, times},
    portal::{Outcome, Portal},
};

on_each_database![
    each_slot_is_sold_once,
    what_was_lost_costs_nothing,
    a_hold_that_ran_out_is_free,
    two_who_want_each_others_time_wait_for_nobody,
    any_history_is_what_a_simple_model_says,
];

type Failure = Box<dyn std::error::Error>;

/// People at once.
const CLIENTS: u64 = 64;
/// Sites, each with desks of its own; all of them share one interpreter.
const SITES: u64 = 5;
/// Visits that begin one after the other at a desk.
const VISITS: i64 = 100;
/// Quarters of an hour in a visit.
const LENGTH: i64 = 2;
/// Quarters of an hour that an interpreter travels after a visit.
const TRAVEL: i64 = 1;

fn slots(resource: &str, from: i64, quarters: i64) -> Vec<Slot> {
    (from..from + quarters).map(|quarter| Slot { resource: resource.to_owned(), quarter }).collect()
}

fn claim(booking: &str, mut slots: Vec<Slot>) -> Claim {
    slots.sort();
    Claim { booking: booking.to_owned(), slots, held_until: None, now: 0 }
}

async fn take(store: &Store, claim: Claim) -> Result<BookingOutcome, StoreError> {
    store.write(BookingChange::Hold(claim)).await
}

async fn has(store: &Store, booking: &str) -> Result<Vec<Slot>, StoreError> {
    let everything = TakenBetween { resources: &["desk", "room"], from: 0, to: 1000, but_of: "", now: 0 };
    let others = TakenBetween { but_of: booking, ..everything };
    let (all, others) = (store.taken(everything).await?, store.taken(others).await?);
    let mut own: Vec<_> = all.into_iter().filter(|slot| !others.contains(slot)).collect();
    own.sort();
    Ok(own)
}

/// A race for times, in which everybody books the first free time that they try.
struct Race {
    stores: Vec<Store>,
    attempts: u64,
    begun: AtomicU64,
    bookings: AtomicI64,
}

impl Race {
    fn new(stores: Vec<Store>, attempts: u64) -> Arc<Self> {
        Arc::new(Self { stores, attempts, begun: AtomicU64::new(0), bookings: AtomicI64::new(0) })
    }

    /// The visits that one person was told are theirs. The same times are wanted by everybody at about the same moment;
    /// every third visit needs the interpreter as well.
    async fn take_part(self: Arc<Self>, person: u64) -> Result<Vec<(String, Vec<Slot>)>, StoreError> {
        let store = &self.stores[usize::try_from(person).unwrap_or(0) % self.stores.len()];
        let mut mine = Vec::new();
        loop {
            let attempt = self.begun.fetch_add(1, Ordering::Relaxed);
            if attempt >= self.attempts {
                return Ok(mine);
            }
            // Eight people in a row go for the same time; then come eight for the next.
            let place = i64::try_from(attempt / 8).unwrap_or(0);
            let visit = place % VISITS;
            let site = place / VISITS % i64::try_from(SITES).unwrap_or(1);
            let mut wanted = slots(&format!("desk-{site}"), visit * LENGTH, LENGTH);
            if visit % 3 == 0 {
                wanted.extend(slots("interpreter", visit * LENGTH, LENGTH + TRAVEL));
            }
            let booking = format!("booking-{}", self.bookings.fetch_add(1, Ordering::Relaxed));
            let claim = claim(&booking, wanted);
            let wanted = claim.slots.clone();
            if take(store, claim).await? == BookingOutcome::Done {
                mine.push((booking, wanted));
            }
        }
    }

    async fn run(self: &Arc<Self>) -> Result<Vec<(String, Vec<Slot>)>, Failure> {
        let people = (0..CLIENTS).map(|person| tokio::spawn(self.clone().take_part(person)));
        let told = try_join_all(people).await?;
        Ok(told.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }
}

/// Every slot that somebody was told is theirs, with everybody who was.
fn owners(told: &[(String, Vec<Slot>)]) -> BTreeMap<&Slot, Vec<&str>> {
    let mut owners = BTreeMap::<_, Vec<_>>::new();
    for (booking, slots) in told {
        slots.iter().for_each(|slot| owners.entry(slot).or_default().push(&**booking));
    }
    owners
}

/// One store on SQLite; three on PostgreSQL, as three processes have it: a writer and a connection each.
async fn stores(database: Database) -> Result<(Portal, Vec<Store>), Failure> {
    let portal = Portal::open_on(database).await?;
    let mut stores = vec![portal.state.store.clone()];
    if database == Database::Postgres {
        stores.push(Store::open(&portal.state.config.database_url).await?);
        stores.push(Store::open(&portal.state.config.database_url).await?);
    }
    Ok((portal, stores))
}

/// How often PostgreSQL had to break up two that waited for each other.
async fn deadlocks(portal: &Portal) -> Result<i64, Failure> {
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    let sql = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
    Ok(sqlx::query(sql).fetch_one(&mut connection).await?.try_get(0)?)
}

async fn each_slot_is_sold_once(database: Database) -> Outcome {
    let (portal, stores) = stores(database).await?;
    let race = Race::new(stores.clone(), times("SOAK_RACES", 10_000).into());
    let told = race.run().await?;
    assert!(owners(&told).values().all(|owners| owners.len() == 1), "a slot was sold twice");

    let mut resources: Vec<String> = (0..SITES).map(|site| format!("desk-{site}")).collect();
    resources.push("interpreter".to_owned());
    let resources: Vec<&str> = resources.iter().map(String::as_str).collect();
    let everything = TakenBetween { resources: &resources, from: 0, to: i64::MAX, but_of: "", now: 0 };
    let stored: BTreeSet<Slot> = stores[0].taken(everything).await?.into_iter().collect();
    let sold: BTreeSet<Slot> = told.iter().flat_map(|(_, slots)| slots.iter().cloned()).collect();
    assert_eq!(stored, sold, "what is stored is what people were told, no more and no less");
    if database == Database::Postgres {
        assert_eq!(deadlocks(&portal).await?, 0);
    }
    // A time that needs nobody but the desk is sold: nobody loses it to somebody who lost it, too.
    for place in 0..i64::try_from(race.attempts / 8).unwrap_or(0).min(VISITS) {
        let slot = Slot { resource: "desk-0".to_owned(), quarter: place * LENGTH };
        assert!(place % 3 == 0 || sold.contains(&slot), "nobody has {slot:?}");
    }
    Ok(())
}

/// The race above notices what it is there to notice.
#[tokio::test]
async fn without_the_key_the_race_is_lost() -> Outcome {
    let (portal, stores) = stores(Database::Postgres).await?;
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    sqlx::raw_sql("ALTER TABLE slots DROP CONSTRAINT slot_once").execute(&mut connection).await?;
    let told = Race::new(stores, 10_000).run().await?;
    assert!(owners(&told).values().any(|owners| owners.len() > 1), "the key is not what decides");
    Ok(())
}

async fn what_was_lost_costs_nothing(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let store = &portal.state.store;
    let morning = slots("desk", 10, 2);
    assert_eq!(take(store, claim("one", morning.clone())).await?, BookingOutcome::Done);
    assert_eq!(take(store, claim("other", slots("desk", 20, 2))).await?, BookingOutcome::Done);
    // The second of these quarters is somebody else's.
    assert_eq!(take(store, claim("one", slots("desk", 19, 2))).await?, BookingOutcome::Taken);
    assert_eq!(has(store, "one").await?, morning, "who cannot have another time keeps their own");
    // A change to a time that overlaps the old one gives back only what it leaves.
    assert_eq!(take(store, claim("one", slots("desk", 11, 2))).await?, BookingOutcome::Done);
    assert_eq!(has(store, "one").await?, slots("desk", 11, 2));
    assert_eq!(take(store, claim("third", slots("desk", 10, 1))).await?, BookingOutcome::Done);
    assert_eq!(take(store, claim("one", Vec::new())).await?, BookingOutcome::Done);
    assert_eq!(has(store, "one").await?, []);
    Ok(())
}

async fn a_hold_that_ran_out_is_free(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let store = &portal.state.store;
    let held =
        |booking: &str, now, until| Claim { held_until: Some(until), now, ..claim(booking, slots("desk", 4, 2)) };
    assert_eq!(take(store, held("one", 0, 600)).await?, BookingOutcome::Done);
    assert_eq!(take(store, held("other", 599, 1199)).await?, BookingOutcome::Taken);
    // Extended, then let run out; nobody has swept anything.
    assert_eq!(take(store, held("one", 599, 1200)).await?, BookingOutcome::Done);
    let at = |now| TakenBetween { resources: &["desk"], from: 0, to: 100, but_of: "", now };
    assert_eq!(store.taken(at(1199)).await?.len(), 2);
    assert_eq!(store.taken(at(1200)).await?, []);
    // As long as nobody else wanted it, whoever held it can still have it.
    assert_eq!(take(store, Claim { now: 1300, ..claim("one", slots("desk", 4, 1)) }).await?, BookingOutcome::Done);
    assert_eq!(take(store, held("other", 1300, 1900)).await?, BookingOutcome::Taken);
    assert_eq!(take(store, Claim { now: 1300, ..claim("one", Vec::new()) }).await?, BookingOutcome::Done);
    assert_eq!(take(store, held("other", 1300, 1900)).await?, BookingOutcome::Done);
    assert_eq!(take(store, held("one", 1900, 2500)).await?, BookingOutcome::Done);
    assert_eq!(take(store, Claim { now: 1900, ..claim("other", slots("desk", 4, 2)) }).await?, BookingOutcome::Taken);
    Ok(())
}

async fn two_who_want_each_others_time_wait_for_nobody(database: Database) -> Outcome {
    let (_portal, stores) = stores(database).await?;
    let (one, other) = (&stores[0], &stores[stores.len() - 1]);
    assert_eq!(take(one, claim("one", slots("desk", 0, 4))).await?, BookingOutcome::Done);
    assert_eq!(take(one, claim("other", slots("room", 0, 4))).await?, BookingOutcome::Done);
    for _ in 0..50 {
        let (first, second) = tokio::join!(
            take(one, claim("one", slots("room", 0, 4))),
            take(other, claim("other", slots("desk", 0, 4)))
        );
        assert_eq!((first?, second?), (BookingOutcome::Taken, BookingOutcome::Taken));
    }
    Ok(())
}

/// A claim that any history may hold.
fn any_claim() -> impl Strategy<Value = (u8, i64, i64, Option<i64>, i64)> {
    (0..4_u8, 0..6_i64, 0..4_i64, prop::option::of(1..200_i64), 0..50_i64)
}

async fn any_history_is_what_a_simple_model_says(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let store = &portal.state.store;
    let histories = prop::collection::vec(any_claim(), 1..25);
    let mut runner = TestRunner::deterministic();
    for history in 0..40 {
        let steps = histories.new_tree(&mut runner).map_err(|reason| reason.to_string())?.current();
        // A desk of its own for each history.
        let desk = format!("desk {history}");
        let mut model = BTreeMap::<i64, (u8, Option<i64>)>::new();
        let mut now = 0;
        for (booking, from, length, hold, later) in steps {
            now += later;
            let wanted = from..from + length;
            let is_free = |quarter: i64| {
                model.get(&quarter).is_none_or(|(owner, until)| *owner == booking || until.is_some_and(|at| at <= now))
            };
            let expected = if wanted.clone().all(is_free) { BookingOutcome::Done } else { BookingOutcome::Taken };
            if expected == BookingOutcome::Done {
                model.retain(|_, (owner, _)| *owner != booking);
                model.extend(wanted.map(|quarter| (quarter, (booking, hold.map(|hold| now + hold)))));
            }
            let booking = format!("{history}-{booking}");
            let claim =
                Claim { held_until: hold.map(|hold| now + hold), now, ..claim(&booking, slots(&desk, from, length)) };
            assert_eq!(take(store, claim).await?, expected, "history {history} at {now}");
            let asked = TakenBetween { resources: &[&desk], from: 0, to: 100, but_of: "", now };
            let taken: BTreeSet<i64> = store.taken(asked).await?.into_iter().map(|slot| slot.quarter).collect();
            let counts = |(_, until): &(u8, Option<i64>)| until.is_none_or(|until| until > now);
            let modelled = model.iter().filter(|(_, holder)| counts(holder)).map(|(quarter, _)| *quarter).collect();
            assert_eq!(taken, modelled, "history {history} at {now}");
        }
    }
    Ok(())
}

//! Bookings in the store: a record, its slots, its row and its events are there together or not at all, whoever else
//! wants the same time, on both databases.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use futures::future::try_join_all;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use server::{
    events::Channel,
    store::{
        RecordId, Store,
        bookings::{Alter, BookingChange, BookingOutcome, Make, NewBooking, Remind, Visit, Withdraw},
        drafts::Renewal,
        outbox::NewEvent,
        slots::{Claim, Slot},
        submissions::NewRecord,
    },
};

use crate::{
    database::{Database, Listed, on_each_database, times},
    portal::{Outcome, Portal},
};

on_each_database![
    a_booking_is_there_whole_or_not_at_all,
    a_changed_booking_takes_its_new_time_and_gives_back_the_old,
    a_reminder_is_sent_once_and_only_for_the_time_that_stands,
    a_crowd_books_each_time_once_and_loses_nothing,
    any_history_is_what_a_simple_model_says,
];

type Failure = Box<dyn std::error::Error>;

const QUARTER_MS: i64 = 15 * 60 * 1000;

pub fn event(name: &str, channel: Channel) -> NewEvent {
    NewEvent {
        event_id: format!("{name}-{}", uuid::Uuid::now_v7()),
        sequence: 1,
        channel,
        queue: if channel == Channel::Queue { "appointments" } else { "mail" }.to_owned(),
        event_type: "frontcounter.booking.made.v1".to_owned(),
        body: vec![3],
    }
}

fn visit(from: i64, quarters: i64) -> Visit {
    Visit {
        site: "lewisham".to_owned(),
        way: "in-person".to_owned(),
        starts_at: from * QUARTER_MS,
        ends_at: (from + quarters) * QUARTER_MS,
        interpreter: "none".to_owned(),
    }
}

fn claim(booking: &str, resource: &str, from: i64, quarters: i64) -> Claim {
    let slots = (from..from + quarters).map(|quarter| Slot { resource: resource.to_owned(), quarter }).collect();
    Claim { booking: booking.to_owned(), slots, held_until: None, now: 0 }
}

/// A booking of a desk, with the event for the counter and a letter.
pub fn make(name: &str, desk: &str, from: i64, quarters: i64) -> BookingChange {
    let record = NewRecord {
        id: RecordId::new(name),
        reference: Some(format!("FC-{name}")),
        kind: "visit".to_owned(),
        priority: "standard".to_owned(),
        idempotency_key: format!("key-{name}"),
        fingerprint: vec![1],
        // Chance, as a wrapped key is: it tells a record that was inserted from one that was there.
        wrapped_key: uuid::Uuid::now_v7().as_bytes().to_vec(),
        body: vec![2],
        received_at: 1,
    };
    let letter = NewEvent { sequence: 2, ..event(name, Channel::Mail) };
    BookingChange::Make(Box::new(Make {
        events: vec![event(name, Channel::Queue), letter],
        draft: Renewal::default(),
        claim: claim(name, desk, from, quarters),
        booking: NewBooking {
            service: "statement".to_owned(),
            visit: visit(from, quarters),
            secret: vec![4],
            contact: Some(vec![5]),
        },
        record,
    }))
}

fn alter(name: &str, sequence: i64, desk: &str, from: i64, quarters: i64) -> BookingChange {
    let is_cancelled = quarters == 0;
    BookingChange::Alter(Box::new(Alter {
        booking: RecordId::new(name),
        sequence,
        visit: visit(from, quarters),
        status: if is_cancelled { "cancelled" } else { "made" }.to_owned(),
        claim: Some(claim(name, desk, from, quarters)),
        events: vec![event(name, Channel::Queue), event(name, Channel::Mail)],
        at: 7,
    }))
}

/// The service cannot keep it: cancelled, with the reason beside it.
fn withdraw(name: &str, sequence: i64, desk: &str, reason: &[u8]) -> BookingChange {
    let BookingChange::Alter(alter) = alter(name, sequence, desk, 0, 0) else { unreachable!("it alters") };
    BookingChange::Withdraw(Box::new(Withdraw { alter: *alter, withdrawal: reason.to_vec() }))
}

fn hold(name: &str, desk: &str, from: i64, quarters: i64, until: i64) -> BookingChange {
    BookingChange::Hold(Claim { held_until: Some(until), ..claim(name, desk, from, quarters) })
}

async fn quarters(store: &Store, name: &str) -> Result<Vec<i64>, Failure> {
    Ok(store.slots_of(&RecordId::new(name)).await?.into_iter().map(|slot| slot.quarter).collect())
}

async fn a_booking_is_there_whole_or_not_at_all(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let store = &portal.state.store;
    // Held first, by the same person under the same name.
    assert_eq!(store.write(hold("one", "desk", 10, 2, 600)).await?, BookingOutcome::Done);
    assert_eq!(store.write(make("other", "desk", 11, 2)).await?, BookingOutcome::Taken);
    assert_eq!(store.write(make("one", "desk", 10, 2)).await?, BookingOutcome::Done);
    assert_eq!(store.write(make("one", "desk", 20, 2)).await?, BookingOutcome::DraftChanged, "it was booked before");
    let BookingChange::Make(mut same) = make("third", "desk", 30, 2) else { return Err("no booking".into()) };
    same.record.reference = Some("FC-one".to_owned());
    assert_eq!(store.write(BookingChange::Make(same)).await?, BookingOutcome::ReferenceTaken);

    let stored = store.booking("FC-one").await?.ok_or("the booking is there")?;
    assert_eq!((stored.starts_at, stored.ends_at, &*stored.status), (10 * QUARTER_MS, 12 * QUARTER_MS, "made"));
    assert_eq!((stored.sequence, stored.since), (0, 1));
    assert_eq!(quarters(store, "one").await?, [10, 11]);
    let events = store.outbox_of("FC-one").await?;
    assert_eq!(events.iter().map(|event| event.channel).collect::<Vec<_>>(), [Channel::Queue, Channel::Mail]);
    for nobody in ["other", "third"] {
        assert!(store.booking(&format!("FC-{nobody}")).await?.is_none());
        assert!(store.record_key(nobody).await?.is_none() && quarters(store, nobody).await?.is_empty());
    }
    assert_eq!(store.outbox().await?.len(), 2, "and nobody has an event without a booking");
    assert_eq!(store.open_bookings_of(&[5], 0).await?, 1);
    assert_eq!(store.visits("lewisham", 0, i64::MAX).await?.len(), 1);
    Ok(())
}

async fn a_changed_booking_takes_its_new_time_and_gives_back_the_old(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let store = &portal.state.store;
    for (name, from) in [("one", 10), ("other", 20)] {
        assert_eq!(store.write(make(name, "desk", from, 2)).await?, BookingOutcome::Done);
    }
    assert_eq!(store.write(alter("one", 0, "desk", 19, 2)).await?, BookingOutcome::Taken);
    assert_eq!(quarters(store, "one").await?, [10, 11], "who cannot have another time keeps their own");
    assert_eq!(store.booking("FC-one").await?.ok_or("there")?.sequence, 0);
    assert_eq!(store.write(alter("one", 0, "desk", 11, 3)).await?, BookingOutcome::Done);
    assert_eq!(store.write(alter("one", 0, "desk", 30, 2)).await?, BookingOutcome::BookingChanged);
    assert_eq!(store.write(alter("nobody", 0, "desk", 30, 2)).await?, BookingOutcome::BookingChanged);
    let changed = store.booking("FC-one").await?.ok_or("there")?;
    assert_eq!((changed.starts_at, changed.sequence, changed.since), (11 * QUARTER_MS, 1, 7));
    assert_eq!(quarters(store, "one").await?, [11, 12, 13]);
    assert_eq!(store.write(make("third", "desk", 10, 1)).await?, BookingOutcome::Done, "the old time is free");
    assert_eq!(store.write(alter("one", 1, "desk", 11, 0)).await?, BookingOutcome::Done);
    assert!(quarters(store, "one").await?.is_empty());
    let sequences: Vec<_> = store.outbox_of("FC-one").await?.iter().map(|event| event.channel).collect();
    assert_eq!(sequences.len(), 6, "each change has told the counter and the person");
    Ok(())
}

async fn a_reminder_is_sent_once_and_only_for_the_time_that_stands(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let store = &portal.state.store;
    assert_eq!(store.write(make("one", "desk", 10, 2)).await?, BookingOutcome::Done);
    let remind = |from: i64, kind: &str| Remind {
        booking: RecordId::new("one"),
        kind: kind.to_owned(),
        starts_at: from * QUARTER_MS,
        event: event("reminder", Channel::Mail),
        at: 3,
    };
    assert!(store.write_in_turn(remind(10, "two-days")).await?);
    assert!(!store.write_in_turn(remind(10, "two-days")).await?, "once");
    assert!(store.write_in_turn(remind(10, "two-hours")).await?);
    assert_eq!(store.write(alter("one", 0, "desk", 40, 2)).await?, BookingOutcome::Done);
    assert!(!store.write_in_turn(remind(10, "two-hours")).await?, "it is no more at that time");
    assert!(store.write_in_turn(remind(40, "two-hours")).await?, "a new time has reminders of its own");
    assert_eq!(store.write(alter("one", 1, "desk", 40, 0)).await?, BookingOutcome::Done);
    assert!(!store.write_in_turn(remind(40, "two-days")).await?, "nobody is reminded of what was cancelled");
    assert_eq!(store.outbox_of("FC-one").await?.len(), 2 + 4 + 3);
    Ok(())
}

/// Eight people in a row want the same time; every third visit needs the interpreter that all desks share.
async fn a_crowd_books_each_time_once_and_loses_nothing(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let mut stores = vec![portal.state.store.clone()];
    if database == Database::Postgres {
        // As three processes have it: a writer and a connection each.
        stores.push(Store::open(&portal.state.config.database_url).await?);
        stores.push(Store::open(&portal.state.config.database_url).await?);
    }
    let (attempts, begun) = (u64::from(times("SOAK_BOOKED", 2_000)), Arc::new(AtomicU64::new(0)));
    let people = (0..64_usize).map(|person| {
        let (store, begun) = (stores[person % stores.len()].clone(), begun.clone());
        tokio::spawn(async move {
            let mut told = Vec::new();
            loop {
                let attempt = begun.fetch_add(1, Ordering::Relaxed);
                if attempt >= attempts {
                    return Ok::<_, server::store::StoreError>(told);
                }
                let time = i64::try_from(attempt / 8).unwrap_or(0);
                let (desk, from, name) = (format!("desk-{}", time % 5), time / 5 * 2, format!("b{attempt}"));
                let BookingChange::Make(mut make) = make(&name, &desk, from, 2) else { continue };
                if time % 3 == 0 {
                    make.claim.slots.extend(claim(&name, "interpreter", from, 3).slots);
                }
                let outcome = store.write(BookingChange::Make(make)).await?;
                told.push((name, time, outcome));
            }
        })
    });
    let told = try_join_all(people).await?.into_iter().collect::<Result<Vec<_>, _>>()?.concat();
    let store = &portal.state.store;
    let mut sold = BTreeMap::<i64, Vec<&str>>::new();
    for (name, time, outcome) in &told {
        let booked = store.booking(&format!("FC-{name}")).await?;
        let events = store.outbox_of(name).await?.len();
        match outcome {
            BookingOutcome::Done => {
                sold.entry(*time).or_default().push(name);
                assert!(booked.is_some() && events == 2, "{name} was told that it is booked");
                assert!(quarters(store, name).await?.len() >= 2);
            }
            BookingOutcome::Taken => assert!(booked.is_none() && events == 0, "{name} was told that it is not"),
            other => return Err(format!("{name}: {other:?}").into()),
        }
    }
    assert!(sold.values().all(|names| names.len() == 1), "each time is sold once");
    let wanted = i64::try_from(attempts / 8).unwrap_or(0);
    let missing = (0..wanted).find(|time| time % 3 != 0 && !sold.contains_key(time));
    assert_eq!(missing, None, "a time that needs no interpreter is sold to somebody");
    Ok(())
}

/// What may happen to one of four bookings of a desk: kind, which, from, length. The last kind closes the desk meanwhile.
fn any_step() -> impl Strategy<Value = (u8, u8, i64, i64)> {
    (0..5_u8, 0..4_u8, 0..8_i64, 1..4_i64)
}

/// Everybody with a visit in a span has it withdrawn, as closing does: one after the other.
async fn close(
    store: &Store,
    (history, desk): (u32, &str),
    span: std::ops::Range<i64>,
    held: &mut BTreeMap<i64, u8>,
    made: &mut BTreeMap<u8, i64>,
) -> Outcome {
    let stranded: BTreeSet<u8> = span.filter_map(|quarter| held.get(&quarter).copied()).collect();
    for which in stranded {
        let (name, sequence) = (format!("{history}-{which}"), made.get(&which).copied());
        let reason = format!("closed {history}");
        let change = withdraw(&name, sequence.unwrap_or(0), desk, reason.as_bytes());
        let Some(sequence) = sequence else {
            // Only held: there is nothing to withdraw, and the hold stands until it runs out.
            assert_eq!(store.write(change).await?, BookingOutcome::BookingChanged, "history {history}");
            continue;
        };
        assert_eq!(store.write(change).await?, BookingOutcome::Done, "history {history}");
        assert_eq!(store.withdrawal_of(&RecordId::new(&*name)).await?.as_deref(), Some(reason.as_bytes()));
        held.retain(|_, owner| *owner != which);
        made.insert(which, sequence + 1);
    }
    Ok(())
}

async fn any_history_is_what_a_simple_model_says(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let store = &portal.state.store;
    let mut runner = TestRunner::deterministic();
    for history in 0..times("SOAK_BOOKED_HISTORIES", 20) {
        let steps = prop::collection::vec(any_step(), 1..20).new_tree(&mut runner).map_err(|why| why.to_string())?;
        let desk = format!("desk {history}");
        // Who has a quarter, and the bookings there are with how often each was changed.
        let (mut held, mut made) = (BTreeMap::<i64, u8>::new(), BTreeMap::<u8, i64>::new());
        for (kind, which, from, length) in steps.current() {
            let name = format!("{history}-{which}");
            let wanted = from..from + length;
            let is_free = wanted.clone().all(|quarter| held.get(&quarter).is_none_or(|owner| *owner == which));
            if kind == 4 {
                close(store, (history, &desk), wanted, &mut held, &mut made).await?;
                agree(store, history, &held, &made).await?;
                continue;
            }
            let sequence = made.get(&which).copied();
            let (change, length, can) = match kind {
                0 => (hold(&name, &desk, from, length, 1_000), length, sequence.is_none()),
                1 => (make(&name, &desk, from, length), length, sequence.is_none()),
                2 => (alter(&name, sequence.unwrap_or(0), &desk, from, length), length, sequence.is_some()),
                _ => (alter(&name, sequence.unwrap_or(0), &desk, from, 0), 0, sequence.is_some()),
            };
            // Whoever has booked holds nothing else under that name.
            if kind == 0 && !can {
                continue;
            }
            let expected = match kind {
                1 if !can => BookingOutcome::DraftChanged,
                2 | 3 if !can => BookingOutcome::BookingChanged,
                3 => BookingOutcome::Done,
                _ if !is_free => BookingOutcome::Taken,
                _ => BookingOutcome::Done,
            };
            assert_eq!(store.write(change).await?, expected, "history {history}: {kind} {which} {from} {length}");
            if expected == BookingOutcome::Done {
                held.retain(|_, owner| *owner != which);
                held.extend((from..from + length).map(|quarter| (quarter, which)));
                match kind {
                    1 => drop(made.insert(which, 0)),
                    2 | 3 => drop(made.entry(which).and_modify(|sequence| *sequence += 1)),
                    _ => {}
                }
            }
            agree(store, history, &held, &made).await?;
        }
    }
    Ok(())
}

/// The store has what the model has.
async fn agree(store: &Store, history: u32, held: &BTreeMap<i64, u8>, made: &BTreeMap<u8, i64>) -> Outcome {
    for one in 0..4_u8 {
        let expected: Vec<i64> = held.iter().filter(|(_, owner)| **owner == one).map(|(at, _)| *at).collect();
        assert_eq!(quarters(store, &format!("{history}-{one}")).await?, expected, "history {history}");
        let stored = store.booking(&format!("FC-{history}-{one}")).await?.map(|booking| booking.sequence);
        assert_eq!(stored, made.get(&one).copied(), "history {history}");
    }
    Ok(())
}

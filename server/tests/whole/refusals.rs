//! Changes that the database refuses, in a transaction with others that it takes: an expected refusal is an outcome,
//! an unexpected one is an error of its own, and neither costs the others another commit.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crate::{
    booked::make,
    database::{Database, Listed, on_each_database},
    portal::{Outcome, Portal},
};
use futures::future::join_all;
use server::{
    events::Channel,
    store::{
        ChangeAlone, RecordId, Store, StoreError,
        bookings::{BookingChange, BookingOutcome},
        drafts::Renewal,
        fault::{Faults, Moment},
        outbox::{AppendEvent, NewEvent},
        slots::{Claim, Slot},
        submissions::{NewRecord, Submit, Submitted},
    },
};
use sqlx::AnyConnection;
use tokio::sync::Notify;

on_each_database![
    a_refusal_is_an_outcome,
    a_slot_that_is_taken_is_an_outcome,
    a_booking_that_comes_too_late_is_an_outcome,
    a_constraint_nobody_foresaw_costs_one_commit
];

/// Changes that one transaction holds at most.
const TOGETHER: usize = 256;
/// Of those, changes that are refused.
const REFUSED: usize = 64;

/// Counts transactions that are about to be committed.
#[derive(Default)]
struct Commits(AtomicUsize);

impl Faults for Commits {
    fn strike(&self, moment: Moment) -> bool {
        if moment == Moment::BeforeCommit {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        false
    }
}

/// A change that keeps the writer busy until it is told to go on.
struct Hold {
    has_begun: Arc<Notify>,
    go_on: Arc<Notify>,
}

impl ChangeAlone for Hold {
    type Outcome = ();

    async fn apply_alone(&self, _: &mut AnyConnection) -> Result<(), sqlx::Error> {
        self.has_begun.notify_one();
        self.go_on.notified().await;
        Ok(())
    }
}

/// A store, and the commits it made.
struct Held {
    store: Store,
    commits: Arc<Commits>,
}

impl Held {
    async fn on(database: Database) -> Result<(Portal, Self), Box<dyn std::error::Error>> {
        let portal = Portal::open_on(database).await?;
        let commits = Arc::new(Commits::default());
        let store = Store::open_failing(&portal.state.config.database_url, commits.clone()).await?;
        Ok((portal, Self { store, commits }))
    }

    /// Makes all of these changes wait together; their outcomes, and the commits that they took.
    async fn together<C: server::store::Change>(
        &self,
        changes: Vec<C>,
    ) -> (Vec<Result<C::Outcome, StoreError>>, usize) {
        let (store, has_begun, go_on) = (self.store.clone(), Arc::<Notify>::default(), Arc::<Notify>::default());
        let hold = Hold { has_begun: has_begun.clone(), go_on: go_on.clone() };
        let holding = tokio::spawn(async move { store.write(hold).await });
        has_begun.notified().await;
        let before = self.commits.0.load(Ordering::Relaxed);
        let mut waiting = Box::pin(join_all(changes.into_iter().map(|change| self.store.write(change))));
        // The first poll puts every change into the queue.
        assert!(futures::poll!(&mut waiting).is_pending());
        go_on.notify_one();
        let outcomes = waiting.await;
        assert!(holding.await.is_ok_and(|held| held.is_ok()));
        (outcomes, self.commits.0.load(Ordering::Relaxed) - before - 1)
    }
}

fn submission(reference: usize, key: usize) -> Submit {
    let record = NewRecord {
        id: RecordId::new(format!("record-{reference}-{key}")),
        reference: Some(format!("FC-{reference:08}")),
        kind: "theft".to_owned(),
        priority: "normal".to_owned(),
        idempotency_key: format!("key-{key}"),
        fingerprint: vec![1],
        wrapped_key: format!("wrapped {reference} {key}").into_bytes(),
        body: vec![2],
        received_at: 1,
    };
    Submit { record, events: vec![event(reference)], draft: Renewal::default() }
}

fn event(number: usize) -> NewEvent {
    NewEvent {
        event_id: format!("event-{number}-{}", uuid::Uuid::now_v7()),
        sequence: 1,
        channel: Channel::Queue,
        queue: "crime-recording".to_owned(),
        event_type: "frontcounter.report.submitted.v1".to_owned(),
        body: vec![3],
    }
}

async fn a_refusal_is_an_outcome(database: Database) -> Outcome {
    let (_portal, held) = Held::on(database).await?;
    let taken: Vec<_> = (0..REFUSED).map(|number| submission(number, number)).collect();
    let (stored, _) = held.together(taken).await;
    assert!(stored.iter().all(|outcome| matches!(outcome, Ok(Submitted::Stored))));

    let change = |number: usize| match number {
        number if number >= REFUSED => submission(number, number),
        // Half of those that conflict have a reference that is taken, half an idempotency key.
        number if number % 2 == 0 => submission(number, TOGETHER + number),
        number => submission(TOGETHER + number, number),
    };
    let (outcomes, commits) = held.together((0..TOGETHER).map(change).collect()).await;
    assert_eq!(commits, 1);
    for (number, outcome) in outcomes.into_iter().enumerate() {
        let expected = match number {
            number if number >= REFUSED => Submitted::Stored,
            number if number % 2 == 0 => Submitted::ReferenceTaken,
            _ => Submitted::DraftChanged,
        };
        assert_eq!(outcome?, expected, "change {number}");
    }
    assert_eq!(held.store.outbox().await?.len(), TOGETHER, "each that is stored has its event, and no other");
    Ok(())
}

async fn a_slot_that_is_taken_is_an_outcome(database: Database) -> Outcome {
    let (_portal, held) = Held::on(database).await?;
    let claim = |booking: usize, quarter: usize| {
        BookingChange::Hold(Claim {
            booking: format!("booking-{booking}"),
            slots: vec![Slot { resource: "desk".to_owned(), quarter: i64::try_from(quarter).unwrap_or_default() }],
            held_until: None,
            now: 0,
        })
    };
    let half = REFUSED / 2;
    held.together((0..half).map(|number| claim(TOGETHER + number, number)).collect()).await;
    // Half of those that conflict want what is taken already, half what another of the same transaction takes.
    let quarter = |number: usize| match number {
        number if number < half => number,
        number if number < half + REFUSED => half + (number - half) / 2,
        number => number,
    };
    let is_lost = |number: usize| number < half || (number < half + REFUSED && number % 2 == 1);
    let (outcomes, commits) = held.together((0..TOGETHER).map(|number| claim(number, quarter(number))).collect()).await;
    assert_eq!(commits, 1);
    for (number, outcome) in outcomes.into_iter().enumerate() {
        assert_eq!(
            outcome?,
            if is_lost(number) { BookingOutcome::Taken } else { BookingOutcome::Done },
            "change {number}"
        );
    }
    assert_eq!((0..TOGETHER).filter(|number| is_lost(*number)).count(), REFUSED);
    Ok(())
}

async fn a_booking_that_comes_too_late_is_an_outcome(database: Database) -> Outcome {
    let (_portal, held) = Held::on(database).await?;
    // Each of the first 64 wants the time of one of the next 64; whoever comes first has it.
    let time = |number: usize| i64::try_from(if number < REFUSED { number + REFUSED } else { number }).unwrap_or(0);
    let bookings = (0..TOGETHER).map(|number| make(&format!("b{number}"), "desk", time(number), 1)).collect();
    let (outcomes, commits) = held.together(bookings).await;
    assert_eq!(commits, 1);
    for (number, outcome) in outcomes.into_iter().enumerate() {
        let is_late = (REFUSED..2 * REFUSED).contains(&number);
        let expected = if is_late { BookingOutcome::Taken } else { BookingOutcome::Done };
        assert_eq!(outcome?, expected, "booking {number}");
    }
    assert_eq!(held.store.outbox().await?.len(), 2 * (TOGETHER - REFUSED), "two events for each, and no other");
    Ok(())
}

async fn a_constraint_nobody_foresaw_costs_one_commit(database: Database) -> Outcome {
    let (_portal, held) = Held::on(database).await?;
    held.store.write(submission(0, 0)).await?;
    let append = |number: usize| {
        let record = RecordId::new(if number < REFUSED { "NOBODY" } else { "record-0-0" });
        let sequence = i64::try_from(number).unwrap_or_default() + 2;
        AppendEvent { record, at: 1, event: NewEvent { sequence, ..event(number) } }
    };
    let (outcomes, commits) = held.together((0..TOGETHER).map(append).collect()).await;
    assert_eq!(commits, 1);
    for (number, outcome) in outcomes.iter().enumerate() {
        let is_refused = matches!(outcome, Err(StoreError::Conflict(constraint)) if !constraint.contains("NOBODY"));
        assert!(if number < REFUSED { is_refused } else { outcome.is_ok() }, "change {number}: {outcome:?}");
    }
    assert_eq!(held.store.outbox().await?.len(), 1 + TOGETHER - REFUSED);
    Ok(())
}

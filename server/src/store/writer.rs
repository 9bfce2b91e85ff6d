//! The one writer: changes that arrive while a commit is under way share the next one.
//!
//! A durable commit waits for the disk. One writer that takes everything that is waiting into one
//! transaction makes the disk's pace a matter of latency, not of throughput, and on SQLite there is only one
//! writer anyway. Changes of one kind become one statement, because each statement costs a round trip to
//! the thread that owns the connection.

use std::{any::Any, io::ErrorKind, sync::Arc, time::Duration};

use futures::future::BoxFuture;
use sqlx::AnyConnection;
use tokio::sync::{mpsc, oneshot};

use super::{
    Change, Dialect, StoreError,
    fault::{Faults, Moment},
    guard::{Astray, Failure, Guard},
    silence::Silence,
};

/// Changes that somebody may wait for before callers are turned away.
const WAITING_MAX: usize = 1024;
/// Changes in one transaction.
const BATCH_MAX: usize = 256;
/// Between attempts to reach a database that is gone.
const RECONNECT_AFTER: Duration = Duration::from_millis(200);

#[derive(Clone)]
pub(super) struct Writer {
    /// Changes that a person waits for.
    urgent: mpsc::Sender<Box<dyn Job>>,
    /// Changes that can wait: the outbox must never make people wait for its own sake.
    in_turn: mpsc::Sender<Box<dyn Job>>,
}

/// Changes of one kind, with somebody waiting for each.
trait Job: Any + Send {
    fn apply<'c>(&'c mut self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<(), sqlx::Error>>;
    fn finish(self: Box<Self>, committed: Result<(), Failed>);
    /// Takes over a job of the same kind; gives any other back.
    fn absorb(&mut self, other: Box<dyn Job>) -> Result<(), Box<dyn Job>>;
    /// One job for each change.
    fn split(self: Box<Self>) -> Vec<Box<dyn Job>>;
}

type Done<C> = oneshot::Sender<Result<<C as Change>::Outcome, StoreError>>;

struct Group<C: Change> {
    changes: Vec<C>,
    done: Vec<Done<C>>,
    outcomes: Vec<C::Outcome>,
}

/// Why a transaction did not happen; every change in it gets a copy.
#[derive(Clone)]
enum Failed {
    Unreachable,
    Database(String),
    Astray(String),
}

impl From<Failed> for StoreError {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Unreachable => Self::Unreachable,
            Failed::Database(reason) => Self::Database(sqlx::Error::Protocol(reason)),
            Failed::Astray(reason) => Self::Astray(reason),
        }
    }
}

impl<C: Change> Job for Group<C> {
    fn apply<'c>(&'c mut self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<(), sqlx::Error>> {
        Box::pin(async move {
            self.outcomes = C::apply(&self.changes, connection).await?;
            Ok(())
        })
    }

    /// A caller that went away (a closed tab) does not undo its change.
    fn finish(self: Box<Self>, committed: Result<(), Failed>) {
        let Self { done, outcomes, .. } = *self;
        match committed {
            Ok(()) => {
                for (done, outcome) in done.into_iter().zip(outcomes) {
                    let _ = done.send(Ok(outcome));
                }
            }
            Err(failed) => {
                for done in done {
                    let _ = done.send(Err(failed.clone().into()));
                }
            }
        }
    }

    fn absorb(&mut self, other: Box<dyn Job>) -> Result<(), Box<dyn Job>> {
        let is_same_kind = (&*other as &dyn Any).is::<Self>();
        if !is_same_kind {
            return Err(other);
        }
        if let Ok(same) = (other as Box<dyn Any>).downcast::<Self>() {
            self.changes.extend(same.changes);
            self.done.extend(same.done);
        }
        Ok(())
    }

    fn split(self: Box<Self>) -> Vec<Box<dyn Job>> {
        let pairs = self.changes.into_iter().zip(self.done);
        pairs.map(|(change, done)| Box::new(Self::of(change, done)) as Box<dyn Job>).collect()
    }
}

impl<C: Change> Group<C> {
    fn of(change: C, done: Done<C>) -> Self {
        Self { changes: vec![change], done: vec![done], outcomes: Vec::new() }
    }
}

impl Writer {
    pub(super) fn start(guard: Arc<Guard>, connection: AnyConnection, faults: Arc<dyn Faults>) -> Self {
        let (urgent, urgent_jobs) = mpsc::channel(WAITING_MAX);
        let (in_turn, jobs_in_turn) = mpsc::channel(BATCH_MAX);
        let lanes = Lanes { urgent: urgent_jobs, in_turn: jobs_in_turn };
        tokio::spawn(write_all(guard, connection, lanes, faults));
        Self { urgent, in_turn }
    }

    /// Ends when nothing is written any more, which is never but for a panic.
    pub(super) async fn ended(&self) {
        self.urgent.closed().await;
    }

    pub(super) async fn write<C: Change>(&self, change: C) -> Result<C::Outcome, StoreError> {
        let (done, outcome) = oneshot::channel();
        self.urgent.try_send(Box::new(Group::of(change, done))).map_err(|_| StoreError::Overloaded)?;
        outcome.await.map_err(|_| StoreError::Overloaded)?
    }

    pub(super) async fn write_in_turn<C: Change>(&self, change: C) -> Result<C::Outcome, StoreError> {
        let (done, outcome) = oneshot::channel();
        self.in_turn.send(Box::new(Group::of(change, done))).await.map_err(|_| StoreError::Overloaded)?;
        outcome.await.map_err(|_| StoreError::Overloaded)?
    }
}

/// What waits to be written.
struct Lanes {
    urgent: mpsc::Receiver<Box<dyn Job>>,
    in_turn: mpsc::Receiver<Box<dyn Job>>,
}

impl Lanes {
    /// Waits for a job, then takes whatever else is there, urgent ones first. `false` when nobody is left who
    /// could bring one.
    async fn take(&mut self, batch: &mut Vec<Box<dyn Job>>) -> bool {
        let first = tokio::select! {
            biased;
            Some(job) = self.urgent.recv() => job,
            Some(job) = self.in_turn.recv() => job,
            else => return false,
        };
        batch.push(first);
        for lane in [&mut self.urgent, &mut self.in_turn] {
            while batch.len() < BATCH_MAX
                && let Ok(job) = lane.try_recv()
            {
                batch.push(job);
            }
        }
        true
    }
}

async fn write_all(guard: Arc<Guard>, connection: AnyConnection, mut lanes: Lanes, faults: Arc<dyn Faults>) {
    let mut connection = Some(connection);
    let mut batch = Vec::with_capacity(BATCH_MAX);
    let mut silence = Silence::default();
    while lanes.take(&mut batch).await {
        let groups = by_kind(batch.drain(..));
        if connection.is_none() && silence.goes_on() {
            finish_all(groups, &Failed::Unreachable);
            continue;
        }
        let open = match connection.take().filter(|_| !guard.others_wrote()) {
            Some(open) => Ok(open),
            None => answered(guard.dialect(), guard.connect()).await,
        };
        match open {
            Ok(open) => {
                let written = write_groups(open, groups, &guard, &*faults).await;
                match written {
                    Err(Lost::Silent) => silence.kept(),
                    Ok(_) | Err(Lost::Broken) => silence.broken(),
                }
                connection = written.ok();
                guard.wrote();
            }
            Err(StoreError::Astray(reason)) => finish_all(groups, &Failed::Astray(reason)),
            Err(error) => {
                tracing::error!(%error, "the database cannot be opened");
                finish_all(groups, &Failed::Unreachable);
                tokio::time::sleep(RECONNECT_AFTER).await;
            }
        }
    }
}

fn finish_all(groups: Vec<Box<dyn Job>>, failed: &Failed) {
    groups.into_iter().for_each(|group| group.finish(Err(failed.clone())));
}

/// Callers wait for their commit, so changes that wait together have no order among them.
fn by_kind(jobs: impl Iterator<Item = Box<dyn Job>>) -> Vec<Box<dyn Job>> {
    let mut groups: Vec<Box<dyn Job>> = Vec::new();
    for job in jobs {
        let mut homeless = Some(job);
        for group in &mut groups {
            homeless = homeless.and_then(|job| group.absorb(job).err());
        }
        groups.extend(homeless);
    }
    groups
}

/// Why a connection cannot be used any more.
#[derive(Clone, Copy)]
enum Lost {
    Broken,
    /// Nothing was heard for as long as we wait.
    Silent,
}

/// Gives the connection back where it can still be used.
async fn write_groups(
    mut connection: AnyConnection,
    mut groups: Vec<Box<dyn Job>>,
    guard: &Guard,
    faults: &dyn Faults,
) -> Result<AnyConnection, Lost> {
    // Where no transaction begins (the database is locked), none would for each alone, and each would wait again.
    if let Err(failure) = answered(guard.dialect(), guard.begin(&mut connection)).await {
        finish_all(groups, &failure.told());
        return loss(&failure).map_or(Ok(connection), Err);
    }
    let Err(failure) = transact(&mut connection, &mut groups, guard, faults).await else {
        groups.into_iter().for_each(|group| group.finish(Ok(())));
        return Ok(connection);
    };
    if let Some(lost) = loss(&failure).filter(|_| is_gone(&failure)) {
        finish_all(groups, &Failed::Unreachable);
        return Err(lost);
    }
    let alone: Vec<_> = groups.into_iter().flat_map(Job::split).collect();
    if alone.len() == 1 || matches!(failure, Failure::Astray(_)) {
        finish_all(alone, &failure.told());
        return loss(&failure).map_or(Ok(connection), Err);
    }
    let mut connection = Ok(connection);
    for job in alone {
        connection = match connection {
            Ok(open) => Box::pin(write_groups(open, vec![job], guard, faults)).await,
            Err(lost) => {
                job.finish(Err(Failed::Unreachable));
                Err(lost)
            }
        };
    }
    connection
}

/// Makes the changes in the transaction that has begun, and ends it.
async fn transact(
    connection: &mut AnyConnection,
    groups: &mut [Box<dyn Job>],
    guard: &Guard,
    faults: &dyn Faults,
) -> Result<(), Failure> {
    let dialect = guard.dialect();
    let mut applied = Ok(());
    for group in groups {
        applied = answered(dialect, group.apply(connection)).await;
        if applied.is_err() {
            break;
        }
    }
    if let Err(failure) = commit(connection, applied, guard, faults).await {
        if !is_gone(&failure) {
            // A rollback that fails finds no transaction: a failed COMMIT may have ended it already.
            let _ = answered(dialect, sqlx::raw_sql("ROLLBACK").execute(connection)).await;
        }
        return Err(failure);
    }
    // What was removed during the commit has taken it along.
    guard.check_files()?;
    if faults.strike(Moment::AfterCommit) { Err(struck("the answer is lost").into()) } else { Ok(()) }
}

/// Nothing is committed to a file that is in its place no more.
async fn commit(
    connection: &mut AnyConnection,
    applied: Result<(), sqlx::Error>,
    guard: &Guard,
    faults: &dyn Faults,
) -> Result<(), Failure> {
    applied?;
    guard.check_files()?;
    if faults.strike(Moment::BeforeCommit) {
        return Err(struck("the disk is full").into());
    }
    answered(guard.dialect(), sqlx::raw_sql("COMMIT").execute(connection)).await?;
    Ok(())
}

fn struck(how: &'static str) -> sqlx::Error {
    sqlx::Error::Protocol(how.to_owned())
}

/// A server that says nothing any more, as where its machine lost its power, would be waited for without end.
async fn answered<T, E: From<sqlx::Error>>(
    dialect: Dialect,
    statement: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let answered = tokio::time::timeout(dialect.answers_within(), statement).await;
    answered.unwrap_or_else(|_| Err(sqlx::Error::Io(ErrorKind::TimedOut.into()).into()))
}

impl Failure {
    fn told(&self) -> Failed {
        match self {
            Self::Database(error) => Failed::Database(error.to_string()),
            Self::Astray(Astray(reason)) => Failed::Astray(reason.clone()),
        }
    }
}

/// Whoever was connected is connected no more.
const fn is_gone(failure: &Failure) -> bool {
    matches!(failure, Failure::Database(sqlx::Error::Io(_)))
}

/// What a failure says of the connection it came on: nothing, where a database that is there answered with it, or
/// where the file is away for a while.
fn loss(failure: &Failure) -> Option<Lost> {
    match failure {
        Failure::Astray(_) | Failure::Database(sqlx::Error::Database(_) | sqlx::Error::RowNotFound) => None,
        Failure::Database(sqlx::Error::Io(error)) if error.kind() == ErrorKind::TimedOut => Some(Lost::Silent),
        Failure::Database(_) => Some(Lost::Broken),
    }
}

//! The one writer: changes that arrive while a commit is under way share the next one.
//!
//! A durable commit waits for the disk. One writer that takes everything that is waiting into one
//! transaction makes the disk's pace a matter of latency, not of throughput, and on SQLite there is only one
//! writer anyway. Changes of one kind become one statement, because each statement costs a round trip to
//! the thread that owns the connection.

mod job;
mod transaction;

use std::{sync::Arc, time::Duration};

use sqlx::AnyConnection;
use tokio::sync::{
    mpsc::{self, error::TrySendError},
    oneshot,
};

use super::{Change, StoreError, fault::Faults, guard::Guard, silence::Silence};
use job::{Failed, Group, Job, finish_all};
use transaction::{Lost, answered, write_groups};

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
        self.urgent.try_send(Box::new(Group::of(change, done))).map_err(|error| match error {
            TrySendError::Full(_) => StoreError::Overloaded,
            TrySendError::Closed(_) => StoreError::Closed,
        })?;
        outcome.await.map_err(|_| StoreError::Closed)?
    }

    pub(super) async fn write_in_turn<C: Change>(&self, change: C) -> Result<C::Outcome, StoreError> {
        let (done, outcome) = oneshot::channel();
        self.in_turn.send(Box::new(Group::of(change, done))).await.map_err(|_| StoreError::Closed)?;
        outcome.await.map_err(|_| StoreError::Closed)?
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

//! The one writer: changes that arrive while a commit is under way share the next one.
//!
//! A durable commit waits for the disk. One writer that takes everything that is waiting into one
//! transaction makes the disk's pace a matter of latency, not of throughput, and on SQLite there is only one
//! writer anyway.

use std::time::Duration;

use futures::future::BoxFuture;
use sqlx::AnyConnection;
use tokio::sync::{mpsc, oneshot};

use super::{Change, StoreError, connect};

/// Changes that may wait before callers are turned away.
const WAITING_MAX: usize = 1024;
/// Changes in one transaction.
const BATCH_MAX: usize = 128;
/// Between attempts to reach a database that is gone.
const RECONNECT_AFTER: Duration = Duration::from_millis(200);

#[derive(Clone)]
pub(super) struct Writer {
    jobs: mpsc::Sender<Box<dyn Job>>,
}

/// A change of any kind, with somebody waiting for it.
trait Job: Send {
    fn apply<'c>(&'c mut self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<(), sqlx::Error>>;
    fn finish(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Waiting<C: Change> {
    change: C,
    outcome: Option<C::Outcome>,
    done: oneshot::Sender<Result<C::Outcome, StoreError>>,
}

impl<C: Change> Job for Waiting<C> {
    fn apply<'c>(&'c mut self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<(), sqlx::Error>> {
        Box::pin(async move {
            self.outcome = Some(self.change.apply(connection).await?);
            Ok(())
        })
    }

    /// A caller that went away (a closed tab) does not undo its change.
    fn finish(self: Box<Self>, committed: Result<(), StoreError>) {
        let Self { outcome, done, .. } = *self;
        let _ = done.send(committed.and_then(|()| outcome.ok_or(StoreError::Overloaded)));
    }
}

impl Writer {
    pub(super) fn start(url: String, connection: AnyConnection) -> Self {
        let (jobs, waiting) = mpsc::channel(WAITING_MAX);
        tokio::spawn(write_all(url, Some(connection), waiting));
        Self { jobs }
    }

    pub(super) async fn write<C: Change>(&self, change: C) -> Result<C::Outcome, StoreError> {
        let (done, outcome) = oneshot::channel();
        let job = Box::new(Waiting { change, outcome: None, done });
        self.jobs.try_send(job).map_err(|_| StoreError::Overloaded)?;
        outcome.await.map_err(|_| StoreError::Overloaded)?
    }
}

async fn write_all(url: String, mut connection: Option<AnyConnection>, mut waiting: mpsc::Receiver<Box<dyn Job>>) {
    let mut batch = Vec::with_capacity(BATCH_MAX);
    while waiting.recv_many(&mut batch, BATCH_MAX).await > 0 {
        let open = match connection.take() {
            Some(open) => Ok(open),
            None => connect(&url).await,
        };
        match open {
            Ok(open) => connection = write_batch(open, std::mem::take(&mut batch)).await,
            Err(error) => {
                tracing::error!(%error, "the database cannot be opened");
                batch.drain(..).for_each(|job| job.finish(Err(StoreError::Overloaded)));
                tokio::time::sleep(RECONNECT_AFTER).await;
            }
        }
    }
}

/// Gives the connection back where it can still be used.
async fn write_batch(mut connection: AnyConnection, mut batch: Vec<Box<dyn Job>>) -> Option<AnyConnection> {
    match transact(&mut connection, &mut batch).await {
        Ok(()) => {
            batch.into_iter().for_each(|job| job.finish(Ok(())));
            Some(connection)
        }
        Err(error) if batch.len() == 1 => {
            let usable = is_usable(&error);
            batch.into_iter().for_each(|job| job.finish(Err(StoreError::Database(clone_error(&error)))));
            usable.then_some(connection)
        }
        Err(_) => {
            let mut connection = Some(connection);
            for job in batch {
                match connection.take() {
                    Some(open) => connection = Box::pin(write_batch(open, vec![job])).await,
                    None => job.finish(Err(StoreError::Overloaded)),
                }
            }
            connection
        }
    }
}

async fn transact(connection: &mut AnyConnection, batch: &mut [Box<dyn Job>]) -> Result<(), sqlx::Error> {
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut *connection).await?;
    let mut applied = Ok(());
    for job in batch {
        applied = job.apply(connection).await;
        if applied.is_err() {
            break;
        }
    }
    let committed = match applied {
        Ok(()) => sqlx::raw_sql("COMMIT").execute(&mut *connection).await.map(drop),
        Err(error) => Err(error),
    };
    if committed.is_err() {
        // A rollback that fails finds no transaction: a failed COMMIT may have ended it already.
        let _ = sqlx::raw_sql("ROLLBACK").execute(connection).await;
    }
    committed
}

/// A database that answers with an error is there; anything else wants a new connection.
fn is_usable(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(_) | sqlx::Error::RowNotFound)
}

/// `sqlx::Error` cannot be cloned; its text is what the log needs.
fn clone_error(error: &sqlx::Error) -> sqlx::Error {
    match error {
        sqlx::Error::RowNotFound => sqlx::Error::RowNotFound,
        other => sqlx::Error::Protocol(other.to_string()),
    }
}

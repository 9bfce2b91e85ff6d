//! One transaction of changes that waited together.

use std::io::ErrorKind;

use sqlx::AnyConnection;

use super::job::{Failed, Job, finish_all};
use crate::store::{
    self, Dialect,
    fault::{Faults, Moment},
    guard::{Astray, Failure, Guard},
};

/// Why a connection cannot be used any more.
#[derive(Clone, Copy)]
pub(super) enum Lost {
    Broken,
    /// Nothing was heard for as long as we wait.
    Silent,
}

/// Gives the connection back where it can still be used.
pub(super) async fn write_groups(
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
    let left = if is_conflict(&failure) { write_apart(&mut connection, alone, guard, faults).await } else { alone };
    let mut connection = Ok(connection);
    for job in left {
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

/// Makes changes of which one met a constraint: each behind a savepoint, so that all others share one commit.
///
/// Returns the changes that have no answer yet, because the transaction failed for another reason.
async fn write_apart(
    connection: &mut AnyConnection,
    jobs: Vec<Box<dyn Job>>,
    guard: &Guard,
    faults: &dyn Faults,
) -> Vec<Box<dyn Job>> {
    let dialect = guard.dialect();
    if answered(dialect, guard.begin(connection)).await.is_err() {
        return jobs;
    }
    let (mut made, mut applied) = (Vec::with_capacity(jobs.len()), Ok::<(), Failure>(()));
    for mut job in jobs {
        if applied.is_ok() {
            match answered(dialect, behind_savepoint(&mut *job, connection)).await {
                Ok(()) => {}
                Err(refusal) if is_conflict(&refusal) => {
                    job.finish(Err(refusal.told()));
                    continue;
                }
                Err(failure) => applied = Err(failure),
            }
        }
        made.push(job);
    }
    if end(connection, applied, guard, faults).await.is_err() {
        return made;
    }
    made.into_iter().for_each(|job| job.finish(Ok(())));
    Vec::new()
}

/// Makes one change, or takes back what there is of it.
async fn behind_savepoint(job: &mut dyn Job, connection: &mut AnyConnection) -> Result<(), Failure> {
    sqlx::raw_sql("SAVEPOINT alone").execute(&mut *connection).await?;
    let applied = job.apply(connection).await;
    if applied.is_err() {
        sqlx::raw_sql("ROLLBACK TO SAVEPOINT alone").execute(&mut *connection).await?;
    }
    sqlx::raw_sql("RELEASE SAVEPOINT alone").execute(connection).await?;
    Ok(applied?)
}

/// Makes the changes in the transaction that has begun, and ends it.
async fn transact(
    connection: &mut AnyConnection,
    groups: &mut [Box<dyn Job>],
    guard: &Guard,
    faults: &dyn Faults,
) -> Result<(), Failure> {
    let mut applied = Ok(());
    for group in groups {
        applied = answered(guard.dialect(), group.apply(connection)).await.map_err(Failure::from);
        if applied.is_err() {
            break;
        }
    }
    end(connection, applied, guard, faults).await
}

/// Commits what was applied, or rolls it back.
async fn end(
    connection: &mut AnyConnection,
    applied: Result<(), Failure>,
    guard: &Guard,
    faults: &dyn Faults,
) -> Result<(), Failure> {
    if let Err(failure) = commit(connection, applied, guard, faults).await {
        if !is_gone(&failure) {
            // A rollback that fails finds no transaction: a failed COMMIT may have ended it already.
            let _ = answered(guard.dialect(), sqlx::raw_sql("ROLLBACK").execute(connection)).await;
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
    applied: Result<(), Failure>,
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
pub(super) async fn answered<T, E: From<sqlx::Error>>(
    dialect: Dialect,
    statement: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let answered = tokio::time::timeout(dialect.answers_within(), statement).await;
    answered.unwrap_or_else(|_| Err(sqlx::Error::Io(ErrorKind::TimedOut.into()).into()))
}

impl Failure {
    fn told(&self) -> Failed {
        match self {
            Self::Database(sqlx::Error::Database(refusal)) if store::is_conflict(&**refusal) => {
                Failed::Conflict(store::constraint(&**refusal))
            }
            Self::Database(error) => Failed::Database(error.to_string()),
            Self::Astray(Astray(reason)) => Failed::Astray(reason.clone()),
        }
    }
}

/// A constraint stands against a change: that says nothing of the others.
fn is_conflict(failure: &Failure) -> bool {
    matches!(failure, Failure::Database(sqlx::Error::Database(refusal)) if store::is_conflict(&**refusal))
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

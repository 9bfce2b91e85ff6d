//! Changes that wait, and the answer for each caller.

use std::any::Any;

use futures::future::BoxFuture;
use sqlx::AnyConnection;
use tokio::sync::oneshot;

use crate::store::{Change, StoreError};

/// Changes of one kind, with somebody waiting for each.
pub(super) trait Job: Any + Send {
    fn apply<'c>(&'c mut self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<(), sqlx::Error>>;
    fn finish(self: Box<Self>, committed: Result<(), Failed>);
    /// Takes over a job of the same kind; gives any other back.
    fn absorb(&mut self, other: Box<dyn Job>) -> Result<(), Box<dyn Job>>;
    /// One job for each change.
    fn split(self: Box<Self>) -> Vec<Box<dyn Job>>;
}

pub(super) type Done<C> = oneshot::Sender<Result<<C as Change>::Outcome, StoreError>>;

pub(super) struct Group<C: Change> {
    changes: Vec<C>,
    done: Vec<Done<C>>,
    outcomes: Vec<C::Outcome>,
}

/// Why a transaction did not happen; every change in it gets a copy.
#[derive(Clone)]
pub(super) enum Failed {
    Unreachable,
    Conflict(String),
    Database(String),
    Astray(String),
}

impl From<Failed> for StoreError {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Unreachable => Self::Unreachable,
            Failed::Conflict(constraint) => Self::Conflict(constraint),
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
    pub fn of(change: C, done: Done<C>) -> Self {
        Self { changes: vec![change], done: vec![done], outcomes: Vec::new() }
    }
}

/// Gives all callers of these changes the same failure.
pub(super) fn finish_all(groups: Vec<Box<dyn Job>>, failed: &Failed) {
    groups.into_iter().for_each(|group| group.finish(Err(failed.clone())));
}

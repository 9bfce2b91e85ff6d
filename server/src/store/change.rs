//! One change to the database, made inside a transaction that it may share with others.

use futures::future::BoxFuture;
use sqlx::AnyConnection;

/// A change. It may be applied more than once: where a shared transaction fails, each change in it is tried
/// again alone.
pub trait Change: Send + Sync + 'static {
    /// What the caller learns once the change is on disk.
    type Outcome: Send + 'static;

    /// Makes the change.
    fn apply<'c>(&'c self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<Self::Outcome, sqlx::Error>>;
}

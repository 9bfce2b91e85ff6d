//! Changes to the database, made inside a transaction that they may share with others.

use std::future::Future;

use sqlx::AnyConnection;

use super::Dialect;

/// A kind of change. Changes of one kind that wait together are applied together, so that many rows are one
/// statement. They may be applied more than once: where a shared transaction fails, each is tried alone.
pub trait Change: Send + Sync + 'static {
    /// What each caller learns once its change is on disk.
    type Outcome: Send + 'static;

    /// Makes the changes; as many outcomes as changes, in their order.
    fn apply(
        changes: &[Self],
        connection: &mut AnyConnection,
    ) -> impl Future<Output = Result<Vec<Self::Outcome>, sqlx::Error>> + Send
    where
        Self: Sized;
}

/// A kind of change that is made alone: one after the other in the transaction they share.
pub trait ChangeAlone: Send + Sync + 'static {
    /// What the caller learns once the change is on disk.
    type Outcome: Send + 'static;

    /// Makes the change.
    fn apply_alone(
        &self,
        connection: &mut AnyConnection,
    ) -> impl Future<Output = Result<Self::Outcome, sqlx::Error>> + Send;
}

impl<C: ChangeAlone> Change for C {
    type Outcome = C::Outcome;

    async fn apply(changes: &[Self], connection: &mut AnyConnection) -> Result<Vec<Self::Outcome>, sqlx::Error> {
        let mut outcomes = Vec::with_capacity(changes.len());
        for change in changes {
            outcomes.push(change.apply_alone(connection).await?);
        }
        Ok(outcomes)
    }
}

/// The statement `head VALUES (…), (…) tail` for so many rows.
pub(super) fn many_rows(dialect: Dialect, head: &str, columns: usize, count: usize, tail: &str) -> String {
    format!("{head} VALUES {} {tail}", rows(dialect, columns, count))
}

/// `($1, $2), ($3, $4)` for so many rows, or `(?, ?), (?, ?)` on SQLite: a placeholder with a number is a name
/// there, and it compares each name with all the others.
pub(super) fn rows(dialect: Dialect, columns: usize, count: usize) -> String {
    let placeholder = |place: usize| match dialect {
        Dialect::Sqlite => "?".to_owned(),
        Dialect::Postgres => format!("${place}"),
    };
    let row = |row: usize| {
        let placeholders: Vec<String> = (1..=columns).map(|column| placeholder(row * columns + column)).collect();
        format!("({})", placeholders.join(", "))
    };
    (0..count).map(row).collect::<Vec<_>>().join(", ")
}

//! Answers so far: one row per person and journey, sealed under a key the database does not have.

use futures::future::BoxFuture;
use sqlx::{AnyConnection, Row};

use super::{Change, Store, StoreError};

/// A stored draft.
#[derive(Debug)]
pub struct StoredDraft {
    /// Sealed.
    pub body: Vec<u8>,
    /// Rises with every change.
    pub revision: i64,
    /// Milliseconds since 1970.
    pub expires_at: i64,
}

/// Saves a draft if nobody else has since.
#[derive(Debug)]
pub struct SaveDraft {
    /// Derived from the cookie.
    pub id: Vec<u8>,
    /// The journey's name.
    pub journey: String,
    /// Sealed.
    pub body: Vec<u8>,
    /// The revision that was read; 0 for a new draft.
    pub revision: i64,
    /// Milliseconds since 1970.
    pub expires_at: i64,
    /// Now, to let an expired row be replaced.
    pub now: i64,
}

/// Somebody else saved the draft in the meantime: read it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is saved.
    Saved,
    /// It is not.
    Conflict,
}

impl Change for SaveDraft {
    type Outcome = Saved;

    fn apply<'c>(&'c self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<Saved, sqlx::Error>> {
        Box::pin(async move {
            let query = if self.revision == 0 {
                sqlx::query(
                    "INSERT INTO drafts (id, journey, body, revision, expires_at) VALUES ($1, $2, $3, $4 + 1, $5) \
                     ON CONFLICT (id, journey) DO UPDATE \
                     SET body = excluded.body, revision = drafts.revision + 1, expires_at = excluded.expires_at \
                     WHERE drafts.expires_at <= $6",
                )
            } else {
                sqlx::query(
                    "UPDATE drafts SET body = $3, revision = revision + 1, expires_at = $5 \
                     WHERE id = $1 AND journey = $2 AND revision = $4 AND expires_at > $6",
                )
            };
            let result = query
                .bind(&self.id[..])
                .bind(&*self.journey)
                .bind(&self.body[..])
                .bind(self.revision)
                .bind(self.expires_at)
                .bind(self.now)
                .execute(connection)
                .await?;
            Ok(if result.rows_affected() == 1 { Saved::Saved } else { Saved::Conflict })
        })
    }
}

/// Ends every draft of a person.
#[derive(Debug)]
pub struct EndDrafts {
    /// Derived from the cookie.
    pub id: Vec<u8>,
}

impl Change for EndDrafts {
    type Outcome = ();

    fn apply<'c>(&'c self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<(), sqlx::Error>> {
        Box::pin(async move {
            sqlx::query("DELETE FROM drafts WHERE id = $1").bind(&self.id[..]).execute(connection).await?;
            Ok(())
        })
    }
}

/// Deletes one draft.
#[derive(Debug)]
pub struct EndDraft {
    /// Derived from the cookie.
    pub id: Vec<u8>,
    /// The journey's name.
    pub journey: String,
}

impl Change for EndDraft {
    type Outcome = ();

    fn apply<'c>(&'c self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<(), sqlx::Error>> {
        Box::pin(async move {
            let query = sqlx::query("DELETE FROM drafts WHERE id = $1 AND journey = $2");
            query.bind(&self.id[..]).bind(&*self.journey).execute(connection).await?;
            Ok(())
        })
    }
}

/// Deletes what has expired.
#[derive(Debug)]
pub struct EndExpiredDrafts {
    /// Now, milliseconds since 1970.
    pub now: i64,
}

impl Change for EndExpiredDrafts {
    type Outcome = u64;

    fn apply<'c>(&'c self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<u64, sqlx::Error>> {
        Box::pin(async move {
            let query = sqlx::query("DELETE FROM drafts WHERE expires_at <= $1");
            Ok(query.bind(self.now).execute(connection).await?.rows_affected())
        })
    }
}

impl Store {
    /// The draft of a person and journey, if it has not expired.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn draft(&self, id: &[u8], journey: &str, now: i64) -> Result<Option<StoredDraft>, StoreError> {
        let row = sqlx::query(
            "SELECT body, revision, expires_at FROM drafts WHERE id = $1 AND journey = $2 AND expires_at > $3",
        )
        .bind(id)
        .bind(journey)
        .bind(now)
        .fetch_optional(self.readers())
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(StoredDraft { body: row.try_get(0)?, revision: row.try_get(1)?, expires_at: row.try_get(2)? }))
    }
}

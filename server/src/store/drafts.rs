//! Answers so far: one row per person and journey, sealed under a key the database does not have.

use std::collections::HashSet;

use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{Change, ChangeAlone, Dialect, Store, StoreError, change::many_rows};

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

    /// A row that is gone is made again: nobody else has answered in the meantime.
    async fn apply(changes: &[Self], connection: &mut AnyConnection) -> Result<Vec<Saved>, sqlx::Error> {
        let drafts: Vec<&Self> = changes.iter().collect();
        save_drafts(&drafts, connection).await
    }
}

/// Saves drafts in one statement. Of two for one row the second was read before the first was saved, so it
/// is a conflict without asking.
pub(super) async fn save_drafts(
    drafts: &[&SaveDraft],
    connection: &mut AnyConnection,
) -> Result<Vec<Saved>, sqlx::Error> {
    let mut rows = HashSet::new();
    let first: Vec<&&SaveDraft> = drafts.iter().filter(|draft| rows.insert(draft.row())).collect();
    let sql = many_rows(
        Dialect::of(connection),
        "INSERT INTO drafts (id, journey, body, revision, expires_at, saved_at)",
        6,
        first.len(),
        "ON CONFLICT (id, journey) DO UPDATE SET body = excluded.body, revision = excluded.revision, \
         expires_at = excluded.expires_at, saved_at = excluded.saved_at \
         WHERE drafts.revision = excluded.revision - 1 OR drafts.expires_at <= excluded.saved_at \
         RETURNING id, journey",
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for draft in first {
        query = query
            .bind(&draft.id[..])
            .bind(&*draft.journey)
            .bind(&draft.body[..])
            .bind(draft.revision + 1)
            .bind(draft.expires_at)
            .bind(draft.now);
    }
    let mut saved = HashSet::new();
    for row in query.fetch_all(connection).await? {
        saved.insert((row.try_get::<Vec<u8>, _>(0)?, row.try_get::<String, _>(1)?));
    }
    // Each row is given out once: to the first that asked.
    let outcome = |draft: &&SaveDraft| {
        if saved.remove(&(draft.id.clone(), draft.journey.clone())) { Saved::Saved } else { Saved::Conflict }
    };
    Ok(drafts.iter().map(outcome).collect())
}

impl SaveDraft {
    fn row(&self) -> (&[u8], &str) {
        (&self.id, &self.journey)
    }
}

/// Ends every draft of a person.
#[derive(Debug)]
pub struct EndDrafts {
    /// Derived from the cookie.
    pub id: Vec<u8>,
}

impl ChangeAlone for EndDrafts {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM drafts WHERE id = $1").bind(&self.id[..]).execute(connection).await?;
        Ok(())
    }
}

/// Deletes some of what has expired, the oldest first.
#[derive(Debug)]
pub struct EndExpiredDrafts {
    /// Now, milliseconds since 1970.
    pub now: i64,
    /// So many, at most: people who submit wait for it.
    pub at_most: i64,
}

impl ChangeAlone for EndExpiredDrafts {
    /// How many there were.
    type Outcome = u64;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let query = sqlx::query(
            "DELETE FROM drafts WHERE (id, journey) IN ( \
               SELECT id, journey FROM drafts WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
        );
        Ok(query.bind(self.now).bind(self.at_most).execute(connection).await?.rows_affected())
    }
}

impl Store {
    /// Whether a person has any draft, be it expired.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn has_drafts(&self, id: &[u8]) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT 1 FROM drafts WHERE id = $1 LIMIT 1").bind(id);
        Ok(query.fetch_optional(self.readers()).await?.is_some())
    }

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

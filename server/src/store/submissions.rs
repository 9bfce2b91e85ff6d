//! What was submitted: with its outbox row in one transaction, so that one is never there without the other.

use std::collections::BTreeSet;

use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{
    Change, Dialect, Store, StoreError,
    change::many_rows,
    drafts::{DraftRow, Over, SaveDraft, insert, update},
    outbox::{NewEvent, insert_events},
};

/// A submission, the event that hands it on, and the drafts of the person who made it, under a new id.
#[derive(Debug)]
pub struct Submit {
    /// The new reference.
    pub reference: String,
    /// What was submitted: a journey's name.
    pub kind: String,
    /// How soon somebody should look.
    pub priority: String,
    /// Names this submission however often it is posted.
    pub idempotency_key: String,
    /// Tells other answers from the same ones.
    pub fingerprint: Vec<u8>,
    /// The data key, wrapped by the master key.
    pub wrapped_key: Vec<u8>,
    /// Sealed.
    pub body: Vec<u8>,
    /// Milliseconds since 1970.
    pub received_at: i64,
    /// The event.
    pub event: NewEvent,
    /// The draft's row, which holds no answers any more and says only what was sent; none for a draft that was never
    /// stored.
    pub ended: Option<SaveDraft>,
    /// The emptied draft and the person's other drafts, under a new id.
    pub renewed: Vec<DraftRow>,
    /// The other rows of the old id, which go: journeys with their revisions, as they were read.
    pub others: Vec<(String, Option<i64>)>,
}

/// What became of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// It is stored.
    Stored,
    /// The draft changed in the meantime, perhaps because it was submitted: look again.
    DraftChanged,
}

impl Change for Submit {
    type Outcome = Submitted;

    /// Fails, and so rolls back, where a reference or a key is there already.
    async fn apply(changes: &[Self], connection: &mut AnyConnection) -> Result<Vec<Submitted>, sqlx::Error> {
        let mut unchanged = Vec::with_capacity(changes.len());
        for change in changes {
            if let Some((row, revision)) = change.read()
                && (change.others.is_empty() || change.takes_others(row, revision, connection).await?)
            {
                unchanged.push((row, revision));
            }
        }
        let mut ended = update(&unchanged, NO_OTHERS, connection).await?;
        let mut outcome = |change: &Self| match &change.ended {
            Some(SaveDraft { row, .. }) if !ended.remove(&row.place()) => Submitted::DraftChanged,
            _ => Submitted::Stored,
        };
        let outcomes: Vec<Submitted> = changes.iter().map(&mut outcome).collect();
        let stored: Vec<&Self> = changes
            .iter()
            .zip(&outcomes)
            .filter(|(_, outcome)| **outcome == Submitted::Stored)
            .map(|(change, _)| change)
            .collect();
        if !stored.is_empty() {
            let drafts: Vec<_> = stored.iter().flat_map(|one| &one.renewed).collect();
            insert(&drafts, "", connection).await?;
            insert_submissions(&stored, connection).await?;
            let events: Vec<_> = stored.iter().map(|one| (&one.event, &*one.reference, one.received_at)).collect();
            insert_events(&events, connection).await?;
        }
        Ok(outcomes)
    }
}

/// A draft that the person began meanwhile, in another tab, would stay behind under the old id.
const NO_OTHERS: &str = "AND NOT EXISTS (SELECT 1 FROM drafts AS others \
                         WHERE others.id = given.column1 AND others.journey <> given.column2)";

impl Submit {
    /// The row of the draft and the revision at which it was read.
    fn read(&self) -> Option<(&DraftRow, i64)> {
        match self.ended.as_ref()? {
            SaveDraft { row, over: Over::Revision(revision) } => Some((row, *revision)),
            SaveDraft { over: Over::Nothing | Over::Row(_), .. } => None,
        }
    }

    /// Takes the person's other rows away, where they and the draft itself are as they were read. `false`, and nothing
    /// is changed, where they are not.
    async fn takes_others(
        &self,
        row: &DraftRow,
        revision: i64,
        connection: &mut AnyConnection,
    ) -> Result<bool, sqlx::Error> {
        let locked = match Dialect::of(connection) {
            Dialect::Postgres => " FOR UPDATE",
            Dialect::Sqlite => "",
        };
        let sql = format!("SELECT journey, revision FROM drafts WHERE id = $1{locked}");
        let there = sqlx::query(AssertSqlSafe(sql)).bind(&row.id[..]).fetch_all(&mut *connection).await?;
        let place = |there: &sqlx::any::AnyRow| (there.try_get(0).unwrap_or_default(), there.try_get(1).ok());
        let there: BTreeSet<(String, Option<i64>)> = there.iter().map(place).collect();
        let own = (row.journey.clone(), Some(revision));
        let read: BTreeSet<_> = self.others.iter().cloned().chain([own]).collect();
        if there != read {
            return Ok(false);
        }
        let sql = "DELETE FROM drafts WHERE id = $1 AND journey <> $2";
        sqlx::query(sql).bind(&row.id[..]).bind(&*row.journey).execute(connection).await?;
        Ok(true)
    }
}

async fn insert_submissions(submissions: &[&Submit], connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let sql = many_rows(
        Dialect::of(connection),
        "INSERT INTO submissions (reference, kind, priority, idempotency_key, fingerprint, wrapped_key, body, \
         received_at)",
        8,
        submissions.len(),
        "",
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for submission in submissions {
        query = query
            .bind(&*submission.reference)
            .bind(&*submission.kind)
            .bind(&*submission.priority)
            .bind(&*submission.idempotency_key)
            .bind(&submission.fingerprint[..])
            .bind(&submission.wrapped_key[..])
            .bind(&submission.body[..])
            .bind(submission.received_at);
    }
    query.execute(connection).await?;
    Ok(())
}

/// A stored submission, as far as the sent page needs it.
#[derive(Debug)]
pub struct StoredSubmission {
    /// The reference.
    pub reference: String,
    /// How soon somebody should look.
    pub priority: String,
    /// Tells other answers from the same ones.
    pub fingerprint: Vec<u8>,
    /// Milliseconds since 1970.
    pub received_at: i64,
}

/// A submission as it lies in the store.
#[derive(Debug)]
pub struct SealedSubmission {
    /// What was submitted: a journey's name.
    pub kind: String,
    /// The data key, wrapped by the master key.
    pub wrapped_key: Vec<u8>,
    /// Every answer, sealed.
    pub answers: Vec<u8>,
    /// The `data` of its event, sealed.
    pub event: Vec<u8>,
}

impl Store {
    /// The submission that was made under a key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn submission_by_key(&self, idempotency_key: &str) -> Result<Option<StoredSubmission>, StoreError> {
        let row = sqlx::query(
            "SELECT reference, priority, fingerprint, received_at FROM submissions WHERE idempotency_key = $1",
        )
        .bind(idempotency_key)
        .fetch_optional(self.readers()?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(StoredSubmission {
            reference: row.try_get(0)?,
            priority: row.try_get(1)?,
            fingerprint: row.try_get(2)?,
            received_at: row.try_get(3)?,
        }))
    }

    /// Everything sealed of a submission: its key, its answers, and the event that handed it on.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sealed_submission(&self, reference: &str) -> Result<Option<SealedSubmission>, StoreError> {
        let row = sqlx::query(
            "SELECT submissions.kind, wrapped_key, submissions.body, outbox.body FROM submissions \
             JOIN outbox ON outbox.reference = submissions.reference AND outbox.sequence = 1 \
             WHERE submissions.reference = $1",
        )
        .bind(reference)
        .fetch_optional(self.readers()?)
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(SealedSubmission {
            kind: row.try_get(0)?,
            wrapped_key: row.try_get(1)?,
            answers: row.try_get(2)?,
            event: row.try_get(3)?,
        }))
    }

    /// The wrapped data key of a submission.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn wrapped_key(&self, reference: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query("SELECT wrapped_key FROM submissions WHERE reference = $1").bind(reference);
        let row = query.fetch_optional(self.readers()?).await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }

    /// The wrapped data keys of some submissions, with their references: which is the database's choice, for no order
    /// is worth an index that each submission pays for.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn some_keys(&self, at_most: i64) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let sql = "SELECT reference, wrapped_key FROM submissions LIMIT $1";
        let rows = sqlx::query(sql).bind(at_most).fetch_all(self.readers()?).await?;
        let key = |row: &sqlx::any::AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
        Ok(rows.iter().map(key).collect::<Result<_, sqlx::Error>>()?)
    }
}

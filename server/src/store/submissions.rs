//! What was submitted: with its outbox row in one transaction, so that one is never there without the other.

use std::collections::BTreeSet;

use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Row};

use super::{
    Change, Dialect, RecordId, Store, StoreError,
    change::many_rows,
    damage::{Stored, read},
    drafts::{DraftRow, Over, Renewal, SaveDraft, insert, update},
    outbox::{NewEvent, insert_events},
};

/// What a person finishes, in one transaction: a record, the events that hand it on, and what becomes of their drafts.
/// Whatever else is sent composes the same parts, and adds what it takes.
#[derive(Debug)]
pub struct Submit {
    /// The record.
    pub record: NewRecord,
    /// The events about it, in their order.
    pub events: Vec<NewEvent>,
    /// The person's drafts, under a new id.
    pub draft: Renewal,
}

/// A record to be stored.
#[derive(Debug)]
pub struct NewRecord {
    /// Its id, under which it is sealed.
    pub id: RecordId,
    /// The name that people know it by, where it has one.
    pub reference: Option<String>,
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
}

/// The outcome of a submission. Only [`Submitted::Stored`] changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// It is stored.
    Stored,
    /// The draft changed in the meantime, or was submitted under this idempotency key: read it again.
    DraftChanged,
    /// Another submission has this reference: take a new one.
    ReferenceTaken,
}

impl Change for Submit {
    type Outcome = Submitted;

    /// A reference or an idempotency key that is taken is an outcome, so the other submissions of the transaction do
    /// not wait for it.
    async fn apply(changes: &[Self], connection: &mut AnyConnection) -> Result<Vec<Submitted>, sqlx::Error> {
        let mut outcomes = insert_submissions(changes, connection).await?;
        let mut unchanged = Vec::with_capacity(changes.len());
        for change in of(changes, &outcomes, Submitted::Stored) {
            if let Some((row, revision)) = change.read()
                && (change.draft.others.is_empty() || change.takes_others(row, revision, connection).await?)
            {
                unchanged.push((row, revision));
            }
        }
        let mut ended = update(&unchanged, NO_OTHERS, connection).await?;
        let mut withdrawn = Vec::new();
        for (change, outcome) in changes.iter().zip(&mut outcomes) {
            let row = change.draft.ended.as_ref().filter(|_| *outcome == Submitted::Stored);
            if row.is_some_and(|ended_draft| !ended.remove(&ended_draft.row.place())) {
                *outcome = Submitted::DraftChanged;
                withdrawn.push(change);
            }
        }
        for change in withdrawn {
            let query = sqlx::query("DELETE FROM submissions WHERE record = $1").bind(change.record.id.as_str());
            query.execute(&mut *connection).await?;
        }
        let stored: Vec<&Self> = of(changes, &outcomes, Submitted::Stored).collect();
        if !stored.is_empty() {
            let drafts: Vec<_> = stored.iter().flat_map(|one| &one.draft.rows).collect();
            insert(&drafts, "", connection).await?;
            insert_events(&stored.iter().flat_map(|one| one.events()).collect::<Vec<_>>(), connection).await?;
        }
        Ok(outcomes)
    }
}

/// The changes that have this outcome so far.
fn of<'c>(changes: &'c [Submit], outcomes: &'c [Submitted], outcome: Submitted) -> impl Iterator<Item = &'c Submit> {
    changes.iter().zip(outcomes).filter(move |(_, one)| **one == outcome).map(|(change, _)| change)
}

/// A draft that the person began meanwhile, in another tab, would stay behind under the old id.
const NO_OTHERS: &str = "AND NOT EXISTS (SELECT 1 FROM drafts AS others \
                         WHERE others.id = given.column1 AND others.journey <> given.column2)";

impl Submit {
    /// The events, each with its record and when it happened.
    fn events(&self) -> impl Iterator<Item = (&NewEvent, &RecordId, i64)> {
        self.events.iter().map(|event| (event, &self.record.id, self.record.received_at))
    }

    /// The row of the draft and the revision at which it was read.
    fn read(&self) -> Option<(&DraftRow, i64)> {
        match self.draft.ended.as_ref()? {
            SaveDraft { row, over: Over::Revision(revision) } => Some((row, *revision)),
            SaveDraft { over: Over::Nothing | Over::Row(_), .. } => None,
        }
    }

    /// Tells a submission that was inserted from one that a row was in the way of. Its wrapped key is chance, so a row
    /// with the same one is its own.
    async fn inserted(&self, connection: &mut AnyConnection) -> Result<Submitted, sqlx::Error> {
        let sql = "SELECT wrapped_key FROM submissions WHERE idempotency_key = $1";
        let row = sqlx::query(sql).bind(&*self.record.idempotency_key).fetch_optional(connection).await?;
        Ok(match row.map(|row| row.try_get::<Vec<u8>, _>(0)).transpose()? {
            Some(key) if key == self.record.wrapped_key => Submitted::Stored,
            Some(_) => Submitted::DraftChanged,
            None => Submitted::ReferenceTaken,
        })
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
        let read: BTreeSet<_> = self.draft.others.iter().cloned().chain([own]).collect();
        if there != read {
            return Ok(false);
        }
        let sql = "DELETE FROM drafts WHERE id = $1 AND journey <> $2";
        sqlx::query(sql).bind(&row.id[..]).bind(&*row.journey).execute(connection).await?;
        Ok(true)
    }
}

/// Inserts the submissions whose reference and idempotency key are both free.
async fn insert_submissions(
    submissions: &[Submit],
    connection: &mut AnyConnection,
) -> Result<Vec<Submitted>, sqlx::Error> {
    // Two processes that insert the same keys wait for each other in the same order.
    let mut in_order: Vec<&NewRecord> = submissions.iter().map(|one| &one.record).collect();
    in_order.sort_unstable_by(|one, other| one.idempotency_key.cmp(&other.idempotency_key));
    let sql = many_rows(
        Dialect::of(connection),
        "INSERT INTO submissions (record, reference, kind, priority, idempotency_key, fingerprint, wrapped_key, body, \
         received_at)",
        9,
        submissions.len(),
        "ON CONFLICT DO NOTHING",
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for record in in_order {
        query = query
            .bind(record.id.as_str())
            .bind(record.reference.as_deref())
            .bind(&*record.kind)
            .bind(&*record.priority)
            .bind(&*record.idempotency_key)
            .bind(&record.fingerprint[..])
            .bind(&record.wrapped_key[..])
            .bind(&record.body[..])
            .bind(record.received_at);
    }
    let inserted = query.execute(&mut *connection).await?.rows_affected();
    if usize::try_from(inserted).is_ok_and(|inserted| inserted == submissions.len()) {
        return Ok(vec![Submitted::Stored; submissions.len()]);
    }
    let mut outcomes = Vec::with_capacity(submissions.len());
    for submission in submissions {
        outcomes.push(submission.inserted(connection).await?);
    }
    Ok(outcomes)
}

/// A stored submission, as far as the sent page needs it.
#[derive(Debug, FromRow)]
pub struct StoredSubmission {
    /// The record.
    pub record: RecordId,
    /// The reference, where it has one.
    pub reference: Option<String>,
    /// How soon somebody should look.
    pub priority: String,
    /// Tells other answers from the same ones.
    pub fingerprint: Vec<u8>,
    /// Milliseconds since 1970.
    pub received_at: i64,
}

/// A submission as it lies in the store.
#[derive(Debug, FromRow)]
pub struct SealedSubmission {
    /// The record, under whose id everything is sealed.
    pub record: RecordId,
    /// What was submitted: a journey's name.
    pub kind: String,
    /// The data key, wrapped by the master key.
    pub wrapped_key: Vec<u8>,
    /// Every answer, sealed.
    pub answers: Vec<u8>,
    /// The `data` of its event, sealed.
    pub event: Vec<u8>,
}

/// The key that opens everything sealed of a record.
#[derive(Debug, FromRow)]
pub struct RecordKey {
    /// The record, under whose id everything is sealed.
    pub record: RecordId,
    /// Its reference, or else its id.
    pub subject: String,
    /// The data key, wrapped by the master key.
    pub wrapped_key: Vec<u8>,
}

impl Stored for RecordKey {
    const TABLE: &'static str = "submissions";
    const KEY: &'static str = "record";
}

impl Stored for StoredSubmission {
    const TABLE: &'static str = "submissions";
    const KEY: &'static str = "record";
}

impl Stored for SealedSubmission {
    const TABLE: &'static str = "submissions";
    const KEY: &'static str = "record";
}

impl Store {
    /// The submission that was made under a key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn submission_by_key(&self, idempotency_key: &str) -> Result<Option<StoredSubmission>, StoreError> {
        let row = sqlx::query(
            "SELECT record, reference, priority, fingerprint, received_at FROM submissions WHERE idempotency_key = $1",
        )
        .bind(idempotency_key)
        .fetch_optional(self.readers()?)
        .await?;
        row.map(|row| read(&row)).transpose()
    }

    /// Everything sealed of a submission: its key, its answers, and the event that handed it on.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sealed_submission(&self, reference: &str) -> Result<Option<SealedSubmission>, StoreError> {
        let row = sqlx::query(
            "SELECT submissions.record AS record, kind, wrapped_key, submissions.body AS answers, \
             outbox.body AS event FROM submissions \
             JOIN outbox ON outbox.record = submissions.record AND outbox.sequence = 1 \
             WHERE submissions.reference = $1",
        )
        .bind(reference)
        .fetch_optional(self.readers()?)
        .await?;
        row.map(|row| read(&row)).transpose()
    }

    /// The record of a subject, which is a reference or a record's id, with its wrapped data key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn record_key(&self, subject: &str) -> Result<Option<RecordKey>, StoreError> {
        let sql = "SELECT record, COALESCE(reference, record) AS subject, wrapped_key FROM submissions \
                   WHERE reference = $1 OR record = $1";
        let row = sqlx::query(sql).bind(subject).fetch_optional(self.readers()?).await?;
        row.map(|row| read(&row)).transpose()
    }

    /// The wrapped data keys of some records: which is the database's choice, for no order
    /// is worth an index that each submission pays for.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn some_keys(&self, at_most: i64) -> Result<Vec<RecordKey>, StoreError> {
        let sql = "SELECT record, COALESCE(reference, record) AS subject, wrapped_key FROM submissions LIMIT $1";
        let rows = sqlx::query(sql).bind(at_most).fetch_all(self.readers()?).await?;
        rows.iter().map(read).collect()
    }
}

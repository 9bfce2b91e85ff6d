//! What was submitted: with its outbox row in one transaction, so that one is never there without the other.

use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Row};

use super::{
    Change, Dialect, RecordId, Store, StoreError,
    change::{many_rows, rows},
    damage::{Stored, read},
    drafts::Renewal,
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
        let renewals: Vec<&Renewal> = changes.iter().map(|one| &one.draft).collect();
        let are_as_read = Renewal::lock(&renewals, connection).await?;
        let ready = changes.iter().zip(&are_as_read).filter(|(_, is_as_read)| **is_as_read).map(|(change, _)| change);
        let records: Vec<&NewRecord> = ready.clone().map(|one| &one.record).collect();
        let inserted = insert_records(&records, connection).await?;
        let stored: Vec<&Self> =
            ready.zip(&inserted).filter(|(_, outcome)| **outcome == Submitted::Stored).map(|(one, _)| one).collect();
        if !stored.is_empty() {
            let renewals: Vec<&Renewal> = stored.iter().map(|one| &one.draft).collect();
            Renewal::make(&renewals, connection).await?;
            insert_events(&stored.iter().flat_map(|one| one.events()).collect::<Vec<_>>(), connection).await?;
        }
        let mut inserted = inserted.into_iter();
        let outcome = |is_as_read| if is_as_read { inserted.next() } else { None }.unwrap_or(Submitted::DraftChanged);
        Ok(are_as_read.into_iter().map(outcome).collect())
    }
}

impl Submit {
    /// The events, each with its record and when it happened.
    fn events(&self) -> impl Iterator<Item = (&NewEvent, &RecordId, i64)> {
        self.events.iter().map(|event| (event, &self.record.id, self.record.received_at))
    }
}

impl NewRecord {
    /// Tells a record that was inserted from one that a row was in the way of. Its wrapped key is chance, so a row with
    /// the same one is its own.
    async fn inserted(&self, connection: &mut AnyConnection) -> Result<Submitted, sqlx::Error> {
        let sql = "SELECT wrapped_key FROM submissions WHERE idempotency_key = $1";
        let row = sqlx::query(sql).bind(&*self.idempotency_key).fetch_optional(connection).await?;
        Ok(match row.map(|row| row.try_get::<Vec<u8>, _>(0)).transpose()? {
            Some(key) if key == self.wrapped_key => Submitted::Stored,
            Some(_) => Submitted::DraftChanged,
            None => Submitted::ReferenceTaken,
        })
    }
}

/// Inserts the records whose reference and idempotency key are both free.
pub(super) async fn insert_records(
    records: &[&NewRecord],
    connection: &mut AnyConnection,
) -> Result<Vec<Submitted>, sqlx::Error> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    // Two processes that insert the same keys wait for each other in the same order.
    let mut in_order = records.to_vec();
    in_order.sort_unstable_by(|one, other| one.idempotency_key.cmp(&other.idempotency_key));
    let sql = many_rows(
        Dialect::of(connection),
        "INSERT INTO submissions (record, reference, kind, priority, idempotency_key, fingerprint, wrapped_key, body, \
         received_at)",
        9,
        records.len(),
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
    if usize::try_from(inserted).is_ok_and(|inserted| inserted == records.len()) {
        return Ok(vec![Submitted::Stored; records.len()]);
    }
    let mut outcomes = Vec::with_capacity(records.len());
    for record in records {
        outcomes.push(record.inserted(connection).await?);
    }
    Ok(outcomes)
}

/// Takes back records that were inserted in this transaction, because something else that they need is not to be had.
pub(super) async fn withdraw_records(records: &[&RecordId], connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    if records.is_empty() {
        return Ok(());
    }
    let values = rows(Dialect::of(connection), 1, records.len());
    let sql = format!("DELETE FROM submissions WHERE record IN ({values})");
    let query = records.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, record| query.bind(record.as_str()));
    query.execute(connection).await?;
    Ok(())
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

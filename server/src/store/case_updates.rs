//! What back offices say of the events they were given.

use std::collections::{HashMap, HashSet};

use journey::queue::Queue;
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Row, any::AnyRow};

use super::{
    Change, Dialect, Store, StoreError,
    change::rows,
    damage::{Stored, read},
    outbox::{NOT_ACCEPTED, hold, note},
};

/// What a back office may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It has the event in its own records.
    Accepted,
    /// It will never take the event as it is.
    Refused,
    /// There is news.
    Update,
    /// Nothing more will be done.
    Closed,
}

impl Status {
    /// As it is written in events and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Update => "update",
            Self::Closed => "closed",
        }
    }
}

/// A back office's word on an event.
#[derive(Clone, Debug)]
pub struct CaseUpdate {
    /// Who says so: the `source` of its envelope.
    pub source: String,
    /// The `id` of its envelope; the same word twice is one word.
    pub update_id: String,
    /// The event it is about.
    pub event_id: String,
    /// The subject it is about: the reference of a record, or else the record's id.
    pub reference: String,
    /// What it says.
    pub status: Status,
    /// What it wrote to the person, sealed.
    pub body: Option<Vec<u8>>,
    /// Milliseconds since 1970.
    pub at: i64,
    /// The queue whose office says so: events of other queues are not its to settle. `None` where that is not known,
    /// and the word counts for any queue.
    pub office: Option<Queue>,
}

/// What became of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is recorded; where it accepts, the event of this queue is acknowledged.
    Recorded(String),
    /// It is recorded, and the event of this queue has stopped.
    Refused(String),
    /// It was heard before.
    Repeated,
    /// The event belongs to another office's queue.
    Foreign,
    /// There is no such event of such a reference.
    Unknown,
}

impl Change for CaseUpdate {
    type Outcome = Heard;

    /// `accepted` settles an event whatever was said before, and however often it is said: they have it.
    /// `refused` settles what nobody accepted, and only once: the event may be on its way again since.
    async fn apply(changes: &[Self], connection: &mut AnyConnection) -> Result<Vec<Heard>, sqlx::Error> {
        let mut new = record(changes, connection).await?;
        let accepted: Vec<&Self> = changes.iter().filter(|change| change.status == Status::Accepted).collect();
        acknowledge(&accepted, connection).await?;
        let is_new_refusal = |change: &&Self| change.status == Status::Refused && new.contains_key(&change.name());
        let refused = refuse(&changes.iter().filter(is_new_refusal).collect::<Vec<_>>(), connection).await?;
        let unheard: Vec<&Self> = changes.iter().filter(|change| !new.contains_key(&change.name())).collect();
        let known = if unheard.is_empty() { HashSet::new() } else { recorded(&unheard, connection).await? };
        let unknown: Vec<&Self> = unheard.into_iter().filter(|change| !known.contains(&change.name())).collect();
        let foreign = if unknown.is_empty() { HashSet::new() } else { of_others(&unknown, connection).await? };
        let heard = |change: &Self| match new.remove(&change.name()) {
            Some(queue) if refused.contains(&change.event_id) => Heard::Refused(queue),
            Some(queue) => Heard::Recorded(queue),
            None if known.contains(&change.name()) => Heard::Repeated,
            None if change.office.is_some() && foreign.contains(&change.name()) => Heard::Foreign,
            // The second of two that came together.
            None if changes.iter().filter(|one| one.name() == change.name()).count() > 1 => Heard::Repeated,
            None => Heard::Unknown,
        };
        Ok(changes.iter().map(heard).collect())
    }
}

/// Event, source and id of an update. The event is part of it: an office that uses another one's source and id before
/// it does takes nothing from it.
type Name = (String, String, String);

impl CaseUpdate {
    fn name(&self) -> Name {
        (self.event_id.clone(), self.source.clone(), self.update_id.clone())
    }

    /// As it is compared with an event's queue; nothing where any office may say so.
    fn office(&self) -> &str {
        self.office.map_or("", Queue::as_str)
    }
}

/// The event that a row of `said` is about, where its record goes by the reference that is said, or else by its id.
const OF_THE_RECORD: &str = "outbox.event_id = said.event_id AND EXISTS (SELECT 1 FROM submissions \
     WHERE submissions.record = outbox.record AND COALESCE(submissions.reference, outbox.record) = said.reference)";

/// The same, where it is that office's to speak of. What leaves by another channel than the queues is no office's.
const OF_THE_OFFICE: &str = "outbox.channel = 'queue' AND (said.office = '' OR said.office = outbox.queue)";

/// What is said after a replay counts as said after it, whatever the clock of whoever replayed it said.
const LAST_REPLAY: &str = "COALESCE((SELECT MAX(outbox_audit.at) FROM outbox_audit \
     WHERE outbox_audit.event_id = said.event_id AND outbox_audit.action = 'replayed'), 0)";

/// What was not recorded before, with the queue of its event.
async fn record(changes: &[CaseUpdate], connection: &mut AnyConnection) -> Result<HashMap<Name, String>, sqlx::Error> {
    let sql = format!(
        "WITH said (source, update_id, event_id, reference, status, body, received_at, office) AS (VALUES {}) \
         INSERT INTO case_updates (source, update_id, event_id, reference, status, body, received_at, queue) \
         SELECT said.source, said.update_id, said.event_id, said.reference, said.status, said.body, \
           CASE WHEN said.received_at < {LAST_REPLAY} THEN {LAST_REPLAY} ELSE said.received_at END, outbox.queue \
         FROM said JOIN outbox ON {OF_THE_RECORD} AND {OF_THE_OFFICE} WHERE TRUE \
         ON CONFLICT (event_id, source, update_id) DO NOTHING RETURNING event_id, source, update_id, queue",
        rows(Dialect::of(connection), 8, changes.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for change in changes {
        query = query
            .bind(&*change.source)
            .bind(&*change.update_id)
            .bind(&*change.event_id)
            .bind(&*change.reference)
            .bind(change.status.as_str())
            .bind(change.body.as_deref())
            .bind(change.at)
            .bind(change.office());
    }
    query.fetch_all(connection).await?.iter().map(|row| Ok((name(row)?, row.try_get(3)?))).collect()
}

async fn acknowledge(changes: &[&CaseUpdate], connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    if changes.is_empty() {
        return Ok(());
    }
    let said = format!(
        "WITH said (event_id, reference, at, source, office) AS (VALUES {})",
        rows(Dialect::of(connection), 5, changes.len())
    );
    let noted = format!(
        "{said} INSERT INTO outbox_audit (event_id, at, action, who, note) \
         SELECT said.event_id, said.at, 'accepted', said.source, 'after it was refused' \
         FROM said JOIN outbox ON {OF_THE_RECORD} AND {OF_THE_OFFICE} WHERE outbox.state = 'refused'"
    );
    let acknowledged = format!(
        "{said} UPDATE outbox SET state = 'acknowledged', due_at = NULL, last_error = NULL, refused_at = NULL, \
           acknowledged_at = said.at, handed_over_at = COALESCE(outbox.handed_over_at, said.at) \
         FROM said WHERE {OF_THE_RECORD} AND {OF_THE_OFFICE} AND outbox.state <> 'acknowledged'"
    );
    for sql in [noted, acknowledged] {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for change in changes {
            query = query.bind(&*change.event_id).bind(&*change.reference).bind(change.at).bind(&*change.source);
            query = query.bind(change.office());
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// The events that have stopped.
async fn refuse(changes: &[&CaseUpdate], connection: &mut AnyConnection) -> Result<HashSet<String>, sqlx::Error> {
    let mut stopped = HashSet::new();
    for change in changes {
        hold(connection, &change.event_id).await?;
        let sql = format!(
            "WITH said (event_id, reference) AS (VALUES ($1, $2)) \
             UPDATE outbox SET state = 'refused', refused_at = $3, due_at = NULL, acknowledged_at = NULL, \
             last_error = $4 FROM said WHERE {OF_THE_RECORD} AND state <> 'refused' AND {NOT_ACCEPTED}"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(&*change.event_id).bind(&*change.reference).bind(change.at);
        let refused = query.bind(REFUSED_BY_BACK_OFFICE).execute(&mut *connection).await?.rows_affected();
        if refused > 0 {
            let (event_id, at) = (&change.event_id, change.at);
            note(connection, event_id, at, "refused", &change.source, REFUSED_BY_BACK_OFFICE).await?;
            stopped.insert(event_id.clone());
        }
    }
    Ok(stopped)
}

/// What it wrote about that is sealed, because it may quote what a person typed.
const REFUSED_BY_BACK_OFFICE: &str = "the back office refused it";

async fn recorded(changes: &[&CaseUpdate], connection: &mut AnyConnection) -> Result<HashSet<Name>, sqlx::Error> {
    let sql = format!(
        "WITH said (event_id, source, update_id) AS (VALUES {}) SELECT said.event_id, said.source, said.update_id \
         FROM said JOIN case_updates ON case_updates.event_id = said.event_id \
           AND case_updates.source = said.source AND case_updates.update_id = said.update_id",
        rows(Dialect::of(connection), 3, changes.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for change in changes {
        query = query.bind(&*change.event_id).bind(&*change.source).bind(&*change.update_id);
    }
    query.fetch_all(connection).await?.iter().map(name).collect()
}

/// Of updates that count for nothing, those about an event that there is: it has another office.
async fn of_others(changes: &[&CaseUpdate], connection: &mut AnyConnection) -> Result<HashSet<Name>, sqlx::Error> {
    let sql = format!(
        "WITH said (event_id, source, update_id, reference) AS (VALUES {}) \
         SELECT said.event_id, said.source, said.update_id \
         FROM said JOIN outbox ON {OF_THE_RECORD}",
        rows(Dialect::of(connection), 4, changes.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for change in changes {
        query = query.bind(&*change.event_id).bind(&*change.source).bind(&*change.update_id).bind(&*change.reference);
    }
    query.fetch_all(connection).await?.iter().map(name).collect()
}

fn name(row: &AnyRow) -> Result<Name, sqlx::Error> {
    Ok((row.try_get(0)?, row.try_get(1)?, row.try_get(2)?))
}

/// An update as it is stored.
#[derive(Debug, FromRow)]
pub struct StoredUpdate {
    /// The event it is about.
    pub event_id: String,
    /// The queue that the event was in.
    pub queue: String,
    /// accepted, refused, update or closed.
    pub status: String,
    /// Sealed.
    pub body: Option<Vec<u8>>,
    /// Milliseconds since 1970.
    pub received_at: i64,
}

impl Stored for StoredUpdate {
    const TABLE: &'static str = "case_updates";
    const KEY: &'static str = "event_id";
}

impl Store {
    /// What back offices said of a reference, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn case_updates(&self, reference: &str) -> Result<Vec<StoredUpdate>, StoreError> {
        let rows = sqlx::query(
            "SELECT event_id, queue, status, body, received_at FROM case_updates WHERE reference = $1 \
             ORDER BY received_at, update_id",
        )
        .bind(reference)
        .fetch_all(self.readers()?)
        .await?;
        rows.iter().map(read).collect()
    }
}

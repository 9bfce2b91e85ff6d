//! What back offices say of the events they were given.

use std::collections::HashSet;

use sqlx::{AnyConnection, AssertSqlSafe, Row, any::AnyRow};

use super::{
    Change, Dialect, Store, StoreError,
    change::rows,
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
    /// The reference it is about.
    pub reference: String,
    /// What it says.
    pub status: Status,
    /// What it wrote to the person, sealed.
    pub body: Option<Vec<u8>>,
    /// Milliseconds since 1970.
    pub at: i64,
}

/// What became of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is recorded; where it accepts, the event is acknowledged.
    Recorded,
    /// It is recorded, and the event has stopped.
    Refused,
    /// It was heard before.
    Repeated,
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
        let is_new_refusal = |change: &&Self| change.status == Status::Refused && new.contains(&change.name());
        let refused = refuse(&changes.iter().filter(is_new_refusal).collect::<Vec<_>>(), connection).await?;
        let unheard: Vec<&Self> = changes.iter().filter(|change| !new.contains(&change.name())).collect();
        let known = if unheard.is_empty() { HashSet::new() } else { recorded(&unheard, connection).await? };
        let heard = |change: &Self| match (new.remove(&change.name()), known.contains(&change.name())) {
            (true, _) if refused.contains(&change.event_id) => Heard::Refused,
            (true, _) => Heard::Recorded,
            (false, true) => Heard::Repeated,
            // The second of two that came together.
            (false, false) if changes.iter().filter(|one| one.name() == change.name()).count() > 1 => Heard::Repeated,
            (false, false) => Heard::Unknown,
        };
        Ok(changes.iter().map(heard).collect())
    }
}

/// Source and id of an update.
type Name = (String, String);

impl CaseUpdate {
    fn name(&self) -> Name {
        (self.source.clone(), self.update_id.clone())
    }
}

/// What is said after a replay counts as said after it, whatever the clock of whoever replayed it said.
const LAST_REPLAY: &str = "COALESCE((SELECT MAX(outbox_audit.at) FROM outbox_audit \
     WHERE outbox_audit.event_id = said.event_id AND outbox_audit.action = 'replayed'), 0)";

async fn record(changes: &[CaseUpdate], connection: &mut AnyConnection) -> Result<HashSet<Name>, sqlx::Error> {
    let sql = format!(
        "WITH said (source, update_id, event_id, reference, status, body, received_at) AS (VALUES {}) \
         INSERT INTO case_updates (source, update_id, event_id, reference, status, body, received_at) \
         SELECT said.source, said.update_id, said.event_id, said.reference, said.status, said.body, \
           CASE WHEN said.received_at < {LAST_REPLAY} THEN {LAST_REPLAY} ELSE said.received_at END \
         FROM said JOIN outbox ON outbox.event_id = said.event_id AND outbox.reference = said.reference WHERE TRUE \
         ON CONFLICT (source, update_id) DO NOTHING RETURNING source, update_id",
        rows(Dialect::of(connection), 7, changes.len())
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
            .bind(change.at);
    }
    query.fetch_all(connection).await?.iter().map(name).collect()
}

async fn acknowledge(changes: &[&CaseUpdate], connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    if changes.is_empty() {
        return Ok(());
    }
    let said = format!(
        "WITH said (event_id, reference, at, source) AS (VALUES {})",
        rows(Dialect::of(connection), 4, changes.len())
    );
    let of_them = "outbox.event_id = said.event_id AND outbox.reference = said.reference";
    let noted = format!(
        "{said} INSERT INTO outbox_audit (event_id, at, action, who, note) \
         SELECT said.event_id, said.at, 'accepted', said.source, 'after it was refused' \
         FROM said JOIN outbox ON {of_them} WHERE outbox.state = 'refused'"
    );
    let acknowledged = format!(
        "{said} UPDATE outbox SET state = 'acknowledged', due_at = NULL, last_error = NULL, refused_at = NULL, \
           acknowledged_at = said.at, handed_over_at = COALESCE(outbox.handed_over_at, said.at) \
         FROM said WHERE {of_them} AND outbox.state <> 'acknowledged'"
    );
    for sql in [noted, acknowledged] {
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for change in changes {
            query = query.bind(&*change.event_id).bind(&*change.reference).bind(change.at).bind(&*change.source);
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
            "UPDATE outbox SET state = 'refused', refused_at = $3, due_at = NULL, acknowledged_at = NULL, \
             last_error = $4 WHERE event_id = $1 AND reference = $2 AND state <> 'refused' AND {NOT_ACCEPTED}"
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
        "WITH said (source, update_id) AS (VALUES {}) SELECT case_updates.source, case_updates.update_id \
         FROM said JOIN case_updates ON case_updates.source = said.source AND case_updates.update_id = said.update_id",
        rows(Dialect::of(connection), 2, changes.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for change in changes {
        query = query.bind(&*change.source).bind(&*change.update_id);
    }
    query.fetch_all(connection).await?.iter().map(name).collect()
}

fn name(row: &AnyRow) -> Result<Name, sqlx::Error> {
    Ok((row.try_get(0)?, row.try_get(1)?))
}

/// An update as it is stored.
#[derive(Debug)]
pub struct StoredUpdate {
    /// The event it is about.
    pub event_id: String,
    /// accepted, refused, update or closed.
    pub status: String,
    /// Sealed.
    pub body: Option<Vec<u8>>,
    /// Milliseconds since 1970.
    pub received_at: i64,
}

impl Store {
    /// What back offices said of a reference, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn case_updates(&self, reference: &str) -> Result<Vec<StoredUpdate>, StoreError> {
        let rows = sqlx::query(
            "SELECT event_id, status, body, received_at FROM case_updates WHERE reference = $1 \
             ORDER BY received_at, update_id",
        )
        .bind(reference)
        .fetch_all(self.readers())
        .await?;
        let update = |row: &AnyRow| {
            let (event_id, status) = (row.try_get(0)?, row.try_get(1)?);
            Ok(StoredUpdate { event_id, status, body: row.try_get(2)?, received_at: row.try_get(3)? })
        };
        Ok(rows.iter().map(update).collect::<Result<_, sqlx::Error>>()?)
    }
}

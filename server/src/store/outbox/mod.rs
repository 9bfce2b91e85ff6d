//! Events on their way to a back office, or by another channel.
//!
//! An event is open while it has a `due_at`: the time at which it is offered, or offered again. Claiming one
//! moves that time into the future, so a claim runs out by itself when its process dies.

mod claim;
mod mend;
mod settle;

use futures::{Stream, StreamExt};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow};

pub use claim::{ClaimDue, Claimed, ClaimedEvent, Recall};
pub(super) use mend::note;
pub use mend::{AuditEntry, Replay};
pub use settle::{HandedOver, Postpone, Refuse, Return, Then};
pub(super) use settle::{NOT_ACCEPTED, hold};

use super::{
    Change, Dialect, RecordId, Store, StoreError,
    change::many_rows,
    damage::{Stored, read},
};
use crate::events::Channel;

/// An event to be handed over.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// A UUIDv7, the same on every retry.
    pub event_id: String,
    /// The place among the events of its record, from 1.
    pub sequence: i64,
    /// The channel that it leaves by.
    pub channel: Channel,
    /// The queue's name; the channel's own name where a channel has no queues, so that lists and metrics tell what it
    /// waits for.
    pub queue: String,
    /// Such as `frontcounter.report.submitted.v1`.
    pub event_type: String,
    /// The event's `data`, sealed under the submission's key.
    pub body: Vec<u8>,
}

/// What an event of `outbox` is about, as people and back offices are told: the reference of its record, or else the
/// record's id.
const SUBJECT: &str =
    "COALESCE((SELECT reference FROM submissions WHERE submissions.record = outbox.record), outbox.record)";

/// Puts events into the outbox in one statement: event, its record, when it happened.
pub(super) async fn insert_events(
    events: &[(&NewEvent, &RecordId, i64)],
    connection: &mut AnyConnection,
) -> Result<(), sqlx::Error> {
    if events.is_empty() {
        return Ok(());
    }
    let sql = many_rows(
        Dialect::of(connection),
        "INSERT INTO outbox (event_id, record, sequence, channel, queue, event_type, body, created_at, due_at, \
         state, attempts)",
        11,
        events.len(),
        "",
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for (event, record, created_at) in events {
        query = query
            .bind(&*event.event_id)
            .bind(record.as_str())
            .bind(event.sequence)
            .bind(event.channel.as_str())
            .bind(&*event.queue)
            .bind(&*event.event_type)
            .bind(&event.body[..])
            .bind(*created_at)
            .bind(*created_at)
            .bind("waiting")
            .bind(0_i64);
    }
    query.execute(connection).await?;
    Ok(())
}

/// A later event of something that was submitted before.
#[derive(Debug)]
pub struct AppendEvent {
    /// The record.
    pub record: RecordId,
    /// Milliseconds since 1970.
    pub at: i64,
    /// The event.
    pub event: NewEvent,
}

impl Change for AppendEvent {
    type Outcome = ();

    async fn apply(changes: &[Self], connection: &mut AnyConnection) -> Result<Vec<()>, sqlx::Error> {
        let events: Vec<_> = changes.iter().map(|one| (&one.event, &one.record, one.at)).collect();
        insert_events(&events, connection).await?;
        Ok(vec![(); changes.len()])
    }
}

/// Where an event stands.
#[derive(Debug, FromRow)]
pub struct ListedEvent {
    /// The reference of its record; the record's id where it has none.
    pub reference: String,
    /// The record it is about.
    pub record: RecordId,
    /// The event.
    pub event_id: String,
    /// The channel that it leaves by.
    #[sqlx(try_from = "String")]
    pub channel: Channel,
    /// The queue; the channel's own name where a channel has no queues.
    pub queue: String,
    /// Such as `frontcounter.report.submitted.v1`.
    pub event_type: String,
    /// waiting, handed-over, acknowledged or refused.
    pub state: String,
    /// Attempts so far.
    pub attempts: i64,
    /// Milliseconds since 1970, as are the others.
    pub created_at: i64,
    /// When it is offered (again).
    pub due_at: Option<i64>,
    /// When a queue first had it.
    pub handed_over_at: Option<i64>,
    /// When the back office had it.
    pub acknowledged_at: Option<i64>,
    /// When it was refused for good.
    pub refused_at: Option<i64>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
}

const LISTED: &str = "record, event_id, channel, queue, event_type, state, attempts, created_at, due_at, \
     handed_over_at, acknowledged_at, refused_at, last_error FROM outbox";

/// Unacknowledged events of one queue, by state.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Backlog {
    /// The queue.
    pub queue: String,
    /// waiting, handed-over or refused.
    pub state: String,
    /// Events.
    pub count: i64,
    /// When the oldest was made, milliseconds since 1970.
    pub oldest: i64,
}

impl Stored for ListedEvent {
    const TABLE: &'static str = "outbox";
    const KEY: &'static str = "event_id";
}

impl Stored for Backlog {
    const TABLE: &'static str = "outbox";
    const KEY: &'static str = "queue";
}

impl Store {
    /// Every event, or every one in this state, oldest first, one after the other: there may be millions.
    pub fn list_outbox(&self, state: Option<&'static str>) -> impl Stream<Item = Result<ListedEvent, StoreError>> {
        let in_state = if state.is_some() { "WHERE state = $1" } else { "" };
        let query = sqlx::query(AssertSqlSafe(format!(
            "SELECT {SUBJECT} AS reference, {LISTED} {in_state} ORDER BY created_at, event_id"
        )));
        let query = state.into_iter().fold(query, |query, state| query.bind(state));
        query.fetch(self.readers_for_lists()).map(|row| read(&row?))
    }

    /// The events of a reference or record in their order, or the one event of that id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn outbox_of(&self, reference_or_event: &str) -> Result<Vec<ListedEvent>, StoreError> {
        let sql = format!(
            "SELECT {SUBJECT} AS reference, {LISTED} WHERE event_id = $1 OR record = $1 \
             OR record = (SELECT record FROM submissions WHERE reference = $1) ORDER BY sequence"
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(reference_or_event).fetch_all(self.readers()?).await?;
        rows.iter().map(read).collect()
    }

    /// What no back office has, counted by queue and state.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn backlog(&self) -> Result<Vec<Backlog>, StoreError> {
        let rows = sqlx::query(
            "SELECT queue, state, COUNT(*) AS count, MIN(created_at) AS oldest FROM outbox WHERE state <> 'acknowledged' \
             GROUP BY queue, state",
        )
        .fetch_all(self.readers()?)
        .await?;
        rows.iter().map(read).collect()
    }
}

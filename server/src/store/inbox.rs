//! The embedded inbox: what a back office without a broker reads and accepts.

use futures::{Stream, StreamExt};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow};

use super::{
    ChangeAlone, Store, StoreError,
    damage::{Stored, read},
};

/// Puts an event into the inbox; putting it twice is putting it once.
#[derive(Debug)]
pub struct Receive {
    /// The event.
    pub event_id: String,
    /// The queue.
    pub queue: String,
    /// The subject of the event: the reference of its record, or else the record's id.
    pub reference: String,
    /// Milliseconds since 1970.
    pub at: i64,
}

impl ChangeAlone for Receive {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        sqlx::query(
            "INSERT INTO inbox (event_id, queue, reference, received_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (event_id) DO NOTHING",
        )
        .bind(&*self.event_id)
        .bind(&*self.queue)
        .bind(&*self.reference)
        .bind(self.at)
        .execute(connection)
        .await?;
        Ok(())
    }
}

/// The back office has taken everything of a reference into its own records.
#[derive(Debug)]
pub struct Accept {
    /// The reference.
    pub reference: String,
    /// Milliseconds since 1970.
    pub at: i64,
}

impl ChangeAlone for Accept {
    /// How many events were accepted that had not been before. An event is in the inbox a moment before the outbox
    /// says that it was handed over.
    type Outcome = u64;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let accepted = sqlx::query("UPDATE inbox SET accepted_at = $2 WHERE reference = $1 AND accepted_at IS NULL")
            .bind(&*self.reference)
            .bind(self.at)
            .execute(&mut *connection)
            .await?
            .rows_affected();
        sqlx::query(
            "UPDATE outbox SET state = 'acknowledged', acknowledged_at = $2, due_at = NULL \
             WHERE state IN ('waiting', 'handed-over') AND event_id IN (SELECT event_id FROM inbox WHERE reference = $1)",
        )
        .bind(&*self.reference)
        .bind(self.at)
        .execute(connection)
        .await?;
        Ok(accepted)
    }
}

/// An event in the inbox.
#[derive(Debug, FromRow)]
pub struct Received {
    /// The reference.
    pub reference: String,
    /// The event.
    pub event_id: String,
    /// The queue.
    pub queue: String,
    /// The type.
    pub event_type: String,
    /// Milliseconds since 1970.
    pub received_at: i64,
    /// Milliseconds since 1970.
    pub accepted_at: Option<i64>,
}

/// An event in the inbox with its sealed body.
#[derive(Debug, FromRow)]
pub struct ReceivedEvent {
    /// As it is listed.
    #[sqlx(flatten)]
    pub received: Received,
    /// Milliseconds since 1970, when it was submitted.
    pub created_at: i64,
    /// Sealed.
    pub body: Vec<u8>,
}

impl Stored for Received {
    const TABLE: &'static str = "inbox";
    const KEY: &'static str = "event_id";
}

impl Stored for ReceivedEvent {
    const TABLE: &'static str = "inbox";
    const KEY: &'static str = "event_id";
}

const LISTED: &str = "inbox.reference AS reference, inbox.event_id AS event_id, outbox.queue AS queue, event_type, \
     received_at, accepted_at";
const FROM: &str = "FROM inbox JOIN outbox ON outbox.event_id = inbox.event_id";

impl Store {
    /// Everything in the inbox, oldest first, one after the other: there may be millions.
    pub fn list_inbox(&self) -> impl Stream<Item = Result<Received, StoreError>> {
        let sql = AssertSqlSafe(format!("SELECT {LISTED} {FROM} ORDER BY received_at, inbox.event_id"));
        sqlx::query(sql).fetch(self.readers_for_lists()).map(|row| read(&row?))
    }

    /// Everything of one reference, in the order of its events.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn inbox_of(&self, reference: &str) -> Result<Vec<ReceivedEvent>, StoreError> {
        let sql = format!("SELECT {LISTED}, created_at, body {FROM} WHERE inbox.reference = $1 ORDER BY sequence");
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(reference).fetch_all(self.readers()?).await?;
        rows.iter().map(read).collect()
    }
}

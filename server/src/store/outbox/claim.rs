//! Claiming what is due.

use sqlx::{AnyConnection, AssertSqlSafe, FromRow};

use super::SUBJECT;
use crate::{
    events::Channel,
    store::{
        ChangeAlone, Dialect, RecordId, StoreError,
        damage::{Damage, Stored, read},
    },
};

/// An event that this process may offer until its claim runs out.
#[derive(Clone, Debug, FromRow)]
pub struct ClaimedEvent {
    /// The same on every retry.
    pub event_id: String,
    /// The record it is about, under whose id the body is sealed.
    pub record: RecordId,
    /// The record's reference, or else its id.
    pub subject: String,
    /// The queue's name.
    pub queue: String,
    /// The type.
    pub event_type: String,
    /// Sealed.
    pub body: Vec<u8>,
    /// Under which the body is sealed, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Attempts so far, this one included. It names the claim.
    pub attempts: i64,
    /// When a queue first had it, milliseconds since 1970.
    pub handed_over_at: Option<i64>,
    /// How often it was replayed.
    pub replays: i64,
}

impl Stored for ClaimedEvent {
    const TABLE: &'static str = "outbox";
    const KEY: &'static str = "event_id";
}

/// The events of one claim.
#[derive(Debug, Default)]
pub struct Claimed {
    /// Those that can be read.
    pub events: Vec<ClaimedEvent>,
    /// The damage of those that cannot. They are claimed as well, so that they hold up no other record.
    pub damaged: Vec<Damage>,
}

/// Claims due events of one channel, oldest due first, of each record only the first that is still open in it.
#[derive(Debug)]
pub struct ClaimDue {
    /// The channel; what is open in another one holds up nothing here.
    pub channel: Channel,
    /// Now, milliseconds since 1970.
    pub now: i64,
    /// When the claim runs out, should this process die.
    pub until: i64,
    /// So many, at most.
    pub at_most: i64,
}

impl ChangeAlone for ClaimDue {
    type Outcome = Claimed;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<Self::Outcome, sqlx::Error> {
        // Several processes claim from one table: none waits for another's rows.
        let passing_over = match Dialect::of(connection) {
            Dialect::Postgres => "FOR UPDATE SKIP LOCKED",
            Dialect::Sqlite => "",
        };
        let sql = format!(
            "WITH due AS ( \
               SELECT event_id FROM outbox AS open \
               WHERE channel = $4 AND due_at <= $1 AND NOT EXISTS ( \
                 SELECT 1 FROM outbox AS earlier WHERE earlier.record = open.record \
                 AND earlier.channel = open.channel AND earlier.sequence < open.sequence \
                 AND earlier.due_at IS NOT NULL) \
               ORDER BY due_at LIMIT $3 {passing_over}) \
             UPDATE outbox SET due_at = $2, attempts = attempts + 1 \
             WHERE event_id IN (SELECT event_id FROM due) \
             RETURNING event_id, record, queue, event_type, body, created_at, attempts, handed_over_at, \
               {SUBJECT} AS subject, \
               (SELECT wrapped_key FROM submissions WHERE submissions.record = outbox.record) AS wrapped_key, \
               (SELECT COUNT(*) FROM outbox_audit \
                WHERE outbox_audit.event_id = outbox.event_id AND outbox_audit.action = 'replayed') AS replays"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(self.now).bind(self.until).bind(self.at_most);
        let query = query.bind(self.channel.as_str());
        let mut claimed = Claimed::default();
        for row in query.fetch_all(connection).await? {
            match read(&row) {
                Ok(event) => claimed.events.push(event),
                Err(StoreError::Damaged(damage)) => claimed.damaged.push(damage),
                Err(error) => return Err(sqlx::Error::Decode(error.into())),
            }
        }
        Ok(claimed)
    }
}

/// Brings back what waits in a channel for a time that no wait leads to: the clock was ahead when it was written, and
/// is right again.
#[derive(Debug)]
pub struct Recall {
    /// The channel, whose schedule the waits below are.
    pub channel: Channel,
    /// Now, milliseconds since 1970.
    pub now: i64,
    /// Now by the clock of the process that is furthest ahead.
    pub latest_now: i64,
    /// The latest time for what no queue had yet.
    pub latest_new: i64,
    /// What a queue had waits as long again as it has waited already, but not less than so many milliseconds.
    pub shortest_wait: i64,
    /// And not more.
    pub longest_wait: i64,
}

impl ChangeAlone for Recall {
    /// How many there were.
    type Outcome = u64;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let query = sqlx::query(
            "UPDATE outbox SET due_at = $1 WHERE channel = $6 AND due_at > $2 AND (handed_over_at IS NULL \
               OR due_at > $4 AND (due_at > $3 + $3 - handed_over_at OR due_at > $5))",
        );
        let query = query.bind(self.now).bind(self.latest_new).bind(self.latest_now);
        let query = query.bind(self.latest_now + self.shortest_wait).bind(self.latest_now + self.longest_wait);
        Ok(query.bind(self.channel.as_str()).execute(connection).await?.rows_affected())
    }
}

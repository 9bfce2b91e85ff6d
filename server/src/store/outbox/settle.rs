//! What became of an offer.

use sqlx::{AnyConnection, AssertSqlSafe};

use super::mend::note;
use crate::{
    events::Channel,
    store::{Change, ChangeAlone, Dialect, change::rows},
};

/// What an event waits for once a queue has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The queue is trusted to keep it: nothing.
    Nothing,
    /// The queue is in this database, so it cannot be lost; somebody accepts it there.
    Acceptance,
    /// The back office's word; without it the event is offered again at this time, milliseconds since 1970.
    WordUntil(i64),
}

/// A queue has confirmed an event.
#[derive(Debug)]
pub struct HandedOver {
    /// Which.
    pub event_id: String,
    /// The attempt that succeeded; a later claim is not settled by it.
    pub attempt: i64,
    /// The queue that has it; what goes another way since is not settled by it.
    pub queue: String,
    /// Milliseconds since 1970.
    pub at: i64,
    /// What it waits for now.
    pub then: Then,
}

impl Change for HandedOver {
    type Outcome = ();

    /// What was settled in the meantime stays as it is: the back office's word can be faster than this one.
    async fn apply(changes: &[Self], connection: &mut AnyConnection) -> Result<Vec<()>, sqlx::Error> {
        let sql = format!(
            "WITH changed (event_id, attempt, queue, at, due_at, acknowledged_at) AS (VALUES {}) \
             UPDATE outbox SET \
               state = CASE WHEN changed.acknowledged_at IS NULL THEN 'handed-over' ELSE 'acknowledged' END, \
               handed_over_at = COALESCE(outbox.handed_over_at, changed.at), due_at = changed.due_at, \
               acknowledged_at = changed.acknowledged_at, last_error = NULL \
             FROM changed WHERE outbox.event_id = changed.event_id AND outbox.attempts = changed.attempt \
               AND outbox.queue = changed.queue AND outbox.due_at IS NOT NULL",
            rows(Dialect::of(connection), 6, changes.len())
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for HandedOver { event_id, attempt, queue, at, then } in changes {
            let (due_at, acknowledged_at) = match then {
                Then::Nothing => (None, Some(*at)),
                Then::Acceptance => (None, None),
                Then::WordUntil(again) => (Some(*again), None),
            };
            query = query.bind(&**event_id).bind(*attempt).bind(&**queue).bind(*at).bind(due_at).bind(acknowledged_at);
        }
        query.execute(connection).await?;
        Ok(vec![(); changes.len()])
    }
}

/// A queue could not take an event: it waits.
#[derive(Debug)]
pub struct Postpone {
    /// Which.
    pub event_id: String,
    /// The attempt that failed; a later claim's wait is not touched.
    pub attempt: i64,
    /// When it is due again, milliseconds since 1970.
    pub until: i64,
    /// Why, without anything a person typed.
    pub reason: String,
}

impl ChangeAlone for Postpone {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let query = sqlx::query(
            "UPDATE outbox SET due_at = $2, last_error = $3 \
             WHERE event_id = $1 AND due_at IS NOT NULL AND attempts = $4",
        );
        let query = query.bind(&*self.event_id).bind(self.until).bind(&*self.reason).bind(self.attempt);
        query.execute(connection).await?;
        Ok(())
    }
}

/// An event is refused for good: it stops, and waits for somebody to mend it.
#[derive(Debug)]
pub struct Refuse {
    /// Which.
    pub event_id: String,
    /// The queue that it was refused in; an event that has gone another way since stays as it is.
    pub queue: String,
    /// Who refused it, for its trail.
    pub who: &'static str,
    /// Milliseconds since 1970.
    pub at: i64,
    /// Why, without anything a person typed.
    pub reason: String,
}

/// What the back office has not said it has since it was last replayed; that a trusted queue had it does not count.
pub(in crate::store) const NOT_ACCEPTED: &str = "NOT EXISTS (SELECT 1 FROM case_updates \
     WHERE case_updates.event_id = outbox.event_id AND case_updates.status = 'accepted' \
     AND case_updates.received_at >= COALESCE((SELECT MAX(outbox_audit.at) FROM outbox_audit \
     WHERE outbox_audit.event_id = outbox.event_id AND outbox_audit.action = 'replayed'), 0))";

/// Waits until nobody else changes an event. PostgreSQL looks once more at an event that somebody changed while it
/// waited, but not at what they said of it: that takes a statement that begins afterwards.
pub(in crate::store) async fn hold(connection: &mut AnyConnection, event_id: &str) -> Result<(), sqlx::Error> {
    if Dialect::of(connection) == Dialect::Postgres {
        let sql = "SELECT 1 FROM outbox WHERE event_id = $1 FOR NO KEY UPDATE";
        sqlx::query(sql).bind(event_id).execute(connection).await?;
    }
    Ok(())
}

impl ChangeAlone for Refuse {
    /// Whether it was on its way until now.
    type Outcome = bool;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        hold(connection, &self.event_id).await?;
        let sql = format!(
            "UPDATE outbox SET state = 'refused', refused_at = $2, due_at = NULL, acknowledged_at = NULL, \
             last_error = $3 WHERE event_id = $1 AND queue = $4 AND state <> 'refused' AND {NOT_ACCEPTED}"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(&*self.event_id).bind(self.at).bind(&*self.reason);
        let refused = query.bind(&*self.queue).execute(&mut *connection).await?.rows_affected();
        if refused > 0 {
            note(connection, &self.event_id, self.at, "refused", self.who, &self.reason).await?;
        }
        Ok(refused > 0)
    }
}

/// A queue had an event and has lost it. What was done because the queue is trusted waits again. What is open comes
/// again by itself, but an offer that is under way does not count: the message that was lost may be that one.
#[derive(Debug)]
pub struct Return {
    /// Which.
    pub event_id: String,
    /// The queue that lost it.
    pub queue: String,
    /// Milliseconds since 1970.
    pub at: i64,
    /// How it was lost.
    pub reason: String,
}

impl ChangeAlone for Return {
    /// Whether it waits again.
    type Outcome = bool;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        hold(connection, &self.event_id).await?;
        let sql = format!(
            "UPDATE outbox SET state = 'waiting', due_at = $2, acknowledged_at = NULL, last_error = $3 \
             WHERE event_id = $1 AND queue = $4 AND state = 'acknowledged' AND {NOT_ACCEPTED}"
        );
        let query = sqlx::query(AssertSqlSafe(sql)).bind(&*self.event_id).bind(self.at).bind(&*self.reason);
        let returned = query.bind(&*self.queue).execute(&mut *connection).await?.rows_affected();
        if returned > 0 {
            note(connection, &self.event_id, self.at, "returned", Channel::Queue.other_end(), &self.reason).await?;
        } else {
            let sql =
                "UPDATE outbox SET attempts = attempts + 1 WHERE event_id = $1 AND queue = $2 AND due_at IS NOT NULL";
            sqlx::query(sql).bind(&*self.event_id).bind(&*self.queue).execute(connection).await?;
        }
        Ok(returned > 0)
    }
}

//! What became of an offer.

use sqlx::{AnyConnection, AssertSqlSafe};

use super::mend::note;
use crate::store::{Change, ChangeAlone, change::rows};

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
            "WITH changed (event_id, at, due_at, acknowledged_at) AS (VALUES {}) \
             UPDATE outbox SET \
               state = CASE WHEN changed.acknowledged_at IS NULL THEN 'handed-over' ELSE 'acknowledged' END, \
               handed_over_at = COALESCE(outbox.handed_over_at, changed.at), due_at = changed.due_at, \
               acknowledged_at = changed.acknowledged_at, last_error = NULL \
             FROM changed WHERE outbox.event_id = changed.event_id AND outbox.due_at IS NOT NULL",
            rows(4, changes.len())
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for HandedOver { event_id, at, then } in changes {
            let (due_at, acknowledged_at) = match then {
                Then::Nothing => (None, Some(*at)),
                Then::Acceptance => (None, None),
                Then::WordUntil(again) => (Some(*again), None),
            };
            query = query.bind(&**event_id).bind(*at).bind(due_at).bind(acknowledged_at);
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
    /// Milliseconds since 1970.
    pub at: i64,
    /// Who refused it.
    pub who: &'static str,
    /// Why, without anything a person typed.
    pub reason: String,
}

impl ChangeAlone for Refuse {
    /// Whether it was open until now.
    type Outcome = bool;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let refused = sqlx::query(
            "UPDATE outbox SET state = 'refused', refused_at = $2, due_at = NULL, last_error = $3 \
             WHERE event_id = $1 AND state IN ('waiting', 'handed-over')",
        )
        .bind(&*self.event_id)
        .bind(self.at)
        .bind(&*self.reason)
        .execute(&mut *connection)
        .await?
        .rows_affected();
        if refused > 0 {
            note(connection, &self.event_id, self.at, "refused", self.who, &self.reason).await?;
        }
        Ok(refused > 0)
    }
}

//! Mending what was refused, and who did what.

use sqlx::{AnyConnection, FromRow, Row};

use crate::store::{
    ChangeAlone, Store, StoreError,
    damage::{Stored, read},
};

/// Puts an event on its way again, under the same id.
#[derive(Clone, Debug)]
pub struct Replay {
    /// Which.
    pub event_id: String,
    /// Another queue than before. What leaves by another channel than the queues stays in its channel.
    pub queue: Option<String>,
    /// Milliseconds since 1970.
    pub at: i64,
    /// Who wants it.
    pub who: String,
    /// Why.
    pub note: String,
}

impl ChangeAlone for Replay {
    /// Whether there is such an event.
    type Outcome = bool;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        // No attempt has a number that one before the replay had: a late answer to that one settles nothing.
        let replayed = sqlx::query(
            "UPDATE outbox SET state = 'waiting', due_at = $2, attempts = attempts + 1, \
             queue = CASE channel WHEN 'queue' THEN COALESCE($3, queue) ELSE queue END, acknowledged_at = NULL, refused_at = NULL, last_error = NULL \
             WHERE event_id = $1",
        )
        .bind(&*self.event_id)
        .bind(self.at)
        .bind(self.queue.as_deref())
        .execute(&mut *connection)
        .await?
        .rows_affected();
        if replayed > 0 {
            // Who reads the embedded inbox sees it as new again.
            sqlx::query("UPDATE inbox SET accepted_at = NULL, queue = COALESCE($2, queue) WHERE event_id = $1")
                .bind(&*self.event_id)
                .bind(self.queue.as_deref())
                .execute(&mut *connection)
                .await?;
            let at = self.at.max(last_accepted(connection, &self.event_id).await? + 1);
            note(connection, &self.event_id, at, "replayed", &self.who, &self.note).await?;
        }
        Ok(replayed > 0)
    }
}

/// When an event was accepted last, milliseconds since 1970: by a clock that may be ahead of ours.
async fn last_accepted(connection: &mut AnyConnection, event_id: &str) -> Result<i64, sqlx::Error> {
    let sql = "SELECT COALESCE(MAX(received_at), 0) FROM case_updates WHERE event_id = $1 AND status = 'accepted'";
    sqlx::query(sql).bind(event_id).fetch_one(connection).await?.try_get(0)
}

/// Adds a line to an event's trail.
pub(in crate::store) async fn note(
    connection: &mut AnyConnection,
    event_id: &str,
    at: i64,
    action: &str,
    who: &str,
    note: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO outbox_audit (event_id, at, action, who, note) VALUES ($1, $2, $3, $4, $5)")
        .bind(event_id)
        .bind(at)
        .bind(action)
        .bind(who)
        .bind(note)
        .execute(connection)
        .await?;
    Ok(())
}

/// One line of an event's trail.
#[derive(Debug, FromRow)]
pub struct AuditEntry {
    /// Milliseconds since 1970.
    pub at: i64,
    /// accepted, refused, returned or replayed.
    pub action: String,
    /// Who did it.
    pub who: String,
    /// Why.
    pub note: String,
}

impl Stored for AuditEntry {
    const TABLE: &'static str = "outbox_audit";
    const KEY: &'static str = "event_id";
}

impl Store {
    /// What was done to an event, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn audit_of(&self, event_id: &str) -> Result<Vec<AuditEntry>, StoreError> {
        let rows =
            sqlx::query("SELECT event_id, at, action, who, note FROM outbox_audit WHERE event_id = $1 ORDER BY at")
                .bind(event_id)
                .fetch_all(self.readers()?)
                .await?;
        rows.iter().map(read).collect()
    }
}

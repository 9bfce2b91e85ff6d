//! Reminders that were sent, so that none is sent twice.

use std::collections::HashSet;

use sqlx::{AnyConnection, AssertSqlSafe, Row, any::AnyRow};

use super::append;
use crate::store::{ChangeAlone, Dialect, RecordId, Store, StoreError, outbox::NewEvent};

/// A reminder, which is sent once for each time that a booking had.
#[derive(Debug)]
pub struct Remind {
    /// The booking.
    pub booking: RecordId,
    /// `two-days` or `two-hours`.
    pub kind: String,
    /// The time it reminds of, milliseconds since 1970. Where the booking has another one now, or none, nothing is
    /// sent.
    pub starts_at: i64,
    /// The letter.
    pub event: NewEvent,
    /// Now, milliseconds since 1970.
    pub at: i64,
}

impl ChangeAlone for Remind {
    /// Whether it is on its way; not where another process was faster.
    type Outcome = bool;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        let locking = match Dialect::of(connection) {
            Dialect::Postgres => "FOR UPDATE",
            Dialect::Sqlite => "",
        };
        let sql = format!("SELECT 1 FROM bookings WHERE booking = $1 AND status = 'made' AND starts_at = $2 {locking}");
        let query = sqlx::query(AssertSqlSafe(sql)).bind(self.booking.as_str()).bind(self.starts_at);
        if query.fetch_optional(&mut *connection).await?.is_none() {
            return Ok(false);
        }
        let sql = "INSERT INTO reminders (booking, kind, starts_at, sent_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT DO NOTHING";
        let query = sqlx::query(sql).bind(self.booking.as_str()).bind(&*self.kind);
        let noted = query.bind(self.starts_at).bind(self.at).execute(&mut *connection).await?.rows_affected();
        if noted > 0 {
            append(&self.booking, std::slice::from_ref(&self.event), self.at, connection).await?;
        }
        Ok(noted > 0)
    }
}

/// Reminders that were sent, by booking, kind and the time that they remind of.
pub type Sent = HashSet<(String, String, i64)>;

impl Store {
    /// The reminders that were sent of times between two.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn reminders_sent(&self, from: i64, to: i64) -> Result<Sent, StoreError> {
        let sql = "SELECT booking, kind, starts_at FROM reminders WHERE starts_at >= $1 AND starts_at < $2";
        let rows = sqlx::query(sql).bind(from).bind(to).fetch_all(self.readers()?).await?;
        let sent = |row: &AnyRow| Ok((row.try_get(0)?, row.try_get(1)?, row.try_get(2)?));
        Ok(rows.iter().map(sent).collect::<Result<_, sqlx::Error>>()?)
    }
}

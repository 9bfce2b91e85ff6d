//! The slots of visits that are still to come, for whoever asks whether they can be kept.

use futures::{Stream, StreamExt};
use sqlx::{FromRow, Row};

use crate::store::{
    Store, StoreError,
    damage::{Stored, read},
};

/// A slot of a visit that stands, from its beginning to its end. An interpreter's way to the next visit is left out.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct StandingSlot {
    /// The reference of the booking.
    pub reference: String,
    /// The desk, officer, room or interpreter.
    pub resource: String,
    /// Quarters of an hour since 1970, UTC.
    pub quarter: i64,
}

impl Stored for StandingSlot {
    const TABLE: &'static str = "slots";
    const KEY: &'static str = "reference";
}

/// Milliseconds of a quarter of an hour.
const QUARTER_MS: i64 = 15 * 60 * 1000;

impl Store {
    /// The slots of all visits that stand and are not over, those of one visit together.
    pub fn standing_slots(&self, now: i64) -> impl Stream<Item = Result<StandingSlot, StoreError>> {
        let sql = "SELECT reference, resource, quarter FROM bookings \
             JOIN submissions ON submissions.record = bookings.booking JOIN slots ON slots.booking = bookings.booking \
             WHERE status = 'made' AND ends_at > $1 AND quarter * $2 < ends_at AND (quarter + 1) * $2 > $1 \
             ORDER BY starts_at, reference";
        let query = sqlx::query(sql).bind(now).bind(QUARTER_MS);
        query.fetch(self.readers_for_lists()).map(|row| read(&row?))
    }

    /// The number of visits that stand and are not over.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn standing(&self, now: i64) -> Result<usize, StoreError> {
        let sql = "SELECT COUNT(*) FROM bookings WHERE status = 'made' AND ends_at > $1";
        let count: i64 = sqlx::query(sql).bind(now).fetch_one(self.readers()?).await?.try_get(0)?;
        Ok(usize::try_from(count).unwrap_or_default())
    }
}

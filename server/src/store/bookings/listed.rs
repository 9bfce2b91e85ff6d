//! Every booking with the names of what it has, for exports. Nothing sealed is read.

use futures::{Stream, StreamExt};
use sqlx::{AssertSqlSafe, FromRow};

use crate::store::{
    Store, StoreError,
    damage::{Stored, read},
};

/// A booking as an export has it.
#[derive(Clone, Debug, FromRow)]
pub struct ListedBooking {
    /// The reference.
    pub reference: String,
    /// The site's slug.
    pub site: String,
    /// The service that is booked.
    pub service: String,
    /// Milliseconds since 1970.
    pub starts_at: i64,
    /// Milliseconds since 1970.
    pub ends_at: i64,
    /// `made`, `cancelled`, `kept` or `missed`.
    pub status: String,
    /// Names with commas between them, in no order; none where it has given everything back.
    resources: Option<String>,
}

impl ListedBooking {
    /// The names of its desk, officer, room and interpreter, in order.
    #[must_use]
    pub fn resources(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.resources.iter().flat_map(|names| names.split(',')).collect();
        names.sort_unstable();
        names
    }
}

impl Stored for ListedBooking {
    const TABLE: &'static str = "bookings";
    const KEY: &'static str = "reference";
}

impl Store {
    /// Every booking in the order of their times, one after the other: there may be hundreds of thousands.
    pub fn list_bookings(&self) -> impl Stream<Item = Result<ListedBooking, StoreError>> {
        let joined = self.guard.dialect().joined("resource");
        let sql = AssertSqlSafe(format!(
            "SELECT reference, site, service, starts_at, ends_at, status, \
               (SELECT {joined} FROM (SELECT DISTINCT resource FROM slots WHERE slots.booking = bookings.booking) \
                AS own) AS resources \
             FROM bookings JOIN submissions ON submissions.record = bookings.booking \
             ORDER BY starts_at, bookings.booking"
        ));
        sqlx::query(sql).fetch(self.readers_for_lists()).map(|row| read(&row?))
    }
}

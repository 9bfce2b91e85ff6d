//! Bookings as they lie in the store.

use sqlx::{AssertSqlSafe, FromRow, Row};

use crate::store::{
    RecordId, Store, StoreError,
    damage::{Stored, read},
    slots::Slot,
};

/// A booking as it lies in the store, with what is sealed of its record.
#[derive(Clone, Debug, FromRow)]
pub struct StoredBooking {
    /// The record.
    pub booking: RecordId,
    /// The reference.
    pub reference: String,
    /// The site's slug.
    pub site: String,
    /// The service that is booked.
    pub service: String,
    /// `in-person`, `video` or `phone`.
    pub way: String,
    /// Milliseconds since 1970, as are the others.
    pub starts_at: i64,
    /// The end.
    pub ends_at: i64,
    /// `made`, `cancelled`, `kept` or `missed`.
    pub status: String,
    /// `none`, `rostered`, `requested`, `confirmed` or `withdrawn`.
    pub interpreter: String,
    /// How often it was changed.
    pub sequence: i64,
    /// The mark of the secret.
    pub secret: Vec<u8>,
    /// When this time was booked, or changed to.
    pub since: i64,
    /// The data key, wrapped by the master key.
    pub wrapped_key: Vec<u8>,
    /// Every answer, sealed.
    pub answers: Vec<u8>,
}

impl Stored for StoredBooking {
    const TABLE: &'static str = "bookings";
    const KEY: &'static str = "booking";
}

const STORED: &str = "SELECT booking, reference, site, service, way, starts_at, ends_at, status, interpreter, sequence, \
     secret, since, wrapped_key, body AS answers FROM bookings JOIN submissions ON submissions.record = bookings.booking";

impl Store {
    /// The booking of a reference.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn booking(&self, reference: &str) -> Result<Option<StoredBooking>, StoreError> {
        let sql = AssertSqlSafe(format!("{STORED} WHERE reference = $1"));
        let row = sqlx::query(sql).bind(reference).fetch_optional(self.readers()?).await?;
        row.map(|row| read(&row)).transpose()
    }

    /// The visits of a site that begin between two times, in order, whatever became of them.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn visits(&self, site: &str, from: i64, to: i64) -> Result<Vec<StoredBooking>, StoreError> {
        let sql = AssertSqlSafe(format!(
            "{STORED} WHERE site = $1 AND starts_at >= $2 AND starts_at < $3 ORDER BY starts_at, booking"
        ));
        let rows = sqlx::query(sql).bind(site).bind(from).bind(to).fetch_all(self.readers()?).await?;
        rows.iter().map(read).collect()
    }

    /// The bookings that begin between two times and still stand.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn bookings_ahead(&self, from: i64, to: i64) -> Result<Vec<StoredBooking>, StoreError> {
        let sql = AssertSqlSafe(format!(
            "{STORED} WHERE status = 'made' AND starts_at >= $1 AND starts_at < $2 ORDER BY starts_at, booking"
        ));
        let rows = sqlx::query(sql).bind(from).bind(to).fetch_all(self.readers()?).await?;
        rows.iter().map(read).collect()
    }

    /// Bookings ahead that were made with an address or number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_bookings_of(&self, contact: &[u8], now: i64) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) FROM bookings WHERE contact = $1 AND status = 'made' AND starts_at > $2";
        Ok(sqlx::query(sql).bind(contact).bind(now).fetch_one(self.readers()?).await?.try_get(0)?)
    }

    /// The names of what a booking takes, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn resources_of(&self, booking: &RecordId) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT resource FROM slots WHERE booking = $1 ORDER BY resource";
        let rows = sqlx::query(sql).bind(booking.as_str()).fetch_all(self.readers()?).await?;
        Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, sqlx::Error>>()?)
    }

    /// The slots of a booking, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn slots_of(&self, booking: &RecordId) -> Result<Vec<Slot>, StoreError> {
        let sql = "SELECT resource, quarter FROM slots WHERE booking = $1 ORDER BY resource, quarter";
        let rows = sqlx::query(sql).bind(booking.as_str()).fetch_all(self.readers()?).await?;
        let slot = |row: &sqlx::any::AnyRow| Ok(Slot { resource: row.try_get(0)?, quarter: row.try_get(1)? });
        Ok(rows.iter().map(slot).collect::<Result<_, sqlx::Error>>()?)
    }
}

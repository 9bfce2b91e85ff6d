//! The reasons why the service could not keep a visit, and the times that it offered instead.

use sqlx::{AnyConnection, Row};

use super::Withdraw;
use crate::store::{RecordId, Store, StoreError};

/// Keeps what is sealed of withdrawn bookings. There is one at a time, hardly ever two.
pub(super) async fn keep(withdrawn: &[&Withdraw], connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    for Withdraw { alter, withdrawal } in withdrawn {
        let query = sqlx::query("UPDATE bookings SET withdrawal = $1 WHERE booking = $2");
        query.bind(&withdrawal[..]).bind(alter.booking.as_str()).execute(&mut *connection).await?;
    }
    Ok(())
}

impl Store {
    /// The sealed reason of a booking that the service withdrew; `None` of any other.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn withdrawal_of(&self, booking: &RecordId) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query("SELECT withdrawal FROM bookings WHERE booking = $1").bind(booking.as_str());
        Ok(query.fetch_optional(self.readers()?).await?.map(|row| row.try_get(0)).transpose()?.flatten())
    }
}

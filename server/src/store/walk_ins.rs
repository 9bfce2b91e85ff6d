//! People who came to a counter without a booking: a number for each day.

use sqlx::{AnyConnection, Row};

use super::{ChangeAlone, Store, StoreError};

/// Counts somebody who walked in, or takes one off.
#[derive(Debug)]
pub struct CountWalkIn {
    /// The site's slug.
    pub site: String,
    /// The day in London, such as `2026-12-01`.
    pub day: String,
    /// One more, or one less. There are never fewer than none.
    pub by: i64,
}

impl ChangeAlone for CountWalkIn {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let sql = "INSERT INTO walk_ins (site, day, people) VALUES ($1, $2, $3) ON CONFLICT (site, day) DO UPDATE \
                   SET people = CASE WHEN walk_ins.people + $4 < 0 THEN 0 ELSE walk_ins.people + $4 END";
        let query = sqlx::query(sql).bind(&*self.site).bind(&*self.day).bind(self.by.max(0)).bind(self.by);
        query.execute(connection).await.map(drop)
    }
}

impl Store {
    /// The number of people who came to a site on a day without a booking.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn walk_ins(&self, site: &str, day: &str) -> Result<i64, StoreError> {
        let query = sqlx::query("SELECT people FROM walk_ins WHERE site = $1 AND day = $2").bind(site).bind(day);
        let row = query.fetch_optional(self.readers()?).await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?.unwrap_or_default())
    }
}

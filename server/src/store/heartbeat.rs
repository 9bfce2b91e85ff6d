//! Whether the database can be written: only a write tells.

use sqlx::AnyConnection;

use super::{ChangeAlone, Store, StoreError};

/// Writes the time into the one row kept for that.
#[derive(Debug)]
struct Heartbeat {
    /// Milliseconds since 1970.
    at: i64,
}

impl ChangeAlone for Heartbeat {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let query = sqlx::query("INSERT INTO heartbeat (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = $1");
        query.bind(self.at).execute(connection).await?;
        Ok(())
    }
}

impl Store {
    /// Writes something and waits until it is on disk. `at` is now, milliseconds since 1970.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn beat(&self, at: i64) -> Result<(), StoreError> {
        self.write(Heartbeat { at }).await
    }
}

//! Whether the database can be written, and would still take a report: only a write tells.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use sqlx::AnyConnection;

use super::{ChangeAlone, Store, StoreError};
use crate::entropy::{Entropy, SystemEntropy};

/// What the largest report writes, bytes: a draft has 256 KiB at most, and its answers are stored twice, once as they
/// were given and once as the event that hands them on.
const HEADROOM_BYTES: usize = 512 * 1024;
/// How long it is believed that there is room for such a report: a probe every few seconds would else write gigabytes
/// a day. At this pace it is 1.5 GB.
const HEADROOM_FOR: Duration = Duration::from_secs(30);

/// Writes the time into the one row kept for that, and fills another one from time to time.
#[derive(Debug)]
struct Heartbeat {
    /// Milliseconds since 1970.
    at: i64,
    headroom: Option<Vec<u8>>,
}

impl ChangeAlone for Heartbeat {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let query = sqlx::query("INSERT INTO heartbeat (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = $1");
        query.bind(self.at).execute(&mut *connection).await?;
        if let Some(body) = &self.headroom {
            let sql = "INSERT INTO headroom (id, body) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET body = $1";
            sqlx::query(sql).bind(&body[..]).execute(connection).await?;
        }
        Ok(())
    }
}

/// When there was room for a large report.
#[derive(Debug, Default)]
pub(super) struct Headroom(Mutex<Option<Instant>>);

impl Headroom {
    fn is_due(&self) -> bool {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_none_or(|last| last.elapsed() >= HEADROOM_FOR)
    }

    /// Where there was none, the next beat asks again.
    fn found(&self, there_is_some: bool) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = there_is_some.then(Instant::now);
    }
}

impl Store {
    /// Writes something and waits until it is on disk; at most every 30 seconds, as much as the largest report. `at`
    /// is now, milliseconds since 1970.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn beat(&self, at: i64) -> Result<(), StoreError> {
        let headroom = self.headroom.is_due().then(incompressible);
        let is_large = headroom.is_some();
        let beaten = self.write(Heartbeat { at, headroom }).await;
        if is_large || beaten.is_err() {
            self.headroom.found(beaten.is_ok());
        }
        beaten
    }
}

/// PostgreSQL compresses what is long: chance alone takes all of its room. Nobody reads it.
fn incompressible() -> Vec<u8> {
    let mut body = vec![0; HEADROOM_BYTES];
    SystemEntropy.fill(&mut body);
    body
}

//! The time, passed in wherever it is needed.

use app::domain::hours::to_london;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// This instant.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// The day in London.
#[must_use]
pub fn london_date(now: DateTime<Utc>) -> NaiveDate {
    to_london(now).date()
}

/// The wall clock in London.
#[must_use]
pub fn london_time(now: DateTime<Utc>) -> NaiveDateTime {
    to_london(now)
}

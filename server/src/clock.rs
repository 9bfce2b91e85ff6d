//! The time, passed in wherever it is needed.

use std::time::{SystemTime, UNIX_EPOCH};

use app::domain::hours::to_london;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// The years 1 and 9999, milliseconds since 1970: dates of four digits, with room for whatever is added to them.
const EARLIEST_MS: i64 = -62_135_596_800_000;
const LATEST_MS: i64 = 253_402_300_799_999;

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
        instant(SystemTime::now())
    }
}

/// An instant before 1970 is one, too: a machine without a battery may start there, and chrono's own `now` would
/// panic. What no calendar reaches counts as the end of the calendar.
fn instant(time: SystemTime) -> DateTime<Utc> {
    let millis = match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |millis| -millis),
    };
    DateTime::from_timestamp_millis(millis.clamp(EARLIEST_MS, LATEST_MS)).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn every_clock_tells_an_instant() {
        let second = Duration::from_secs(1);
        let cases = [
            (Some(UNIX_EPOCH), "1970-01-01T00:00:00Z"),
            (UNIX_EPOCH.checked_sub(second), "1969-12-31T23:59:59Z"),
            (UNIX_EPOCH.checked_sub(second * 3_000_000_000), "1874-12-07T18:40:00Z"),
            (UNIX_EPOCH.checked_sub(second * 600_000_000 * 3600), "0001-01-01T00:00:00Z"),
            (UNIX_EPOCH.checked_add(Duration::from_secs(253_402_300_799)), "9999-12-31T23:59:59Z"),
            (UNIX_EPOCH.checked_add(Duration::from_secs(u64::MAX / 4)), "9999-12-31T23:59:59.999Z"),
        ];
        for (time, told) in cases {
            let time = time.expect("Linux tells such a time");
            assert_eq!(instant(time).to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true), told);
        }
    }
}

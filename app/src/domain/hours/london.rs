//! London wall time and UTC instants: the one place that turns one into the other.
//!
//! Twice a year the two disagree. In spring an hour of wall time does not exist, in autumn an hour comes twice.
//! Whoever opens at such a time opens at the earliest instant it can mean, and whoever closes then closes at the
//! latest, so that nobody who reads the sign stands before a closed door.

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Europe::London;

/// What a clock on the wall in London shows. At the edge of what chrono can hold, the instant itself.
#[must_use]
pub fn to_london(at: DateTime<Utc>) -> NaiveDateTime {
    let utc = at.naive_utc();
    utc.checked_add_offset(London.offset_from_utc_datetime(&utc).fix()).unwrap_or(utc)
}

/// The instant of a wall time at which something opens: the earlier of the two in the hour that comes twice, and
/// the first instant after the hour that does not exist.
#[must_use]
pub fn to_utc(local: NaiveDateTime) -> DateTime<Utc> {
    instants(local).0
}

/// The instant of a wall time at which something closes: as [`to_utc`], but the later of two.
#[must_use]
pub fn to_utc_closing(local: NaiveDateTime) -> DateTime<Utc> {
    instants(local).1
}

/// The earliest and the latest instant of a wall time.
fn instants(local: NaiveDateTime) -> (DateTime<Utc>, DateTime<Utc>) {
    let less = |offset: &chrono_tz::TzOffset| local.checked_sub_offset(offset.fix()).unwrap_or(local).and_utc();
    match London.offset_from_local_datetime(&local) {
        MappedLocalTime::Single(offset) => (less(&offset), less(&offset)),
        MappedLocalTime::Ambiguous(one, other) => (less(&one).min(less(&other)), less(&one).max(less(&other))),
        MappedLocalTime::None => {
            let after = after_gap(local);
            (after, after)
        }
    }
}

/// The first full minute that exists after a wall time that does not. London's gaps are an hour at most.
fn after_gap(local: NaiveDateTime) -> DateTime<Utc> {
    let minute = local.with_second(0).and_then(|time| time.with_nanosecond(0)).unwrap_or(local);
    (1..=60)
        .filter_map(|minutes| minute.checked_add_signed(TimeDelta::minutes(minutes)))
        .find_map(|later| London.from_local_datetime(&later).earliest())
        .map_or(local.and_utc(), |time| time.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn wall_times_and_instants_agree() {
        for (wall, opening, closing) in [
            ("2026-01-15T10:00:00", "2026-01-15T10:00:00Z", "2026-01-15T10:00:00Z"),
            ("2026-07-15T10:00:00", "2026-07-15T09:00:00Z", "2026-07-15T09:00:00Z"),
            // Sunday 29 March 2026: 01:00 to 02:00 does not exist.
            ("2026-03-29T00:59:00", "2026-03-29T00:59:00Z", "2026-03-29T00:59:00Z"),
            ("2026-03-29T01:00:00", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
            ("2026-03-29T01:30:17", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
            ("2026-03-29T02:00:00", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
            // Sunday 25 October 2026: 01:00 to 02:00 comes twice.
            ("2026-10-25T00:59:00", "2026-10-24T23:59:00Z", "2026-10-24T23:59:00Z"),
            ("2026-10-25T01:00:00", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"),
            ("2026-10-25T01:59:00", "2026-10-25T00:59:00Z", "2026-10-25T01:59:00Z"),
            ("2026-10-25T02:00:00", "2026-10-25T02:00:00Z", "2026-10-25T02:00:00Z"),
            ("2027-03-28T01:30:00", "2027-03-28T01:00:00Z", "2027-03-28T01:00:00Z"),
            ("2027-10-31T01:30:00", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"),
        ] {
            assert_eq!(to_utc(local(wall)), utc(opening), "{wall} opening");
            assert_eq!(to_utc_closing(local(wall)), utc(closing), "{wall} closing");
        }
        assert_eq!(to_london(utc("2026-10-25T00:30:00Z")), to_london(utc("2026-10-25T01:30:00Z")));
    }

    #[test]
    fn the_ends_of_time_are_no_trouble() {
        for at in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            let wall = to_london(at);
            assert!((to_utc(wall) - at).abs() <= TimeDelta::hours(1));
        }
        for wall in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert!((to_utc(wall).naive_utc() - wall).abs() <= TimeDelta::hours(1));
            assert!(to_utc_closing(wall) >= to_utc(wall));
        }
    }
}

//! Quarters of an hour: the unit in which everything is worked, booked and stored.

use std::ops::{Add, Range, Sub};

use chrono::{DateTime, Utc};

/// Seconds of a quarter.
const SECONDS: i64 = 15 * 60;
/// Quarters of a day in UTC, which has no clock changes.
pub const DAY_QUARTERS: u16 = 96;

/// A number of quarters: a duration.
pub type Quarters = u16;

/// Quarters since 1970-01-01T00:00Z; as an instant, the beginning of that quarter. Its number is what the store
/// keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(pub i32);

/// The quarters from one up to, but not including, another.
pub type Span = Range<Quarter>;

impl Quarter {
    /// The quarter that begins exactly at an instant. `None` for any other instant, and beyond the year 63,000.
    #[must_use]
    pub fn exactly(at: DateTime<Utc>) -> Option<Self> {
        let is_whole = at.timestamp().rem_euclid(SECONDS) == 0 && at.timestamp_subsec_nanos() == 0;
        let number = at.timestamp().div_euclid(SECONDS);
        if is_whole { i32::try_from(number).ok().map(Self) } else { None }
    }

    /// The first quarter that begins at an instant or after it.
    #[must_use]
    pub fn not_before(at: DateTime<Utc>) -> Self {
        let begun = Self::containing(at);
        if Self::exactly(at) == Some(begun) { begun } else { begun + 1 }
    }

    /// The quarter that an instant lies in.
    #[must_use]
    pub fn containing(at: DateTime<Utc>) -> Self {
        let number = at.timestamp().div_euclid(SECONDS);
        Self(i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX }))
    }

    /// The instant at which it begins.
    #[must_use]
    pub fn instant(self) -> DateTime<Utc> {
        // Every `i32` of quarters is within chrono's calendar.
        DateTime::from_timestamp(i64::from(self.0) * SECONDS, 0).unwrap_or_default()
    }

    /// The day in UTC, counted from 1970-01-01: for spreading work over resources, not for people.
    #[must_use]
    pub const fn utc_day(self) -> i32 {
        self.0.div_euclid(DAY_QUARTERS as i32)
    }

    /// The quarters of a visit that begins here.
    pub fn visit(self, quarters: Quarters) -> impl Iterator<Item = Self> + Clone {
        (0..quarters).map(move |later| self + later)
    }
}

/// Later by some quarters; at the end of the calendar it stays there.
impl Add<Quarters> for Quarter {
    type Output = Self;

    fn add(self, quarters: Quarters) -> Self {
        Self(self.0.saturating_add(i32::from(quarters)))
    }
}

/// Earlier by some quarters; at the beginning of the calendar it stays there.
impl Sub<Quarters> for Quarter {
    type Output = Self;

    fn sub(self, quarters: Quarters) -> Self {
        Self(self.0.saturating_sub(i32::from(quarters)))
    }
}

/// Quarters of a number of minutes; `None` where it is not a multiple of fifteen, or beyond a month.
#[must_use]
pub fn quarters_of_minutes(minutes: u32) -> Option<Quarters> {
    let quarters = u16::try_from(minutes / 15).ok().filter(|quarters| *quarters <= 31 * DAY_QUARTERS)?;
    minutes.is_multiple_of(15).then_some(quarters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn quarters_and_instants_agree() {
        for (instant, containing, exactly, from) in [
            ("1970-01-01T00:00:00Z", 0, Some(0), 0),
            ("1970-01-01T00:14:59Z", 0, None, 1),
            ("1970-01-01T00:15:00Z", 1, Some(1), 1),
            ("1969-12-31T23:45:00Z", -1, Some(-1), -1),
            ("1969-12-31T23:59:59.5Z", -1, None, 0),
            ("2027-03-28T01:00:00Z", 2_006_884, Some(2_006_884), 2_006_884),
        ] {
            assert_eq!(Quarter::containing(at(instant)), Quarter(containing), "{instant}");
            assert_eq!(Quarter::exactly(at(instant)), exactly.map(Quarter), "{instant}");
            assert_eq!(Quarter::not_before(at(instant)), Quarter(from), "{instant}");
        }
        for number in [i32::MIN, -1, 0, 1, i32::MAX] {
            assert_eq!(Quarter::exactly(Quarter(number).instant()), Some(Quarter(number)));
        }
        assert_eq!(Quarter::exactly(DateTime::<Utc>::MAX_UTC), None);
        assert_eq!(Quarter::containing(DateTime::<Utc>::MIN_UTC), Quarter(i32::MIN));
    }

    #[test]
    fn durations_are_multiples_of_fifteen_minutes() {
        assert_eq!([0, 15, 90].map(quarters_of_minutes), [Some(0), Some(1), Some(6)]);
        assert_eq!([1, 20, 44_655, u32::MAX].map(quarters_of_minutes), [None; 4]);
    }
}

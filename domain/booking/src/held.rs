//! Holds: a time that is kept while a person decides, and limits against hoarding.

use chrono::{DateTime, TimeDelta, Utc};

/// How long a hold lasts. Enough to fill in a page with a screen reader; short enough that a time that was left
/// behind is soon there for others.
pub const HOLD: TimeDelta = TimeDelta::minutes(10);

/// Visits ahead that one telephone number or e-mail address may have. A support worker books for several people;
/// more than these is somebody who trades in times, and the counter's staff can still book for them.
pub const OPEN_BOOKINGS_PER_CONTACT: i64 = 6;

/// A hold. It is over by itself: nobody has to sweep it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The first instant at which it no longer holds.
    pub until: DateTime<Utc>,
    /// Whether the person has asked for more time already.
    pub is_extended: bool,
}

impl Hold {
    /// A hold from now on.
    #[must_use]
    pub fn new(now: DateTime<Utc>) -> Self {
        Self { until: now + HOLD, is_extended: false }
    }

    /// Whether it has run out.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.until
    }

    /// The same hold with another ten minutes from now; `None` where it has run out or was extended before.
    #[must_use]
    pub fn extended(&self, now: DateTime<Utc>) -> Option<Self> {
        let may = !self.is_extended && !self.is_over(now);
        may.then(|| Self { until: now + HOLD, is_extended: true })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hold_runs_out_by_itself_and_is_extended_once() {
        let now: DateTime<Utc> = "2027-01-04T10:00:00Z".parse().unwrap();
        let at = |minutes: i64| now + TimeDelta::minutes(minutes);
        let hold = Hold::new(now);
        assert!(!hold.is_over(at(9)) && hold.is_over(at(10)));
        assert_eq!(hold.extended(at(10)), None);
        let longer = hold.extended(at(9)).expect("in time");
        assert_eq!((longer.until, longer.extended(at(10))), (at(19), None));
    }
}

//! Reminders: which are due, as a function of the booking and the time. None is stored before it is sent.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{Quarter, Span, Status};

/// A reminder of a visit. It is sent once for each booking and start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reminder {
    /// Two days before.
    TwoDays,
    /// Two hours before.
    TwoHours,
}

impl Reminder {
    /// Every reminder, the earliest first.
    pub const ALL: [Self; 2] = [Self::TwoDays, Self::TwoHours];

    /// The name in the store.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TwoDays => "two-days",
            Self::TwoHours => "two-hours",
        }
    }

    /// The instant from which it is due.
    #[must_use]
    pub fn from(self, start: Quarter) -> DateTime<Utc> {
        let before = match self {
            Self::TwoDays => TimeDelta::days(2),
            Self::TwoHours => TimeDelta::hours(2),
        };
        start.instant() - before
    }

    /// The instant from which it comes too late: the next reminder is due by then, or the visit begins.
    #[must_use]
    pub fn until(self, start: Quarter) -> DateTime<Utc> {
        match self {
            Self::TwoDays => Self::TwoHours.from(start),
            Self::TwoHours => start.instant(),
        }
    }
}

/// The part of a booking that reminders depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminded {
    /// The state. Only [`Status::Made`] is reminded of.
    pub status: Status,
    /// The start of the visit.
    pub start: Quarter,
    /// When this start was booked, or changed to. Nobody is reminded of what they did after a reminder was due.
    pub since: DateTime<Utc>,
    /// When it is safe to write, as the person said; `None` where any time is. Outside these spans a reminder waits,
    /// and where none of them comes in time it is not sent.
    pub safe: Option<Vec<Span>>,
}

/// The reminders that are due now, sent already or not.
#[must_use]
pub fn reminders_due(booking: &Reminded, now: DateTime<Utc>) -> Vec<Reminder> {
    let Reminded { status, start, since, safe } = booking;
    let this_quarter = Quarter::containing(now);
    let is_safe = safe.as_ref().is_none_or(|spans| spans.iter().any(|span| span.contains(&this_quarter)));
    if *status != Status::Made || !is_safe {
        return Vec::new();
    }
    let due = |reminder: &Reminder| {
        let (from, until) = (reminder.from(*start), reminder.until(*start));
        *since <= from && (from..until).contains(&now)
    };
    Reminder::ALL.into_iter().filter(due).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        format!("2027-01-{text}:00Z").parse().unwrap()
    }

    fn booking() -> Reminded {
        let start = Quarter::exactly(at("08T10:00")).unwrap();
        Reminded { status: Status::Made, start, since: at("01T09:00"), safe: None }
    }

    #[test]
    fn reminders_are_due_two_days_and_two_hours_before() {
        for (now, due) in [
            ("06T09:59", None),
            ("06T10:00", Some(Reminder::TwoDays)),
            ("08T07:59", Some(Reminder::TwoDays)),
            ("08T08:00", Some(Reminder::TwoHours)),
            ("08T09:59", Some(Reminder::TwoHours)),
            ("08T10:00", None),
        ] {
            assert_eq!(reminders_due(&booking(), at(now)), Vec::from_iter(due), "{now}");
        }
    }

    #[test]
    fn nobody_is_reminded_of_what_was_booked_later_or_is_no_more() {
        let late = Reminded { since: at("07T10:00"), ..booking() };
        assert_eq!(reminders_due(&late, at("07T11:00")), []);
        assert_eq!(reminders_due(&late, at("08T08:00")), [Reminder::TwoHours]);
        for status in [Status::Held, Status::Cancelled, Status::Kept, Status::Missed] {
            assert_eq!(reminders_due(&Reminded { status, ..booking() }, at("08T08:00")), []);
        }
    }

    #[test]
    fn reminders_wait_for_safe_hours_and_are_left_out_without_any() {
        let span = |from: &str, to: &str| Quarter::not_before(at(from))..Quarter::not_before(at(to));
        let safe = |spans: Vec<Span>| Reminded { safe: Some(spans), ..booking() };
        let evening = safe(vec![span("06T18:00", "06T20:00")]);
        assert_eq!(reminders_due(&evening, at("06T12:00")), []);
        assert_eq!(reminders_due(&evening, at("06T18:00")), [Reminder::TwoDays]);
        assert_eq!(reminders_due(&evening, at("08T08:00")), []);
        assert_eq!(reminders_due(&safe(vec![]), at("06T12:00")), []);
    }
}

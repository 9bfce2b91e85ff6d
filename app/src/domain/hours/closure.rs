//! Planned closures, which win over everything else.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};

use super::{
    ClosedFor, Closure, FieldFault, Span,
    london::{to_utc, to_utc_closing},
    span::{WallTime, without},
};

/// An understood [`Closure`], as wall time and as instants.
#[derive(Clone, Debug)]
pub(super) struct Closed {
    from: NaiveDateTime,
    to: NaiveDateTime,
    /// The same: in the hour that comes twice, for as long as it can mean.
    pub(super) instants: (DateTime<Utc>, DateTime<Utc>),
    pub(super) reason: String,
}

impl Closed {
    /// # Errors
    /// What is wrong, beside the name of the field within `field`.
    pub(super) fn new(written: &Closure, field: &str) -> Result<Self, Vec<FieldFault>> {
        let mut faults = Vec::new();
        if written.to <= written.from {
            faults.push(FieldFault::new(format!("{field}.to"), "the closure ends before it begins"));
        }
        if written.reason.trim().is_empty() {
            faults.push(FieldFault::new(format!("{field}.reason"), "people are told why: it cannot be empty"));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let (from, to) = (whole_minute_before(written.from), whole_minute_after(written.to));
        let instants = (to_utc(from), to_utc_closing(to));
        Ok(Self { from, to, instants, reason: written.reason.clone() })
    }

    pub(super) fn covers(&self, at: DateTime<Utc>) -> bool {
        self.instants.0 <= at && at < self.instants.1
    }

    /// The same for people.
    pub(super) fn told(&self) -> ClosedFor {
        ClosedFor { from: self.from, to: self.to, reason: self.reason.clone() }
    }

    /// The date on which it begins.
    pub(super) fn first_date(&self) -> NaiveDate {
        self.from.date()
    }

    /// What is left of the hours of a date.
    pub(super) fn cut(&self, date: NaiveDate, spans: &[Span]) -> Vec<Span> {
        let minutes = |at: NaiveDateTime| WallTime::clamped((at - NaiveDateTime::from(date)).num_minutes());
        without(spans, Span { from: minutes(self.from), to: minutes(self.to) })
    }
}

fn whole_minute_before(at: NaiveDateTime) -> NaiveDateTime {
    at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at)
}

fn whole_minute_after(at: NaiveDateTime) -> NaiveDateTime {
    let before = whole_minute_before(at);
    if before == at { at } else { before.checked_add_signed(TimeDelta::minutes(1)).unwrap_or(at) }
}

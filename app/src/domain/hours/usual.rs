//! What a timetable plans without bank holidays, days of their own and closures, and the closures themselves.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use super::{Span, Timetable};

/// A closure as people are told of it: London wall time, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClosedFor {
    /// The first minute.
    pub from: NaiveDateTime,
    /// The first minute after it.
    pub to: NaiveDateTime,
    /// Why.
    pub reason: String,
}

impl Timetable {
    /// The usual hours of a date, whatever day it is.
    #[must_use]
    pub fn usual(&self, date: NaiveDate) -> Vec<Span> {
        self.in_force(date).map(|schedule| schedule.usual(date).into_owned()).unwrap_or_default()
    }

    /// The day since which the schedule of a date is in force.
    #[must_use]
    pub fn in_force_since(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.in_force(date).map(|schedule| schedule.from)
    }

    /// The dates after `first`, up to and including `last`, on which another schedule or another season begins. From
    /// one to the next, usual hours depend on the weekday alone, and on which of its month it is.
    #[must_use]
    pub fn turns(&self, first: NaiveDate, last: NaiveDate) -> BTreeSet<NaiveDate> {
        let mut turns = BTreeSet::new();
        for (place, schedule) in self.schedules.iter().enumerate() {
            let next = self.schedules.get(place + 1).and_then(|next| next.from.pred_opt());
            let (begins, ends) = (schedule.from.max(first), next.unwrap_or(last).min(last));
            if first < schedule.from && schedule.from <= last {
                turns.insert(schedule.from);
            }
            if begins < ends {
                turns.extend(schedule.turns(begins, ends));
            }
        }
        turns
    }

    /// Whether some days of a schedule are counted within their month.
    #[must_use]
    pub fn counts_days(&self) -> bool {
        self.schedules.iter().any(super::schedule::Schedule::counts_days)
    }

    /// The closures that lie in part between two dates, both included.
    pub fn closures(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = ClosedFor> {
        let closures = self.closures.iter().map(super::closure::Closed::told);
        closures
            .filter(move |closure| closure.from.date() <= last && first.and_time(chrono::NaiveTime::MIN) < closure.to)
    }
}

//! When one counter, or one service at it, is open.
//!
//! A service with hours of its own is there only while its counter is open, too.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::nights::shared;
use crate::domain::hours::{ClosedFor, Day, Span, State, Timetable, Why};

/// How far ahead an opening is looked for.
const AHEAD: TimeDelta = TimeDelta::days(400);

/// Hours of a site, or of a service within them.
#[derive(Clone, Copy, Debug)]
pub struct Times<'a> {
    site: &'a Timetable,
    service: Option<&'a Timetable>,
}

impl<'a> Times<'a> {
    /// Of the site, or of a service with hours of its own.
    #[must_use]
    pub const fn new(site: &'a Timetable, service: Option<&'a Timetable>) -> Self {
        Self { site, service }
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        self.site.is_open(at) && self.service.is_none_or(|service| service.is_open(at))
    }

    /// Whether it is open, until when, and why not.
    #[must_use]
    pub fn state(&self, at: DateTime<Utc>) -> State {
        let Some(service) = self.service else { return self.site.state(at) };
        match (self.site.state(at), service.state(at)) {
            (State::Open { until: one }, State::Open { until: other }) => State::Open { until: earlier(one, other) },
            (site, service) => State::Closed { why: closed_because(site, service), opens: self.next_opening(at) },
        }
    }

    /// When it opens next, now included.
    #[must_use]
    pub fn next_opening(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let Some(service) = self.service else { return self.site.next_opening(at) };
        let mut when = at;
        while when <= at + AHEAD {
            let both = self.site.next_opening(when)?.max(service.next_opening(when)?);
            if both == when {
                return Some(when);
            }
            when = both;
        }
        None
    }

    /// So many days in a row.
    #[must_use]
    pub fn days(&self, from: NaiveDate, count: usize) -> Vec<Day> {
        let Some(service) = self.service else {
            return from.iter_days().take(count).map(|date| self.site.day(date)).collect();
        };
        // The night before and the night after belong to what is shared.
        let first = from.pred_opt().unwrap_or(from);
        let days =
            |times: &Timetable| first.iter_days().take(count + 2).map(|date| times.day(date)).collect::<Vec<_>>();
        let (site, own) = (days(self.site), days(service));
        let shared = (0..count).filter_map(|at| {
            let spans = shared(spans_of(site.get(at..)?), spans_of(own.get(at..)?));
            let (site, own) = (site.get(at + 1)?, own.get(at + 1)?);
            let why = if site.spans.is_empty() { [&site.why, &own.why] } else { [&own.why, &site.why] };
            Some(Day { date: site.date, spans, why: why.into_iter().flatten().next().cloned() })
        });
        shared.collect()
    }

    /// The usual hours of a date: without bank holidays, days of their own and closures.
    #[must_use]
    pub fn usual(&self, date: NaiveDate) -> Vec<Span> {
        let Some(service) = self.service else { return self.site.usual(date) };
        let dates = [date.pred_opt(), Some(date), date.succ_opt()];
        let usual = |times: &Timetable| dates.map(|date| date.map(|date| times.usual(date)).unwrap_or_default());
        let (site, own) = (usual(self.site), usual(service));
        shared(site.each_ref().map(Vec::as_slice), own.each_ref().map(Vec::as_slice))
    }

    /// The dates on which usual hours can become others; see [`Timetable::turns`].
    #[must_use]
    pub fn turns(&self, first: NaiveDate, last: NaiveDate) -> BTreeSet<NaiveDate> {
        self.both().flat_map(|times| times.turns(first, last)).collect()
    }

    /// The day since which all that is in force on a date has been.
    #[must_use]
    pub fn in_force_since(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.both().filter_map(|times| times.in_force_since(date)).max()
    }

    /// Whether some days are counted within their month: the first Saturday.
    #[must_use]
    pub fn counts_days(&self) -> bool {
        self.both().any(Timetable::counts_days)
    }

    /// The closures that lie in part between two dates, in order.
    #[must_use]
    pub fn closures(&self, first: NaiveDate, last: NaiveDate) -> Vec<ClosedFor> {
        let mut closures: Vec<_> = self.both().flat_map(|times| times.closures(first, last)).collect();
        closures.sort();
        closures.dedup();
        closures
    }

    fn both(&self) -> impl Iterator<Item = &'a Timetable> + use<'a> {
        [Some(self.site), self.service].into_iter().flatten()
    }
}

/// The reason that tells something, and of two the site's: it holds for everything there.
fn closed_because(site: State, service: State) -> Why {
    let why = |state| if let State::Closed { why, .. } = state { Some(why) } else { None };
    let mut reasons = [why(site), why(service)].into_iter().flatten();
    let told = reasons.find(|why| *why != Why::OutsideHours);
    told.unwrap_or(Why::OutsideHours)
}

/// What ends first; nothing never ends.
fn earlier(one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    [one, other].into_iter().flatten().min()
}

/// The hours of three days in a row.
fn spans_of(days: &[Day]) -> [&[Span]; 3] {
    std::array::from_fn(|at| days.get(at).map_or(&[][..], |day| &day.spans))
}

//! What a timetable says of an instant.
//!
//! Days are planned in wall time; here their spans become intervals between instants. Intervals that touch are one
//! opening, so that nobody is told "until midnight" of a place that stays open.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{
    Span, State, Timetable, Why,
    closure::Closed,
    london::{to_london, to_utc, to_utc_closing},
};

/// How far ahead answers look.
const DAYS_AHEAD: u64 = 400;

/// From an instant to another, which is not itself included.
#[derive(Clone, Copy, Debug)]
struct Interval {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl Timetable {
    /// Open or closed, until when, and why.
    #[must_use]
    pub fn state(&self, at: DateTime<Utc>) -> State {
        if self.is_open(at) {
            State::Open { until: self.open_until(at) }
        } else {
            State::Closed { why: self.why_closed(at), opens: self.next_opening(at) }
        }
    }

    /// Whether it is open. Cheap: for every site of a register at once.
    #[must_use]
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        let today = to_london(at).date();
        let opened = |date: NaiveDate| open_in(date, &self.planned(date), at);
        let is_planned = opened(today) || today.pred_opt().is_some_and(opened);
        is_planned && !self.closures.iter().any(|closure| closure.covers(at))
    }

    /// The first instant, `at` itself or later, at which it is open; nothing where there is none within 400 days.
    #[must_use]
    pub fn next_opening(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        if self.is_open(at) {
            return Some(at);
        }
        let next = |date| self.intervals(date).into_iter().map(|interval| interval.from).find(|from| *from > at);
        dates_ahead(to_london(at).date()).find_map(next)
    }

    /// When the opening ends that `at` is in.
    fn open_until(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let today = to_london(at).date();
        let last = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(NaiveDate::MAX);
        let (mut date, mut end) = (today, at);
        while date <= last {
            end = self.go_on(date, end);
            let Some(midnight) = date.succ_opt().map(|next| to_utc(next.into())) else { return Some(end) };
            if end < midnight {
                return Some(end);
            }
            date = self.next_that_may_close(date, last)?;
            end = end.max(to_utc(date.into()));
        }
        None
    }

    /// As far as the openings of a date, and of the night before, follow on from `end`.
    fn go_on(&self, date: NaiveDate, end: DateTime<Utc>) -> DateTime<Utc> {
        let night = date.pred_opt().map_or_else(Vec::new, |yesterday| self.intervals(yesterday));
        let intervals = night.into_iter().chain(self.intervals(date));
        intervals.fold(end, |end, next| if next.from <= end { end.max(next.to) } else { end })
    }

    /// The next date to look at, of a place open through the midnight after `date`. Round-the-clock hours are passed
    /// over to where something else begins; nothing where that is not before `last`.
    fn next_that_may_close(&self, date: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
        let next = date.succ_opt()?;
        let Some(schedule) = self.in_force(next) else { return Some(next) };
        // Hours that turn at another hour than midnight need the day before to be a usual one.
        if !schedule.is_always_open() || *self.planned(date) != *schedule.usual(date) {
            return Some(next);
        }
        let one_off = self.days.range(next..).next().map(|(date, _)| *date);
        let begun = self.schedules.iter().map(|schedule| schedule.from).find(|from| *from >= next);
        let closed = self.closures.iter().map(Closed::first_date).filter(|first| *first >= next).min();
        let holiday = schedule.minds_holidays().then(|| self.holidays.first_between(next, last)).flatten();
        [one_off, begun, closed, holiday].into_iter().flatten().min()
    }

    fn why_closed(&self, at: DateTime<Utc>) -> Why {
        if let Some(closure) = self.closures.iter().find(|closure| closure.covers(at)) {
            return Why::Closure(closure.reason.clone());
        }
        let today = to_london(at).date();
        // A night that is missing is missing because of the day on which it would have begun.
        let night = today.pred_opt().filter(|date| self.is_usually_open(*date, at));
        let why = |date: NaiveDate| self.why_planned(date, &self.planned(date));
        night.and_then(why).or_else(|| why(today)).unwrap_or(Why::OutsideHours)
    }

    /// Whether the usual hours that begin on a date are open at an instant.
    fn is_usually_open(&self, date: NaiveDate, at: DateTime<Utc>) -> bool {
        self.in_force(date).is_some_and(|schedule| open_in(date, &schedule.usual(date), at))
    }

    /// The openings that begin on a date, in order, less the closures.
    fn intervals(&self, date: NaiveDate) -> Vec<Interval> {
        let planned = self.planned(date);
        let mut intervals: Vec<Interval> = planned.iter().map(|span| Interval::new(date, *span)).collect();
        if intervals.is_empty() {
            return intervals;
        }
        for closure in &self.closures {
            let (from, to) = closure.instants;
            intervals = intervals.into_iter().flat_map(|interval| interval.without(from, to)).collect();
        }
        intervals.retain(|interval| interval.from < interval.to);
        intervals
    }
}

impl Interval {
    fn new(date: NaiveDate, span: Span) -> Self {
        Self { from: to_utc(span.from.on(date)), to: to_utc_closing(span.to.on(date)) }
    }

    /// What is before and what is after; either can be empty.
    fn without(self, from: DateTime<Utc>, to: DateTime<Utc>) -> [Self; 2] {
        [Self { to: self.to.min(from), ..self }, Self { from: self.from.max(to), ..self }]
    }
}

fn open_in(date: NaiveDate, spans: &[Span], at: DateTime<Utc>) -> bool {
    let mut intervals = spans.iter().map(|span| Interval::new(date, *span));
    intervals.any(|interval| interval.from <= at && at < interval.to)
}

/// From the day before, whose night may go on, to as far as answers look.
fn dates_ahead(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = today.pred_opt().unwrap_or(today);
    let last = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(NaiveDate::MAX);
    first.iter_days().take_while(move |date| *date <= last)
}

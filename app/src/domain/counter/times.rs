//! When one counter, or one service at it, is open.
//!
//! A service with hours of its own is there only while its counter is open, too.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::domain::hours::{Day, Span, State, Timetable};

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
            // The site's reason first: it holds for everything there.
            (State::Closed { why, .. }, _) | (_, State::Closed { why, .. }) => {
                State::Closed { why, opens: self.next_opening(at) }
            }
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

    /// The hours of a day.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Day {
        let site = self.site.day(date);
        let Some(service) = self.service else { return site };
        let own = service.day(date);
        Day { date, spans: common_spans(&site.spans, &own.spans), why: site.why.or(own.why) }
    }

    /// A week of days.
    #[must_use]
    pub fn week(&self, from: NaiveDate) -> Vec<Day> {
        from.iter_days().take(7).map(|date| self.day(date)).collect()
    }

    /// The next day within so many on which other usual hours begin.
    #[must_use]
    pub fn change_after(&self, today: NaiveDate, days: u32) -> Option<NaiveDate> {
        let own = self.service.and_then(|service| service.change_after(today, days));
        [self.site.change_after(today, days), own].into_iter().flatten().min()
    }
}

/// What ends first; nothing never ends.
fn earlier(one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    [one, other].into_iter().flatten().min()
}

/// What two lists of spans have in common.
pub(super) fn common_spans(one: &[Span], other: &[Span]) -> Vec<Span> {
    one.iter().flat_map(|one| other.iter().filter_map(|other| common(*one, *other))).collect()
}

fn common(one: Span, other: Span) -> Option<Span> {
    let span = Span { from: one.from.max(other.from), to: one.to.min(other.to) };
    (span.from < span.to).then_some(span)
}

//! What is planned from a date on, in one form that the page, its data for search engines and the feed are all made
//! from, so that none of them can say what another does not.
//!
//! Usual hours stand in periods, from one to the next of which a season or a schedule changes. What differs from them
//! within the coming six weeks stands beside them, day by day.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::Times;
use crate::domain::hours::{ClosedFor, Day, Span, Why, weekday_index};

/// Number of days that are told one by one: six weeks.
pub const DAYS_AHEAD: usize = 42;
/// Days back and ahead for which usual hours are told.
const YEAR: u64 = 366;
/// Days further that are looked at, so that neither the first nor the last period that is told is an exception.
const MARGIN: u64 = 62;
/// What is shorter than this and comes between two that are alike is an exception and no period.
const PERIOD_DAYS_MIN: i64 = 7;

/// What is planned.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The coming six weeks as they will be, today first.
    pub days: Vec<Day>,
    /// Usual hours, the ones of today first.
    pub periods: Vec<Period>,
    /// Closures in the coming six weeks that touch more than one date.
    pub closures: Vec<ClosedFor>,
}

/// Usual hours for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day; nothing where it is longer ago than what was looked at, or unknown.
    pub from: Option<NaiveDate>,
    /// The last day; nothing where it goes on for a year at least.
    pub to: Option<NaiveDate>,
    /// The hours.
    pub week: Week,
}

/// Usual hours by weekday.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// Monday to Sunday; nothing for one that does not come in its period.
    pub days: [Option<Vec<Span>>; 7],
    /// What some days have instead.
    pub counted: Vec<Counted>,
    /// Some days have yet other hours, in no order that could be told.
    pub is_irregular: bool,
}

/// Hours of the first Saturday of a month, or of another such day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Monday is 0.
    pub weekday: usize,
    /// 1 is the first of a month, -1 the last.
    pub nth: i8,
    /// The hours.
    pub spans: Vec<Span>,
}

impl Plan {
    /// What is planned from a date on.
    #[must_use]
    pub fn of(times: &Times<'_>, today: NaiveDate) -> Self {
        let days = times.days(today, DAYS_AHEAD);
        let last = days.last().map_or(today, |day| day.date);
        let mut closures = times.closures(today, last);
        closures.retain(|closed| closed.from.date() != minute_before(closed.to).date());
        Self { periods: periods(times, today), days, closures }
    }

    /// The usual hours of one of the coming days, as the periods tell them.
    #[must_use]
    pub fn usual(&self, date: NaiveDate) -> &[Span] {
        let period = self.periods.iter().find(|period| period.to.is_none_or(|to| date <= to));
        period.map_or(&[], |period| period.week.on(date))
    }

    /// The hours that one of the coming days shares with every such weekday of its period.
    #[must_use]
    pub fn weekly(&self, date: NaiveDate) -> &[Span] {
        let period = self.periods.iter().find(|period| period.to.is_none_or(|to| date <= to));
        period.and_then(|period| period.week.days[weekday(date)].as_deref()).unwrap_or_default()
    }

    /// The coming days that are not as usual, or that have a reason of their own.
    pub fn special(&self) -> impl Iterator<Item = &Day> {
        self.days.iter().filter(|day| {
            let is_told = !matches!(day.why, None | Some(Why::NoHours | Why::NotYet | Why::OutsideHours));
            let usual = self.usual(day.date);
            // A holiday on a day that is closed anyway changes nothing.
            let changes_nothing = day.spans.is_empty() && usual.is_empty();
            is_told && !changes_nothing || usual != day.spans
        })
    }

    /// Whether one of the longer closures says what there is to say of a day.
    #[must_use]
    pub fn is_in_closure(&self, day: &Day) -> bool {
        let is_within =
            |closed: &ClosedFor| closed.from.date() <= day.date && day.date <= minute_before(closed.to).date();
        day.spans.is_empty() && self.closures.iter().any(is_within)
    }
}

impl Week {
    /// The hours of a date.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> &[Span] {
        let weekday = weekday(date);
        let counted = self.counted.iter().find(|counted| counted.weekday == weekday && is_nth(date, counted.nth));
        match counted {
            Some(counted) => &counted.spans,
            None => self.days[weekday].as_deref().unwrap_or_default(),
        }
    }

    /// Whether it never opens.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.days.iter().flatten().all(Vec::is_empty) && self.counted.iter().all(|counted| counted.spans.is_empty())
    }

    /// The hours of some dates. Without `counts`, a weekday has the same ones whenever it comes.
    fn of(times: &Times<'_>, first: NaiveDate, last: NaiveDate, counts: bool) -> Self {
        // The night before belongs to other hours, so the first of many days tells less than the others.
        let first = if (last - first).num_days() > PERIOD_DAYS_MIN { first + Days::new(1) } else { first };
        let dates = first.iter_days().take_while(|date| *date <= last).take(if counts { usize::MAX } else { 7 });
        let mut by_weekday: [Vec<(NaiveDate, Vec<Span>)>; 7] = Default::default();
        for date in dates {
            by_weekday[weekday(date)].push((date, times.usual(date)));
        }
        let mut week = Self::default();
        for (weekday, dates) in by_weekday.iter().enumerate() {
            week.add(weekday, dates);
        }
        week
    }

    fn add(&mut self, weekday: usize, dates: &[(NaiveDate, Vec<Span>)]) {
        let mut often: BTreeMap<&Vec<Span>, usize> = BTreeMap::new();
        for (_, spans) in dates {
            *often.entry(spans).or_default() += 1;
        }
        // Of two that come as often, closed is what is usual.
        let all = dates.iter().map(|(_, spans)| spans);
        let Some(usual) = all.max_by_key(|spans| (often.get(spans), spans.is_empty())) else { return };
        let first = self.counted.len();
        for spans in often.into_keys().filter(|spans| *spans != usual) {
            // Days counted from both ends of the month can fall on one date, and feeds cannot tell them apart.
            let sign = self.counted[first..].first().map(|counted| counted.nth.signum());
            let is_like = |nths: &Vec<i8>| sign.is_none_or(|sign| nths.iter().all(|nth| nth.signum() == sign));
            match counted(dates, spans).filter(is_like) {
                Some(counted) => {
                    self.counted.extend(counted.into_iter().map(|nth| Counted { weekday, nth, spans: spans.clone() }));
                }
                None => self.is_irregular = true,
            }
        }
        self.days[weekday] = Some(usual.clone());
    }

    /// Whether it has the usual hours of all these dates.
    fn matches(&self, times: &Times<'_>, first: NaiveDate, last: NaiveDate) -> bool {
        let is_long = (last - first).num_days() > PERIOD_DAYS_MIN;
        let dates = first.iter_days().take_while(|date| *date <= last).skip(usize::from(is_long));
        let knows = |date: NaiveDate| self.days[weekday(date)].is_some();
        let counts = !self.counted.is_empty() || self.is_irregular || times.counts_days();
        let mut dates = dates.take(if counts { usize::MAX } else { 7 });
        dates.all(|date| knows(date) && times.usual(date) == self.on(date))
    }
}

/// Numbers in the month, such as the first and the third, of all dates with these hours and of no others.
fn counted(dates: &[(NaiveDate, Vec<Span>)], spans: &[Span]) -> Option<Vec<i8>> {
    let has = |other: &Vec<Span>| other == spans;
    let is_always = |nth: i8| {
        let mut such = dates.iter().filter(|(date, _)| is_nth(*date, nth)).peekable();
        such.peek().is_some() && such.all(|(_, other)| has(other))
    };
    let orders = [[1, 2, 3, 4, 5], [-1, -2, -3, -4, -5]];
    orders.into_iter().find_map(|order| {
        let nths: Vec<i8> = order.into_iter().filter(|nth| is_always(*nth)).collect();
        let is_one = |date: &NaiveDate| nths.iter().any(|nth| is_nth(*date, *nth));
        dates.iter().all(|(date, other)| has(other) == is_one(date)).then_some(nths)
    })
}

/// Place of a date's weekday in its week: Monday is 0.
pub(super) fn weekday(date: NaiveDate) -> usize {
    weekday_index(date.weekday())
}

/// Whether a date is the first, the last or another of its weekday in its month.
#[must_use]
pub fn is_nth(date: NaiveDate, nth: i8) -> bool {
    let from_start = (date.day0() / 7 + 1).cast_signed();
    let from_end = (u32::from(date.num_days_in_month()) - date.day()).cast_signed() / 7 + 1;
    i32::from(nth) == from_start || i32::from(nth) == -from_end
}

fn minute_before(at: chrono::NaiveDateTime) -> chrono::NaiveDateTime {
    at - chrono::TimeDelta::minutes(1)
}

/// A time in which usual hours stay as they are, both days included.
#[derive(Clone, Debug)]
struct Stretch {
    first: NaiveDate,
    last: NaiveDate,
    week: Week,
}

fn periods(times: &Times<'_>, today: NaiveDate) -> Vec<Period> {
    let first = today.checked_sub_days(Days::new(YEAR + MARGIN)).unwrap_or(NaiveDate::MIN);
    let told = today.checked_add_days(Days::new(YEAR)).unwrap_or(NaiveDate::MAX);
    let last = told.checked_add_days(Days::new(MARGIN)).unwrap_or(NaiveDate::MAX);
    let stretches = without_exceptions(times, merged(times, stretches(times, first, last)));
    let coming = stretches.into_iter().filter(|stretch| stretch.last >= today && stretch.first <= told);
    let periods = coming.map(|stretch| Period {
        from: if stretch.first > first { Some(stretch.first) } else { times.in_force_since(stretch.first) },
        to: (stretch.last < last).then_some(stretch.last),
        week: stretch.week,
    });
    periods.collect()
}

fn stretches(times: &Times<'_>, first: NaiveDate, last: NaiveDate) -> Vec<Stretch> {
    let counts = times.counts_days();
    let turns = times.turns(first, last);
    let starts = std::iter::once(first).chain(turns.iter().copied());
    let ends = turns.iter().filter_map(NaiveDate::pred_opt).chain([last]);
    let of = |(first, last)| Stretch { first, last, week: Week::of(times, first, last, counts) };
    starts.zip(ends).map(of).collect()
}

/// Neighbours that have the same hours as one.
fn merged(times: &Times<'_>, stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut merged: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for next in stretches {
        match merged.last_mut() {
            Some(last) if last.week.matches(times, next.first, next.last) => last.last = next.last,
            Some(last) if next.week.matches(times, last.first, last.last) => {
                *last = Stretch { first: last.first, ..next }
            }
            _ => merged.push(next),
        }
    }
    merged
}

/// A few days between two stretches that have the same hours are no stretch of their own.
fn without_exceptions(times: &Times<'_>, stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut kept: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for next in stretches {
        let is_short = |since: &Stretch| (next.first - since.first).num_days() < PERIOD_DAYS_MIN;
        let exceptions = kept.iter().rev().take_while(|stretch| is_short(stretch)).count();
        let before = kept.len().checked_sub(exceptions + 1);
        match before.and_then(|before| kept.get_mut(before)).filter(|_| exceptions > 0) {
            Some(before) if before.week.matches(times, next.first, next.last) => {
                before.last = next.last;
                kept.truncate(kept.len() - exceptions);
            }
            _ => kept.push(next),
        }
    }
    kept
}

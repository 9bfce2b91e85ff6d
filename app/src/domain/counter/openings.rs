//! A plan as entries that each hold between two dates, for feeds: weekly, monthly, or of one day.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::plan::{Period, Plan, Week, weekday};
use crate::domain::hours::{DAY_MINUTES as DAY, Span};

/// Open on some days at the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The days. All of them are counted in their month, or none is.
    pub days: Vec<ByDay>,
    /// The first date; nothing where it is longer ago than what was looked at, or unknown.
    pub from: Option<NaiveDate>,
    /// The last date; nothing where no end is known.
    pub to: Option<NaiveDate>,
    /// From when to when.
    pub clock: Clock,
}

/// A weekday, or one of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByDay {
    /// Monday is 0.
    pub weekday: usize,
    /// 1 is the first of the month, -1 the last; nothing for every one.
    pub nth: Option<i8>,
}

/// Times of one day, in minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// Less than 24 hours.
    pub opens: u16,
    /// The end of the day is 24 hours; later is on the next day. Less than 24 hours after it opens, but for a whole day.
    pub closes: u16,
}

impl Clock {
    /// As feeds write the end: a minute before midnight for the end of the day, which others would take for its
    /// beginning.
    #[must_use]
    pub fn written(self) -> (String, String) {
        let text = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        (text(self.opens), text(if self.closes == DAY { DAY - 1 } else { self.closes % DAY }))
    }
}

/// A span as times of its own day, or of the next where it begins there. What is as long as a day is told in two
/// parts, because times that close when they open could mean nothing at all.
#[must_use]
pub fn clocks(span: Span) -> Vec<(u64, Clock)> {
    let (opens, closes) = (span.from.minutes(), span.to.minutes());
    if opens >= DAY {
        return vec![(1, Clock { opens: opens - DAY, closes: closes - DAY })];
    }
    if closes - opens < DAY || closes == DAY {
        return vec![(0, Clock { opens, closes })];
    }
    let middle = (DAY - 1).midpoint((opens + 1).max(closes - (DAY - 1)));
    vec![(0, Clock { opens, closes: middle }), (0, Clock { opens: middle, closes })]
}

/// Everything that is planned: usual hours without the coming days that differ, and those days.
#[must_use]
pub fn openings(plan: &Plan) -> Vec<Opening> {
    let Some(today) = plan.days.first().map(|day| day.date) else { return Vec::new() };
    let mut openings = Vec::new();
    for period in &plan.periods {
        for (from, to) in without_special(plan, period) {
            if to.is_none_or(|to| to >= today) {
                openings.extend(of_week(&period.week, from, to));
            }
        }
    }
    openings.extend(of_special(plan));
    openings
}

type Dates = (Option<NaiveDate>, Option<NaiveDate>);

/// A period without the days that differ from it.
fn without_special(plan: &Plan, period: &Period) -> Vec<Dates> {
    let is_within =
        |date: NaiveDate| period.from.is_none_or(|from| from <= date) && period.to.is_none_or(|to| date <= to);
    let special = plan.days.iter().filter(|day| is_within(day.date) && day.spans != period.week.on(day.date));
    let mut from = period.from;
    let mut dates = Vec::new();
    for day in special {
        dates.push((from, day.date.pred_opt()));
        from = day.date.succ_opt();
    }
    dates.push((from, period.to));
    dates.retain(|(from, to)| from.zip(*to).is_none_or(|(from, to)| from <= to));
    dates
}

fn of_week(week: &Week, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Vec<Opening> {
    let mut weekly: BTreeMap<Clock, Vec<ByDay>> = BTreeMap::new();
    let mut monthly: BTreeMap<Clock, Vec<ByDay>> = BTreeMap::new();
    for (weekday, spans) in week.days.iter().enumerate() {
        let spans = spans.iter().flatten();
        let counted: Vec<i8> = week.counted.iter().filter(|one| one.weekday == weekday).map(|one| one.nth).collect();
        if counted.is_empty() {
            add(&mut weekly, spans, &[ByDay { weekday, nth: None }]);
        } else {
            let sign = counted.first().map_or(1, |nth| nth.signum());
            let others = (1..=5).map(|nth| nth * sign).filter(|nth| !counted.contains(nth));
            add(&mut monthly, spans, &others.map(|nth| ByDay { weekday, nth: Some(nth) }).collect::<Vec<_>>());
        }
    }
    for one in &week.counted {
        add(&mut monthly, one.spans.iter(), &[ByDay { weekday: one.weekday, nth: Some(one.nth) }]);
    }
    let all = weekly.into_iter().chain(monthly);
    let all = all.map(|(clock, days)| Opening { days, from, to, clock });
    all.filter(|opening| opening.days.iter().any(|day| comes(*day, from, to))).collect()
}

fn add<'s>(days: &mut BTreeMap<Clock, Vec<ByDay>>, spans: impl Iterator<Item = &'s Span>, on: &[ByDay]) {
    // Usual hours begin on their own day.
    for (_, clock) in spans.flat_map(|span| clocks(*span)) {
        days.entry(clock).or_default().extend(on);
    }
}

/// Whether a weekday lies between two dates.
fn comes(day: ByDay, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    let Some((from, to)) = from.zip(to) else { return true };
    from.iter_days().take_while(|date| *date <= to).take(7).any(|date| weekday(date) == day.weekday)
}

/// The coming days that differ, each for itself.
fn of_special(plan: &Plan) -> Vec<Opening> {
    let special = plan.days.iter().filter(|day| day.spans != plan.usual(day.date));
    let pieces = special.flat_map(|day| day.spans.iter().flat_map(|span| clocks(*span)).map(|piece| (day.date, piece)));
    let openings = pieces.filter_map(|(date, (later, clock))| {
        let date = date.checked_add_days(Days::new(later))?;
        let days = vec![ByDay { weekday: weekday(date), nth: None }];
        Some(Opening { days, from: Some(date), to: Some(date), clock })
    });
    openings.collect()
}

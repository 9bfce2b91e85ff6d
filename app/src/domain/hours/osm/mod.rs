//! OSM `opening_hours` strings: the crate reads them and knows which days they name; which hours that makes is
//! decided here.
//!
//! The crate answers for a calendar date from midnight to midnight. People mean the day on which a counter opens:
//! the night from Friday to Saturday is Friday's, also where Saturday has other hours, a holiday or a new schedule.
//! So each rule keeps its spans whole, up to 48:00, and applies on the date on which they start.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use opening_hours_syntax::rules::RuleSequence;

use super::{holidays::BankHolidays, span::Span};
pub(crate) use days::index as weekday_index;
use days::{Days, WEEK, index};
use effect::Effect;

mod dates;
mod days;
mod effect;
mod lists;
mod read;
#[cfg(test)]
mod tests;

/// A string as it is published: where several spellings mean the same, the one that every reader takes alike. What
/// cannot be read stays as it is.
#[must_use]
pub fn in_one_spelling(text: &str) -> String {
    read::in_one_spelling(text).unwrap_or_else(|_| text.to_owned())
}

/// One string, understood.
#[derive(Clone, Debug)]
pub(super) struct OsmHours {
    rules: Vec<Rule>,
    /// Monday to Sunday, where every week without holidays is the same.
    week: Option<Box<[Vec<Span>; 7]>>,
}

#[derive(Clone, Debug)]
struct Rule {
    days: Days,
    effect: Effect,
}

impl Rule {
    fn new(read: &RuleSequence) -> Result<Self, String> {
        Ok(Self { days: Days::new(&read.day_selector)?, effect: Effect::new(read)? })
    }
}

impl OsmHours {
    /// Reads a string.
    ///
    /// # Errors
    /// A sentence for whoever wrote it, where it cannot be read or says what people could not rely on.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let read = read::rules(text)?;
        let rules = read.iter().map(Rule::new).collect::<Result<Vec<_>, _>>()?;
        if rules.iter().any(|rule| rule.effect.is_a_break())
            && rules.iter().any(|rule| rule.effect.runs_past_midnight())
        {
            return Err("times with `off` beside hours past midnight leave it unclear which night they cut".to_owned());
        }
        let opens = rules.iter().position(|rule| rule.effect.opens()).unwrap_or(rules.len());
        if rules.iter().take(opens).any(|rule| rule.effect.is_a_break()) {
            let advice =
                "write the hours first and the break behind `;`, as in `Mo-Fr 09:00-17:00; Mo-Fr 12:00-13:00 off`";
            return Err(format!("times with `off` before any hours cut nothing, and it would never open: {advice}"));
        }
        let mut hours = Self { rules, week: None };
        if hours.rules.iter().all(|rule| rule.days.come_weekly()) {
            let week = WEEK.map(|day| hours.by_rules(|days| days.include_weekly(day)));
            hours.week = Some(Box::new(week));
        }
        Ok(hours)
    }

    /// Reads the hours of one day: `off`, or times without days.
    ///
    /// # Errors
    /// As [`parse`](Self::parse), and where the string names days.
    pub(super) fn parse_day(text: &str) -> Result<Vec<Span>, String> {
        let hours = Self::parse(text)?;
        if hours.rules.iter().all(|rule| rule.days.are_all()) {
            return Ok(hours.by_rules(|_| true));
        }
        Err(format!("`{text}` names days: write `off`, or times alone such as `10:00-16:00`"))
    }

    /// The hours of a date if no day were a bank holiday.
    pub(super) fn usual(&self, date: NaiveDate) -> Cow<'_, [Span]> {
        match &self.week {
            Some(week) => Cow::Borrowed(&week[index(date.weekday())]),
            None => Cow::Owned(self.by_rules(|days| days.include(date))),
        }
    }

    /// The hours of a date.
    pub(super) fn on(&self, date: NaiveDate, holidays: &BankHolidays) -> Cow<'_, [Span]> {
        if self.rules.iter().any(|rule| rule.days.include_as_holiday(date, holidays)) {
            let include = |days: &Days| days.include(date) || days.include_as_holiday(date, holidays);
            return Cow::Owned(self.by_rules(include));
        }
        self.usual(date)
    }

    /// Monday to Sunday, where every week without holidays is the same.
    pub(super) fn week(&self) -> Option<&[Vec<Span>; 7]> {
        self.week.as_deref()
    }

    /// The dates after `first`, up to and including `last`, on which other months, weeks or years begin to count.
    pub(super) fn turns(&self, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        let seasons = |date| self.rules.iter().filter_map(|rule| rule.days.are_in_season(date)).collect::<Vec<_>>();
        let mut before = seasons(first);
        if before.is_empty() {
            return Vec::new();
        }
        let dates = first.iter_days().skip(1).take_while(|date| *date <= last);
        let turns = dates.filter(|date| {
            let now = seasons(*date);
            std::mem::replace(&mut before, now.clone()) != now
        });
        turns.collect()
    }

    /// Whether some days are counted within their month: the first Saturday.
    pub(super) fn counts_days(&self) -> bool {
        self.rules.iter().any(|rule| rule.days.are_counted())
    }

    /// Whether bank holidays make a difference.
    pub(super) fn names_holidays(&self) -> bool {
        self.rules.iter().any(|rule| rule.days.name_holidays())
    }

    /// Whether days that are no bank holidays themselves are others because of one (`PH -1 day`).
    pub(super) fn names_days_beside_holidays(&self) -> bool {
        self.rules.iter().any(|rule| rule.days.name_days_beside_holidays())
    }

    /// Whether it has opening hours for the bank holiday itself.
    pub(super) fn opens_on_holidays(&self) -> bool {
        self.rules.iter().any(|rule| rule.effect.opens() && rule.days.name_the_holiday_itself())
    }

    fn by_rules(&self, applies: impl Fn(&Days) -> bool) -> Vec<Span> {
        let applying = self.rules.iter().filter(|rule| applies(&rule.days));
        applying.fold(Vec::new(), |spans, rule| rule.effect.on(spans))
    }
}

//! The bank holidays of England and Wales.
//!
//! Rules give the usual eight days of any year. Where one falls on a weekend, that day stays a holiday (nobody opens
//! on Christmas Day because it is a Saturday) and the next free weekday is its substitute. One-off days, and days
//! that moved once, are data. A year whose days were published and imported follows the list instead of the rules,
//! but for holidays at weekends, which the published list leaves out.

use std::{collections::BTreeMap, ops::RangeInclusive};

use chrono::{Datelike, NaiveDate, Weekday};

use rule::Rule;
use typed::name::Name;

mod gov_uk;
mod parse;
mod raw;
mod rule;
#[cfg(test)]
mod tests;
mod write;

pub use gov_uk::ImportFault;

/// A bank holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// Names the Fluent message: `easter-monday` is said by `holiday-easter-monday`. A one-off day can be without.
    pub id: Option<Name>,
    /// What it is called in English, where there is no message.
    pub name: String,
    /// Stands for a holiday that falls on a weekend.
    pub is_substitute: bool,
}

/// The bank holidays of England and Wales, for any year. The default has none.
#[derive(Clone, Debug, Default)]
pub struct BankHolidays {
    rules: Vec<Rule>,
    days: BTreeMap<NaiveDate, OneOff>,
    /// By year, so that a year is either published or not.
    published: BTreeMap<i32, BTreeMap<NaiveDate, Holiday>>,
    /// All of [`REMEMBERED`], worked out once: every site asks about today.
    remembered: BTreeMap<NaiveDate, Holiday>,
}

/// The years that people ask about. Others are worked out when somebody does.
const REMEMBERED: RangeInclusive<i32> = 2000..=2099;

/// A day that no rule gives.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OneOff {
    holiday: Holiday,
    /// The rule whose day is an ordinary one in that year.
    instead_of: Option<Name>,
}

impl BankHolidays {
    /// The holiday on a date.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> Option<&Holiday> {
        if REMEMBERED.contains(&date.year()) {
            return self.remembered.get(&date);
        }
        self.in_year(date.year()).into_iter().find(|(day, _)| *day == date).map(|(_, holiday)| holiday)
    }

    /// The holidays from one date to another, both included, in order.
    #[must_use]
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, Holiday)> {
        let mut days = Vec::new();
        for year in from.year()..=to.year() {
            let within = self.in_year(year).into_iter().filter(|(date, _)| (from..=to).contains(date));
            days.extend(within.map(|(date, holiday)| (date, holiday.clone())));
        }
        days.sort_by_key(|(date, _)| *date);
        days
    }

    /// Whether there is any holiday at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.days.is_empty() && self.published.is_empty()
    }

    /// The years that follow a published list.
    pub fn published_years(&self) -> impl Iterator<Item = i32> {
        self.published.keys().copied()
    }

    /// The first holiday from one date to another, both included.
    pub(super) fn first_between(&self, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
        (from.year()..=to.year()).find_map(|year| {
            let days = self.in_year(year).into_iter().map(|(date, _)| date);
            days.filter(|date| (from..=to).contains(date)).min()
        })
    }

    fn remember(mut self) -> Self {
        let years = REMEMBERED.flat_map(|year| self.in_year(year));
        self.remembered = years.map(|(date, holiday)| (date, holiday.clone())).collect();
        self
    }

    /// All of a year, in no order.
    fn in_year(&self, year: i32) -> Vec<(NaiveDate, &Holiday)> {
        let mut days = self.published.get(&year).map_or_else(|| self.by_rules(year), |listed| self.as_listed(listed));
        days.retain(|(date, _)| !self.days.contains_key(date));
        days.extend(self.days.iter().filter(|(date, _)| date.year() == year).map(|(date, day)| (*date, &day.holiday)));
        days
    }

    /// A published year, with what rules have at weekends.
    fn as_listed<'c>(&'c self, listed: &'c BTreeMap<NaiveDate, Holiday>) -> Vec<(NaiveDate, &'c Holiday)> {
        let mut days: Vec<_> = listed.iter().map(|(date, holiday)| (*date, holiday)).collect();
        let year = listed.keys().next().map(NaiveDate::year);
        let own = self.rules.iter().filter_map(|rule| Some((rule.when.in_year(year?)?, &rule.holiday)));
        days.extend(own.filter(|(date, _)| is_weekend(*date) && !listed.contains_key(date)));
        days
    }

    /// What the rules give for a year: their own days, and a substitute for each at a weekend, given out in the order
    /// of the days.
    fn by_rules(&self, year: i32) -> Vec<(NaiveDate, &Holiday)> {
        let kept = self.rules.iter().filter(|rule| !self.is_moved(rule, year));
        let mut own: Vec<_> = kept.filter_map(|rule| Some((rule.when.in_year(year)?, rule))).collect();
        own.sort_by_key(|(date, _)| *date);
        let mut days: Vec<_> = own.iter().map(|(date, rule)| (*date, &rule.holiday)).collect();
        for (date, rule) in own.iter().filter(|(date, rule)| is_weekend(*date) && rule.when.is_made_up_for()) {
            let is_free = |day: &NaiveDate| {
                !is_weekend(*day) && !self.days.contains_key(day) && days.iter().all(|(taken, _)| taken != day)
            };
            if let Some(free) = date.iter_days().take(14).find(is_free) {
                days.push((free, &rule.substitute));
            }
        }
        days
    }

    /// Whether a one-off day stands in a rule's place in that year.
    fn is_moved(&self, rule: &Rule, year: i32) -> bool {
        let moved = |(date, day): (&NaiveDate, &OneOff)| date.year() == year && day.instead_of == rule.holiday.id;
        rule.holiday.id.is_some() && self.days.iter().any(moved)
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

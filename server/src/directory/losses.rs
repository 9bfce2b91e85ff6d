//! Losses that an import would bring about, so that a file cut short does not take counters, postcodes or bank
//! holidays away from people in silence. Each is a sentence; whoever means it says `--replace`.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::{
    counter::{Gazetteer, Kind, Register, postcodes::Postcodes},
    hours::BankHolidays,
};
use chrono::{Datelike, NaiveDate, Weekday};

/// Losing more than one in so many is no everyday change.
const COUNTERS_ONE_IN: usize = 4;
const POSTCODES_ONE_IN: usize = 10;
/// London has about 180,000 postcodes with a position.
const LONDON_POSTCODES_MIN: usize = 160_000;
/// As many names as a sentence can hold.
const NAMED_MAX: usize = 8;

/// Counters that people could visit before, and cannot after it.
#[must_use]
pub fn of_register(before: &Register, after: &Register) -> Option<String> {
    let is_public = |register: &Register, slug: &str| {
        register.find(slug).is_some_and(|counter| counter.facts.kind != Kind::NotPublic)
    };
    let slugs = before.all().iter().map(|counter| counter.slug.as_str()).filter(|slug| is_public(before, slug));
    let (kept, lost): (Vec<&str>, Vec<&str>) = slugs.partition(|slug| is_public(after, slug));
    let (all, count) = (kept.len() + lost.len(), lost.len());
    if after.all().is_empty() && all > 0 {
        return Some(format!("there is no counter in it, and there are {all} now"));
    }
    (count * COUNTERS_ONE_IN > all)
        .then(|| format!("{count} of {all} counters that people can visit would be gone: {}", some_of(&lost)))
}

/// Postcodes that would be unknown, compared with those there were, with the gazetteer and with London.
#[must_use]
pub fn of_postcodes(before: &Postcodes, after: &Postcodes, gazetteer: &Gazetteer) -> Vec<String> {
    let mut losses = Vec::new();
    let (old, new) = (before.len(), after.len());
    if old.saturating_sub(new) * POSTCODES_ONE_IN > old {
        losses.push(format!("there would be {new} postcodes, and there are {old} now"));
    } else if new < LONDON_POSTCODES_MIN {
        losses.push(format!("there are {new} postcodes of London in it, and London has about 180,000"));
    }
    let districts: BTreeSet<String> = by_district(after).into_keys().collect();
    let missing: Vec<&str> =
        gazetteer.districts().iter().map(|one| &*one.code).filter(|code| !districts.contains(*code)).collect();
    if !missing.is_empty() {
        losses.push(format!("no postcode of {} districts of London is in it: {}", missing.len(), some_of(&missing)));
    }
    losses
}

/// Years that would have fewer days off work than they have now.
#[must_use]
pub fn of_calendar(before: &BankHolidays, after: &BankHolidays) -> Vec<String> {
    let count =
        |calendar: &BankHolidays, year: i32| year_of(calendar, year).keys().filter(|date| !is_weekend(**date)).count();
    let years = after.published_years().map(|year| (year, count(before, year), count(after, year)));
    let fewer = years.filter(|(_, old, new)| new < old);
    fewer.map(|(year, old, new)| format!("{year} would have {new} bank holidays, and it has {old} now")).collect()
}

/// Days that a calendar gains and loses, in every year that follows a published list.
#[must_use]
pub fn days_changed(before: &BankHolidays, after: &BankHolidays) -> Vec<String> {
    let mut lines = Vec::new();
    for year in after.published_years() {
        let (old, new) = (year_of(before, year), year_of(after, year));
        let added = new.iter().filter(|(date, name)| old.get(*date) != Some(*name));
        lines.extend(added.map(|(date, name)| format!("+ {date}\t{name}")));
        let removed = old.iter().filter(|(date, name)| new.get(*date) != Some(*name));
        lines.extend(removed.map(|(date, name)| format!("- {date}\t{name}")));
    }
    lines
}

/// Postcodes that a table gains and loses, by districts that come or go.
#[must_use]
pub fn districts_changed(before: &Postcodes, after: &Postcodes) -> Vec<String> {
    let (old, new) = (by_district(before), by_district(after));
    let added = new.iter().filter(|(code, _)| !old.contains_key(*code));
    let removed = old.iter().filter(|(code, _)| !new.contains_key(*code));
    let line = |sign: &'static str| move |(code, count): (&String, &usize)| format!("{sign} {code}\t{count} postcodes");
    let mut lines: Vec<String> = if before.is_empty() { Vec::new() } else { added.map(line("+")).collect() };
    lines.extend(removed.map(line("-")));
    let fewer = old.iter().filter_map(|(code, old)| Some((code, old, new.get(code).filter(|new| *new != old)?)));
    lines.extend(fewer.map(|(code, old, new)| format!("~ {code}\t{old} → {new} postcodes")));
    lines
}

fn by_district(postcodes: &Postcodes) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for postcode in postcodes.all() {
        *counts.entry(postcode.split(' ').next().unwrap_or_default().to_owned()).or_default() += 1;
    }
    counts
}

fn year_of(calendar: &BankHolidays, year: i32) -> BTreeMap<NaiveDate, String> {
    let ends = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
    let days = ends.map(|(first, last)| calendar.between(first, last)).unwrap_or_default();
    days.into_iter().map(|(date, holiday)| (date, holiday.name)).collect()
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn some_of(names: &[&str]) -> String {
    let shown = names.iter().take(NAMED_MAX).copied().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED_MAX { format!("{shown} and {} more", names.len() - NAMED_MAX) } else { shown }
}

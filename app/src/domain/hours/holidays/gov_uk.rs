//! Reads the list that GOV.UK publishes as `bank-holidays.json`.
//!
//! The list tells what was proclaimed. It names only the substitute of a holiday that falls on a weekend.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::{BankHolidays, Holiday, rule::Rule};

const DIVISION: &str = "england-and-wales";

/// Why a list was not taken. Nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportFault {
    /// No JSON, or a value of another kind than expected.
    #[error("this is not a list of bank holidays: {0}")]
    Shape(String),
    /// The part about England and Wales is missing.
    #[error("the list has no `{DIVISION}`")]
    NoDivision,
    /// The part about England and Wales says that it is about something else.
    #[error("`{DIVISION}` has the division `{0}`")]
    OtherDivision(String),
    /// The part about England and Wales is empty.
    #[error("`{DIVISION}` has no events")]
    NoEvents,
    /// One event is wrong.
    #[error("event {number} of `{DIVISION}`: {reason}")]
    Event {
        /// Which, counted from 1.
        number: usize,
        /// What is wrong with it.
        reason: String,
    },
}

#[derive(Deserialize)]
struct List {
    #[serde(rename = "england-and-wales")]
    england_and_wales: Option<Division>,
}

#[derive(Deserialize)]
struct Division {
    division: String,
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    title: String,
    date: String,
    #[serde(default)]
    notes: String,
}

impl BankHolidays {
    /// Takes over GOV.UK's `bank-holidays.json`: every calendar year that it has a day of follows it from then on.
    /// Days that were written by hand stay, unless the list has them.
    ///
    /// # Errors
    /// What is wrong with the list. Then nothing changes.
    pub fn import_gov_uk(&self, json: &str) -> Result<Self, ImportFault> {
        let list: List = serde_json::from_str(json).map_err(|error| ImportFault::Shape(error.to_string()))?;
        let division = list.england_and_wales.ok_or(ImportFault::NoDivision)?;
        if division.division != DIVISION {
            return Err(ImportFault::OtherDivision(division.division));
        }
        let listed = self.read_events(&division.events)?;
        let mut imported = self.clone();
        imported.days.retain(|date, _| !listed.get(&date.year()).is_some_and(|year| year.contains_key(date)));
        imported.published.extend(listed);
        Ok(imported.remember())
    }

    fn read_events(&self, events: &[Event]) -> Result<BTreeMap<i32, BTreeMap<NaiveDate, Holiday>>, ImportFault> {
        let mut years: BTreeMap<i32, BTreeMap<NaiveDate, Holiday>> = BTreeMap::new();
        for (number, event) in (1..).zip(events) {
            let fault = |reason| ImportFault::Event { number, reason };
            let (date, holiday) = self.read_event(event).map_err(fault)?;
            if years.entry(date.year()).or_default().insert(date, holiday).is_some() {
                return Err(fault(format!("there are two events on {date}")));
            }
        }
        if years.is_empty() { Err(ImportFault::NoEvents) } else { Ok(years) }
    }

    fn read_event(&self, event: &Event) -> Result<(NaiveDate, Holiday), String> {
        // Ten characters, because chrono also reads years of five digits, which TOML cannot write.
        let date = event.date.parse().ok().filter(|_| event.date.len() == 10);
        let date = date.ok_or_else(|| format!("`{}` is not a date such as 2026-12-25", event.date))?;
        if event.title.trim().is_empty() {
            return Err(format!("the day on {date} has no title"));
        }
        let is_substitute = event.notes.to_lowercase().contains("substitute");
        let known = self.rules.iter().find(|rule| is_called(rule, &event.title));
        let new = || Holiday { id: None, name: event.title.trim().to_owned(), is_substitute };
        Ok((date, known.map_or_else(new, |rule| Holiday { is_substitute, ..rule.holiday.clone() })))
    }
}

/// GOV.UK writes apostrophes as printers do.
fn is_called(rule: &Rule, title: &str) -> bool {
    let plain = |text: &str| text.trim().replace('\u{2019}', "'").to_lowercase();
    plain(&rule.holiday.name) == plain(title)
}

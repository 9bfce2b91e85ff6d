//! Reads `content/bank-holidays.toml`, naming every fault by file and line.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{Datelike, Month, NaiveDate};

use toml::{Spanned, value::Datetime};
use typed::name::Name;

use super::{
    BankHolidays, Holiday, OneOff,
    raw::{RawCalendar, RawDay, RawPublished, RawRule},
    rule::{Rule, When},
};
use crate::domain::fault::{Fault, Place};

impl BankHolidays {
    /// Reads `bank-holidays.toml`.
    ///
    /// # Errors
    /// Every fault found, with file, line and reason.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader { file: file.into(), text, faults: Vec::new() };
        let raw = reader.toml()?;
        let mut read = Self::default();
        for rule in &raw.rule {
            reader.rule(rule, &mut read.rules);
        }
        for day in &raw.day {
            reader.one_off(day, &mut read);
        }
        for day in &raw.published {
            reader.published(day, &mut read.published);
        }
        if reader.faults.is_empty() { Ok(read.remember()) } else { Err(reader.faults) }
    }
}

struct Reader<'t> {
    file: Arc<str>,
    text: &'t str,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn toml(&self) -> Result<RawCalendar, Vec<Fault>> {
        toml::from_str(self.text).map_err(|error| {
            let place = self.place(error.span().map_or(0, |span| span.start));
            vec![Fault::new(&place, error.message())]
        })
    }

    fn rule(&mut self, raw: &RawRule, rules: &mut Vec<Rule>) {
        let (id, name) = (self.name(&raw.id), self.title(&raw.name));
        let when = when(raw).map_err(|reason| self.fault(&raw.id, reason)).ok();
        let (Some(id), Some(name), Some(when)) = (id, name, when) else { return };
        if rules.iter().any(|rule| rule.holiday.id.as_ref() == Some(&id)) {
            self.fault(&raw.id, format!("there are two rules `{id}`"));
        }
        rules.push(Rule::new(id, name, when));
    }

    fn one_off(&mut self, raw: &RawDay, read: &mut BankHolidays) {
        let instead_of = raw.instead_of.as_ref().and_then(|id| self.name(id));
        if let (Some(written), Some(id)) = (&raw.instead_of, &instead_of)
            && !read.rules.iter().any(|rule| rule.holiday.id.as_ref() == Some(id))
        {
            self.fault(written, format!("there is no rule `{id}`"));
        }
        let Some((date, holiday)) = self.holiday(&raw.date, raw.id.as_ref(), &raw.name) else { return };
        if read.days.insert(date, OneOff { holiday, instead_of }).is_some() {
            self.fault(&raw.date, format!("there are two days on {date}"));
        }
    }

    fn published(&mut self, raw: &RawPublished, years: &mut BTreeMap<i32, BTreeMap<NaiveDate, Holiday>>) {
        let Some((date, holiday)) = self.holiday(&raw.date, raw.id.as_ref(), &raw.name) else { return };
        let holiday = Holiday { is_substitute: raw.substitute, ..holiday };
        if years.entry(date.year()).or_default().insert(date, holiday).is_some() {
            self.fault(&raw.date, format!("there are two published days on {date}"));
        }
    }

    fn holiday(
        &mut self,
        date: &Spanned<Datetime>,
        id: Option<&Spanned<String>>,
        name: &Spanned<String>,
    ) -> Option<(NaiveDate, Holiday)> {
        let id = id.map(|id| self.name(id));
        let name = self.title(name);
        let read = date.get_ref().to_string().parse();
        let date = read.map_err(|_| self.fault(date, "this is a date: write it as 2026-12-25")).ok();
        // An id that is no name is a fault already.
        Some((date?, Holiday { id: id.flatten(), name: name?, is_substitute: false }))
    }

    fn name(&mut self, text: &Spanned<String>) -> Option<Name> {
        Name::parse(text.get_ref()).map_err(|error| self.fault(text, error.to_string())).ok()
    }

    fn title(&mut self, text: &Spanned<String>) -> Option<String> {
        if text.get_ref().trim().is_empty() {
            self.fault(text, "`name` is what people call the day: it cannot be empty");
            return None;
        }
        Some(text.get_ref().clone())
    }

    fn fault<T>(&mut self, at: &Spanned<T>, reason: impl Into<String>) {
        let place = self.place(at.span().start);
        self.faults.push(Fault::new(&place, reason));
    }

    fn place(&self, offset: usize) -> Place {
        let line = self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1;
        Place { file: self.file.clone(), line }
    }
}

/// Exactly one of the four forms.
fn when(raw: &RawRule) -> Result<When, String> {
    match (&raw.date, raw.days_after_easter, &raw.first_monday_of, &raw.last_monday_of) {
        (Some(date), None, None, None) => day_of_month(date),
        (None, Some(days_after), None, None) => Ok(When::Easter { days_after }),
        (None, None, Some(name), None) => Ok(When::FirstMonday { month: month(name)? }),
        (None, None, None, Some(name)) => Ok(When::LastMonday { month: month(name)? }),
        _ => Err("a rule has one of: date, days-after-easter, first-monday-of, last-monday-of".to_owned()),
    }
}

fn day_of_month(text: &str) -> Result<When, String> {
    let wrong = || format!("`{text}` is not a day of every year: write it as `25 December`");
    let (day, name) = text.split_once(' ').ok_or_else(wrong)?;
    let (day, month) = (day.parse().map_err(|_| wrong())?, month(name)?);
    // 2026 is no leap year.
    NaiveDate::from_ymd_opt(2026, month.number_from_month(), day).ok_or_else(wrong)?;
    if month == Month::December && day > 27 {
        return Err(format!("`{text}` is too late: a substitute for it would fall into the next year"));
    }
    Ok(When::Date { month, day })
}

fn month(name: &str) -> Result<Month, String> {
    name.parse().map_err(|_| format!("`{name}` is not a month: write it as `December`"))
}

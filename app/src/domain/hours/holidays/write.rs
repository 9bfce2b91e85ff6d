//! Writes `content/bank-holidays.toml` again, as an import leaves it.

use std::fmt::Write;

use chrono::NaiveDate;
use toml::Value;

use super::{BankHolidays, Holiday, rule::When};

/// What the file says of itself, which an import does not take away.
pub(super) const HEAD: &str = "\
# Bank holidays of England and Wales. `front-counter import bank-holidays FILE` takes over GOV.UK's list.
#
# [[rule]]       comes every year. Where it falls on a weekend, the next free weekday is a holiday as well.
# [[day]]        comes once; `instead-of` names a rule whose day is an ordinary one in that year.
# [[published]]  a day as GOV.UK listed it. A year that has one follows its list instead of the rules.
";

impl BankHolidays {
    /// The file again: [`parse`](Self::parse) reads the same days from it. Remarks of the old file are gone.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut file = HEAD.to_owned();
        for rule in &self.rules {
            table(&mut file, "rule", &[id(&rule.holiday), name(&rule.holiday), Some(when(rule.when))]);
        }
        for (day, one_off) in &self.days {
            let instead_of = one_off.instead_of.as_ref().map(|id| line("instead-of", &text(id.as_str())));
            table(&mut file, "day", &[Some(date(*day)), id(&one_off.holiday), name(&one_off.holiday), instead_of]);
        }
        for (day, holiday) in self.published.values().flatten() {
            let substitute = holiday.is_substitute.then(|| line("substitute", "true"));
            table(&mut file, "published", &[Some(date(*day)), id(holiday), name(holiday), substitute]);
        }
        file
    }
}

fn table(file: &mut String, kind: &str, lines: &[Option<String>]) {
    let lines: Vec<&str> = lines.iter().flatten().map(String::as_str).collect();
    // Writing to a text cannot fail.
    let _ = writeln!(file, "\n[[{kind}]]\n{}", lines.join("\n"));
}

fn line(key: &str, value: &str) -> String {
    format!("{key} = {value}")
}

fn text(text: &str) -> String {
    Value::from(text).to_string()
}

fn id(holiday: &Holiday) -> Option<String> {
    holiday.id.as_ref().map(|id| line("id", &text(id.as_str())))
}

fn name(holiday: &Holiday) -> Option<String> {
    Some(line("name", &text(&holiday.name)))
}

fn date(date: NaiveDate) -> String {
    line("date", &date.to_string())
}

fn when(when: When) -> String {
    match when {
        When::Date { month, day } => line("date", &text(&format!("{day} {}", month.name()))),
        When::Easter { days_after } => line("days-after-easter", &days_after.to_string()),
        When::FirstMonday { month } => line("first-monday-of", &text(month.name())),
        When::LastMonday { month } => line("last-monday-of", &text(month.name())),
    }
}

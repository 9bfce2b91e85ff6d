//! Opening hours from outside: what a register writes, and what people are told.
//!
//! `table` has expected answers written out, `properties` compares random timetables with a second, slow
//! implementation (`model`), `oracle` compares with another project's, and `faults` is about what is refused.

#![expect(clippy::unwrap_used, reason = "what builders of tests are given is written beside them")]

mod faults;
mod model;
mod oracle;
mod pages;
mod planning;
mod properties;
mod table;
mod telling;

use std::sync::Arc;

use app::domain::{
    counter::Times,
    hours::{BankHolidays, Closure, Day, HolidayRule, OneOffDay, Span, Timetable, WrittenHours},
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// What most counters have.
const USUAL: &str = "Mo-Fr 10:00-22:00; Sa-Su 09:00-19:00";

/// Seven days from a date on.
fn week(timetable: &Timetable, from: NaiveDate) -> Vec<Day> {
    Times::new(timetable, None).days(from, 7)
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `2026-03-29 09:00`, London wall time.
fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

/// `2026-03-29 08:00`, UTC.
fn utc(text: &str) -> DateTime<Utc> {
    wall(text).and_utc()
}

fn holidays() -> Arc<BankHolidays> {
    let file = include_str!("../../../content/bank-holidays.toml");
    Arc::new(BankHolidays::parse("bank-holidays.toml", file).unwrap())
}

fn rule(text: &str) -> HolidayRule {
    HolidayRule::from(text.to_owned())
}

fn hours(from: &str, hours: &str, holidays: &str) -> WrittenHours {
    WrittenHours { from: date(from), hours: hours.to_owned(), holidays: rule(holidays) }
}

fn closure(from: &str, to: &str, reason: &str) -> Closure {
    Closure { from: wall(from), to: wall(to), reason: reason.to_owned() }
}

fn one_off(on: &str, hours: &str, reason: &str) -> OneOffDay {
    OneOffDay { date: date(on), hours: hours.to_owned(), reason: reason.to_owned() }
}

fn timetable(hours: &[WrittenHours], closures: &[Closure], days: &[OneOffDay]) -> Timetable {
    Timetable::new(hours, closures, days, &holidays()).unwrap()
}

/// One schedule since long ago.
fn always(text: &str, holidays: &str) -> Timetable {
    timetable(&[hours("2010-01-01", text, holidays)], &[], &[])
}

/// `10:00-12:00,13:00-17:00`, or nothing where it is closed.
fn shown(spans: &[Span]) -> String {
    spans.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

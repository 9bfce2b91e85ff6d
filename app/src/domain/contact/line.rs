//! What stands in a contact: numbers, addresses and opening times that were checked for their shape.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use crate::domain::{
    counter::plan::Week,
    hours::{BankHolidays, HolidayRule, Timetable, WrittenHours},
};

/// A number as people write it, such as `0808 16 89 111`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Number(String);

impl Number {
    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Number {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let is_plain = text.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '+');
        let is_single_spaced = text.trim() == text && !text.contains("  ");
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let has_plus_inside = text.chars().skip(1).any(|c| c == '+');
        if is_plain && is_single_spaced && !has_plus_inside && (2..=15).contains(&digits) {
            return Ok(Self(text));
        }
        Err(format!("`{text}` is not a number: write its digits in groups, such as 0800 555 111"))
    }
}

/// A web address, such as `https://www.childline.org.uk/`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Address(String);

impl Address {
    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read and type it: without `https://`, `www.` and a slash at the end.
    #[must_use]
    pub fn shown(&self) -> &str {
        let after_scheme = self.0.strip_prefix("https://").unwrap_or(&self.0);
        after_scheme.strip_prefix("www.").unwrap_or(after_scheme).trim_end_matches('/')
    }
}

impl TryFrom<String> for Address {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let rest = text.strip_prefix("https://").unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default();
        let host_is_good = host.contains('.')
            && !host.starts_with('.')
            && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b));
        let is_plain = text.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>`\\{}".contains(&b));
        if host_is_good && is_plain {
            return Ok(Self(text));
        }
        Err(format!("`{text}` is not an address: write it whole, such as https://www.childline.org.uk/"))
    }
}

/// The weeks in which hours with seasons differ at least once.
const WEEKS_OF_A_YEAR: u64 = 53;

/// When somebody answers, in OSM `opening_hours` as counters have them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct OpeningTimes {
    written: String,
    /// Monday to Sunday, the same every week.
    pub week: Week,
}

impl OpeningTimes {
    /// As written in the file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Somebody answers day and night.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.written.trim() == "24/7"
    }

    /// Days are named. A source that gives times alone says nothing of days, and so do we.
    #[must_use]
    pub fn names_days(&self) -> bool {
        self.written.contains(|c: char| c.is_ascii_alphabetic())
    }
}

impl TryFrom<String> for OpeningTimes {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let any_day = NaiveDate::default();
        let hours = WrittenHours { from: any_day, hours: written.clone(), holidays: HolidayRule::AsUsual };
        let timetable = Timetable::new(&[hours], &[], &[], &Arc::new(BankHolidays::default()))
            .map_err(|faults| faults.into_iter().map(|fault| fault.reason).collect::<Vec<_>>().join("; "))?;
        let week = timetable.usual_week(any_day);
        // A card has room for one week, not for seasons.
        let weeks = (1..=WEEKS_OF_A_YEAR).filter_map(|weeks| any_day.checked_add_days(Days::new(7 * weeks)));
        if weeks.into_iter().any(|later| timetable.usual_week(later) != week) {
            return Err(format!("`{written}` is not the same every week: say when in a sentence"));
        }
        if week.iter().all(Vec::is_empty) {
            return Err(format!("`{written}` is never open: leave `hours` out where they are not known"));
        }
        Ok(Self { written, week: Week { days: week.map(Some), counted: Vec::new(), is_irregular: false } })
    }
}

//! When a closure begins or ends, as an operator writes it in a hurry.

use std::fmt;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};
use toml::value::Datetime;

use crate::domain::hours::{to_utc, to_utc_closing};

/// A date, a wall time in London, or an instant with its offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Date(NaiveDate),
    Local(NaiveDateTime),
    Instant(DateTime<Utc>),
}

impl Written {
    fn parse(text: &str) -> Option<Self> {
        if let Ok(date) = text.parse() {
            return Some(Self::Date(date));
        }
        let text = text.replacen([' ', 't'], "T", 1);
        let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
        if let Some(local) = local.iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok()) {
            return Some(Self::Local(local));
        }
        let with_offset = ["%Y-%m-%dT%H:%M:%S%:z", "%Y-%m-%dT%H:%M%:z"];
        let text =
            text.trim_end_matches(['Z', 'z']).to_owned() + if text.ends_with(['Z', 'z']) { "+00:00" } else { "" };
        let instant = with_offset.iter().find_map(|form| DateTime::parse_from_str(&text, form).ok());
        instant.map(|instant| Self::Instant(instant.to_utc()))
    }

    /// The first instant it can mean. A date alone begins with it.
    pub(super) fn begins(self) -> DateTime<Utc> {
        match self {
            Self::Date(date) => to_utc(date.into()),
            Self::Local(local) => to_utc(local),
            Self::Instant(instant) => instant,
        }
    }

    /// The last instant it can mean. A date alone is closed to its end, which is the midnight after it.
    pub(super) fn ends(self) -> DateTime<Utc> {
        match self {
            Self::Date(date) => to_utc_closing(date.checked_add_days(Days::new(1)).unwrap_or(date).into()),
            Self::Local(local) => to_utc_closing(local),
            Self::Instant(instant) => instant,
        }
    }
}

struct ReadsWritten;

impl<'de> Visitor<'de> for ReadsWritten {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("London time such as 2026-12-01T22:00:00, a date such as 2026-12-01, or a time with its offset")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Written, E> {
        Written::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }

    // This is how TOML hands its own dates on.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Written, A::Error> {
        let written = Datetime::deserialize(MapAccessDeserializer::new(map))?;
        self.visit_str(&written.to_string())
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadsWritten)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_operator_writes_is_read_as_london_time_unless_it_says_otherwise() {
        for (text, begins, ends) in [
            ("2026-12-01", "2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z"),
            ("2026-07-01", "2026-06-30T23:00:00Z", "2026-07-01T23:00:00Z"),
            ("2026-12-01T22:00:00", "2026-12-01T22:00:00Z", "2026-12-01T22:00:00Z"),
            ("2026-07-01T22:00", "2026-07-01T21:00:00Z", "2026-07-01T21:00:00Z"),
            ("2026-07-01 22:00", "2026-07-01T21:00:00Z", "2026-07-01T21:00:00Z"),
            ("2026-07-01T22:00:00Z", "2026-07-01T22:00:00Z", "2026-07-01T22:00:00Z"),
            ("2026-07-01T22:00z", "2026-07-01T22:00:00Z", "2026-07-01T22:00:00Z"),
            ("2026-07-01T22:00:00+05:00", "2026-07-01T17:00:00Z", "2026-07-01T17:00:00Z"),
            // The hour that comes twice: closed for as long as it can mean.
            ("2026-10-25T01:30:00", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
            // The hour that does not exist.
            ("2026-03-29T01:30:00", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
        ] {
            let written = Written::parse(text).expect(text);
            assert_eq!(written.begins(), begins.parse::<DateTime<Utc>>().unwrap(), "{text} begins");
            assert_eq!(written.ends(), ends.parse::<DateTime<Utc>>().unwrap(), "{text} ends");
        }
        for text in ["", "tomorrow", "22:00", "2026-13-01", "2026-12-01T25:00", "1.12.2026", "2026-12-01T22:00+1"] {
            assert_eq!(Written::parse(text), None, "{text}");
        }
    }
}

//! Dates and local times as content files and registers write them, for serde.
//!
//! Both a date of TOML (`2026-03-03`) and a text (`"2026-03-03"`, as in JSON or CSV) are read; texts are written.
//! All times are London wall time, so an offset is refused.

use std::fmt;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{
    Deserialize, Deserializer, Serializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};
use toml::value::Datetime;

/// A date, perhaps with a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    date: NaiveDate,
    time: Option<NaiveTime>,
}

impl Moment {
    fn parse(text: &str) -> Option<Self> {
        if let Ok(date) = text.parse() {
            return Some(Self { date, time: None });
        }
        let (date, time) = text.split_once(['T', 't', ' '])?;
        let time = ["%H:%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(time, form).ok())?;
        Some(Self { date: date.parse().ok()?, time: Some(time) })
    }
}

struct ReadsMoment;

impl<'de> Visitor<'de> for ReadsMoment {
    type Value = Moment;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2026-03-03 or a local time such as 2026-03-03T12:30, without a time zone")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Moment, E> {
        Moment::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }

    // This is how TOML hands its own dates on.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Moment, A::Error> {
        let written = Datetime::deserialize(MapAccessDeserializer::new(map))?;
        self.visit_str(&written.to_string())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadsMoment)
    }
}

/// A whole date.
pub(in crate::domain) mod date {
    use super::*;

    pub(in crate::domain) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        match Moment::deserialize(deserializer)? {
            Moment { date, time: None } => Ok(date),
            Moment { time: Some(_), .. } => Err(de::Error::custom("this is a date: leave the time out")),
        }
    }

    pub(in crate::domain) fn serialize<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }
}

/// When something begins: a date alone is its first moment.
pub(in crate::domain) mod start {
    use super::*;

    pub(in crate::domain) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<NaiveDateTime, D::Error> {
        let Moment { date, time } = Moment::deserialize(deserializer)?;
        Ok(date.and_time(time.unwrap_or_default()))
    }

    pub(in crate::domain) fn serialize<S: Serializer>(at: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        if at.time() == NaiveTime::MIN { serializer.collect_str(&at.date()) } else { with_time(*at, serializer) }
    }
}

/// When something ends: a date alone is taken to its end, which is the midnight after it.
pub(in crate::domain) mod end {
    use super::*;

    pub(in crate::domain) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<NaiveDateTime, D::Error> {
        match Moment::deserialize(deserializer)? {
            Moment { date, time: Some(time) } => Ok(date.and_time(time)),
            Moment { date, time: None } => {
                let next = date.checked_add_days(Days::new(1));
                next.map(NaiveDateTime::from).ok_or_else(|| de::Error::custom("this date is too far away"))
            }
        }
    }

    pub(in crate::domain) fn serialize<S: Serializer>(at: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        match at.date().pred_opt().filter(|_| at.time() == NaiveTime::MIN) {
            Some(last_day) => serializer.collect_str(&last_day),
            None => with_time(*at, serializer),
        }
    }
}

fn with_time<S: Serializer>(at: NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&at.format("%Y-%m-%d %H:%M:%S"))
}

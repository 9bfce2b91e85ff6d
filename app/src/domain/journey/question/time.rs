//! A time of day in people's own writing.

use std::fmt;

use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::{Answer, ErrorCode, FieldError, Fields, Read};
use crate::domain::typed;

/// A wall-clock time in London. As JSON `"14:30"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl TimeOfDay {
    /// The hour and minute of a wall clock.
    #[must_use]
    pub fn of(time: NaiveTime) -> Self {
        let part = |part: u32| u8::try_from(part).unwrap_or_default();
        Self { hour: part(time.hour()), minute: part(time.minute()) }
    }

    /// Reads `14:30`, `14.30`, `1430`, `2.30pm`, `2 pm`, `noon` and `midnight`.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let squeezed: String = typed::code(typed).to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
        match squeezed.as_str() {
            "noon" | "midday" | "12noon" => return Some(Self { hour: 12, minute: 0 }),
            "midnight" | "12midnight" => return Some(Self { hour: 0, minute: 0 }),
            _ => {}
        }
        let plain = squeezed.replace("a.m.", "am").replace("p.m.", "pm");
        let (clock, half) = match (plain.strip_suffix("am"), plain.strip_suffix("pm")) {
            (Some(clock), _) => (clock, Some(0)),
            (_, Some(clock)) => (clock, Some(12)),
            _ => (plain.as_str(), None),
        };
        let (hour, minute) = split_clock(clock, half.is_some())?;
        let hour = match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(half) => hour % 12 + half,
            None => hour,
        };
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }
}

/// Hours and minutes around `:` or `.`, as four digits, or, before am and pm, hours alone.
fn split_clock(clock: &str, hour_may_stand_alone: bool) -> Option<(u8, u8)> {
    let digits = |text: &str| {
        let good = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        good.then(|| text.parse().ok()).flatten()
    };
    if let Some((hour, minute)) = clock.split_once([':', '.']) {
        return Some((digits(hour)?, digits(minute).filter(|_| minute.len() == 2)?));
    }
    match clock.len() {
        4 if clock.is_ascii() => Some((digits(&clock[..2])?, digits(&clock[2..])?)),
        _ if hour_may_stand_alone => Some((digits(clock)?, 0)),
        _ => None,
    }
}

pub(super) fn read(form: &Fields, at: &str) -> Read {
    let typed = form.first(at);
    if typed::is_blank(typed) {
        return Ok(None);
    }
    match TimeOfDay::parse(typed) {
        Some(time) => Ok(Some(Answer::Time(time))),
        None => Err(vec![FieldError::new(at, ErrorCode::NotATime)]),
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no time of day")
    }
}

#[cfg(test)]
mod tests {
    use super::TimeOfDay;

    #[test]
    fn times_as_people_write_them() {
        let cases = [
            ("14:30", "14:30"),
            ("14.30", "14:30"),
            ("1430", "14:30"),
            ("2.30pm", "14:30"),
            ("2:30 PM", "14:30"),
            ("2 p.m.", "14:00"),
            ("12am", "00:00"),
            ("12pm", "12:00"),
            ("noon", "12:00"),
            ("midnight", "00:00"),
            ("۱۴:۳۰", "14:30"),
            ("9:05", "09:05"),
        ];
        for (typed, meant) in cases {
            assert_eq!(TimeOfDay::parse(typed).map(|t| t.to_string()).as_deref(), Some(meant), "{typed}");
        }
        for no_time in ["", "14", "25:00", "14:60", "13pm", "0am", "2:5", "evening", "14:3O", "😀😀", "éé"] {
            assert_eq!(TimeOfDay::parse(no_time), None, "{no_time}");
        }
    }
}

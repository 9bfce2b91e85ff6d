//! A time of day in people's own writing. What they wrote stays; what it means on the clock stands beside it.

mod clock;
mod phrase;

use std::fmt;

use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Serialize};
use typed::vocabulary::Vocabulary;

pub use self::phrase::{Understood, understand};
use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    control::{self, Control},
    settings::Written,
    text,
};
use crate::size::{AROUND_PARTS, characters};

/// Longer texts are stories.
const CHARACTERS_MAX: usize = 100;

/// The settings of a time question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Time {
    /// Events carry the person's words even where they are one exact time: for questions that have always sent words.
    pub as_words: bool,
}

/// A wall-clock time in London. As JSON `"14:30"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

/// A time as a person gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct TimeAnswer {
    /// What the person wrote.
    pub said: String,
    /// What it means on the clock, where it means one thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// It is clear but for the half of the day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub either: bool,
}

/// From when to when; past midnight where `to` is the earlier. Both are the same for one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Not before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<TimeOfDay>,
    /// Not after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<TimeOfDay>,
    /// The person said that it is rough.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub about: bool,
}

/// A time as drafts hold it: until 2026 a wall-clock time alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Clock(TimeOfDay),
    Said {
        said: String,
        #[serde(default)]
        span: Option<Span>,
        #[serde(default)]
        either: bool,
    },
}

impl From<Stored> for TimeAnswer {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Clock(time) => Self { said: time.to_string(), span: Some(Span::at(time)), either: false },
            Stored::Said { said, span, either } => Self { said, span, either },
        }
    }
}

impl Span {
    /// This very time.
    #[must_use]
    pub const fn at(time: TimeOfDay) -> Self {
        Self { from: Some(time), to: Some(time), about: false }
    }

    /// The one time, where it is one and not rough.
    #[must_use]
    pub fn exact(&self) -> Option<TimeOfDay> {
        self.single().filter(|_| !self.about)
    }

    /// The one time, where it is one.
    #[must_use]
    pub fn single(&self) -> Option<TimeOfDay> {
        self.from.filter(|_| self.from == self.to)
    }
}

impl TimeOfDay {
    /// The hour and minute of a wall clock.
    #[must_use]
    pub fn of(time: NaiveTime) -> Self {
        let part = |part: u32| u8::try_from(part).unwrap_or_default();
        Self { hour: part(time.hour()), minute: part(time.minute()) }
    }

    /// Reads one exact time in people's writing: `14:30`, `930`, `2.30pm`, `noon`, `half past two in the
    /// afternoon`.
    #[must_use]
    pub fn parse(typed: &str, words: &Vocabulary) -> Option<Self> {
        match understand(typed, words) {
            Understood::Span(span) => span.exact(),
            _ => None,
        }
    }
}

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "time",
    settings: &["as-words"],
    general_options: &[],
    fits_in_an_item: false,
    read: |settings| Some(Kind::Time(Time { as_words: settings.flag("as-words").unwrap_or(false) })),
};

impl Behaviour for Time {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    fn read(&self, form: &Fields, at: &str, given: &Given<'_>) -> Read {
        let error = |code| vec![FieldError::new(at, code)];
        let Some(said) = text::line(form.first(at), CHARACTERS_MAX).map_err(error)? else { return Ok(None) };
        let (span, either) = match understand(&said, given.words) {
            Understood::Span(span) => (Some(span), false),
            Understood::EitherHalf => (None, true),
            Understood::Words => (None, false),
            Understood::NoSuchTime => return Err(error(ErrorCode::NotATime)),
        };
        Ok(Some(Answer::Time(TimeAnswer { said, span, either })))
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Time(_))
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::line(CHARACTERS_MAX))]
    }

    fn answer_bytes(&self) -> u64 {
        characters(CHARACTERS_MAX) + AROUND_PARTS
    }

    fn sample(&self) -> Answer {
        Answer::Time(TimeAnswer { said: "noon".into(), span: None, either: false })
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

    /// Reads what [`fmt::Display`] writes.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (hour, minute) = text.split_once(':').filter(|_| text.len() == 5).ok_or("no time of day")?;
        let part = |text: &str, most: u8| text.parse().ok().filter(|part: &u8| *part <= most);
        let (hour, minute) = (part(hour, 23).ok_or("no hour")?, part(minute, 59).ok_or("no minute")?);
        Ok(Self { hour, minute })
    }
}

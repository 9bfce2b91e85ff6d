//! Short and long text.

use serde::{Deserialize, Serialize};

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    control::{self, Control},
    settings::Written,
};
use crate::size::characters;

/// The settings of a question that takes one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ShortText {
    /// Unicode scalar values, at most.
    pub characters_max: usize,
    /// The HTML `autocomplete` token, where the browser may know the answer.
    pub autocomplete: Option<String>,
}

/// The settings of a question that takes several lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct LongText {
    /// Unicode scalar values, at most.
    pub characters_max: usize,
}

/// How content files write one line.
pub(super) static SHORT_TEXT: Written = Written {
    name: "short-text",
    settings: &["characters-max", "autocomplete"],
    general_options: &[],
    fits_in_an_item: true,
    read: |settings| {
        let characters_max = settings.count("characters-max").unwrap_or(200);
        Some(Kind::ShortText(ShortText { characters_max, autocomplete: settings.text("autocomplete") }))
    },
};

impl Behaviour for ShortText {
    fn written(&self) -> &'static Written {
        &SHORT_TEXT
    }

    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        read_with(form, at, self.characters_max, line)
    }

    fn accepts(&self, answer: &Answer) -> bool {
        fits(answer, self.characters_max)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::line(self.characters_max))]
    }

    fn answer_bytes(&self) -> u64 {
        characters(self.characters_max)
    }

    fn sample(&self) -> Answer {
        sample()
    }
}

/// How content files write several lines.
pub(super) static LONG_TEXT: Written = Written {
    name: "long-text",
    settings: &["characters-max"],
    general_options: &[],
    fits_in_an_item: true,
    read: |settings| {
        Some(Kind::LongText(LongText { characters_max: settings.count("characters-max").unwrap_or(4000) }))
    },
};

impl Behaviour for LongText {
    fn written(&self) -> &'static Written {
        &LONG_TEXT
    }

    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        read_with(form, at, self.characters_max, lines)
    }

    fn accepts(&self, answer: &Answer) -> bool {
        fits(answer, self.characters_max)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::lines(self.characters_max))]
    }

    fn answer_bytes(&self) -> u64 {
        characters(self.characters_max)
    }

    fn sample(&self) -> Answer {
        sample()
    }
}

fn sample() -> Answer {
    Answer::Text("A".into())
}

fn fits(answer: &Answer, characters_max: usize) -> bool {
    matches!(answer, Answer::Text(typed) if typed.chars().count() <= characters_max)
}

type Reader = fn(&str, usize) -> Result<Option<String>, ErrorCode>;

fn read_with(form: &Fields, at: &str, characters_max: usize, reader: Reader) -> Read {
    match reader(form.first(at), characters_max) {
        Ok(text) => Ok(text.map(Answer::Text)),
        Err(code) => Err(vec![FieldError::new(at, code)]),
    }
}

/// Reads one line of people's own words; `None` where nothing can be seen. Emoji, any script and direction marks
/// stay; the page shows them isolated.
///
/// # Errors
/// Too long, or characters that nobody can read.
pub fn line(typed: &str, characters_max: usize) -> Result<Option<String>, ErrorCode> {
    check(typed::line(typed), characters_max)
}

/// Reads several lines: as [`line()`], with line ends as `\n`.
///
/// # Errors
/// As [`line()`].
pub fn lines(typed: &str, characters_max: usize) -> Result<Option<String>, ErrorCode> {
    check(typed::lines(typed), characters_max)
}

fn check(text: String, characters_max: usize) -> Result<Option<String>, ErrorCode> {
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().any(typed::is_unreadable) {
        return Err(ErrorCode::UnreadableCharacters);
    }
    if text.chars().count() > characters_max {
        return Err(ErrorCode::TooLong(i64::try_from(characters_max).unwrap_or(i64::MAX)));
    }
    Ok(Some(text))
}

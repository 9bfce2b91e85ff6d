//! Short and long text.

use serde::{Deserialize, Serialize};

use super::{Answer, ErrorCode, FieldError, Fields, Read};

/// The settings of a text question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Text {
    /// Unicode scalar values, at most.
    pub characters_max: usize,
    /// The HTML `autocomplete` token, where the browser may know the answer.
    pub autocomplete: Option<String>,
}

impl Text {
    /// A text of at most `characters_max` characters that no browser fills in.
    #[must_use]
    pub const fn up_to(characters_max: usize) -> Self {
        Self { characters_max, autocomplete: None }
    }

    pub(super) fn read_line(&self, form: &Fields, at: &str) -> Read {
        read_with(form, at, self.characters_max, line)
    }

    pub(super) fn read_lines(&self, form: &Fields, at: &str) -> Read {
        read_with(form, at, self.characters_max, lines)
    }

    pub(super) fn fits(&self, typed: &str) -> bool {
        typed.chars().count() <= self.characters_max
    }
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

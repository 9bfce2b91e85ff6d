//! A whole number.

use serde::{Deserialize, Serialize};

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    control::{self, Control},
    money::whole,
    settings::Written,
};
use crate::size::SHORT;

/// Characters of a number that is half typed, with words around it.
const TYPED_MAX: usize = 100;

/// The settings of a number question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Number {
    /// The least accepted.
    pub at_least: i64,
    /// The most accepted.
    pub at_most: i64,
}

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "number",
    settings: &["at-least", "at-most"],
    general_options: &[],
    fits_in_an_item: true,
    read: |settings| {
        let (at_least, at_most) = (settings.whole("at-least"), settings.whole("at-most"));
        Some(Kind::Number(Number { at_least: at_least.unwrap_or(0), at_most: at_most.unwrap_or(1_000_000) }))
    },
};

impl Behaviour for Number {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        let typed = typed::code(form.first(at));
        if typed::is_blank(&typed) {
            return Ok(None);
        }
        let (sign, figures) = typed.strip_prefix('-').map_or((1, &*typed), |figures| (-1, figures.trim_start()));
        let number = whole(figures.trim_end_matches('.'), Some('.')).map(|number| sign * number);
        let code = match number {
            None => ErrorCode::NotANumber,
            Some(number) if number < self.at_least => ErrorCode::NumberTooSmall(self.at_least),
            Some(number) if number > self.at_most => ErrorCode::NumberTooLarge(self.at_most),
            Some(number) => return Ok(Some(Answer::Number(number))),
        };
        Err(vec![FieldError::new(at, code)])
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Number(value) if (self.at_least..=self.at_most).contains(value))
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::code(TYPED_MAX))]
    }

    fn answer_bytes(&self) -> u64 {
        SHORT
    }

    fn sample(&self) -> Answer {
        Answer::Number(self.at_least)
    }
}

//! A whole number.

use super::{Answer, ErrorCode, FieldError, Fields, Read};
use crate::domain::typed;

/// The settings of a number question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The least accepted.
    pub at_least: i64,
    /// The most accepted.
    pub at_most: i64,
}

impl Number {
    pub(super) fn read(&self, form: &Fields, at: &str) -> Read {
        let typed = typed::code(form.first(at));
        let squeezed: String = typed.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
        if squeezed.is_empty() {
            return Ok(None);
        }
        let code = match squeezed.parse::<i64>() {
            Err(_) => ErrorCode::NotANumber,
            Ok(number) if number < self.at_least => ErrorCode::NumberTooSmall(self.at_least),
            Ok(number) if number > self.at_most => ErrorCode::NumberTooLarge(self.at_most),
            Ok(number) => return Ok(Some(Answer::Number(number))),
        };
        Err(vec![FieldError::new(at, code)])
    }

    pub(super) fn accepts(&self, value: i64) -> bool {
        (self.at_least..=self.at_most).contains(&value)
    }
}

//! A vehicle registration, British or foreign.

use super::{Answer, ErrorCode, FieldError, Fields, Read};
use crate::domain::typed;

/// Reads 2 to 10 letters and figures (any script's letters: a foreign plate is as it is), upper case,
/// without spaces and hyphens.
pub(super) fn read(form: &Fields, at: &str) -> Read {
    let plate: String = typed::code(form.first(at))
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '·'))
        .flat_map(char::to_uppercase)
        .collect();
    let good = (2..=10).contains(&plate.chars().count()) && plate.chars().all(char::is_alphanumeric);
    match plate {
        empty if empty.is_empty() => Ok(None),
        plate if good => Ok(Some(Answer::Registration(plate))),
        _ => Err(vec![FieldError::new(at, ErrorCode::NotARegistration)]),
    }
}

//! A phone number as people write it.

use super::{Answer, ErrorCode, FieldError, Fields, Read};
use crate::domain::typed;

pub(super) fn read(form: &Fields, at: &str) -> Read {
    match parse(form.first(at)) {
        Ok(phone) => Ok(phone.map(Answer::Phone)),
        Err(code) => Err(vec![FieldError::new(at, code)]),
    }
}

/// Reads a number: 5 to 15 digits before any extension (E.164 allows 15), with the usual punctuation, kept
/// as typed but for the cleaning of codes.
///
/// # Errors
/// [`ErrorCode::NotAPhone`].
pub fn parse(typed: &str) -> Result<Option<String>, ErrorCode> {
    let plain = typed::code(typed);
    let number = plain.as_str();
    if number.is_empty() {
        return Ok(None);
    }
    let lower = number.to_lowercase();
    let (main, extension) = lower.split_once('x').map_or((lower.as_str(), ""), |(main, ext)| {
        (main.trim_end().trim_end_matches('e'), ext.trim_start_matches(['t', '.', ' ']))
    });
    let digits = main.chars().filter(char::is_ascii_digit).count();
    let usual = main.chars().all(|c| c.is_ascii_digit() || " +()-./".contains(c));
    let extension_is_good = extension.len() <= 6 && extension.chars().all(|c| c.is_ascii_digit());
    if usual && extension_is_good && (5..=15).contains(&digits) {
        Ok(Some(number.to_owned()))
    } else {
        Err(ErrorCode::NotAPhone)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn numbers_as_people_write_them() {
        for good in [
            "020 7946 0000",
            "+44 (0)20 7946-0000",
            "07700900123",
            "61016",
            "020 7946 0000 ext. 12",
            "020 7946 0000 x12",
        ] {
            assert_eq!(parse(good), Ok(Some(good.to_owned())), "{good}");
        }
        assert_eq!(parse("\u{202a}۰۷۷۰۰۹۰۰۱۲۳\u{202c}"), Ok(Some("07700900123".to_owned())));
        for bad in ["12", "0770090012345678", "call me", "020 7946 0000 x1234567", "<b>0770090012</b>"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}

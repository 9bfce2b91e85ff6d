//! Pounds and pence.

use super::{Answer, ErrorCode, FieldError, Fields, Read};
use crate::domain::typed;

/// A hundred million pounds: more is a slip of the finger.
const POUNDS_MAX: i64 = 100_000_000;

pub(super) fn read(form: &Fields, at: &str) -> Read {
    let typed = typed::code(form.first(at));
    let squeezed: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '£' | ',')).collect();
    if squeezed.is_empty() {
        return Ok(None);
    }
    match pence(&squeezed) {
        Some(pence) => Ok(Some(Answer::Money(pence))),
        None => Err(vec![FieldError::new(at, ErrorCode::NotAnAmount)]),
    }
}

/// `12`, `12.5` and `12.50` as pence.
fn pence(text: &str) -> Option<i64> {
    let (pounds, fraction) = text.split_once('.').unwrap_or((text, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if pounds.is_empty() || !all_digits(pounds) || !all_digits(fraction) || fraction.len() > 2 {
        return None;
    }
    let pounds: i64 = pounds.parse().ok().filter(|pounds| *pounds <= POUNDS_MAX)?;
    let pence: i64 = format!("{fraction:0<2}").parse().ok()?;
    Some(pounds * 100 + pence)
}

/// As typed into the field again: `12` or `12.50`.
pub(super) fn shown(pence: i64) -> String {
    match pence % 100 {
        0 => (pence / 100).to_string(),
        rest => format!("{}.{rest:02}", pence / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::{pence, shown};

    #[test]
    fn amounts() {
        for (typed, meant) in [("12", 1200), ("12.5", 1250), ("12.50", 1250), ("0.05", 5), ("1200", 120_000)] {
            assert_eq!(pence(typed), Some(meant), "{typed}");
        }
        for bad in ["", ".", ".5", "1.234", "-1", "1e3", "100000001", "9999999999999999999"] {
            assert_eq!(pence(bad), None, "{bad}");
        }
        assert_eq!((shown(1250).as_str(), shown(1200).as_str(), shown(5).as_str()), ("12.50", "12", "0.05"));
    }
}

//! One of a list that is made when the page is shown: a site, a free time. The engine keeps what was chosen and knows
//! nothing of the list; whether the choice is on it says the service that made the list.

use super::{Answer, ErrorCode, FieldError, Fields, Read};

/// Characters of a choice: the name of a site and a time.
pub(crate) const CHARACTERS_MAX: usize = 120;

/// Reads a choice: small letters, figures and the signs in dates and times. Anything else was on no list.
pub(super) fn read(form: &Fields, at: &str) -> Read {
    let chosen = form.first(at);
    if typed::is_blank(chosen) {
        return Ok(None);
    }
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-:+@".contains(c);
    if chosen.len() > CHARACTERS_MAX || !chosen.chars().all(is_sign) {
        return Err(vec![FieldError::new(at, ErrorCode::ChooseOne)]);
    }
    Ok(Some(Answer::Listed(chosen.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_list_can_hold_is_read() {
        let read = |chosen: &str| read(&Fields::default().with("time", chosen), "time");
        for chosen in ["lewisham", "lewisham@2026-12-01T10:00Z", "anywhere"] {
            assert_eq!(read(chosen), Ok(Some(Answer::Listed(chosen.to_owned()))));
        }
        assert_eq!(read(" "), Ok(None));
        for chosen in ["le wisham", "<b>", "ä", &"a".repeat(CHARACTERS_MAX + 1)] {
            assert!(read(chosen).is_err(), "{chosen}");
        }
    }
}

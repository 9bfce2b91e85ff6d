//! One of a list that is made when the page is shown: a site, a free time. The engine keeps what was chosen and knows
//! nothing of the list; whether the choice is on it says the service that made the list.

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    control::{self, Control},
    settings::Written,
};
use crate::size::count;

/// Characters of a choice: the name of a site and a time.
const CHARACTERS_MAX: usize = 120;

/// The kind that asks for one of a list made for the page; it has no settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed;

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "listed",
    settings: &[],
    general_options: &[],
    fits_in_an_item: false,
    read: |_| Some(Kind::Listed),
};

impl Behaviour for Listed {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    /// Reads a choice: small letters, figures and the signs in dates and times. Anything else was on no list.
    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
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

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Listed(_))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(at, ErrorCode::ChooseOne)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::code(CHARACTERS_MAX))]
    }

    fn answer_bytes(&self) -> u64 {
        count(CHARACTERS_MAX)
    }

    fn sample(&self) -> Answer {
        Answer::Listed("a".into())
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use typed::vocabulary::Vocabulary;

    use super::*;

    #[test]
    fn only_what_a_list_can_hold_is_read() {
        let given = Given { today: NaiveDate::default(), words: &Vocabulary::default() };
        let read = |chosen: &str| Listed.read(&Fields::default().with("time", chosen), "time", &given);
        for chosen in ["lewisham", "lewisham@2026-12-01T10:00Z", "anywhere"] {
            assert_eq!(read(chosen), Ok(Some(Answer::Listed(chosen.to_owned()))));
        }
        assert_eq!(read(" "), Ok(None));
        for chosen in ["le wisham", "<b>", "ä", &"a".repeat(CHARACTERS_MAX + 1)] {
            assert!(read(chosen).is_err(), "{chosen}");
        }
    }
}

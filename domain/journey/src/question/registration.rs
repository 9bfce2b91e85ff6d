//! A vehicle registration, British or foreign. A plate that was seen in part has a field of its own.

use typed::vocabulary::{Meaning, Vocabulary};

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    control::{self, Control},
    settings::Written,
};
use crate::size::characters;

/// Letters and figures of a plate.
const CHARACTERS_MAX: usize = 10;
/// Characters of a plate that is half typed, with words around it.
const TYPED_MAX: usize = 100;

/// The kind that asks for a vehicle registration; it has no settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registration;

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "registration",
    settings: &[],
    general_options: &[],
    fits_in_an_item: true,
    read: |_| Some(Kind::Registration),
};

impl Behaviour for Registration {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    /// Reads a plate: 2 to 10 letters of any script and figures, at least one of them a figure. It is kept in upper
    /// case without spaces, hyphens and stops. Letters alone are a word or a part of a plate far more often than a
    /// whole one.
    fn read(&self, form: &Fields, at: &str, given: &Given<'_>) -> Read {
        let typed = typed::code(&form.first(at).to_uppercase());
        if typed::is_blank(&typed) {
            return Ok(None);
        }
        plate(&typed, given.words)
            .map(|plate| Some(Answer::Registration(plate)))
            .map_err(|code| vec![FieldError::new(at, code)])
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Registration(_))
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::code(TYPED_MAX))]
    }

    fn answer_bytes(&self) -> u64 {
        characters(CHARACTERS_MAX)
    }

    fn sample(&self) -> Answer {
        Answer::Registration("AA".into())
    }
}

fn plate(typed: &str, words: &Vocabulary) -> Result<String, ErrorCode> {
    let plate: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '·' | '•')).collect();
    let count = plate.chars().count();
    let has_figure = plate.chars().any(|c| c.is_ascii_digit());
    let is_open = ["..", "--"].iter().any(|run| typed.contains(run))
        || plate.chars().any(|c| matches!(c, '?' | '*' | '_' | '…' | '#'));
    if is_open && plate.chars().any(char::is_alphanumeric) {
        return Err(ErrorCode::PlateInPart);
    }
    let is_word = words.meaning(typed) == Some(Meaning::NoAnswer);
    if !plate.chars().all(char::is_alphanumeric) || is_word || (count <= CHARACTERS_MAX && has_word(typed, words)) {
        return Err(ErrorCode::NotARegistration);
    }
    match count {
        2..=CHARACTERS_MAX if has_figure => Ok(plate),
        // Two or three letters are the beginning of a plate.
        1..=3 => Err(ErrorCode::PlateInPart),
        _ => Err(ErrorCode::NotARegistration),
    }
}

/// Whether words stand among the groups: four or more letters alone, which no plate has, or "or" between two
/// plates. Shorter words such as `MAY` end many plates.
fn has_word(typed: &str, words: &Vocabulary) -> bool {
    let groups: Vec<&str> = typed.split_whitespace().collect();
    let is_long = |group: &&str| group.chars().count() >= 4 && group.chars().all(char::is_alphabetic);
    let between = groups.get(1..groups.len().saturating_sub(1)).unwrap_or_default();
    groups.len() > 1
        && (groups.iter().any(is_long)
            || between.iter().any(|group| matches!(words.meaning(group), Some(Meaning::To | Meaning::MinutesTo))))
}

#[cfg(test)]
mod tests {
    use super::{ErrorCode, Vocabulary, plate};

    #[test]
    fn plates_words_and_parts_are_told_apart() {
        let words = Vocabulary::default();
        for (id, typed, expected) in [
            ("", "ab12 cde", Ok("AB12CDE")),
            ("", "AB-12-CDE", Ok("AB12CDE")),
            ("", "A 1", Ok("A1")),
            ("", "B·MW 1234", Ok("BMW1234")),
            ("", "а123вс77", Ok("А123ВС77")),
            ("R2", "unknown", Err(())),
            ("R2", "none", Err(())),
            ("R2", "not known", Err(())),
            ("R2", "No plates", Err(())),
            ("R2", "foreign", Err(())),
            ("R2", "blue", Err(())),
            ("R2", "n/a", Err(())),
        ] {
            assert_eq!(
                plate(&typed.to_uppercase(), &words).map_err(|_| ()),
                expected.map(str::to_owned),
                "{id} {typed}"
            );
        }
        for (id, typed) in [
            ("R3", "AB1? ???"),
            ("R3", "LK?? V??"),
            ("R3", "AB12 ***"),
            ("R3", "LK"),
            ("R3", "LK_"),
            ("R3", "LK5…"),
            ("", "AB12 ..."),
            ("", "AB12 ---"),
            ("", "AB12 ##"),
        ] {
            assert_eq!(plate(typed, &words), Err(ErrorCode::PlateInPart), "{id} {typed}");
        }
    }
}

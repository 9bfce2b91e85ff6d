//! Phone numbers as people write them.

use typed::EXTENSION;

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    control::{self, Control},
    settings::Written,
};
use crate::size::characters;

/// Fewer figures are an extension or a service, and reach nobody from outside.
const FIGURES_MIN: usize = 6;
/// E.164 allows no more.
const FIGURES_MAX: usize = 15;
/// Longer texts are no phone numbers.
pub(crate) const CHARACTERS_MAX: usize = 100;
/// Fewer figures are no second number after a space.
const SECOND_MIN: usize = 9;

/// The kind that asks for a phone number; it has no settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone;

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "phone",
    settings: &["own"],
    general_options: &[],
    fits_in_an_item: true,
    read: |_| Some(Kind::Phone),
};

impl Behaviour for Phone {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        match parse(form.first(at)) {
            Ok(phone) => Ok(phone.map(Answer::Phone)),
            Err(code) => Err(vec![FieldError::new(at, code)]),
        }
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Phone(_))
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::code(CHARACTERS_MAX))]
    }

    fn answer_bytes(&self) -> u64 {
        characters(CHARACTERS_MAX)
    }

    fn sample(&self) -> Answer {
        Answer::Phone("00000".into())
    }
}

/// Reads one or more numbers, each of 6 to 15 digits with the usual punctuation, perhaps with an extension, and
/// words beside them such as "mobile" or "WhatsApp". All of it is kept as typed but for the cleaning of codes.
///
/// # Errors
/// [`ErrorCode::NotAPhone`].
pub fn parse(typed: &str) -> Result<Option<String>, ErrorCode> {
    let number = typed::code(typed);
    if typed::is_blank(&number) {
        return Ok(None);
    }
    let is_good = number.chars().count() <= CHARACTERS_MAX && are_numbers(&number.to_lowercase());
    if is_good { Ok(Some(number)) } else { Err(ErrorCode::NotAPhone) }
}

/// A piece of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// Figures with the signs among them.
    Figures(&'a str),
    Word(&'a str),
    /// `#`, which stands before an extension.
    Hash,
}

/// At least one number, and nothing that is neither a number, an extension nor a word.
fn are_numbers(text: &str) -> bool {
    let Some(pieces) = pieces(text) else { return false };
    let mut numbers = 0;
    let mut may_extend = false;
    let mut place = 0;
    while let Some(piece) = pieces.get(place) {
        let behind = match pieces.get(place + 1) {
            Some(Piece::Figures(figures)) => count(figures),
            _ => 0,
        };
        match piece {
            Piece::Hash if !may_extend || !(1..=6).contains(&behind) => return false,
            // "(ex)", "ex husband": a word where no figures follow.
            Piece::Word("ex") if behind == 0 => {}
            Piece::Word(word) if EXTENSION.contains(word) && (!may_extend || !(1..=6).contains(&behind)) => {
                return false;
            }
            Piece::Hash => (place, may_extend) = (place + 1, false),
            Piece::Word(word) if EXTENSION.contains(word) => (place, may_extend) = (place + 1, false),
            // `020 7946 OOOO`
            Piece::Word(word) if place > 0 && is_look_alike(word) && is_figures(pieces.get(place - 1)) => return false,
            Piece::Word(_) => {}
            Piece::Figures(figures) => match numbers_in(figures) {
                Some(more) => (numbers, may_extend) = (numbers + more, true),
                None => return false,
            },
        }
        place += 1;
    }
    numbers > 0
}

/// Letters that were typed for noughts and ones.
fn is_look_alike(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'o' | 'i' | 'l'))
}

const fn is_figures(piece: Option<&Piece<'_>>) -> bool {
    matches!(piece, Some(Piece::Figures(_)))
}

/// Figures, words and signs; none where another sign stands among them.
fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let of_figures = |c: char| c.is_ascii_digit() || " +()-./,;\u{2044}".contains(c);
    let of_word = |c: char| c.is_alphabetic() || c == '\'' || unicode_normalization::char::is_combining_mark(c);
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = |fits: &dyn Fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
        let taken = if of_figures(c) {
            let run = &rest[..end(&of_figures)];
            if count(run) > 0 {
                pieces.push(Piece::Figures(run));
            } else if run.contains('+') {
                return None;
            }
            run.len()
        } else if of_word(c) {
            let run = &rest[..end(&of_word)];
            pieces.push(Piece::Word(run));
            run.len()
        } else {
            match c {
                '#' => pieces.push(Piece::Hash),
                ':' | '=' | '&' | '"' | '|' => {}
                _ => return None,
            }
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    Some(pieces)
}

/// How many numbers stand in a run of figures: one, or several between `/`, `,` or `;`, or after a space.
fn numbers_in(run: &str) -> Option<usize> {
    if is_number(run) {
        return Some(1);
    }
    let parts: Vec<&str> = run.split(['/', ',', ';']).filter(|part| count(part) > 0).collect();
    if parts.len() > 1 && parts.iter().all(|part| is_number(part)) {
        return Some(parts.len());
    }
    // The second number begins with its nought or plus.
    let starts = [" 0", " +"].into_iter().flat_map(|start| run.match_indices(start).map(|(at, _)| at));
    let mut pairs = starts.map(|at| run.split_at(at));
    let is_pair = |(one, two): (&str, &str)| [one, two].iter().all(|one| is_number(one) && count(one) >= SECOND_MIN);
    pairs.any(is_pair).then_some(2)
}

/// One number: a plus only before its figures.
fn is_number(text: &str) -> bool {
    let first = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let plus_is_first = text[..first].matches('+').count() <= 1 && !text[first..].contains('+');
    plus_is_first && (FIGURES_MIN..=FIGURES_MAX).contains(&count(text))
}

fn count(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::parse;

    /// The numbers that GOV.UK Notify's own tests call valid (notifications-utils, `test_recipient_validation`).
    const NOTIFY: [&str; 37] = [
        "7123456789",
        "07123456789",
        "07123 456789",
        "07123-456-789",
        "00447123456789",
        "00 44 7123456789",
        "+447123456789",
        "+44 7123 456 789",
        "+44 (0)7123 456 789",
        "\u{200B}\t\t+44 (0)7123 \u{FEFF} 456 789 \r\n",
        "71234567890",
        "1-202-555-0104",
        "+12025550104",
        "0012025550104",
        "+0012025550104",
        "23051234567",
        "+682 12345",
        "+3312345678",
        "003312345678",
        "1-2345-12345-12345",
        "0117 496 0860",
        "0044 117 496 0860",
        "44 117 496 0860",
        "+44 117 496 0860",
        "016064 1234",
        "020 7946 0991",
        "030 1234 5678",
        "0550 123 4567",
        "0800 123 4567",
        "0800 123 456",
        "0800 11 11",
        "0845 46 46",
        "0900 123 4567",
        "+44(0)7123–456–789",
        "07123—456789",
        "07123−456789",
        "07123‐456789",
    ];

    #[test]
    fn numbers_as_people_write_them() {
        let own = [
            "020 7946 0000",
            "+44 (0)20 7946-0000",
            "07700900123",
            "020/7946 0000",
            "020 7946 0000 ext. 12",
            "020 7946 0000 x12",
            "020 7946 0000x12",
            "020 7946 0000 extn 12",
            "020 7946 0000 extension 12",
            "020 7946 0000 ext: 12",
            "020 7946 0000 #12",
            "020 7946 0000;ext=12",
            "07700 900123 (mobile)",
            "WhatsApp 07700 900123",
            "Tel: 020 7946 0000",
            "07700 900123 / 020 7946 0000",
            "07700 900123 or 020 7946 0000",
            "07700 900123, 020 7946 0000 ext 4",
            "07700 900123 یا 020 7946 0000",
            "07700 900123 020 7946 0000",
            "07700 900123 - 020 7946 0000",
            "07700 900123 + 020 7946 0000",
            "07700 900123 | 020 7946 0000",
            "07700 900123 +44 20 7946 0000",
            "07700 900123 (ex)",
            "07700 900123, ex husband",
            "020 7946 0000 ex 12",
        ];
        for good in own.into_iter().chain(NOTIFY) {
            assert_eq!(parse(good), Ok(Some(typed::code(good))), "{good}");
        }
    }

    #[test]
    fn dashes_and_figures_of_other_keyboards() {
        for dash in ['–', '\u{2010}', '—', '−', '\u{2011}', '-'] {
            let typed = format!("020{dash}7946{dash}0000");
            assert_eq!(parse(&typed), Ok(Some("020-7946-0000".to_owned())), "P2 {typed}");
        }
        assert_eq!(parse("\u{202a}۰۷۷۰۰۹۰۰۱۲۳\u{202c}"), Ok(Some("07700900123".to_owned())));
        assert_eq!(parse("\u{202a}\u{200b}"), Ok(None));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in [
            "12",
            "61016",
            "0770090012345678",
            "call me",
            "020 7946 0000 x1234567",
            "020 7946 0000 x",
            "020 7946 0000 ext",
            "++447700900123",
            "+44+7700900123",
            "<b>0770090012</b>",
            "07700 900123 after 6",
            "020 7946 OOOO",
            "020 7946 0OO0",
            "07700 900123 012345",
            "x12",
            "#",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}

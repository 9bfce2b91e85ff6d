//! Pounds and pence.

use serde::{Deserialize, Serialize};
use typed::vocabulary::{Meaning, Piece, Vocabulary};

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    control::{self, Control},
    settings::Written,
};
use crate::size::SHORT;

/// A hundred million pounds: more is a slip of the finger.
const POUNDS_MAX: i64 = 100_000_000;

/// Longer texts are no amounts.
const CHARACTERS_MAX: usize = 100;

/// An amount. As JSON the pence alone, or, where it is rough, `{"pence": 50000, "about": true}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct MoneyAnswer {
    /// The amount in pence.
    pub pence: i64,
    /// The person said that it is rough.
    pub about: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    Pence(i64),
    About { pence: i64, about: bool },
}

impl From<Stored> for MoneyAnswer {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Pence(pence) => Self { pence, about: false },
            Stored::About { pence, about } => Self { pence, about },
        }
    }
}

impl From<MoneyAnswer> for Stored {
    fn from(MoneyAnswer { pence, about }: MoneyAnswer) -> Self {
        if about { Self::About { pence, about } } else { Self::Pence(pence) }
    }
}

/// The kind that asks for an amount; it has no settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money;

/// How content files write it.
pub(super) static WRITTEN: Written =
    Written { name: "money", settings: &[], general_options: &[], fits_in_an_item: true, read: |_| Some(Kind::Money) };

impl Behaviour for Money {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    fn read(&self, form: &Fields, at: &str, given: &Given<'_>) -> Read {
        let typed = typed::code(form.first(at));
        if typed::is_blank(&typed) {
            return Ok(None);
        }
        if typed.chars().count() > CHARACTERS_MAX {
            return Err(vec![FieldError::new(at, ErrorCode::NotAnAmount)]);
        }
        let wrong = |code| vec![FieldError::new(at, code)];
        amount(&typed, given.words).map(|money| Some(Answer::Money(money))).map_err(wrong)
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Money(_))
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::code(CHARACTERS_MAX))]
    }

    fn answer_bytes(&self) -> u64 {
        SHORT
    }

    fn sample(&self) -> Answer {
        Answer::Money(MoneyAnswer { pence: 0, about: false })
    }
}

/// Reads a cleaned amount: a number, and around it what says that it is pounds or rough.
fn amount(typed: &str, words: &Vocabulary) -> Result<MoneyAnswer, ErrorCode> {
    if words.meaning(typed) == Some(Meaning::NoAnswer) || typed.chars().all(|c| matches!(c, '?' | '-' | '/' | ' ')) {
        return Err(ErrorCode::AmountUnknown);
    }
    let (start, end) = number_in(typed).ok_or(ErrorCode::NotAnAmount)?;
    let (before, number, behind) = (&typed[..start], &typed[start..end], &typed[end..]);
    let behind = behind.strip_prefix(",-").or_else(|| behind.strip_prefix(".-")).unwrap_or(behind);
    let mut unit = Unit::default();
    // `,50` is no fifty pounds.
    if before.contains(',') {
        return Err(ErrorCode::NotAnAmount);
    }
    let around: Vec<Piece> = words.pieces(before).into_iter().chain(words.pieces(behind)).collect();
    if around.iter().any(|piece| matches!(piece, Piece::Figures(_))) || could_be_two(number) {
        return Err(ErrorCode::OneAmount);
    }
    // `K500` and `P500` are no thousands and no pence.
    let leading = words.pieces(before);
    if leading.iter().any(|piece| matches!(piece, Piece::Word(Meaning::Thousand | Meaning::Pence))) {
        return Err(ErrorCode::NotAnAmount);
    }
    let in_pounds = leading.iter().any(|piece| matches!(piece, Piece::Word(Meaning::Pounds) | Piece::Sign('£')));
    for piece in &around {
        unit.take(piece)?;
    }
    let pence = pence(number).ok_or(ErrorCode::NotAnAmount)?;
    let has_pence = number.rfind(['.', ',']).is_some_and(|at| number.len() - at <= 3);
    let pence = match (unit.thousand, unit.pence) {
        (true, false) => pence.checked_mul(1000),
        // `£5.50p` says the same twice, `£50p` two things.
        (false, true) if in_pounds => has_pence.then_some(pence),
        (false, true) => Some(pence / 100).filter(|_| !has_pence),
        (false, false) => Some(pence),
        (true, true) => None,
    };
    let pence = pence.filter(|pence| *pence <= POUNDS_MAX * 100).ok_or(ErrorCode::NotAnAmount)?;
    Ok(MoneyAnswer { pence, about: unit.about })
}

/// Whether figures apart by spaces could be two amounts: `500 600`, but not `1 250` or `500 000`.
fn could_be_two(number: &str) -> bool {
    let mut groups = number.split(' ');
    let is_plain = number.chars().all(|c| c.is_ascii_digit() || c == ' ');
    let first_is_full = groups.next().is_some_and(|group| group.len() == 3);
    is_plain && first_is_full && groups.any(|group| !group.starts_with('0'))
}

/// What stands around the number.
#[derive(Default)]
struct Unit {
    about: bool,
    thousand: bool,
    pence: bool,
}

impl Unit {
    fn take(&mut self, piece: &Piece) -> Result<(), ErrorCode> {
        match piece {
            Piece::Word(Meaning::About) | Piece::Sign('~' | '≈' | '?') => self.about = true,
            Piece::Word(Meaning::Thousand) if !self.thousand => self.thousand = true,
            Piece::Word(Meaning::Pence) if !self.pence => self.pence = true,
            Piece::Word(Meaning::Pounds | Meaning::Filler) | Piece::Sign('£' | '.' | ',') => {}
            Piece::Word(Meaning::OtherMoney) => return Err(ErrorCode::OtherMoney),
            Piece::Sign(sign) if is_currency(*sign) => return Err(ErrorCode::OtherMoney),
            _ => return Err(ErrorCode::NotAnAmount),
        }
        Ok(())
    }
}

fn is_currency(sign: char) -> bool {
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
    sign.general_category() == GeneralCategory::CurrencySymbol
}

/// Where the first number stands: figures with separators among them.
fn number_in(text: &str) -> Option<(usize, usize)> {
    let first = text.find(|c: char| c.is_ascii_digit())?;
    // `.50` is fifty pence; the stop of `approx.50` ends a word.
    let unstopped = text[..first].strip_suffix('.');
    let start = if unstopped.is_some_and(|text| !text.ends_with(char::is_alphabetic)) { first - 1 } else { first };
    let mut end = first;
    let bytes = text.as_bytes();
    while end < bytes.len() {
        let is_joined =
            matches!(bytes[end], b'.' | b',' | b' ' | b'\'') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !(bytes[end].is_ascii_digit() || is_joined) {
            break;
        }
        end += 1;
    }
    Some((start, end))
}

/// `12`, `12.5`, `12.50`, `1,250`, `1 250`, `1.250,00` and `12,50` as pence. Separators of thousands stand before
/// groups of three and nowhere else, so that nothing is taken for a hundred times as much. `1.250` could be
/// either and is none.
fn pence(text: &str) -> Option<i64> {
    let last = text.rfind(['.', ',']);
    let (pounds, fraction) = match last.map(|at| (&text[..at], &text[at..at + 1], &text[at + 1..])) {
        None => (text, ""),
        Some((pounds, _, fraction)) if matches!(fraction.len(), 1 | 2) => (pounds, fraction),
        // A British thousand, or the last of several groups.
        Some((pounds, separator, group)) if group.len() == 3 && (separator == "," || pounds.contains('.')) => {
            (text, "")
        }
        Some(_) => return None,
    };
    if fraction.bytes().any(|b| !b.is_ascii_digit()) {
        return None;
    }
    // What ends the pounds does not group them.
    let ends_with = text[pounds.len()..].chars().next();
    let pounds: i64 = whole(pounds, ends_with)?;
    let pence: i64 = format!("{fraction:0<2}").parse().ok()?;
    (pounds <= POUNDS_MAX).then(|| pounds * 100 + pence)
}

/// A whole number, its groups of three set apart by one kind of separator other than `not`.
pub(super) fn whole(text: &str, not: Option<char>) -> Option<i64> {
    let separator = text.chars().find(|c| !c.is_ascii_digit());
    let groups: Vec<&str> = separator.map_or_else(|| vec![text], |separator| text.split(separator).collect());
    let is_grouped = groups.len() == 1
        || (separator.is_some_and(|separator| ",. '".contains(separator))
            && separator != not
            && !groups[0].starts_with('0')
            && (1..=3).contains(&groups[0].len())
            && groups[1..].iter().all(|group| group.len() == 3));
    let all_figures = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let figures = groups.concat();
    match figures.as_str() {
        // `.50`
        "" if not == Some('.') => Some(0),
        figures if is_grouped && all_figures => figures.parse().ok(),
        _ => None,
    }
}

/// As the page and the event show it: `£1,250.00`.
#[must_use]
pub fn in_pounds(pence: i64) -> String {
    format!("£{}.{:02}", grouped(pence / 100), pence % 100)
}

/// As it stands in the field again. `~` is read as "about" in every language.
pub(super) fn filled(money: MoneyAnswer) -> String {
    format!("{}{}", if money.about { "~" } else { "" }, shown(money.pence))
}

/// `1,250` or `1,250.50`.
fn shown(pence: i64) -> String {
    match pence % 100 {
        0 => grouped(pence / 100),
        rest => format!("{}.{rest:02}", grouped(pence / 100)),
    }
}

/// A whole number with commas before groups of three.
#[must_use]
pub fn grouped(number: i64) -> String {
    let figures = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "-" } else { "" });
    for (place, figure) in figures.chars().enumerate() {
        if place > 0 && (figures.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(figure);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, in_pounds, pence, shown};

    #[test]
    fn separators_never_change_the_amount() {
        for (typed, meant) in [
            ("12", 1200),
            ("12.5", 1250),
            ("12.50", 1250),
            ("0.05", 5),
            (".50", 50),
            ("1200", 120_000),
            ("1,200", 120_000),
            ("12,50", 1250),
            ("1,5", 150),
            ("1 250", 125_000),
            ("1'250.50", 125_050),
            ("1,250,000", 125_000_000),
            ("1.250.000", 125_000_000),
            ("1,250.00", 125_000),
            ("1.250,00", 125_000),
            ("1 250,00", 125_000),
        ] {
            assert_eq!(pence(typed), Some(meant), "{typed}");
        }
        for bad in [
            "",
            ".",
            "1.250",
            "1.234",
            "1,2345",
            "12,34,567",
            "1,23,456.00",
            "1.2.3",
            "1,250,00",
            "100000001",
            "9999999999999999999",
            "1,2,3",
            ",50",
        ] {
            assert_eq!(pence(bad), None, "{bad}");
        }
    }

    #[test]
    fn amounts_are_shown_with_separators() {
        assert_eq!((shown(1250).as_str(), shown(1200).as_str(), shown(5).as_str()), ("12.50", "12", "0.05"));
        assert_eq!((in_pounds(125_000), in_pounds(5)), ("£1,250.00".to_owned(), "£0.05".to_owned()));
        assert_eq!(
            ["1", "999", "1,000", "1,234,567"],
            [1, 999, 1000, 1_234_567].map(grouped).each_ref().map(String::as_str)
        );
    }
}

//! The one cleaning of what people type, before anything reads it: forms, the counter finder and the API.
//!
//! Phones, word processors and web pages put signs into a text that nobody sees or that only look like the
//! usual ones. There are two kinds of text, and each has its cleaning:
//! - people's own words ([`line()`], [`lines`]) keep everything that may be meant: joiners, emoji sequences,
//!   direction marks, dashes and figures of any script;
//! - codes ([`code`]) such as numbers, dates, postcodes, plates, phone numbers and e-mail addresses come out
//!   with ASCII figures, spaces, hyphens and apostrophes and without anything invisible.
//!
//! Both compose letters and accents (NFC), and both are empty where nothing was typed that can be seen.
//! [`is_unreadable`] tells what no cleaning can mend.

pub mod name;
pub mod postcode;
pub mod vocabulary;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Cleans people's own words in one line: every space, tab and line end is a space.
#[must_use]
pub fn line(typed: &str) -> String {
    let spaced = typed.replace("\r\n", " ");
    trimmed(spaced.chars().filter_map(|c| if c.is_whitespace() { Some(' ') } else { own_word(c) }))
}

/// Cleans people's own words in several lines: line ends are `\n`, those of word processors (U+000B, U+2028,
/// U+2029), of PDF pages (U+000C) and of mainframes (U+0085) included; every other space is a space.
#[must_use]
pub fn lines(typed: &str) -> String {
    let unix = typed.replace("\r\n", "\n");
    trimmed(unix.chars().filter_map(|c| match c {
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        c if c.is_whitespace() => Some(' '),
        c => own_word(c),
    }))
}

/// Cleans a code: a number, date, time, postcode, plate, phone number or e-mail address. Full-width forms and
/// every script's figures are ASCII, all dashes are `-`, all apostrophes `'`, all double quotes `"`; runs of
/// spaces are one space; what is invisible is gone.
#[must_use]
pub fn code(typed: &str) -> String {
    // Composed first, because some signs are canonically another that is mapped here.
    let plain: String = typed.nfc().filter_map(code_sign).nfc().collect();
    let plain = if plain.contains(LONG_VOWELS) { with_lines_as_dashes(&plain) } else { plain };
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words that people write before an extension.
pub const EXTENSION: [&str; 7] = ["x", "ext", "extn", "extension", "xtn", "ex", "exten"];

/// The marks of a long vowel in Japanese, which phones there also type between figures.
const LONG_VOWELS: [char; 2] = ['\u{30FC}', '\u{FF70}'];

/// Beside a figure the mark of a long vowel is a dash; among letters it is one of them.
fn with_lines_as_dashes(text: &str) -> String {
    let mut chars = text.chars().peekable();
    let mut plain = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        let follows = plain.ends_with(|last: char| last.is_ascii_digit());
        let precedes = chars.peek().is_some_and(char::is_ascii_digit);
        plain.push(if LONG_VOWELS.contains(&c) && (follows || precedes) { '-' } else { c });
    }
    plain
}

/// Whether the text has no visible character.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    !text.chars().any(is_visible)
}

/// A sign that stands where something else was lost: U+FFFD, which a browser sends for bytes it could not read,
/// and code points that Unicode never gives to a character.
#[must_use]
pub const fn is_unreadable(c: char) -> bool {
    let last_of_plane = (c as u32) & 0xFFFE == 0xFFFE;
    matches!(c, '\u{FFFD}' | '\u{FDD0}'..='\u{FDEF}') || last_of_plane
}

/// The value of a figure in any script.
#[must_use]
pub fn figure(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    if !is_figure(c) {
        return None;
    }
    // Unicode keeps the figures of a script together, from nought upwards, and sets beside one another in tens.
    let before = (0..u32::from(c)).rev().map_while(char::from_u32).take_while(|one| is_figure(*one)).count();
    u32::try_from(before % 10).ok()
}

fn is_figure(c: char) -> bool {
    c.general_category() == GeneralCategory::DecimalNumber
}

/// A sign of people's own words; none where it is never meant. The last two rows are deprecated or stand
/// around notes that no browser shows.
fn own_word(c: char) -> Option<char> {
    let is_never_meant =
        c.is_control() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}');
    (!is_never_meant).then_some(c)
}

/// A sign of a code.
fn code_sign(c: char) -> Option<char> {
    let narrow = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    if narrow.is_ascii_graphic() {
        return Some(narrow);
    }
    if c.is_whitespace() || is_blank_letter(c) {
        return Some(' ');
    }
    if is_invisible(c) {
        return None;
    }
    Some(match c {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2BC}' | '\u{2B9}' | '\u{2032}' | '\u{B4}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{2033}' => '"',
        '\u{3002}' | '\u{FF61}' | '\u{2024}' | '٫' | '۔' => '.',
        '٬' | '،' => ',',
        '؛' => ';',
        c if is_dash(c) => '-',
        c => figure(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c),
    })
}

/// Every dash, and what looks like one, such as minus signs.
#[must_use]
pub fn is_dash(c: char) -> bool {
    c.general_category() == GeneralCategory::DashPunctuation
        || matches!(c, '\u{2212}' | '\u{2D7}' | '\u{2043}' | '\u{207B}' | '\u{208B}' | '\u{2796}')
}

/// Letters by name that are drawn as nothing.
const fn is_blank_letter(c: char) -> bool {
    matches!(c, '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}')
}

/// What takes no room: controls, direction marks, joiners, tags, variation selectors, and the ring around a
/// figure of an emoji keyboard.
fn is_invisible(c: char) -> bool {
    let is_format = c.is_control() || c.general_category() == GeneralCategory::Format;
    let is_ignored = matches!(
        c,
        '\u{34F}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{2065}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFF0}'..='\u{FFF8}' | '\u{E0000}'..='\u{E0FFF}'
    );
    is_format || is_ignored
}

fn is_visible(c: char) -> bool {
    !(c.is_whitespace() || is_blank_letter(c) || is_invisible(c) || is_combining_mark(c))
}

/// The text in composed letters without spaces around it; empty where nothing of it can be seen.
fn trimmed(signs: impl Iterator<Item = char>) -> String {
    let text: String = signs.nfc().collect();
    if is_blank(&text) { String::new() } else { text.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{code, figure, is_unreadable, line, lines};

    #[test]
    fn own_words_keep_what_may_be_meant() {
        for (typed, cleaned) in [
            ("Jane\tSmith", "Jane Smith"),
            (" Jane\u{A0}Smith\u{3000}", "Jane Smith"),
            ("Jane\u{B}Smith", "Jane Smith"),
            ("a\r\nb", "a b"),
            ("Jo\u{200B}an\u{FEFF}na\u{3}", "Joanna"),
            ("Zoe\u{308}", "Zoë"),
            ("میں\u{200C}نے", "میں\u{200C}نے"),
            ("👩\u{200D}👧 ❤\u{FE0F} 1\u{FE0F}\u{20E3}", "👩\u{200D}👧 ❤\u{FE0F} 1\u{FE0F}\u{20E3}"),
            ("\u{200F}علی\u{200F}", "\u{200F}علی\u{200F}"),
            ("O’Neil – born ٢٠", "O’Neil – born ٢٠"),
            ("\u{200E}\u{200F}\u{2069}", ""),
            ("\u{200D}\u{FE0F}\u{301}", ""),
            ("\u{3164} \u{2800}", ""),
            ("\0\u{7F}", ""),
            ("", ""),
        ] {
            assert_eq!(line(typed), cleaned, "{typed:?}");
        }
    }

    #[test]
    fn line_ends_of_every_program_are_line_ends() {
        for end in ["\n", "\r\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(lines(&format!(" one{end}two\tthree ")), "one\ntwo three", "{end:?}");
        }
        assert_eq!(lines("one\u{3}two\u{200B}\u{FEFF}"), "onetwo");
        assert_eq!(lines("\u{2028}\u{200F}\n"), "");
    }

    #[test]
    fn codes_are_plain() {
        for (typed, cleaned) in [
            ("SE۱۳ ۵JZ", "SE13 5JZ"),
            ("SE১৩  ৫JZ", "SE13 5JZ"),
            ("ＳＥ１３　５ＪＺ", "SE13 5JZ"),
            ("٢٠", "20"),
            ("𝟐𝟎 𝟚𝟘 𝟮𝟬", "20 20 20"),
            ("020–7946‐0000—1−2", "020-7946-0000-1-2"),
            ("\u{202A}020 7946 0000\u{202C}", "020 7946 0000"),
            ("jane\u{200B}@exam\u{AD}ple.co\u{2060}m\u{FEFF}", "jane@example.com"),
            ("o’neil@example.com", "o'neil@example.com"),
            ("“a”", "\"a\""),
            ("\t a\u{B}b\u{A0}c\n", "a b c"),
            ("1\u{FE0F}\u{20E3}2\u{E0041}", "12"),
            ("\u{200F}\u{E0041}\u{200B}", ""),
            ("٤٫٥ ١٬٠٠٠، ۵۔", "4.5 1,000, 5."),
            ("020ー7946ー0000", "020-7946-0000"),
            ("コーヒー", "コーヒー"),
            ("é", "é"),
            ("e\u{301}", "é"),
        ] {
            assert_eq!(code(typed), cleaned, "{typed:?}");
        }
    }

    #[test]
    fn figures_of_every_script_have_their_value() {
        let figures: Vec<char> = ('\0'..=char::MAX).filter(|c| super::is_figure(*c)).collect();
        assert!(figures.len() >= 760, "{}", figures.len());
        for ten in figures.chunks(10) {
            let values: Vec<_> = ten.iter().filter_map(|c| figure(*c)).collect();
            assert_eq!(values, (0..10).collect::<Vec<_>>(), "{ten:?}");
        }
        for none in ['²', '½', '①', 'Ⅷ', '七', 'x'] {
            assert_eq!(figure(none), None, "{none}");
        }
    }

    #[test]
    fn what_was_lost_is_told_apart() {
        for lost in ['\u{FFFD}', '\u{FFFE}', '\u{FFFF}', '\u{FDD0}', '\u{1FFFF}', '\u{10FFFE}'] {
            assert!(is_unreadable(lost), "{lost:?}");
        }
        for kept in ['a', '\u{FFFC}', '\u{E000}', '😀', '\u{10000}'] {
            assert!(!is_unreadable(kept), "{kept:?}");
        }
    }
}

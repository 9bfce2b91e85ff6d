//! The addresses that a phone dials and texts, made from numbers as people write them.

/// The `tel:` address that dials a number exactly as it is written.
///
/// An extension follows a comma, at which a phone waits two seconds: Android reads the letters of the standard's
/// `;ext=` as digits. Other words end the number, so that nothing after them is ever dialled.
#[must_use]
pub fn telephone(number: &str) -> String {
    let (main, rest) = number_and_rest(number);
    let extension = extension(rest).map(|digits| format!(",{digits}")).unwrap_or_default();
    format!("tel:{main}{extension}")
}

/// The `sms:` address that opens a text message to a number.
#[must_use]
pub fn text_message(number: &str) -> String {
    format!("sms:{}", number_and_rest(number).0)
}

/// The digits of the first number in a text, with its leading `+`, and what stands after it.
fn number_and_rest(text: &str) -> (String, &str) {
    let start = text.find(|c: char| c == '+' || digit(c).is_some()).unwrap_or(text.len());
    let written = &text[start..];
    // In "+44 (0)20 …" the zero is for those who ring from inside the country.
    let is_international = written.starts_with('+') || written.starts_with("00");
    let trunk = is_international.then(|| written.find("(0)")).flatten();
    let end = end_of_number(written);
    let dialled = written[..end].char_indices().filter(|(at, _)| trunk.is_none_or(|trunk| *at != trunk + 1));
    let dialled = dialled.filter_map(|(at, c)| if c == '+' && at == 0 { Some(c) } else { digit(c) });
    (dialled.collect(), &written[end..])
}

/// Where a number ends: at a letter, a sign that is not used inside numbers, or a bracket that holds words or stands
/// after a whole number.
fn end_of_number(written: &str) -> usize {
    let mut digits = 0;
    for (at, c) in written.char_indices() {
        let is_remark = c == '(' && (digits >= DIGITS_OF_A_WHOLE_NUMBER || !holds_figures(&written[at + 1..]));
        if is_remark || !belongs(c) {
            return at;
        }
        digits += usize::from(digit(c).is_some());
    }
    written.len()
}

/// A British number has ten or eleven digits; what stands in brackets after so many is no part of it.
const DIGITS_OF_A_WHOLE_NUMBER: usize = 10;

/// Whether the bracket that was just opened holds figures alone.
fn holds_figures(opened: &str) -> bool {
    let held = opened.split_once(')').map_or(opened, |(held, _)| held);
    held.contains(|c: char| digit(c).is_some()) && held.chars().all(|c| digit(c).is_some() || c.is_whitespace())
}

/// Whether people put this character between the digits of one number.
fn belongs(c: char) -> bool {
    let invisible = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}');
    digit(c).is_some() || c.is_whitespace() || invisible || typed::is_dash(c) || matches!(c, '+' | '(' | ')' | '.')
}

/// The digits of an extension: "ext 12", "extension 12", "x12".
fn extension(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches([' ', '\u{a0}', ',', ';']).to_ascii_lowercase();
    let word_ends = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    if !typed::EXTENSION.contains(&&rest[..word_ends]) {
        return None;
    }
    let after = rest[word_ends..].trim_start_matches(['.', ':', '=', ' ', '\u{a0}']);
    let digits: String = after.chars().map_while(digit).collect();
    (!digits.is_empty()).then_some(digits)
}

/// A digit of any script, as ASCII.
fn digit(c: char) -> Option<char> {
    char::from_digit(typed::figure(c)?, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_dials_what_is_written() {
        for (written, dialled) in [
            ("999", "tel:999"),
            ("18001 101", "tel:18001101"),
            ("0808 16 89 111", "tel:08081689111"),
            ("0808\u{a0}16\u{a0}89\u{a0}111", "tel:08081689111"),
            ("\u{2066}116\u{a0}123\u{2069}", "tel:116123"),
            ("+44 20 7946 0000", "tel:+442079460000"),
            ("+44 (0)20 7946 0000", "tel:+442079460000"),
            ("(020) 7946-0000", "tel:02079460000"),
            ("020.7946.0000", "tel:02079460000"),
            ("020–7946–0000", "tel:02079460000"),
            ("٠٢٠ ٧٩٤٦ ٠٠٠٠", "tel:02079460000"),
            ("020 7946 0000 ext 12", "tel:02079460000,12"),
            ("020 7946 0000 ext. 0123", "tel:02079460000,0123"),
            ("020 7946 0000, extension 12", "tel:02079460000,12"),
            ("020 7946 0000 x12", "tel:02079460000,12"),
            ("020 7946 0000 Extn:12", "tel:02079460000,12"),
            ("020 7946 0000;ext=12", "tel:02079460000,12"),
            ("18001 020 7946 0000 ext 12", "tel:1800102079460000,12"),
            ("020 7946 0000 option 2", "tel:02079460000"),
            ("020 7946 0000 or 020 7946 0001", "tel:02079460000"),
            ("020 7946 0000 / 020 7946 0001", "tel:02079460000"),
            ("Front desk: 020 7946 0000 (24 hours)", "tel:02079460000"),
            ("020 7946 0000 (12)", "tel:02079460000"),
            ("0044 (0)20 7946 0000", "tel:00442079460000"),
            ("01632 (960) 123", "tel:01632960123"),
            ("0800 1111 (24 hours)", "tel:08001111"),
            ("0800 1111 (free)", "tel:08001111"),
        ] {
            assert_eq!(telephone(written), dialled, "{written}");
        }
    }

    #[test]
    fn a_text_goes_to_what_is_written() {
        for (written, address) in [("61016", "sms:61016"), ("999", "sms:999"), ("116 000", "sms:116000")] {
            assert_eq!(text_message(written), address, "{written}");
        }
    }
}

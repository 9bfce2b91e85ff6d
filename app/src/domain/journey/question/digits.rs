//! Digits as people write them: a phone set to Urdu, Bengali or Arabic types its own.

/// Turns Arabic-Indic, extended Arabic-Indic (Urdu, Persian), Bengali, Devanagari and full-width digits
/// into ASCII; everything else stays.
#[must_use]
pub fn to_ascii(typed: &str) -> String {
    typed.chars().map(ascii_digit).collect()
}

fn ascii_digit(c: char) -> char {
    const ZEROS: [char; 5] = ['\u{0660}', '\u{06F0}', '\u{09E6}', '\u{0966}', '\u{FF10}'];
    ZEROS
        .iter()
        .find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|digit| *digit < 10))
        .and_then(|digit| char::from_digit(digit, 10))
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_script_counts_the_same() {
        for typed in ["2026", "٢٠٢٦", "۲۰۲۶", "২০২৬", "२०२६", "２０２６"] {
            assert_eq!(super::to_ascii(typed), "2026", "{typed}");
        }
        assert_eq!(super::to_ascii("+44 (0)20 x"), "+44 (0)20 x");
    }
}

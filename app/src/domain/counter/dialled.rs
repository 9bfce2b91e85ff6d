//! Telephone numbers of counters, as a phone in Britain can dial them.
//!
//! Spreadsheets take a number for a sum: they drop the 0 or the + in front, round it, or write `4.42079E+11`. Such a
//! number rings somebody else, or nobody.

/// Why nobody can dial this number; `None` where it is sound.
#[must_use]
pub fn fault_of(number: &str) -> Option<String> {
    let read = typed::code(number);
    let written = read.trim();
    let lower = written.to_lowercase();
    let is_sum = lower.split_once('e').is_some_and(|(sum, power)| {
        let power = power.trim_start_matches(['+', '-']);
        let is_number = |text: &str| text.chars().any(|c| c.is_ascii_digit()) && text.parse::<f64>().is_ok();
        is_number(&sum.replace(',', ".")) && is_number(power)
    });
    let says = |reason: &str| Some(format!("`{written}` {reason}: write it as text, such as 020 7946 0123"));
    if is_sum {
        return says("is how a spreadsheet shortens a number");
    }
    if written.strip_suffix(".0").or(written.strip_suffix(",0")).is_some() {
        return says("is how a spreadsheet writes a sum");
    }
    let (main, extension) =
        lower.split_once('x').map_or((&*lower, ""), |(main, rest)| (main.trim_end().trim_end_matches('e'), rest));
    let is_extension = |c: char| c.is_ascii_digit() || matches!(c, 't' | '.' | ' ');
    let is_usual = |c: char| c.is_ascii_digit() || " +()-./\u{00A0}\u{2011}".contains(c);
    if !main.chars().all(is_usual)
        || !extension.chars().all(is_extension)
        || !main.contains(|c: char| c.is_ascii_digit())
    {
        return says("is not a telephone number");
    }
    if is_short_code(main) { None } else { fault_of_digits(main).and_then(says) }
}

/// Numbers for which every phone in Britain has a way of its own, such as 101, 999 and 116 123.
fn is_short_code(written: &str) -> bool {
    let digits: String = written.chars().filter(|c| *c != ' ').collect();
    (3..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0')
}

fn fault_of_digits(main: &str) -> Option<&'static str> {
    let digits: String = main.chars().filter(char::is_ascii_digit).collect();
    // Text relay stands in front of the number that it is for.
    if let Some(rest) = ["18000", "18001", "18002"].iter().find_map(|relay| digits.strip_prefix(relay)) {
        return if is_short_code(rest) { None } else { fault_of_digits(rest) };
    }
    let international = if main.trim_start().starts_with('+') { Some(&*digits) } else { digits.strip_prefix("00") };
    if let Some(international) = international {
        let national = international.strip_prefix("44").map(|rest| rest.strip_prefix('0').unwrap_or(rest));
        return match national {
            Some(national) => national_fault(&format!("0{national}")),
            None if international.starts_with('0') => Some("begins like no country's numbers"),
            None => (!(8..=15).contains(&international.len())).then_some("has too many or too few figures"),
        };
    }
    match digits.as_bytes() {
        [b'0', ..] => national_fault(&digits),
        [b'4', b'4', ..] if digits.len() >= 11 => Some("has lost its +"),
        _ => Some("has lost its 0 or its +"),
    }
}

/// Ofcom's lengths of numbers that begin with 0.
fn national_fault(digits: &str) -> Option<&'static str> {
    let lengths = match digits.as_bytes() {
        [b'0', b'1', ..] => 10..=11,
        [b'0', b'8', ..] => 8..=11,
        _ => 11..=11,
    };
    (!lengths.contains(&digits.len())).then_some("has too many or too few figures")
}

#[cfg(test)]
mod tests {
    use super::fault_of;

    #[test]
    fn numbers_that_can_be_dialled() {
        for number in [
            "101",
            "999",
            "111",
            "18001 101",
            "18000",
            "61016",
            "116 123",
            "020 7946 0123",
            "02079460123",
            "(020) 7946 0123",
            "+44 20 7946 0123",
            "+44 (0)20 7946 0123",
            "0044 20 7946 0123",
            "0800 1111",
            "0800 555 111",
            "0300 123 2040",
            "07700 900123",
            "020 7946 0123 ext. 12",
            "020 7946 0123 x12",
            "+33 1 23 45 67 89",
            "18001 020 7946 0123",
            "01632 960123",
            "116\u{a0}123",
            "020 7946–0123",
            "0033 1 23 45 67 89",
        ] {
            assert_eq!(fault_of(number), None, "{number}");
        }
    }

    #[test]
    fn numbers_that_a_spreadsheet_spoiled() {
        for (number, says) in [
            ("2079460123", "has lost its 0"),
            ("20 7946 0123", "has lost its 0"),
            ("4.42079E+11", "shortens a number"),
            ("4,42079E+11", "shortens a number"),
            ("4.42079e11", "shortens a number"),
            ("2E+10", "shortens a number"),
            ("442079460123", "has lost its +"),
            ("442079000000", "has lost its +"),
            ("2079460123.0", "writes a sum"),
            ("02079460123.0", "writes a sum"),
            ("3001232040", "has lost its 0"),
            ("7700900123", "has lost its 0"),
            ("020 7946 012", "too many or too few"),
            ("020 7946 01234", "too many or too few"),
            ("+44 20 7946 01", "too many or too few"),
            ("0044 20 7946 01", "too many or too few"),
            ("00", "too many or too few"),
            ("0033 1", "too many or too few"),
            ("0000000000", "no country's numbers"),
            ("ring the bell", "not a telephone number"),
            ("", "not a telephone number"),
            ("#######", "not a telephone number"),
        ] {
            let said = fault_of(number).unwrap_or_default();
            assert!(said.contains(says), "{number}: {said}");
        }
    }
}

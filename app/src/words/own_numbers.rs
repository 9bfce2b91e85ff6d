//! Numbers and addresses that stand in a sentence, where the settings should give them.
//!
//! Years, ages, amounts, times, dates and postcodes may stand in sentences. This file knows nothing else of the
//! project, because `cargo xtask tidy` reads it, too.

/// A number or an address that a sentence should take from the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnNumber {
    /// As it stands there.
    pub text: String,
    /// The digits alone, as ASCII; empty for an address.
    pub digits: String,
    /// It looks like nothing else: not like an amount or a range.
    pub is_certain: bool,
}

/// The shortest number that is taken for one to ring whatever its digits are: `61016`.
const DIGITS_OF_A_LINE_MIN: usize = 5;

/// Short numbers that reach somebody in the United Kingdom.
const SHORT_LINES: [&str; 8] = ["999", "112", "101", "111", "105", "116", "119", "159"];

/// Names that look like an address and are none, and what is kept for examples.
const NO_ADDRESSES: [&str; 3] = ["GOV.UK", "example.com", "example.org"];

/// Every number and address in a text, and other figures of at least three digits, which are one where the settings
/// have a number of the same digits.
#[must_use]
pub fn own_numbers(text: &str) -> Vec<OwnNumber> {
    let mut found: Vec<OwnNumber> = addresses(text).collect();
    let figures = runs(text).into_iter().filter(|run| !run.is_part_of_a_word || run.reaches_somebody());
    found.extend(figures.map(Run::named).filter(|number| number.digits.len() >= 3));
    found
}

/// Groups of digits that stand together like those of one number.
struct Run {
    text: String,
    groups: Vec<String>,
    /// What stands between the groups.
    joints: Vec<char>,
    /// A letter, a currency or a decimal point touches it: `SE13`, `£120`, `119.99`.
    is_part_of_a_word: bool,
}

impl Run {
    fn digits(&self) -> String {
        self.groups.concat()
    }

    fn named(self) -> OwnNumber {
        OwnNumber { digits: self.digits(), is_certain: self.reaches_somebody(), text: self.text }
    }

    fn reaches_somebody(&self) -> bool {
        let digits = self.digits();
        if self.is_kept_for_examples() || self.is_date() || self.is_range() {
            return false;
        }
        if digits.len() >= DIGITS_OF_A_LINE_MIN {
            return true;
        }
        !self.is_part_of_a_word && SHORT_LINES.contains(&digits.as_str())
    }

    /// Numbers that Ofcom keeps free for films and examples: nobody can be reached on them.
    fn is_kept_for_examples(&self) -> bool {
        const KEPT: [(&str, usize); 8] = [
            ("02079460", 11),
            ("07700900", 11),
            ("01632960", 11),
            ("08081570", 11),
            ("03069990", 11),
            ("01134960", 11),
            ("01214960", 11),
            ("01614960", 11),
        ];
        let digits = self.digits();
        let inland = digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44"));
        let inland = inland.map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')));
        KEPT.iter().any(|(start, length)| inland.len() == *length && inland.starts_with(start))
    }

    /// `31 12 2026`, `31-12-26`, `2026-12-31`.
    fn is_date(&self) -> bool {
        let [a, b, c] = &self.groups[..] else { return false };
        let is = |text: &str, longest: usize, most: u32| {
            text.len() <= longest && text.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
        };
        let is_year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        (is(a, 2, 31) && is(b, 2, 12) && is_year(c)) || (is_year(a) && is(b, 2, 12) && is(c, 2, 31))
    }

    /// `2018–19`, `100-200`, but not `0800-1111`.
    fn is_range(&self) -> bool {
        let [from, to] = &self.groups[..] else { return false };
        let is_plain = |group: &String| group.len() <= 4 && !group.starts_with('0');
        self.joints.iter().all(|joint| is_dash(*joint)) && is_plain(from) && (is_plain(to) || to.len() <= 2)
    }
}

fn runs(text: &str) -> Vec<Run> {
    // Nearly every sentence is without any.
    if !text.chars().any(|c| digit(c).is_some()) {
        return Vec::new();
    }
    let characters: Vec<char> = text.chars().filter(|c| !is_invisible(*c)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if digit(characters[at]).is_none() {
            at += 1;
            continue;
        }
        let (run, end) = run_at(&characters, at);
        found.push(run);
        at = end;
    }
    found
}

fn run_at(characters: &[char], start: usize) -> (Run, usize) {
    let (mut groups, mut joints) = (vec![String::new()], Vec::new());
    let mut at = start;
    let mut end = start;
    while let Some(c) = characters.get(at) {
        if let Some(digit) = digit(*c) {
            groups.last_mut().into_iter().for_each(|group| group.push(digit));
            at += 1;
            end = at;
            continue;
        }
        let Some(length) = joint(&characters[at..], &groups) else { break };
        joints.push(*c);
        groups.push(String::new());
        at += length;
    }
    let is_part_of_a_word = touches(characters, start, end);
    let text = characters[start..end].iter().collect();
    (Run { text, groups, joints, is_part_of_a_word }, end)
}

/// How many characters stand between two groups of one number; nothing where it ends.
fn joint(rest: &[char], groups: &[String]) -> Option<usize> {
    let length = rest.iter().take_while(|c| c.is_whitespace() || is_dash(**c) || "()./".contains(**c)).count();
    let next = rest[length..].iter().take_while(|c| digit(**c).is_some()).count();
    let begins_like_a_line = groups.first().is_some_and(|group| group.starts_with('0') || group.starts_with("44"));
    let last = groups.last().map_or(0, String::len);
    let signs: Vec<char> = rest[..length].iter().copied().filter(|c| "()./".contains(*c)).collect();
    // A point or a stroke stands in times, dates and amounts, too.
    let is_joint = match &signs[..] {
        [] => length <= 2 && !is_a_new_line(&rest[..length]),
        _ => begins_like_a_line && length <= 2 && last >= 2 && next >= 3,
    };
    (next > 0 && length > 0 && is_joint).then_some(length)
}

fn is_a_new_line(between: &[char]) -> bool {
    between.iter().filter(|c| **c == '\n').count() > 1
}

fn touches(characters: &[char], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map(|at| characters[at]);
    let before_before = start.checked_sub(2).map(|at| characters[at]);
    let after = (characters.get(end), characters.get(end + 1));
    let is_decimal = |point: Option<&char>, digit_at: Option<&char>| {
        matches!(point, Some('.' | ',' | ':' | '/')) && digit_at.is_some_and(|c| digit(*c).is_some())
    };
    // `call-999` is the name of something.
    let is_in_a_name = before == Some('-') && before_before.is_some_and(char::is_alphabetic);
    is_in_a_name
        || before.is_some_and(|c| c.is_alphabetic() || "£€$".contains(c))
        || is_decimal(before.as_ref(), before_before.as_ref())
        || after.0.is_some_and(|c| c.is_alphabetic() || *c == '%')
        || is_decimal(after.0, after.1)
}

fn addresses(text: &str) -> impl Iterator<Item = OwnNumber> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@%&=+".contains(c);
    let words =
        text.split(move |c: char| !is_part(c)).map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
    words.filter(|word| is_address(word)).map(|word| OwnNumber {
        text: word.to_owned(),
        digits: String::new(),
        is_certain: true,
    })
}

fn is_address(word: &str) -> bool {
    if !word.contains('.') {
        return word.contains("://");
    }
    if word.contains("://") {
        return true;
    }
    // An e-mail address is one after its sign.
    let word = word.rsplit('@').next().unwrap_or(word);
    let host = word.split(['/', '?', '#', ':']).next().unwrap_or(word);
    if NO_ADDRESSES.contains(&word) || host.ends_with(".example") {
        return false;
    }
    let labels: Vec<&str> = host.split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    let ends_like_one = last.len() >= 2 && last.bytes().all(|b| b.is_ascii_alphabetic());
    let is_name = |label: &&str| label.len() >= 2 && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let begins_with_a_letter = host.starts_with(|c: char| c.is_ascii_alphabetic());
    labels.len() > 1 && ends_like_one && begins_with_a_letter && labels.iter().all(is_name)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A decimal digit of any script that a translation may be in, as ASCII.
fn digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c);
    }
    const ZEROS: [u32; 17] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040,
        0x17E0, 0xFF10,
    ];
    let value = ZEROS.into_iter().find_map(|zero| u32::from(c).checked_sub(zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        own_numbers(text).into_iter().filter(|one| one.is_certain).map(|one| one.text).collect()
    }

    #[test]
    fn numbers_and_addresses_are_found() {
        for (text, number) in [
            ("Ring 0800 1111.", "0800 1111"),
            ("Ring 0808\u{a0}16\u{a0}89\u{a0}111 today", "0808\u{a0}16\u{a0}89\u{a0}111"),
            ("call 999", "999"),
            ("Call 999: that needs no internet.", "999"),
            ("999 BSL", "999"),
            ("call 101,", "101"),
            ("NHS 111", "111"),
            ("(18000)", "18000"),
            ("18001 101", "18001 101"),
            ("text 61016", "61016"),
            ("116 123", "116 123"),
            ("0800-1111", "0800-1111"),
            ("020.7946.1000", "020.7946.1000"),
            ("0800/555/111", "0800/555/111"),
            ("020 (7946) 1000", "020 (7946) 1000"),
            ("+44 20 7008 0151", "44 20 7008 0151"),
            ("+44 (0)20 7008 0151", "20 7008 0151"),
            ("02070080151", "02070080151"),
            ("۹۹۹ پر کال کریں", "۹۹۹"),
            ("٠٨٠٠ ١١١١", "٠٨٠٠ ١١١١"),
            ("０８００ １１１１", "０８００ １１１１"),
            ("\u{2066}0800 1111\u{2069}", "0800 1111"),
            ("08\u{200B}00 11\u{AD}11", "0800 1111"),
            ("0800\n1111", "0800\n1111"),
            ("see ico.org.uk, or", "ico.org.uk"),
            ("www.childline.org.uk/get-support", "www.childline.org.uk/get-support"),
            ("https://tfl.gov.uk", "https://tfl.gov.uk"),
            ("gov.uk/ACT", "gov.uk/ACT"),
            ("Reportfraud.police.uk", "Reportfraud.police.uk"),
            ("write to help@police.uk", "help@police.uk"),
        ] {
            assert_eq!(found(text), [number], "{text}");
        }
    }

    #[test]
    fn other_figures_pass() {
        for text in [
            "section 170 of the Road Traffic Act 1988",
            "The scheme ended in August 2022. GOV.UK says more.",
            "within 24 hours, or 7 days, or 30 days",
            "aged 16 and over, under 19, over 55",
            "360 pixels",
            "For example, SE13 5JZ or SE13",
            "For example, 2:30pm or 14:30, 10:00-16:00, 8.30pm, 10.30 to 16.30",
            "For example, 31 12 2026, 31/12/2026, 31.12.2026 or 2026-12-31",
            "an amount such as 120 or 119.99, 1,250, £101",
            "2018–19 and 1999-2026, 100-200 metres",
            "The year is before 1900",
            "Up to 4000 characters",
            "a phone number such as 020 7946 0000 or 07700 900123, +44 20 7946 0018",
            "name@example.com",
            "e.g. this, i.e. that, at 9 a.m. or 5 p.m.",
            "100% of 999.5",
            "the café at 20 High Street",
            "SW1A 1AA, 101A High Street",
            "exit call-999",
            "{ $count } of 5",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}

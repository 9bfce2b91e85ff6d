//! Places by name: written in full, begun, as part of an address, or with a slip of the finger.

use super::{super::Position, Precision};

/// A slip for so many letters, at most two.
const LETTERS_PER_SLIP: usize = 5;
/// As many others as a page can offer.
const OTHERS_MAX: usize = 5;

/// Something with a name.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub name: String,
    /// As names are compared: made once, because every search compares them all.
    plain: String,
    pub position: Position,
    pub borough: String,
    pub district: Option<String>,
    pub precision: Precision,
}

impl Named {
    pub fn new(name: &str, position: Position, borough: &str) -> Self {
        let (name, plain, borough) = (name.to_owned(), plain(name), borough.to_owned());
        Self { name, plain, position, borough, district: None, precision: Precision::Near }
    }

    pub fn in_district(self, code: &str) -> Self {
        Self { district: Some(code.to_owned()), ..self }
    }

    pub fn exact(self) -> Self {
        Self { precision: Precision::Exact, ..self }
    }
}

/// How well a name fits; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Begun,
    Within,
    Slip(usize),
}

/// The best of the names, others that fit as well, and whether it is what was typed. The first of equals is best.
pub(super) fn best<'n>(names: &'n [Named], typed: &str) -> Option<(&'n Named, Vec<String>, bool)> {
    let typed = plain(typed);
    if typed.chars().count() < 2 {
        return None;
    }
    let fits: Vec<(Fit, &Named)> = names.iter().filter_map(|named| Some((fit(&named.plain, &typed)?, named))).collect();
    let (best_fit, best) = fits.iter().min_by_key(|(fit, _)| *fit)?;
    let mut others: Vec<String> = Vec::new();
    for (_, other) in fits.iter().filter(|(fit, other)| fit == best_fit && !std::ptr::eq(*other, *best)) {
        let called = other.district.as_ref().unwrap_or(&other.name).clone();
        let is_same = other.name == best.name && other.district.is_none() || called == best.name;
        if !is_same && !others.contains(&called) && others.len() < OTHERS_MAX {
            others.push(called);
        }
    }
    Some((best, others, !matches!(best_fit, Fit::Slip(_))))
}

fn fit(name: &str, typed: &str) -> Option<Fit> {
    if name == typed {
        return Some(Fit::Whole);
    }
    if name.strip_prefix(typed).is_some_and(|rest| typed.len() >= 3 || rest.starts_with(' ')) {
        return Some(Fit::Begun);
    }
    let is_within = typed.len() >= 4 && name.match_indices(typed).any(|(at, _)| at == 0 || name[..at].ends_with(' '));
    if is_within {
        return Some(Fit::Within);
    }
    let slips_max = (typed.len() / LETTERS_PER_SLIP).min(2);
    // Names of another length are not slips: most need not be looked at closely.
    if slips_max == 0 || name.len().abs_diff(typed.len()) > slips_max {
        return None;
    }
    let slips = strsim::osa_distance(name, typed);
    (slips <= slips_max).then_some(Fit::Slip(slips))
}

/// Lower case, without accents and signs, without "London" behind it.
fn plain(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase).filter(|c| !matches!(c, '\'' | '’' | '.'));
    let spaced: String = letters.map(|c| if c.is_alphanumeric() { without_accent(c) } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split_whitespace().map(|word| if word == "saint" { "st" } else { word }).collect();
    let words = match words[..] {
        [ref rest @ .., "london"] if !rest.is_empty() && rest != ["city", "of"] => rest,
        ref all => all,
    };
    words.join(" ")
}

const fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ę' => 'e',
        'ì'..='ï' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ś' | 'š' => 's',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_writing() {
        let at = Position { latitude: 51.5, longitude: 0.0 };
        let names: Vec<Named> = [
            ("Lewisham", None),
            ("City of London", None),
            ("Peckham", Some("SE15")),
            ("St John's Wood", Some("NW8")),
            ("Church End", Some("N3")),
            ("Church End", Some("NW10")),
            ("43 Lewisham High Street, London", None),
        ]
        .into_iter()
        .map(|(name, district)| Named { district: district.map(str::to_owned), ..Named::new(name, at, "Lewisham") })
        .collect();
        for (typed, called, others, is_exact) in [
            ("lewisham", "Lewisham", 0, true),
            ("LEWISHAM, London", "Lewisham", 0, true),
            ("Lewisam", "Lewisham", 0, false),
            ("pekham", "Peckham", 0, false),
            ("Peck", "Peckham", 0, true),
            ("Saint Johns Wood", "St John's Wood", 0, true),
            ("lewisham high street", "43 Lewisham High Street, London", 0, true),
            ("Church End", "Church End", 1, true),
            ("city of london", "City of London", 0, true),
        ] {
            let (best, also, exact) = best(&names, typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!((&*best.name, also.len(), exact), (called, others, is_exact), "{typed}");
        }
        for typed in ["x", "", "Birmingham", "ham", "9"] {
            assert!(best(&names, typed).is_none(), "{typed}");
        }
    }
}

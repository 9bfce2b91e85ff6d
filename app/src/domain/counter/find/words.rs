//! Words of place names, as they are compared.

/// Parts of Britain behind a name, which change nothing.
const BEHIND: [&str; 6] = ["london", "uk", "gb", "england", "greater london", "united kingdom"];
/// Words before "London" with which it is a name of its own.
const BEFORE_LONDON: [&str; 12] =
    ["of", "north", "south", "east", "west", "central", "inner", "outer", "greater", "royal", "port", "in"];
/// Words that many places have, and that name none alone.
const GENERIC: [&str; 44] = [
    "police",
    "station",
    "stations",
    "counter",
    "counters",
    "hospital",
    "market",
    "park",
    "road",
    "street",
    "high",
    "hill",
    "green",
    "common",
    "town",
    "hall",
    "centre",
    "shopping",
    "library",
    "school",
    "church",
    "university",
    "college",
    "museum",
    "bridge",
    "airport",
    "terminal",
    "house",
    "court",
    "square",
    "gardens",
    "village",
    "club",
    "football",
    "city",
    "new",
    "old",
    "upper",
    "lower",
    "central",
    "front",
    "lane",
    "palace",
    "st",
];
/// Words behind a name that make it the name of a street.
const STREETS: [&str; 27] = [
    "road", "street", "lane", "avenue", "way", "drive", "close", "gardens", "grove", "terrace", "crescent", "square",
    "place", "court", "mews", "row", "walk", "rise", "hill", "park", "high", "gate", "parade", "approach", "path",
    "yard", "estate",
];

/// Lower case, without accents and signs, `&` as "and", which like "the" is left out; common short forms in full;
/// without "London" behind it.
pub(super) fn plain(text: &str) -> String {
    let code = typed::code(text).replace(['&', '+'], " and ");
    let letters = code.chars().flat_map(char::to_lowercase).filter(|c| !matches!(c, '\'' | '`' | '.'));
    let spaced: String = letters.map(|c| if c.is_alphanumeric() { without_accent(c) } else { ' ' }).collect();
    let all: Vec<&str> = spaced.split_whitespace().collect();
    let count = all.len();
    let kept = all.iter().enumerate().filter(|(_, word)| count == 1 || !matches!(**word, "and" | "the" | "n"));
    let words: Vec<&str> = kept.map(|(place, word)| in_full(word, place, all.get(place + 1))).collect();
    without_london(&words).join(" ")
}

fn in_full<'t>(word: &'t str, place: usize, next: Option<&&str>) -> &'t str {
    let is_first = place == 0;
    let ends_a_street = next.is_none_or(|next| matches!(*next, "station" | "stn" | "tube" | "london" | "market"));
    match word {
        "saint" => "st",
        "upon" => "on",
        "rd" if !is_first => "road",
        "st" if !is_first && ends_a_street => "street",
        "ave" if !is_first => "avenue",
        "ln" if !is_first => "lane",
        "sq" if !is_first => "square",
        "stn" if !is_first => "station",
        "hosp" if !is_first => "hospital",
        "center" | "ctr" => "centre",
        other => other,
    }
}

fn without_london<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let behind = BEHIND.iter().find_map(|name| {
        let length = name.split(' ').count();
        let (before, last) = words.split_at_checked(words.len().checked_sub(length)?)?;
        let is_own_name = *name == "london" && before.last().is_some_and(|word| BEFORE_LONDON.contains(word));
        (last.join(" ") == *name && !before.is_empty() && !is_own_name).then_some(before)
    });
    match behind {
        Some(before) => without_london(before),
        None => words,
    }
}

/// Every word is one that many places have.
pub(super) fn is_generic(plain: &str) -> bool {
    plain.split(' ').all(|word| GENERIC.contains(&word) || word.chars().all(|c| c.is_ascii_digit()))
}

/// The word behind a name makes it the name of a street.
pub(super) fn makes_a_street(next: &str) -> bool {
    STREETS.contains(&next)
}

/// The street of an address such as `43 Lewisham High Street, London`; nothing where many streets are called so.
pub(super) fn street_of(address: &str) -> Option<String> {
    let first = address.split(',').next().unwrap_or_default();
    let street = plain(first.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '-'));
    let has_name = street.contains(' ') && !is_generic(&street) && !street.starts_with("london ");
    has_name.then_some(street)
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
    fn names_are_compared_in_one_writing() {
        for (text, compared) in [
            ("LEWISHAM, London", "lewisham"),
            ("Elephant & Castle", "elephant castle"),
            ("Elephant and Castle, London, UK", "elephant castle"),
            ("Saint John’s Wood", "st johns wood"),
            ("ｓｔ. john's wood", "st johns wood"),
            ("City of London", "city of london"),
            ("Tower of London", "tower of london"),
            ("South London", "south london"),
            ("London", "london"),
            ("The Strand", "strand"),
            ("Kingston upon Thames", "kingston on thames"),
            ("Mare St", "mare street"),
            ("Liverpool St Station", "liverpool street station"),
            ("near St Pancras", "near st pancras"),
            ("Old Kent Rd", "old kent road"),
            ("Café-Royal", "cafe royal"),
            ("", ""),
        ] {
            assert_eq!(plain(text), compared, "{text}");
        }
    }

    #[test]
    fn streets_of_addresses_have_a_name_of_their_own() {
        for (address, street) in [
            ("43 Lewisham High Street, London", Some("lewisham high street")),
            ("Agar Street, London", Some("agar street")),
            ("12 High Street, London", None),
            ("1-3 London Road, Croydon", None),
            ("Croydon", None),
        ] {
            assert_eq!(street_of(address).as_deref(), street, "{address}");
        }
    }
}

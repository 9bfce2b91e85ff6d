//! Positions as maps and phones write them: degrees in several ways, a link to a map, a grid reference of the
//! Ordnance Survey. Plus codes and addresses of three words are only told apart.

use super::super::Position;

/// A position, or a code that is not read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Located {
    /// A place.
    At {
        /// Where.
        position: Position,
        /// Longitude stood first.
        is_swapped: bool,
    },
    /// A plus code.
    PlusCode,
    /// An address of three words, with its slashes.
    ThreeWords,
}

/// Letters of plus codes.
const PLUS_CODE: &str = "23456789CFGHJMPQRVWX";
/// Postcode areas of London that begin like squares of the grid, and squares that no counter is near.
const NOT_SQUARES: [&str; 7] = ["SE", "SW", "NW", "TW", "SM", "HA", "TN"];
/// Latitudes of Britain, which no longitude of it reaches.
const BRITISH_LATITUDES: std::ops::RangeInclusive<f64> = 49.0..=61.0;

/// Reads a position.
pub(super) fn read(typed: &str) -> Option<Located> {
    let plain = typed::code(typed).to_lowercase();
    if plain.starts_with("///") || plain.contains("what3words.com/") || plain.contains("w3w.co/") {
        return Some(Located::ThreeWords);
    }
    if plain.split([' ', ',']).any(is_plus_code) {
        return Some(Located::PlusCode);
    }
    let at = |(position, is_swapped)| Located::At { position, is_swapped };
    let grid = || grid_reference(&plain).map(|position| (position, false));
    degrees(&plain).or_else(grid).map(at)
}

/// Three words between dots, and nothing else.
pub(super) fn is_three_words(typed: &str) -> bool {
    let words: Vec<&str> = typed.trim().split('.').collect();
    let is_word = |word: &&str| word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
    words.len() == 3 && words.iter().all(is_word)
}

fn is_plus_code(word: &str) -> bool {
    let Some((before, after)) = word.split_once('+') else { return false };
    let is_code = |text: &str| text.chars().all(|c| PLUS_CODE.contains(c.to_ascii_uppercase()));
    (4..=8).contains(&before.len()) && (2..=4).contains(&after.len()) && is_code(before) && is_code(after)
}

/// A number in a text, and how many figures stand behind its point.
#[derive(Clone, Copy)]
struct Number {
    value: f64,
    decimals: usize,
    is_negative: bool,
}

fn degrees(plain: &str) -> Option<(Position, bool)> {
    let text = coordinates_of_link(plain).unwrap_or(plain).replace('º', "°");
    let (numbers, letters) = parts(&decimal_points(&text))?;
    let is_marked = text.contains('°') || letters.len() == 2;
    let is_exact = numbers.iter().any(|number| number.decimals >= 3);
    let sides = match numbers.len() {
        2 if is_marked || is_exact => numbers.chunks(1),
        4 if is_marked => numbers.chunks(2),
        6 if is_marked => numbers.chunks(3),
        _ => return None,
    };
    let sides: Vec<f64> = sides.map(of_minutes).collect();
    let signed = |side: usize, letter: Option<&char>| match letter {
        Some('s' | 'w') => -sides[side].abs(),
        _ => sides[side],
    };
    let (first, second) = (signed(0, letters.first()), signed(1, letters.get(1)));
    let is_east_first = matches!(letters.first(), Some('e' | 'w'));
    if is_east_first {
        return Some((Position::new(second, first)?, false));
    }
    let is_swapped = letters.is_empty() && first.abs() <= 10.0 && BRITISH_LATITUDES.contains(&second);
    let position = if is_swapped { Position::new(second, first) } else { Position::new(first, second) };
    Some((position?, is_swapped))
}

/// Degrees, minutes and seconds as degrees.
fn of_minutes(numbers: &[Number]) -> f64 {
    let parts = numbers.iter().zip([1.0, 60.0, 3600.0]);
    let sum: f64 = parts.map(|(number, share)| number.value.abs() / share).sum();
    if numbers.first().is_some_and(|number| number.is_negative) { -sum } else { sum }
}

/// Where the position stands in a link to a map.
fn coordinates_of_link(plain: &str) -> Option<&str> {
    if !plain.starts_with("http") && !plain.starts_with("geo:") && !plain.contains("maps") {
        return None;
    }
    let behind = |sign: &str| Some(plain.split_once(sign)?.1);
    // OpenStreetMap writes how near the map shows it first.
    let of_osm = || behind("#map=").map(|map| map.split_once('/').map_or(map, |(_, rest)| rest));
    let begin = ["/@", "q=", "ll=", "query=", "geo:"].into_iter().find_map(behind).or_else(of_osm)?;
    let end = begin.find(['z', '&', '?', ';', '#']).unwrap_or(begin.len());
    // A third number is how near the map shows it.
    let coordinates = &begin[..end];
    Some(coordinates.rmatch_indices(',').nth(1).map_or(coordinates, |_| {
        let second = coordinates.match_indices(',').nth(1).map_or(coordinates.len(), |(at, _)| at);
        &coordinates[..second]
    }))
}

/// Commas between figures are points where there is no point.
fn decimal_points(text: &str) -> String {
    if text.contains('.') || text.matches(',').count() < 2 {
        return text.to_owned();
    }
    let text = text.replace(", ", " ").replace(",-", " -");
    text.replace(',', ".")
}

/// The numbers of a text and the letters of the compass in it; nothing where it has other words.
fn parts(text: &str) -> Option<(Vec<Number>, Vec<char>)> {
    let (mut numbers, mut letters) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length =
            if c.is_ascii_digit() || matches!(c, '-' | '+') && rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
                let (number, length) = number(rest)?;
                numbers.push(number);
                length
            } else if c.is_alphabetic() {
                let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
                match word.as_str() {
                    "n" | "s" | "e" | "w" | "north" | "south" | "east" | "west" => letters.extend(word.chars().next()),
                    "lat" | "latitude" | "lon" | "long" | "lng" | "longitude" | "deg" | "degrees" | "geo" => {}
                    _ => return None,
                }
                word.len()
            } else if " °'\",;:()/".contains(c) {
                c.len_utf8()
            } else {
                return None;
            };
        rest = &rest[length..];
    }
    matches!(letters.len(), 0 | 2).then_some((numbers, letters))
}

fn number(text: &str) -> Option<(Number, usize)> {
    let is_part = |(place, c): &(usize, char)| c.is_ascii_digit() || *c == '.' || *place == 0;
    let length = text.char_indices().take_while(is_part).count();
    let written = text[..length].trim_end_matches('.');
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let value = written.parse().ok()?;
    Some((Number { value, decimals, is_negative: written.starts_with('-') }, length))
}

/// A grid reference such as `TQ 384 753`, as the middle of its square.
fn grid_reference(plain: &str) -> Option<Position> {
    let squeezed: String = plain.chars().filter(|c| !matches!(c, ' ' | ',')).collect::<String>().to_uppercase();
    let (square, figures) = squeezed.split_at_checked(2)?;
    let is_written = (4..=10).contains(&figures.len())
        && figures.len().is_multiple_of(2)
        && figures.bytes().all(|b| b.is_ascii_digit())
        && !NOT_SQUARES.contains(&square);
    let &[large, small] = square.as_bytes() else { return None };
    if !is_written || !b"HJNOST".contains(&large) || !small.is_ascii_uppercase() || small == b'I' {
        return None;
    }
    // Squares are lettered from A to Z without I, in fives from the north-west.
    let place = |letter: u8| i32::from(letter - b'A') - i32::from(letter > b'I');
    let (large, small) = (place(large), place(small));
    let east = (large - 2).rem_euclid(5) * 5 + small % 5;
    let north = 19 - large / 5 * 5 - small / 5;
    let (easting, northing) = figures.split_at(figures.len() / 2);
    let size = 10_f64.powi(5 - i32::try_from(easting.len()).ok()?);
    let metres =
        |hundreds: i32, part: &str| Some(f64::from(hundreds) * 100_000.0 + (part.parse::<f64>().ok()? + 0.5) * size);
    let (longitude, latitude) =
        lonlat_bng::convert_osgb36_to_ll(metres(east, easting)?, metres(north, northing)?).ok()?;
    Position::new(latitude, longitude)
}

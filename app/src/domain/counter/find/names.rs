//! Places by name: written in full, begun, as part of an address, among other words, or with a slip of the finger.

use std::collections::HashMap;

use super::{
    super::{Gazetteer, Position, Register},
    Precision,
    words::{is_generic, makes_a_street, plain, street_of},
};

/// A slip for so many letters, at most two.
const LETTERS_PER_SLIP: usize = 5;
/// As many others as a page can offer.
const OTHERS_MAX: usize = 5;
/// Places of one name that are nearer than this are one place, metres.
const SAME_PLACE_M: f64 = 3_500.0;
/// Words of the longest name that is looked for among others.
const WORDS_MAX: usize = 6;
/// Words among which a name is looked for.
const AMONG_MAX: usize = 24;
/// A name among other words that may have a slip has so many letters.
const SLIP_INSIDE_MIN: usize = 6;

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
    /// It is not in London.
    pub is_elsewhere: bool,
}

impl Named {
    pub fn new(name: &str, position: Position, borough: &str) -> Self {
        let (name, plain, borough) = (name.to_owned(), plain(name), borough.to_owned());
        Self { name, plain, position, borough, district: None, precision: Precision::Near, is_elsewhere: false }
    }

    pub fn in_district(self, code: &str) -> Self {
        Self { district: Some(code.to_owned()), ..self }
    }

    pub fn exact(self) -> Self {
        Self { precision: Precision::Exact, ..self }
    }

    fn elsewhere(self) -> Self {
        Self { is_elsewhere: true, ..self }
    }

    /// What leads to this one where another of the same name is meant first.
    fn other_name(&self) -> &str {
        self.district.as_ref().unwrap_or(&self.name)
    }
}

/// Everything with a name, what people mean most often first.
#[derive(Clone, Debug, Default)]
pub struct Names {
    all: Vec<Named>,
    by_plain: HashMap<String, Vec<usize>>,
    /// Without spaces, for whoever leaves them out.
    by_letters: HashMap<String, Vec<usize>>,
}

/// How a name was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It, or its beginning or a part of it, is what was typed.
    Exactly,
    /// It stands among other words, or with a slip.
    Roughly,
}

/// The best of the names, and others that fit as well.
#[derive(Debug)]
pub(super) struct Match<'n> {
    pub best: &'n Named,
    pub others: Vec<String>,
    pub how: How,
}

/// How well a name fits; the smaller the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Begun,
    Within,
    Slip(usize),
}

impl Names {
    /// The names of counters, areas, known places and boroughs, then those of the counters' wards and streets, at
    /// last those of towns elsewhere.
    #[must_use]
    pub fn of(gazetteer: &Gazetteer, register: &Register) -> Self {
        let counters = register.all().iter();
        let names = counters.clone().map(|one| Named::new(&one.facts.name, one.position, &one.facts.borough).exact());
        let boroughs = gazetteer.boroughs().iter().map(|one| Named::new(&one.name, one.position, &one.name));
        // A name belongs most to the district where it stands nearest the front.
        let mut areas: Vec<(usize, Named)> = Vec::new();
        for district in gazetteer.districts() {
            let named = |name: &String| Named::new(name, district.position, &district.borough);
            areas.extend(district.names.iter().map(|name| named(name).in_district(&district.code)).enumerate());
        }
        areas.sort_by_key(|(place, _)| *place);
        let areas = areas.into_iter().map(|(_, named)| named);
        let places = gazetteer.places().iter().flat_map(|place| {
            let named = |name: &String| Named::new(name, place.position, &place.borough);
            place.names.iter().map(move |name| if place.is_area { named(name) } else { named(name).exact() })
        });
        let wards = counters.clone().map(|one| Named::new(&one.facts.ward, one.position, &one.facts.borough));
        let streets = counters.flat_map(|one| {
            let address = Named::new(&one.facts.address, one.position, &one.facts.borough).exact();
            let street = street_of(&one.facts.address).map(|street| Named { plain: street, ..address.clone() });
            [address].into_iter().chain(street)
        });
        let elsewhere = gazetteer.elsewhere().iter().flat_map(|town| {
            let named = |name: &String| Named::new(name, town.position, "").elsewhere();
            town.names.iter().map(named)
        });
        Self::new(
            names.chain(areas).chain(places).chain(boroughs).chain(wards).chain(streets).chain(elsewhere).collect(),
        )
    }

    fn new(all: Vec<Named>) -> Self {
        let mut names = Self { all, ..Self::default() };
        for (number, named) in names.all.iter().enumerate().filter(|(_, named)| !named.plain.is_empty()) {
            names.by_plain.entry(named.plain.clone()).or_default().push(number);
            names.by_letters.entry(named.plain.replace(' ', "")).or_default().push(number);
        }
        names
    }

    /// The place that is meant. The first of equals is best.
    pub(super) fn find(&self, typed: &str) -> Option<Match<'_>> {
        let behind_commas: Vec<String> = typed.split(',').skip(1).map(plain).collect();
        let typed = plain(typed);
        if typed.chars().count() < 2 {
            return None;
        }
        let whole = self.by_plain.get(&typed).or_else(|| self.by_letters.get(&typed.replace(' ', "")));
        if let Some(numbers) = whole {
            return self.of_equals(numbers.iter().map(|number| &self.all[*number]).collect(), How::Exactly);
        }
        if is_generic(&typed) {
            return None;
        }
        let is_part = |fit: &Fit| !matches!(fit, Fit::Slip(_));
        self.fitting(&typed, is_part)
            .or_else(|| self.inside(&typed, &behind_commas))
            .or_else(|| self.fitting(&typed, |fit| !is_part(fit)))
            .or_else(|| self.slip_inside(&typed))
    }

    /// Whether something is called so, written in full.
    pub(super) fn knows(&self, typed: &str) -> bool {
        let typed = plain(typed);
        self.by_plain.contains_key(&typed) || self.by_letters.contains_key(&typed.replace(' ', ""))
    }

    /// The names that fit best in one of these ways.
    fn fitting(&self, typed: &str, is_wanted: impl Fn(&Fit) -> bool) -> Option<Match<'_>> {
        let fits = self.all.iter().filter_map(|named| Some((fit(named, typed).filter(&is_wanted)?, named)));
        let fits: Vec<(Fit, &Named)> = fits.collect();
        let (best, _) = fits.iter().min_by_key(|(fit, _)| *fit)?;
        let how = if matches!(best, Fit::Slip(_)) { How::Roughly } else { How::Exactly };
        self.of_equals(fits.iter().filter(|(fit, _)| fit == best).map(|(_, named)| *named).collect(), how)
    }

    /// The first of some names, with those that are elsewhere in London.
    fn of_equals<'n>(&self, equals: Vec<&'n Named>, how: How) -> Option<Match<'n>> {
        let best = *equals.first()?;
        let others = if best.is_elsewhere { Vec::new() } else { others(best, equals.into_iter().skip(1)) };
        Some(Match { best, others, how })
    }

    /// The name that stands among other words: the longest, and of those the last, as addresses end with the town.
    /// Part of a street's name, or a town elsewhere, is taken only where there is nothing better; but a town behind
    /// the last comma says where the rest is.
    fn inside(&self, typed: &str, behind_commas: &[String]) -> Option<Match<'_>> {
        let words: Vec<&str> = typed.split(' ').take(AMONG_MAX).collect();
        let mut hits: Vec<Hit<'_>> = Vec::new();
        for length in (1..=WORDS_MAX.min(words.len())).rev() {
            for at in (0..=words.len() - length).rev() {
                let run = words[at..at + length].join(" ");
                let Some(named) = self.by_plain.get(&run).and_then(|numbers| self.all.get(*numbers.first()?)) else {
                    continue;
                };
                let is_street = words.get(at + length).is_some_and(|next| makes_a_street(next));
                // Half of London's streets are called like a town elsewhere.
                if named.is_elsewhere && is_street {
                    continue;
                }
                let ends_address = at + length == words.len() && named.is_elsewhere && !is_county(&run);
                let is_town = ends_address && behind_commas.contains(&run);
                let is_covered = hits.iter().any(|hit| hit.covers(at, length));
                if !is_covered && !is_generic(&run) {
                    hits.push(Hit { named, at, length, is_street, is_town });
                }
            }
        }
        // Stable, and the longest and last stand first already.
        hits.sort_by_key(Hit::rank);
        let best = hits.first()?.named;
        let namesakes = self.by_plain.get(&best.plain).into_iter().flatten().map(|number| &self.all[*number]);
        let also = namesakes.chain(hits.iter().skip(1).map(|hit| hit.named));
        let others = if best.is_elsewhere { Vec::new() } else { others(best, also) };
        Some(Match { best, others, how: How::Roughly })
    }

    /// A long name among other words in which one letter is wrong.
    fn slip_inside(&self, typed: &str) -> Option<Match<'_>> {
        let words: Vec<&str> = typed.split(' ').take(AMONG_MAX / 2).collect();
        let runs = (1..=2.min(words.len())).rev().flat_map(|length| {
            let words = &words;
            (0..=words.len() - length).rev().map(move |at| words[at..at + length].join(" "))
        });
        let long = runs.filter(|run| run.len() >= SLIP_INSIDE_MIN && !is_generic(run));
        let of_run =
            |run: String| self.all.iter().find(|named| !named.is_elsewhere && is_slip(&named.plain, &run, 1).is_some());
        let best = long.filter_map(of_run).next()?;
        Some(Match { best, others: Vec::new(), how: How::Roughly })
    }
}

/// A name among other words.
struct Hit<'n> {
    named: &'n Named,
    at: usize,
    length: usize,
    is_street: bool,
    /// A town elsewhere that ends an address.
    is_town: bool,
}

impl Hit<'_> {
    fn covers(&self, at: usize, length: usize) -> bool {
        self.at <= at && at + length <= self.at + self.length
    }

    /// The smaller the better.
    const fn rank(&self) -> u8 {
        match (self.is_town, self.named.is_elsewhere, self.is_street) {
            (true, _, _) => 0,
            (false, false, false) => 1,
            (false, true, _) => 2,
            (false, false, true) => 3,
        }
    }
}

/// Whether it is a county that parts of London still have in their addresses.
fn is_county(plain: &str) -> bool {
    matches!(plain, "kent" | "surrey" | "essex" | "middlesex" | "hertfordshire")
}

/// Other places that could be meant, each once.
fn others<'n>(best: &Named, all: impl Iterator<Item = &'n Named>) -> Vec<String> {
    let mut others: Vec<String> = Vec::new();
    for other in all.filter(|other| !other.is_elsewhere && other.position.metres_to(best.position) > SAME_PLACE_M) {
        let called = other.other_name().to_owned();
        if !others.contains(&called) && called != best.name && others.len() < OTHERS_MAX {
            others.push(called);
        }
    }
    others
}

fn fit(named: &Named, typed: &str) -> Option<Fit> {
    let name = &*named.plain;
    if !named.is_elsewhere {
        if name.strip_prefix(typed).is_some_and(|rest| typed.len() >= 3 || rest.starts_with(' ')) {
            return Some(Fit::Begun);
        }
        let is_within =
            typed.len() >= 4 && name.match_indices(typed).any(|(at, _)| at == 0 || name[..at].ends_with(' '));
        if is_within {
            return Some(Fit::Within);
        }
    }
    let slips_max = (typed.len() / LETTERS_PER_SLIP).min(2);
    is_slip(name, typed, slips_max).map(Fit::Slip)
}

/// The letters that are wrong, where there are no more than these. Names of another length are no slips, so most
/// need not be looked at closely.
fn is_slip(name: &str, typed: &str, slips_max: usize) -> Option<usize> {
    if slips_max == 0 || name.len().abs_diff(typed.len()) > slips_max {
        return None;
    }
    if slips_max == 1 && name.is_ascii() && typed.is_ascii() {
        return is_one_slip(name.as_bytes(), typed.as_bytes()).then(|| usize::from(name != typed));
    }
    let slips = strsim::osa_distance(name, typed);
    (slips <= slips_max).then_some(slips)
}

/// Whether two words differ in one letter at most that is wrong, missing or too many, or in two neighbours that changed
/// places. A search compares thousands of names in this way, and the distance itself takes ten times as long.
fn is_one_slip(name: &[u8], typed: &[u8]) -> bool {
    let head = name.iter().zip(typed).take_while(|(one, other)| one == other).count();
    let (name, typed) = (&name[head..], &typed[head..]);
    let tail = name.iter().rev().zip(typed.iter().rev()).take_while(|(one, other)| one == other).count();
    match (&name[..name.len() - tail], &typed[..typed.len() - tail]) {
        ([] | [_], [] | [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn one_slip_is_a_distance_of_one(name in "[abc]{0,7}", typed in "[abc]{0,7}") {
            let is_slip = strsim::osa_distance(&name, &typed) <= 1;
            prop_assert_eq!(is_one_slip(name.as_bytes(), typed.as_bytes()), is_slip, "{} {}", name, typed);
        }
    }

    #[test]
    fn names_in_any_writing() {
        let at = |latitude: f64| Position { latitude, longitude: 0.0 };
        let named = |name: &str, district: Option<&str>, latitude: f64| Named {
            district: district.map(str::to_owned),
            ..Named::new(name, at(latitude), "Lewisham")
        };
        let names = Names::new(vec![
            named("Lewisham", None, 51.5),
            named("City of London", None, 51.5),
            named("Peckham", Some("SE15"), 51.5),
            named("St John's Wood", Some("NW8"), 51.5),
            named("Church End", Some("N3"), 51.5),
            named("Church End", Some("NW10"), 51.6),
            named("Clerkenwell", Some("EC1R"), 51.5),
            named("Clerkenwell", Some("EC1M"), 51.51),
            named("43 Lewisham High Street, London", None, 51.5),
            named("Oxford Circus", None, 51.5),
            named("Oxford", None, 51.7).elsewhere(),
            named("Reading", None, 51.7).elsewhere(),
            named("Yeading", None, 51.5),
        ]);
        for (typed, called, others, how) in [
            ("lewisham", "Lewisham", 0, How::Exactly),
            ("LEWISHAM, London", "Lewisham", 0, How::Exactly),
            ("Lewisam", "Lewisham", 0, How::Roughly),
            ("pekham", "Peckham", 0, How::Roughly),
            ("Peck", "Peckham", 0, How::Exactly),
            ("Saint Johns Wood", "St John's Wood", 0, How::Exactly),
            ("StJohnsWood", "St John's Wood", 0, How::Exactly),
            ("lewisham high street", "43 Lewisham High Street, London", 0, How::Exactly),
            ("Church End", "Church End", 1, How::Exactly),
            ("Clerkenwell", "Clerkenwell", 0, How::Exactly),
            ("city of london", "City of London", 0, How::Exactly),
            ("I live in Peckham", "Peckham", 0, How::Roughly),
            ("I live in Pekcham", "Peckham", 0, How::Roughly),
            ("Oxford", "Oxford", 0, How::Exactly),
            ("oxford circus", "Oxford Circus", 0, How::Exactly),
            ("Oxford Ci", "Oxford Circus", 0, How::Exactly),
            ("Readin", "Reading", 0, How::Roughly),
            ("Lewisham Road, Oxford", "Oxford", 0, How::Roughly),
            // An address ends with its town; without the comma it may be either.
            ("Peckham, Oxford", "Oxford", 0, How::Roughly),
            ("Peckham Oxford", "Peckham", 0, How::Roughly),
        ] {
            let found = names.find(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!((&*found.best.name, found.others.len(), found.how), (called, others, how), "{typed}");
        }
        for typed in ["x", "", "Birmingham", "ham", "9", "station", "high street", "police"] {
            assert!(names.find(typed).is_none(), "{typed}");
        }
    }
}

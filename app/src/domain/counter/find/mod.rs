//! What somebody typed, as a place: a postcode or part of one, a borough, an area, a ward, a street, a counter.
//!
//! The answer is never empty-handed: what cannot be found says why, so that the page can say what to type instead.

mod words;

use super::{Gazetteer, Position, Register, postcodes::Postcodes};
use crate::domain::{
    postcode::{self, Dropped, Reading},
    typed,
};
use words::Named;

/// Longer texts are no places.
const TYPED_MAX: usize = 100;

/// Everything that knows places.
#[derive(Clone, Copy, Debug)]
pub struct Atlas<'a> {
    /// Boroughs and districts.
    pub gazetteer: &'a Gazetteer,
    /// Every postcode; empty where nobody has imported them.
    pub postcodes: &'a Postcodes,
    /// Everything with a name, counters, their wards and streets included.
    pub names: &'a Names,
}

/// Everything with a name, what people mean most often first.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<Named>);

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Nothing was typed.
    Everything,
    /// A place.
    Spot(Spot),
    /// No place, and why.
    Nothing(Nothing),
}

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// What it is called: a postcode or a name.
    pub called: String,
    /// Where it is.
    pub position: Position,
    /// The borough it is in.
    pub borough: Option<String>,
    /// The ward it is in.
    pub ward: Option<String>,
    /// How near the position is to what was meant.
    pub precision: Precision,
    /// What was made of what was typed.
    pub note: Option<Note>,
    /// Others that could be meant.
    pub others: Vec<String>,
}

/// How near a position is to what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// The very place, to about a hundred metres.
    Exact,
    /// Somewhere in it: a district, a borough, an area.
    Near,
}

/// What was made of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Read as this, because letters and figures that look alike were exchanged or a letter was wrong.
    ReadAs(String),
    /// Half a postcode: the district was taken.
    PartOfPostcode,
    /// There is no such postcode: its district was taken.
    NoSuchPostcode(String),
}

/// Why nothing was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// A postcode of somewhere else.
    NotInLondon(String),
    /// In letters that no place here is written in.
    OtherScript,
    /// Nothing is called like that.
    Unknown,
}

impl Names {
    /// The names of boroughs and areas, and those of counters, their wards and their streets.
    #[must_use]
    pub fn of(gazetteer: &Gazetteer, register: &Register) -> Self {
        let boroughs = gazetteer.boroughs().iter().map(|one| Named::new(&one.name, one.position, &one.name));
        let areas = gazetteer.districts().iter().flat_map(|district| {
            let named = |name: &String| Named::new(name, district.position, &district.borough);
            district.names.iter().map(move |name| named(name).in_district(&district.code))
        });
        let counters = register.all().iter();
        let names = counters.clone().map(|one| Named::new(&one.facts.name, one.position, &one.facts.borough).exact());
        let wards = counters.clone().map(|one| Named::new(&one.facts.ward, one.position, &one.facts.borough));
        let streets = counters.map(|one| Named::new(&one.facts.address, one.position, &one.facts.borough).exact());
        Self(boroughs.chain(areas).chain(names).chain(wards).chain(streets).collect())
    }
}

impl Atlas<'_> {
    /// Finds what was typed.
    #[must_use]
    pub fn find(&self, typed: &str) -> Found {
        let typed: String = typed::line(typed).chars().take(TYPED_MAX).collect();
        let typed = typed.trim();
        if typed.is_empty() {
            return Found::Everything;
        }
        if let Some(found) = self.postcode_in(typed) {
            return found;
        }
        match words::best(&self.names.0, typed) {
            Some((best, others, is_exact)) => Found::Spot(self.named(best, others, is_exact)),
            None if typed.chars().any(is_other_script) => Found::Nothing(Nothing::OtherScript),
            None => self.repaired(typed).unwrap_or(Found::Nothing(Nothing::Unknown)),
        }
    }

    /// The postcode, or half of one, that stands in the text: alone, or among other words. A word without a
    /// figure is a name first.
    fn postcode_in(&self, typed: &str) -> Option<Found> {
        self.reading(typed).filter(|one| !one.is_repaired || has_figure(typed)).map(|one| self.as_read(&one))
    }

    /// What is meant where letters and figures that look alike were exchanged.
    fn repaired(&self, typed: &str) -> Option<Found> {
        let meant = self.reading(typed).filter(|one| self.is_known(one))?;
        Some(self.as_read(&meant))
    }

    /// The likeliest postcode of London, or else one of somewhere else that is written in full.
    fn reading(&self, typed: &str) -> Option<Reading> {
        let all = postcode::readings(typed);
        let elsewhere = || all.iter().find(|one| one.is_as_typed() || one.is_whole() && !one.is_repaired);
        all.iter().find(|one| self.is_known(one)).or_else(elsewhere).cloned()
    }

    fn is_known(&self, reading: &Reading) -> bool {
        self.gazetteer.district(reading.outward()).is_some()
    }

    fn as_read(&self, reading: &Reading) -> Found {
        let note = match &reading.dropped {
            _ if reading.is_repaired => Some(Note::ReadAs(reading.code.clone())),
            Some(Dropped::End(_)) => Some(Note::PartOfPostcode),
            _ => None,
        };
        self.postcode(&reading.code, note)
    }

    fn postcode(&self, found: &str, note: Option<Note>) -> Found {
        let outward = found.split(' ').next().unwrap_or(found);
        if let Some(place) = self.postcodes.find(found) {
            let borough = self.gazetteer.borough_by_code(place.borough).map(|borough| borough.name.clone());
            let ward = place.ward_name.map(str::to_owned);
            let (called, precision) = (found.to_owned(), Precision::Exact);
            return Found::Spot(Spot {
                called,
                position: place.position,
                borough,
                ward,
                precision,
                note,
                others: vec![],
            });
        }
        let is_missing = found.contains(' ') && !self.postcodes.is_empty();
        let note = note.or_else(|| is_missing.then(|| Note::NoSuchPostcode(found.to_owned())));
        self.district(outward, note).unwrap_or_else(|| Found::Nothing(Nothing::NotInLondon(found.to_owned())))
    }

    fn district(&self, code: &str, note: Option<Note>) -> Option<Found> {
        let district = self.gazetteer.district(code)?;
        Some(Found::Spot(Spot {
            called: district.code.clone(),
            position: district.position,
            borough: Some(district.borough.clone()),
            ward: None,
            precision: Precision::Near,
            note,
            others: vec![],
        }))
    }

    fn named(&self, best: &Named, others: Vec<String>, is_exact: bool) -> Spot {
        Spot {
            called: best.name.clone(),
            position: best.position,
            borough: Some(best.borough.clone()),
            ward: None,
            precision: best.precision,
            note: (!is_exact).then(|| Note::ReadAs(best.name.clone())),
            others,
        }
    }
}

fn has_figure(text: &str) -> bool {
    text.chars().any(|c| typed::figure(c).is_some())
}

/// Letters, but not Latin ones.
fn is_other_script(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

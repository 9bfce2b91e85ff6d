//! What somebody typed, as a place: a postcode or part of one, a borough, an area, a station, a street, a counter,
//! a position on a map.
//!
//! The answer is never empty-handed: what cannot be found says why, so that the page can say what to type instead,
//! and what was repaired or left out is told.

mod coded;
mod located;
mod names;
mod words;

use super::{Gazetteer, Position, postcodes::Postcodes};

use located::Located;
pub use names::Names;
use names::{How, Match};

/// Longer texts are no places.
const TYPED_MAX: usize = 200;

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
    /// What it is called: a postcode or a name; empty where a phone told the position.
    pub called: String,
    /// Where it is.
    pub position: Position,
    /// The borough it is in.
    pub borough: Option<String>,
    /// The ward it is in.
    pub ward: Option<String>,
    /// How near the position is to what was meant.
    pub precision: Precision,
    /// What was made of what was typed, in the order in which it is told.
    pub notes: Vec<Note>,
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
    /// It is not in London.
    Outside(String),
    /// The phone is not in London.
    OutsideHere,
    /// Read as this, because letters and figures that look alike were exchanged or a letter was wrong, or because
    /// it stands among other words.
    ReadAs(String),
    /// Half a postcode: the district was taken.
    PartOfPostcode,
    /// There is no such postcode: its district was taken.
    NoSuchPostcode(String),
    /// Nobody has imported postcodes: the district of this one was taken.
    DistrictOnly(String),
    /// These words played no part beside a postcode.
    LeftOut(String),
    /// Longitude stood before latitude.
    Swapped,
}

/// Why nothing was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// A postcode of somewhere else, nobody knows where.
    NotInLondon(String),
    /// A postcode that no place has, and those that may be meant.
    NoPlace(String, Vec<String>),
    /// In letters that no place here is written in.
    OtherScript,
    /// A plus code.
    PlusCode,
    /// An address of three words.
    ThreeWords,
    /// Nothing is called like that; postcodes that may be meant.
    Unknown(Vec<String>),
}

impl Spot {
    /// A place by its name or code, about which nothing else is to be said.
    #[must_use]
    pub fn new(called: impl Into<String>, position: Position, precision: Precision) -> Self {
        let (called, notes, others) = (called.into(), Vec::new(), Vec::new());
        Self { called, position, borough: None, ward: None, precision, notes, others }
    }

    /// Where a phone says that it is.
    #[must_use]
    pub fn here(position: Position, gazetteer: &Gazetteer) -> Self {
        let notes = if gazetteer.is_outside(position) { vec![Note::OutsideHere] } else { Vec::new() };
        Self { notes, ..Self::new("", position, Precision::Exact) }
    }

    /// It is not in London.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        self.notes.iter().any(|note| matches!(note, Note::Outside(_) | Note::OutsideHere))
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
        match located::read(typed) {
            Some(Located::At { position, is_swapped }) => return Found::Spot(self.located(position, is_swapped)),
            Some(Located::PlusCode) => return Found::Nothing(Nothing::PlusCode),
            Some(Located::ThreeWords) => return Found::Nothing(Nothing::ThreeWords),
            None => {}
        }
        if let Some(found) = self.postcode_in(typed) {
            return found;
        }
        match self.names.find(typed) {
            Some(found) => Found::Spot(named(&found)),
            None if typed.chars().any(is_other_script) => Found::Nothing(Nothing::OtherScript),
            None if located::is_three_words(typed) => Found::Nothing(Nothing::ThreeWords),
            None => self.repaired(typed),
        }
    }

    fn located(&self, position: Position, is_swapped: bool) -> Spot {
        let called = format!("{:.4}, {:.4}", position.latitude, position.longitude);
        let outside = self.gazetteer.is_outside(position).then(|| Note::Outside(called.clone()));
        let notes = outside.into_iter().chain(is_swapped.then_some(Note::Swapped)).collect();
        Spot { notes, ..Spot::new(called, position, Precision::Exact) }
    }
}

fn named(found: &Match<'_>) -> Spot {
    let best = found.best;
    let outside = best.is_elsewhere.then(|| Note::Outside(best.name.clone()));
    let read_as = (found.how != How::Exactly).then(|| Note::ReadAs(best.name.clone()));
    let notes = read_as.into_iter().chain(outside).collect();
    let borough = Some(best.borough.clone()).filter(|borough| !borough.is_empty());
    Spot { borough, notes, others: found.others.clone(), ..Spot::new(&*best.name, best.position, best.precision) }
}

/// Letters, but not Latin ones.
fn is_other_script(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

#[cfg(test)]
mod tests;

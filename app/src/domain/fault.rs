//! What is wrong with a content file, and where.

use std::{collections::BTreeMap, fmt, sync::Arc};

use typed::name::Name;

/// A line of a content file. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path below the content folder.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
}

/// Lines of a journey's file, for naming the faults of its definition, which itself knows no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyPlaces {
    /// The file, for faults that belong to no question.
    pub whole: Place,
    /// Each question, by the line that names it in this file.
    pub questions: BTreeMap<Name, Place>,
}

impl JourneyPlaces {
    /// The place of a question, or of the file where it has none.
    #[must_use]
    pub fn of(&self, question: Option<&Name>) -> &Place {
        question.and_then(|id| self.questions.get(id)).unwrap_or(&self.whole)
    }
}

/// One fault. Shown as `journeys/theft.toml:12: reason`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What, as a sentence for the person who wrote the file.
    pub reason: String,
}

impl Fault {
    /// A fault at a place.
    #[must_use]
    pub fn new(place: &Place, reason: impl Into<String>) -> Self {
        Self { place: place.clone(), reason: reason.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.place.file, self.place.line, self.reason)
    }
}

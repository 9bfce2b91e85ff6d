//! What is wrong with a content file, and where.

use std::{fmt, sync::Arc};

/// A line of a content file. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path below the content folder.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
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

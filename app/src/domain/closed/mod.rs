//! Closures: from when until when the portal, a service or one journey takes nothing, what people read meanwhile, and
//! whom they can ring. The operator writes them into `service.toml`; a running portal takes them up.
//!
//! Times are instants here. A closure without `from` has begun already, one without `to` has no end yet.

mod read;
mod when;

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use typed::name::Name;

use super::contact::Contact;
use crate::{
    domain::fault::{Fault, Place},
    routes::BOOKING_JOURNEY,
};

/// How long before its beginning people are told of a closure.
pub const ANNOUNCED_BEFORE: TimeDelta = TimeDelta::hours(24);
/// Closes everything that takes something from people; advice, counters and emergency pages stay.
const PORTAL: &str = "portal";
/// Closes every journey that ends in a report.
const REPORTS: &str = "reports";

/// The part of the portal that a closure closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Everything that takes something from people.
    Portal,
    /// Every journey that ends in a report.
    Reports,
    /// One journey.
    Journey(Name),
}

impl What {
    fn parse(text: &str) -> Result<Self, String> {
        match text {
            PORTAL => Ok(Self::Portal),
            REPORTS => Ok(Self::Reports),
            name => Name::parse(name).map(Self::Journey).map_err(|error| error.to_string()),
        }
    }

    /// As it is written in the file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Portal => PORTAL,
            Self::Reports => REPORTS,
            Self::Journey(name) => name.as_str(),
        }
    }

    /// Whether whatever the other closes is closed by this, too.
    #[must_use]
    pub fn includes(&self, other: &Self) -> bool {
        match self {
            Self::Portal => true,
            Self::Reports => !matches!(other, Self::Portal) && other.as_str() != BOOKING_JOURNEY,
            Self::Journey(_) => self == other,
        }
    }
}

/// One closure.
#[derive(Clone, Debug, PartialEq)]
pub struct Closure {
    /// The part that is closed.
    pub what: What,
    /// The first closed instant; nothing where it has begun already.
    pub from: Option<DateTime<Utc>>,
    /// The first instant at which it is open again; nothing where nobody knows yet.
    pub to: Option<DateTime<Utc>>,
    /// The operator's own sentences by language; English is among them.
    pub words: BTreeMap<String, String>,
    /// Whom to ring instead, the most fitting first, as the same file has them.
    pub ring: Vec<(Name, Contact)>,
    /// The line of its `what`.
    pub place: Place,
}

impl Closure {
    /// Closed at this instant: `from` is closed, `to` is open.
    #[must_use]
    pub fn is_on(&self, at: DateTime<Utc>) -> bool {
        self.has_begun(at) && self.to.is_none_or(|to| at < to)
    }

    /// It began at this instant or before; it may be over.
    #[must_use]
    pub fn has_begun(&self, at: DateTime<Utc>) -> bool {
        self.from.is_none_or(|from| from <= at)
    }

    /// What people read in this language, and whether they read the English instead.
    #[must_use]
    pub fn words_in(&self, language: &str) -> (&str, bool) {
        let own = self.words.get(language).map(|text| (text.as_str(), false));
        let in_english = || (self.words.get("en").map_or("", String::as_str), true);
        own.unwrap_or_else(in_english)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let begins_before_the_end = |one: &Self, other: &Self| match (one.from, other.to) {
            (Some(from), Some(to)) => from < to,
            _ => true,
        };
        begins_before_the_end(self, other) && begins_before_the_end(other, self)
    }
}

/// A closure as people are told it.
#[derive(Clone, Copy, Debug)]
pub struct Told<'c> {
    /// The closure.
    pub closure: &'c Closure,
    /// When it begins, where that is still to come.
    pub begins: Option<DateTime<Utc>>,
    /// When nothing keeps it shut any more; nothing where nobody knows yet.
    pub until: Option<DateTime<Utc>>,
}

/// Every closure that `service.toml` has, past ones included, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Closures(Vec<Closure>);

impl Closures {
    /// Every closure, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Closure> {
        self.0.iter()
    }

    /// There is none, not even a past one.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The closure that keeps a journey shut at this instant: the widest, where there are several.
    #[must_use]
    pub fn of_journey(&self, journey: &Name, at: DateTime<Utc>) -> Option<&Closure> {
        let journey = What::Journey(journey.clone());
        let rank = |closure: &&Closure| match closure.what {
            What::Portal => 0,
            What::Reports => 1,
            What::Journey(_) => 2,
        };
        self.iter().filter(|closure| closure.what.includes(&journey) && closure.is_on(at)).min_by_key(rank)
    }

    /// The first instant, from the given one on, at which nothing keeps this shut any more: a closure that follows
    /// upon another, or outlasts it, counts. Nothing where no end is known.
    #[must_use]
    pub fn open_from(&self, what: &What, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let mut open = at;
        while let Some(closure) = self.iter().find(|closure| closure.what.includes(what) && closure.is_on(open)) {
            open = closure.to?;
        }
        Some(open)
    }

    /// Closures that people are told of: those that are on, and those that begin within [`ANNOUNCED_BEFORE`].
    pub fn announced(&self, at: DateTime<Utc>) -> impl Iterator<Item = &Closure> {
        self.iter().filter(move |closure| {
            let begins_soon = closure.has_begun(at + ANNOUNCED_BEFORE);
            begins_soon && closure.to.is_none_or(|to| at < to)
        })
    }

    /// The same as people are told them: when each begins, where it has not yet, and until when.
    #[must_use]
    pub fn told(&self, at: DateTime<Utc>) -> Vec<Told<'_>> {
        let begins = |closure: &Closure| closure.from.filter(|from| *from > at);
        let until = |closure: &Closure| self.open_from(&closure.what, begins(closure).unwrap_or(at));
        let told = self.announced(at);
        told.map(|closure| Told { closure, begins: begins(closure), until: until(closure) }).collect()
    }

    /// Two closures of the same part at the same time: nobody could tell which words people read.
    fn overlapping(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (place, later) in self.0.iter().enumerate() {
            let twice = |earlier: &&Closure| earlier.what == later.what && earlier.overlaps(later);
            if let Some(earlier) = self.0[..place].iter().find(twice) {
                let (what, line) = (later.what.as_str(), earlier.place.line);
                let reason =
                    format!("`{what}` is closed at the same time by the closure in line {line}: make them one");
                faults.push(Fault::new(&later.place, reason));
            }
        }
        faults
    }

    /// What does not fit the rest of the content: journeys that are not there, and languages that nobody reads.
    #[must_use]
    pub fn misfits(&self, journeys: &[&Name], languages: &[&str]) -> Vec<Fault> {
        self.iter().flat_map(|closure| closure.misfits(journeys, languages)).collect()
    }

    /// Languages that people read and a closure has no words in: they read its English, marked as such.
    #[must_use]
    pub fn unsaid(&self, languages: &[&str]) -> Vec<Fault> {
        let lacking = |closure: &Closure, code: &str| {
            let reason = format!("`{}` has no words in `{code}`: people read the English", closure.what.as_str());
            (!closure.words.contains_key(code)).then(|| Fault::new(&closure.place, reason))
        };
        self.iter().flat_map(|closure| languages.iter().filter_map(move |code| lacking(closure, code))).collect()
    }
}

impl Closure {
    fn misfits(&self, journeys: &[&Name], languages: &[&str]) -> Vec<Fault> {
        let name = self.what.as_str();
        let is_journey = journeys.iter().any(|journey| journey.as_str() == name);
        let unknown = match (&self.what, is_journey) {
            (What::Journey(_), false) => Some(format!(
                "`what` names `{name}`: it is `{PORTAL}`, `{REPORTS}` or a journey, one of {}",
                journeys.iter().map(|journey| journey.as_str()).collect::<Vec<_>>().join(", ")
            )),
            (What::Portal | What::Reports, true) => {
                Some(format!("`{name}` closes every journey, and one is called so: give that journey another name"))
            }
            _ => None,
        };
        let unread = self.words.keys().filter(|code| !languages.contains(&code.as_str()));
        let unread = unread.map(|code| format!("`words.{code}`: no page is in that language"));
        unknown.into_iter().chain(unread).map(|reason| Fault::new(&self.place, reason)).collect()
    }
}

#[cfg(test)]
mod tests;

//! Which counters somebody wants to see.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Counter, Register, Services,
    written::{Kind, Parking, Toilets},
};
use crate::domain::{
    hours::to_utc,
    journey::{ErrorCode, FieldError, Fields, question::time::TimeOfDay},
    vocabulary::Vocabulary,
};

/// What somebody wants of a counter. Everything is wanted of one that has nothing here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// That this is done there, by its name.
    pub service: Option<String>,
    /// That it is open then.
    pub open: Open,
    /// That it is one of these; any that is open to the public where empty.
    pub kinds: BTreeSet<Kind>,
    /// All of these.
    pub facts: BTreeSet<Fact>,
    /// That somebody there speaks this, by its code.
    pub language: Option<String>,
}

/// When it should be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Open {
    /// That does not matter.
    #[default]
    Whenever,
    /// Now.
    Now,
    /// At an instant.
    At(DateTime<Utc>),
}

/// Who can use a counter, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// Without a step.
    StepFree,
    /// A loop for hearing aids.
    HearingLoop,
    /// Somebody signs BSL on some days.
    Bsl,
    /// A room to talk in private.
    QuietRoom,
    /// An accessible toilet.
    Toilet,
    /// Parking, at least with a Blue Badge.
    Parking,
}

impl Fact {
    /// Every fact, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::StepFree, Self::HearingLoop, Self::Bsl, Self::QuietRoom, Self::Toilet, Self::Parking];

    /// As addresses and message names write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::StepFree => "step-free",
            Self::HearingLoop => "hearing-loop",
            Self::Bsl => "bsl",
            Self::QuietRoom => "quiet-room",
            Self::Toilet => "toilet",
            Self::Parking => "parking",
        }
    }

    /// Whether it is true of a counter.
    #[must_use]
    pub fn holds(self, counter: &Counter) -> bool {
        let access = &counter.facts.access;
        match self {
            Self::StepFree => access.step_free,
            Self::HearingLoop => access.hearing_loop,
            Self::Bsl => access.bsl.is_some(),
            Self::QuietRoom => access.quiet_room,
            Self::Toilet => access.toilets == Toilets::Accessible,
            Self::Parking => access.parking != Parking::None,
        }
    }
}

impl Filter {
    /// Reads a form. What it cannot read is left out of the filter and named.
    #[must_use]
    pub fn read(form: &Fields, services: &Services, words: &Vocabulary) -> (Self, Vec<FieldError>) {
        let mut errors = Vec::new();
        let text = |name: &str| Some(form.first(name).trim().to_owned()).filter(|text| !text.is_empty());
        let filter = Self {
            service: text("service").filter(|id| services.find(id).is_some()),
            open: open(form, words, &mut errors),
            kinds: form.all("kind").iter().filter_map(|kind| Kind::parse(kind)).collect(),
            facts: Fact::ALL.into_iter().filter(|fact| form.has("access", fact.as_str())).collect(),
            // Not `language`: that is what the page itself should be in.
            language: text("speaks"),
        };
        (filter, errors)
    }

    /// Nothing in particular is wanted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a counter has all that is wanted. Whatever takes long comes last.
    #[must_use]
    pub fn admits(&self, counter: &Counter, now: DateTime<Utc>) -> bool {
        let facts = &counter.facts;
        let is_kind =
            if self.kinds.is_empty() { facts.kind != Kind::NotPublic } else { self.kinds.contains(&facts.kind) };
        is_kind
            && self.service.as_ref().is_none_or(|service| counter.offers(service))
            && self.facts.iter().all(|fact| fact.holds(counter))
            && self.language.as_ref().is_none_or(|language| facts.access.languages.contains(language))
            && self.is_open(counter, now)
    }

    /// Open when it should be, with the service that is wanted. Whatever will not open within a year is gone, and
    /// nobody is sent there.
    fn is_open(&self, counter: &Counter, now: DateTime<Utc>) -> bool {
        let times = match &self.service {
            Some(service) => counter.times_of(service),
            None => Some(counter.times()),
        };
        times.is_some_and(|times| match self.open {
            Open::Whenever => counter.facts.kind == Kind::NotPublic || times.next_opening(now).is_some(),
            Open::Now => times.is_open(now),
            Open::At(at) => times.is_open(at),
        })
    }

    /// Every language that somebody at a counter speaks, by code.
    #[must_use]
    pub fn languages(register: &Register) -> BTreeSet<&str> {
        register.all().iter().flat_map(|counter| &counter.facts.access.languages).map(String::as_str).collect()
    }
}

fn open(form: &Fields, words: &Vocabulary, errors: &mut Vec<FieldError>) -> Open {
    match form.first("open") {
        "now" => Open::Now,
        "at" => {
            let (day, time) = (date(form.first("day")), TimeOfDay::parse(form.first("time"), words));
            if day.is_none() {
                errors.push(FieldError::new("day", ErrorCode::NotADate));
            }
            if time.is_none() {
                errors.push(FieldError::new("time", ErrorCode::NotATime));
            }
            let at = |(day, time): (NaiveDate, TimeOfDay)| day.and_hms_opt(time.hour.into(), time.minute.into(), 0);
            day.zip(time).and_then(at).map_or(Open::Whenever, |local| Open::At(to_utc(local)))
        }
        _ => Open::Whenever,
    }
}

/// As browsers post a date, or as people in London write one.
fn date(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"].iter().find_map(|form| NaiveDate::parse_from_str(typed, form).ok())
}

//! Which counters somebody wants to see.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use journey::{
    ErrorCode, FieldError, Fields,
    question::{date::phrase::coming, time::TimeOfDay},
};
use typed::vocabulary::Vocabulary;

use super::{
    Counter, Register, Services,
    written::{Kind, Parking, Toilets},
};
use crate::domain::hours::to_utc;

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
    /// A visit can be booked.
    Bookable,
}

impl Fact {
    /// Every fact, in the order shown.
    pub const ALL: [Self; 7] =
        [Self::StepFree, Self::HearingLoop, Self::Bsl, Self::QuietRoom, Self::Toilet, Self::Parking, Self::Bookable];

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
            Self::Bookable => "bookable",
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
            Self::Bookable => counter.facts.bookable,
        }
    }
}

/// One thing that somebody wants, and can do without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A service, by its name.
    Service(String),
    /// That it is open at some time.
    Open,
    /// Kinds of counter.
    Kinds,
    /// Something that is there.
    Fact(Fact),
    /// A language, by its code.
    Language(String),
}

impl Wish {
    /// The fields of a form that say so: each name, with the one value that says it or with whatever it has.
    #[must_use]
    pub const fn fields(&self) -> &'static [(&'static str, Option<&'static str>)] {
        match self {
            Self::Service(_) => &[("service", None)],
            Self::Open => &[("open", None), ("day", None), ("time", None)],
            Self::Kinds => &[("kind", None)],
            Self::Fact(Fact::StepFree) => &[("access", Some("step-free"))],
            Self::Fact(Fact::HearingLoop) => &[("access", Some("hearing-loop"))],
            Self::Fact(Fact::Bsl) => &[("access", Some("bsl"))],
            Self::Fact(Fact::QuietRoom) => &[("access", Some("quiet-room"))],
            Self::Fact(Fact::Toilet) => &[("access", Some("toilet"))],
            Self::Fact(Fact::Parking) => &[("access", Some("parking"))],
            Self::Fact(Fact::Bookable) => &[("access", Some("bookable"))],
            Self::Language(_) => &[("speaks", None)],
        }
    }

    /// As a button posts it.
    #[must_use]
    pub fn as_text(&self) -> String {
        self.fields().first().map_or_else(String::new, |(name, value)| format!("{name}:{}", value.unwrap_or_default()))
    }

    /// Reads what a button posts, the inverse of [`as_text`](Self::as_text). Names of services and languages are not
    /// in it, since a form has one of each.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let facts = Fact::ALL.into_iter().map(Self::Fact);
        let others = [Self::Service(String::new()), Self::Open, Self::Kinds, Self::Language(String::new())];
        others.into_iter().chain(facts).find(|wish| wish.as_text() == text)
    }

    /// A form without it.
    #[must_use]
    pub fn taken_from(&self, form: &Fields) -> Fields {
        let says_so = |name: &str, value: &str| {
            self.fields().iter().any(|(field, said)| *field == name && said.is_none_or(|said| said == value))
        };
        form.pairs().filter(|(name, value)| !says_so(name, value)).collect()
    }
}

impl Filter {
    /// Everything that is wanted, one by one.
    #[must_use]
    pub fn wishes(&self) -> Vec<Wish> {
        let service = self.service.clone().map(Wish::Service);
        let open = (self.open != Open::Whenever).then_some(Wish::Open);
        let kinds = (!self.kinds.is_empty()).then_some(Wish::Kinds);
        let language = self.language.clone().map(Wish::Language);
        let facts = self.facts.iter().map(|fact| Wish::Fact(*fact));
        [service, open, kinds, language].into_iter().flatten().chain(facts).collect()
    }

    /// The same without one wish.
    #[must_use]
    pub fn without(&self, wish: &Wish) -> Self {
        let mut filter = self.clone();
        match wish {
            Wish::Service(_) => filter.service = None,
            Wish::Open => filter.open = Open::Whenever,
            Wish::Kinds => filter.kinds.clear(),
            Wish::Fact(fact) => {
                filter.facts.remove(fact);
            }
            Wish::Language(_) => filter.language = None,
        }
        filter
    }

    /// The wish without which most counters have all the rest, and how many those are; nothing where taking away
    /// one alone does not help.
    #[must_use]
    pub fn in_the_way(&self, register: &Register, now: DateTime<Utc>) -> Option<(Wish, usize)> {
        let count = |filter: &Self| register.all().iter().filter(|counter| filter.admits(counter, now)).count();
        let wishes = self.wishes().into_iter().map(|wish| (count(&self.without(&wish)), wish));
        // Of equals `max_by_key` takes the last.
        let best = wishes.rev().max_by_key(|(count, _)| *count)?;
        (best.0 > 0).then_some((best.1, best.0))
    }

    /// Reads a form. What it cannot read is left out of the filter and named. Days without a year are those that
    /// come next after `today`.
    #[must_use]
    pub fn read(form: &Fields, services: &Services, today: NaiveDate, words: &Vocabulary) -> (Self, Vec<FieldError>) {
        let mut errors = Vec::new();
        let text = |name: &str| Some(form.first(name).trim().to_owned()).filter(|text| !text.is_empty());
        let filter = Self {
            service: text("service").filter(|id| services.find(id).is_some()),
            open: open(form, today, words, &mut errors),
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

fn open(form: &Fields, today: NaiveDate, words: &Vocabulary, errors: &mut Vec<FieldError>) -> Open {
    match form.first("open") {
        "now" => Open::Now,
        "at" => {
            let (day, time) = (coming(form.first("day"), today, words), TimeOfDay::parse(form.first("time"), words));
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

#[cfg(test)]
mod tests {
    use super::{Fact, Wish};

    #[test]
    fn a_wish_is_read_as_its_button_posts_it() {
        let others = [Wish::Service(String::new()), Wish::Open, Wish::Kinds, Wish::Language(String::new())];
        for wish in others.into_iter().chain(Fact::ALL.map(Wish::Fact)) {
            assert_eq!(Wish::parse(&wish.as_text()), Some(wish));
        }
        for text in ["", "open", "access:", "access:lift", "q:"] {
            assert_eq!(Wish::parse(text), None, "{text}");
        }
    }
}

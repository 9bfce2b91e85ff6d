//! The words of the service in every language, on the server only.
//!
//! [`Locales`] holds all that was read; [`Words`] speaks one language and falls back to English message by
//! message, saying so ([`Said::in_english`]) so that the page can mark it.

mod catalogue;
mod known;
mod likeness;
mod locale;
mod offers;
mod own_numbers;
mod pattern;
pub mod said;
mod survey;
mod vocabulary;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

pub use fluent_bundle::FluentValue;

pub use catalogue::{code_messages, message};
pub use known::{Known, Link, Value};
pub use locale::{Direction, Locale, LocaleFault, unbroken};
pub use offers::{Offer, Offers, unsaid_in_danger};
pub use own_numbers::{OwnNumber, own_numbers};
pub use said::Said;
pub use survey::{
    Finding, Lack, Wanted, survey, wanted_by_code, wanted_by_exit, wanted_by_journey, wanted_by_question,
};
pub use vocabulary::vocabulary;

/// Every language, English first.
#[derive(Debug)]
pub struct Locales(Vec<Arc<Locale>>);

impl Locales {
    /// English and the languages beside it. Those are shown in the order given.
    #[must_use]
    pub fn new(english: Locale, others: Vec<Locale>) -> Self {
        Self(std::iter::once(english).chain(others).map(Arc::new).collect())
    }

    /// Tells every language what its sentences may take from the service's settings, once.
    pub fn teach(&self, known: impl Fn(&Words) -> Known) {
        let all: Vec<Known> = self.0.iter().map(|own| known(&Words::new(own, &self.0[0]))).collect();
        self.0.iter().zip(all).for_each(|(locale, known)| locale.teach(known));
    }

    /// The words in this language, if there is such a language.
    #[must_use]
    pub fn words(&self, code: &str) -> Option<Words> {
        let own = self.0.iter().find(|locale| locale.code == code)?;
        Some(Words::new(own, &self.0[0]))
    }

    /// The words in English.
    #[must_use]
    pub fn english(&self) -> Words {
        Words::new(&self.0[0], &self.0[0])
    }

    /// Every language, English first.
    #[must_use]
    pub fn all(&self) -> &[Arc<Locale>] {
        &self.0
    }
}

/// The words of one language, with English behind it.
#[derive(Clone, Debug)]
pub struct Words {
    own: Arc<Locale>,
    english: Arc<Locale>,
    fell_back: Arc<AtomicBool>,
}

impl Words {
    fn new(own: &Arc<Locale>, english: &Arc<Locale>) -> Self {
        Self { own: own.clone(), english: english.clone(), fell_back: Arc::default() }
    }

    /// The language spoken.
    #[must_use]
    pub fn locale(&self) -> &Locale {
        &self.own
    }

    /// The English behind this language, on its own.
    #[must_use]
    pub fn in_english(&self) -> Self {
        Self::new(&self.english, &self.english)
    }

    /// The same words for a piece of a page, which tells for itself whether it [fell back](Self::fell_back).
    #[must_use]
    pub fn afresh(&self) -> Self {
        Self::new(&self.own, &self.english)
    }

    /// A message, or an attribute of one (`theft-kind.hint`). A message that no language has shows its own
    /// name: content is checked at start, so only a forgotten check can bring a person to see it.
    #[must_use]
    pub fn text(&self, id: &str) -> Said {
        self.maybe(id).unwrap_or_else(|| Said::new(id.into(), true))
    }

    /// A message that need not be there, such as a hint.
    #[must_use]
    pub fn maybe(&self, id: &str) -> Option<Said> {
        self.speak(id, &[])
    }

    /// One of a numbered list of messages, such as the months. Numbers count from 1; another number says
    /// nothing.
    #[must_use]
    pub fn numbered(&self, ids: &[&str], number: u32) -> Said {
        let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        self.text(place.and_then(|place| ids.get(place)).copied().unwrap_or_default())
    }

    /// A message with values.
    #[must_use]
    pub fn with(&self, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> Said {
        self.speak(id, values).unwrap_or_else(|| Said::new(id.into(), true))
    }

    /// A person's own words among ours, in whatever direction they run.
    #[must_use]
    pub fn typed(&self, text: &str) -> String {
        match self.own.direction {
            Direction::Ltr => text.to_owned(),
            Direction::Rtl => format!("\u{2068}{text}\u{2069}"),
        }
    }

    /// Something that was said since these words were handed out had to be said in English.
    #[must_use]
    pub fn fell_back(&self) -> bool {
        self.fell_back.load(Ordering::Relaxed)
    }

    /// Takes over that a piece which was made earlier [fell back](Self::fell_back).
    pub fn fell_back_if(&self, fell_back: bool) {
        self.fell_back.fetch_or(fell_back, Ordering::Relaxed);
    }

    fn speak(&self, id: &str, values: &[(&'static str, FluentValue<'_>)]) -> Option<Said> {
        let own = self.own.say(id, values).map(|spoken| spoken.said(false));
        own.or_else(|| {
            let in_english = self.own.code != self.english.code;
            let spoken = self.english.say(id, values)?;
            self.fell_back.fetch_or(in_english, Ordering::Relaxed);
            Some(spoken.said(in_english))
        })
    }
}

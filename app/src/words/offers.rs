//! Which journeys a language can offer: none whose questions about danger, or whose ways out, it cannot say itself.

use std::collections::{BTreeSet, HashMap};

use journey::Definition;
use typed::name::Name;

use super::{Locale, Locales, Wanted, code_messages, wanted_by_exit, wanted_by_journey};
use crate::domain::exit_page::ExitPage;

/// The question that comes first and tells danger from everything else.
const EMERGENCY: &str = "emergency";
/// Messages of the code that people in danger read: the bar, the panel, and the headings of exit pages.
const OF_DANGER: [&str; 4] = ["danger", "emergency-", "exit-page", "stop-"];

/// How far a journey is written in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// All of it.
    Whole,
    /// The question about danger is; others fall back to English.
    Partly,
    /// Not even the question about danger: it is offered in English alone.
    EnglishOnly,
}

/// What each language offers.
#[derive(Debug, Default)]
pub struct Offers(HashMap<(String, Name), Offer>);

impl Offers {
    /// Looks at every language and journey.
    #[must_use]
    pub fn new(locales: &Locales, journeys: &[Definition]) -> Self {
        let english = &locales.all()[0];
        let all = locales.all().iter().flat_map(|locale| journeys.iter().map(move |journey| (locale, journey)));
        Self(all.map(|(own, one)| ((own.code.clone(), one.id.clone()), offer(own, english, one))).collect())
    }

    /// How far a journey is written in a language.
    #[must_use]
    pub fn of(&self, language: &str, journey: &Name) -> Offer {
        self.0.get(&(language.to_owned(), journey.clone())).copied().unwrap_or(Offer::EnglishOnly)
    }
}

fn offer(own: &Locale, english: &Locale, journey: &Definition) -> Offer {
    let lacks = |wanted: &Wanted| lacks(own, english, wanted);
    let danger = journey.question(EMERGENCY).map(|question| question.words.to_string());
    let wanted = wanted_by_journey(journey, None);
    let is_of_danger = |wanted: &&Wanted| {
        danger.as_deref().is_some_and(|id| wanted.id == id || wanted.id.starts_with(&format!("{id}.")))
    };
    if wanted.iter().filter(is_of_danger).any(lacks) {
        Offer::EnglishOnly
    } else if wanted.iter().any(lacks) {
        Offer::Partly
    } else {
        Offer::Whole
    }
}

/// English has it, and this language does not.
fn lacks(own: &Locale, english: &Locale, wanted: &Wanted) -> bool {
    !has(own, &wanted.id) && (!wanted.optional || has(english, &wanted.id))
}

fn has(locale: &Locale, id: &str) -> bool {
    locale.say(id, &[]).is_some()
}

/// Messages that a person in danger may have to read and that a language lacks: of the bar, the panel and every exit
/// page. A language is not offered without them.
#[must_use]
pub fn unsaid_in_danger(own: &Locale, english: &Locale, exits: &[ExitPage]) -> BTreeSet<String> {
    let of_code = code_messages().map(|(id, _)| (*id).to_owned()).filter(|id| is_read_in_danger(id));
    let of_exits = exits.iter().flat_map(wanted_by_exit).filter(|wanted| lacks(own, english, wanted));
    of_code.filter(|id| !has(own, id)).chain(of_exits.map(|wanted| wanted.id)).collect()
}

fn is_read_in_danger(id: &str) -> bool {
    OF_DANGER.iter().any(|start| id.starts_with(start))
}

//! Whether the words fit the code, the journeys and the settings: missing, unused, with variables they are not given,
//! and with numbers of their own.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use journey::{
    Definition, ErrorCode, Kind, Purpose, Question,
    question::{general_options, repeated::Field},
};

use super::{Locale, Locales, code_messages, likeness::unlike, own_numbers::OwnNumber, vocabulary};
use crate::domain::{
    exit_page::ExitPage,
    fault::{JourneyPlaces, Place},
};

/// A message that something needs.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The message, or `message.attribute`.
    pub id: String,
    /// The variables it may use.
    pub variables: Vec<&'static str>,
    /// It may be missing.
    pub optional: bool,
    /// Which content file asks for it; none where the code does.
    pub place: Option<Place>,
}

/// What is wrong with the words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The language.
    pub locale: String,
    /// The message.
    pub id: String,
    /// What is wrong with it.
    pub lack: Lack,
    /// Where it is asked for, if in a content file.
    pub place: Option<Place>,
}

/// What is wrong with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// English does not have it.
    Missing,
    /// This language does not have it, and did not say so.
    NotTranslated,
    /// Nobody asks for it.
    Unused,
    /// It takes a variable that nobody gives it.
    NotGiven(String),
    /// It does not say the same as the English, as far as a machine sees it.
    Unlike(String),
    /// It holds a number or an address that belongs into the settings.
    OwnNumber(String),
}

impl Lack {
    /// A person would meet it, so that the portal does not start.
    #[must_use]
    pub const fn stops_the_start(&self) -> bool {
        matches!(self, Self::Missing | Self::NotGiven(_) | Self::OwnNumber(_))
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing"),
            Self::NotTranslated => f.write_str("is missing, and its file is not among those that fall back"),
            Self::Unused => f.write_str("is used nowhere"),
            Self::NotGiven(variable) => write!(f, "uses ${variable}, which it is not given"),
            Self::Unlike(difference) => f.write_str(difference),
            Self::OwnNumber(text) => write!(
                f,
                "holds `{text}`: write it in service.toml and take it from there, as {{ $NAME-call }} or {{ $NAME-web }}"
            ),
        }
    }
}

/// Every message the code and the error codes need.
#[must_use]
pub fn wanted_by_code() -> Vec<Wanted> {
    let of_code = code_messages().map(|(id, variables)| wanted(id, variables, None));
    let of_errors = ErrorCode::MESSAGES.iter().map(|(id, variable)| wanted(id, variable.as_slice(), None));
    let of_vocabulary = vocabulary::wanted().map(|id| wanted(id, &[], None));
    let of_kinds = general_options().map(|id| wanted(id, &[], None));
    of_code.chain(of_errors).chain(of_vocabulary).chain(of_kinds).collect()
}

/// Every message that a journey needs, with the places of its questions where they are known.
#[must_use]
pub fn wanted_by_journey(definition: &Definition, places: Option<&JourneyPlaces>) -> Vec<Wanted> {
    let journey = format!("{}-journey", definition.id);
    let place = places.map(|places| &places.whole);
    let mut all = vec![wanted(&journey, &[], place)];
    match definition.purpose {
        Purpose::Report(_) => {
            all.extend(["pick", "covers"].map(|part| wanted(&format!("{journey}.{part}"), &[], place)));
            all.push(optional(format!("{journey}.before"), place));
        }
        Purpose::Survey => all.push(wanted(&format!("{journey}.covers"), &[], place)),
        // What can be booked is told by its service.
        Purpose::Booking => {}
    }
    for question in &definition.questions {
        all.extend(wanted_by_question(question, places.map(|places| places.of(Some(&question.id)))));
    }
    all
}

/// Every message that a question needs or may have, with the line that names it.
#[must_use]
pub fn wanted_by_question(question: &Question, place: Option<&Place>) -> Vec<Wanted> {
    let mut all = Vec::new();
    want_question(&question.words, &question.kind, place, &mut all);
    all.push(optional(format!("{}.why", question.words), place));
    if let Kind::Repeated(repeated) = &question.kind {
        all.push(wanted(&format!("{}.item", question.words), &[], place));
        for Field { words, kind, .. } in &repeated.fields {
            want_question(words, kind, place, &mut all);
        }
    }
    all
}

/// Every message that an exit page needs.
#[must_use]
pub fn wanted_by_exit(exit: &ExitPage) -> Vec<Wanted> {
    let (id, place) = (format!("exit-{}", exit.id), Some(&exit.place));
    let pick = Wanted { optional: !exit.listed, ..wanted(&format!("{id}.pick"), &[], place) };
    let parts = ["", ".who", ".how", ".why"].map(|part| wanted(&format!("{id}{part}"), &[], place));
    let of_helpers = exit.helpers.iter().flat_map(|helper| {
        let name = format!("contact-{helper}");
        [wanted(&name, &[], place), optional(format!("{name}.about"), place)]
    });
    std::iter::once(pick).chain(parts).chain(of_helpers).collect()
}

fn want_question(words: &str, kind: &Kind, place: Option<&Place>, all: &mut Vec<Wanted>) {
    all.push(wanted(words, &[], place));
    all.push(optional(format!("{words}.hint"), place));
    all.push(optional(format!("{words}.error"), place));
    for option in kind.options() {
        all.push(wanted(&format!("{words}.option-{option}"), &[], place));
        all.push(optional(format!("{words}.option-{option}-hint"), place));
    }
}

fn wanted(id: &str, variables: &[&'static str], place: Option<&Place>) -> Wanted {
    Wanted { id: id.to_owned(), variables: variables.to_vec(), optional: false, place: place.cloned() }
}

fn optional(id: String, place: Option<&Place>) -> Wanted {
    Wanted { optional: true, ..wanted(&id, &[], place) }
}

/// Compares every language with what is wanted. A file that a language knowingly leaves to English is not
/// missed; a message that nobody wants is unused in any language.
#[must_use]
pub fn survey(locales: &Locales, all: &[Wanted]) -> Vec<Finding> {
    let by_id: BTreeMap<&str, &Wanted> = all.iter().map(|wanted| (wanted.id.as_str(), wanted)).collect();
    let english = &locales.all()[0];
    let mut findings = missing(english, all.iter());
    for locale in locales.all() {
        findings.extend(unfit(locale, &by_id));
        if locale.code != english.code {
            findings.extend(incomplete(locale, english, &by_id));
            findings.extend(unlike(locale, english));
        }
    }
    findings
}

fn missing<'w>(locale: &Locale, all: impl Iterator<Item = &'w Wanted>) -> Vec<Finding> {
    let has = ids(locale);
    all.filter(|wanted| !wanted.optional && !has.contains(wanted.id.as_str()))
        .map(|wanted| Finding { place: wanted.place.clone(), ..finding(locale, &wanted.id, Lack::Missing) })
        .collect()
}

fn incomplete(locale: &Locale, english: &Locale, by_id: &BTreeMap<&str, &Wanted>) -> Vec<Finding> {
    let has = ids(locale);
    let expected = english.files.iter().filter(|(file, _)| !locale.falls_back.contains(file));
    expected
        .flat_map(|(_, messages)| messages)
        .map(|written| written.id.as_str())
        .filter(|id| by_id.contains_key(id) && !has.contains(id))
        .map(|id| finding(locale, id, Lack::NotTranslated))
        .collect()
}

fn unfit(locale: &Locale, by_id: &BTreeMap<&str, &Wanted>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for written in locale.written() {
        let stands_once = |number: &&OwnNumber| number.is_certain || locale.has_line(&number.digits);
        let own = written.own_numbers.iter().filter(stands_once).map(|number| Lack::OwnNumber(number.text.clone()));
        let of_variables = match by_id.get(written.id.as_str()) {
            None => Some(Lack::Unused),
            Some(wanted) => {
                let is_given = |name: &&String| wanted.variables.contains(&name.as_str()) || locale.knows(name);
                written.variables.iter().find(|name| !is_given(name)).map(|name| Lack::NotGiven(name.clone()))
            }
        };
        findings.extend(own.chain(of_variables).map(|lack| finding(locale, &written.id, lack)));
    }
    findings
}

fn ids(locale: &Locale) -> BTreeSet<&str> {
    locale.written().map(|written| written.id.as_str()).collect()
}

pub(super) fn finding(locale: &Locale, id: &str, lack: Lack) -> Finding {
    Finding { locale: locale.code.clone(), id: id.to_owned(), lack, place: None }
}

//! Whether the words fit the code and the journeys: missing, unused, and with the wrong variables.

use std::collections::{BTreeMap, BTreeSet};

use super::{CODE_MESSAGES, Locale, Locales, likeness::unlike, vocabulary};
use crate::domain::journey::{Definition, ErrorCode, Kind, fault::Place, parse::ExitPage, question::repeated::Field};

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
    /// As a sentence.
    pub reason: String,
    /// Where it is asked for, if in a content file.
    pub place: Option<Place>,
}

/// Every message the code and the error codes need.
#[must_use]
pub fn wanted_by_code() -> Vec<Wanted> {
    let of_code = CODE_MESSAGES.iter().map(|(id, variables)| wanted(id, variables, None));
    let of_errors = ErrorCode::MESSAGES.iter().map(|(id, variable)| wanted(id, variable.as_slice(), None));
    let of_vocabulary = vocabulary::wanted().map(|id| wanted(id, &[], None));
    of_code.chain(of_errors).chain(of_vocabulary).collect()
}

impl Definition {
    /// Every message the journey needs.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let journey = format!("{}-journey", self.id);
        let of_journey = [journey.clone(), format!("{journey}.pick"), format!("{journey}.covers")];
        let mut all: Vec<Wanted> = of_journey.iter().map(|id| wanted(id, &[], Some(&self.place))).collect();
        for question in &self.questions {
            want_question(&question.words, &question.kind, &question.place, &mut all);
            all.push(optional(format!("{}.why", question.words), &question.place));
            if let Kind::Repeated(repeated) = &question.kind {
                all.push(wanted(&format!("{}.item", question.words), &[], Some(&question.place)));
                for Field { words, kind, .. } in &repeated.fields {
                    want_question(words, kind, &question.place, &mut all);
                }
            }
        }
        all
    }
}

impl ExitPage {
    /// Every message the exit page needs.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let id = format!("exit-{}", self.id);
        let pick = Wanted { optional: !self.listed, ..wanted(&format!("{id}.pick"), &[], Some(&self.place)) };
        let parts = ["", ".who", ".how", ".why"].map(|part| wanted(&format!("{id}{part}"), &[], Some(&self.place)));
        std::iter::once(pick).chain(parts).collect()
    }
}

fn want_question(words: &str, kind: &Kind, place: &Place, all: &mut Vec<Wanted>) {
    all.push(wanted(words, &[], Some(place)));
    all.push(optional(format!("{words}.hint"), place));
    all.push(optional(format!("{words}.error"), place));
    let options = match kind {
        Kind::OneChoice(choice) => &choice.options[..],
        Kind::SeveralChoices(choices) => &choices.options[..],
        _ => &[],
    };
    for option in options {
        all.push(wanted(&format!("{words}.option-{option}"), &[], Some(place)));
        all.push(optional(format!("{words}.option-{option}-hint"), place));
    }
}

fn wanted(id: &str, variables: &[&'static str], place: Option<&Place>) -> Wanted {
    Wanted { id: id.to_owned(), variables: variables.to_vec(), optional: false, place: place.cloned() }
}

fn optional(id: String, place: &Place) -> Wanted {
    Wanted { optional: true, ..wanted(&id, &[], Some(place)) }
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
        .map(|wanted| Finding { place: wanted.place.clone(), ..finding(locale, &wanted.id, "is missing") })
        .collect()
}

fn incomplete(locale: &Locale, english: &Locale, by_id: &BTreeMap<&str, &Wanted>) -> Vec<Finding> {
    let has = ids(locale);
    let expected = english.files.iter().filter(|(file, _)| !locale.falls_back.contains(file));
    expected
        .flat_map(|(_, messages)| messages)
        .filter(|(id, _)| by_id.contains_key(id.as_str()) && !has.contains(id.as_str()))
        .map(|(id, _)| finding(locale, id, "is missing, and its file is not among those that fall back"))
        .collect()
}

fn unfit(locale: &Locale, by_id: &BTreeMap<&str, &Wanted>) -> Vec<Finding> {
    let messages = locale.files.iter().flat_map(|(_, messages)| messages);
    messages
        .filter_map(|(id, variables)| match by_id.get(id.as_str()) {
            None => Some(finding(locale, id, "is used nowhere")),
            Some(wanted) => variables
                .iter()
                .find(|variable| !wanted.variables.contains(&variable.as_str()))
                .map(|variable| finding(locale, id, &format!("uses ${variable}, which it is not given"))),
        })
        .collect()
}

fn ids(locale: &Locale) -> BTreeSet<&str> {
    locale.files.iter().flat_map(|(_, messages)| messages).map(|(id, _)| id.as_str()).collect()
}

pub(super) fn finding(locale: &Locale, id: &str, reason: &str) -> Finding {
    Finding { locale: locale.code.clone(), id: id.to_owned(), reason: reason.to_owned(), place: None }
}

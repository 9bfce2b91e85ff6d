//! Content files into definitions, with every fault named by file and line.
//!
//! The shape of the files is described in `docs/CONTENT.md`. What a type cannot say (kinds, names,
//! conditions) is read as text first, so that one bad word does not hide the next.

use std::collections::BTreeMap;

use super::{Condition, Definition, Fault, Question, definition::Rule, fault::Place};
use crate::queue::{Priority, Queue};
use raw::{RawExitPage, RawExitPages, RawJourney, RawShared};
use reader::Reader;
use typed::name::Name;

mod kind;
mod raw;
mod reader;

/// What several journeys use.
#[derive(Debug, Default)]
pub struct Shared {
    questions: BTreeMap<String, Question>,
    rules: Vec<(Rule, Place)>,
    withhold: Vec<(Condition, Place)>,
}

/// A page that ends a journey early.
#[derive(Clone, Debug)]
pub struct ExitPage {
    /// Its name, also of its words: `exit-<id>`.
    pub id: Name,
    /// Every emergency route is shown.
    pub urgent: bool,
    /// Those who help, by their names in `service.toml`, the most fitting first.
    pub helpers: Vec<Name>,
    /// A journey for whoever has to report it here all the same.
    pub report: Option<Name>,
    /// The choice of `service.toml` without which `report` is not offered.
    pub report_if: Option<Name>,
    /// Offered on `/report`.
    pub listed: bool,
    /// Where it is written.
    pub place: Place,
}

/// Reads `shared-questions.toml`.
///
/// # Errors
/// Every fault found.
pub fn shared(file: &str, text: &str) -> Result<Shared, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    let raw: RawShared = reader.toml()?;
    let mut shared = Shared::default();
    for (id, question) in raw.question {
        if let Some(question) = reader.question("shared", &id, question) {
            shared.questions.insert(question.id.to_string(), question);
        }
    }
    for rule in raw.rule {
        let place = reader.place(&rule.when);
        shared.rules.extend(reader.rule(rule).map(|rule| (rule, place)));
    }
    for withhold in raw.withhold {
        let place = reader.place(&withhold.when);
        shared.withhold.extend(reader.condition(withhold.when).map(|when| (when, place)));
    }
    reader.finish(shared)
}

/// Reads `exits.toml`.
///
/// # Errors
/// Every fault found.
pub fn exit_pages(file: &str, text: &str) -> Result<Vec<ExitPage>, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    let raw: RawExitPages = reader.toml()?;
    let mut pages: Vec<ExitPage> = Vec::new();
    for page in raw.exit {
        let place = reader.place(&page.id);
        let Some(id) = reader.name(&page.id) else { continue };
        if pages.iter().any(|one| one.id == id) {
            reader.fault(&place, format!("exit `{id}` is written twice"));
        }
        let RawExitPage { urgent, helpers, report, report_if, listed, .. } = page;
        let helpers = helpers.iter().filter_map(|helper| reader.name(helper)).collect();
        let report = report.and_then(|journey| reader.name(&journey));
        let report_if = report_if.and_then(|choice| reader.name(&choice));
        pages.push(ExitPage { id, urgent, helpers, report, report_if, listed, place });
    }
    reader.finish(pages)
}

/// Reads one journey. What can only be seen of the whole (order, reachability, words) is for
/// [`check`](super::check::check).
///
/// # Errors
/// Every fault found.
pub fn journey(id: &str, file: &str, text: &str, shared: &Shared) -> Result<Definition, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    let raw: RawJourney = reader.toml()?;
    let place = Place { file: reader.file.clone(), line: 1 };
    let id = Name::parse(id).map_err(|error| vec![Fault::new(&place, error.to_string())])?;
    let queue = reader.worded(&raw.queue, "queue", Queue::parse);
    let priority = raw.priority.and_then(|priority| reader.worded(&priority, "priority", Priority::parse));
    let mut own = BTreeMap::new();
    for (question_id, question) in raw.question {
        if let Some(question) = reader.question(id.as_str(), &question_id, question) {
            own.insert(question.id.to_string(), question);
        }
    }
    let questions = reader.in_order(&raw.ask, own, shared);
    let own_rules: Vec<Rule> = raw.rule.into_iter().filter_map(|rule| reader.rule(rule)).collect();
    let asked = |condition: &Condition| {
        let mut all_asked = true;
        condition.visit(&mut |question, _| all_asked &= questions.iter().any(|one| one.id == *question));
        all_asked
    };
    let shared_rules = shared.rules.iter().filter(|(rule, _)| asked(&rule.when)).map(|(rule, _)| rule.clone());
    let withhold = shared.withhold.iter().filter(|(when, _)| asked(when)).map(|(when, _)| when.clone());
    let definition = Definition {
        queue: queue.unwrap_or(Queue::ContactCentre),
        priority: priority.unwrap_or(Priority::Standard),
        minutes: raw.minutes,
        rules: shared_rules.chain(own_rules).collect(),
        withhold: withhold.collect(),
        id,
        questions,
        place,
    };
    reader.finish(definition)
}

/// Names of shared questions that no journey asks.
#[must_use]
pub fn unused_shared(shared: &Shared, journeys: &[Definition]) -> Vec<Fault> {
    let used = |question: &&Question| {
        journeys.iter().flat_map(|journey| &journey.questions).any(|one| one.words == question.words)
    };
    shared
        .questions
        .values()
        .filter(|question| !used(question))
        .map(|question| Fault::new(&question.place, format!("no journey asks `{}`", question.id)))
        .collect()
}

//! Content files into definitions, with every fault named by file and line.
//!
//! The shape of the files is described in `docs/CONTENT.md`. What a type cannot say (kinds, names,
//! conditions) is read as text first, so that one bad word does not hide the next.

use std::collections::BTreeMap;

use app::{
    domain::{
        exit_page::ExitPage,
        fault::{Fault, JourneyPlaces, Place},
    },
    routes::BOOKING_JOURNEY,
};
use journey::{
    Condition, Definition, Purpose, Question, Report,
    definition::{ITEM, item_of},
    purpose::Rule,
    queue::{Priority, Queue},
};
use toml::Spanned;
use typed::name::Name;

use raw::{RawExitPage, RawExitPages, RawItems, RawJourney, RawRule, RawShared, RawSurvey};
use reader::Reader;

mod kind;
mod question;
mod raw;
mod reader;
#[cfg(test)]
mod tests;

/// The page of results, which no survey can be called after.
const RESULTS: &str = "results";
/// The purpose of the journey of bookings, as its file writes it.
const BOOKING: &str = "booking";

/// What several journeys use.
#[derive(Debug, Default)]
pub struct Shared {
    questions: BTreeMap<String, Written>,
    rules: Vec<(Rule, Place)>,
    withhold: Vec<(Condition, Place)>,
}

/// A question, and the line that names it.
#[derive(Clone, Debug)]
pub struct Written {
    /// The question.
    pub question: Question,
    /// The line.
    pub place: Place,
}

impl Shared {
    /// The rules that look at nothing but these questions.
    fn rules_about(&self, questions: &[Question]) -> Vec<Rule> {
        self.rules.iter().filter(|(rule, _)| is_about(&rule.when, questions)).map(|(rule, _)| rule.clone()).collect()
    }

    /// The questions, by their names.
    #[must_use]
    pub fn into_questions(self) -> Vec<Written> {
        self.questions.into_values().collect()
    }

    /// The conditions to withhold that look at nothing but these questions.
    fn withheld_of(&self, questions: &[Question]) -> Vec<Condition> {
        self.withhold.iter().filter(|(when, _)| is_about(when, questions)).map(|(when, _)| when.clone()).collect()
    }
}

fn is_about(condition: &Condition, questions: &[Question]) -> bool {
    let mut all_asked = true;
    condition.visit(&mut |question, _| all_asked &= questions.iter().any(|one| one.id == *question));
    all_asked
}

/// The questions of a journey in the order asked, and the lines that name them: the same for every purpose.
struct Asked {
    questions: Vec<Question>,
    places: BTreeMap<Name, Place>,
}

/// A journey as its file has it: the definition, and the lines for naming what is wrong with it.
#[derive(Clone, Debug)]
pub struct WrittenJourney {
    /// The journey, which knows no file.
    pub definition: Definition,
    /// Where its questions are written.
    pub places: JourneyPlaces,
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
        if let Some(written) = reader.question("shared", &id, question) {
            shared.questions.insert(written.question.id.to_string(), written);
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

/// Reads `items.toml`, the bank of items that surveys ask. A name ends with the version of its wording, so an answer is
/// never counted under another one.
///
/// # Errors
/// Every fault found.
pub fn items(file: &str, text: &str) -> Result<Shared, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    let raw: RawItems = reader.toml()?;
    let mut items = Shared::default();
    for (id, question) in raw.question {
        if item_of(id.get_ref()).is_none() {
            let place = reader.place(&id);
            reader.fault(&place, format!("the name of an item ends with its version: `{}-1`", id.get_ref()));
        }
        if let Some(written) = reader.question(ITEM, &id, question) {
            items.questions.insert(written.question.id.to_string(), written);
        }
    }
    reader.finish(items)
}

/// Reads one survey. What can only be seen of the whole is for [`check`](journey::check::check).
///
/// # Errors
/// Every fault found.
pub fn survey(id: &str, file: &str, text: &str, items: &Shared) -> Result<WrittenJourney, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    let raw: RawSurvey = reader.toml()?;
    let place = Place { file: reader.file.clone(), line: 1 };
    let id = Name::parse(id).map_err(|error| vec![Fault::new(&place, error.to_string())])?;
    if id == *RESULTS {
        reader.fault(&place, format!("`{RESULTS}` is the name of a page, not of a survey"));
    }
    let Asked { questions, places } = reader.asked(&id, &raw.ask, raw.question, items);
    let places = JourneyPlaces { whole: place, questions: places };
    let definition = Definition { id, minutes: raw.minutes, questions, purpose: Purpose::Survey };
    reader.finish(WrittenJourney { definition, places })
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
/// [`check`](journey::check::check).
///
/// # Errors
/// Every fault found.
pub fn journey(id: &str, file: &str, text: &str, shared: &Shared) -> Result<WrittenJourney, Vec<Fault>> {
    let mut reader = Reader::new(file, text);
    let raw: RawJourney = reader.toml()?;
    let place = Place { file: reader.file.clone(), line: 1 };
    let id = Name::parse(id).map_err(|error| vec![Fault::new(&place, error.to_string())])?;
    let report = reader.report_head(raw.queue, raw.priority, raw.rule);
    let Asked { questions, places } = reader.asked(&id, &raw.ask, raw.question, shared);
    let places = JourneyPlaces { whole: place, questions: places };
    let purpose = reader.purpose(&id, raw.purpose, report, &questions, shared, &places.whole);
    let definition = Definition { id, minutes: raw.minutes, questions, purpose };
    reader.finish(WrittenJourney { definition, places })
}

/// What a journey's file says of the report that it becomes.
struct RawReport {
    /// Something is said of a queue or a priority.
    is_said: bool,
    /// A queue is named, one that there is or another.
    has_queue: bool,
    queue: Option<Queue>,
    priority: Option<Priority>,
    rules: Vec<RawRule>,
}

impl Reader<'_> {
    fn report_head(
        &mut self,
        queue: Option<Spanned<String>>,
        priority: Option<Spanned<String>>,
        rules: Vec<RawRule>,
    ) -> RawReport {
        let (is_said, has_queue) = (queue.is_some() || priority.is_some(), queue.is_some());
        let queue = queue.and_then(|queue| self.worded(&queue, "queue", Queue::parse));
        let priority = priority.and_then(|priority| self.worded(&priority, "priority", Priority::parse));
        RawReport { is_said, has_queue, queue, priority, rules }
    }

    /// What the answers become: a report, where the file says nothing else.
    fn purpose(
        &mut self,
        id: &Name,
        written: Option<Spanned<String>>,
        report: RawReport,
        questions: &[Question],
        shared: &Shared,
        whole: &Place,
    ) -> Purpose {
        let Some(purpose) = written else { return Purpose::Report(self.report(report, questions, shared, whole)) };
        let place = self.place(&purpose);
        if purpose.get_ref() != BOOKING {
            self.fault(&place, format!("there is no purpose `{}`", purpose.get_ref()));
        }
        if *id != *BOOKING_JOURNEY {
            self.fault(&place, format!("bookings have one journey, `{BOOKING_JOURNEY}`"));
        }
        if report.is_said || !report.rules.is_empty() {
            self.fault(&place, "a booking has no `queue`, no `priority` and no rules");
        }
        Purpose::Booking
    }

    fn report(&mut self, raw: RawReport, questions: &[Question], shared: &Shared, whole: &Place) -> Report {
        if !raw.has_queue {
            self.fault(whole, "a report says its `queue`");
        }
        let mut rules = shared.rules_about(questions);
        rules.extend(raw.rules.into_iter().filter_map(|rule| self.rule(rule)));
        Report {
            queue: raw.queue.unwrap_or(Queue::ContactCentre),
            priority: raw.priority.unwrap_or(Priority::Standard),
            rules,
            withhold: shared.withheld_of(questions),
        }
    }
}

/// Names of shared questions that no journey asks.
#[must_use]
pub fn unused_shared(shared: &Shared, journeys: &[Definition]) -> Vec<Fault> {
    let used = |written: &&Written| {
        journeys.iter().flat_map(|journey| &journey.questions).any(|one| one.words == written.question.words)
    };
    shared
        .questions
        .values()
        .filter(|written| !used(written))
        .map(|written| Fault::new(&written.place, format!("no journey asks `{}`", written.question.id)))
        .collect()
}

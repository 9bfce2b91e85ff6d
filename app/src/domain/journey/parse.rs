//! Content files into definitions, with every fault named by file and line.
//!
//! The shape of the files is described in `docs/CONTENT.md`. What a type cannot say (kinds, names,
//! conditions) is read as text first, so that one bad word does not hide the next.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;
use toml::Spanned;

use super::{
    Condition, Definition, Fault, Question,
    definition::{Exit, RESERVED, Rule},
    fault::Place,
};
use crate::domain::{
    name::Name,
    queue::{Priority, Queue},
};

mod kind;

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
    /// A number to ring.
    pub phone: Option<String>,
    /// A page of whoever helps.
    pub url: Option<String>,
    /// Offered on `/report`.
    pub listed: bool,
    /// Where it is written.
    pub place: Place,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawJourney {
    queue: Spanned<String>,
    priority: Option<Spanned<String>>,
    #[serde(default = "five")]
    minutes: u8,
    ask: Vec<Spanned<String>>,
    #[serde(default)]
    question: BTreeMap<Spanned<String>, RawQuestion>,
    #[serde(default)]
    rule: Vec<RawRule>,
}

const fn five() -> u8 {
    5
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawShared {
    #[serde(default)]
    question: BTreeMap<Spanned<String>, RawQuestion>,
    #[serde(default)]
    rule: Vec<RawRule>,
    #[serde(default)]
    withhold: Vec<RawWithhold>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawQuestion {
    // Only a field of a repeated question names itself; a question is named by its table.
    id: Option<Spanned<String>>,
    #[serde(default)]
    optional: bool,
    #[serde(default)]
    identifies: bool,
    when: Option<Spanned<RawCondition>>,
    #[serde(default)]
    exit: Vec<RawExit>,
    kind: Spanned<String>,
    characters_max: Option<usize>,
    autocomplete: Option<String>,
    options: Option<Vec<Spanned<String>>>,
    none: Option<Spanned<String>>,
    future: Option<bool>,
    date_of_birth: Option<bool>,
    at_least: Option<i64>,
    at_most: Option<i64>,
    field: Option<Vec<RawQuestion>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExit {
    when: Spanned<RawCondition>,
    page: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    when: Spanned<RawCondition>,
    queue: Option<Spanned<String>>,
    priority: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWithhold {
    when: Spanned<RawCondition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawCondition {
    question: Option<String>,
    is: Option<String>,
    one_of: Option<Vec<String>>,
    any: Option<Vec<RawCondition>>,
    all: Option<Vec<RawCondition>>,
    not: Option<Box<RawCondition>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExitPages {
    exit: Vec<RawExitPage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExitPage {
    id: Spanned<String>,
    #[serde(default)]
    urgent: bool,
    phone: Option<String>,
    url: Option<String>,
    #[serde(default)]
    listed: bool,
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
        let RawExitPage { urgent, phone, url, listed, .. } = page;
        pages.push(ExitPage { id, urgent, phone, url, listed, place });
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

/// Reads one file and collects its faults.
struct Reader<'t> {
    file: Arc<str>,
    text: &'t str,
    faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    fn new(file: &str, text: &'t str) -> Self {
        Self { file: file.into(), text, faults: Vec::new() }
    }

    fn toml<T: serde::de::DeserializeOwned>(&self) -> Result<T, Vec<Fault>> {
        toml::from_str(self.text).map_err(|error| {
            let line = error.span().map_or(1, |span| self.line(span.start));
            vec![Fault::new(&Place { file: self.file.clone(), line }, error.message())]
        })
    }

    fn finish<T>(self, value: T) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() { Ok(value) } else { Err(self.faults) }
    }

    fn line(&self, offset: usize) -> usize {
        self.text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
    }

    fn place<T>(&self, spanned: &Spanned<T>) -> Place {
        Place { file: self.file.clone(), line: self.line(spanned.span().start) }
    }

    fn fault(&mut self, place: &Place, reason: impl Into<String>) {
        self.faults.push(Fault::new(place, reason));
    }

    fn name(&mut self, text: &Spanned<String>) -> Option<Name> {
        let place = self.place(text);
        Name::parse(text.get_ref()).map_err(|error| self.fault(&place, error.to_string())).ok()
    }

    fn worded<T>(&mut self, text: &Spanned<String>, what: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let parsed = parse(text.get_ref());
        if parsed.is_none() {
            let place = self.place(text);
            self.fault(&place, format!("there is no {what} `{}`", text.get_ref()));
        }
        parsed
    }

    fn question(&mut self, owner: &str, id: &Spanned<String>, raw: RawQuestion) -> Option<Question> {
        let place = self.place(id);
        let id = self.name(id)?;
        if RESERVED.contains(&id.as_str()) {
            self.fault(&place, format!("`{id}` is the name of a page of every journey, not of a question"));
        }
        let words: Arc<str> = format!("{owner}-{id}").into();
        if raw.id.is_some() {
            self.fault(&place, format!("`{id}` is named by its table: leave `id` out"));
        }
        let kind = self.kind(&raw, &words);
        let RawQuestion { optional, identifies, when, exit, .. } = raw;
        let when = when.and_then(|when| self.condition(when));
        let exits = exit.into_iter().filter_map(|exit| self.exit(exit)).collect();
        Some(Question { id, words, kind: kind?, optional, identifies, when, exits, place })
    }

    fn exit(&mut self, raw: RawExit) -> Option<Exit> {
        let page = self.name(&raw.page)?;
        Some(Exit { when: self.condition(raw.when)?, page })
    }

    fn rule(&mut self, raw: RawRule) -> Option<Rule> {
        let queue = raw.queue.and_then(|queue| self.worded(&queue, "queue", Queue::parse));
        let priority = raw.priority.and_then(|priority| self.worded(&priority, "priority", Priority::parse));
        Some(Rule { when: self.condition(raw.when)?, queue, priority })
    }

    fn condition(&mut self, raw: Spanned<RawCondition>) -> Option<Condition> {
        let place = self.place(&raw);
        match condition(raw.into_inner()) {
            Ok(condition) => Some(condition),
            Err(reason) => {
                self.fault(&place, reason);
                None
            }
        }
    }

    fn in_order(
        &mut self,
        ask: &[Spanned<String>],
        mut own: BTreeMap<String, Question>,
        shared: &Shared,
    ) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::with_capacity(ask.len());
        for id in ask {
            let place = self.place(id);
            let id = id.get_ref();
            if questions.iter().any(|question| question.id == **id) {
                self.fault(&place, format!("`{id}` is asked twice: the journey would loop"));
            } else if let Some(question) = own.remove(id) {
                questions.push(question);
            } else if let Some(question) = shared.questions.get(id) {
                // Whatever is wrong with it in this journey is wrong where this journey asks it.
                questions.push(Question { place, ..question.clone() });
            } else {
                self.fault(&place, format!("there is no question `{id}`"));
            }
        }
        for question in own.values() {
            self.faults.push(Fault::new(&question.place, format!("`{}` is never asked", question.id)));
        }
        questions
    }
}

/// Exactly one of the five forms.
fn condition(raw: RawCondition) -> Result<Condition, String> {
    let name = |text: String| Name::parse(&text).map_err(|error| error.to_string());
    let several = |parts: Vec<RawCondition>| {
        if parts.is_empty() {
            return Err("`any` and `all` need at least one condition".to_owned());
        }
        parts.into_iter().map(condition).collect::<Result<Vec<_>, _>>()
    };
    match raw {
        RawCondition { question: Some(question), is, one_of, any: None, all: None, not: None } => {
            let options = match (is, one_of) {
                (Some(is), None) => vec![is],
                (None, Some(options)) if !options.is_empty() => options,
                _ => return Err("a condition on a question has either `is` or `one-of`".to_owned()),
            };
            let options = options.into_iter().map(name).collect::<Result<_, _>>()?;
            Ok(Condition::OneOf { question: name(question)?, options })
        }
        RawCondition { question: None, is: None, one_of: None, any: Some(any), all: None, not: None } => {
            Ok(Condition::Any(several(any)?))
        }
        RawCondition { question: None, is: None, one_of: None, any: None, all: Some(all), not: None } => {
            Ok(Condition::All(several(all)?))
        }
        RawCondition { question: None, is: None, one_of: None, any: None, all: None, not: Some(not) } => {
            Ok(Condition::Not(Box::new(condition(*not)?)))
        }
        _ => Err("a condition is one of: question with is or one-of, any, all, not".to_owned()),
    }
}

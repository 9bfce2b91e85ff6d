//! Reads one file and collects its faults.

use std::{collections::BTreeMap, sync::Arc};

use app::domain::fault::{Fault, Place};
use journey::{
    Condition, Question,
    definition::{Exit, RESERVED},
    purpose::Rule,
    queue::{Priority, Queue},
};
use toml::Spanned;
use typed::name::Name;

use super::{
    Asked, Shared, Written,
    question::RawQuestion,
    raw::{RawCondition, RawExit, RawRule},
};

/// The name before the words of `shared-questions.toml`.
const SHARED: &str = "shared";

pub(super) struct Reader<'t> {
    pub(super) file: Arc<str>,
    text: &'t str,
    faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(file: &str, text: &'t str) -> Self {
        Self { file: file.into(), text, faults: Vec::new() }
    }

    pub(super) fn toml<T: serde::de::DeserializeOwned>(&self) -> Result<T, Vec<Fault>> {
        toml::from_str(self.text).map_err(|error| {
            let line = error.span().map_or(1, |span| self.line(span.start));
            vec![Fault::new(&Place { file: self.file.clone(), line }, error.message())]
        })
    }

    pub(super) fn finish<T>(self, value: T) -> Result<T, Vec<Fault>> {
        if self.faults.is_empty() { Ok(value) } else { Err(self.faults) }
    }

    fn line(&self, offset: usize) -> usize {
        self.text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
    }

    pub(super) fn place<T>(&self, spanned: &Spanned<T>) -> Place {
        Place { file: self.file.clone(), line: self.line(spanned.span().start) }
    }

    pub(super) fn fault(&mut self, place: &Place, reason: impl Into<String>) {
        self.faults.push(Fault::new(place, reason));
    }

    pub(super) fn name(&mut self, text: &Spanned<String>) -> Option<Name> {
        self.parsed_name(&self.place(text), text.get_ref())
    }

    pub(super) fn parsed_name(&mut self, place: &Place, text: &str) -> Option<Name> {
        Name::parse(text).map_err(|error| self.fault(place, error.to_string())).ok()
    }

    pub(super) fn worded<T>(&mut self, text: &Spanned<String>, what: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let parsed = parse(text.get_ref());
        if parsed.is_none() {
            let place = self.place(text);
            self.fault(&place, format!("there is no {what} `{}`", text.get_ref()));
        }
        parsed
    }

    pub(super) fn question(&mut self, owner: &str, id: &Spanned<String>, raw: RawQuestion) -> Option<Written> {
        let place = self.place(id);
        let id = self.name(id)?;
        if RESERVED.contains(&id.as_str()) {
            self.fault(&place, format!("`{id}` is the name of a page of every journey, not of a question"));
        }
        let owner = raw.words.as_ref().map_or(owner, |words| self.owner_of(words));
        let words: Arc<str> = format!("{owner}-{id}").into();
        if raw.id.is_some() {
            self.fault(&place, format!("`{id}` is named by its table: leave `id` out"));
        }
        let kind = self.kind(&raw, &words);
        let RawQuestion { optional, identifies, own, when, exit, .. } = raw;
        let own = own.unwrap_or(false);
        let when = when.and_then(|when| self.condition(when));
        let exits = exit.into_iter().filter_map(|exit| self.exit(exit)).collect();
        let question = Question { id, words, kind: kind?, optional, identifies, own, when, exits };
        Some(Written { question, place })
    }

    /// Whose words a question is asked in that does not use its own.
    fn owner_of(&mut self, words: &Spanned<String>) -> &'static str {
        if words.get_ref() != SHARED {
            let place = self.place(words);
            self.fault(&place, format!("`words` is \"{SHARED}\", or left out"));
        }
        SHARED
    }

    fn exit(&mut self, raw: RawExit) -> Option<Exit> {
        let page = self.name(&raw.page)?;
        let unless = match raw.unless {
            Some(choice) => Some(self.name(&choice)?),
            None => None,
        };
        Some(Exit { when: self.condition(raw.when)?, page, unless })
    }

    pub(super) fn rule(&mut self, raw: RawRule) -> Option<Rule> {
        let queue = raw.queue.and_then(|queue| self.worded(&queue, "queue", Queue::parse));
        let priority = raw.priority.and_then(|priority| self.worded(&priority, "priority", Priority::parse));
        Some(Rule { when: self.condition(raw.when)?, queue, priority })
    }

    pub(super) fn condition(&mut self, raw: Spanned<RawCondition>) -> Option<Condition> {
        let place = self.place(&raw);
        match condition(raw.into_inner()) {
            Ok(condition) => Some(condition),
            Err(reason) => {
                self.fault(&place, reason);
                None
            }
        }
    }

    /// The questions that a journey asks, its own and shared ones.
    pub(super) fn asked(
        &mut self,
        journey: &Name,
        ask: &[Spanned<String>],
        written: BTreeMap<Spanned<String>, RawQuestion>,
        shared: &Shared,
    ) -> Asked {
        let mut own = BTreeMap::new();
        for (id, question) in written {
            if let Some(written) = self.question(journey.as_str(), &id, question) {
                own.insert(written.question.id.to_string(), written);
            }
        }
        let (mut questions, mut places) = (Vec::with_capacity(ask.len()), BTreeMap::new());
        for Written { question, place } in self.in_order(ask, own, shared) {
            places.insert(question.id.clone(), place);
            questions.push(question);
        }
        Asked { questions, places }
    }

    fn in_order(
        &mut self,
        ask: &[Spanned<String>],
        mut own: BTreeMap<String, Written>,
        shared: &Shared,
    ) -> Vec<Written> {
        let mut questions: Vec<Written> = Vec::with_capacity(ask.len());
        for id in ask {
            let place = self.place(id);
            let id = id.get_ref();
            if questions.iter().any(|written| written.question.id == **id) {
                self.fault(&place, format!("`{id}` is asked twice: the journey would loop"));
            } else if let Some(written) = own.remove(id) {
                questions.push(written);
            } else if let Some(Written { question, .. }) = shared.questions.get(id) {
                // Whatever is wrong with it in this journey is wrong where this journey asks it.
                questions.push(Written { question: question.clone(), place });
            } else {
                self.fault(&place, format!("there is no question `{id}`"));
            }
        }
        for Written { question, place } in own.values() {
            self.faults.push(Fault::new(place, format!("`{}` is never asked", question.id)));
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

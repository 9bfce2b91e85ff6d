//! The `data` of `frontcounter.report.submitted.v1`, as its schema in `schemas/` describes it.

use app::{
    domain::{
        journey::{
            Answer, Definition, Question, Walk,
            outcome::{Outcome, handed_on},
        },
        reference::Reference,
    },
    ui::answer_text::{Line, answer_lines},
    words::Words,
};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

/// A report as it is handed on.
pub struct Report<'a> {
    /// Its reference.
    pub reference: Reference,
    /// Its journey.
    pub definition: &'a Definition,
    /// Its answers.
    pub walk: &'a Walk<'a>,
    /// Its queue and priority.
    pub outcome: Outcome,
    /// The language it was made in.
    pub language: &'a str,
    /// When it was received.
    pub at: DateTime<Utc>,
}

/// Every answer twice: as data, and in English as a person would read it. Who the person is stays out where
/// they asked for that; then the questions kept back are named.
#[must_use]
pub fn event_data(english: &Words, report: &Report<'_>) -> Value {
    let (handed, kept) = handed_on(report.definition, report.walk);
    let answers: Vec<Value> = handed.into_iter().map(|(question, answer)| one(english, question, answer)).collect();
    let withheld: Vec<&str> = kept.iter().map(|question| question.id.as_str()).collect();
    json!({
        "reference": report.reference,
        "journey": report.definition.id,
        "queue": report.outcome.queue,
        "priority": report.outcome.priority,
        "language": report.language,
        "received_at": report.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        "withheld": withheld,
        "answers": answers,
    })
}

pub(super) fn one(english: &Words, question: &Question, answer: &Answer) -> Value {
    let lines = answer_lines(english, &question.words, &question.kind, answer);
    let text = lines.iter().map(Line::text).collect::<Vec<_>>().join("\n");
    let value = serde_json::to_value(answer).unwrap_or_default();
    json!({
        "question": question.id,
        "asked": english.text(&question.words).text,
        "kind": question.kind.name(),
        "value": value.get("value").cloned().unwrap_or_default(),
        "text": text,
    })
}

//! The `data` of `frontcounter.report.submitted.v1`, as its schema in `schemas/` describes it.

use app::{domain::reference::Reference, ui::kinds::answer_lines, words::Words};
use chrono::{DateTime, SecondsFormat, Utc};
use journey::{
    Answer, Complete, Kind, Question,
    purpose::{self, Outcome},
    question::{repeated::Item, time::TimeOfDay},
};
use serde_json::{Map, Value, json};
use typed::name::Name;

/// A report as it is handed on.
pub struct HandedOn<'a> {
    /// Its reference.
    pub reference: Reference,
    /// What its journey says of it.
    pub report: &'a purpose::Report,
    /// Its answers.
    pub complete: &'a Complete<'a>,
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
pub fn event_data(english: &Words, report: &HandedOn<'_>) -> Value {
    let (handed, kept) = report.report.handed_on(report.complete);
    let answers: Vec<Value> =
        handed.into_iter().map(|(question, answer)| answer_data(english, question, answer)).collect();
    let withheld: Vec<&str> = kept.iter().map(|question| question.id.as_str()).collect();
    json!({
        "reference": report.reference,
        "journey": report.complete.definition().id,
        "queue": report.outcome.queue,
        "priority": report.outcome.priority,
        "language": report.language,
        "received_at": report.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        "withheld": withheld,
        "answers": answers,
    })
}

/// An answer as a back office reads it: as data, and in English.
pub(crate) fn answer_data(english: &Words, question: &Question, answer: &Answer) -> Value {
    let lines = answer_lines(english, &question.words, &question.kind, answer);
    let text = lines.iter().map(|line| line.text(english)).collect::<Vec<_>>().join("\n");
    let mut data = as_data(answer);
    if let Some(time) = clock_time(&question.kind, answer) {
        data.insert("value".to_owned(), json!(time));
    }
    data.insert("question".to_owned(), json!(question.id));
    data.insert("asked".to_owned(), json!(english.text(&question.words).text));
    data.insert("kind".to_owned(), json!(sent_kind(&question.kind, answer)));
    data.insert("text".to_owned(), json!(text));
    Value::Object(data)
}

/// The kind that a program reads a value by. A `time` is an exact time as `14:30`, as it has always been; words for a
/// time are a `short-text` with a span beside it.
fn sent_kind(kind: &Kind, answer: &Answer) -> &'static str {
    match (kind, answer) {
        (Kind::Time(_), Answer::Time(_)) if clock_time(kind, answer).is_none() => "short-text",
        (Kind::Time(time), Answer::Empty) if time.as_words => "short-text",
        // A list that is made for a page is a choice to whoever reads the answer.
        (Kind::Listed, _) => "one-choice",
        _ => kind.name(),
    }
}

/// The exact time that an answer is, for a question that sends it so.
fn clock_time(kind: &Kind, answer: &Answer) -> Option<TimeOfDay> {
    match (kind, answer) {
        (Kind::Time(time), Answer::Time(answer)) if !time.as_words => answer.span.as_ref()?.exact(),
        _ => None,
    }
}

/// The `value` of an answer, and beside it what a program that reads only the value may pass over: the span of a
/// time in words, and that an amount is rough. A `value` keeps the type it has always had.
fn as_data(answer: &Answer) -> Map<String, Value> {
    let mut data = Map::new();
    let value = match answer {
        Answer::Empty => Value::Null,
        Answer::Time(time) => {
            if let Some(span) = &time.span {
                data.insert("span".to_owned(), json!(span));
            }
            json!(time.said)
        }
        Answer::Money(money) => {
            if money.about {
                data.insert("about".to_owned(), Value::Bool(true));
            }
            json!(money.pence)
        }
        Answer::Repeated(items) => items.iter().map(item_data).collect(),
        other => serde_json::to_value(other).unwrap_or_default().get("value").cloned().unwrap_or_default(),
    };
    data.insert("value".to_owned(), value);
    data
}

/// An item with its fields, each as an answer of its kind.
fn item_data(item: &Item) -> Value {
    let field = |(name, answer): (&Name, &Answer)| {
        let mut data = as_data(answer);
        let kind = serde_json::to_value(answer).unwrap_or_default().get("kind").cloned().unwrap_or_default();
        data.insert("kind".to_owned(), kind);
        (name.to_string(), Value::Object(data))
    };
    let values: Map<String, Value> = item.values.iter().map(field).collect();
    json!({ "id": item.id, "values": values })
}

#[cfg(test)]
mod tests {
    use journey::{
        Answer, Kind,
        question::{
            money::MoneyAnswer,
            scale::NOT_APPLICABLE,
            time::{Span, Time, TimeAnswer, TimeOfDay},
        },
    };
    use serde_json::{Value, json};
    use typed::name::Name;

    use super::{as_data, clock_time, sent_kind};

    /// A program that reads a `time` as `14:30`, or the words of a theft's time as `short-text`, goes on doing so.
    #[test]
    fn a_time_keeps_the_form_its_question_has_always_sent() {
        let at = |hour, minute| Some(TimeOfDay { hour, minute });
        let exact = Span { from: at(14, 30), to: at(14, 30), about: false };
        let rough = Span { about: true, ..exact };
        let answer = |span| Answer::Time(TimeAnswer { said: "half two".to_owned(), span, either: false });
        for (as_words, answer, kind, time) in [
            (false, answer(Some(exact)), "time", at(14, 30)),
            (false, answer(Some(rough)), "short-text", None),
            (false, answer(None), "short-text", None),
            (false, Answer::Empty, "time", None),
            (true, answer(Some(exact)), "short-text", None),
            (true, answer(None), "short-text", None),
            (true, Answer::Empty, "short-text", None),
        ] {
            let asked = Kind::Time(Time { as_words });
            assert_eq!(
                (sent_kind(&asked, &answer), clock_time(&asked, &answer)),
                (kind, time),
                "{as_words} {answer:?}"
            );
        }
    }

    /// What was added stands beside the value, so that a program that reads the value alone finds what it always
    /// found.
    #[test]
    fn what_is_new_stands_beside_the_value() {
        let hour = |hour| Some(TimeOfDay { hour, minute: 0 });
        let span = Span { from: hour(19), to: hour(20), about: false };
        let time = |span| Answer::Time(TimeAnswer { said: "7-8pm".to_owned(), span, either: false });
        let money = |about| Answer::Money(MoneyAnswer { pence: 50_000, about });
        let not_applicable = Name::parse(NOT_APPLICABLE).expect("a name");
        for (answer, data) in [
            (time(Some(span)), json!({ "value": "7-8pm", "span": { "from": "19:00", "to": "20:00" } })),
            (time(None), json!({ "value": "7-8pm" })),
            (money(false), json!({ "value": 50_000 })),
            (money(true), json!({ "value": 50_000, "about": true })),
            (Answer::Empty, json!({ "value": null })),
            (Answer::Text("a".to_owned()), json!({ "value": "a" })),
            (Answer::Choice(not_applicable.clone()), json!({ "value": "not-applicable" })),
        ] {
            assert_eq!(Value::Object(as_data(&answer)), data);
        }
    }
}

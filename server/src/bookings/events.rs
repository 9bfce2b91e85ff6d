//! The `data` of the events about a booking, as their schemas in `schemas/` describe it.

use app::{routes::BOOKING_JOURNEY, words::Words};
use chrono::{DateTime, SecondsFormat, Utc};
use journey::{
    Answer, Question,
    queue::{Priority, Queue},
};
use serde_json::{Map, Value, json};

use super::{Booking, day::NEEDS, interpreter, news::What, told::asked};
use crate::{reports::submission::answer_data, state::AppState};

/// The type of the event that a booking was made.
pub const MADE: &str = "frontcounter.booking.made.v1";
/// The type of the event that a booking has another time, or another state of its interpreter.
pub const CHANGED: &str = "frontcounter.booking.changed.v1";
/// The type of the event that a booking was cancelled, by its person or by the service.
pub const CANCELLED: &str = "frontcounter.booking.cancelled.v1";
/// The type of the event that a visit did not take place.
pub const MISSED: &str = "frontcounter.booking.missed.v1";

/// Answers that fields of the event tell as they are now; what was answered is what they were.
const TOLD_BY_FIELDS: [&str; 4] = [asked::WAYS[0], asked::WAYS[1], asked::WHERE, asked::TIME];
/// Answers that go to crime recording at once: what happened, and who tells it.
const REPORTED: [&str; 10] = [
    "emergency",
    asked::REFERENCE,
    asked::STORY,
    "for-whom",
    asked::VISITOR,
    asked::BOOKER,
    "reach",
    asked::EMAIL,
    asked::PHONE,
    asked::LETTERS,
];

/// The event that tells what happened: its type, and its data.
pub(super) fn told(state: &AppState, booking: &Booking, what: &What, resources: &[String]) -> (&'static str, Value) {
    let (event_type, more) = match what {
        What::Made { .. } => (MADE, json!({})),
        What::Changed { former, .. } => (CHANGED, json!({ "former_start": instant(*former) })),
        What::InterpreterConfirmed | What::InterpreterWithdrawn | What::InterpreterAskedAgain => {
            (CHANGED, json!({ "former_start": instant(booking.start) }))
        }
        What::Cancelled => (CANCELLED, json!({ "cancelled_by": "person" })),
        What::Withdrawn { reason, .. } => (CANCELLED, json!({ "cancelled_by": "service", "reason": reason })),
        What::Missed => (MISSED, json!({ "missed_by": "visitor" })),
        What::InterpreterAbsent => (MISSED, json!({ "missed_by": "interpreter" })),
    };
    let mut data = as_it_is(state, booking, resources);
    data.extend(more.as_object().cloned().unwrap_or_default());
    (event_type, Value::Object(data))
}

/// The booking as it is now.
fn as_it_is(state: &AppState, booking: &Booking, resources: &[String]) -> Map<String, Value> {
    let (english, told) = (state.content.locales.english(), &booking.told);
    let needs: Vec<&str> = NEEDS.into_iter().filter(|need| told.has(asked::ACCESS, need)).collect();
    let answers = answers(state, &english, booking, |question| !TOLD_BY_FIELDS.contains(&question));
    let data = json!({
        "reference": booking.reference,
        "site": booking.site,
        "service": booking.service,
        "way": booking.way.as_str(),
        "start": instant(booking.start),
        "end": instant(booking.end),
        "resources": resources,
        "sequence": booking.sequence,
        "status": booking.status.as_str(),
        "language": told.language,
        "visitor": told.visitor().map(|name| json!({ "name": name })),
        "contact": contact(booking),
        "needs": needs,
        "interpreter": interpreter::told(&english, booking),
        "answers": answers,
    });
    let mut data = data.as_object().cloned().unwrap_or_default();
    data.extend(
        interpreter::request(state, &english, booking).map(|request| ("interpreter_request".to_owned(), request)),
    );
    data
}

/// Whoever booked, with the ways of reaching them that they gave.
fn contact(booking: &Booking) -> Value {
    let told = &booking.told;
    let given = [("name", asked::BOOKER), ("email", asked::EMAIL), ("phone", asked::PHONE)];
    let given = given.into_iter().filter_map(|(name, question)| Some((name.to_owned(), told.typed(question)?.into())));
    let letters = told.choice(asked::LETTERS).unwrap_or("no");
    given.chain([("letters".to_owned(), letters.into())]).collect::<Map<_, _>>().into()
}

/// Answers in the order of the questions, as reports hand them on.
fn answers(state: &AppState, english: &Words, booking: &Booking, is_told: impl Fn(&str) -> bool) -> Vec<Value> {
    let questions = state.content.journey(BOOKING_JOURNEY).map_or(&[][..], |journey| &journey.questions);
    let answered = |question: &Question| {
        let answer = booking.told.answers.get(&question.id).filter(|_| is_told(question.id.as_str()))?;
        Some(answer_data(english, question, answer))
    };
    questions.iter().filter_map(answered).collect()
}

/// The report that goes to crime recording at once: what was written of what happened, and by whom, and nothing of the
/// visit. `None` where nothing was written, or the service sends nothing ahead.
pub(super) fn report(state: &AppState, booking: &Booking, at: DateTime<Utc>) -> Option<(Queue, Value)> {
    let directory = state.counters.now().directory;
    let sends_report = directory.services().bookable(&booking.service).is_some_and(|service| service.sends_report);
    let is_told = matches!(booking.told.answers.get(asked::STORY), Some(Answer::Text(_)));
    let queue = Queue::CrimeRecording;
    (sends_report && is_told).then(|| {
        let answers = answers(state, &state.content.locales.english(), booking, |asked| REPORTED.contains(&asked));
        let data = json!({
            "reference": booking.reference,
            "journey": BOOKING_JOURNEY,
            "queue": queue,
            "priority": Priority::Standard,
            "language": booking.told.language,
            "received_at": at.to_rfc3339_opts(SecondsFormat::Millis, true),
            "withheld": [],
            "answers": answers,
        });
        (queue, data)
    })
}

/// An instant as events write it.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

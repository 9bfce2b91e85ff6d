//! Reading a word: a CloudEvents envelope with the data that `schemas/frontcounter.case.updated.v1.json` or
//! `schemas/frontcounter.interpreter.status.v1.json` describes.

use app::domain::reference::Reference;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

use super::{CASE_UPDATED, INTERPRETER_STATUS};
use crate::{
    bookings::heard::{InterpreterWord, Word},
    store::case_updates::Status,
};

/// An envelope is at most so long, bytes.
const ENVELOPE_BYTES_MAX: usize = 128 * 1024;
/// As in the schema.
const MESSAGE_CHARACTERS_MAX: usize = 10_000;
/// As in the schema.
const OFFICER_CHARACTERS_MAX: usize = 200;
/// Names are at most so long, bytes.
const NAME_BYTES_MAX: usize = 255;

/// A word that can be read, by the type of its envelope.
#[derive(Debug)]
pub(super) enum Heard {
    /// About an event that was handed over.
    Case(Said),
    /// About the interpreter of a booking.
    Interpreter(Word),
}

/// A word about an event.
#[derive(Debug)]
pub(super) struct Said {
    pub source: String,
    pub id: String,
    pub event_id: String,
    /// A reference, or the id of a record that has none.
    pub subject: String,
    pub status: Status,
    /// Message, officer and the next update's time, as JSON; `None` where none of them is given.
    pub to_the_person: Option<Vec<u8>>,
}

/// Why a word cannot be read. Never quotes it: it may hold what a person typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unreadable {
    #[error("it is no CloudEvents envelope with the data of an update")]
    Shape,
    #[error("its type is another one")]
    Type,
    #[error("its subject is no reference, and no id of a record")]
    Subject,
    #[error("its event_id is no UUID")]
    EventId,
    #[error("its next_update_due is no day")]
    NextUpdate,
    #[error("its id or source is empty, or no text that can be stored")]
    Name,
    #[error("a name or the message is too long")]
    TooLong,
}

#[derive(Deserialize)]
struct RawType {
    #[serde(rename = "type")]
    event_type: String,
}

#[derive(Deserialize)]
struct RawEnvelope<D> {
    id: String,
    source: String,
    subject: String,
    data: D,
}

#[derive(Deserialize)]
struct RawInterpreter {
    status: InterpreterWord,
    start: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
struct RawData {
    event_id: String,
    status: Status,
    message: Option<String>,
    officer: Option<String>,
    next_update_due: Option<String>,
}

impl Heard {
    pub(super) fn read(envelope: &[u8]) -> Result<Self, Unreadable> {
        if envelope.len() > ENVELOPE_BYTES_MAX {
            return Err(Unreadable::TooLong);
        }
        let raw: RawType = serde_json::from_slice(envelope).map_err(|_| Unreadable::Shape)?;
        match &*raw.event_type {
            CASE_UPDATED => Said::of(RawEnvelope::read(envelope)?).map(Self::Case),
            INTERPRETER_STATUS => of_interpreter(RawEnvelope::read(envelope)?).map(Self::Interpreter),
            _ => Err(Unreadable::Type),
        }
    }
}

impl<D: DeserializeOwned> RawEnvelope<D> {
    fn read(envelope: &[u8]) -> Result<Self, Unreadable> {
        let raw: Self = serde_json::from_slice(envelope).map_err(|_| Unreadable::Shape)?;
        let names = [&raw.id, &raw.source];
        // PostgreSQL stores no NUL; nothing else that controls has a place in a name either.
        if names.iter().any(|name| name.is_empty() || name.contains(char::is_control)) {
            return Err(Unreadable::Name);
        }
        if names.iter().any(|name| name.len() > NAME_BYTES_MAX) {
            return Err(Unreadable::TooLong);
        }
        Ok(raw)
    }
}

fn of_interpreter(raw: RawEnvelope<RawInterpreter>) -> Result<Word, Unreadable> {
    // A booking always has a reference.
    let reference = Reference::parse(&raw.subject).map_err(|_| Unreadable::Subject)?.to_string();
    Ok(Word { source: raw.source, id: raw.id, reference, says: raw.data.status, start: raw.data.start })
}

impl Said {
    fn of(raw: RawEnvelope<RawData>) -> Result<Self, Unreadable> {
        if raw.data.is_too_long() {
            return Err(Unreadable::TooLong);
        }
        if raw.data.next_update_due.as_ref().is_some_and(|day| day.parse::<NaiveDate>().is_err()) {
            return Err(Unreadable::NextUpdate);
        }
        Ok(Self {
            subject: subject(&raw.subject).ok_or(Unreadable::Subject)?,
            event_id: Uuid::try_parse(&raw.data.event_id).map_err(|_| Unreadable::EventId)?.to_string(),
            id: raw.id,
            source: raw.source,
            status: raw.data.status,
            to_the_person: raw.data.to_the_person(),
        })
    }
}

/// A reference or a record's id, as it is stored.
fn subject(text: &str) -> Option<String> {
    let reference = Reference::parse(text).map(|reference| reference.to_string());
    reference.ok().or_else(|| Some(Uuid::try_parse(text).ok()?.to_string()))
}

impl RawData {
    fn is_too_long(&self) -> bool {
        let longer = |text: &Option<String>, max| text.as_ref().is_some_and(|text| text.chars().count() > max);
        longer(&self.message, MESSAGE_CHARACTERS_MAX) || longer(&self.officer, OFFICER_CHARACTERS_MAX)
    }

    fn to_the_person(&self) -> Option<Vec<u8>> {
        let parts =
            [("message", &self.message), ("officer", &self.officer), ("next_update_due", &self.next_update_due)];
        let given: serde_json::Map<String, Value> = parts
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), Value::String(value.clone()?))))
            .collect();
        (!given.is_empty()).then(|| Value::Object(given).to_string().into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn envelope() -> Value {
        json!({
            "specversion": "1.0", "id": "a1", "source": "/records", "type": CASE_UPDATED, "subject": "FC-2222-2222",
            "data": {"event_id": "0190fa5e-0000-7000-8000-000000000001", "status": "accepted"}
        })
    }

    #[test]
    fn a_word_is_read_with_what_it_tells_the_person() -> Result<(), Unreadable> {
        let read = |envelope: &Value| match Heard::read(envelope.to_string().as_bytes())? {
            Heard::Case(said) => Ok(said),
            Heard::Interpreter(_) => Err(Unreadable::Type),
        };
        let plain = read(&envelope())?;
        assert_eq!((plain.status, plain.to_the_person), (Status::Accepted, None));
        let mut telling = envelope();
        telling["data"]["message"] = "We have looked at it.".into();
        let told = read(&telling)?.to_the_person.unwrap_or_default();
        assert_eq!(told, br#"{"message":"We have looked at it."}"#);
        Ok(())
    }

    #[test]
    fn what_cannot_be_read_says_why_and_quotes_nothing() {
        let cases: [(&str, Value, Unreadable); 11] = [
            ("/type", json!("frontcounter.case.updated.v2"), Unreadable::Type),
            ("/subject", json!("FC-2222-2223"), Unreadable::Subject),
            ("/data/event_id", json!("1"), Unreadable::EventId),
            ("/data/status", json!("done"), Unreadable::Shape),
            ("/data", json!(null), Unreadable::Shape),
            ("/id", json!(""), Unreadable::Name),
            ("/id", json!("a\u{0}b"), Unreadable::Name),
            ("/source", json!("a\nb"), Unreadable::Name),
            ("/source", json!("x".repeat(300)), Unreadable::TooLong),
            ("/data/message", json!("x".repeat(10_001)), Unreadable::TooLong),
            ("/data/next_update_due", json!("soon"), Unreadable::NextUpdate),
        ];
        for (place, value, reason) in cases {
            let mut envelope = envelope();
            match envelope.pointer_mut(place) {
                Some(old) => *old = value,
                None => envelope["data"][place.rsplit('/').next().unwrap_or_default()] = value,
            }
            assert_eq!(Heard::read(envelope.to_string().as_bytes()).err(), Some(reason), "{place}");
        }
        for bytes in [&b""[..], b"{", b"\xff\xfe", b"[]", b"null"] {
            assert_eq!(Heard::read(bytes).err(), Some(Unreadable::Shape));
        }
    }

    #[test]
    fn a_word_on_an_interpreter_is_read() {
        let word = |subject: &str, status: &str| {
            let mut envelope = envelope();
            (envelope["type"], envelope["subject"]) = (INTERPRETER_STATUS.into(), subject.into());
            envelope["data"] = json!({ "status": status, "more": "is passed over" });
            Heard::read(envelope.to_string().as_bytes())
        };
        for says in ["confirmed", "withdrawn", "person-absent", "interpreter-absent"] {
            let read = word("fc 2222 2222", says);
            let told = |read: &Heard| match read {
                Heard::Interpreter(word) => (word.says.as_str(), word.reference.clone(), word.id.clone()),
                Heard::Case(_) => Default::default(),
            };
            assert_eq!(read.as_ref().map(told), Ok((says, "FC-2222-2222".to_owned(), "a1".to_owned())));
        }
        assert_eq!(word("FC-2222-2223", "confirmed").err(), Some(Unreadable::Subject));
        assert_eq!(word("FC-2222-2222", "accepted").err(), Some(Unreadable::Shape));
    }
}

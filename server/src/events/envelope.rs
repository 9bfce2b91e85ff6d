//! The CloudEvents 1.0 envelope around an event.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

/// An event ready to be handed over.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// A UUIDv7, the same on every retry.
    pub id: String,
    /// Such as `frontcounter.report.submitted.v1`.
    pub event_type: String,
    /// The reference of the record it is about, or else the record's id.
    pub subject: String,
    /// When it happened.
    pub time: DateTime<Utc>,
    /// The queue's name.
    pub queue: String,
    /// What happened.
    pub data: Value,
    /// A queue has had it before, and may have lost it: it must not be taken for a duplicate of itself.
    pub is_repeated: bool,
}

impl Envelope {
    /// The envelope as CloudEvents JSON (structured mode).
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "specversion": "1.0",
            "id": self.id,
            "source": "/front-counter",
            "type": self.event_type,
            "subject": self.subject,
            "time": self.time.to_rfc3339_opts(SecondsFormat::Millis, true),
            "datacontenttype": "application/json",
            "dataschema": format!("/schemas/{}.json", self.event_type),
            "data": self.data,
        })
    }

    /// The envelope as bytes of JSON.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.to_json().to_string().into_bytes()
    }
}

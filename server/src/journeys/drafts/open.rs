//! A draft, and a draft as it was read.

use std::{borrow::Cow, collections::BTreeMap};

use app::domain::reference::Reference;
use chrono::{DateTime, TimeDelta, Utc};
use journey::{Answers, Fields, queue::Priority};
use serde::{Deserialize, Serialize, Serializer};
use typed::name::Name;

use crate::{
    entropy::{Entropy, token},
    store::drafts::Over,
};

/// The time that a draft is kept after it was begun, however much it is used.
pub const KEPT_FOR: TimeDelta = TimeDelta::hours(24);

/// A draft, as it is sealed: the answers so far, and what the server knows of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Written")]
pub struct Draft {
    /// Names the submission this draft will become. Every form of the draft carries it, so that a form of another
    /// draft is told apart.
    pub key: String,
    /// The answers so far.
    pub so_far: journey::Draft,
    /// The submission that this draft became last.
    pub sent: Option<SentReport>,
    /// The time when it was saved first, sealed with it: nobody who can write the database makes it last longer.
    pub begun_at: Option<DateTime<Utc>>,
    /// Of a draft that was sent, the token that its person was given.
    pub next: Option<String>,
    /// The time that is kept for its person.
    pub held: Option<Held>,
    /// The booking that its person has open.
    pub opened: Option<Opened>,
}

/// A time that is kept while a person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The record that the booking will be; its slots are held in its name.
    pub record: String,
    /// The time, as it was chosen.
    pub chosen: String,
    /// The slots: resource, and quarter of an hour since 1970.
    pub slots: Vec<(String, i32)>,
    /// Since when it is kept: what may be booked then may be booked for as long.
    pub since: DateTime<Utc>,
    /// The first instant at which it is kept no more.
    pub until: DateTime<Utc>,
    /// It was kept longer once.
    #[serde(default)]
    pub is_extended: bool,
}

/// A booking that a person has opened with its reference and secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The reference.
    pub reference: Reference,
    /// Until when it is open.
    pub until: DateTime<Utc>,
}

/// The JSON of a draft. Drafts that older versions wrote lack fields.
#[derive(Serialize, Deserialize)]
struct Written<'a> {
    key: Cow<'a, str>,
    #[serde(default)]
    answers: Cow<'a, Answers>,
    #[serde(default)]
    unsaved: Cow<'a, BTreeMap<Name, Fields>>,
    #[serde(default)]
    sent: Option<Cow<'a, SentReport>>,
    #[serde(default)]
    begun_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    held: Option<Cow<'a, Held>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opened: Option<Cow<'a, Opened>>,
}

impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            key: Cow::Borrowed(&self.key),
            answers: Cow::Borrowed(&self.so_far.answers),
            unsaved: Cow::Borrowed(&self.so_far.unsaved),
            sent: self.sent.as_ref().map(Cow::Borrowed),
            begun_at: self.begun_at,
            next: self.next.as_deref().map(Cow::Borrowed),
            held: self.held.as_ref().map(Cow::Borrowed),
            opened: self.opened.as_ref().map(Cow::Borrowed),
        };
        written.serialize(serializer)
    }
}

impl From<Written<'_>> for Draft {
    fn from(written: Written<'_>) -> Self {
        let so_far = journey::Draft { answers: written.answers.into_owned(), unsaved: written.unsaved.into_owned() };
        Self {
            key: written.key.into_owned(),
            so_far,
            sent: written.sent.map(Cow::into_owned),
            begun_at: written.begun_at,
            next: written.next.map(Cow::into_owned),
            held: written.held.map(Cow::into_owned),
            opened: written.opened.map(Cow::into_owned),
        }
    }
}

/// The report that the sent page shows, and that tells a second posting from a new one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SentReport {
    /// The draft's key then.
    pub key: String,
    /// The answers then.
    pub fingerprint: String,
    /// The reference, where what was sent has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// How soon somebody should look.
    pub priority: Priority,
    /// When it was received.
    pub at: DateTime<Utc>,
    /// Until when it stays known although another report was begun; as long as the draft where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
    /// The secret that its person was given with it, shown as long as the page is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

impl SentReport {
    /// The reference as it is written; empty where there is none.
    #[must_use]
    pub fn named(&self) -> String {
        self.reference.map(|reference| reference.to_string()).unwrap_or_default()
    }
}

impl Draft {
    /// An empty draft.
    pub fn new(entropy: &dyn Entropy) -> Self {
        Self::with_key(token(entropy))
    }

    pub(super) const fn with_key(key: String) -> Self {
        Self { key, so_far: journey::Draft::new(), sent: None, begun_at: None, next: None, held: None, opened: None }
    }

    /// Nothing was answered since it was begun or sent.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.so_far.is_untouched()
    }
}

/// A draft as it was read.
#[derive(Clone)]
pub struct OpenDraft {
    /// The draft.
    pub draft: Draft,
    /// The row that it will be saved over.
    pub(super) over: Over,
    pub(super) expires_at: i64,
    /// Bytes of the row that it is saved over.
    pub(super) stored: usize,
    /// Its person has drafts of other journeys.
    pub(super) has_others: bool,
}

impl OpenDraft {
    /// A draft that is not stored yet.
    pub fn new(entropy: &dyn Entropy) -> Self {
        Self { draft: Draft::new(entropy), over: Over::Nothing, expires_at: 0, stored: 0, has_others: false }
    }

    /// Rises with every change; 0 for one that is not stored yet.
    #[must_use]
    pub const fn revision(&self) -> i64 {
        match self.over {
            Over::Revision(revision) => revision,
            Over::Nothing | Over::Row(_) => 0,
        }
    }

    /// When it is deleted, used or not; long ago for one that is not stored yet.
    #[must_use]
    pub fn kept_until(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.expires_at).unwrap_or_default()
    }

    /// The same draft once it was sent: without answers, under a new key, and with the report that it became.
    pub(crate) fn emptied(&self, sent: SentReport, entropy: &dyn Entropy) -> Self {
        let draft = Draft { sent: Some(sent), begun_at: self.draft.begun_at, ..Draft::new(entropy) };
        Self { draft, ..*self }
    }

    /// Forgets every answer and goes on as a new draft under another key. The report that was sent last stays known
    /// for as long as it would have without.
    pub fn begin_again(&mut self, key: String) {
        let ends = self.revision() > 0;
        let kept_until = self.kept_until();
        let sent = self.draft.sent.take().map(|mut sent| {
            if ends {
                sent.until.get_or_insert(kept_until);
            }
            sent
        });
        let opened = self.draft.opened.take();
        self.draft = Draft { sent, opened, ..Draft::with_key(key) };
        if let Over::Revision(revision) = self.over {
            self.over = Over::Row(Some(revision));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Draft;

    /// What is stored keeps its form: other versions read it, and the size of a draft is reckoned by it.
    #[test]
    fn a_draft_is_written_as_it_always_was() {
        let json =
            r#"{"key":"k","answers":{"hate":{"kind":"yes-no","value":true}},"unsaved":{"story":{"story":["half"]}},"#
                .to_owned()
                + r#""sent":{"key":"j","fingerprint":"f","reference":"FC-2222-2222","priority":"high","at":"2026-11-30T12:00:00Z"},"#
                + r#""begun_at":"2026-11-30T12:00:00Z","next":"n"}"#;
        let draft: Draft = serde_json::from_str(&json).expect("a draft");
        assert_eq!(draft.so_far.answers.len() + draft.so_far.unsaved.len(), 2);
        assert_eq!(serde_json::to_string(&draft).expect("JSON"), json);
    }

    #[test]
    fn a_draft_of_an_older_version_opens() {
        let draft: Draft = serde_json::from_str(r#"{"key":"k"}"#).expect("a draft");
        assert!(draft.is_untouched());
        let empty = r#"{"key":"k","answers":{},"unsaved":{},"sent":null,"begun_at":null}"#;
        assert_eq!(serde_json::to_string(&draft).expect("JSON"), empty);
    }
}

//! A draft, and a draft as it was read.

use std::collections::BTreeMap;

use app::domain::reference::Reference;
use chrono::{DateTime, TimeDelta, Utc};
use journey::{Answers, Fields, queue::Priority};
use serde::{Deserialize, Serialize};
use typed::name::Name;

use crate::{
    entropy::{Entropy, token},
    store::drafts::Over,
};

/// The time that a draft is kept after it was begun, however much it is used.
pub const KEPT_FOR: TimeDelta = TimeDelta::hours(24);

/// The answers so far of one journey.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// Names the submission this draft will become. Every form of the draft carries it, so that a form of another
    /// draft is told apart.
    pub key: String,
    /// Good answers, those of abandoned branches included.
    #[serde(default)]
    pub answers: Answers,
    /// Forms that were left unfinished, as typed, as far as their questions know them.
    #[serde(default)]
    pub unsaved: BTreeMap<Name, Fields>,
    /// The submission that this draft became last.
    #[serde(default)]
    pub sent: Option<SentReport>,
    /// The time when it was saved first, sealed with it: nobody who can write the database makes it last longer.
    #[serde(default)]
    pub begun_at: Option<DateTime<Utc>>,
    /// Of a draft that was sent, the token that its person was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// The report that the sent page shows, and that tells a second posting from a new one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SentReport {
    /// The draft's key then.
    pub key: String,
    /// The answers then.
    pub fingerprint: String,
    /// The reference.
    pub reference: Reference,
    /// How soon somebody should look.
    pub priority: Priority,
    /// When it was received.
    pub at: DateTime<Utc>,
    /// Until when it stays known although another report was begun; as long as the draft where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
}

impl Draft {
    /// An empty draft.
    pub fn new(entropy: &dyn Entropy) -> Self {
        Self::with_key(token(entropy))
    }

    pub(super) const fn with_key(key: String) -> Self {
        Self { key, answers: Answers::new(), unsaved: BTreeMap::new(), sent: None, begun_at: None, next: None }
    }

    /// Nothing was answered since it was begun or sent.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.answers.is_empty() && self.unsaved.is_empty()
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
        self.draft = Draft { sent, ..Draft::with_key(key) };
        if let Over::Revision(revision) = self.over {
            self.over = Over::Row(Some(revision));
        }
    }
}

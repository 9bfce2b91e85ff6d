//! Answers so far, as a person's phone knows them: a token in a cookie.

use std::{collections::BTreeMap, sync::Arc};

use app::domain::{
    journey::{Answers, Fields},
    name::Name,
    queue::Priority,
    reference::Reference,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    entropy::{Entropy, bytes, token},
    seal::{MasterKey, SealKey},
    store::{
        Store, StoreError,
        drafts::{EndDrafts, SaveDraft, Saved},
    },
};

/// How long a draft is kept after its last use.
pub const KEPT_FOR: TimeDelta = TimeDelta::hours(24);

/// What the cookie holds: 256 bits of chance. Whoever has it can read and change the draft.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftToken([u8; 32]);

impl DraftToken {
    /// A new token.
    pub fn random(entropy: &dyn Entropy) -> Self {
        Self(bytes(entropy))
    }

    /// Reads the cookie's value.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        BASE64_URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The cookie's value.
    #[must_use]
    pub fn to_text(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }
}

/// Whether a text can be a draft's key: 128 bits of chance, as [`token`] writes them.
#[must_use]
pub fn is_draft_key(text: &str) -> bool {
    BASE64_URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 16)
}

/// The answers so far of one journey.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// Names the submission this draft will become. Every form of the draft carries it, so that a form of another
    /// draft is told apart.
    pub key: String,
    /// Good answers, those of abandoned branches included.
    #[serde(default)]
    pub answers: Answers,
    /// Forms that were left unfinished, as typed.
    #[serde(default)]
    pub unsaved: BTreeMap<Name, Fields>,
    /// The submission that this draft became last.
    #[serde(default)]
    pub sent: Option<SentReport>,
}

/// What the sent page shows, and what tells a second posting from a new one.
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
}

impl Draft {
    /// An empty draft.
    pub fn new(entropy: &dyn Entropy) -> Self {
        Self::with_key(token(entropy))
    }

    fn with_key(key: String) -> Self {
        Self { key, answers: Answers::new(), unsaved: BTreeMap::new(), sent: None }
    }

    /// Forgets every answer and goes on under another key. The report that was sent last stays known.
    pub fn begin_again(&mut self, key: String) {
        let sent = self.sent.take();
        *self = Self { sent, ..Self::with_key(key) };
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
    /// 0 for one that is not stored yet.
    revision: i64,
    expires_at: i64,
}

impl OpenDraft {
    /// A draft that is not stored yet.
    pub fn new(entropy: &dyn Entropy) -> Self {
        Self { draft: Draft::new(entropy), revision: 0, expires_at: 0 }
    }

    /// Rises with every change; 0 for one that is not stored yet.
    #[must_use]
    pub const fn revision(&self) -> i64 {
        self.revision
    }

    /// When it is deleted if nobody uses it before; long ago for one that is not stored yet.
    #[must_use]
    pub fn kept_until(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.expires_at).unwrap_or_default()
    }
}

/// Opens and saves drafts.
#[derive(Clone)]
pub struct Drafts {
    store: Store,
    master: Arc<MasterKey>,
    entropy: Arc<dyn Entropy>,
}

impl Drafts {
    /// Drafts in a store.
    pub fn new(store: Store, master: Arc<MasterKey>, entropy: Arc<dyn Entropy>) -> Self {
        Self { store, master, entropy }
    }

    /// The draft that belongs to a token; `None` where there is none, or it has expired.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn open(
        &self,
        token: &DraftToken,
        journey: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenDraft>, StoreError> {
        let (id, key) = self.master.draft(&token.0);
        let Some(stored) = self.store.draft(&id, journey, now.timestamp_millis()).await? else { return Ok(None) };
        let body = key.open(&place(&id, journey), &stored.body).map_err(|_| StoreError::Damaged("draft"))?;
        let draft = serde_json::from_slice(&body).map_err(|_| StoreError::Damaged("draft"))?;
        Ok(Some(OpenDraft { draft, revision: stored.revision, expires_at: stored.expires_at }))
    }

    /// Saves a draft for another 24 hours.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn save(
        &self,
        token: &DraftToken,
        journey: &str,
        open: &OpenDraft,
        now: DateTime<Utc>,
    ) -> Result<Saved, StoreError> {
        self.store.write(self.saving(token, journey, open, now)?).await
    }

    /// The change that [`Self::save`] makes, for a larger transaction.
    ///
    /// # Errors
    /// The draft cannot be written as JSON.
    pub fn saving(
        &self,
        token: &DraftToken,
        journey: &str,
        open: &OpenDraft,
        now: DateTime<Utc>,
    ) -> Result<SaveDraft, StoreError> {
        let (id, key) = self.master.draft(&token.0);
        let body = serde_json::to_vec(&open.draft).map_err(|_| StoreError::Damaged("draft"))?;
        Ok(SaveDraft {
            body: self.seal(&key, &id, journey, &body),
            id: id.to_vec(),
            journey: journey.to_owned(),
            revision: open.revision,
            expires_at: (now + KEPT_FOR).timestamp_millis(),
            now: now.timestamp_millis(),
        })
    }

    /// Keeps a draft that is merely looked at. Written at most once an hour: a page view is no reason for a
    /// write of its own.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn keep(
        &self,
        token: &DraftToken,
        journey: &str,
        open: &OpenDraft,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let left = open.expires_at - now.timestamp_millis();
        if left < (KEPT_FOR - TimeDelta::hours(1)).num_milliseconds() {
            // Somebody who saved in the meantime has kept it, too.
            self.save(token, journey, open, now).await?;
        }
        Ok(())
    }

    /// Whether a person has any draft.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn has_any(&self, token: &DraftToken) -> Result<bool, StoreError> {
        self.store.has_drafts(&self.master.draft(&token.0).0).await
    }

    /// Deletes every draft of a person.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn end_all(&self, token: &DraftToken) -> Result<(), StoreError> {
        self.store.write(EndDrafts { id: self.master.draft(&token.0).0.to_vec() }).await
    }

    fn seal(&self, key: &SealKey, id: &[u8], journey: &str, body: &[u8]) -> Vec<u8> {
        key.seal(&*self.entropy, &place(id, journey), body)
    }
}

/// A draft opens only in its own row.
fn place(id: &[u8], journey: &str) -> Vec<u8> {
    [id, journey.as_bytes()].concat()
}

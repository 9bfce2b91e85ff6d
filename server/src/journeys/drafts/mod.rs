//! Answers so far, as a person's phone knows them: a token in a cookie.

mod account;
mod kept;
mod open;
mod renewal;
mod sweep;
mod token;
mod unreadable;

use std::{net::IpAddr, sync::Arc};

use chrono::{DateTime, Utc};
use journey::size::DRAFT_BYTES_MAX;

pub use account::{Account, Allowance, Full};
pub use kept::Kept;
pub use open::{Draft, Held, KEPT_FOR, OpenDraft, Opened, SentReport};
pub use renewal::SENT_SHOWN_FOR;
pub use sweep::{sweep, sweep_once};
pub use token::{DraftToken, is_draft_key};

use unreadable::Unreadable;

use crate::{
    entropy::Entropy,
    measure,
    store::{
        Store, StoreError,
        drafts::{DraftRow, EndDrafts, Over, SaveDraft, Saved},
    },
    vault::{MasterKey, SealKey},
};

/// Opens and saves drafts.
#[derive(Clone)]
pub struct Drafts {
    store: Store,
    master: Arc<MasterKey>,
    entropy: Arc<dyn Entropy>,
    account: Arc<Account>,
    unreadable: Arc<Unreadable>,
}

/// Why a draft is not saved. The one that was saved before is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotSaved {
    /// The store cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is larger than a draft may be.
    #[error("a draft of {0} bytes is larger than a draft may be")]
    TooLarge(usize),
    /// Drafts take too much room already.
    #[error(transparent)]
    Full(#[from] Full),
}

/// The id of a person's rows, and the key of what is in them.
struct Holder {
    id: [u8; 32],
    key: SealKey,
}

impl Drafts {
    /// Drafts in a store.
    pub fn new(store: Store, master: Arc<MasterKey>, entropy: Arc<dyn Entropy>, allowance: Allowance) -> Self {
        let account = Arc::new(Account::new(allowance));
        Self { store, master, entropy, account, unreadable: Arc::default() }
    }

    /// The draft that belongs to a token; `None` where there is none that can be opened, or it has expired.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn open(
        &self,
        token: &DraftToken,
        journey: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenDraft>, StoreError> {
        Ok(self.look(token, journey, now).await?.open)
    }

    /// Saves a draft. It ends 24 hours after it was saved first.
    ///
    /// # Errors
    /// [`NotSaved`].
    pub async fn save(
        &self,
        token: &DraftToken,
        journey: &str,
        open: &OpenDraft,
        now: DateTime<Utc>,
    ) -> Result<Saved, NotSaved> {
        self.save_from(None, token, journey, open, now).await
    }

    /// Saves a draft that came from an address, within what that address may store.
    ///
    /// # Errors
    /// [`NotSaved`].
    pub async fn save_from(
        &self,
        address: Option<IpAddr>,
        token: &DraftToken,
        journey: &str,
        open: &OpenDraft,
        now: DateTime<Utc>,
    ) -> Result<Saved, NotSaved> {
        let saving = self.saving(token, journey, open, now).inspect_err(|_| measure::draft_turned_away("size"))?;
        let taken = self.account.take(address, grown(saving.row.body.len(), open.stored), now);
        let taken = taken.inspect_err(|full| measure::draft_turned_away(full.name()))?;
        let saved = self.store.write(saving).await?;
        if saved == Saved::Saved {
            taken.keep();
        }
        Ok(saved)
    }

    fn saving(
        &self,
        token: &DraftToken,
        journey: &str,
        open: &OpenDraft,
        now: DateTime<Utc>,
    ) -> Result<SaveDraft, NotSaved> {
        let holder = self.holder(token);
        let revision = match open.over {
            Over::Nothing | Over::Row(None) => 1,
            Over::Revision(revision) => revision + 1,
            // Never the revision that is taken away, so that of two who do so the second finds another.
            Over::Row(Some(revision)) => revision.saturating_abs().saturating_add(1),
        };
        let row = match open.over {
            Over::Revision(_) => self.row(&holder, journey, &open.draft, revision, open.expires_at, now),
            _ => self.first_row(&holder, journey, open.draft.clone(), revision, now),
        };
        Ok(SaveDraft { row: row?, over: open.over })
    }

    /// A row of a draft that begins now.
    fn first_row(
        &self,
        holder: &Holder,
        journey: &str,
        draft: Draft,
        revision: i64,
        now: DateTime<Utc>,
    ) -> Result<DraftRow, NotSaved> {
        let draft = Draft { begun_at: Some(now), next: None, ..draft };
        self.row(holder, journey, &draft, revision, (now + KEPT_FOR).timestamp_millis(), now)
    }

    fn row(
        &self,
        holder: &Holder,
        journey: &str,
        draft: &Draft,
        revision: i64,
        expires_at: i64,
        now: DateTime<Utc>,
    ) -> Result<DraftRow, NotSaved> {
        let body = serde_json::to_vec(draft).map_err(unwritable)?;
        if u64::try_from(body.len()).is_ok_and(|bytes| bytes > DRAFT_BYTES_MAX) {
            return Err(NotSaved::TooLarge(body.len()));
        }
        Ok(DraftRow {
            body: holder.key.seal(&*self.entropy, &holder.place(journey), &body),
            id: holder.id.to_vec(),
            journey: journey.to_owned(),
            revision,
            expires_at,
            saved_at: now.timestamp_millis(),
        })
    }

    /// A draft was sent: what its address had stored of it counts no more.
    pub fn gave_back(&self, address: Option<IpAddr>, open: &OpenDraft, now: DateTime<Utc>) {
        if let Ok(taken) = self.account.take(address, grown(0, open.stored), now) {
            taken.keep();
        }
    }

    /// Counts in the database how many bytes of drafts there are.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn count(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.account.counted(self.store.draft_bytes().await?, now);
        Ok(())
    }

    /// Whether a person has any draft.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn has_any(&self, token: &DraftToken) -> Result<bool, StoreError> {
        let (id, before) = self.ids(token);
        self.store.has_drafts(&id, &before).await
    }

    /// Deletes every draft of a person.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn end_all(&self, token: &DraftToken) -> Result<(), StoreError> {
        let (id, before) = self.ids(token);
        self.store.write(EndDrafts { id: id.to_vec(), before: before.to_vec() }).await
    }

    /// The id of a token, and that of the token before it, which sent a report.
    fn ids(&self, token: &DraftToken) -> ([u8; 32], [u8; 32]) {
        let id = self.holder(token).id;
        (id, token.before().map_or(id, |before| self.holder(&before).id))
    }

    fn holder(&self, token: &DraftToken) -> Holder {
        let (id, key) = self.master.draft(token.as_bytes());
        Holder { id, key }
    }
}

impl Holder {
    /// A draft opens only in its own row.
    fn place(&self, journey: &str) -> Vec<u8> {
        [&self.id, journey.as_bytes()].concat()
    }
}

/// Answers that cannot be written as JSON: there are none.
fn unwritable(error: serde_json::Error) -> StoreError {
    StoreError::Database(sqlx::Error::Encode(error.into()))
}

/// By how many bytes a row grows.
fn grown(now: usize, before: usize) -> i64 {
    let bytes = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    bytes(now) - bytes(before)
}

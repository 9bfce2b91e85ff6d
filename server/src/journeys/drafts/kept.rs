//! Rows under a token: those that can be opened, and rows that count no more.

use chrono::{DateTime, Utc};

use super::{Draft, DraftToken, Drafts, Holder, KEPT_FOR, OpenDraft, SENT_SHOWN_FOR, unreadable::Why};
use crate::store::{
    StoreError,
    drafts::{Over, StoredDraft},
};

/// Everything that is kept under a token.
pub struct Kept {
    /// The draft of the journey that was asked for. Where it was sent and the token replaced, for a short while an
    /// empty one that knows the report that was sent.
    pub open: Option<OpenDraft>,
    /// The token has drafts that have not ended. A token without any is replaced before something is saved under it:
    /// somebody else may have chosen it.
    pub is_known: bool,
    /// When the last of its drafts ends, milliseconds since 1970.
    pub lasts_until: i64,
    /// The token that sent the report which `open` knows, where that is all that it knows.
    pub sent_by: Option<DraftToken>,
    /// The row that a new draft of the journey would be saved over, and its bytes.
    over: Over,
    stored: usize,
}

/// The use that a row has.
enum Standing {
    /// It has expired.
    Ended,
    /// It was sent, and goes on under another token.
    Sent,
    /// It is in use.
    InUse,
    /// No program of ours wrote it so.
    Unreadable,
}

impl Kept {
    /// Nothing is kept.
    #[must_use]
    pub const fn nothing() -> Self {
        Self { open: None, is_known: false, lasts_until: 0, sent_by: None, over: Over::Nothing, stored: 0 }
    }

    /// A new draft in the place of the one that is not there or counts no more.
    #[must_use]
    pub const fn begin(&self, draft: Draft) -> OpenDraft {
        OpenDraft { draft, over: self.over, expires_at: 0, stored: self.stored, has_others: false }
    }

    /// The same for a token that holds nothing yet, for whoever comes from another one: what was sent.
    #[must_use]
    pub fn knowing(self, other: Self) -> Self {
        let open = other.open.map(|open| self.begin(open.draft)).or(self.open);
        Self { open, over: self.over, stored: self.stored, ..Self::nothing() }
    }
}

impl Drafts {
    /// Everything that is kept under a token, with the draft of one journey.
    ///
    /// # Errors
    /// The store cannot be read. A row that cannot be opened is no error: it counts as expired.
    pub async fn look(&self, token: &DraftToken, journey: &str, now: DateTime<Utc>) -> Result<Kept, StoreError> {
        let mut kept = self.look_at(token, journey, None, now).await?;
        if let (None, Some(before)) = (&kept.open, token.before()) {
            let sent = self.look_at(&before, journey, Some(token), now).await?;
            kept.open = sent.open.filter(|open| open.revision() == 0).map(|open| kept.begin(open.draft));
            kept.sent_by = sent.sent_by;
        }
        Ok(kept)
    }

    /// As [`Self::look`], for whoever has the `next` token after this one.
    async fn look_at(
        &self,
        token: &DraftToken,
        journey: &str,
        next: Option<&DraftToken>,
        now: DateTime<Utc>,
    ) -> Result<Kept, StoreError> {
        let holder = self.holder(token);
        let rows = self.store.drafts(&holder.id, journey).await?;
        let mut kept = Kept::nothing();
        for row in &rows {
            let standing = row.standing(now);
            if matches!(standing, Standing::InUse | Standing::Unreadable) {
                kept.is_known = true;
                kept.lasts_until = kept.lasts_until.max(row.expires_at.unwrap_or_default());
            }
            if row.journey == journey {
                kept.over = Over::Row(row.revision);
                kept.stored = row.body.as_ref().map_or(0, Vec::len);
                kept.open = self.open_row(&holder, row, &standing, now).filter(|open| {
                    // What was sent is shown for long only to whoever was given the token after that.
                    let is_next = next.is_some_and(|next| open.draft.next == Some(self.name_of(next)));
                    let sent_at = open.draft.sent.as_ref().map(|sent| sent.at);
                    !matches!(standing, Standing::Sent)
                        || is_next
                        || sent_at.is_some_and(|at| at + SENT_SHOWN_FOR > now)
                });
            }
        }
        if let Some(open) = &mut kept.open {
            open.has_others = rows.len() > 1;
            if open.revision() == 0 {
                kept.sent_by = Some(DraftToken::from_bytes(*token.as_bytes()));
            }
        }
        Ok(kept)
    }

    fn open_row(
        &self,
        holder: &Holder,
        row: &StoredDraft,
        standing: &Standing,
        now: DateTime<Utc>,
    ) -> Option<OpenDraft> {
        if matches!(standing, Standing::Ended) {
            return None;
        }
        let mut draft = self.unseal(holder, row)?;
        let ended = |since: DateTime<Utc>, after| since + after <= now;
        let revision = row.revision?;
        let over = match standing {
            Standing::Sent => Over::Row(Some(revision)),
            _ => Over::Revision(revision),
        };
        let mut expires_at = row.expires_at?;
        if let Some(begun_at) = draft.begun_at {
            if ended(begun_at, KEPT_FOR) {
                return None;
            }
            expires_at = expires_at.min((begun_at + KEPT_FOR).timestamp_millis());
        }
        if let (Standing::Sent, Some(sent)) = (standing, &mut draft.sent) {
            // Whatever is begun with it does not make it last longer.
            sent.until = DateTime::from_timestamp_millis(expires_at);
        }
        draft.sent = draft.sent.filter(|sent| sent.until.is_none_or(|until| until > now));
        let stored = row.body.as_ref().map_or(0, Vec::len);
        Some(OpenDraft { draft, over, expires_at, stored, has_others: false })
    }

    /// The draft in a row; where it cannot be opened, that is told once.
    pub(super) fn unseal(&self, holder: &Holder, row: &StoredDraft) -> Option<Draft> {
        let opened = row.readable().and_then(|body| {
            let text = holder.key.open(&holder.place(&row.journey), body)?;
            serde_json::from_slice(&text).map_err(|_| Why::Content)
        });
        opened.inspect_err(|why| self.unreadable.tell(&holder.id, &row.journey, *why)).ok()
    }
}

impl StoredDraft {
    pub(super) fn is_in_use(&self, now: DateTime<Utc>) -> bool {
        matches!(self.standing(now), Standing::InUse)
    }

    fn standing(&self, now: DateTime<Utc>) -> Standing {
        match (self.expires_at, self.revision) {
            (Some(expires_at), _) if expires_at <= now.timestamp_millis() => Standing::Ended,
            (Some(_), Some(revision)) if revision < 0 => Standing::Sent,
            (Some(_), Some(_)) => Standing::InUse,
            _ => Standing::Unreadable,
        }
    }

    fn readable(&self) -> Result<&[u8], Why> {
        match (&self.body, self.revision, self.expires_at) {
            (Some(body), Some(_), Some(_)) => Ok(body),
            _ => Err(Why::Columns),
        }
    }
}

//! A new token once a report was sent: what was known before opens neither what was sent nor what comes after.
//!
//! The row of the draft that was sent stays where it is and holds no answers any more; the new token is followed by the
//! old one, so that its person finds there what was sent. So sending costs no row more than it always did.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Draft, DraftToken, Drafts, NotSaved, OpenDraft, is_draft_key};
use crate::store::drafts::{Over, Renewal, SaveDraft};

/// The time for which a token that was replaced still leads to the report that was sent: a phone whose signal was lost as the
/// report was stored never received the new one.
pub const SENT_SHOWN_FOR: TimeDelta = TimeDelta::hours(1);

impl Drafts {
    /// The token that takes the place of this one.
    ///
    /// `once` is a text of chance that one page carried to one phone. The same form posted again, because the answer
    /// to it was lost or the button pressed twice, leads to the same new token; nobody can derive it who knows the old
    /// token alone. Without such a text the new token is chance.
    #[must_use]
    pub fn renewed(&self, token: &DraftToken, once: &str) -> DraftToken {
        if is_draft_key(once) {
            DraftToken::from_bytes(self.master.renewed(token.as_bytes(), once.as_bytes()))
        } else {
            DraftToken::random(&*self.entropy)
        }
    }

    /// Tells tokens apart without telling what they are.
    pub(super) fn name_of(&self, token: &DraftToken) -> String {
        self.holder(token).id.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Leaves the emptied draft of the report that is sent, and moves all other rows of its person to another token.
    ///
    /// # Errors
    /// [`NotSaved`].
    pub async fn renewal(
        &self,
        token: &DraftToken,
        next: &DraftToken,
        journey: &str,
        emptied: &OpenDraft,
        now: DateTime<Utc>,
    ) -> Result<Renewal, NotSaved> {
        let (old, new) = (self.holder(token), self.holder(next));
        let revision = emptied.revision();
        let next = Some(self.name_of(next));
        let left = Draft { next, ..emptied.draft.clone() };
        let ended = match revision {
            0 => None,
            _ => Some(SaveDraft {
                row: self.row(&old, journey, &left, -(revision + 1), emptied.expires_at, now)?,
                over: Over::Revision(revision),
            }),
        };
        let mut renewal = Renewal { ended, rows: Vec::new(), others: Vec::new() };
        let stored = if emptied.has_others { self.store.whole_drafts(&old.id).await? } else { Vec::new() };
        for row in stored.into_iter().filter(|row| row.journey != journey) {
            let draft = row.is_in_use(now).then(|| self.unseal(&old, &row)).flatten();
            if let (Some(draft), Some(revision), Some(expires_at)) = (draft, row.revision, row.expires_at) {
                renewal.rows.push(self.row(&new, &row.journey, &draft, revision, expires_at, now)?);
            }
            renewal.others.push((row.journey, row.revision));
        }
        Ok(renewal)
    }
}

//! Under which token a posted form is saved. A token that holds nothing is replaced first: whoever put it into this
//! browser, be it somebody who means to read along, never sees what is typed now.

use axum::response::Response;
use chrono::{DateTime, Utc};

use super::visit::JourneyVisit;
use crate::{
    http::{error::AppError, visit::Visit},
    journeys::drafts::{Draft, DraftToken, KEPT_FOR, Kept, OpenDraft},
    store::drafts::Saved,
};

/// A token, and what is kept under it.
pub(crate) struct Session {
    pub token: DraftToken,
    /// The browser does not have the token yet.
    pub is_new: bool,
    /// The token that the browser has leads to the report that was sent.
    pub knows_sent: bool,
    pub kept: Kept,
}

impl JourneyVisit {
    /// The session of a posted form. `once` is a text of chance that the page of the form carried: the same form
    /// posted again, with the old cookie because the answer to it was lost, finds what it saved before.
    pub(crate) async fn session(&self, once: &str) -> Result<Session, AppError> {
        let (drafts, journey) = (&self.state.drafts, self.definition().id.as_str());
        let Some(token) = &self.token else {
            let token = DraftToken::random(&*self.state.entropy);
            return Ok(Session { token, is_new: true, knows_sent: false, kept: Kept::nothing() });
        };
        let kept = drafts.look(token, journey, self.now).await?;
        if kept.is_known {
            return Ok(Session { token: token.clone(), is_new: false, knows_sent: true, kept });
        }
        let next = drafts.renewed(token, once);
        // Whoever has sent a report goes on knowing it.
        let knows_sent = kept.sent_by.is_some() && kept.sent_by == token.before();
        let next = match kept.sent_by.clone().or_else(|| token.before()) {
            Some(before) => next.after(&before),
            None => next,
        };
        let saved_before = drafts.look(&next, journey, self.now).await?;
        let kept = if saved_before.is_known { saved_before } else { saved_before.knowing(kept) };
        Ok(Session { token: next, is_new: true, knows_sent, kept })
    }

    /// Saves a draft in this session.
    pub(crate) async fn save(&self, session: &Session, open: &OpenDraft) -> Result<Saved, AppError> {
        let (drafts, journey) = (&self.state.drafts, self.definition().id.as_str());
        Ok(drafts.save_from(self.address, &session.token, journey, open, self.now).await?)
    }
}

impl Session {
    /// A new draft, in the place of what is kept.
    pub fn begin(&self, draft: Draft) -> OpenDraft {
        self.kept.begin(draft)
    }

    /// When the last draft of the session ends, once this one is saved.
    pub fn lasts_until(&self, saved: &OpenDraft, now: DateTime<Utc>) -> DateTime<Utc> {
        let others = DateTime::from_timestamp_millis(self.kept.lasts_until).unwrap_or_default();
        let own = if saved.revision() > 0 { saved.kept_until() } else { now + KEPT_FOR };
        others.max(own)
    }

    /// Gives the browser the token, where it does not have it.
    pub fn give(&self, visit: &Visit, response: &mut Response) {
        if self.is_new {
            visit.set_token(response, &self.token);
        }
    }
}

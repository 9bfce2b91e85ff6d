//! Which draft a posted form belongs to. Two tabs, a report that was begun anew, a page left open after sending,
//! another person on the same phone: what is typed into one report never ends up in another unasked.

use std::borrow::Cow;

use journey::Fields;

use super::{session::Session, visit::JourneyVisit};
use crate::{
    entropy::token,
    http::error::AppError,
    journeys::drafts::{Draft, OpenDraft, SentReport, is_draft_key},
};

/// The field with the key of the draft that a form was made for.
pub(crate) const DRAFT: &str = app::ui::pages::question::DRAFT;
/// The key of the draft that a person wants deleted, so that this form begins another.
pub(crate) const INSTEAD: &str = app::ui::pages::another::INSTEAD;
/// The key of the draft that a person wants the answer put into, although the form was made for another.
pub(crate) const INTO: &str = app::ui::pages::another::INTO;

/// The draft or sent report that a posted form belongs to.
pub(crate) enum Belongs {
    /// The browser's own draft, or one that begins with this form.
    Here {
        /// Under which token it is saved.
        session: Box<Session>,
        /// The draft.
        open: OpenDraft,
        /// It was there before this form.
        had_draft: bool,
    },
    /// A draft that is not there: another one of the same journey is, and the person has to choose.
    Elsewhere(OpenDraft),
    /// A report that was sent. Known in full only where this browser sent it last.
    Sent(Option<SentReport>),
    /// Nobody can tell: the browser sent no cookie, although the page of the form gave it one.
    Unknown,
}

impl JourneyVisit {
    /// What a form of a journey belongs to. A form without a key is believed: no page of ours has one.
    pub(crate) async fn belongs(&self, form: &Fields) -> Result<Belongs, AppError> {
        let key = form.first(DRAFT);
        if self.token.is_none() && !key.is_empty() {
            return Ok(Belongs::Unknown);
        }
        let mut session = Box::new(self.session(key).await?);
        let open = session.kept.open.take();
        if key.is_empty() || open.as_ref().is_some_and(|open| open.draft.key == key) {
            let had_draft = open.is_some();
            let open = open.unwrap_or_else(|| session.begin(Draft::new(&*self.state.entropy)));
            return Ok(Belongs::Here { session, open, had_draft });
        }
        if let Some(sent) = self.sent_under(key, open.as_ref()).await? {
            return Ok(sent);
        }
        let Some(mut open) = open else {
            let open = session.begin(self.new_draft(form).draft);
            return Ok(Belongs::Here { session, open, had_draft: false });
        };
        let there = open.draft.key.as_str();
        if form.first(INTO) == there {
            return Ok(Belongs::Here { session, open, had_draft: true });
        }
        if open.draft.is_untouched() || form.first(INSTEAD) == there {
            open.begin_again(self.new_key(form));
            return Ok(Belongs::Here { session, open, had_draft: false });
        }
        Ok(Belongs::Elsewhere(open))
    }

    /// A report that was submitted under this key, by this browser or by any other.
    async fn sent_under(&self, key: &str, open: Option<&OpenDraft>) -> Result<Option<Belongs>, AppError> {
        let last = open.and_then(|open| open.draft.sent.as_ref()).filter(|sent| sent.key == key);
        if let Some(sent) = last {
            return Ok(Some(Belongs::Sent(Some(sent.clone()))));
        }
        // Nothing was ever sent under a key that none of our pages gives.
        if !is_draft_key(key) {
            return Ok(None);
        }
        let submitted = self.state.store.submission_by_key(key).await?;
        Ok(submitted.map(|_| Belongs::Sent(None)))
    }

    /// A draft that is not stored yet, under the key that the form was given.
    pub(crate) fn new_draft(&self, form: &Fields) -> OpenDraft {
        let mut open = OpenDraft::new(&*self.state.entropy);
        open.draft.key = self.new_key(form);
        open
    }

    /// The form's key, so that the form again, and others of the same lost draft, belong to the new one.
    fn new_key(&self, form: &Fields) -> String {
        let key = form.first(DRAFT);
        if is_draft_key(key) { key.to_owned() } else { token(&*self.state.entropy) }
    }

    /// This visit in another language, where a form asks for one.
    pub(crate) fn in_language_of(&self, form: &Fields) -> Option<Self> {
        let words = self.state.content.locales.words(form.first("language"))?;
        let mut visit = self.clone();
        visit.visit.frame.words = words;
        Some(visit)
    }

    /// This visit in the language that the form asks for, or as it is.
    pub(crate) fn in_language_asked(&self, form: &Fields) -> Cow<'_, Self> {
        self.in_language_of(form).map_or(Cow::Borrowed(self), Cow::Owned)
    }
}

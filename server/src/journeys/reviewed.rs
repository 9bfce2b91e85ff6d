//! Answers that their person saw, all together, before they were sent.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use journey::{Complete, Definition, Position};

use crate::{journeys::drafts::OpenDraft, vault::MasterKey};

/// A complete draft whose answers are those that "check your answers" showed to the person who sends them.
///
/// [`Reviewed::of`] alone makes one, so nothing can be submitted that was not shown.
pub struct Reviewed<'a> {
    complete: Complete<'a>,
    open: &'a OpenDraft,
    fingerprint: String,
}

/// Why a draft is not sent.
pub enum NotReviewed<'a> {
    /// It is not complete: the person has to go there.
    Incomplete(Position<'a>),
    /// It is complete, with other answers than those that were shown.
    Changed,
}

impl<'a> Reviewed<'a> {
    /// Compares the answers of a draft with the fingerprint of those that were shown.
    ///
    /// # Errors
    /// [`NotReviewed`].
    pub fn of(
        master: &MasterKey,
        definition: &'a Definition,
        open: &'a OpenDraft,
        shown: &str,
    ) -> Result<Self, NotReviewed<'a>> {
        let complete = Complete::of(definition, &open.draft.so_far.answers).map_err(NotReviewed::Incomplete)?;
        let fingerprint = fingerprint(master, &complete);
        if fingerprint == shown { Ok(Self { complete, open, fingerprint }) } else { Err(NotReviewed::Changed) }
    }

    /// The answers.
    #[must_use]
    pub const fn complete(&self) -> &Complete<'a> {
        &self.complete
    }

    /// The draft that holds them.
    #[must_use]
    pub const fn open(&self) -> &'a OpenDraft {
        self.open
    }

    /// The fingerprint of the answers.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

/// Tells complete answers from any other answers, without telling what they are.
#[must_use]
pub fn fingerprint(master: &MasterKey, complete: &Complete<'_>) -> String {
    let answers: Vec<_> = complete.walk().answered.iter().map(|(question, answer)| (&question.id, answer)).collect();
    let text = serde_json::to_vec(&answers).unwrap_or_default();
    BASE64_URL_SAFE_NO_PAD.encode(master.fingerprint(&text))
}

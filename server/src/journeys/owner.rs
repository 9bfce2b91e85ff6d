//! The service that a journey belongs to: what its pages have that those of other journeys have not, and what becomes
//! of complete answers.

use app::ui::{
    answer_text::Line,
    components::notice::Notice,
    document::DraftMark,
    pages::{
        question::Beside,
        start::{Start, start},
    },
};
use axum::{http::StatusCode, response::Response};
use futures::{
    FutureExt,
    future::{BoxFuture, ready},
};
use journey::{Answer, Answers, Complete, FieldError, Question};

use super::{
    drafts::{Draft, DraftToken, SentReport},
    reviewed::Reviewed,
    visit::JourneyVisit,
};
use crate::http::error::AppError;

/// An answer that was read, before it is saved.
pub(crate) struct Given<'a> {
    pub asked: &'a Question,
    /// The answers before it.
    pub before: &'a Answers,
    /// The person goes on; else they stay, and nothing is an answer yet.
    pub goes_on: bool,
}

/// Why an answer that was read is not taken: its page says so, with what was chosen still chosen.
#[derive(Debug, Default)]
pub(crate) struct Objection {
    pub errors: Vec<FieldError>,
    pub notice: Option<Notice>,
}

/// The tokens of whoever sends complete answers.
#[derive(Clone, Copy)]
pub(crate) struct Tokens<'a> {
    /// Under which the draft is.
    pub token: &'a DraftToken,
    /// Under which everything that is kept for the person is from now on.
    pub next: &'a DraftToken,
}

/// The outcome of sending complete answers.
pub(crate) enum Sent {
    /// It is on disk, and the draft knows its reference.
    Stored,
    /// The draft changed in the meantime: look again.
    DraftChanged,
    /// Something else is in the way. The check page says so, and nothing is lost.
    Refused(Notice),
}

/// A service whose questions are a journey.
pub(crate) trait Owner: Send + Sync {
    /// The page before the first question.
    fn start_page(&self, visit: &JourneyVisit, page: Start<'_>) -> Response {
        visit.page(StatusCode::OK, |frame| start(frame, page))
    }

    /// What the page of a question has beside the question.
    fn beside<'a>(
        &'a self,
        _visit: &'a JourneyVisit,
        _asked: &'a Question,
        _draft: &'a Draft,
    ) -> BoxFuture<'a, Result<Beside, AppError>> {
        ready(Ok(Beside::default())).boxed()
    }

    /// Takes an answer up into the draft, where more than the answer is to be kept.
    fn take<'a>(
        &'a self,
        _visit: &'a JourneyVisit,
        _given: Given<'a>,
        _draft: &'a mut Draft,
    ) -> BoxFuture<'a, Result<Result<(), Objection>, AppError>> {
        ready(Ok(Ok(()))).boxed()
    }

    /// Keeps what is kept for a while for longer, where somebody asks for it.
    fn keep_longer<'a>(
        &'a self,
        _visit: &'a JourneyVisit,
        _draft: &'a mut Draft,
    ) -> BoxFuture<'a, Result<(), AppError>> {
        ready(Ok(())).boxed()
    }

    /// An answer in the words of a page, where the question alone does not know them.
    fn lines(&self, _visit: &JourneyVisit, _asked: &Question, _answer: &Answer) -> Option<Vec<Line>> {
        None
    }

    /// What the check page has beside the answers, and what it says first.
    fn before_sending<'a>(
        &'a self,
        _visit: &'a JourneyVisit,
        _draft: &'a Draft,
        _complete: &'a Complete<'a>,
    ) -> BoxFuture<'a, Result<(Beside, Option<Notice>), AppError>> {
        ready(Ok((Beside::default(), None))).boxed()
    }

    /// Whether something of the answers stays with this service.
    fn withholds(&self, complete: &Complete<'_>) -> bool;

    /// Sends answers that their person has seen complete.
    fn send<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        reviewed: &'a Reviewed<'a>,
        tokens: Tokens<'a>,
    ) -> BoxFuture<'a, Result<Sent, AppError>>;

    /// The page of what was sent.
    fn sent_page<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        sent: &'a SentReport,
        mark: DraftMark,
    ) -> BoxFuture<'a, Result<Response, AppError>>;
}

//! Surveys: a few questions about the service. Answers have no reference and no name; their record has an id alone.

mod answered;
mod list;

use app::{
    routes::{Route, pattern},
    ui::{
        document::DraftMark,
        pages::{
            feedback::{start, thanks},
            question::Beside,
            start::Start,
        },
    },
    words::message,
};
use axum::{
    Router,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use futures::{
    FutureExt,
    future::{BoxFuture, ready},
};
use journey::{Complete, Kind, Question};

pub use answered::SURVEY_ANSWERED;

use crate::{
    http::{
        error::AppError,
        form::{answer_limit, button_limit},
    },
    journeys::{
        answer, check,
        drafts::{Draft, SentReport},
        later,
        owner::{Owner, Sent, Tokens},
        question,
        reviewed::Reviewed,
        sent, start as start_page, stop,
        visit::JourneyVisit,
    },
    state::AppState,
};

/// The pages of surveys.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route(pattern::FEEDBACK, get(list::list))
        .route(pattern::FEEDBACK_START, get(start_page::get))
        .route(pattern::FEEDBACK_BEGIN, post(start_page::post).layer(button_limit()))
        .route(pattern::FEEDBACK_CHECK, get(check::get).post(check::post).layer(button_limit()))
        .route(pattern::FEEDBACK_SENT, get(sent::get))
        .route(pattern::FEEDBACK_LATER, get(later::get))
        .route(pattern::FEEDBACK_STOP, get(stop::get))
        .route(pattern::FEEDBACK_QUESTION, get(question::get).post(answer::post).layer(answer_limit()))
}

/// The owner of journeys that are surveys.
pub(crate) struct Surveys;

impl Owner for Surveys {
    fn start_page(&self, visit: &JourneyVisit, page: Start<'_>) -> Response {
        visit.page(StatusCode::OK, |frame| start(frame, page))
    }

    /// Free text begins with where to go with what somebody has to act on.
    fn beside<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        asked: &'a Question,
        _draft: &'a Draft,
    ) -> BoxFuture<'a, Result<Beside, AppError>> {
        let mut beside = Beside::default();
        if matches!(asked.kind, Kind::ShortText(_) | Kind::LongText(_)) {
            let frame = &visit.frame;
            beside.about = vec![frame.say(message::FEEDBACK_TEXT_WARNING)];
            beside.links = vec![(frame.say(message::FEEDBACK_TEXT_REPORT), frame.href(Route::Report))];
        }
        ready(Ok(beside)).boxed()
    }

    fn withholds(&self, _complete: &Complete<'_>) -> bool {
        false
    }

    fn send<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        reviewed: &'a Reviewed<'a>,
        tokens: Tokens<'a>,
    ) -> BoxFuture<'a, Result<Sent, AppError>> {
        answered::send(visit, reviewed, tokens).boxed()
    }

    fn sent_page<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        _sent: &'a SentReport,
        mark: DraftMark,
    ) -> BoxFuture<'a, Result<Response, AppError>> {
        ready(Ok(visit.page(StatusCode::OK, |frame| thanks(frame, mark)))).boxed()
    }
}

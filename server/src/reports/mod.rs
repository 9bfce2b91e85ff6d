//! Reports: what can be reported, what is sent of complete answers, and what the person sees of it.

mod list;
mod sent;
pub mod submission;

use app::{routes::pattern, ui::document::DraftMark};
use axum::{
    Router,
    response::Response,
    routing::{get, post},
};

use futures::{
    FutureExt,
    future::{BoxFuture, ready},
};
use journey::Complete;

use self::submission::{Outcome, Sender};
use crate::{
    http::{
        error::AppError,
        form::{answer_limit, button_limit},
    },
    journeys::{
        self, answer, check,
        drafts::SentReport,
        later,
        owner::{Owner, Sent, Tokens},
        question,
        reviewed::Reviewed,
        start, stop,
        visit::JourneyVisit,
    },
    state::AppState,
};

/// The pages of reports. Those of the way through a journey are any journey's.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route(pattern::REPORT, get(list::report))
        .route(pattern::ELSEWHERE, get(list::elsewhere))
        .route(pattern::REPORT_START, get(start::get))
        .route(pattern::REPORT_BEGIN, post(start::post).layer(button_limit()))
        .route(pattern::REPORT_CHECK, get(check::get).post(check::post).layer(button_limit()))
        .route(pattern::REPORT_SENT, get(journeys::sent::get))
        .route(pattern::REPORT_LATER, get(later::get))
        .route(pattern::REPORT_STOP, get(stop::get))
        .route(pattern::REPORT_QUESTION, get(question::get).post(answer::post).layer(answer_limit()))
}

/// The owner of journeys that become reports.
pub(crate) struct Reports;

impl Owner for Reports {
    fn withholds(&self, complete: &Complete<'_>) -> bool {
        complete.purpose().report().is_some_and(|report| !report.handed_on(complete).1.is_empty())
    }

    fn send<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        reviewed: &'a Reviewed<'a>,
        Tokens { token, next }: Tokens<'a>,
    ) -> BoxFuture<'a, Result<Sent, AppError>> {
        let sender = Sender { token, next, address: visit.address, language: &visit.frame.words.locale().code };
        async move {
            let report = reviewed.complete().purpose().report().ok_or(AppError::NotFound)?;
            Ok(match submission::submit(&visit.state, report, reviewed, sender, visit.now).await? {
                Outcome::Stored => Sent::Stored,
                Outcome::DraftChanged => Sent::DraftChanged,
            })
        }
        .boxed()
    }

    fn sent_page<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        sent: &'a SentReport,
        mark: DraftMark,
    ) -> BoxFuture<'a, Result<Response, AppError>> {
        ready(visit.show_sent(sent, mark)).boxed()
    }
}

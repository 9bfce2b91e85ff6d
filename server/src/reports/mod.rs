//! Reports: what can be reported, what is sent of complete answers, and what the person sees of it.

mod check;
mod list;
mod sent;
pub mod submission;

use app::routes::pattern;
use axum::{
    Router,
    routing::{get, post},
};

use crate::{
    http::form::{answer_limit, button_limit},
    journeys::{answer, later, question, start, stop},
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
        .route(pattern::REPORT_SENT, get(sent::get))
        .route(pattern::REPORT_LATER, get(later::get))
        .route(pattern::REPORT_STOP, get(stop::get))
        .route(pattern::REPORT_QUESTION, get(question::get).post(answer::post).layer(answer_limit()))
}

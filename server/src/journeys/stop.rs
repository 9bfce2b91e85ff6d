//! `/report/{journey}/stop`: an answer led elsewhere.

use app::{
    domain::exit_page::ExitPage,
    routes::JourneyPage,
    ui::{document::Page, pages::stop},
};
use axum::{http::StatusCode, response::Response};
use journey::{Answers, Position, walk};

use super::{mark, visit::DraftVisit};
use crate::http::error::AppError;

pub(crate) async fn get(DraftVisit { visit, open }: DraftVisit) -> Result<Response, AppError> {
    let draft = mark(open.as_ref());
    if visit.token.is_none() {
        return Ok(visit.expired());
    }
    let answers = open.map_or_else(Answers::new, |open| open.draft.so_far.answers);
    let walk = walk(visit.definition(), &answers);
    let Position::Exit { page, after } = walk.position else {
        return Ok(visit.see(visit.route(walk.position)));
    };
    let exit = visit.state.content.exit(page.as_str()).ok_or(AppError::NotFound)?;
    // Whoever is inside the journey goes back and changes the answer; the button would lead to this page again.
    let exit = &ExitPage { report: None, ..exit.clone() };
    let back = visit.frame.href(visit.route(JourneyPage::Question(after.id.as_str())));
    Ok(visit.page(StatusCode::OK, |frame| Page { draft: Some(draft), ..stop::stop(frame, exit, back) }))
}

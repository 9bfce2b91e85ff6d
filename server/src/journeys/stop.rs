//! `/report/{journey}/stop`: an answer led elsewhere.

use app::{
    domain::exit_page::ExitPage,
    routes::{JourneyPage, Route},
    ui::{document::Page, pages::stop},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use journey::{Answers, Position, walk};

use super::mark;
use crate::http::{error::AppError, visit::Visit};

pub(crate) async fn get(visit: Visit, Path(journey): Path<String>) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    let open = visit.open_draft(&journey).await?;
    let draft = mark(open.as_ref());
    if visit.token.is_none() {
        return Ok(visit.expired(definition));
    }
    let answers = open.map_or_else(Answers::new, |open| open.draft.so_far.answers);
    let walk = walk(definition, &answers);
    let Position::Exit { page, after } = walk.position else {
        return Ok(visit.see(Route::of(definition, walk.position)));
    };
    let exit = visit.state.content.exit(page.as_str()).ok_or(AppError::NotFound)?;
    // Whoever is inside the journey goes back and changes the answer; the button would lead to this page again.
    let exit = &ExitPage { report: None, ..exit.clone() };
    let back = visit.frame.href(Route::of(definition, JourneyPage::Question(after.id.as_str())));
    Ok(visit.page(StatusCode::OK, |frame| Page { draft: Some(draft), ..stop::stop(frame, exit, back) }))
}

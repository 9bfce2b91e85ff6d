//! `/report/{journey}`.

use app::{domain::journey::walk, ui::pages::start};
use axum::{extract::Path, http::StatusCode, response::Response};

use super::{first_path, path_of};
use crate::http::{error::AppError, visit::Visit};

pub(in crate::http) async fn get(visit: Visit, Path(journey): Path<String>) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    let open = visit.open_draft(&journey).await?;
    let draft = open.as_ref().map(|open| &open.draft);
    let carry_on = draft.filter(|draft| !draft.is_untouched()).map(|draft| {
        let walk = walk(definition, &draft.answers);
        visit.frame.href(&path_of(definition, walk.position))
    });
    let page = start::Start {
        definition,
        carry_on,
        first: visit.frame.href(&first_path(definition)),
        notice: visit.notice(draft),
    };
    Ok(visit.page(StatusCode::OK, |frame| start::start(frame, page)))
}

/// Deletes the answers so far and begins again.
pub(in crate::http) async fn post(visit: Visit, Path(journey): Path<String>) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    if let Some(token) = &visit.token {
        visit.state.drafts.end(token, &journey).await?;
    }
    Ok(visit.see(&first_path(definition)))
}

//! `/report/{journey}/later`: what is typed so far is saved.

use app::{
    routes::Route,
    ui::{answer_text::moment, pages::later},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use journey::{question::time::TimeOfDay, walk};

use super::mark;
use crate::{
    clock::london_time,
    http::{error::AppError, visit::Visit},
};

pub(crate) async fn get(visit: Visit, Path(journey): Path<String>) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    let Some(open) = visit.open_draft(&journey).await? else { return Ok(visit.expired(definition)) };
    if open.draft.is_untouched() {
        return Ok(visit.see(Route::of(definition, walk(definition, &open.draft.so_far.answers).position)));
    }
    let until = london_time(open.kept_until());
    let walk = walk(definition, &open.draft.so_far.answers);
    let page = later::Later {
        definition,
        until: moment(&visit.frame.words, until.date(), TimeOfDay::of(until.time())),
        carry_on: visit.frame.href(Route::of(definition, walk.position)),
        draft: mark(Some(&open)),
    };
    Ok(visit.page(StatusCode::OK, |frame| later::later(frame, &page)))
}

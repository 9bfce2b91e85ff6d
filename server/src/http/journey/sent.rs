//! `/report/{journey}/sent`.

use app::{
    domain::journey::question::time::TimeOfDay,
    ui::{answer_text::moment, pages::sent},
};
use axum::{extract::Path, http::StatusCode, response::Response};

use super::first_path;
use crate::{
    clock::london_time,
    http::{error::AppError, visit::Visit},
};

pub(in crate::http) async fn get(visit: Visit, Path(journey): Path<String>) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    let open = visit.open_draft(&journey).await?;
    let Some(report) = open.and_then(|open| open.draft.sent) else {
        return Ok(visit.see(&first_path(definition)));
    };
    let local = london_time(report.at);
    let at = moment(&visit.frame.words, local.date(), TimeOfDay::of(local.time()));
    let page = sent::Sent { reference: report.reference, priority: report.priority, at };
    Ok(visit.page(StatusCode::OK, |frame| sent::sent(frame, &page)))
}

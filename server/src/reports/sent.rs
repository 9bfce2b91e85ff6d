//! `/report/{journey}/sent`.

use app::{
    routes::Route,
    ui::{answer_text::moment, document::DraftMark, pages::sent},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use journey::question::time::TimeOfDay;

use crate::{
    clock::london_time,
    http::{error::AppError, visit::Visit},
    journeys::{drafts::SentReport, first_page, mark},
};

pub(crate) async fn get(visit: Visit, Path(journey): Path<String>) -> Result<Response, AppError> {
    let definition = visit.journey(&journey)?;
    let open = visit.open_draft(&journey).await?;
    let draft = mark(open.as_ref());
    let Some(report) = open.and_then(|open| open.draft.sent) else {
        // Without a cookie, as in "expired": nothing that tells of a report.
        let route = if visit.token.is_some() { first_page(definition) } else { Route::Home };
        return Ok(visit.see(route));
    };
    Ok(visit.show_sent(&report, draft))
}

impl Visit {
    /// The page of a report that was sent.
    pub(crate) fn show_sent(&self, report: &SentReport, draft: DraftMark) -> Response {
        let local = london_time(report.at);
        let at = moment(&self.frame.words, local.date(), TimeOfDay::of(local.time()));
        let page = sent::Sent { reference: report.reference, priority: report.priority, at, draft };
        self.page(StatusCode::OK, |frame| sent::sent(frame, &page))
    }
}

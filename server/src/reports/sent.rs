//! The page of a report that was sent.

use app::ui::{answer_text::moment, document::DraftMark, pages::sent};
use axum::{http::StatusCode, response::Response};
use journey::question::time::TimeOfDay;

use crate::{
    clock::london_time,
    http::error::AppError,
    journeys::{drafts::SentReport, visit::JourneyVisit},
};

/// The survey that is offered once a report was sent.
const SURVEY: &str = "about-report";

impl JourneyVisit {
    /// The page of a report that was sent.
    pub(super) fn show_sent(&self, report: &SentReport, draft: DraftMark) -> Result<Response, AppError> {
        let reference = report.reference.ok_or(AppError::NotFound)?;
        let survey = self.state.content.journey(SURVEY).map(|survey| survey.id.as_str());
        let local = london_time(report.at);
        let at = moment(&self.frame.words, local.date(), TimeOfDay::of(local.time()));
        let page = sent::Sent { reference, priority: report.priority, at, survey, draft };
        Ok(self.page(StatusCode::OK, |frame| sent::sent(frame, &page)))
    }
}

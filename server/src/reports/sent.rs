//! The page of a report that was sent.

use app::ui::{answer_text::moment, document::DraftMark, pages::sent};
use axum::{http::StatusCode, response::Response};
use journey::question::time::TimeOfDay;

use crate::{
    clock::london_time,
    journeys::{drafts::SentReport, visit::JourneyVisit},
};

impl JourneyVisit {
    /// The page of a report that was sent.
    pub(super) fn show_sent(&self, report: &SentReport, draft: DraftMark) -> Response {
        let local = london_time(report.at);
        let at = moment(&self.frame.words, local.date(), TimeOfDay::of(local.time()));
        let page = sent::Sent { reference: report.reference, priority: report.priority, at, draft };
        self.page(StatusCode::OK, |frame| sent::sent(frame, &page))
    }
}

//! `/report/{journey}/sent`.

use app::{
    routes::Route,
    ui::{answer_text::moment, document::DraftMark, pages::sent},
};
use axum::{http::StatusCode, response::Response};
use journey::question::time::TimeOfDay;

use crate::{
    clock::london_time,
    journeys::{
        drafts::SentReport,
        mark,
        visit::{DraftVisit, JourneyVisit},
    },
};

pub(super) async fn get(DraftVisit { visit, open }: DraftVisit) -> Response {
    let draft = mark(open.as_ref());
    let Some(report) = open.and_then(|open| open.draft.sent) else {
        // Without a cookie, as in "expired": nothing that tells of a report.
        let route = if visit.token.is_some() { visit.first_page() } else { Route::Home };
        return visit.see(route);
    };
    visit.show_sent(&report, draft)
}

impl JourneyVisit {
    /// The page of a report that was sent.
    pub(super) fn show_sent(&self, report: &SentReport, draft: DraftMark) -> Response {
        let local = london_time(report.at);
        let at = moment(&self.frame.words, local.date(), TimeOfDay::of(local.time()));
        let page = sent::Sent { reference: report.reference, priority: report.priority, at, draft };
        self.page(StatusCode::OK, |frame| sent::sent(frame, &page))
    }
}

//! `/feedback`: the surveys that are open.

use app::ui::pages::feedback::{Listed, list as page};
use axum::{http::StatusCode, response::Response};

use crate::http::visit::Visit;

pub(super) async fn list(visit: Visit) -> Response {
    let content = &visit.state.content;
    let language = &visit.frame.words.locale().code;
    let listed = content.surveys().map(|survey| Listed {
        survey: survey.id.clone(),
        minutes: survey.minutes,
        offer: content.offers.of(language, &survey.id),
    });
    let listed: Vec<_> = listed.collect();
    visit.page(StatusCode::OK, |frame| page(frame, &listed))
}

//! What can be reported, and who helps with what cannot.

use app::{
    domain::closed::What,
    routes::Route,
    ui::pages::{report, stop},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use journey::Definition;

use crate::http::{error::AppError, visit::Visit};

pub(super) async fn report(visit: Visit) -> Response {
    let content = &visit.state.content;
    let language = &visit.frame.words.locale().code;
    let closures = visit.state.closed.now();
    let listed = |journey: &Definition| {
        let closed = closures.of_journey(&journey.id, visit.now);
        report::Listed {
            offer: content.offers.of(language, &journey.id),
            closed: closed.map(|_| closures.open_from(&What::Journey(journey.id.clone()), visit.now)),
            journey: journey.id.clone(),
        }
    };
    let journeys: Vec<_> = content.reports().map(listed).collect();
    visit.page(StatusCode::OK, |frame| report::report(frame, &journeys, &content.exits, &closures.told(visit.now)))
}

pub(super) async fn elsewhere(visit: Visit, Path(exit): Path<String>) -> Result<Response, AppError> {
    let exit = visit.state.content.exit(&exit).ok_or(AppError::NotFound)?;
    let back = visit.frame.href(Route::Report);
    Ok(visit.page(StatusCode::OK, |frame| stop::stop(frame, exit, back)))
}

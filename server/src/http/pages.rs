//! Pages that need nothing but content.

use app::{
    domain::name::Name,
    ui::pages::{
        article::{Article, article},
        bsl, home, report, stop,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};

use super::{error::AppError, visit::Visit};

pub(super) async fn home(visit: Visit) -> Response {
    visit.page(StatusCode::OK, home::home)
}

pub(super) async fn report(visit: Visit) -> Response {
    let content = &visit.state.content;
    let language = &visit.frame.words.locale().code;
    let offered = |id: &Name| (id.clone(), content.offers.of(language, id));
    let journeys: Vec<_> = content.journeys.iter().map(|journey| offered(&journey.id)).collect();
    visit.page(StatusCode::OK, |frame| report::report(frame, &journeys, &content.exits))
}

pub(super) async fn worth(visit: Visit) -> Response {
    visit.page(StatusCode::OK, |frame| article(frame, Article::Worth))
}

pub(super) async fn bsl(visit: Visit) -> Response {
    visit.page(StatusCode::OK, bsl::bsl)
}

pub(super) async fn privacy(visit: Visit) -> Response {
    visit.page(StatusCode::OK, |frame| article(frame, Article::Privacy))
}

pub(super) async fn accessibility(visit: Visit) -> Response {
    visit.page(StatusCode::OK, |frame| article(frame, Article::Accessibility))
}

pub(super) async fn elsewhere(visit: Visit, Path(exit): Path<String>) -> Result<Response, AppError> {
    let exit = visit.state.content.exit(&exit).ok_or(AppError::NotFound)?;
    let back = visit.frame.href("/report");
    Ok(visit.page(StatusCode::OK, |frame| stop::stop(frame, exit, back)))
}

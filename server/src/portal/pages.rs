//! Pages that need nothing but content.

use app::routes::BOOKING_JOURNEY;
use app::ui::pages::{
    article::{Article, article},
    bsl, home,
};
use axum::{http::StatusCode, response::Response};

use crate::http::visit::Visit;

pub(super) async fn home(visit: Visit) -> Response {
    let closures = visit.state.closed.now();
    let books = visit.state.content.journey(BOOKING_JOURNEY).is_some();
    let asks = visit.state.content.surveys().next().is_some();
    visit.page(StatusCode::OK, |frame| home::home(frame, &closures.told(visit.now), (books, asks)))
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

//! Bare error answers, wherever they come from, become pages in the site's own clothes, or JSON under `/api`.

use app::ui::pages::trouble::{Trouble, trouble};
use axum::{
    extract::{Request, State},
    http::{
        StatusCode,
        header::{ALLOW, RETRY_AFTER},
    },
    middleware::Next,
    response::Response,
};

use super::{api_error, language::Asked, visit::Visit};
use crate::state::AppState;

/// Marks a response that is a page already.
#[derive(Clone, Copy)]
pub(super) struct Dressed;

pub(super) async fn dress(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visit_parts = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || response.extensions().get::<Dressed>().is_some() {
        return response;
    }
    let asked = visit_parts.extensions.get::<Asked>();
    let mut dressed = if asked.is_some_and(|asked| asked.is_api) {
        api_error::of_status(status)
    } else {
        Visit::of(&visit_parts, &state).page(status, |frame| trouble(frame, trouble_of(status)))
    };
    for name in [ALLOW, RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    dressed
}

fn trouble_of(status: StatusCode) -> Trouble {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Trouble::TooLarge,
        StatusCode::REQUEST_TIMEOUT => Trouble::TooSlow,
        StatusCode::TOO_MANY_REQUESTS => Trouble::TooMany,
        StatusCode::FORBIDDEN => Trouble::Forbidden,
        StatusCode::SERVICE_UNAVAILABLE => Trouble::Busy,
        status if status.is_server_error() => Trouble::Fault,
        _ => Trouble::NotFound,
    }
}

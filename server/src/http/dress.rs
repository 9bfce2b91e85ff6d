//! Bare error answers, wherever they come from, become pages in the site's own clothes, or JSON under `/api`.

use app::ui::pages::trouble::{Trouble, trouble};
use axum::{
    http::{
        StatusCode,
        header::{ALLOW, RETRY_AFTER},
    },
    response::Response,
};

use super::{answers::Dressed, api_error, language::Asked, visit::Visit};
use crate::state::AppState;

/// The page, or JSON, in the place of a bare error.
pub(super) fn dress(response: &Response, asked: Option<&Asked>, state: &AppState) -> Response {
    let status = response.status();
    let mut dressed = if asked.is_some_and(|asked| asked.is_api) {
        api_error::of_status(status)
    } else {
        Visit::of_nobody(asked, state).page(status, |frame| trouble(frame, trouble_of(status)))
    };
    for name in [ALLOW, RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    dressed
}

/// Whether a response is an error that is no page yet.
pub(super) fn is_bare(response: &Response) -> bool {
    let status = response.status();
    (status.is_client_error() || status.is_server_error()) && response.extensions().get::<Dressed>().is_none()
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

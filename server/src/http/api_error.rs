//! Errors of everything under `/api`: JSON that any website may read, never a page.

use app::routes::Route;
use axum::{
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::Dressed;

/// Why a request to the API was not answered as asked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ApiError {
    /// The HTTP status.
    status: u16,
    /// The same in words.
    title: &'static str,
    /// What to change, for a developer.
    detail: String,
}

/// The error as an answer.
pub(crate) fn answer(status: StatusCode, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let error = ApiError { status: status.as_u16(), title, detail: detail.to_owned() };
    let body = serde_json::to_vec(&error).unwrap_or_default();
    let mut response = (status, [(CONTENT_TYPE, "application/json")], body).into_response();
    open_to_everybody(response.headers_mut());
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.extensions_mut().insert(Dressed);
    response
}

/// The error of a status that nothing more is known about.
pub(crate) fn of_status(status: StatusCode) -> Response {
    let not_here = format!("there is nothing at this address: {} lists what there is", Route::ApiDescription);
    let detail = match status {
        StatusCode::NOT_FOUND => &not_here,
        StatusCode::METHOD_NOT_ALLOWED => "only GET and HEAD are answered here",
        StatusCode::TOO_MANY_REQUESTS => "too many requests: wait as long as Retry-After says",
        StatusCode::SERVICE_UNAVAILABLE => "busy: wait as long as Retry-After says",
        StatusCode::PAYLOAD_TOO_LARGE => "the body is too large: none is wanted here",
        StatusCode::FORBIDDEN => "posts from other websites are refused",
        status if status.is_server_error() => "something broke here; it is in our log",
        _ => "the request cannot be read",
    };
    answer(status, detail)
}

/// Lets every website read an answer.
pub(crate) fn open_to_everybody(headers: &mut HeaderMap) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("cross-origin"));
}

//! Answers that several handlers and layers give, and marks that tell later layers about an answer.

use axum::{
    http::{HeaderValue, StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
};

use super::error::AppError;

/// How long a client waits before it tries again, seconds.
pub(crate) const RETRY_AFTER_S: &str = "5";

/// Marks an answer that is a page, or JSON, already: no error page takes its place.
#[derive(Clone, Copy)]
pub(crate) struct Dressed;

/// Marks an answer whose 503 is no failure but meant by the operator.
#[derive(Clone, Copy)]
pub(crate) struct ByOperator;

/// 303 to an address of our own.
pub(crate) fn see_other(location: &str) -> Response {
    match HeaderValue::try_from(location) {
        Ok(location) => (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response(),
        Err(_) => AppError::NotFound.into_response(),
    }
}

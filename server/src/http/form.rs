//! A posted form as typed, and how large one may be. What is not UTF-8 becomes U+FFFD, which every question refuses by
//! name.

use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, Request},
};
use journey::Fields;

use super::error::AppError;

/// The body of a form with answers, bytes: a text that is far too long is still read, so that it can be shown
/// again with a word on its length.
pub(crate) const ANSWER_BYTES_MAX: usize = 1024 * 1024;
/// The body of a form with a button only, bytes.
const BUTTON_BYTES_MAX: usize = 4 * 1024;

/// The limit of a route that answers are posted to.
pub(crate) fn answer_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(ANSWER_BYTES_MAX)
}

/// The limit of a route that takes a button, or a line of search.
pub(crate) fn button_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(BUTTON_BYTES_MAX)
}

/// The fields of a posted form.
pub(crate) struct Posted(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let body = Bytes::from_request(request, state).await.map_err(|_| AppError::TooLarge)?;
        Ok(Self(form_urlencoded::parse(&body).collect()))
    }
}

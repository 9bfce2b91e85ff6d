//! A posted form as typed. What is not UTF-8 becomes U+FFFD, which every question refuses by name.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use journey::Fields;

use super::error::AppError;

/// The fields of a posted form.
pub(crate) struct Posted(pub Fields);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let body = Bytes::from_request(request, state).await.map_err(|_| AppError::TooLarge)?;
        Ok(Self(form_urlencoded::parse(&body).collect()))
    }
}

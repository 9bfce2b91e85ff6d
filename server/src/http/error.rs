//! The one error of request handlers. It is logged once, here, and becomes a page in [`super::dress`].

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::store::StoreError;

/// Why a request cannot be answered as asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum AppError {
    /// There is no such page.
    #[error("not found")]
    NotFound,
    /// The body is larger than any of our forms.
    #[error("body too large")]
    TooLarge,
    /// The store cannot be used now; trying again may help.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Store(error) => {
                tracing::error!(%error, "the store cannot be used");
                StatusCode::SERVICE_UNAVAILABLE
            }
        };
        status.into_response()
    }
}

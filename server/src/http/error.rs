//! The one error of request handlers. It is logged once, here, and becomes a page in [`super::dress`].

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::{
    bookings::opened::Unreadable,
    journeys::drafts::{Full, NotSaved},
    store::StoreError,
};

/// Why a request cannot be answered as asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AppError {
    /// There is no such page.
    #[error("not found")]
    NotFound,
    /// The body is larger than any of our forms.
    #[error("body too large")]
    TooLarge,
    /// The store cannot be used now, holds a row that is damaged, or refused a change that nobody foresaw.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A booking cannot be opened.
    #[error(transparent)]
    Booking(#[from] Unreadable),
    /// A draft is larger than one may be.
    #[error("a draft is too large")]
    DraftTooLarge,
    /// Drafts take too much room already.
    #[error(transparent)]
    DraftsFull(Full),
}

impl From<NotSaved> for AppError {
    fn from(error: NotSaved) -> Self {
        match error {
            NotSaved::Store(error) => Self::Store(error),
            NotSaved::TooLarge(_) => Self::DraftTooLarge,
            NotSaved::Full(full) => Self::DraftsFull(full),
        }
    }
}

impl Full {
    /// Who stores too much is told so by 429; where all together do, the service is what lacks room.
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::Address => StatusCode::TOO_MANY_REQUESTS,
            Self::All => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLarge | Self::DraftTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::DraftsFull(full) => full.status(),
            // Trying again does not help here, so the page must not say so.
            Self::Store(error @ StoreError::Conflict(_)) => {
                tracing::error!(%error, alarm = "refused-change", "a change was refused that nobody foresaw");
                StatusCode::INTERNAL_SERVER_ERROR
            }
            Self::Store(error @ StoreError::Damaged(_)) => {
                tracing::error!(%error, alarm = "damaged-row", "a stored row is damaged");
                StatusCode::INTERNAL_SERVER_ERROR
            }
            Self::Booking(error) => {
                tracing::error!(%error, alarm = "damaged-row", "a stored booking cannot be opened");
                StatusCode::INTERNAL_SERVER_ERROR
            }
            Self::Store(error) => {
                tracing::error!(%error, "the store cannot be used");
                StatusCode::SERVICE_UNAVAILABLE
            }
        };
        status.into_response()
    }
}

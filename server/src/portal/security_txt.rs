//! `/.well-known/security.txt`, where the operator has named somebody to tell.

use axum::{
    extract::State,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    response::{IntoResponse, Response},
};

use crate::{http::error::AppError, state::AppState};

/// Whom to tell of a hole. What has expired is not shown: nobody may read it there any more.
pub(super) async fn security_txt(State(state): State<AppState>) -> Result<Response, AppError> {
    let service = &state.content.service;
    let security = service.security.as_ref().filter(|security| state.clock.now() < security.ends());
    let text = security.ok_or(AppError::NotFound)?.text(state.config.public_url.as_deref(), service.sample);
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-cache")];
    Ok((headers, text).into_response())
}

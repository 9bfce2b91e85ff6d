//! The page of what was sent.

use app::routes::Route;
use axum::response::Response;

use super::{mark, visit::DraftVisit};
use crate::http::error::AppError;

pub(crate) async fn get(DraftVisit { visit, open }: DraftVisit) -> Result<Response, AppError> {
    let draft = mark(open.as_ref());
    let Some(sent) = open.and_then(|open| open.draft.sent) else {
        // Without a cookie, as in "expired": nothing that tells of what was sent.
        let route = if visit.token.is_some() { visit.first_page() } else { Route::Home };
        return Ok(visit.see(route));
    };
    visit.owner.sent_page(&visit, &sent, draft).await
}

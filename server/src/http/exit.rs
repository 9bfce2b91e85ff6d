//! "Exit this page": ends the drafts, forgets the cookie, opens a neutral site.

use axum::{
    http::{HeaderMap, HeaderValue, header::CACHE_CONTROL},
    response::Response,
};

use super::visit::{Visit, see_other};

/// A link, so that it works everywhere. A GET from another site changes nothing: `Sec-Fetch-Site` tells.
pub(super) async fn exit(visit: Visit, headers: HeaderMap) -> Response {
    let from_here = headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none");
    let mut response = see_other(&visit.state.content.service.exit_url);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if from_here {
        if let Some(token) = &visit.token {
            // Leaving fast matters more than telling why a draft could not be deleted: it expires anyway, and
            // without the cookie nobody can open it.
            if let Err(error) = visit.state.drafts.end_all(token).await {
                tracing::error!(%error, "drafts cannot be ended");
            }
        }
        visit.forget_token(&mut response);
    }
    response
}

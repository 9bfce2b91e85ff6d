//! "Exit this page": ends the drafts, forgets the cookie, opens a neutral site.

use axum::{
    http::{HeaderMap, HeaderValue, Method, StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
};

use super::{
    dress::Dressed,
    visit::{Visit, see_other},
};

/// Headers that browsers send with a request that no person has made yet, in every spelling there has been:
/// <https://wicg.github.io/nav-speculation/prefetch.html#sec-purpose-header> and its forerunners.
const SPECULATES: [&str; 4] = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

/// A link, so that it works everywhere, also without script. It acts only where a person followed it.
pub(super) async fn exit(visit: Visit, method: Method, headers: HeaderMap) -> Response {
    if is_speculative(&headers) {
        return refused();
    }
    let mut response = see_other(&visit.state.content.service.exit_url);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if method == Method::GET && is_navigation_from_here(&headers) {
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

/// Whether the browser fetches the page before anybody asked for it.
fn is_speculative(headers: &HeaderMap) -> bool {
    SPECULATES.iter().any(|name| headers.get_all(*name).iter().any(|value| !value.is_empty()))
}

/// Whether a person went here from one of our own pages or from the address bar, as far as the browser says.
/// A browser without these headers is believed. `Sec-Fetch-User` is absent where a script reacts to a key.
fn is_navigation_from_here(headers: &HeaderMap) -> bool {
    let is_one_of = |name: &str, allowed: &[&str]| {
        headers.get_all(name).iter().all(|value| allowed.iter().any(|one| value.as_bytes() == one.as_bytes()))
    };
    is_one_of("sec-fetch-site", &["same-origin", "none"])
        && is_one_of("sec-fetch-mode", &["navigate"])
        && is_one_of("sec-fetch-dest", &["document"])
        && is_one_of("sec-fetch-user", &["?1"])
}

/// Not a redirect, and not a success either: a browser would keep those and use them without asking again when the
/// person presses the link, and nothing would be deleted then.
fn refused() -> Response {
    let mut response = (StatusCode::FORBIDDEN, [(CACHE_CONTROL, "no-store")]).into_response();
    response.extensions_mut().insert(Dressed);
    response
}

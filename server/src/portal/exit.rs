//! "Exit this page": ends the drafts, forgets the cookie, opens a neutral site.

use std::sync::Arc;

use axum::{
    Extension,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
};

use tokio::sync::Semaphore;

use crate::{
    client_address::ClientAddress,
    config::Config,
    http::{
        answers::{Dressed, see_other},
        rate_limit::Bucket,
        visit::Visit,
    },
    journeys::drafts::DraftToken,
    measure,
};

/// Drafts that are deleted at a time for addresses that leave more often than people do.
const BEYOND_AT_A_TIME: usize = 8;

/// The exits there were lately. Everybody is led away at once, whatever is counted; only an address that leaves as often
/// as no crowd would may find that its drafts are left to expire.
#[derive(Clone)]
pub(super) struct Exits {
    bucket: Arc<Bucket>,
    beyond: Arc<Semaphore>,
}

impl Exits {
    /// As many for each address as it may post.
    pub fn new(config: &Config) -> Self {
        Self {
            bucket: Arc::new(Bucket::new(config.posts_per_second)),
            beyond: Arc::new(Semaphore::new(BEYOND_AT_A_TIME)),
        }
    }

    /// Deletes the drafts of somebody who leaves. Telling why they could not be deleted would keep the person: without
    /// the cookie nobody can open them, and they expire.
    async fn clear(&self, visit: &Visit, token: &DraftToken, client: Option<ClientAddress>) {
        let is_within = client.is_none_or(|client| self.bucket.allows(client));
        let beyond = self.beyond.try_acquire();
        if !is_within && beyond.is_err() {
            measure::exit_not_cleared();
            tracing::warn!("one address leaves very often: its drafts are left to expire");
            return;
        }
        // A write waits for the disk beside those who report: only where there is something to delete.
        let cleared = match visit.state.drafts.has_any(token).await {
            Ok(false) => Ok(()),
            _ => visit.state.drafts.end_all(token).await,
        };
        if let Err(error) = cleared {
            tracing::error!(%error, "drafts cannot be ended");
        }
    }
}

/// Headers that browsers send with a request that no person has made yet, in every spelling there has been:
/// <https://wicg.github.io/nav-speculation/prefetch.html#sec-purpose-header> and its forerunners.
const SPECULATES: [&str; 4] = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

/// A link, so that it works everywhere, also without script. It acts only where a person followed it.
pub(super) async fn exit(
    visit: Visit,
    Extension(exits): Extension<Exits>,
    client: Option<Extension<ClientAddress>>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    if is_speculative(&headers) {
        return refused();
    }
    let mut response = see_other(&visit.state.content.service.exit_url);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if method == Method::GET && is_navigation_from_here(&headers) {
        if let Some(token) = &visit.token {
            exits.clear(&visit, token, client.map(|Extension(client)| client)).await;
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

//! The gate: no more requests are worked on at a time than can be answered soon. Whoever comes beyond that is told
//! so at once, with a page that was made when the portal started, so that refusing costs next to nothing and those
//! inside are not slowed down.

use std::{collections::BTreeMap, ops::Deref, sync::Arc};

use app::ui::{
    document::render,
    frame::Frame,
    pages::trouble::{Trouble, trouble},
};
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{
        HeaderValue, Method, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, VARY},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tokio::sync::Semaphore;

use super::{
    ANSWER_BYTES_MAX, BODY_WITHIN, api_error,
    bodies::{Bodies, NoMemory},
    dress::Dressed,
    headers::Security,
    language::Asked,
    turns::Turns,
    visit::RETRY_AFTER_S,
};
use crate::{client_address::ClientAddress, state::AppState, turned_away::TurnedAway};

/// Requests inside at a time, for pages and for posts each: a database that cannot be written holds up posts, and
/// must not hold up who looks for a number to call. Together they are what a small machine answers in about a
/// tenth of a second.
const INSIDE_MAX: usize = 256;
/// Brotli's effort. With 9 these pages would be 2 to 3 % smaller, for a table of several megabytes each.
const BROTLI_QUALITY: i32 = 5;

/// Axum clones it for every layer of every request, so a clone is one pointer.
#[derive(Clone)]
pub(super) struct Gate(Arc<Parts>);

/// Everything the gate consists of.
pub(super) struct Parts {
    pages: Semaphore,
    posts: Semaphore,
    bodies: Bodies,
    turns: Turns,
    full: BTreeMap<String, FullPage>,
    security: Security,
    turned_away: Arc<TurnedAway>,
}

impl Deref for Gate {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// "We cannot save right now", ready to be sent.
struct FullPage {
    plain: Bytes,
    brotli: Bytes,
}

impl Gate {
    pub fn new(state: &AppState) -> Self {
        let locales = state.content.locales.all();
        let full = locales.iter().map(|locale| (locale.code.clone(), FullPage::new(state, &locale.code))).collect();
        Self(Arc::new(Parts {
            pages: Semaphore::new(INSIDE_MAX),
            posts: Semaphore::new(INSIDE_MAX),
            bodies: Bodies::default(),
            turns: Turns::default(),
            full,
            security: Security::new(state),
            turned_away: state.turned_away.clone(),
        }))
    }

    fn is_full(&self, request: &Request) -> Response {
        self.turned_away.count();
        let path = request.extensions().get::<Asked>().map_or_else(|| request.uri().path(), |asked| &asked.path);
        if api_error::is_api(path) {
            let mut response = api_error::of_status(StatusCode::SERVICE_UNAVAILABLE);
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_S));
            self.security.add_to(&mut response);
            return response;
        }
        let language = request.extensions().get::<Asked>().map_or("en", |asked| &asked.language);
        let page = self.full.get(language).or_else(|| self.full.get("en"));
        let takes_brotli =
            request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|value| {
                value.split(',').any(|one| one.trim().split(';').next().is_some_and(|name| name.trim() == "br"))
            });
        let body = page.map(|page| if takes_brotli { page.brotli.clone() } else { page.plain.clone() });
        let mut response = (StatusCode::SERVICE_UNAVAILABLE, body.unwrap_or_default()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_S));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if takes_brotli {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response.extensions_mut().insert(Dressed);
        self.security.add_to(&mut response);
        response
    }
}

impl FullPage {
    fn new(state: &AppState, language: &str) -> Self {
        let content = &state.content;
        let frame = Frame::for_everybody(&content.service, &content.locales, language, &content.style);
        let plain = render(&frame, |frame| trouble(frame, Trouble::Busy)).into_bytes();
        Self { brotli: brotli(&plain).into(), plain: plain.into() }
    }
}

fn brotli(plain: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: BROTLI_QUALITY, ..Default::default() };
    let mut packed = Vec::new();
    // Neither side is a file: neither can fail.
    let _ = brotli::BrotliCompress(&mut &plain[..], &mut packed, &parameters);
    packed
}

/// Turns a post away before anything else is done for it, where there is no room anyway.
pub(super) async fn at_the_door(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    if request.method() == Method::POST && gate.posts.available_permits() == 0 {
        return gate.is_full(&request);
    }
    next.run(request).await
}

/// Lets a request in, or turns it away. A body is read outside: a phone with a weak signal takes seconds for that,
/// and must not take up a place meanwhile.
pub(super) async fn pass(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let client = request.extensions().get::<ClientAddress>().copied();
    if request.method() != Method::POST {
        let _turn = gate.turns.wait(client).await;
        return match gate.pages.try_acquire() {
            Ok(_inside) => next.run(request).await,
            Err(_) => gate.is_full(&request),
        };
    }
    if gate.posts.available_permits() == 0 {
        return gate.is_full(&request);
    }
    let length = announced(&request);
    let _reserved = match gate.bodies.reserve(client, length.min(ANSWER_BYTES_MAX + 1)) {
        Ok(reserved) => reserved,
        Err(NoMemory::All) => return gate.is_full(&request),
        Err(NoMemory::Client) => {
            let wait = HeaderValue::from_static(RETRY_AFTER_S);
            return (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, wait)]).into_response();
        }
    };
    let (parts, body) = request.into_parts();
    let body = match read(body).await {
        Ok(body) => body,
        Err(status) => return status.into_response(),
    };
    let request = Request::from_parts(parts, Body::from(body));
    match gate.posts.try_acquire() {
        Ok(_inside) => next.run(request).await,
        Err(_) => gate.is_full(&request),
    }
}

/// The length a body says it has; as long as any may be where it says nothing.
fn announced(request: &Request) -> usize {
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    length.unwrap_or(usize::MAX)
}

/// Reads a body, or says why that is the client's fault: too long, too slow, broken off.
async fn read(body: Body) -> Result<Bytes, StatusCode> {
    let limited = Limited::new(body, ANSWER_BYTES_MAX + 1);
    match tokio::time::timeout(BODY_WITHIN, limited.collect()).await {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
        Ok(Err(_)) => Err(StatusCode::BAD_REQUEST),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
    }
}

//! The gate: no more requests are worked on at a time than can be answered soon. Whoever comes beyond that is told
//! so at once, with a page that is made once, so that those inside are not slowed down.

use std::{ops::Deref, sync::Arc};

use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{
        HeaderValue, Method, StatusCode,
        header::{CONTENT_LENGTH, RETRY_AFTER},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use tokio::sync::Semaphore;

use super::{
    BODY_WITHIN,
    answers::RETRY_AFTER_S,
    bodies::{Bodies, NoMemory},
    form::ANSWER_BYTES_MAX,
    headers::Security,
    language::Asked,
    ready_pages::{ReadyPages, takes_brotli},
};
use crate::{client_address::ClientAddress, state::AppState, turned_away::TurnedAway};

/// Requests inside at a time, for pages and for posts each: a database that cannot be written holds up posts, and
/// must not hold up who looks for a number to call. Together they are what a small machine answers in about a
/// tenth of a second.
const INSIDE_MAX: usize = 256;

/// Axum clones it for every layer of every request, so a clone is one pointer.
#[derive(Clone)]
pub(super) struct Gate(Arc<Parts>);

/// Everything the gate consists of.
pub(super) struct Parts {
    pages: Semaphore,
    posts: Semaphore,
    bodies: Bodies,
    ready: Arc<ReadyPages>,
    security: Security,
    turned_away: Arc<TurnedAway>,
}

impl Deref for Gate {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Gate {
    pub fn new(state: &AppState, ready: Arc<ReadyPages>) -> Self {
        Self(Arc::new(Parts {
            pages: Semaphore::new(INSIDE_MAX),
            posts: Semaphore::new(INSIDE_MAX),
            bodies: Bodies::default(),
            ready,
            security: Security::new(state),
            turned_away: state.turned_away.clone(),
        }))
    }

    fn is_full(&self, request: &Request) -> Response {
        self.turned_away.count();
        let status = StatusCode::SERVICE_UNAVAILABLE;
        let answer = self.ready.answer(status, request.extensions().get::<Asked>(), takes_brotli(request.headers()));
        let mut response = answer.unwrap_or_else(|| status.into_response());
        self.security.add_to(&mut response);
        response
    }
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
    if request.method() != Method::POST {
        return match gate.pages.try_acquire() {
            Ok(_inside) => next.run(request).await,
            Err(_) => gate.is_full(&request),
        };
    }
    if gate.posts.available_permits() == 0 {
        return gate.is_full(&request);
    }
    let client = request.extensions().get::<ClientAddress>().copied();
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

//! One log line and one measurement for each request: what kind of page, not which; never an address typed, a
//! query or a body. Every line that a request causes carries its id, and so does its answer.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue, Method, StatusCode},
    response::Response,
};
use tracing::Span;

use super::answers::ByOperator;
use crate::{
    entropy::{Entropy, token},
    measure,
};

/// What an operator asks a person for, and finds in the log.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A request that is being answered.
pub(super) struct Answering {
    route: String,
    method: Method,
    id: String,
    began: Instant,
    span: Span,
}

impl Answering {
    /// Begins the measurement, and the span whose id every line of the request carries.
    pub fn begin(request: &Request, entropy: &dyn Entropy) -> Self {
        let route = request.extensions().get::<MatchedPath>();
        let id = token(entropy);
        Self {
            route: route.map_or_else(|| "file".to_owned(), |path| path.as_str().to_owned()),
            method: request.method().clone(),
            began: Instant::now(),
            span: tracing::info_span!("request", id),
            id,
        }
    }

    /// The span that everything done for the request belongs to.
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// Writes the line and the measurement, and the request's id into its answer.
    pub fn end(self, response: &mut Response) {
        let Self { route, method, id, began, span } = self;
        let took = began.elapsed();
        let status = response.status().as_u16();
        let ms = took.as_secs_f64() * 1000.0;
        span.in_scope(|| tracing::debug!(%method, route, status, ms, "answered"));
        if method == Method::POST {
            span.in_scope(|| refused(&route, response.status()));
        }
        // Whoever closed a part of the portal does not want to be woken by it.
        let is_meant = response.extensions().get::<ByOperator>().is_some();
        measure::answered(route, if is_meant { "closed".to_owned() } else { status.to_string() }, took);
        if let Ok(id) = HeaderValue::try_from(id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
    }
}

/// A post that was refused, in a line of its own for each reason, because each is written once a second.
fn refused(route: &str, status: StatusCode) {
    match status {
        StatusCode::FORBIDDEN => tracing::warn!(route, "refused a post from another website"),
        StatusCode::REQUEST_TIMEOUT => tracing::warn!(route, "refused a post that took too long to arrive"),
        StatusCode::PAYLOAD_TOO_LARGE => tracing::warn!(route, "refused a post that was too large"),
        StatusCode::TOO_MANY_REQUESTS => tracing::warn!(route, "refused a post: one address sends too many"),
        _ => {}
    }
}

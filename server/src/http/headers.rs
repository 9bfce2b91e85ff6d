//! Security headers on every response.

use std::sync::Arc;

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

use crate::state::AppState;

/// The headers that are the same for every response.
#[derive(Clone)]
pub(super) struct Security(Arc<[(HeaderName, HeaderValue)]>);

impl Security {
    pub fn new(state: &AppState) -> Self {
        let mut headers = vec![
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
            (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
            (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
            (
                HeaderName::from_static("permissions-policy"),
                HeaderValue::from_static("camera=(), microphone=(), geolocation=(self), payment=()"),
            ),
        ];
        headers.extend(state.csp.bare().map(|policy| (header::CONTENT_SECURITY_POLICY, policy.clone())));
        if state.config.is_https() {
            let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
            headers.push((header::STRICT_TRANSPORT_SECURITY, two_years));
        }
        Self(headers.into())
    }

    /// Adds what a response does not say for itself.
    pub fn add_to(&self, response: &mut Response) {
        for (name, value) in self.0.iter() {
            response.headers_mut().entry(name).or_insert_with(|| value.clone());
        }
    }
}

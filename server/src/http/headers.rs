//! Security headers on every response.

use std::sync::Arc;

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::state::AppState;

/// The headers that are the same for every response.
#[derive(Clone)]
pub(crate) struct Security(Arc<[(HeaderName, HeaderValue)]>);

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
        if let Ok(policy) = HeaderValue::try_from(content_security_policy(&state.content.style, None)) {
            headers.push((header::CONTENT_SECURITY_POLICY, policy));
        }
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

/// As [`content_security_policy`], and what the interactive map needs beside it: its style sheet, its worker, and
/// pictures from one other host.
pub(crate) fn policy_with_map(style: &Arc<str>, nonce: &str, tiles: &str) -> String {
    let policy = content_security_policy(style, Some(nonce));
    policy
        .replace("style-src ", "style-src 'self' ")
        .replace("img-src 'self'", &format!("img-src 'self' data: blob: {tiles}"))
        .replace("connect-src 'self'", &format!("connect-src 'self' {tiles}; worker-src 'self'"))
}

/// Nothing but our own: the style sheet by its hash, the one inline script by its nonce, WebAssembly where
/// islands need it.
pub(crate) fn content_security_policy(style: &Arc<str>, nonce: Option<&str>) -> String {
    let nonce = nonce.map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src '{}'; img-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
        style_hash(style)
    )
}

/// The hash is computed once for each style sheet there is: one, unless a test makes several.
fn style_hash(style: &Arc<str>) -> Arc<str> {
    use std::sync::Mutex;
    static LAST: Mutex<Option<(Arc<str>, Arc<str>)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((_, hash)) = last.as_ref().filter(|(of, _)| Arc::ptr_eq(of, style)) {
        return hash.clone();
    }
    let hash: Arc<str> = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(style.as_bytes()))).into();
    *last = Some((style.clone(), hash.clone()));
    hash
}

//! Pages that tell a client to come back later. They are rendered and compressed when the portal starts, so that a
//! refusal costs next to nothing and those who are served are not slowed down by it.

use std::collections::BTreeMap;

use app::ui::{
    document::render,
    frame::Frame,
    pages::trouble::{Trouble, trouble},
};
use axum::{
    body::Bytes,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER, VARY},
    },
    response::{IntoResponse, Response},
};

use super::{api_error, dress::Dressed, language::Asked, visit::RETRY_AFTER_S};
use crate::state::AppState;

/// Brotli's effort. With 9 these pages would be 2 to 3 % smaller, for a table of several megabytes each.
const BROTLI_QUALITY: i32 = 5;
/// The pages there are, by the status that they are answered with.
const PAGES: [(StatusCode, Trouble); 2] =
    [(StatusCode::SERVICE_UNAVAILABLE, Trouble::Busy), (StatusCode::TOO_MANY_REQUESTS, Trouble::TooMany)];

/// The pages, by status and language.
pub(super) struct ReadyPages(BTreeMap<(StatusCode, String), ReadyPage>);

struct ReadyPage {
    plain: Bytes,
    brotli: Bytes,
}

impl ReadyPages {
    pub fn new(state: &AppState) -> Self {
        let codes = || state.content.locales.all().iter().map(|locale| locale.code.clone());
        let page = |(status, trouble)| {
            codes().map(move |code| ((status, code.clone()), ReadyPage::new(state, &code, trouble)))
        };
        Self(PAGES.into_iter().flat_map(page).collect())
    }

    /// The answer in the language of a request, JSON under `/api`; `None` for any other status.
    pub fn answer(&self, status: StatusCode, asked: Option<&Asked>, takes_brotli: bool) -> Option<Response> {
        let of_language = |language: &str| self.0.get(&(status, language.to_owned()));
        let page = asked.and_then(|asked| of_language(&asked.language)).or_else(|| of_language("en"))?;
        let mut response = if asked.is_some_and(|asked| asked.is_api) {
            api_error::of_status(status)
        } else {
            page.answer(status, takes_brotli)
        };
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_S));
        Some(response)
    }
}

impl ReadyPage {
    fn new(state: &AppState, language: &str, kind: Trouble) -> Self {
        let content = &state.content;
        let frame = Frame::for_everybody(&content.service, &content.locales, language, &content.style);
        let plain = render(&frame, |frame| trouble(frame, kind)).into_bytes();
        Self { brotli: brotli(&plain).into(), plain: plain.into() }
    }

    fn answer(&self, status: StatusCode, takes_brotli: bool) -> Response {
        let body = if takes_brotli { &self.brotli } else { &self.plain };
        let mut response = (status, body.clone()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if takes_brotli {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response.extensions_mut().insert(Dressed);
        response
    }
}

fn brotli(plain: &[u8]) -> Vec<u8> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: BROTLI_QUALITY, ..Default::default() };
    let mut packed = Vec::new();
    // Neither side is a file: neither can fail.
    let _ = brotli::BrotliCompress(&mut &plain[..], &mut packed, &parameters);
    packed
}

/// Whether a client reads brotli.
pub(super) fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|one| one.split(';').next().is_some_and(|name| name.trim() == "br"))
}

//! Pages that tell a client to come back later. Each is rendered and compressed once, so that a refusal costs next to
//! nothing and those who are served are not slowed down by it.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

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

use super::{
    answers::{Dressed, RETRY_AFTER_S},
    api_error,
    language::Asked,
};
use crate::{content::Content, state::AppState};

/// Brotli's effort. With 9 these pages would be 2 to 3 % smaller, for a table of several megabytes each.
const BROTLI_QUALITY: i32 = 5;
/// The pages there are, by the status that they are answered with.
const PAGES: [(StatusCode, Trouble); 2] =
    [(StatusCode::SERVICE_UNAVAILABLE, Trouble::Busy), (StatusCode::TOO_MANY_REQUESTS, Trouble::TooMany)];

/// The pages, by status and language. Each is made when the first is told so: the start waits for none.
pub(super) struct ReadyPages {
    content: Arc<Content>,
    pages: BTreeMap<(StatusCode, String), (Trouble, OnceLock<ReadyPage>)>,
}

struct ReadyPage {
    plain: Bytes,
    brotli: Bytes,
}

impl ReadyPages {
    pub fn new(state: &AppState) -> Self {
        let codes = || state.content.locales.all().iter().map(|locale| locale.code.clone());
        let page = |(status, trouble)| codes().map(move |code| ((status, code), (trouble, OnceLock::new())));
        Self { content: state.content.clone(), pages: PAGES.into_iter().flat_map(page).collect() }
    }

    fn page(&self, status: StatusCode, language: &str) -> Option<&ReadyPage> {
        let (trouble, page) = self.pages.get(&(status, language.to_owned()))?;
        Some(page.get_or_init(|| ReadyPage::new(&self.content, language, *trouble)))
    }

    /// The answer in the language of a request, JSON under `/api`; `None` for any other status.
    pub fn answer(&self, status: StatusCode, asked: Option<&Asked>, takes_brotli: bool) -> Option<Response> {
        let own = asked.and_then(|asked| self.page(status, &asked.language));
        let page = own.or_else(|| self.page(status, "en"))?;
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
    fn new(content: &Content, language: &str, kind: Trouble) -> Self {
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

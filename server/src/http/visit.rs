//! A request as page handlers see it: who asks, in which language, and how to answer with a page.

use std::{convert::Infallible, fmt::Display, net::IpAddr};

use app::ui::{
    document::{Page, render},
    frame::Frame,
};
use axum::{
    extract::FromRequestParts,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, RETRY_AFTER, SET_COOKIE},
        request::Parts,
    },
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use journey::Fields;

use super::{
    answers::{Dressed, RETRY_AFTER_S, see_other},
    language::Asked,
};
use crate::{
    client_address::ClientAddress,
    entropy::token,
    journeys::drafts::{DraftToken, KEPT_FOR},
    state::AppState,
};

/// One request.
#[derive(Clone)]
pub(crate) struct Visit {
    pub state: AppState,
    pub frame: Frame,
    /// From the cookie.
    pub token: Option<DraftToken>,
    /// The client's, where it is known.
    pub address: Option<IpAddr>,
    /// What stands behind `?`.
    pub query: Fields,
    /// When it arrived.
    pub now: DateTime<Utc>,
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self::of(parts, state))
    }
}

impl Visit {
    /// The visit that a request makes.
    pub fn of(parts: &Parts, state: &AppState) -> Self {
        let query = parts.uri.query().unwrap_or_default();
        Self {
            token: cookie(&parts.headers, cookie_name(state)).and_then(DraftToken::parse),
            address: parts.extensions.get::<ClientAddress>().map(|client| client.0),
            query: form_urlencoded::parse(query.as_bytes()).collect(),
            ..Self::of_nobody(parts.extensions.get::<Asked>(), state)
        }
    }

    /// A visit of which nothing is known but the page: for answers that are the same for everybody.
    pub fn of_nobody(asked: Option<&Asked>, state: &AppState) -> Self {
        let (language, path) = asked.map_or(("en", "/"), |asked| (&asked.language, &asked.path));
        let locales = &state.content.locales;
        let frame = Frame {
            service: state.content.service.clone(),
            locales: locales.clone(),
            words: locales.words(language).unwrap_or_else(|| locales.english()),
            path: path.to_owned(),
            nonce: token(&*state.entropy),
            style: state.content.style.clone(),
        };
        Self {
            token: None,
            address: None,
            query: Fields::default(),
            now: state.clock.now(),
            state: state.clone(),
            frame,
        }
    }

    /// Answers with a page.
    pub fn page(&self, status: StatusCode, page: impl FnOnce(&Frame) -> Page) -> Response {
        let html = render(&self.frame, page);
        let mut response = (status, html).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        // The page holds a nonce and may hold answers: nobody keeps it.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(policy) = self.state.csp.page(&self.frame.nonce) {
            headers.insert(CONTENT_SECURITY_POLICY, policy);
        }
        if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) {
            headers.insert(RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_S));
        }
        response.extensions_mut().insert(Dressed);
        response
    }

    /// Answers with a redirect to a path in this language, to be fetched with GET.
    pub fn see(&self, path: impl Display) -> Response {
        see_other(&self.frame.href(path))
    }

    /// Gives a phone without a token its first one, before anything is typed: every form then belongs to somebody,
    /// and a form that arrives without it tells of a browser that keeps no cookie.
    pub fn with_token(&self, mut response: Response) -> Response {
        if self.token.is_none() {
            self.set_token(&mut response, &DraftToken::random(&*self.state.entropy));
        }
        response
    }

    /// Gives the phone its token.
    pub fn set_token(&self, response: &mut Response, token: &DraftToken) {
        self.set_cookie(response, &token.to_text(), "");
    }

    /// Gives the phone its token for as long as the server keeps the last of its drafts: somebody asked for that.
    pub fn keep_token(&self, response: &mut Response, token: &DraftToken, until: DateTime<Utc>) {
        let seconds = (until - self.now).num_seconds().clamp(0, KEPT_FOR.num_seconds());
        self.set_cookie(response, &token.to_text(), &format!("; Max-Age={seconds}"));
    }

    /// Takes the token from the phone.
    pub fn forget_token(&self, response: &mut Response) {
        self.set_cookie(response, "", "; Max-Age=0");
    }

    /// A session cookie: a shared phone forgets it with the browser's session, the server 24 hours after a draft began.
    fn set_cookie(&self, response: &mut Response, value: &str, more: &str) {
        let name = cookie_name(&self.state);
        let secure = if self.state.config.is_https() { "; Secure" } else { "" };
        let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}");
        if let Ok(cookie) = HeaderValue::try_from(cookie) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
}

/// `__Host-` binds the cookie to this host; browsers accept it over https only.
fn cookie_name(state: &AppState) -> &'static str {
    if state.config.is_https() { "__Host-draft" } else { "draft" }
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|header| header.to_str().ok());
    pairs.flat_map(|header| header.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

//! A journey that the operator has closed. Its pages show one page that says until when, and nothing can be sent.
//! What somebody types into a page that was open before is stored as ever, or shown where it cannot be.
//!
//! Closed pages are answered with 503 and `Retry-After`: whoever watches or indexes the portal must not take them for
//! the pages that usually stand there. Emergency exits, the reference of a report that was sent, and "finish later"
//! stay open.

use std::borrow::Cow;

use app::{
    domain::closed::{Closure, What},
    routes::{JourneyPage, journey_in, pattern},
    ui::pages::closed::{Closed, Typed, closed},
};
use axum::{
    body::Body,
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue, Method, StatusCode, header::RETRY_AFTER},
    middleware::Next,
    response::Response,
};
use chrono::{DateTime, Utc};

use super::{answer::Answering, mark, session::Session, visit::JourneyVisit};
use crate::{
    http::{answers::ByOperator, error::AppError, language::Asked, visit::Visit},
    journeys::drafts::OpenDraft,
    state::AppState,
    store::drafts::Saved,
};

/// Tells `answers.js` a closed page from a server without room, which it would ask again and again.
const CLOSED: HeaderName = HeaderName::from_static("x-closed");
/// The longest `Retry-After`, seconds: an operator may open earlier than planned.
const RETRY_AFTER_MAX_S: i64 = 60 * 60;

/// What keeps a journey shut at the time of a visit.
pub(crate) struct Shut {
    closure: Closure,
    /// When nothing does any more; nothing where nobody knows yet.
    until: Option<DateTime<Utc>>,
}

impl Shut {
    fn retry_after_s(&self, now: DateTime<Utc>) -> i64 {
        let left = self.until.map_or(RETRY_AFTER_MAX_S, |until| (until - now).num_seconds());
        left.clamp(1, RETRY_AFTER_MAX_S)
    }
}

/// Answers pages of a closed journey, and the button that begins it again. Posted answers and "send" go on to their
/// handlers, which lose nothing.
pub(crate) async fn or_closed(state: AppState, request: Request, next: Next) -> Response {
    if state.closed.now().is_empty() || !is_shut_here(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let path = parts.extensions.get::<Asked>().map_or_else(|| parts.uri.path(), |asked| &asked.path);
    let visit = journey_in(path).and_then(|journey| JourneyVisit::of(Visit::of(&parts, &state), journey));
    let Some((mut visit, shut)) = visit.and_then(|visit| visit.shut().map(|shut| (visit, shut))) else {
        return next.run(Request::from_parts(parts, Body::new(body))).await;
    };
    if parts.method == Method::POST {
        // The page in another language is fetched with GET, which only the start page answers.
        visit.visit.frame.path = visit.route(JourneyPage::Start).to_string();
    }
    visit.closed(&shut).await
}

fn is_shut_here(request: &Request) -> bool {
    match request.extensions().get::<MatchedPath>().map(MatchedPath::as_str) {
        Some(pattern::REPORT_START | pattern::REPORT_BEGIN | pattern::BOOK | pattern::BOOK_BEGIN) => true,
        Some(pattern::REPORT_CHECK | pattern::REPORT_QUESTION | pattern::BOOK_CHECK | pattern::BOOK_QUESTION) => {
            request.method() != Method::POST
        }
        _ => false,
    }
}

impl JourneyVisit {
    /// What keeps the journey shut now, if anything does.
    pub(crate) fn shut(&self) -> Option<Shut> {
        let definition = self.definition();
        let closures = self.state.closed.now();
        let closure = closures.of_journey(&definition.id, self.now)?.clone();
        let until = closures.open_from(&What::Journey(definition.id.clone()), self.now);
        Some(Shut { closure, until })
    }

    /// The page, with what is kept of the person's answers.
    pub(crate) async fn closed(&self, shut: &Shut) -> Response {
        let open = self.draft_if_any().await;
        self.closed_page(shut, open.as_ref(), None)
    }

    /// The draft, where the store can be read: a closure may be there because it cannot.
    async fn draft_if_any(&self) -> Option<OpenDraft> {
        self.open_draft().await.ok().flatten()
    }

    fn closed_page(&self, shut: &Shut, open: Option<&OpenDraft>, typed: Option<Typed>) -> Response {
        let page = Closed {
            definition: self.definition(),
            closure: &shut.closure,
            until: shut.until,
            kept_until: open.filter(|open| !open.draft.is_untouched()).map(OpenDraft::kept_until),
            typed,
            draft: mark(open),
        };
        let mut response = self.page(StatusCode::SERVICE_UNAVAILABLE, |frame| closed(frame, page));
        response.headers_mut().insert(RETRY_AFTER, shut.retry_after_s(self.now).into());
        response.headers_mut().insert(CLOSED, HeaderValue::from_static("yes"));
        response.extensions_mut().insert(ByOperator);
        response
    }
}

impl Answering<'_> {
    /// Keeps a form that is no answer yet with the draft, and shows the page with it. `None` where somebody else
    /// saved the draft in the meantime.
    pub(crate) async fn keep_while_closed(
        &self,
        shut: &Shut,
        session: &Session,
        open: &OpenDraft,
    ) -> Result<Option<Response>, AppError> {
        if self.form.of_question(self.asked.id.as_str()).is_blank() {
            return Ok(Some(self.visit.closed(shut).await));
        }
        let mut open = open.clone();
        if open.draft.so_far.keep_unfinished(self.asked, self.form).is_err() {
            return Ok(Some(self.show_while_closed(shut).await));
        }
        if self.visit.save(session, &open).await? == Saved::Conflict {
            return Ok(None);
        }
        let mut visit = self.visit_asked();
        visit.to_mut().visit.token = Some(session.token.clone());
        let stored = visit.draft_if_any().await;
        let mut response = visit.closed_page(shut, stored.as_ref(), Some(self.typed_on(&visit, true)));
        session.give(&visit, &mut response);
        Ok(Some(response))
    }

    /// The page with what was typed, where it could not be kept.
    pub(crate) async fn show_while_closed(&self, shut: &Shut) -> Response {
        let visit = self.visit_asked();
        let open = visit.draft_if_any().await;
        visit.with_token(visit.closed_page(shut, open.as_ref(), Some(self.typed_on(&visit, false))))
    }

    fn visit_asked(&self) -> Cow<'_, JourneyVisit> {
        self.visit.in_language_asked(self.form)
    }

    fn typed_on(&self, visit: &JourneyVisit, is_kept: bool) -> Typed {
        let fields = self.form.pairs().filter(|(name, _)| *name != "language");
        Typed {
            rows: self.typed(visit),
            is_kept,
            action: visit.frame.href(self.route()),
            fields: fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        }
    }
}

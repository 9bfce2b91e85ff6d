//! The page behind a desk link.

use app::{
    domain::hours::to_london,
    routes::Route,
    ui::{
        frame::Frame,
        pages::{
            counters::hours_text::{short_date, time_text},
            desk::{self, Desk, DeskState, DeskVisit, VISIT},
        },
    },
    words::{Words, message},
};
use axum::{
    extract::Path,
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY},
    },
    response::{IntoResponse, Response},
};
use booking::Status;

use super::DeskLink;
use crate::{
    bookings::day::{self, Day, DayVisit},
    http::{answers::Dressed, error::AppError, visit::Visit},
    store::StoreError,
};

/// The query that says that another screen was faster.
pub(super) const CHANGED: &str = "changed";

/// A request under a link that is good.
pub(super) struct AtDesk {
    pub visit: Visit,
    pub link: DeskLink,
    /// The link as it stands in the address.
    pub text: String,
}

pub(super) async fn get(visit: Visit, Path(text): Path<String>) -> Result<Response, AppError> {
    let at = match AtDesk::of(visit, text) {
        Ok(at) => at,
        Err(refused) => return Ok(*refused),
    };
    match at.visit.query.first(VISIT) {
        "" => at.page().await,
        record => at.not_kept(record).await,
    }
}

impl AtDesk {
    /// The desk of a link, or the answer to one that is wrong or over, which tells nothing but that.
    pub fn of(visit: Visit, text: String) -> Result<Self, Box<Response>> {
        let frame = Frame { words: visit.frame.words.in_english(), ..visit.frame };
        let visit = Visit { frame, ..visit };
        let Some(link) = DeskLink::read(&visit.state.master, &text) else {
            return Err(Box::new(said(&visit, StatusCode::NOT_FOUND, message::DESK_WRONG)));
        };
        if link.is_over(visit.now) {
            return Err(Box::new(said(&visit, StatusCode::GONE, message::DESK_OVER)));
        }
        Ok(Self { visit, link, text })
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        Route::Desk { link: &self.text }.to_string()
    }

    /// The visits of the day. One that cannot be opened is left out, and said in the log.
    pub async fn visits(&self) -> Result<Vec<DayVisit>, StoreError> {
        let state = &self.visit.state;
        let stored = day::stored(&state.store, &self.link.site, self.link.date).await?;
        let day = Day::open(&state.store, &state.master, &stored).await?;
        for one in &day.unopened {
            tracing::error!(reference = one.reference, error = %one.why, "a visit cannot be shown at the desk");
        }
        Ok(day.visits)
    }

    async fn page(&self) -> Result<Response, AppError> {
        let (state, words) = (&self.visit.state, &self.visit.frame.words);
        let books = state.counters.now();
        let counter = books.directory.register().find(&self.link.site);
        let site = counter.map_or(&*self.link.site, |counter| &counter.facts.name);
        let date = short_date(words, self.link.date);
        let title = [("site", site.into()), ("date", date.text.as_ref().into())];
        let ends = time_text(words, to_london(self.link.end()).time());
        let by = [("name", (&*self.link.by).into()), ("time", ends.text.as_ref().into())];
        let page = Desk {
            address: self.address(),
            title: words.with(message::DESK_TITLE, &title).text.to_string(),
            by: words.with(message::DESK_BY, &by).text.to_string(),
            is_changed: !self.visit.query.first(CHANGED).is_empty(),
            visits: self.visits().await?.iter().map(|visit| shown(words, visit)).collect(),
            walk_ins: state.store.walk_ins(&self.link.site, &self.link.date.to_string()).await?,
        };
        Ok(answer(&self.visit, StatusCode::OK, desk::desk(&self.visit.frame, page)))
    }

    async fn not_kept(&self, record: &str) -> Result<Response, AppError> {
        let visits = self.visits().await?;
        let stands = |visit: &&DayVisit| visit.booking.id.as_str() == record && visit.booking.status == Status::Made;
        let Some(asked) = visits.iter().find(stands) else { return Ok(self.visit.see(self.address())) };
        let shown = shown(&self.visit.frame.words, asked);
        Ok(answer(&self.visit, StatusCode::OK, desk::not_kept(&self.visit.frame, &self.address(), &shown)))
    }
}

/// A visit in words.
fn shown(words: &Words, visit: &DayVisit) -> DeskVisit {
    let [time, name, service, way, needs, interpreter, with, state] = visit.cells(words);
    let lines = [format!("{service}. {way}"), needs, interpreter, with, state];
    DeskVisit {
        record: visit.booking.id.as_str().to_owned(),
        sequence: visit.booking.sequence,
        heading: format!("{time} {name}"),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        state: match visit.booking.status {
            Status::Held | Status::Made => DeskState::Open,
            Status::Kept | Status::Missed => DeskState::Noted,
            Status::Cancelled => DeskState::Cancelled,
        },
    }
}

fn said(visit: &Visit, status: StatusCode, id: &str) -> Response {
    let sentence = desk::sentence(&visit.frame, &visit.frame.words.text(id));
    answer(visit, status, sentence)
}

/// A document that nobody keeps, indexes or tells others the address of.
fn answer(visit: &Visit, status: StatusCode, html: String) -> Response {
    let mut response = (status, html).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    headers.extend(visit.state.csp.bare().map(|policy| (axum::http::header::CONTENT_SECURITY_POLICY, policy.clone())));
    response.extensions_mut().insert(Dressed);
    response
}

//! Visits that people book: a time at a site, an interpreter, a video appointment.
//!
//! The questions are a journey like any other (`journeys`); here is what it has beside: lists of counters and times, the
//! time that is held meanwhile, and the booking that its answers become. `own` is what its person does with it later.

pub mod calendar;
pub mod chosen;
pub mod day;
pub mod day_text;
pub mod entry;
pub mod events;
pub mod heard;
pub(crate) mod hold;
mod interpreter;
pub mod letters;
mod listing;
mod make;
pub mod news;
pub mod occupancy;
pub mod opened;
pub mod openings;
mod own;
mod refusal;
pub mod remind;
pub mod ring;
pub mod search;
pub mod secret;
mod shown;
pub mod stranded;
mod taking;
pub mod told;
pub mod tries;
pub mod withdraw;

pub use news::{What, news};
pub use opened::Booking;

use app::{
    routes::pattern,
    ui::{
        answer_text::Line,
        components::{held::Held, notice::Notice},
        document::DraftMark,
        pages::{
            bookings::{Offered, book, booked},
            question::Beside,
            start::Start,
        },
    },
    words::message,
};
use axum::{
    Router,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use booking::SiteId;
use futures::{FutureExt, future::BoxFuture};
use journey::{Answer, Complete, Question, walk};

use self::{
    chosen::{ANYWHERE, Chosen},
    listing::{ARRANGE, FROM, Listing},
    search::Search,
    shown::{clock_at, shown, when, when_and_where},
    told::{Told, asked},
};
use crate::{
    http::{
        error::AppError,
        form::{answer_limit, button_limit},
        visit::Visit,
    },
    journeys::{
        answer, check,
        drafts::{Draft, SentReport},
        later,
        owner::{Given, Objection, Owner, Sent, Tokens},
        question::{self, CHANGE},
        reviewed::Reviewed,
        sent, start, stop,
        visit::JourneyVisit,
    },
    state::AppState,
};

/// The pages of bookings.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route(pattern::BOOK, get(start::get))
        .route(pattern::BOOK_BEGIN, post(start::post).layer(button_limit()))
        .route(pattern::BOOK_CHECK, get(check::get).post(check::post).layer(button_limit()))
        .route(pattern::BOOK_SENT, get(sent::get))
        .route(pattern::BOOK_LATER, get(later::get))
        .route(pattern::BOOK_STOP, get(stop::get))
        .route(pattern::BOOK_QUESTION, get(question::get).post(answer::post).layer(answer_limit()))
        .merge(own::router())
}

/// The owner of the journey of bookings.
pub(crate) struct Bookings;

impl Owner for Bookings {
    fn start_page(&self, visit: &JourneyVisit, page: Start<'_>) -> Response {
        let offered = offered(visit);
        visit.page(StatusCode::OK, |frame| book(frame, page, &offered))
    }

    fn beside<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        asked: &'a Question,
        draft: &'a Draft,
    ) -> BoxFuture<'a, Result<Beside, AppError>> {
        beside(visit, asked, draft).boxed()
    }

    fn take<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        given: Given<'a>,
        draft: &'a mut Draft,
    ) -> BoxFuture<'a, Result<Result<(), Objection>, AppError>> {
        taking::take(visit, given, draft).boxed()
    }

    fn keep_longer<'a>(&'a self, visit: &'a JourneyVisit, draft: &'a mut Draft) -> BoxFuture<'a, Result<(), AppError>> {
        hold::keep_longer(&visit.state, draft, visit.now).boxed()
    }

    fn lines(&self, visit: &JourneyVisit, asked: &Question, answer: &Answer) -> Option<Vec<Line>> {
        let Answer::Listed(value) = answer else { return None };
        let books = visit.state.counters.now();
        let name = |site: &str| books.directory.register().find(site).map(|counter| counter.facts.name.clone());
        if asked.id == *asked::TIME {
            let chosen = Chosen::parse(value)?;
            let site = name(chosen.site.as_str()).unwrap_or_default();
            return Some(vec![Line::Said(when_and_where(&visit.frame, chosen.start.instant(), &site))]);
        }
        if value == ANYWHERE {
            return Some(vec![Line::Said(visit.frame.say(message::SITES_EARLIEST))]);
        }
        name(value).map(|name| vec![Line::Typed(name)])
    }

    fn before_sending<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        draft: &'a Draft,
        complete: &'a Complete<'a>,
    ) -> BoxFuture<'a, Result<(Beside, Option<Notice>), AppError>> {
        before_sending(visit, draft, complete).boxed()
    }

    fn withholds(&self, _complete: &Complete<'_>) -> bool {
        false
    }

    fn send<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        reviewed: &'a Reviewed<'a>,
        tokens: Tokens<'a>,
    ) -> BoxFuture<'a, Result<Sent, AppError>> {
        make::make(visit, reviewed, tokens).boxed()
    }

    fn sent_page<'a>(
        &'a self,
        visit: &'a JourneyVisit,
        sent: &'a SentReport,
        mark: DraftMark,
    ) -> BoxFuture<'a, Result<Response, AppError>> {
        sent_page(visit, sent, mark).boxed()
    }
}

/// What can be booked, and at how many counters.
fn offered(visit: &Visit) -> Vec<Offered> {
    let books = visit.state.counters.now();
    let supply = visit.state.counters.supply(visit.now);
    let offered = books.directory.services().all().iter().filter_map(|service| {
        let service = books.directory.services().bookable(service.id.as_str())?.clone();
        let sites = supply.sites().filter(|site| supply.gives(site, &service.id)).count();
        (sites > 0).then_some(Offered { service, sites })
    });
    offered.collect()
}

/// The lists of the questions that have one, and the time that is held.
async fn beside(visit: &JourneyVisit, asked: &Question, draft: &Draft) -> Result<Beside, AppError> {
    let (frame, answers) = (&visit.frame, &draft.so_far.answers);
    let told = Told::of(&walk(visit.definition(), answers), &frame.words.locale().code);
    let is_time = asked.id == *asked::TIME;
    if !is_time && asked.id != *asked::WHERE {
        return Ok(Beside { held: held_for(visit, draft, &told), ..Beside::default() });
    }
    let own = draft.held.as_ref().map(|held| held.slots_at(visit.now)).unwrap_or_default();
    let Some(search) = Search::of(&visit.state, told, &own, visit.now).await? else { return Ok(Beside::default()) };
    let fields = draft.so_far.filled(asked, "");
    let counters = app::routes::Route::BookQuestion { question: asked::WHERE };
    let listing = Listing {
        frame,
        search: &search,
        route: app::routes::Route::BookQuestion { question: asked.id.as_str() },
        keeps: if visit.query.all(CHANGE).is_empty() { "" } else { CHANGE },
        from: listing::from(visit.query.first(FROM)),
        is_arranged: !visit.query.all(ARRANGE).is_empty(),
        chosen: fields.first(asked.id.as_str()),
        other_site: search.told.answers.contains_key(asked::WHERE).then(|| frame.href(counters)),
    };
    Ok(if is_time { listing.times() } else { listing.counters() })
}

/// The line of the time that is held, while it is held.
fn held_for(visit: &JourneyVisit, draft: &Draft, told: &Told) -> Option<Held> {
    let held = draft.held.as_ref().filter(|held| !held.hold().is_over(visit.now))?;
    let chosen = told.chosen().filter(|chosen| chosen.to_string() == held.chosen)?;
    Some(Held {
        what: when_and_where(&visit.frame, chosen.start.instant(), &name_of(visit, &chosen.site)),
        until: clock_at(&visit.frame, held.until),
        seconds: (held.until - visit.now).num_seconds(),
        is_extended: held.is_extended,
    })
}

fn name_of(visit: &Visit, site: &SiteId) -> String {
    let books = visit.state.counters.now();
    books.directory.register().find(site.as_str()).map_or_else(String::new, |counter| counter.facts.name.clone())
}

/// The time that is held; where it was held too long, whether it can still be had.
async fn before_sending(
    visit: &JourneyVisit,
    draft: &Draft,
    complete: &Complete<'_>,
) -> Result<(Beside, Option<Notice>), AppError> {
    let frame = &visit.frame;
    let told = Told::of(complete.walk(), &frame.words.locale().code);
    if let Some(held) = held_for(visit, draft, &told) {
        return Ok((Beside { held: Some(held), ..Beside::default() }, None));
    }
    let Some(chosen) = told.chosen() else { return Ok(Default::default()) };
    let Some(search) = Search::of(&visit.state, told, &[], visit.now).await? else { return Ok(Default::default()) };
    let at = when(frame, chosen.start.instant()).text;
    let (own, until) = match &draft.held {
        Some(held) => (held.record.as_str(), clock_at(frame, held.until).text.to_string()),
        None => ("", String::new()),
    };
    let values = [("when", (*at).into()), ("time", until.into())];
    let id = match search.slots(&visit.state, &chosen, own).await? {
        Ok(_) => (message::HELD_OVER, message::HELD_OVER_NEXT),
        Err(_) => (message::HELD_LOST, message::HELD_LOST_NEXT),
    };
    Ok((Beside::default(), Some(refusal::told(frame, id, &values))))
}

async fn sent_page(visit: &JourneyVisit, sent: &SentReport, mark: DraftMark) -> Result<Response, AppError> {
    let stored = visit.state.store.booking(&sent.named()).await?.ok_or(AppError::NotFound)?;
    let (booking, _) = Booking::open(&visit.state.master, &stored)?;
    let books = visit.state.counters.now();
    let shown = shown(visit, &books, &booking);
    Ok(visit.page(StatusCode::OK, |frame| booked(frame, &shown, sent.secret.as_deref(), mark)))
}

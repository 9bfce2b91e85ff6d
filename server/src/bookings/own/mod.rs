//! `/booking`: what a person does with their booking. Reference and secret open it for half an hour in one browser;
//! the browser keeps no more than the token that its drafts lie under.

mod altering;
mod finding;
mod interpreter;

use app::{
    routes::{BOOKING_JOURNEY, Route, pattern},
    ui::{
        answer_text::full_date,
        components::notice::Notice,
        pages::{
            bookings::{CHOSEN, Change, Confirm, Seen, Video, cancel, cancelled, change, confirm, seen, withdrawn},
            question::Beside,
        },
    },
    words::{Said, message},
};
use axum::{
    Router,
    extract::FromRequestParts,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
        request::Parts,
    },
    response::{IntoResponse, Response},
    routing::{get, post},
};
use booking::{InterpreterStatus, Quarter, SiteId, Status, Way};
use chrono::{DateTime, TimeDelta, Utc};
use journey::{ErrorCode, FieldError, Fields};

use super::{
    Booking,
    calendar::Method,
    chosen::{ANYWHERE, Chosen},
    entry::{FILE, entry},
    listing::{self, ARRANGE, FROM, Listing},
    openings::Offer,
    refusal,
    search::Search,
    shown::{clock_at, shown, when, when_and_where},
    told::{Letters, asked},
    withdraw::Withdrawal,
};
use crate::{
    directory::Books,
    http::{
        error::AppError,
        form::{Posted, button_limit},
    },
    journeys::visit::JourneyVisit,
    state::AppState,
    store::slots::Slot,
    vault::Record,
};

/// On the address after a change.
const CHANGED: &str = "changed";
/// On the address of the list of times: those of all counters.
const ANY_SITE: &str = "anywhere";
/// How long before a video visit its call can be joined.
const JOINED_FROM: TimeDelta = TimeDelta::minutes(10);

/// The pages.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route(pattern::BOOKING, get(show).post(finding::find).layer(button_limit()))
        .route(pattern::BOOKING_CHANGE, get(times).post(take).layer(button_limit()))
        .route(pattern::BOOKING_CANCEL, get(ask_cancel).post(cancel_it).layer(button_limit()))
        .route(pattern::BOOKING_INTERPRETER, post(interpreter::ask_again).layer(button_limit()))
        .route(pattern::BOOKING_CALENDAR, get(calendar))
        .route(pattern::BOOKING_CLOSE, post(finding::close).layer(button_limit()))
}

/// A visit to a page of a booking that its person has open.
struct OwnVisit {
    visit: JourneyVisit,
    /// The booking; `None` where none is open.
    own: Option<Own>,
}

/// A booking that is open.
pub(super) struct Own {
    booking: Booking,
    record: Record,
    /// Of a visit that the service cannot keep.
    withdrawal: Option<Withdrawal>,
}

impl FromRequestParts<AppState> for OwnVisit {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let visit = JourneyVisit::from_request_parts(parts, state).await?;
        let opened = visit.open_draft().await?.and_then(|open| open.draft.opened);
        let Some(opened) = opened.filter(|opened| opened.until > visit.now) else {
            return Ok(Self { visit, own: None });
        };
        let own = Own::read(&visit.state, &opened.reference.to_string()).await?;
        Ok(Self { visit, own })
    }
}

impl Own {
    async fn read(state: &AppState, reference: &str) -> Result<Option<Self>, AppError> {
        let Some(stored) = state.store.booking(reference).await? else { return Ok(None) };
        let (booking, record) = Booking::open(&state.master, &stored)?;
        let withdrawal = match booking.status {
            Status::Cancelled => Withdrawal::of(&state.store, &booking, &record).await?,
            _ => None,
        };
        Ok(Some(Self { booking, record, withdrawal }))
    }

    /// Whether another time can be taken: it stands, or the service could not keep it.
    fn can_move(&self, now: DateTime<Utc>) -> bool {
        self.booking.can_change(now) || self.withdrawal.is_some()
    }
}

async fn show(OwnVisit { visit, own }: OwnVisit) -> Result<Response, AppError> {
    let Some(own) = own else {
        return Ok(visit.find_page(StatusCode::OK, &Fields::default(), &[], None));
    };
    let (is_arranged, nobody_comes) = (own.is_arranged(&visit), own.nobody_comes(&visit).await?);
    let Own { booking, withdrawal, .. } = own;
    let books = visit.state.counters.now();
    let shown = shown(&visit, &books, &booking);
    if let Some(Withdrawal { reason, offers, .. }) = withdrawal {
        let offers = offers.iter().map(|offer| offered(&visit, &books, offer, is_arranged)).collect();
        return Ok(visit.page(StatusCode::OK, |frame| withdrawn(frame, &shown, &reason, offers)));
    }
    if booking.status == Status::Cancelled {
        return Ok(visit.page(StatusCode::OK, |frame| cancelled(frame, &shown)));
    }
    let notice =
        [(CHANGED, message::BOOKING_CHANGED_TITLE), (interpreter::ASKED, message::INTERPRETER_WITHDRAWN_ASKED)]
            .into_iter()
            .find_map(|(done, said)| visit.query.has(done, "").then(|| visit.frame.say(said).into()));
    let letters = visit.state.store.outbox_of(&booking.reference.to_string()).await?;
    let is_letter = |state: &str| letters.iter().any(|event| event.queue == "mail" && event.state == state);
    let beside = Seen {
        notice,
        has_bounced: is_letter("refused"),
        has_waiting_mail: letters
            .iter()
            .any(|event| event.queue == "mail" && event.state == "waiting" && event.attempts > 0),
        video: video(&visit, &booking),
        nobody_comes,
    };
    Ok(visit.page(StatusCode::OK, |frame| seen(frame, &shown, beside)))
}

/// A time that is offered instead, in words and as it is posted.
fn offered(visit: &JourneyVisit, books: &Books, offer: &Offer, is_arranged: bool) -> (Said, String) {
    let counter = books.directory.register().find(&offer.site);
    let name = counter.map_or("", |counter| &counter.facts.name);
    let said = when_and_where(&visit.frame, offer.start, name);
    let site = SiteId::from(offer.site.as_str());
    (said, Chosen { site, start: Quarter::containing(offer.start), is_arranged }.to_string())
}

/// The entry for the calendar, where nobody else reads it: of the booking that is open, or was made just now.
async fn calendar(OwnVisit { visit, own }: OwnVisit) -> Result<Response, AppError> {
    let own = match own {
        Some(own) => Some(own),
        None => match visit.open_draft().await?.and_then(|open| open.draft.sent) {
            Some(sent) => Own::read(&visit.state, &sent.named()).await?,
            None => None,
        },
    };
    let mine = |own: &Own| own.booking.told.letters().is_some_and(|(letters, _)| letters == Letters::Mine);
    let Some(Own { booking, .. }) = own.filter(mine) else { return Ok(visit.see(Route::Booking)) };
    let method = if booking.status == Status::Cancelled { Method::Cancel } else { Method::Publish };
    let file = entry(&visit.state, &visit.frame.words, &booking, method, visit.now).file;
    let disposition = format!("attachment; filename=\"{FILE}\"");
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, disposition),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file).into_response())
}

/// Where a video visit is joined, once it is time.
fn video(visit: &JourneyVisit, booking: &Booking) -> Option<Video> {
    if booking.way != Way::Video || booking.status != Status::Made || visit.state.content.service.video.is_empty() {
        return None;
    }
    if visit.now >= booking.end {
        return Some(Video::Over);
    }
    let from = booking.start - JOINED_FROM;
    if visit.now < from {
        return Some(Video::Early(clock_at(&visit.frame, from)));
    }
    let link = join_link(visit, booking);
    Some(if visit.now < booking.start { Video::Now(link) } else { Video::Late(link) })
}

/// The address of the call: its room is named so that nobody guesses it.
fn join_link(visit: &JourneyVisit, booking: &Booking) -> String {
    let room = visit.state.master.secrets().seal(&[b"video room", booking.id.as_str().as_bytes()]);
    let room: String = room.iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    visit.state.content.service.video.replace("{room}", &room)
}

/// The list of times.
async fn times(OwnVisit { visit, own }: OwnVisit) -> Result<Response, AppError> {
    let Some(own) = own.filter(|own| own.can_move(visit.now)) else { return Ok(visit.see(Route::Booking)) };
    let search = own.search(&visit).await?.ok_or(AppError::NotFound)?;
    own.list(&visit, search, StatusCode::OK, &[], None)
}

/// The question whether to take a time, once it is chosen; then it is taken.
async fn take(OwnVisit { visit, own }: OwnVisit, Posted(form): Posted) -> Result<Response, AppError> {
    let Some(own) = own else { return Ok(visit.see(Route::Booking)) };
    let sequence = form.first("sequence");
    if let (Some(chosen), false) = (Chosen::parse(form.first(CHOSEN)), sequence.is_empty()) {
        return own.take(&visit, &chosen, sequence).await;
    }
    if !own.can_move(visit.now) {
        return Ok(visit.see(Route::Booking));
    }
    let search = own.search(&visit).await?.ok_or(AppError::NotFound)?;
    let Some(chosen) = Chosen::parse(form.first(CHOSEN)) else {
        let error = FieldError::new(CHOSEN, ErrorCode::ChooseOne).about(&format!("{BOOKING_JOURNEY}-{CHOSEN}").into());
        return own.list(&visit, search, StatusCode::UNPROCESSABLE_ENTITY, &[error], None);
    };
    own.confirm(&visit, &search, &chosen)
}

async fn ask_cancel(OwnVisit { visit, own }: OwnVisit) -> Result<Response, AppError> {
    let Some(own) = own.filter(|own| own.booking.can_change(visit.now)) else { return Ok(visit.see(Route::Booking)) };
    let books = visit.state.counters.now();
    let shown = shown(&visit, &books, &own.booking);
    Ok(visit.page(StatusCode::OK, |frame| cancel(frame, &shown, own.booking.sequence)))
}

async fn cancel_it(OwnVisit { visit, own }: OwnVisit, Posted(form): Posted) -> Result<Response, AppError> {
    match own {
        Some(own) => own.cancel(&visit, form.first("sequence")).await,
        None => Ok(visit.see(Route::Booking)),
    }
}

impl Own {
    /// The search for another time: its own slots count as free.
    async fn search(&self, visit: &JourneyVisit) -> Result<Option<Search>, AppError> {
        let own: Vec<Slot> = visit.state.store.slots_of(&self.booking.id).await?;
        let mut told = self.booking.told.clone();
        if visit.query.has(ANY_SITE, "")
            && let Some(journey::Answer::Listed(site)) = told.answers.get_mut(asked::WHERE)
        {
            ANYWHERE.clone_into(site);
        }
        Ok(Search::of(&visit.state, told, &own, visit.now).await?)
    }

    /// Whether an agency is asked: as it was asked before, or as the person asks now.
    fn is_arranged(&self, visit: &JourneyVisit) -> bool {
        self.booking.is_by_agency() || !visit.query.all(ARRANGE).is_empty()
    }

    fn list(
        &self,
        visit: &JourneyVisit,
        search: Search,
        status: StatusCode,
        errors: &[FieldError],
        notice: Option<Notice>,
    ) -> Result<Response, AppError> {
        let is_anywhere = visit.query.has(ANY_SITE, "");
        let has_site = search.told.answers.contains_key(asked::WHERE);
        let listing = Listing {
            frame: &visit.frame,
            search: &search,
            route: Route::BookingChange,
            keeps: if is_anywhere { ANY_SITE } else { "" },
            from: listing::from(visit.query.first(FROM)),
            is_arranged: self.is_arranged(visit),
            chosen: "",
            other_site: (has_site && !is_anywhere)
                .then(|| visit.frame.href(format_args!("{}?{ANY_SITE}", Route::BookingChange))),
        };
        let beside: Beside = listing.times();
        let books = visit.state.counters.now();
        let shown = shown(visit, &books, &self.booking);
        let page = Change { booking: &shown, beside, notice, errors };
        Ok(visit.page(status, |frame| change(frame, page)))
    }

    fn confirm(&self, visit: &JourneyVisit, search: &Search, chosen: &Chosen) -> Result<Response, AppError> {
        if let Some(why) = search.why_not(chosen) {
            let why = refusal::unfree(&visit.frame, search, chosen, why);
            return self.list(visit, search.clone(), StatusCode::CONFLICT, &[], Some(why));
        }
        let books = visit.state.counters.now();
        let shown = shown(visit, &books, &self.booking);
        let in_person = |name: String| if self.booking.way == Way::InPerson { name } else { String::new() };
        let site = search.counter(&chosen.site).map_or_else(String::new, |counter| counter.facts.name.clone());
        let page = Confirm {
            booking: &shown,
            sequence: self.booking.sequence,
            chosen: &chosen.to_string(),
            new: when_and_where(&visit.frame, chosen.start.instant(), &in_person(site)),
            old: when_and_where(&visit.frame, self.booking.start, &in_person(shown.site().to_owned())),
            interpreter: self.asked_again(visit, search, chosen),
        };
        Ok(visit.page(StatusCode::OK, |frame| confirm(frame, page)))
    }

    /// That an agency is asked anew for the new time, and by when it answers.
    fn asked_again(&self, visit: &JourneyVisit, search: &Search, chosen: &Chosen) -> Option<Said> {
        let moved = self.moved(search, chosen);
        let words = &visit.frame.words;
        let language =
            moved.told.language_named(words).filter(|_| moved.interpreter == InterpreterStatus::Requested)?;
        let date = full_date(words, moved.answered_by());
        let values = [("language", (*language.text).into()), ("date", (*date.text).into())];
        Some(words.with(message::BOOKING_CHANGE_INTERPRETER, &values))
    }

    /// Somebody else has just taken the time: the old one stays.
    fn lost(&self, visit: &JourneyVisit, search: Search, chosen: &Chosen) -> Result<Response, AppError> {
        let (new, old) = (when(&visit.frame, chosen.start.instant()), when(&visit.frame, self.booking.start));
        let values = [("when", (*new.text).into()), ("old", (*old.text).into())];
        let id = (message::BOOKING_CHANGED_FAILED, message::BOOKING_CHANGED_FAILED_NEXT);
        let notice = refusal::told(&visit.frame, id, &values);
        self.list(visit, search, StatusCode::CONFLICT, &[], Some(notice))
    }
}

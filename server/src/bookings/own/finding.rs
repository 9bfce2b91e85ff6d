//! A booking is found by its reference and its secret, and opened in this browser for a while.

use app::{
    domain::reference::Reference,
    routes::Route,
    ui::{
        components::notice::Notice,
        pages::bookings::{Find, REFERENCE, SECRET, find as page},
    },
    words::message,
};
use axum::{http::StatusCode, response::Response};
use chrono::TimeDelta;
use journey::{ErrorCode, FieldError, Fields};

use crate::{
    bookings::{refusal, secret::Secret, shown::clock_at},
    entropy::token,
    http::{error::AppError, form::Posted},
    journeys::{
        drafts::{Draft, Opened},
        visit::JourneyVisit,
    },
    store::{StoreError, drafts::Saved},
};

/// The time that a booking stays open in a browser: enough to read it and to choose another time, short enough for a
/// computer that others use.
const OPEN_FOR: TimeDelta = TimeDelta::minutes(30);
/// How often opening is tried where another tab saves at the same time.
const SAVES_MAX: usize = 8;

/// Looks a booking up. What is unknown, and what has another secret, is answered alike.
pub(super) async fn find(visit: JourneyVisit, Posted(form): Posted) -> Result<Response, AppError> {
    if let Some(visit) = visit.in_language_of(&form) {
        return Ok(visit.find_page(StatusCode::OK, &form, &[], None));
    }
    let (reference, secret) = match read(&form) {
        Ok(both) => both,
        Err(errors) => return Ok(visit.find_page(StatusCode::UNPROCESSABLE_ENTITY, &form, &errors, None)),
    };
    let (tries, name) = (&visit.state.tries, reference.to_string());
    if let Some(until) = tries.until(&name, visit.address, visit.now) {
        let time = clock_at(&visit.frame, until);
        let id = (message::BOOKING_TOO_MANY, message::BOOKING_TOO_MANY_NEXT);
        let notice = refusal::told(&visit.frame, id, &[("time", (*time.text).into())]);
        return Ok(visit.find_page(StatusCode::TOO_MANY_REQUESTS, &form, &[], Some(notice)));
    }
    let stored = visit.state.store.booking(&name).await?;
    let mark = stored.map(|stored| stored.secret).unwrap_or_default();
    if !secret.fits(&visit.state.master, &name, &mark) {
        tries.wrong(&name, visit.address, visit.now);
        let id = (message::BOOKING_NOT_FOUND, message::BOOKING_NOT_FOUND_NEXT);
        let notice = refusal::told(&visit.frame, id, &[]);
        return Ok(visit.find_page(StatusCode::UNPROCESSABLE_ENTITY, &form, &[], Some(notice)));
    }
    visit.set_opened(Some(Opened { reference, until: visit.now + OPEN_FOR }), form.first("once"), Route::Booking).await
}

/// Closes the booking in this browser.
pub(super) async fn close(visit: JourneyVisit) -> Result<Response, AppError> {
    visit.set_opened(None, "", Route::Home).await
}

/// Reads both fields, or says what is wrong with each.
fn read(form: &Fields) -> Result<(Reference, Secret), Vec<FieldError>> {
    let wrong = |field: &str, words: &str| FieldError::new(field, ErrorCode::Required).about(&words.into());
    let reference = Reference::parse(&typed::code(form.first(REFERENCE)));
    let secret = Secret::parse(form.first(SECRET));
    match (reference, secret) {
        (Ok(reference), Some(secret)) => Ok((reference, secret)),
        (reference, secret) => {
            let of_reference = reference.is_err().then(|| wrong(REFERENCE, message::BOOKING_REFERENCE));
            let of_secret = secret.is_none().then(|| wrong(SECRET, message::BOOKING_SECRET));
            Err(of_reference.into_iter().chain(of_secret).collect())
        }
    }
}

impl JourneyVisit {
    pub(super) fn find_page(
        &self,
        status: StatusCode,
        typed: &Fields,
        errors: &[FieldError],
        notice: Option<Notice>,
    ) -> Response {
        let once = token(&*self.state.entropy);
        let shown = Find { typed, errors, notice, once: &once };
        self.with_token(self.page(status, |frame| page(frame, shown)))
    }

    /// Opens or closes a booking in this browser, under a token that nobody put there.
    async fn set_opened(&self, opened: Option<Opened>, once: &str, then: Route<'_>) -> Result<Response, AppError> {
        for _ in 0..SAVES_MAX {
            let mut session = self.session(once).await?;
            let open = session.kept.open.take();
            let mut open = open.unwrap_or_else(|| session.begin(Draft::new(&*self.state.entropy)));
            open.draft.opened.clone_from(&opened);
            if self.save(&session, &open).await? == Saved::Saved {
                let mut response = self.see(then);
                session.give(self, &mut response);
                return Ok(response);
            }
        }
        Err(AppError::Store(StoreError::Overloaded))
    }
}

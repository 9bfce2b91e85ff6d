//! Taking another time, and giving a visit back: the slots, the booking, its events and its letters in one transaction.

use app::routes::Route;
use axum::{http::StatusCode, response::Response};
use booking::{Status, Unfree};
use chrono::{DateTime, Utc};

use super::{CHANGED, Own};
use crate::{
    bookings::{Booking, What, chosen::Chosen, make::resources, news, refusal, search::Search},
    events::Channel,
    http::error::AppError,
    journeys::visit::JourneyVisit,
    state::AppState,
    store::{
        bookings::{BookingChange, BookingOutcome},
        slots::Slot,
    },
};

/// How often a time is chosen anew because another process was faster.
const TRIES_MAX: usize = 4;

impl Own {
    /// Takes another time. The button pressed twice, or in two tabs, takes it once.
    pub(super) async fn take(
        self,
        visit: &JourneyVisit,
        chosen: &Chosen,
        sequence: &str,
    ) -> Result<Response, AppError> {
        let done = || visit.see(format_args!("{}?{CHANGED}", Route::Booking));
        let has_it = self.booking.start == chosen.start.instant() && self.booking.site == chosen.site.as_str();
        if has_it && self.booking.status == Status::Made {
            return Ok(done());
        }
        if !self.can_move(visit.now) {
            return Ok(visit.see(Route::Booking));
        }
        let search = self.search(visit).await?.ok_or(AppError::NotFound)?;
        if self.booking.sequence.to_string() != sequence {
            return self.confirm(visit, &search, chosen);
        }
        for _ in 0..TRIES_MAX {
            let slots = match search.slots(&visit.state, chosen, self.booking.id.as_str()).await? {
                Ok(slots) => slots,
                Err(Unfree::Taken) => break,
                Err(unfree) => {
                    let notice = refusal::unfree(&visit.frame, &search, chosen, unfree);
                    return self.list(visit, search, StatusCode::CONFLICT, &[], Some(notice));
                }
            };
            let moved = self.moved(&search, chosen);
            let what = What::Changed { former: self.booking.start, resources: resources(&slots) };
            match self.alter(&visit.state, visit.now, moved, slots, &what).await? {
                BookingOutcome::Done => return Ok(done()),
                BookingOutcome::BookingChanged => return Ok(visit.see(Route::Booking)),
                _ => {}
            }
        }
        self.lost(visit, search, chosen)
    }

    /// Gives the visit back. Given back already, it stays so; moved since the page was shown, it is asked about again.
    pub(super) async fn cancel(self, visit: &JourneyVisit, sequence: &str) -> Result<Response, AppError> {
        if self.booking.can_change(visit.now) {
            if self.booking.sequence.to_string() != sequence {
                return Ok(visit.see(Route::BookingCancel));
            }
            let sequence = self.booking.sequence + 1;
            let cancelled = Booking { status: Status::Cancelled, sequence, ..self.booking.clone() };
            self.alter(&visit.state, visit.now, cancelled, Vec::new(), &What::Cancelled).await?;
        }
        Ok(visit.see(Route::Booking))
    }

    pub(super) fn moved(&self, search: &Search, chosen: &Chosen) -> Booking {
        let wanted = search.wanted(chosen.site.clone(), chosen.is_arranged);
        Booking {
            site: chosen.site.as_str().to_owned(),
            start: chosen.start.instant(),
            end: (chosen.start + wanted.quarters()).instant(),
            interpreter: search.interpreter(chosen),
            status: Status::Made,
            sequence: self.booking.sequence + 1,
            ..self.booking.clone()
        }
    }

    pub(super) async fn alter(
        &self,
        state: &AppState,
        now: DateTime<Utc>,
        altered: Booking,
        slots: Vec<Slot>,
        what: &What,
    ) -> Result<BookingOutcome, AppError> {
        let before = state.store.slots_of(&self.booking.id).await?;
        let events = news(state, &altered, what, &self.record, now).await?;
        let alter = altered.altering(Some(slots.clone()), events, now);
        let outcome = state.store.write(BookingChange::Alter(Box::new(alter))).await?;
        if outcome == BookingOutcome::Done {
            state.occupancy.note(&slots, &before);
            state.wake.forwarder_of(Channel::Queue);
            state.wake.forwarder_of(Channel::Mail);
            tracing::info!(reference = %altered.reference, status = altered.status.as_str(), "booking changed");
        }
        Ok(outcome)
    }
}

//! The buttons behind a desk link: a person came, did not come, or could not be seen; somebody walked in.

use app::ui::pages::desk::{SEQUENCE, TAP, VISIT, tap};
use axum::{extract::Path, response::Response};
use booking::Status;

use super::page::{AtDesk, CHANGED};
use crate::{
    bookings::{
        Booking,
        news::{What, news},
        openings::Openings,
        withdraw::{NotWithdrawn, withdraw},
    },
    events::Channel,
    http::{error::AppError, form::Posted, visit::Visit},
    store::{
        bookings::{BookingChange, BookingOutcome},
        walk_ins::CountWalkIn,
    },
};

pub(super) async fn post(visit: Visit, Path(text): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let at = match AtDesk::of(visit, text) {
        Ok(at) => at,
        Err(refused) => return Ok(*refused),
    };
    let (record, sequence) = (form.first(VISIT), form.first(SEQUENCE).parse().unwrap_or(-1));
    let is_done = match form.first(TAP) {
        tap::WALK_IN => at.count(1).await?,
        tap::WALK_IN_UNDO => at.count(-1).await?,
        tap::NOT_KEPT => at.withdraw(record, sequence).await?,
        tap::CAME => at.note(record, sequence, Status::Kept).await?,
        tap::MISSED => at.note(record, sequence, Status::Missed).await?,
        tap::UNDO => at.note(record, sequence, Status::Made).await?,
        _ => return Err(AppError::NotFound),
    };
    let address = at.address();
    Ok(at.visit.see(if is_done { address } else { format!("{address}?{CHANGED}=1") }))
}

impl AtDesk {
    async fn count(&self, by: i64) -> Result<bool, AppError> {
        let (site, day) = (self.link.site.clone(), self.link.date.to_string());
        self.visit.state.store.write(CountWalkIn { site, day, by }).await?;
        Ok(true)
    }

    /// The booking of the day that a form names, as it was when the page was made.
    async fn tapped(&self, record: &str, sequence: i64) -> Result<Option<Booking>, AppError> {
        let mut visits = self.visits().await?.into_iter().map(|visit| visit.booking);
        Ok(visits.find(|booking| booking.id.as_str() == record && booking.sequence == sequence))
    }

    /// Notes what became of a visit. `false` where somebody else was faster.
    async fn note(&self, record: &str, sequence: i64, status: Status) -> Result<bool, AppError> {
        let Some(before) = self.tapped(record, sequence).await? else { return Ok(false) };
        let is_next = match status {
            Status::Made => matches!(before.status, Status::Kept | Status::Missed),
            _ => before.status == Status::Made,
        };
        if !is_next {
            return Ok(false);
        }
        let (state, at) = (&self.visit.state, self.visit.now);
        let was_missed = before.status == Status::Missed;
        let booking = Booking { status, sequence: before.sequence + 1, ..before };
        let what = match status {
            Status::Missed => Some(What::Missed),
            // Whoever was told that it was missed is told that it stands after all.
            Status::Made if was_missed => {
                let resources = state.store.resources_of(&booking.id).await?;
                Some(What::Changed { former: booking.start, resources })
            }
            _ => None,
        };
        let mut events = Vec::new();
        if let Some(what) = what {
            let Some(record) = self.record_of(&booking).await? else { return Ok(false) };
            events = news(state, &booking, &what, &record, at).await?;
        }
        // The person was there, or was not: nothing is written to them.
        events.retain(|event| event.channel == Channel::Queue);
        let alter = booking.altering(None, events, at);
        let outcome = state.store.write(BookingChange::Alter(Box::new(alter))).await?;
        state.wake.forwarder_of(Channel::Queue);
        Ok(outcome == BookingOutcome::Done)
    }

    /// The record under whose key events are sealed.
    async fn record_of(&self, booking: &Booking) -> Result<Option<crate::vault::Record>, AppError> {
        let state = &self.visit.state;
        let stored = state.store.booking(&booking.reference.to_string()).await?;
        Ok(stored.and_then(|stored| Booking::open(&state.master, &stored).ok()).map(|(_, record)| record))
    }

    /// Cancels a visit that the counter could not keep, offers other times and tells the person.
    async fn withdraw(&self, record: &str, sequence: i64) -> Result<bool, AppError> {
        let Some(booking) = self.tapped(record, sequence).await? else { return Ok(false) };
        let (state, now) = (&self.visit.state, self.visit.now);
        let mut openings = Openings::read(state, now).await?;
        match withdraw(state, &mut openings, &booking.reference.to_string(), "").await {
            Ok(is_done) => Ok(is_done),
            Err(NotWithdrawn::Store(error)) => Err(error.into()),
            Err(error) => {
                tracing::error!(%error, "a visit is not cancelled from the desk");
                Ok(false)
            }
        }
    }
}

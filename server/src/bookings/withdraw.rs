//! Visits that the service cannot keep: cancelled with their reason, other times offered, and the person told, all in
//! one transaction. So a run that was cut off is finished by the next one, and nobody is told twice.

use booking::Status;
use serde::{Deserialize, Serialize};

use super::{
    news::{What, news},
    opened::{Booking, Unreadable},
    openings::{Offer, Openings},
};
use crate::{
    events::Channel,
    state::AppState,
    store::{
        Store, StoreError,
        bookings::{BookingChange, BookingOutcome, Withdraw},
    },
    vault::Record,
};

/// The reason of a withdrawal and what was offered instead. It is sealed with the booking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The reason as the operator wrote it; empty where nobody gave one.
    pub reason: String,
    /// Other times, the nearest first.
    pub offers: Vec<Offer>,
    /// Whether a letter told the person. Everybody else is on the ring list.
    pub is_written_to: bool,
}

/// Why a visit could not be withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum NotWithdrawn {
    /// What is sealed of it cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The store does not take the change.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is changed again and again.
    #[error("the booking was changed each time that it was read")]
    Busy,
    /// The withdrawal cannot be written down.
    #[error("a withdrawal cannot be written: {0}")]
    Written(#[from] serde_json::Error),
}

impl Withdrawal {
    /// The withdrawal of a booking; `None` where the service never withdrew it.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub async fn of(store: &Store, booking: &Booking, record: &Record) -> Result<Option<Self>, Unreadable> {
        let Some(sealed) = store.withdrawal_of(&booking.id).await? else { return Ok(None) };
        Ok(Some(serde_json::from_slice(&record.open(&sealed)?)?))
    }
}

/// How often a booking is read again that was changed in the meantime.
const TRIES: usize = 3;

/// Withdraws a visit. `false` where it no longer stands: its person or somebody else was faster.
///
/// # Errors
/// [`NotWithdrawn`].
pub async fn withdraw(
    state: &AppState,
    openings: &mut Openings,
    reference: &str,
    reason: &str,
) -> Result<bool, NotWithdrawn> {
    for _ in 0..TRIES {
        let Some(stored) = state.store.booking(reference).await? else { return Ok(false) };
        let (booking, record) = Booking::open(&state.master, &stored)?;
        if booking.status != Status::Made {
            return Ok(false);
        }
        let offers = openings.offers(&booking);
        let change = change(state, &booking, &record, reason, offers).await?;
        if state.store.write(change).await? == BookingOutcome::Done {
            state.wake.forwarder_of(Channel::Queue);
            state.wake.forwarder_of(Channel::Mail);
            return Ok(true);
        }
    }
    Err(NotWithdrawn::Busy)
}

async fn change(
    state: &AppState,
    before: &Booking,
    record: &Record,
    reason: &str,
    offers: Vec<Offer>,
) -> Result<BookingChange, NotWithdrawn> {
    let at = state.clock.now();
    let booking = Booking { status: Status::Cancelled, sequence: before.sequence + 1, ..before.clone() };
    let offered = offers.iter().map(|offer| (offer.site.clone(), offer.start)).collect();
    let what = What::Withdrawn { reason: reason.to_owned(), offers: offered };
    let events = news(state, &booking, &what, record, at).await?;
    let is_written_to = events.iter().any(|event| event.channel == Channel::Mail);
    let withdrawal = Withdrawal { reason: reason.to_owned(), offers, is_written_to };
    let alter = booking.altering(Some(Vec::new()), events, at);
    let withdrawal = record.seal(&*state.entropy, &serde_json::to_vec(&withdrawal)?);
    Ok(BookingChange::Withdraw(Box::new(Withdraw { alter, withdrawal })))
}

//! The word of an agency on the interpreter of a booking, as a back office passes it on.

use booking::{InterpreterStatus, Status};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use uuid::{Builder, Uuid};

use super::{Booking, What, news, opened::Unreadable};
use crate::{
    events::Channel,
    state::AppState,
    store::{
        StoreError,
        bookings::{BookingChange, BookingOutcome, StoredBooking},
        damage::Damage,
    },
};

/// How often a booking is read again that somebody else changes meanwhile.
const ATTEMPTS_MAX: usize = 8;

/// The word on the interpreter of a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterpreterWord {
    /// Somebody comes.
    Confirmed,
    /// Nobody can come.
    Withdrawn,
    /// The interpreter came, and the person did not.
    PersonAbsent,
    /// The interpreter did not come.
    InterpreterAbsent,
}

impl InterpreterWord {
    /// The name in the event.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Withdrawn => "withdrawn",
            Self::PersonAbsent => "person-absent",
            Self::InterpreterAbsent => "interpreter-absent",
        }
    }

    /// What happens to a booking, and the booking afterwards; `None` where the word does not fit: the booking is over,
    /// no agency was asked, it says what is so already, or it tells of a visit that has not begun.
    fn happens_to(self, booking: &Booking, now: DateTime<Utc>) -> Option<(What, Booking)> {
        let (was, has_begun) = (booking.interpreter, now >= booking.start);
        let is_requested = !matches!(was, InterpreterStatus::None | InterpreterStatus::Rostered);
        let (what, status, interpreter) = match self {
            Self::Confirmed if is_requested && !has_begun && was != InterpreterStatus::Confirmed => {
                (What::InterpreterConfirmed, Status::Made, InterpreterStatus::Confirmed)
            }
            Self::Withdrawn if is_requested && !has_begun && was != InterpreterStatus::Withdrawn => {
                (What::InterpreterWithdrawn, Status::Made, InterpreterStatus::Withdrawn)
            }
            Self::PersonAbsent if has_begun => (What::Missed, Status::Missed, was),
            Self::InterpreterAbsent if has_begun => {
                (What::InterpreterAbsent, Status::Missed, InterpreterStatus::Withdrawn)
            }
            _ => return None,
        };
        let fits = booking.status == Status::Made && was != InterpreterStatus::None;
        let sequence = booking.sequence + 1;
        fits.then(|| (what, Booking { status, interpreter, sequence, ..booking.clone() }))
    }
}

/// A word that arrived.
#[derive(Clone, Debug)]
pub struct Word {
    /// The `source` of its envelope.
    pub source: String,
    /// The `id` of its envelope; the same word twice is one word.
    pub id: String,
    /// The reference of the booking.
    pub reference: String,
    /// What it says.
    pub says: InterpreterWord,
    /// The start of the visit that it is about, where it tells. An agency may answer a time that was changed since.
    pub start: Option<DateTime<Utc>>,
}

/// The outcome of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Took {
    /// The booking is changed, and everybody is told.
    Done,
    /// The word was taken up before.
    Repeated,
    /// It does not fit the booking as it is, and changes nothing.
    Unfit,
    /// There is no such booking.
    Unknown,
}

/// Takes a word up: booking, events and letter in one transaction.
///
/// # Errors
/// The store cannot be used, or what it has of the booking cannot be read.
pub async fn take_up(state: &AppState, word: &Word) -> Result<Took, StoreError> {
    for _ in 0..ATTEMPTS_MAX {
        let Some(stored) = state.store.booking(&word.reference).await? else { return Ok(Took::Unknown) };
        let event_id = event_of(state, &stored, word);
        if !state.store.outbox_of(&event_id).await?.is_empty() {
            return Ok(Took::Repeated);
        }
        let (booking, record) = Booking::open(&state.master, &stored).map_err(|error| damaged(error, &stored))?;
        let now = state.clock.now();
        let is_of_now = word.start.is_none_or(|start| start == booking.start);
        let happens = word.says.happens_to(&booking, now).filter(|_| is_of_now);
        let Some((what, after)) = happens else { return Ok(Took::Unfit) };
        let mut events = news(state, &after, &what, &record, now).await?;
        if let Some(first) = events.first_mut() {
            first.event_id = event_id;
        }
        let alter = after.altering(None, events, now);
        if state.store.write_in_turn(BookingChange::Alter(Box::new(alter))).await? == BookingOutcome::Done {
            Channel::ALL.into_iter().for_each(|channel| state.wake.forwarder_of(channel));
            return Ok(Took::Done);
        }
    }
    Err(StoreError::Overloaded)
}

/// The id of the first event that a word leads to. It follows from the word, so a word that comes twice finds it in the
/// outbox, and of two processes that hear one word at once the second finds the booking changed.
fn event_of(state: &AppState, stored: &StoredBooking, word: &Word) -> String {
    let booking = stored.booking.as_str();
    let parts = [booking, &word.source, &word.id].map(str::as_bytes);
    let mark = state.master.secrets().seal(&[&b"interpreter status"[..], parts[0], parts[1], parts[2]]);
    let (mut made, mut chance) = ([0; 8], [0; 10]);
    // A record's id begins with the milliseconds at which it was made.
    made[2..].copy_from_slice(&Uuid::try_parse(booking).unwrap_or_default().as_bytes()[..6]);
    chance.copy_from_slice(&mark[..10]);
    Builder::from_unix_timestamp_millis(u64::from_be_bytes(made), &chance).into_uuid().to_string()
}

fn damaged(error: Unreadable, stored: &StoredBooking) -> StoreError {
    match error {
        Unreadable::Stored(error) => error,
        Unreadable::Sealed(_) | Unreadable::Content(_) => {
            Damage::of("submissions", "body", stored.booking.as_str()).into()
        }
    }
}

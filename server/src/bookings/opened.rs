//! A booking with what is sealed of it, as pages, letters and desks read it.

use app::domain::{hours::to_london, reference::Reference};
use booking::{InterpreterStatus, Language, Status, Way, rota::default_notice};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::told::Told;
use crate::{
    store::{
        RecordId, StoreError,
        bookings::{Alter, StoredBooking, Visit},
        damage::Damage,
        outbox::NewEvent,
        slots::{Claim, Slot},
    },
    vault::{CannotOpen, MasterKey, Record},
};

/// A booking, opened.
#[derive(Clone, Debug)]
pub struct Booking {
    /// Its record.
    pub id: RecordId,
    /// Its reference.
    pub reference: Reference,
    /// The service that is booked.
    pub service: String,
    /// The site's slug.
    pub site: String,
    /// How they meet.
    pub way: Way,
    /// The beginning of the visit.
    pub start: DateTime<Utc>,
    /// The end.
    pub end: DateTime<Utc>,
    /// What became of it.
    pub status: Status,
    /// What is known of its interpreter.
    pub interpreter: InterpreterStatus,
    /// How often it was changed.
    pub sequence: i64,
    /// What its person told.
    pub told: Told,
}

/// Why a booking cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Another key sealed it, or it is damaged.
    #[error(transparent)]
    Sealed(#[from] CannotOpen),
    /// What was sealed is not what this version reads.
    #[error("what was told of a booking cannot be read")]
    Content(#[from] serde_json::Error),
    /// A column has a value that this version does not write.
    #[error(transparent)]
    Stored(#[from] StoreError),
}

impl Booking {
    /// Opens a booking, and gives the record under whose key more of it can be sealed.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn open(master: &MasterKey, stored: &StoredBooking) -> Result<(Self, Record), Unreadable> {
        let record = Record::of(stored.booking.as_str(), &stored.wrapped_key, master)?;
        let told = serde_json::from_slice(&record.open(&stored.answers)?)?;
        let damaged = |column: &str| StoreError::from(Damage::of("bookings", column, stored.booking.as_str()));
        let at = |millis, column: &str| DateTime::from_timestamp_millis(millis).ok_or_else(|| damaged(column));
        let booking = Self {
            id: stored.booking.clone(),
            reference: Reference::parse(&stored.reference).map_err(|_| damaged("reference"))?,
            service: stored.service.clone(),
            site: stored.site.clone(),
            way: Way::parse(&stored.way).ok_or_else(|| damaged("way"))?,
            start: at(stored.starts_at, "starts_at")?,
            end: at(stored.ends_at, "ends_at")?,
            status: Status::parse(&stored.status).ok_or_else(|| damaged("status"))?,
            interpreter: InterpreterStatus::parse(&stored.interpreter).ok_or_else(|| damaged("interpreter"))?,
            sequence: stored.sequence,
            told,
        };
        Ok((booking, record))
    }

    /// When, where and how, as the store keeps it.
    #[must_use]
    pub fn visit(&self) -> Visit {
        Visit {
            site: self.site.clone(),
            way: self.way.as_str().to_owned(),
            starts_at: self.start.timestamp_millis(),
            ends_at: self.end.timestamp_millis(),
            interpreter: self.interpreter.as_str().to_owned(),
        }
    }

    /// The change that makes the stored booking this one: its sequence is one more than the stored one's. Without slots it
    /// keeps those that it has.
    #[must_use]
    pub fn altering(&self, slots: Option<Vec<Slot>>, events: Vec<NewEvent>, at: DateTime<Utc>) -> Alter {
        let at = at.timestamp_millis();
        let claim = |slots| Claim { booking: self.id.to_string(), slots, held_until: None, now: at };
        Alter {
            booking: self.id.clone(),
            sequence: self.sequence - 1,
            visit: self.visit(),
            status: self.status.as_str().to_owned(),
            claim: slots.map(claim),
            events,
            at,
        }
    }

    /// The day by which an agency has said whether somebody comes: a third of its notice before the visit, a week for
    /// British Sign Language and the day before for spoken languages.
    #[must_use]
    pub fn answered_by(&self) -> NaiveDate {
        let language = Language::from(self.told.language_code().unwrap_or_default());
        let minutes = i64::from(default_notice(&language)) * 15 / 3;
        to_london(self.start - TimeDelta::minutes(minutes)).date()
    }

    /// Whether an agency finds the interpreter.
    #[must_use]
    pub const fn is_by_agency(&self) -> bool {
        matches!(self.interpreter, InterpreterStatus::Requested | InterpreterStatus::Confirmed)
    }

    /// Whether its person can still change or cancel it.
    #[must_use]
    pub fn can_change(&self, now: DateTime<Utc>) -> bool {
        self.status.can_change(self.start, now)
    }
}

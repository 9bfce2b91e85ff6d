//! The outbox rows of what happened to a booking: events for back offices, and a letter for its person.

use chrono::{DateTime, Utc};
use journey::queue::Queue;
use serde_json::Value;

use super::{Booking, events, letters::Writer, secret::Secret};
use crate::{
    entropy::event_id,
    events::Channel,
    mail::{LETTER, Letter},
    reports::submission::REPORT_SUBMITTED,
    state::AppState,
    store::{StoreError, outbox::NewEvent},
    vault::Record,
};

/// What happened to a booking.
#[derive(Clone, Debug)]
pub enum What {
    /// It was made.
    Made {
        /// The secret, which nobody can tell the person again later.
        secret: Secret,
        /// The names of what it has taken.
        resources: Vec<String>,
    },
    /// Its person chose another time.
    Changed {
        /// The start before.
        former: DateTime<Utc>,
        /// The names of what it takes from now on.
        resources: Vec<String>,
    },
    /// Its person cancelled it.
    Cancelled,
    /// The service cannot keep it.
    Withdrawn {
        /// The reason, in the words of whoever withdrew it, for back offices.
        reason: String,
        /// Other times that are free, each with its site.
        offers: Vec<(String, DateTime<Utc>)>,
    },
    /// The person did not come.
    Missed,
    /// The agency has found an interpreter.
    InterpreterConfirmed,
    /// No interpreter can come.
    InterpreterWithdrawn,
    /// Its person wants the agency to look once more.
    InterpreterAskedAgain,
    /// The interpreter did not come, so the visit did not take place.
    InterpreterAbsent,
}

/// The rows of what happened, in their order: sequences count from 1, and [`Alter`](crate::store::bookings::Alter) puts
/// them behind those that there are. `booking` is as it is from now on, its sequence included, and is not stored yet;
/// `record` is what its parts are sealed under. Once it is stored, the forwarders of both channels are to be woken.
///
/// # Errors
/// The store cannot be read, or a row cannot be written.
pub async fn news(
    state: &AppState,
    booking: &Booking,
    what: &What,
    record: &Record,
    at: DateTime<Utc>,
) -> Result<Vec<NewEvent>, StoreError> {
    let resources = match what {
        What::Made { resources, .. } | What::Changed { resources, .. } => resources.clone(),
        _ => state.store.resources_of(&booking.id).await?,
    };
    let (event_type, data) = events::told(state, booking, what, &resources);
    let mut rows = vec![(Channel::Queue, Queue::Appointments.as_str(), event_type, data)];
    if matches!(what, What::Made { .. })
        && let Some((queue, report)) = events::report(state, booking, at)
    {
        // Ahead of the booking: of one record only the first open event is offered, and a crime waits for no calendar.
        rows.insert(0, (Channel::Queue, queue.as_str(), REPORT_SUBMITTED, report));
    }
    if let Some(letter) = Writer::to(state, booking).and_then(|writer| writer.letter(what, at)) {
        rows.push((Channel::Mail, Channel::Mail.as_str(), LETTER, as_data(&letter)?));
    }
    let row = |((channel, queue, event_type, data), sequence): ((Channel, &str, &str, Value), i64)| NewEvent {
        event_id: event_id(&*state.entropy, at).to_string(),
        sequence,
        channel,
        queue: queue.to_owned(),
        event_type: event_type.to_owned(),
        body: record.seal(&*state.entropy, data.to_string().as_bytes()),
    };
    Ok(rows.into_iter().zip(1..).map(row).collect())
}

/// A letter as an event holds it.
pub(super) fn as_data(letter: &Letter) -> Result<Value, StoreError> {
    serde_json::to_value(letter).map_err(|error| StoreError::Database(sqlx::Error::Encode(error.into())))
}

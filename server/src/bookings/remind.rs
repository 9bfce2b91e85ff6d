//! Reminders: each minute those that are due are made of their bookings. None is stored before it leaves, so a booking
//! that was moved or cancelled is never reminded of what it was.

use std::time::Duration;

use app::domain::hours::{to_london, to_utc};
use booking::{
    Quarter, Reminder, Span,
    reminder::{Reminded, reminders_due},
};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{
    Booking,
    letters::Writer,
    news::as_data,
    told::{Told, asked},
};
use crate::{
    entropy::event_id,
    events::Channel,
    mail::{LETTER, offers_mail},
    state::AppState,
    store::{
        StoreError,
        bookings::{Remind, Sent, StoredBooking},
        outbox::NewEvent,
    },
    vault::Record,
};

/// The time between two looks at what is due.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// The earliest reminder, before the visit.
const AHEAD: TimeDelta = TimeDelta::days(2);

/// Hours in London in which somebody may read letters, by the option that names them.
const SAFE_HOURS: [(&str, u32, u32); 3] = [("mornings", 8, 12), ("afternoons", 12, 17), ("evenings", 17, 21)];
/// The option that leaves nothing to wait for.
const ANY_HOURS: &str = "any";

/// Sends what is due again and again; never ends.
pub async fn remind(state: AppState) {
    loop {
        if let Err(error) = remind_once(&state).await {
            tracing::error!(%error, "reminders cannot be sent");
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Sends the reminders that are due, each once, whatever other processes do; how many that were.
///
/// # Errors
/// The store cannot be used.
pub async fn remind_once(state: &AppState) -> Result<usize, StoreError> {
    if !offers_mail(state) {
        return Ok(0);
    }
    let (now, mut count) = (state.clock.now(), 0);
    let (from, to) = (now.timestamp_millis(), (now + AHEAD).timestamp_millis() + 1);
    let sent = state.store.reminders_sent(from, to).await?;
    for stored in state.store.bookings_ahead(from, to).await? {
        match Booking::open(&state.master, &stored) {
            Ok((booking, record)) => count += remind_of(state, &stored, &booking, &record, &sent, now).await?,
            // The others are reminded all the same.
            Err(error) => tracing::error!(%error, reference = stored.reference, "a booking cannot be reminded of"),
        }
    }
    if count > 0 {
        tracing::info!(count, "sent reminders");
        state.wake.forwarder_of(Channel::Mail);
    }
    Ok(count)
}

async fn remind_of(
    state: &AppState,
    stored: &StoredBooking,
    booking: &Booking,
    record: &Record,
    sent: &Sent,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let Some(writer) = Writer::to(state, booking).filter(|_| booking.told.wants_reminders()) else { return Ok(0) };
    let mut count = 0;
    for reminder in due(stored, booking, now) {
        let (id, kind) = (stored.booking.as_str().to_owned(), reminder.as_str().to_owned());
        if sent.contains(&(id, kind.clone(), stored.starts_at)) {
            continue;
        }
        let letter = as_data(&writer.reminder(reminder))?;
        let event = NewEvent {
            event_id: event_id(&*state.entropy, now).to_string(),
            // Its place follows those that there are.
            sequence: 1,
            channel: Channel::Mail,
            queue: Channel::Mail.as_str().to_owned(),
            event_type: LETTER.to_owned(),
            body: record.seal(&*state.entropy, letter.to_string().as_bytes()),
        };
        let (booking, starts_at, at) = (stored.booking.clone(), stored.starts_at, now.timestamp_millis());
        let is_first = state.store.write_in_turn(Remind { booking, kind, starts_at, event, at }).await?;
        count += usize::from(is_first);
    }
    Ok(count)
}

fn due(stored: &StoredBooking, booking: &Booking, now: DateTime<Utc>) -> Vec<Reminder> {
    let since = DateTime::from_timestamp_millis(stored.since);
    let start = Quarter::exactly(booking.start);
    let reminded = start.zip(since).map(|(start, since)| Reminded {
        status: booking.status,
        start,
        since,
        safe: safe_hours(&booking.told, now),
    });
    reminded.map_or_else(Vec::new, |reminded| reminders_due(&reminded, now))
}

/// The hours of today in which a letter may arrive; `None` where any time is safe.
fn safe_hours(told: &Told, now: DateTime<Utc>) -> Option<Vec<Span>> {
    if told.has(asked::SAFE_HOURS, ANY_HOURS) {
        return None;
    }
    let today = to_london(now).date();
    let quarter = |hour| {
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        Quarter::not_before(to_utc(today.and_time(time)))
    };
    let chosen = SAFE_HOURS.into_iter().filter(|(option, ..)| told.has(asked::SAFE_HOURS, option));
    Some(chosen.map(|(_, from, to)| quarter(from)..quarter(to)).collect())
}

#[cfg(test)]
mod tests {
    use journey::Answer;
    use typed::name::Name;

    use super::*;

    fn told(options: &[&str]) -> Told {
        let name = |text: &str| Name::parse(text).unwrap();
        let chosen = Answer::Choices(options.iter().map(|option| name(option)).collect());
        Told { answers: [(name(asked::SAFE_HOURS), chosen)].into(), ..Told::default() }
    }

    #[test]
    fn safe_hours_are_those_of_londons_clock() {
        for (options, now, is_safe) in [
            (&["mornings"][..], "2027-01-12T08:00:00Z", true),
            (&["mornings"], "2027-01-12T07:59:00Z", false),
            (&["mornings"], "2027-01-12T12:00:00Z", false),
            (&["mornings"], "2027-07-12T07:00:00Z", true),
            (&["mornings"], "2027-07-12T11:00:00Z", false),
            (&["mornings", "evenings"], "2027-07-12T19:59:00Z", true),
            (&["mornings", "evenings"], "2027-07-12T20:00:00Z", false),
            (&["afternoons"], "2027-03-28T11:00:00Z", true),
            (&["any"], "2027-07-12T02:00:00Z", true),
            (&[], "2027-07-12T12:00:00Z", false),
        ] {
            let now: DateTime<Utc> = now.parse().unwrap();
            let spans = safe_hours(&told(options), now);
            let safe = spans.is_none_or(|spans| spans.iter().any(|span| span.contains(&Quarter::containing(now))));
            assert_eq!(safe, is_safe, "{options:?} {now}");
        }
    }
}

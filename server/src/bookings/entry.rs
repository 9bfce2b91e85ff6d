//! The calendar entry of a booking. Whoever shares the calendar reads it, so it tells a time and the address of a page.

use app::{
    routes::Route,
    words::{Words, message},
};
use chrono::{DateTime, Utc};

use super::{
    Booking,
    calendar::{Entry, Method, calendar_file},
    letters::{address_of, with_address},
};
use crate::{
    config::Config,
    mail::{Attached, Sender},
    state::AppState,
};

/// The name of the file, in every language.
pub const FILE: &str = "appointment.ics";

/// The entry of a booking, as a file.
#[must_use]
pub fn entry(state: &AppState, words: &Words, booking: &Booking, method: Method, at: DateTime<Utc>) -> Attached {
    let (link, sender) = (address_of(state, words, Route::Booking), sender(&state.config));
    let entry = Entry {
        method,
        uid: &format!("{}@{}", booking.id.as_str(), host(&state.config, &sender)),
        sequence: u32::try_from(booking.sequence).unwrap_or(u32::MAX),
        made_at: at,
        start: booking.start,
        end: booking.end,
        title: &words.text(message::CALENDAR_TITLE).text,
        place: None,
        text: &with_address(words, message::CALENDAR_ABOUT, &[], ("link", &link)),
        url: Some(&link),
        organizer: Some(sender.email.as_ref()),
    };
    Attached { name: FILE.to_owned(), method: method.as_str().to_owned(), file: calendar_file(&entry) }
}

fn sender(config: &Config) -> lettre::message::Mailbox {
    config.mail.as_ref().map_or_else(Sender::sample, |mail| mail.sender.clone()).from
}

/// The host in the entry's id: the one that people know, which stays the same when the portal moves.
fn host<'c>(config: &'c Config, sender: &'c lettre::message::Mailbox) -> &'c str {
    let public = config.public_url.as_deref().and_then(|url| url.split("://").nth(1));
    public.unwrap_or_else(|| sender.email.domain())
}

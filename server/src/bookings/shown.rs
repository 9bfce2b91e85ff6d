//! A booking as pages show it, and instants in their words.

use app::{
    domain::hours::to_london,
    ui::{
        answer_text::{clock, moment},
        frame::Frame,
        pages::bookings::{Reach, ShownBooking},
    },
    words::{Said, message},
};
use chrono::{DateTime, Utc};
use journey::question::time::TimeOfDay;

use super::{
    Booking,
    told::{Letters, asked},
};
use crate::{directory::Books, http::visit::Visit, mail::offers_mail};

/// Day and time of an instant in London.
pub(crate) fn when(frame: &Frame, at: DateTime<Utc>) -> Said {
    let local = to_london(at);
    moment(&frame.words, local.date(), TimeOfDay::of(local.time()))
}

/// The time on the clock in London.
pub(crate) fn clock_at(frame: &Frame, at: DateTime<Utc>) -> Said {
    clock(&frame.words, TimeOfDay::of(to_london(at).time()))
}

/// A booking for a page.
pub(crate) fn shown<'b>(visit: &Visit, books: &'b Books, booking: &'b Booking) -> ShownBooking<'b> {
    let (frame, told) = (&visit.frame, &booking.told);
    let needs = [
        ("step-free", "visit-access.option-step-free"),
        ("quiet-room", "visit-access.option-quiet-room"),
        ("someone-with-me", "visit-access.option-someone-with-me"),
    ];
    let needs = needs.into_iter().filter(|(option, _)| told.has(asked::ACCESS, option)).map(|(_, id)| frame.say(id));
    let reach = match told.letters() {
        Some(_) if offers_mail(&visit.state) => Reach::Mail { reminders: told.wants_reminders() },
        _ if told.typed(asked::PHONE).is_some() => Reach::Phone,
        _ => Reach::Nothing,
    };
    ShownBooking {
        reference: booking.reference,
        service: &booking.service,
        way: booking.way,
        start: booking.start,
        end: booking.end,
        counter: books.directory.register().find(&booking.site),
        status: booking.status,
        visitor: told.visitor(),
        needs: needs.collect(),
        language: told.language_named(&frame.words),
        interpreter: booking.interpreter,
        answered_by: booking.answered_by(),
        reach,
        is_sample: visit.state.config.mail.is_none(),
        told_at_once: told.story().is_some(),
        has_calendar: told.letters().is_some_and(|(letters, _)| letters == Letters::Mine),
        can_change: booking.can_change(visit.now),
    }
}

/// A time and a place, in words.
pub(crate) fn when_and_where(frame: &Frame, at: DateTime<Utc>, site: &str) -> Said {
    let when = when(frame, at);
    if site.is_empty() {
        return when;
    }
    frame.words.with(message::HELD_WHAT, &[("when", (*when.text).into()), ("site", site.into())])
}

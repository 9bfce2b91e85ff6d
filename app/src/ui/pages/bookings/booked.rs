//! The page once a visit is booked: the time is theirs, and everything that they need for it.

use booking::Way;
use leptos::prelude::*;

use super::{Reach, ShownBooking};
use crate::{
    routes::Route,
    ui::{
        components::summary_list::summary_list,
        document::{DraftMark, Page},
        frame::Frame,
    },
    words::{Said, message},
};

/// The page. The secret is there only for whoever has just booked.
#[must_use]
pub fn booked(frame: &Frame, booking: &ShownBooking<'_>, secret: Option<&str>, draft: DraftMark) -> Page {
    let title = frame.say(message::BOOKED_TITLE);
    let secret = secret.map(|secret| {
        view! {
            <p>{frame.say(message::BOOKED_SECRET).view()}</p>
            <p class="reference" dir="ltr" translate="no">{secret.to_owned()}</p>
            <p>{frame.say(message::BOOKED_SECRET_ABOUT).view()}</p>
        }
    });
    let next: Vec<_> = next(frame, booking).into_iter().map(|said| view! { <li>{said.view()}</li> }).collect();
    let main = view! {
        <section class="done">
            <h1>{title.clone().view()}</h1>
            <p class="lead">{booking.when(frame).view()}</p>
            <p>{frame.say(message::BOOKED_SURE).view()}</p>
            <p>{frame.say(message::BOOKED_REFERENCE).view()}</p>
            <p class="reference" dir="ltr" translate="no">{booking.reference.to_string()}</p>
            {secret}
        </section>
        {summary_list(frame, booking.rows(frame))}
        {calendar(frame, booking)}
        <h2>{frame.say(message::BOOKED_NEXT).view()}</h2>
        <ul class="lines">{next}</ul>
        <h2>{frame.say(message::BOOKED_CHANGE).view()}</h2>
        <p>{frame.say(message::BOOKED_CHANGE_HOW).view()}</p>
        <p><a class="button second" href=frame.href(Route::Booking)>{frame.say(message::BOOKING_TITLE).view()}</a></p>
        <p>{frame.say(message::BOOKED_CHANGE_PAPER).view()}</p>
        <p class="inset">{frame.say(message::BOOKED_DANGER).view()}</p>
    };
    let mut page = Page::new(title.text.as_ref(), main);
    page.draft = Some(draft);
    page
}

/// The entry for the calendar, where nobody else reads it.
pub(super) fn calendar(frame: &Frame, booking: &ShownBooking<'_>) -> Option<impl IntoView + use<>> {
    booking.has_calendar.then(|| {
        view! {
            <p>
                <a class="button second" href=frame.href(Route::BookingCalendar) download="appointment.ics">
                    {frame.say(message::BOOKED_CALENDAR).view()}
                </a>
            </p>
            <p class="quiet">{frame.say(message::BOOKED_CALENDAR_ABOUT).view()}</p>
        }
    })
}

/// Everything that happens from now on.
fn next(frame: &Frame, booking: &ShownBooking<'_>) -> Vec<Said> {
    let mut next = Vec::new();
    next.extend(match booking.way {
        Way::InPerson => vec![message::BOOKED_ARRIVE, message::BOOKED_WITH_YOU],
        Way::Phone => vec![message::BOOKED_PHONE],
        Way::Video => vec![message::BOOKED_VIDEO_HOW],
    });
    if booking.told_at_once {
        next.push(message::BOOKED_STORY_SENT);
    }
    match booking.reach {
        Reach::Mail { reminders } => {
            next.push(if booking.is_sample { message::BOOKED_MAIL_SAMPLE } else { message::BOOKED_MAIL });
            next.push(if reminders { message::BOOKED_REMINDERS } else { message::BOOKED_NO_REMINDERS });
        }
        Reach::Phone => next.push(message::BOOKED_PHONE_ONLY),
        Reach::Nothing => next.extend([message::BOOKED_NO_CHANNEL, message::BOOKED_NO_CHANNEL_LOOK]),
    }
    let reference = booking.reference.to_string();
    next.into_iter().map(|id| frame.say_with(id, "reference", &reference)).collect()
}

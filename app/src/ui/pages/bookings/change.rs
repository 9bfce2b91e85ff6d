//! `/booking/change`: another time. The old one stays until the new one is taken.

use journey::FieldError;
use leptos::prelude::*;

use super::ShownBooking;
use crate::{
    routes::Route,
    ui::{
        components::{
            choices::{HowMany, grouped},
            control::Control,
            error_summary::error_summary,
            notice::{Notice, notice},
        },
        document::Page,
        frame::Frame,
        pages::question::Beside,
    },
    words::{Said, message},
};

/// The field of the new time.
pub const CHOSEN: &str = "time";

/// What the list of times shows.
pub struct Change<'a> {
    /// The booking as it is.
    pub booking: &'a ShownBooking<'a>,
    /// The list, and what stands around it.
    pub beside: Beside,
    /// Something to say first.
    pub notice: Option<Notice>,
    /// What is wrong with the choice.
    pub errors: &'a [FieldError],
}

/// The list of times. A time is posted, so that it stands in no address.
#[must_use]
pub fn change(frame: &Frame, page: Change<'_>) -> Page {
    let title = frame.say(message::BOOKING_CHANGE_TITLE);
    let when = page.booking.when(frame);
    let Beside { about, listed, links, .. } = page.beside;
    let has_times = !listed.is_empty();
    let control = Control::new(frame, CHOSEN, frame.say(message::BOOKED_WHEN), page.errors);
    let about: Vec<_> = about.into_iter().map(|line| view! { <p>{line.view()}</p> }).collect();
    let links: Vec<_> =
        links.into_iter().map(|(text, href)| view! { <li><a href=href>{text.view()}</a></li> }).collect();
    let times = has_times.then(|| {
        view! {
            <form method="post" action=frame.href(Route::BookingChange)>
                {grouped(&control, listed, HowMany::One)}
                <button type="submit">{frame.say(message::CONTINUE).view()}</button>
            </form>
        }
    });
    let main = view! {
        {error_summary(frame, page.errors)}
        <a class="back" href=frame.href(Route::Booking)>{frame.say(message::BACK).view()}</a>
        {page.notice.map(|text| notice(frame, text))}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say_with(message::BOOKING_CHANGE_LEAD, "when", &when.text).view()}</p>
        {about}
        {times}
        <ul class="plain">{links}</ul>
        <p><a class="button second" href=frame.href(Route::Booking)>{frame.say(message::BOOKING_CHANGE_KEEP).view()}</a></p>
    };
    let mut shown = Page::new(title.text.as_ref(), main);
    shown.has_errors = !page.errors.is_empty();
    shown
}

/// What the question whether to take a time shows.
pub struct Confirm<'a> {
    /// The booking as it is.
    pub booking: &'a ShownBooking<'a>,
    /// How often it was changed when the page was made.
    pub sequence: i64,
    /// The new time, as it is posted.
    pub chosen: &'a str,
    /// The new time and place, in words.
    pub new: Said,
    /// The old time and place, in words.
    pub old: Said,
    /// What the change means for the interpreter.
    pub interpreter: Option<Said>,
}

/// The question whether to take a time.
#[must_use]
pub fn confirm(frame: &Frame, page: Confirm<'_>) -> Page {
    let title = frame.say(message::BOOKING_CHANGE_TITLE);
    let values = [("old", (*page.old.text).into()), ("new", (*page.new.text).into())];
    let main = view! {
        <a class="back" href=frame.href(Route::BookingChange)>{frame.say(message::BACK).view()}</a>
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.words.with(message::BOOKING_CHANGE_CHECK, &values).view()}</p>
        {page.interpreter.map(|said| view! { <p class="inset">{said.view()}</p> })}
        <form method="post" action=frame.href(Route::BookingChange)>
            <input type="hidden" name=CHOSEN value=page.chosen.to_owned() />
            <input type="hidden" name="sequence" value=page.sequence.to_string() />
            <button type="submit">{frame.say(message::BOOKING_CHANGE_TAKE).view()}</button>
        </form>
        <p><a class="button second" href=frame.href(Route::Booking)>{frame.say(message::BOOKING_CHANGE_KEEP).view()}</a></p>
    };
    Page::new(title.text.as_ref(), main)
}

//! `/booking/cancel`: giving a visit back.

use leptos::prelude::*;

use super::ShownBooking;
use crate::{
    routes::Route,
    ui::{document::Page, frame::Frame},
    words::message,
};

/// The question whether it is to be cancelled.
#[must_use]
pub fn cancel(frame: &Frame, booking: &ShownBooking<'_>, sequence: i64) -> Page {
    let title = frame.say(message::BOOKING_CANCEL_TITLE);
    let story = booking.told_at_once.then(|| view! { <p>{frame.say(message::BOOKING_CANCEL_STORY).view()}</p> });
    let when = booking.when(frame);
    let main = view! {
        <a class="back" href=frame.href(Route::Booking)>{frame.say(message::BACK).view()}</a>
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say_with(message::BOOKING_CANCEL_LEAD, "when", &when.text).view()}</p>
        {story}
        <form method="post" action=frame.href(Route::BookingCancel)>
            <input type="hidden" name="sequence" value=sequence.to_string() />
            <button type="submit">{frame.say(message::BOOKING_CANCEL_YES).view()}</button>
        </form>
        <p><a class="button second" href=frame.href(Route::Booking)>{frame.say(message::BOOKING_CANCEL_NO).view()}</a></p>
    };
    Page::new(title.text.as_ref(), main)
}

/// The visit was given back.
#[must_use]
pub fn cancelled(frame: &Frame, booking: &ShownBooking<'_>) -> Page {
    let title = frame.say(message::BOOKING_CANCELLED_TITLE);
    let when = booking.when(frame);
    let interpreter = booking.language.is_some().then(|| {
        view! { <p>{frame.say(message::BOOKING_CANCELLED_INTERPRETER).view()}</p> }
    });
    let main = view! {
        <section class="done">
            <h1>{title.clone().view()}</h1>
            <p>{frame.say_with(message::BOOKING_CANCELLED_LEAD, "when", &when.text).view()}</p>
        </section>
        {interpreter}
        <p><a class="button" href=frame.href(Route::Book)>{frame.say(message::BOOKING_CANCELLED_AGAIN).view()}</a></p>
    };
    Page::new(title.text.as_ref(), main)
}

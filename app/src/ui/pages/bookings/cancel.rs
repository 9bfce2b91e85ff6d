//! `/booking/cancel`: giving a visit back.

use leptos::prelude::*;

use super::{CHOSEN, ShownBooking};
use crate::{
    routes::Route,
    ui::{document::Page, frame::Frame},
    words::{FluentValue, Said, message},
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

/// The service cannot keep the visit: why, and other times that it was offered, each as it is posted.
#[must_use]
pub fn withdrawn(frame: &Frame, booking: &ShownBooking<'_>, reason: &str, offers: Vec<(Said, String)>) -> Page {
    let title = frame.say(message::BOOKING_WITHDRAWN_TITLE);
    let when = booking.when(frame);
    let lead = [("site", booking.site().into()), ("when", (*when.text).into())];
    let count = FluentValue::from(offers.len());
    let reason = (!reason.is_empty()).then(|| {
        let reason = frame.words.typed(reason);
        view! { <p>{frame.say_with(message::BOOKING_WITHDRAWN_REASON, "reason", &reason).view()}</p> }
    });
    let main = view! {
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.words.with(message::BOOKING_WITHDRAWN_LEAD, &lead).view()}</p>
        {reason}
        <p>{frame.words.with(message::BOOKING_WITHDRAWN_OFFER, &[("count", count)]).view()}</p>
        {offered(frame, offers)}
        <p>
            <a class="button" href=frame.href(Route::BookingChange)>
                {frame.say(message::BOOKING_WITHDRAWN_OTHER).view()}
            </a>
        </p>
    };
    Page::new(title.text.as_ref(), main)
}

/// Times that are offered, a button for each. A time is posted, so that it stands in no address.
pub(super) fn offered(frame: &Frame, offers: Vec<(Said, String)>) -> impl IntoView + use<> {
    let offer = |(time, chosen): (Said, String)| {
        view! { <p><button class="second" type="submit" name=CHOSEN value=chosen>{time.view()}</button></p> }
    };
    let offers: Vec<_> = offers.into_iter().map(offer).collect();
    view! { <form method="post" action=frame.href(Route::BookingChange)>{offers}</form> }
}

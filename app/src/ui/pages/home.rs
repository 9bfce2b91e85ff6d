//! `/`: what the service does, and the way in.

use leptos::prelude::*;

use crate::{
    domain::closed::Told,
    routes::Route,
    ui::{components::closing::closing_notices, document::Page, frame::Frame},
    words::message,
};

/// The page, with the closures that people are told of. `books` says whether visits can be
/// booked, `asks` whether a survey is open.
#[must_use]
pub fn home(frame: &Frame, told: &[Told<'_>], (books, asks): (bool, bool)) -> Page {
    let title = frame.say(message::HOME_TITLE);
    let main = view! {
        {closing_notices(frame, told)}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::HOME_LEAD).view()}</p>
        <p><a class="button" href=frame.href(Route::Report)>{frame.say(message::HOME_REPORT).view()}</a></p>
        <p class="quiet">{frame.say(message::HOME_REPORT_ABOUT).view()}</p>
        {books.then(|| book(frame))}
        <ul class="plain">
            <li><a href=frame.href(Route::Counters)>{frame.say(message::HOME_COUNTERS).view()}</a></li>
            <li><a href=frame.href(Route::Worth)>{frame.say(message::HOME_WORTH).view()}</a></li>
            {books.then(|| view! { <li><a href=frame.href(Route::Booking)>{frame.say(message::HOME_BOOKING).view()}</a></li> })}
            {asks.then(|| view! { <li><a href=frame.href(Route::Feedback)>{frame.say(message::HOME_FEEDBACK).view()}</a></li> })}
            <li>{frame.say(message::HOME_CALL).view()}</li>
        </ul>
    };
    Page::new(title.text.as_ref(), main)
}

fn book(frame: &Frame) -> impl IntoView + use<> {
    view! {
        <p><a class="button second" href=frame.href(Route::Book)>{frame.say(message::HOME_BOOK).view()}</a></p>
        <p class="quiet">{frame.say(message::HOME_BOOK_ABOUT).view()}</p>
    }
}

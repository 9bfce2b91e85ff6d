//! `/bsl`: what somebody who signs can do, and what is not there yet.

use booking::{Language, quarter::DAY_QUARTERS, rota::default_notice};
use leptos::prelude::*;

use crate::{
    domain::contact::{Means, known},
    routes::Route,
    ui::{document::Page, frame::Frame},
    words::{FluentValue, message},
};

/// The page.
#[must_use]
pub fn bsl(frame: &Frame) -> Page {
    let address = frame.service.href(known::BSL, Means::Web);
    let title = frame.say(message::BSL_TITLE);
    let days = FluentValue::from(default_notice(&Language::from("bsl")) / DAY_QUARTERS);
    let heading = |id: &str| view! { <h2>{frame.say(id).view()}</h2> };
    let main = view! {
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::BSL_LEAD).view()}</p>
        {heading(message::BSL_EMERGENCY)}
        <p>{frame.say(message::BSL_EMERGENCY_TEXT).view()}</p>
        <p>
            <a class="button" href=address rel="external">{frame.say(message::BSL_EMERGENCY_OPEN).untapped()}</a>
        </p>
        {heading(message::BSL_RELAY)}
        <p>{frame.say(message::BSL_RELAY_TEXT).view()}</p>
        {heading(message::BSL_REPORT)}
        <p>{frame.say(message::BSL_REPORT_TEXT).view()}</p>
        <p><a class="button second" href=frame.href(Route::Report)>{frame.say(message::HOME_REPORT).view()}</a></p>
        {heading(message::BSL_BOOK)}
        <p>{frame.words.with(message::BSL_BOOK_TEXT, &[("days", days)]).view()}</p>
        <p><a class="button second" href=frame.href(Route::Book)>{frame.say(message::BOOK_TITLE).view()}</a></p>
        {heading(message::BSL_COUNTERS)}
        <p><a href=frame.href(format_args!("{}?access=bsl", Route::Counters))>{frame.say(message::BSL_COUNTERS_LINK).view()}</a></p>
        {heading(message::BSL_VIDEOS)}
        <p>{frame.say(message::BSL_VIDEOS_TEXT).view()}</p>
    };
    Page::new(title.text.as_ref(), main)
}

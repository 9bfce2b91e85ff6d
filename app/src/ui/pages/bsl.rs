//! `/bsl`: what somebody who signs can do, and what is not there yet.

use leptos::prelude::*;

use crate::{
    ui::{components::numbers::telephone, document::Page, frame::Frame},
    words::message,
};

/// The page.
#[must_use]
pub fn bsl(frame: &Frame) -> Page {
    let numbers = &frame.service.numbers;
    let title = frame.say(message::BSL_TITLE);
    let heading = |id: &str| view! { <h2>{frame.say(id).view()}</h2> };
    let main = view! {
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::BSL_LEAD).view()}</p>
        {heading(message::BSL_EMERGENCY)}
        <p>{frame.say_with(message::BSL_EMERGENCY_TEXT, "number", &numbers.emergency).view()}</p>
        <p>
            <a class="button" href=numbers.bsl_url.clone() rel="external">
                {frame.say_with(message::BSL_EMERGENCY_OPEN, "number", &numbers.emergency).view()}
            </a>
        </p>
        {heading(message::BSL_RELAY)}
        <p>
            <a href=telephone(&numbers.non_emergency_relay)>
                {frame.say_with(message::BSL_RELAY_TEXT, "number", &numbers.non_emergency_relay).view()}
            </a>
        </p>
        {heading(message::BSL_REPORT)}
        <p>{frame.say(message::BSL_REPORT_TEXT).view()}</p>
        <p><a class="button second" href=frame.href("/report")>{frame.say(message::HOME_REPORT).view()}</a></p>
        {heading(message::BSL_COUNTERS)}
        <p><a href=frame.href("/counters?access=bsl")>{frame.say(message::BSL_COUNTERS_LINK).view()}</a></p>
        {heading(message::BSL_VIDEOS)}
        <p>{frame.say(message::BSL_VIDEOS_TEXT).view()}</p>
    };
    Page::new(title.text.as_ref(), main)
}

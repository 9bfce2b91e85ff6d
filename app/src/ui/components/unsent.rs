//! The line beside a button that says why a form is still here.

use leptos::prelude::*;

use crate::{ui::frame::Frame, words::message};

/// A status line, empty until `answers.js` puts one of the templates into it, to be seen, read out and tapped. Without
/// script a browser shows a page of its own, or ours, instead.
pub fn unsent(frame: &Frame) -> impl IntoView + use<> {
    let say = |id: &str| frame.say(id).view();
    view! {
        <p class="unsent" role="status"></p>
        <template class="unsent-offline">{say(message::UNSENT_OFFLINE)}</template>
        <template class="unsent-busy">{say(message::UNSENT_BUSY)}</template>
        <template class="unsent-slow">{say(message::UNSENT_SLOW)}</template>
        <template class="unsent-changed">{say(message::UNSENT_CHANGED)}</template>
    }
}

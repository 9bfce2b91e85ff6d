//! The line beside a button that says why a form is still here.

use leptos::prelude::*;

use crate::{ui::frame::Frame, words::message};

/// Empty until `answers.js` puts one of these texts into it, to be seen and read out. Without script a browser shows
/// a page of its own, or ours, instead.
pub fn unsent(frame: &Frame) -> impl IntoView + use<> {
    let say = |id: &str| frame.say(id).plain();
    view! {
        <p
            class="unsent"
            role="status"
            data-offline=say(message::UNSENT_OFFLINE)
            data-busy=say(message::UNSENT_BUSY)
            data-slow=say(message::UNSENT_SLOW)
            data-changed=say(message::UNSENT_CHANGED)
        ></p>
    }
}

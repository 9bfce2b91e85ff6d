//! Something the person must know before going on.

use leptos::prelude::*;

use crate::{
    ui::frame::Frame,
    words::{Said, message},
};

/// A notice at the top of a page, read out when it appears.
pub fn notice(frame: &Frame, text: Said) -> impl IntoView + use<> {
    view! {
        <div class="notice" role="status">
            <h2>{frame.say(message::NOTICE).view()}</h2>
            <p>{text.view()}</p>
        </div>
    }
}

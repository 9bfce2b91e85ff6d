//! Something the person must know before going on.

use leptos::prelude::*;

use crate::{
    routes::Route,
    ui::frame::Frame,
    words::{Said, message},
};

/// What a notice says.
#[derive(Clone, Debug)]
pub struct Notice {
    text: Said,
    /// This browser cannot report: the number to ring and the counters stand below.
    has_other_ways: bool,
}

impl Notice {
    /// A text, and how to report without this browser.
    #[must_use]
    pub const fn with_other_ways(text: Said) -> Self {
        Self { text, has_other_ways: true }
    }
}

impl From<Said> for Notice {
    fn from(text: Said) -> Self {
        Self { text, has_other_ways: false }
    }
}

/// A notice at the top of a page, read out when it appears.
pub fn notice(frame: &Frame, notice: Notice) -> impl IntoView + use<> {
    let ways = notice.has_other_ways.then(|| {
        view! {
            <ul class="plain">
                <li>{frame.say(message::HOME_CALL).view()}</li>
                <li><a href=frame.href(Route::Counters)>{frame.say(message::HOME_COUNTERS).view()}</a></li>
            </ul>
        }
    });
    view! {
        <div class="notice" role="status">
            <h2>{frame.say(message::NOTICE).view()}</h2>
            <p>{notice.text.view()}</p>
            {ways}
        </div>
    }
}

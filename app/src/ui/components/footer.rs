//! The foot of every page.

use leptos::prelude::*;

use crate::{routes::Route, ui::frame::Frame, words::message};

/// Non-emergency number, pages about the service, and whether all this is a sample.
pub fn footer(frame: &Frame) -> impl IntoView + use<> {
    let link = |route: Route<'_>, text: &str| {
        view! { <li><a href=frame.href(route)>{frame.say(text).view()}</a></li> }
    };
    let sample = frame.service.sample.then(|| frame.say_with(message::SAMPLE, "police", &frame.service.police_name));
    view! {
        <footer class="foot" aria-label=frame.say(message::FOOTER).plain()>
            <p>{frame.say(message::FOOTER_NUMBERS).view()}</p>
            <ul>
                {link(Route::Counters, message::HOME_COUNTERS)}
                {link(Route::Worth, message::HOME_WORTH)}
                {link(Route::Accessibility, message::ACCESSIBILITY_TITLE)}
                {link(Route::Privacy, message::PRIVACY_TITLE)}
            </ul>
            {sample.map(|sample| view! { <p class="sample">{sample.view()}</p> })}
        </footer>
    }
}

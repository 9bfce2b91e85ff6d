//! Every way of calling for help now.

use leptos::prelude::*;

use crate::{
    domain::contact::{Means, known},
    ui::frame::Frame,
    words::message,
};

/// The panel with 999, the silent call, BSL, text relay and emergencySMS.
pub fn emergency_panel(frame: &Frame) -> impl IntoView + use<> {
    let bsl = frame.service.href(known::BSL, Means::Web);
    view! {
        <section class="emergency" aria-labelledby="emergency-title">
            <h2 id="emergency-title">{frame.say(message::EMERGENCY_TITLE).view()}</h2>
            <ul>
                <li>{frame.say(message::EMERGENCY_CALL).tapped("call")}</li>
                <li>{frame.say(message::EMERGENCY_SILENT).view()}</li>
                <li>{frame.say(message::EMERGENCY_LANDLINE).view()}</li>
                <li><a href=bsl>{frame.say(message::EMERGENCY_BSL).untapped()}</a></li>
                <li>{frame.say(message::EMERGENCY_TEXT).view()}</li>
                <li>{frame.say(message::EMERGENCY_SMS).view()}</li>
            </ul>
        </section>
    }
}

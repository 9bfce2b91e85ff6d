//! Every way of calling for help now.

use leptos::prelude::*;

use super::numbers::telephone;
use crate::{ui::frame::Frame, words::message};

/// The panel with 999, the silent call, BSL, text relay and emergencySMS.
pub fn emergency_panel(frame: &Frame) -> impl IntoView + use<> {
    let numbers = &frame.service.numbers;
    let silent = frame.words.with(
        message::EMERGENCY_SILENT,
        &[("number", (&*numbers.emergency).into()), ("press", (&*numbers.silent_press).into())],
    );
    view! {
        <section class="emergency" aria-labelledby="emergency-title">
            <h2 id="emergency-title">{frame.say(message::EMERGENCY_TITLE).view()}</h2>
            <ul>
                <li>
                    <a class="call" href=telephone(&numbers.emergency)>
                        {frame.say_with(message::EMERGENCY_CALL, "number", &numbers.emergency).view()}
                    </a>
                </li>
                <li>{silent.view()}</li>
                <li>
                    <a href=numbers.bsl_url.clone()>
                        {frame.say_with(message::EMERGENCY_BSL, "number", &numbers.emergency).view()}
                    </a>
                </li>
                <li>
                    <a href=telephone(&numbers.text_relay)>
                        {frame.say_with(message::EMERGENCY_TEXT, "number", &numbers.text_relay).view()}
                    </a>
                </li>
                <li>{frame.say_with(message::EMERGENCY_SMS, "number", &numbers.emergency_sms).view()}</li>
            </ul>
        </section>
    }
}

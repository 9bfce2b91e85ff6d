//! Finding counters near the phone's own position.
//!
//! Only the button is an island. The form around it and what it can say are the server's HTML.

use leptos::prelude::*;

#[cfg(target_arch = "wasm32")]
use super::page;

/// The form that the island shows, fills and posts.
pub const FORM: &str = "near-me";
/// Its field for degrees north.
pub const LATITUDE: &str = "near-me-latitude";
/// Its field for degrees east.
pub const LONGITUDE: &str = "near-me-longitude";
/// Where the form says what happens; its `data-asking`, `data-refused`, `data-absent`
/// and `data-late` are what it can say.
pub const STATUS: &str = "near-me-status";

/// A button that asks the phone where it is, and posts that. Its form shows once the browser is ready, as without
/// script it could not work; nothing is asked before the button is pressed; nothing is kept.
#[island]
pub fn NearMe(
    /// The words of the button.
    children: Children,
) -> impl IntoView {
    // Effects run once the page is alive: until then it must be what the server sent.
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| page::show(FORM));
    view! { <button class="second" type="button" on:click=move |_| locate()>{children()}</button> }
}

#[cfg(target_arch = "wasm32")]
use browser::locate;

/// On the server nothing is ever clicked.
#[cfg(not(target_arch = "wasm32"))]
const fn locate() {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::{cell::Cell, rc::Rc};

    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use web_sys::{HtmlFormElement, Position, PositionOptions};

    use super::{FORM, LATITUDE, LONGITUDE, STATUS};
    use crate::ui::islands::page::{element, say};

    /// Nobody waits longer for an answer, milliseconds. The browser's own limit does not count while its question
    /// to the person stands open, so a clock of our own runs beside it.
    const PATIENCE_MS: i32 = 10_000;

    pub(super) fn locate() {
        let window = gloo::utils::window();
        let Ok(geolocation) = window.navigator().geolocation() else {
            return say(STATUS, "data-absent");
        };
        say(STATUS, "data-asking");
        // Whatever comes first is the answer. A position that comes later would take the page away under whoever
        // has begun to type.
        let is_over = Rc::new(Cell::new(false));
        let over = is_over.clone();
        let answered = Closure::once_into_js(move |answer: JsValue| {
            if !over.replace(true) {
                say(STATUS, told(&answer));
            }
        });
        let late = Closure::once_into_js(move || {
            if !is_over.replace(true) {
                say(STATUS, "data-late");
            }
        });
        let answered = answered.unchecked_ref();
        let options = PositionOptions::new();
        options.set_timeout(PATIENCE_MS.unsigned_abs());
        // One of the two is called, once: one function hears both, which is less to download.
        if geolocation.get_current_position_with_error_callback_and_options(answered, Some(answered), &options).is_err()
        {
            return say(STATUS, "data-absent");
        }
        let clock = window.set_timeout_with_callback_and_timeout_and_arguments_0(late.unchecked_ref(), PATIENCE_MS);
        debug_assert!(clock.is_ok(), "every window has a clock");
    }

    /// Posts a position; what there is to say otherwise.
    fn told(answer: &JsValue) -> &'static str {
        match js_sys::Reflect::get(answer, &"code".into()).ok().and_then(|code| code.as_f64()) {
            // `PERMISSION_DENIED`.
            Some(1.0) => "data-refused",
            // `TIMEOUT`.
            Some(3.0) => "data-late",
            Some(_) => "data-absent",
            None if post(answer.unchecked_ref()).is_some() => "data-asking",
            None => "data-absent",
        }
    }

    /// About a hundred metres are near enough to find a counter, so no more is sent.
    fn post(position: &Position) -> Option<()> {
        let at = position.coords();
        for (id, degrees) in [(LATITUDE, at.latitude()), (LONGITUDE, at.longitude())] {
            // The browser writes numbers already; a second way of doing so would be downloaded.
            let text = String::from(js_sys::Number::from(degrees).to_fixed(3).ok()?);
            element(id)?.set_attribute("value", &text).ok()?;
        }
        element(FORM)?.unchecked_into::<HtmlFormElement>().submit().ok()
    }
}

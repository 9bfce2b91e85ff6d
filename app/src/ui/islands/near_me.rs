//! Finding counters near the phone's own position.

#![expect(missing_docs, reason = "the island macro makes a struct of its own")]

use leptos::prelude::*;

/// What the person sees of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only a browser asks"))]
enum Stage {
    #[default]
    Ready,
    Asking,
    /// The person, or the phone's settings, said no.
    Refused,
    /// The phone does not know.
    Absent,
}

/// A button that asks the phone where it is, and posts that. Nothing shows before the browser is ready, as without
/// script it could not work; nothing is asked before the button is pressed; nothing is kept.
#[island]
pub fn NearMe(
    /// Where the position is posted.
    action: String,
    /// The words of the button.
    ask: String,
    /// What happens when it is pressed.
    about: String,
    /// What it says while the phone thinks.
    asking: String,
    /// What it says where the person refused.
    refused: String,
    /// What it says where the phone does not know.
    absent: String,
) -> impl IntoView {
    let is_alive = RwSignal::new(false);
    let stage = RwSignal::new(Stage::Ready);
    // Effects run once the page is alive: until then it must be what the server sent.
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| is_alive.set(true));
    let said = move || match stage.get() {
        Stage::Ready => about.clone(),
        Stage::Asking => asking.clone(),
        Stage::Refused => refused.clone(),
        Stage::Absent => absent.clone(),
    };
    view! {
        <form method="post" action=action id="near-me" class="near-me" hidden=move || !is_alive.get()>
            <input type="hidden" name="latitude" />
            <input type="hidden" name="longitude" />
            <button class="second" type="button" on:click=move |_| locate(stage)>{ask}</button>
            <p role="status" class="quiet">{said}</p>
        </form>
    }
}

#[cfg(target_arch = "wasm32")]
use browser::locate;

/// On the server nothing is ever clicked.
#[cfg(not(target_arch = "wasm32"))]
const fn locate(_: RwSignal<Stage>) {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{HtmlFormElement, HtmlInputElement, Position, PositionError};

    use super::Stage;

    pub(super) fn locate(stage: RwSignal<Stage>) {
        let Ok(geolocation) = gloo::utils::window().navigator().geolocation() else {
            return stage.set(Stage::Absent);
        };
        stage.set(Stage::Asking);
        let found = Closure::once_into_js(move |position: Position| {
            let at = position.coords();
            if post(at.latitude(), at.longitude()).is_none() {
                stage.set(Stage::Absent);
            }
        });
        let failed = Closure::once_into_js(move |error: PositionError| {
            let is_refused = error.code() == PositionError::PERMISSION_DENIED;
            stage.set(if is_refused { Stage::Refused } else { Stage::Absent });
        });
        let asked =
            geolocation.get_current_position_with_error_callback(found.unchecked_ref(), Some(failed.unchecked_ref()));
        if asked.is_err() {
            stage.set(Stage::Absent);
        }
    }

    /// About a hundred metres are near enough to find a counter, so no more is sent.
    fn post(latitude: f64, longitude: f64) -> Option<()> {
        let form: HtmlFormElement = gloo::utils::document().get_element_by_id("near-me")?.dyn_into().ok()?;
        for (name, degrees) in [("latitude", latitude), ("longitude", longitude)] {
            let input: HtmlInputElement = form.elements().named_item(name)?.dyn_into().ok()?;
            // The browser writes numbers already; a second way of doing so would be downloaded.
            input.set_value(&String::from(js_sys::Number::from(degrees).to_fixed(3).ok()?));
        }
        form.submit().ok()
    }
}

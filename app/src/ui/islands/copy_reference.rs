//! Copying or sharing the reference.

use leptos::prelude::*;

/// What holds the buttons; shown once the browser is ready, as without script none could work.
pub const TOOLS: &str = "reference-tools";
/// The reference itself.
pub const REFERENCE: &str = "reference";
/// What holds the share button; shown where the browser can share.
pub const SHARING: &str = "reference-sharing";
/// Where it says that the reference is copied; its `data-copied` is what it says.
pub const STATUS: &str = "reference-status";

/// The copy button.
#[island]
pub fn CopyReference(
    /// The words of the button.
    children: Children,
) -> impl IntoView {
    // Effects run once the page is alive: until then it must be what the server sent.
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| browser::show());
    view! { <button class="second" type="button" on:click=move |_| copy()>{children()}</button> }
}

/// The share button.
#[island]
pub fn ShareReference(
    /// The words of the button.
    children: Children,
) -> impl IntoView {
    view! { <button class="second" type="button" on:click=move |_| share()>{children()}</button> }
}

#[cfg(target_arch = "wasm32")]
use browser::{copy, share};

/// On the server nothing is ever clicked.
#[cfg(not(target_arch = "wasm32"))]
const fn copy() {}
#[cfg(not(target_arch = "wasm32"))]
const fn share() {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::{JsFuture, spawn_local};
    use web_sys::{Navigator, ShareData};

    use super::{REFERENCE, SHARING, STATUS, TOOLS};
    use crate::ui::islands::page;

    fn navigator() -> Navigator {
        gloo::utils::window().navigator()
    }

    fn reference() -> String {
        page::element(REFERENCE).and_then(|reference| reference.text_content()).unwrap_or_default()
    }

    pub(super) fn show() {
        // Not every browser has `navigator.share`.
        if has(&navigator(), "share") {
            page::show(SHARING);
        }
        page::show(TOOLS);
    }

    /// Says so. Without a clipboard (an insecure address, an old browser) the reference is
    /// selected instead, ready to be copied by hand.
    pub(super) fn copy() {
        let navigator = navigator();
        if !has(&navigator, "clipboard") {
            return select_reference();
        }
        let copying = JsFuture::from(navigator.clipboard().write_text(&reference()));
        spawn_local(async move {
            if copying.await.is_err() {
                return select_reference();
            }
            page::say(STATUS, "data-copied");
        });
    }

    pub(super) fn share() {
        let data = ShareData::new();
        data.set_text(&reference());
        let sharing = JsFuture::from(navigator().share_with_data(&data));
        // A person who closes the share sheet has changed their mind: nothing to say.
        spawn_local(async move { drop(sharing.await) });
    }

    fn select_reference() {
        let selection = gloo::utils::window().get_selection().ok().flatten();
        if let (Some(selection), Some(reference)) = (selection, page::element(REFERENCE)) {
            // Selecting is a courtesy; where it fails the text is still on the page.
            let _ = selection.select_all_children(&reference);
        }
    }

    fn has(navigator: &Navigator, property: &str) -> bool {
        let navigator: &JsValue = navigator.unchecked_ref();
        js_sys::Reflect::get(navigator, &property.into()).is_ok_and(|value| !value.is_undefined() && !value.is_null())
    }
}

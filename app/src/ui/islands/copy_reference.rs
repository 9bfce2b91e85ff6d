//! Copying or sharing the reference.

#![expect(missing_docs, reason = "the island macro makes a struct of its own")]

use leptos::prelude::*;

/// Two buttons: copy always, share where the browser can. Nothing shows before the browser is ready, as
/// without script neither could work; the reference itself stands above as text.
#[island]
pub fn CopyReference(
    /// The reference as shown.
    reference: String,
    /// The words of the copy button.
    copy: String,
    /// What it says once copied.
    copied: String,
    /// The words of the share button.
    share: String,
) -> impl IntoView {
    let is_alive = RwSignal::new(false);
    let can_share = RwSignal::new(false);
    let is_copied = RwSignal::new(false);
    // Effects run once the page is alive: until then it must be what the server sent.
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| {
        can_share.set(browser::can_share());
        is_alive.set(true);
    });
    let (to_copy, to_share) = (reference.clone(), reference);
    let on_copy = move |_| copy_text(&to_copy, is_copied);
    let on_share = move |_| share_text(&to_share);
    view! {
        <div class="copy" hidden=move || !is_alive.get()>
            <button class="second" type="button" on:click=on_copy>{copy}</button>
            <button class="second" type="button" hidden=move || !can_share.get() on:click=on_share>{share}</button>
            <span class="copied" role="status">{move || is_copied.get().then(|| copied.clone())}</span>
        </div>
    }
}

#[cfg(target_arch = "wasm32")]
use browser::{copy_text, share_text};

/// On the server nothing is ever clicked.
#[cfg(not(target_arch = "wasm32"))]
const fn copy_text(_: &str, _: RwSignal<bool>) {}
#[cfg(not(target_arch = "wasm32"))]
const fn share_text(_: &str) {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::{JsFuture, spawn_local};
    use web_sys::{Navigator, ShareData};

    fn navigator() -> Navigator {
        gloo::utils::window().navigator()
    }

    /// Not every browser has `navigator.share`.
    pub(super) fn can_share() -> bool {
        property(&navigator(), "share").is_some()
    }

    /// Says so. Without a clipboard (an insecure address, an old browser) the reference is
    /// selected instead, ready to be copied by hand.
    pub(super) fn copy_text(text: &str, is_copied: RwSignal<bool>) {
        let navigator = navigator();
        if property(&navigator, "clipboard").is_none() {
            return select_reference();
        }
        let copying = JsFuture::from(navigator.clipboard().write_text(text));
        spawn_local(async move {
            if copying.await.is_err() {
                return select_reference();
            }
            is_copied.set(true);
        });
    }

    pub(super) fn share_text(text: &str) {
        let data = ShareData::new();
        data.set_text(text);
        let sharing = JsFuture::from(navigator().share_with_data(&data));
        // A person who closes the share sheet has changed their mind: nothing to say.
        spawn_local(async move { drop(sharing.await) });
    }

    fn select_reference() {
        let window = gloo::utils::window();
        let selection = window.get_selection().ok().flatten();
        let reference = gloo::utils::document().get_element_by_id("reference");
        if let (Some(selection), Some(reference)) = (selection, reference) {
            // Selecting is a courtesy; where it fails the text is still on the page.
            let _ = selection.select_all_children(&reference);
        }
    }

    fn property(of: &Navigator, name: &str) -> Option<JsValue> {
        let of: &JsValue = of.unchecked_ref();
        js_sys::Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
    }
}

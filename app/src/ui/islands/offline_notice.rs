//! A line that appears while the phone is offline.

#![expect(missing_docs, reason = "the island macro makes a struct of its own")]

use leptos::prelude::*;

/// Empty until the browser says it is offline; read out when it appears.
#[island]
pub fn OfflineNotice(
    /// What to say.
    text: String,
) -> impl IntoView {
    let offline = RwSignal::new(false);
    #[cfg(target_arch = "wasm32")]
    watch(offline);
    view! {
        <div class="offline" role="status">
            {move || offline.get().then(|| view! { <p>{text.clone()}</p> })}
        </div>
    }
}

#[cfg(target_arch = "wasm32")]
fn watch(offline: RwSignal<bool>) {
    use gloo::events::EventListener;

    let now = || !gloo::utils::window().navigator().on_line();
    offline.set(now());
    for event in ["online", "offline"] {
        // The page keeps listening until it is left.
        EventListener::new(&gloo::utils::window(), event, move |_| offline.set(now())).forget();
    }
}

//! A line that appears while the phone is offline.

use leptos::prelude::*;

/// Hidden until the browser says it is offline; read out when it appears.
#[island]
pub fn OfflineNotice(
    /// What to say.
    children: Children,
) -> impl IntoView {
    let offline = RwSignal::new(false);
    // Effects run once the page is alive: until then it must be what the server sent.
    #[cfg(target_arch = "wasm32")]
    Effect::new(move |_| watch(offline));
    view! {
        <div class="offline" role="status">
            <p hidden=move || !offline.get()>{children()}</p>
        </div>
    }
}

#[cfg(target_arch = "wasm32")]
fn watch(offline: RwSignal<bool>) {
    let now = || !gloo::utils::window().navigator().on_line();
    offline.set(now());
    for event in ["online", "offline"] {
        // The page keeps listening until it is left. Not gloo's listener: it borrows the event, and the
        // `table.fill` that makes of it is unknown to Debian's wasm-opt.
        let _ = window_event_listener_untyped(event, move |_| offline.set(now()));
    }
}

//! What a person meets: the rules of a report, and the pages and islands that show them.
//!
//! `domain` knows no framework; `ui` shows what the domain says; `routes` has every address. Compiled natively (feature `ssr`) it renders
//! pages for the server; compiled to WebAssembly (feature `hydrate`) it brings the islands to life.

pub mod domain;
pub mod routes;
pub mod ui;
#[cfg(feature = "ssr")]
pub mod words;

/// Brings the islands of a page to life. Called by the script that loads the WebAssembly.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

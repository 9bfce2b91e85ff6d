//! What comes alive in the browser. Every island is useful, or absent, before it does.
//!
//! An island takes its words as children: the page holds them as HTML already, in the language they are in. As
//! properties they would be sent twice, and each phone would download a reader of JSON for them.

pub mod copy_reference;
pub mod near_me;
pub mod offline_notice;
#[cfg(target_arch = "wasm32")]
mod page;

//! What a person sees: pages made of components, and the few islands that come alive in the browser.
//!
//! A page is a function of what it shows. Nothing here reads a request, a store or a clock.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod answer_text;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod contact_text;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod frame;
#[cfg(feature = "ssr")]
pub mod kinds;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod register_text;
#[cfg(feature = "ssr")]
pub mod service;
#[cfg(feature = "ssr")]
pub mod style;

//! The pages of the portal itself, which belong to no service.

mod exit;
mod pages;
mod schemas;
mod security_txt;

pub use schemas::SCHEMAS;

use app::routes::pattern;
use axum::{Extension, Router, routing::get};

use crate::state::AppState;

/// The pages that can be turned away like those of a service.
pub(crate) fn pages() -> Router<AppState> {
    Router::new()
        .route(pattern::HOME, get(pages::home))
        .route(pattern::WORTH, get(pages::worth))
        .route(pattern::BSL, get(pages::bsl))
        .route(pattern::PRIVACY, get(pages::privacy))
        .route(pattern::ACCESSIBILITY, get(pages::accessibility))
}

/// What is answered however many others come.
pub(crate) fn always_answered(state: &AppState) -> Router<AppState> {
    Router::new()
        .route(pattern::EXIT, get(exit::exit).layer(Extension(exit::Exits::new(&state.config))))
        .route(pattern::SCHEMA, get(schemas::schema))
        .route(pattern::SECURITY_TXT, get(security_txt::security_txt))
}

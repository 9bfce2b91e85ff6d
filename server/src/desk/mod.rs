//! The desk link: an address, signed, under which the staff of a counter see the visits of one day and note what became
//! of them. Whoever has it can; it is dead when the counter closes.

pub mod link;
mod page;
mod tap;

use app::routes::pattern;
use axum::{Router, routing::get};

pub use link::DeskLink;

use crate::{http::form::button_limit, state::AppState};

/// The page of a day, and its buttons.
pub(crate) fn router() -> Router<AppState> {
    Router::new().route(pattern::DESK, get(page::get).post(tap::post).layer(button_limit()))
}

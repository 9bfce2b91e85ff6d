//! Several lines of people's own words.

use leptos::prelude::AnyView;

use super::Ask;
use crate::{
    ui::components::text_area::text_area,
    words::{FluentValue, message},
};

pub(super) fn lines(ask: &Ask<'_>, characters_max: usize) -> AnyView {
    let max = FluentValue::from(characters_max);
    let limit = ask.frame.words.with(message::CHARACTERS_MAX, &[("max", max)]);
    let control = ask.control().hint(Some(limit));
    text_area(&control, ask.typed(&control), 6, None)
}

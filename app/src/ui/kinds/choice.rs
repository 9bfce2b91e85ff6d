//! Radios and tick boxes: one choice, several choices, yes or no, and one of a list made for the page.

use leptos::prelude::AnyView;
use typed::name::Name;

use super::Ask;
use crate::ui::components::choices::{Choice, HowMany, choices, grouped};

pub(super) fn options(ask: &Ask<'_>, options: &[Name], how_many: HowMany) -> AnyView {
    choices(&ask.control(), own(ask, options), how_many)
}

/// Options with words of their own, perhaps with a hint each.
pub(super) fn own(ask: &Ask<'_>, options: &[Name]) -> Vec<Choice> {
    let option = |name: &Name| Choice {
        value: name.to_string(),
        label: ask.frame.say(&format!("{}.option-{name}", ask.words)),
        hint: ask.frame.words.maybe(&format!("{}.option-{name}-hint", ask.words)),
        chosen: ask.fields.has(ask.at, name.as_str()),
    };
    options.iter().map(option).collect()
}

pub(super) fn yes_no(ask: &Ask<'_>) -> AnyView {
    let both = ["yes", "no"].map(|option| ask.choice(ask.at, option, option)).into();
    choices(&ask.control(), both, HowMany::One)
}

pub(super) fn listed(ask: &Ask<'_>) -> AnyView {
    grouped(&ask.control(), ask.listed.to_vec(), HowMany::One)
}

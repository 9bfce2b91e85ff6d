//! Radios and tick boxes: one choice, several choices, yes or no, and one of a list made for the page.

use leptos::prelude::AnyView;
use typed::name::Name;

use super::Ask;
use crate::{
    ui::components::choices::{Choice, HowMany, choices, grouped},
    words::message,
};

pub(super) fn options(ask: &Ask<'_>, options: &[Name], how_many: HowMany) -> AnyView {
    let option = |name: &Name| Choice {
        value: name.to_string(),
        label: ask.frame.say(&format!("{}.option-{name}", ask.words)),
        hint: ask.frame.words.maybe(&format!("{}.option-{name}-hint", ask.words)),
        chosen: ask.fields.has(ask.at, name.as_str()),
    };
    choices(&ask.control(), options.iter().map(option).collect(), how_many)
}

pub(super) fn yes_no(ask: &Ask<'_>) -> AnyView {
    let both = vec![ask.choice(ask.at, "yes", message::YES), ask.choice(ask.at, "no", message::NO)];
    choices(&ask.control(), both, HowMany::One)
}

pub(super) fn listed(ask: &Ask<'_>) -> AnyView {
    let control = ask.about.iter().fold(ask.control(), |control, line| control.hint(Some(line.clone())));
    grouped(&control, ask.listed.to_vec(), HowMany::One)
}

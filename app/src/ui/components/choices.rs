//! Radios and tick boxes.

use leptos::prelude::*;

use super::control::Control;
use crate::words::Said;

/// One option.
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What it says.
    pub label: Said,
    /// What explains it.
    pub hint: Option<Said>,
    /// Chosen already.
    pub chosen: bool,
}

/// Whether one or several may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMany {
    /// Radios.
    One,
    /// Tick boxes.
    Several,
}

/// The group with its legend, hints and error. The first option has the field's own `id`, so that the error
/// summary leads to it.
pub fn choices(control: &Control, options: Vec<Choice>, how_many: HowMany) -> AnyView {
    let options: Vec<_> =
        options.into_iter().enumerate().map(|(place, option)| choice(control, place, option, how_many)).collect();
    view! {
        <fieldset class=control.class() aria-describedby=control.described_by()>
            {control.legend_view()}
            {control.help_view()}
            <div class="choices">{options}</div>
        </fieldset>
    }
    .into_any()
}

fn choice(control: &Control, place: usize, option: Choice, how_many: HowMany) -> impl IntoView + use<> {
    let id = match place {
        0 => control.id.clone(),
        _ => format!("{}-{}", control.id, option.value),
    };
    let hint_id = format!("{id}-option-hint");
    let kind = if how_many == HowMany::One { "radio" } else { "checkbox" };
    let described_by = option.hint.is_some().then(|| hint_id.clone());
    view! {
        <div class="choice">
            <input
                type=kind
                id=id.clone()
                name=control.id.clone()
                value=option.value
                checked=option.chosen
                aria-describedby=described_by
            />
            <label for=id>{option.label.view()}</label>
            {option.hint.map(|hint| view! { <p class="option-hint" id=hint_id>{hint.view()}</p> })}
        </div>
    }
}

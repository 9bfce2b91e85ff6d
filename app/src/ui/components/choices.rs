//! Radios and tick boxes.

use leptos::prelude::*;

use super::control::Control;
use crate::words::Said;

/// One option.
#[derive(Clone, Debug)]
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

/// Options that belong together under a heading, such as the times of a morning.
#[derive(Clone, Debug)]
pub struct Group {
    /// The heading; none where the options speak for themselves.
    pub heading: Option<Said>,
    /// The options, in order.
    pub choices: Vec<Choice>,
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
    grouped(control, vec![Group { heading: None, choices: options }], how_many)
}

/// The same for options under headings. Each option is described by its heading, so that "10:00am" is never read out
/// without its day.
pub fn grouped(control: &Control, groups: Vec<Group>, how_many: HowMany) -> AnyView {
    let mut place = 0;
    let mut group_view = |(number, group): (usize, Group)| {
        let heading_id = group.heading.is_some().then(|| format!("{}-group-{number}", control.id));
        let heading = group.heading.map(|heading| view! { <h2 id=heading_id.clone()>{heading.view()}</h2> });
        let options: Vec<_> = group
            .choices
            .into_iter()
            .map(|option| {
                let view = choice(control, place, option, how_many, heading_id.as_deref());
                place += 1;
                view
            })
            .collect();
        view! {
            {heading}
            <div class="choices">{options}</div>
        }
    };
    let groups: Vec<_> = groups.into_iter().enumerate().map(&mut group_view).collect();
    view! {
        <fieldset class=control.class() aria-describedby=control.described_by()>
            {control.legend_view()}
            {control.help_view()}
            {groups}
        </fieldset>
    }
    .into_any()
}

fn choice(
    control: &Control,
    place: usize,
    option: Choice,
    how_many: HowMany,
    heading: Option<&str>,
) -> impl IntoView + use<> {
    let id = match place {
        0 => control.id.clone(),
        _ => format!("{}-{}", control.id, option.value),
    };
    let hint_id = format!("{id}-option-hint");
    let kind = if how_many == HowMany::One { "radio" } else { "checkbox" };
    let own_hint = option.hint.is_some().then_some(&*hint_id);
    let described_by: Vec<&str> = heading.into_iter().chain(own_hint).collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
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

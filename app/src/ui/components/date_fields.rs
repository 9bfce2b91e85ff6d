//! Day, month and year as three fields.

use journey::{FieldError, Fields};
use leptos::prelude::*;

use super::{
    control::Control,
    text_input::{Line, bare_input},
};
use crate::{
    ui::frame::Frame,
    words::{Said, message},
};

/// What a browser may know of the date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knows {
    /// Nothing.
    Nothing,
    /// The person's date of birth.
    Birthday,
}

/// A date at `at`: `at-day`, `at-month`, `at-year`, in a group with a legend. What is wrong with a part stands
/// above all three, so that they stay side by side.
pub fn date_fields(
    frame: &Frame,
    at: &str,
    legend: Said,
    fields: &Fields,
    errors: &[FieldError],
    knows: Knows,
) -> AnyView {
    let part = |(name, label): (&str, &str)| {
        let control = Control::new(frame, &format!("{at}-{name}"), frame.say(label), errors);
        (name.to_owned(), control)
    };
    let parts = [("day", message::DATE_DAY), ("month", message::DATE_MONTH), ("year", message::DATE_YEAR)].map(part);
    let class = if parts.iter().any(|(_, part)| part.error.is_some()) { "date wrong" } else { "date" };
    let help: Vec<_> = parts.iter().map(|(_, part)| part.help_view()).collect();
    let inputs: Vec<_> = parts.iter().map(|(name, part)| input(name, part, fields, knows)).collect();
    view! {
        <fieldset class=class id=format!("{at}-date")>
            <legend>{legend.view()}</legend>
            {help}
            <div class="parts">{inputs}</div>
        </fieldset>
    }
    .into_any()
}

fn input(name: &str, part: &Control, fields: &Fields, knows: Knows) -> impl IntoView + use<> {
    let width = if name == "year" { "year" } else { "day" };
    // A month may be a word, which a keypad of figures cannot type.
    let inputmode = if name == "month" { None } else { Line::FIGURES.inputmode };
    let autocomplete = (knows == Knows::Birthday).then(|| format!("bday-{name}"));
    view! {
        <div class="field">
            {part.label_view()}
            {bare_input(part, fields.first(&part.id), Line { width, inputmode, ..Line::FIGURES }, autocomplete)}
        </div>
    }
}

//! Day, month and year as three fields.

use leptos::prelude::*;

use super::{
    control::Control,
    text_input::{Line, text_input},
};
use crate::{
    domain::journey::{FieldError, Fields},
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

/// A date at `at`: `at-day`, `at-month`, `at-year`, in a group with a legend.
pub fn date_fields(
    frame: &Frame,
    at: &str,
    legend: Said,
    fields: &Fields,
    errors: &[FieldError],
    knows: Knows,
) -> AnyView {
    let part = |name: &str, label: &str, width: &'static str| {
        let id = format!("{at}-{name}");
        let control = Control::new(frame, &id, frame.say(label), errors);
        let autocomplete = (knows == Knows::Birthday).then(|| format!("bday-{name}"));
        text_input(&control, fields.first(&id), Line { width, ..Line::FIGURES }, autocomplete)
    };
    let id = format!("{at}-date");
    view! {
        <fieldset class="date" id=id>
            <legend>{legend.view()}</legend>
            <div class="parts">
                {part("day", message::DATE_DAY, "day")}
                {part("month", message::DATE_MONTH, "month")}
                {part("year", message::DATE_YEAR, "year")}
            </div>
        </fieldset>
    }
    .into_any()
}

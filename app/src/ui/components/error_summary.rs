//! The list of what needs changing, first in `<main>`, each entry leading to its field.

use leptos::prelude::*;

use crate::{
    domain::journey::FieldError,
    ui::frame::Frame,
    words::{FluentValue, Said, message},
};

/// The message of an error.
#[must_use]
pub fn error_text(frame: &Frame, error: &FieldError) -> Said {
    match error.code.message() {
        (id, None) => frame.say(id),
        (id, Some((name, value))) => frame.words.with(id, &[(name, FluentValue::from(value))]),
    }
}

/// The summary; nothing where nothing is wrong.
pub fn error_summary(frame: &Frame, errors: &[FieldError]) -> impl IntoView + use<> {
    let entry = |error: &FieldError| {
        let href = format!("#{}", error.field);
        view! { <li><a href=href>{error_text(frame, error).view()}</a></li> }
    };
    let entries: Vec<_> = errors.iter().map(entry).collect();
    (!errors.is_empty()).then(|| {
        view! {
            <div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title">
                <h2 id="error-summary-title">{frame.say(message::ERROR_SUMMARY).view()}</h2>
                <ul>{entries}</ul>
            </div>
        }
    })
}

//! The list of what needs changing, first in `<main>`, each entry leading to its field.

use journey::FieldError;
use leptos::prelude::*;

use crate::{
    ui::frame::Frame,
    words::{FluentValue, Said, message},
};

/// The message of an error: the question's own (`<id>.error`) where it has one and the fault is a general one.
#[must_use]
pub fn error_text(frame: &Frame, error: &FieldError) -> Said {
    let own = || frame.words.maybe(&format!("{}.error", error.words.as_ref()?));
    if error.code.is_general()
        && let Some(own) = own()
    {
        return own;
    }
    let (id, number) = error.code.message();
    match (number, error.code.names(), &error.named) {
        (Some((name, value)), _, _) => frame.words.with(id, &[(name, FluentValue::from(value))]),
        (None, Some(name), Some(named)) => {
            // An option is named as the page shows it, an address as it is.
            let option = error.words.as_ref().and_then(|words| frame.words.maybe(&format!("{words}.option-{named}")));
            let named = option.map_or_else(|| named.clone(), |option| option.text.to_string());
            frame.words.with(id, &[(name, frame.words.typed(&named).into())])
        }
        (None, _, _) => frame.say(id),
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

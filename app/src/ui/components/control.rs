//! What every control has: a label, perhaps hints, perhaps an error, and how they are tied together.

use journey::FieldError;
use leptos::prelude::*;

use crate::{
    ui::{components::error_summary::error_text, frame::Frame},
    words::{Said, message},
};

/// A control of a form. Its `id` is the name of its field.
pub struct Control {
    /// The field's name.
    pub id: String,
    /// What it asks.
    pub label: Said,
    /// A word behind what it asks.
    pub note: Option<Said>,
    /// What helps to answer.
    pub hints: Vec<Said>,
    /// What is wrong with what was typed.
    pub error: Option<Said>,
    /// The label is the page's heading.
    pub is_heading: bool,
    prefix: String,
}

impl Control {
    /// A control without hints; its error is looked up among the page's.
    #[must_use]
    pub fn new(frame: &Frame, id: &str, label: Said, errors: &[FieldError]) -> Self {
        let error = errors.iter().find(|error| error.field == id).map(|error| error_text(frame, error));
        let prefix = frame.say(message::ERROR_PREFIX).plain();
        Self { id: id.to_owned(), label, note: None, hints: Vec::new(), error, is_heading: false, prefix }
    }

    /// With a word behind the label, where there is one.
    #[must_use]
    pub fn note(mut self, note: Option<Said>) -> Self {
        self.note = note;
        self
    }

    /// With a hint, where there is one.
    #[must_use]
    pub fn hint(mut self, hint: Option<Said>) -> Self {
        self.hints.extend(hint);
        self
    }

    /// With the label as the page's heading.
    #[must_use]
    pub const fn heading(mut self, is_heading: bool) -> Self {
        self.is_heading = is_heading;
        self
    }

    /// For `aria-describedby`: the ids of hints and error.
    #[must_use]
    pub fn described_by(&self) -> Option<String> {
        let hint = (!self.hints.is_empty()).then(|| format!("{}-hint", self.id));
        let error = self.error.is_some().then(|| format!("{}-error", self.id));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// For `aria-invalid`.
    #[must_use]
    pub fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    /// The class of the element around the control.
    #[must_use]
    pub const fn class(&self) -> &'static str {
        if self.error.is_some() { "field wrong" } else { "field" }
    }

    /// The label of one input.
    pub fn label_view(&self) -> AnyView {
        let label = view! { <label for=self.id.clone()>{self.label_text()}</label> };
        if self.is_heading { view! { <h1>{label}</h1> }.into_any() } else { label.into_any() }
    }

    /// The legend of a group.
    pub fn legend_view(&self) -> AnyView {
        let label = self.label_text();
        let label = if self.is_heading { view! { <h1>{label}</h1> }.into_any() } else { label };
        view! { <legend>{label}</legend> }.into_any()
    }

    fn label_text(&self) -> AnyView {
        let note = self.note.clone().map(|note| view! { " "<span class="note">{note.view()}</span> });
        view! { {self.label.clone().view()}{note} }.into_any()
    }

    /// Hints, then the error.
    pub fn help_view(&self) -> impl IntoView + use<> {
        let hints: Vec<_> = self.hints.iter().map(|hint| view! { <p>{hint.clone().view()}</p> }).collect();
        let hint_id = format!("{}-hint", self.id);
        let error_id = format!("{}-error", self.id);
        let prefix = self.prefix.clone();
        view! {
            {(!hints.is_empty()).then(|| view! { <div class="hint" id=hint_id>{hints}</div> })}
            {self.error.clone().map(|error| view! {
                <p class="error" id=error_id><strong>{prefix}</strong>" "{error.view()}</p>
            })}
        }
    }
}

//! What every kind needs to ask: the question, the form so far, and the parts that controls are made of.

use journey::{FieldError, Fields};
use leptos::prelude::*;

use crate::{
    ui::{
        components::{
            choices::{Choice, Group},
            control::Control,
            text_input::{Line, text_input},
        },
        frame::Frame,
    },
    words::{Said, message},
};

/// A question, or a field of an item, to be shown.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Ask<'a> {
    pub frame: &'a Frame,
    /// The message that asks.
    pub words: &'a str,
    /// The name of its field, or what its fields' names begin with.
    pub at: &'a str,
    pub fields: &'a Fields,
    pub errors: &'a [FieldError],
    pub optional: bool,
    /// The answer is about whoever types it.
    pub own: bool,
    pub is_heading: bool,
    /// The list that the question is chosen from, where it has one.
    pub listed: &'a [Group],
    /// Lines that the service of the journey says of the question.
    pub about: &'a [Said],
}

impl Ask<'_> {
    /// The one control that asks the whole question.
    pub(super) fn control(&self) -> Control {
        let control = Control::new(self.frame, self.at, self.frame.say(self.words), self.errors);
        let control = control.heading(self.is_heading).hint(self.hint());
        let control = self.about.iter().fold(control, |control, line| control.hint(Some(line.clone())));
        match (self.optional, self.is_heading) {
            (false, _) => control,
            (true, true) => control.hint(Some(self.frame.say(message::OPTIONAL))),
            // Beside others a sentence for each would drown what is asked.
            (true, false) => control.note(Some(self.frame.say(message::OPTIONAL_FIELD))),
        }
    }

    pub(super) fn hint(&self) -> Option<Said> {
        self.frame.words.maybe(&format!("{}.hint", self.words))
    }

    /// A control for one of several fields.
    pub(super) fn part(&self, name: &str, label: &str, hint: Option<&str>) -> Control {
        let id = format!("{}-{name}", self.at);
        let hint = hint.map(|hint| self.frame.say(hint));
        Control::new(self.frame, &id, self.frame.say(label), self.errors).hint(hint)
    }

    /// The HTML `autocomplete` token, where the browser may fill in what it knows: only of whoever types.
    pub(super) fn known_as(&self, token: &str) -> Option<String> {
        self.own.then(|| token.to_owned())
    }

    pub(super) fn typed(&self, control: &Control) -> &str {
        self.fields.first(&control.id)
    }

    pub(super) fn line(&self, line: Line, autocomplete: Option<String>) -> AnyView {
        let control = self.control();
        text_input(&control, self.typed(&control), line, autocomplete)
    }

    /// An option of the service, chosen where the field `at` has its value.
    pub(super) fn choice(&self, at: &str, value: &str, label: &str) -> Choice {
        let label = self.frame.say(label);
        Choice { value: value.to_owned(), label, hint: None, chosen: self.fields.has(at, value) }
    }

    /// Several fields under the question as a heading.
    pub(super) fn group(&self, parts: impl IntoView) -> AnyView {
        let control = self.control();
        view! {
            <div role="group" aria-labelledby=format!("{}-title", self.at) aria-describedby=control.described_by()>
                <h1 id=format!("{}-title", self.at)>{control.label.clone().view()}</h1>
                {control.help_view()}
                {parts.into_view()}
            </div>
        }
        .into_any()
    }
}

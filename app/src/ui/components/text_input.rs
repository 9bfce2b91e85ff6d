//! One line of text.

use leptos::prelude::*;

use super::control::Control;

/// How a line behaves in the browser.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The HTML `type`.
    pub kind: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: Option<&'static str>,
    /// How wide, as a class: `wide`, `half`, `short`, `year`, `day`.
    pub width: &'static str,
    /// The direction of what is typed: `auto` for people's own words.
    pub dir: &'static str,
}

impl Line {
    /// People's own words.
    pub const TEXT: Self = Self { kind: "text", inputmode: None, width: "wide", dir: "auto" };
    /// A few characters of Latin letters and figures.
    pub const CODE: Self = Self { kind: "text", inputmode: None, width: "short", dir: "ltr" };
    /// Figures.
    pub const FIGURES: Self = Self { kind: "text", inputmode: Some("numeric"), width: "short", dir: "ltr" };
    /// An amount.
    pub const AMOUNT: Self = Self { kind: "text", inputmode: None, width: "short", dir: "ltr" };
    /// An e-mail address.
    pub const EMAIL: Self = Self { kind: "email", inputmode: Some("email"), width: "wide", dir: "ltr" };
    /// A phone number.
    pub const PHONE: Self = Self { kind: "tel", inputmode: Some("tel"), width: "half", dir: "ltr" };
}

/// The input with its label, hints and error.
pub fn text_input(control: &Control, value: &str, line: Line, autocomplete: Option<String>) -> AnyView {
    view! {
        <div class=control.class()>
            {control.label_view()}
            {control.help_view()}
            {bare_input(control, value, line, autocomplete)}
        </div>
    }
    .into_any()
}

/// The input alone, tied to a label, hints and error that stand elsewhere.
pub fn bare_input(control: &Control, value: &str, line: Line, autocomplete: Option<String>) -> AnyView {
    view! {
        <input
            type=line.kind
            id=control.id.clone()
            name=control.id.clone()
            value=value.to_owned()
            class=line.width
            dir=line.dir
            inputmode=line.inputmode
            autocomplete=autocomplete.unwrap_or_else(|| "off".to_owned())
            aria-describedby=control.described_by()
            aria-invalid=control.invalid()
        />
    }
    .into_any()
}

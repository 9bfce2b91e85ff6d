//! Several lines of text.
//!
//! Leptos does not escape the children of this element when it renders on the server, so the value is
//! escaped here, and `xtask tidy` allows the element nowhere else.

use leptos::prelude::*;

use super::control::Control;

/// The text area with its label, hints and error. `autocomplete` is what the browser may fill in.
pub fn text_area(control: &Control, value: &str, rows: u8, autocomplete: Option<String>) -> AnyView {
    // A parser drops one line end right after the tag, so one is put there for it to drop.
    let escaped = format!("\n{}", html_escape::encode_text(value));
    view! {
        <div class=control.class()>
            {control.label_view()}
            {control.help_view()}
            <textarea
                id=control.id.clone()
                name=control.id.clone()
                rows=rows.to_string()
                dir="auto"
                autocomplete=autocomplete.unwrap_or_else(|| "off".to_owned())
                aria-describedby=control.described_by()
                aria-invalid=control.invalid()
                inner_html=escaped
            ></textarea>
        </div>
    }
    .into_any()
}

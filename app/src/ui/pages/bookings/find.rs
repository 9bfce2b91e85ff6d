//! `/booking`, before a booking is found: its reference and its secret.

use journey::{FieldError, Fields};
use leptos::prelude::*;

use crate::{
    routes::Route,
    ui::{
        components::{
            control::Control,
            error_summary::error_summary,
            notice::{Notice, notice},
            text_input::{Line, text_input},
        },
        document::Page,
        frame::Frame,
    },
    words::message,
};

/// The field of the reference.
pub const REFERENCE: &str = "reference";
/// The field of the secret.
pub const SECRET: &str = "secret";

/// What the page shows.
pub struct Find<'a> {
    /// What was typed.
    pub typed: &'a Fields,
    /// What is wrong with it.
    pub errors: &'a [FieldError],
    /// Something to say first.
    pub notice: Option<Notice>,
    /// A text of chance that this page alone carries.
    pub once: &'a str,
}

/// The page.
#[must_use]
pub fn find(frame: &Frame, page: Find<'_>) -> Page {
    let title = frame.say(message::BOOKING_TITLE);
    let field = |id: &str, label: &str| {
        let control = Control::new(frame, id, frame.say(label), page.errors);
        let control = control.hint(frame.words.maybe(&format!("{label}.hint")));
        text_input(&control, page.typed.first(id), Line { width: "half", ..Line::CODE }, None)
    };
    let main = view! {
        {error_summary(frame, page.errors)}
        {page.notice.map(|text| notice(frame, text))}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::BOOKING_FIND_LEAD).view()}</p>
        <form method="post" action=frame.href(Route::Booking) novalidate>
            <input type="hidden" name="once" value=page.once.to_owned() />
            {field(REFERENCE, message::BOOKING_REFERENCE)}
            {field(SECRET, message::BOOKING_SECRET)}
            <button type="submit">{frame.say(message::BOOKING_FIND).view()}</button>
        </form>
        <p><a href=frame.href(Route::Book)>{frame.say(message::BOOK_TITLE).view()}</a></p>
    };
    let mut shown = Page::new(title.text.as_ref(), main);
    shown.has_errors = !page.errors.is_empty();
    shown
}

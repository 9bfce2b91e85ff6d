//! Pages for when something is wrong, in the site's own clothes.

use leptos::prelude::*;

use crate::{
    routes::Route,
    ui::{document::Page, frame::Frame},
    words::message,
};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No such page.
    NotFound,
    /// A fault of ours.
    Fault,
    /// The store cannot be written or read now.
    Busy,
    /// The body is larger than the page could have sent.
    TooLarge,
    /// The body took too long to arrive.
    TooSlow,
    /// Too many posts or searches from one address.
    TooMany,
    /// Posted from another website.
    Forbidden,
}

/// The page.
#[must_use]
pub fn trouble(frame: &Frame, trouble: Trouble) -> Page {
    let (title, body) = match trouble {
        Trouble::NotFound => (message::NOT_FOUND_TITLE, message::NOT_FOUND_BODY),
        Trouble::Fault => (message::TROUBLE_TITLE, message::TROUBLE_BODY),
        Trouble::Busy => (message::BUSY_TITLE, message::BUSY_BODY),
        Trouble::TooLarge => (message::TOO_LARGE_TITLE, message::TOO_LARGE_BODY),
        Trouble::TooSlow => (message::TOO_SLOW_TITLE, message::TOO_SLOW_BODY),
        Trouble::TooMany => (message::TOO_MANY_TITLE, message::TOO_MANY_BODY),
        Trouble::Forbidden => (message::FORBIDDEN_TITLE, message::FORBIDDEN_BODY),
    };
    let title = frame.say(title);
    let main = view! {
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(body).view()}</p>
        <p><a href=frame.href(Route::Home)>{frame.say(message::GO_HOME).view()}</a></p>
    };
    Page::new(title.text.as_ref(), main)
}

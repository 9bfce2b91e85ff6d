//! Longer texts: is it worth reporting, privacy, accessibility.

use leptos::prelude::*;

use crate::{
    routes::Route,
    ui::{document::Page, frame::Frame},
    words::message,
};

/// A longer text and where it leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Article {
    /// The doubt whether it is worth reporting.
    Worth,
    /// What happens to what people tell.
    Privacy,
    /// Who can use the service and how.
    Accessibility,
}

/// The page.
#[must_use]
pub fn article(frame: &Frame, article: Article) -> Page {
    let (title, body) = match article {
        Article::Worth => (message::WORTH_TITLE, message::WORTH_BODY),
        Article::Privacy => (message::PRIVACY_TITLE, message::PRIVACY_BODY),
        Article::Accessibility => (message::ACCESSIBILITY_TITLE, message::ACCESSIBILITY_BODY),
    };
    let title = frame.say(title);
    let onward = (article == Article::Worth).then(|| {
        view! { <p><a class="button" href=frame.href(Route::Report)>{frame.say(message::HOME_REPORT).view()}</a></p> }
    });
    let main = view! {
        <h1>{title.clone().view()}</h1>
        <div class="article">{frame.say(body).paragraphs()}</div>
        {onward}
    };
    Page::new(title.text.as_ref(), main)
}

//! A page of a report was left open, and posted after the report was sent.

use journey::{Definition, Purpose};
use leptos::prelude::*;

use super::question::FORM;
use crate::{
    domain::reference::Reference,
    routes::{JourneyPage, Route},
    ui::{
        components::summary_list::{Row, summary_list},
        document::{DraftMark, Page},
        frame::Frame,
    },
    words::message,
};

/// What the page shows.
pub struct SentAlready<'a> {
    /// The journey.
    pub definition: &'a Definition,
    /// The reference, where this browser sent the report last.
    pub reference: Option<Reference>,
    /// What was typed, to be read.
    pub typed: Vec<Row>,
    /// Where the page is asked for in another language.
    pub action: String,
    /// What the form said, to be posted for that.
    pub fields: Vec<(String, String)>,
}

/// The page.
#[must_use]
pub fn sent_already(frame: &Frame, page: SentAlready<'_>) -> Page {
    let title = frame.say(message::SENT_ALREADY_TITLE);
    let journey = frame.say(&format!("{}-journey", page.definition.id));
    let reference = page.reference.map(|reference| {
        view! {
            <p>{frame.say(message::SENT_REFERENCE).view()}</p>
            <p class="reference" dir="ltr" translate="no">{reference.to_string()}</p>
        }
    });
    let show = reference.is_some().then(|| {
        let href = frame.href(Route::of(page.definition, JourneyPage::Sent));
        view! { <li><a href=href>{frame.say(message::SENT_ALREADY_SHOW).view()}</a></li> }
    });
    let typed = (!page.typed.is_empty()).then(|| {
        view! {
            <p>{frame.say(message::SENT_ALREADY_LATE).view()}</p>
            <h2>{frame.say(message::ANOTHER_TYPED).view()}</h2>
            {summary_list(frame, page.typed)}
        }
    });
    // Nobody can find the answers to a survey again, to add to them.
    let add = (page.definition.purpose != Purpose::Survey)
        .then(|| view! { <p>{frame.say(message::SENT_ALREADY_ADD).view()}</p> });
    let hidden = |(name, value)| view! { <input type="hidden" name=name value=value /> };
    let main = view! {
        <h1>{title.clone().view()}</h1>
        {reference}
        {typed}
        {add}
        <ul class="plain">
            {show}
            <li><a href=frame.href(Route::Report)>{frame.say(message::SENT_ANOTHER).view()}</a></li>
        </ul>
        <form id=FORM method="post" action=page.action hidden>{page.fields.into_iter().map(hidden).collect_view()}</form>
    };
    let mut shown = Page::new(format!("{} – {}", title.text, journey.text), main);
    shown.form = Some(FORM);
    // What was kept in this browser for the report that was sent goes, and leaving in another tab closes this page.
    shown.draft = Some(DraftMark::default());
    shown
}

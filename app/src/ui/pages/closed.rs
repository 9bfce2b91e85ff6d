//! A page of a journey that is closed: until when, why, what is kept, and whom to turn to meanwhile.

use chrono::{DateTime, Utc};
use journey::Definition;
use leptos::prelude::*;

use super::question::FORM;
use crate::{
    domain::closed::Closure,
    routes::Route,
    ui::{
        components::{
            closing::{instant_text, own_words, until_text},
            emergency::emergency_panel,
            help_cards::cards,
            summary_list::{Row, summary_list},
        },
        document::{DraftMark, Page},
        frame::Frame,
    },
    words::{Said, message},
};

/// What the page shows.
pub struct Closed<'a> {
    /// The journey.
    pub definition: &'a Definition,
    /// What closes it.
    pub closure: &'a Closure,
    /// When it is open again; nothing where nobody knows yet.
    pub until: Option<DateTime<Utc>>,
    /// Until when the answers so far are kept, where there are any.
    pub kept_until: Option<DateTime<Utc>>,
    /// What the person typed on the page they come from.
    pub typed: Option<Typed>,
    /// The draft as it is stored.
    pub draft: DraftMark,
}

/// What somebody typed into a form that arrived while it was closed.
pub struct Typed {
    /// The question with what was typed.
    pub rows: Vec<Row>,
    /// It is stored with the draft.
    pub is_kept: bool,
    /// Where the page is asked for in another language.
    pub action: String,
    /// What the form said, to be posted for that.
    pub fields: Vec<(String, String)>,
}

/// The page.
#[must_use]
pub fn closed(frame: &Frame, page: Closed<'_>) -> Page {
    let title = frame.say(message::CLOSED_TITLE);
    let journey = frame.say(&format!("{}-journey", page.definition.id));
    let has_typed = page.typed.is_some();
    let ring: Vec<_> = page.closure.ring.iter().map(|(name, contact)| (name, contact)).collect();
    let main = view! {
        <a class="back" href=frame.href(Route::Report)>{frame.say(message::BACK).view()}</a>
        <h1>{title.clone().view()}</h1>
        <p class="lead">{until_sentence(frame, page.until).view()}</p>
        {own_words(frame, page.closure).paragraphs()}
        {kept(frame, page.kept_until, page.until)}
        {page.typed.map(|typed| what_was_typed(frame, typed))}
        <h2>{frame.say(message::CLOSED_INSTEAD).view()}</h2>
        {cards(frame, &ring)}
        <ul class="plain">
            <li>{frame.say(message::HOME_CALL).view()}</li>
            <li><a href=frame.href(Route::Counters)>{frame.say(message::HOME_COUNTERS).view()}</a></li>
        </ul>
        {emergency_panel(frame)}
    };
    let mut shown = Page::new(format!("{} – {}", title.text, journey.text), main);
    shown.form = has_typed.then_some(FORM);
    // What was typed may stand here, so leaving in another tab closes this page as it does every page of a report.
    shown.draft = Some(page.draft);
    shown
}

fn until_sentence(frame: &Frame, until: Option<DateTime<Utc>>) -> Said {
    match until {
        Some(until) => frame.say_with(message::CLOSED_UNTIL, "when", &until_text(&frame.words, until).text),
        None => frame.say(message::CLOSED_UNTIL_UNKNOWN),
    }
}

/// Until when the answers so far are kept, and a warning where that is before anybody can go on with them.
fn kept(
    frame: &Frame,
    kept_until: Option<DateTime<Utc>>,
    opens: Option<DateTime<Utc>>,
) -> Option<impl IntoView + use<>> {
    let kept_until = kept_until?;
    let when = instant_text(&frame.words, kept_until);
    let is_too_short = opens.is_none_or(|opens| kept_until <= opens);
    let too_short = is_too_short.then(|| {
        view! { <p class="inset">{frame.say(message::CLOSED_KEPT_TOO_SHORT).view()}</p> }
    });
    Some(view! {
        <p>{frame.say_with(message::CLOSED_KEPT, "when", &when.text).view()}</p>
        {too_short}
    })
}

fn what_was_typed(frame: &Frame, typed: Typed) -> impl IntoView + use<> {
    let is_kept = if typed.is_kept { message::CLOSED_TYPED_KEPT } else { message::CLOSED_TYPED_LOST };
    let shown = (!typed.rows.is_empty()).then(|| {
        view! {
            <h2>{frame.say(message::CLOSED_TYPED).view()}</h2>
            <p>{frame.say(is_kept).view()}</p>
            {summary_list(frame, typed.rows)}
        }
    });
    let hidden = |(name, value)| view! { <input type="hidden" name=name value=value /> };
    view! {
        {shown}
        <form id=FORM method="post" action=typed.action hidden>{typed.fields.into_iter().map(hidden).collect_view()}</form>
    }
}

//! The desk link: the visits of a counter on a day, with buttons for what became of them. For staff, so in English, and
//! without the frame that the public meets.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    ui::{document::render_piece, frame::Frame},
    words::{Said, Words, message},
};

/// The field that names a visit by its record.
pub const VISIT: &str = "visit";
/// The field that says how often the visit had been changed when the page was made.
pub const SEQUENCE: &str = "sequence";
/// The field of the button that was pressed.
pub const TAP: &str = "tap";

/// The values of [`TAP`].
pub mod tap {
    /// The person came.
    pub const CAME: &str = "came";
    /// The person did not come.
    pub const MISSED: &str = "missed";
    /// The service could not keep the visit.
    pub const NOT_KEPT: &str = "not-kept";
    /// Nothing is noted after all.
    pub const UNDO: &str = "undo";
    /// Somebody came without a booking.
    pub const WALK_IN: &str = "walk-in";
    /// One less came without a booking.
    pub const WALK_IN_UNDO: &str = "walk-in-undo";
}

/// The state of a visit at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskState {
    /// Nothing is noted yet.
    Open,
    /// Somebody noted whether the person came.
    Noted,
    /// Nobody comes.
    Cancelled,
}

/// A visit as the desk sees it.
#[derive(Clone, Debug)]
pub struct DeskVisit {
    /// The record.
    pub record: String,
    /// How often it was changed.
    pub sequence: i64,
    /// "9am to 10am", and the first name.
    pub heading: String,
    /// Further lines: service and way, needs, interpreter, desk and state.
    pub lines: Vec<String>,
    /// What can be tapped.
    pub state: DeskState,
}

/// The page of a day.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The address of the page, with its link.
    pub address: String,
    /// The counter's name and the day.
    pub title: String,
    /// The maker of the link and its end.
    pub by: String,
    /// Another screen changed the visit that was tapped.
    pub is_changed: bool,
    /// The visits in the order of their times.
    pub visits: Vec<DeskVisit>,
    /// The number of people who came without a booking.
    pub walk_ins: i64,
}

/// The document of a day.
#[must_use]
pub fn desk(frame: &Frame, page: Desk) -> String {
    let words = &frame.words;
    let said = |id: &str| words.text(id).view();
    let is_empty = page.visits.is_empty();
    let walk_ins = words.with(message::DESK_WALK_INS, &[("count", page.walk_ins.into())]);
    let title = page.title.clone();
    staff_document(frame, &page.title, move || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{said(message::DESK_LEAD)}</p>
            {page.is_changed.then(|| view! { <p class="inset" role="status">{said(message::DESK_CHANGED)}</p> })}
            {is_empty.then(|| view! { <p>{said(message::DESK_NONE)}</p> })}
            {page.visits.iter().map(|one| visit(words, &page.address, one)).collect_view()}
            <h2>{walk_ins.view()}</h2>
            <form method="post" action=page.address.clone() class="parts">
                {button(words, tap::WALK_IN, message::DESK_WALK_IN)}
                {(page.walk_ins > 0).then(|| button(words, tap::WALK_IN_UNDO, message::DESK_WALK_IN_UNDO))}
            </form>
            <p>{page.by.clone()}</p>
        }
    })
}

/// The question before the service cancels a visit: it cannot be undone.
#[must_use]
pub fn not_kept(frame: &Frame, address: &str, one: &DeskVisit) -> String {
    let words = &frame.words;
    let title = words.text(message::DESK_NOT_KEPT_ASK);
    staff_document(frame, &title.text, || {
        view! {
            <h1>{title.clone().view()}</h1>
            <p class="lead">{one.heading.clone()}</p>
            <p>{words.text(message::DESK_NOT_KEPT_LEAD).view()}</p>
            <form method="post" action=address.to_owned()>
                {hidden(one)}
                {button(words, tap::NOT_KEPT, message::DESK_NOT_KEPT_YES)}
            </form>
            <p><a class="button second" href=address.to_owned()>{words.text(message::DESK_NOT_KEPT_NO).view()}</a></p>
        }
    })
}

/// A page that says one sentence: the link is wrong, or over.
#[must_use]
pub fn sentence(frame: &Frame, said: &Said) -> String {
    staff_document(frame, &said.text, || view! { <h1>{said.clone().view()}</h1> })
}

fn visit(words: &Words, address: &str, one: &DeskVisit) -> impl IntoView + use<> {
    let said = |id: &str| words.text(id).view();
    let ask = format!("{address}?{TAP}={}&{VISIT}={}", tap::NOT_KEPT, one.record);
    let buttons = match one.state {
        DeskState::Open => Some(
            view! {
                {button(words, tap::CAME, message::DESK_CAME)}
                {button(words, tap::MISSED, message::DESK_MISSED)}
                <a class="button second" href=ask>{said(message::DESK_NOT_KEPT)}</a>
            }
            .into_any(),
        ),
        DeskState::Noted => Some(button(words, tap::UNDO, message::DESK_UNDO).into_any()),
        DeskState::Cancelled => None,
    };
    view! {
        <section>
            <h2>{one.heading.clone()}</h2>
            {one.lines.iter().cloned().map(|line| view! { <p>{line}</p> }).collect_view()}
            {buttons.map(|buttons| view! {
                <form method="post" action=address.to_owned() class="parts">{hidden(one)}{buttons}</form>
            })}
        </section>
    }
}

fn hidden(one: &DeskVisit) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name=VISIT value=one.record.clone() />
        <input type="hidden" name=SEQUENCE value=one.sequence.to_string() />
    }
}

fn button(words: &Words, value: &'static str, label: &str) -> impl IntoView + use<> {
    view! { <button class="second" type="submit" name=TAP value=value>{words.text(label).view()}</button> }
}

/// A document that asks not to be indexed, tells no other page its address, and loads nothing but its icon.
fn staff_document<V: IntoView>(frame: &Frame, title: &str, main: impl FnOnce() -> V) -> String {
    let (title, style): (String, Arc<str>) = (format!("{title} – {}", frame.service.name), frame.style.clone());
    render_piece(move || {
        view! {
            <!DOCTYPE html>
            <html lang="en">
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <meta name="robots" content="noindex" />
                    <meta name="referrer" content="no-referrer" />
                    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
                    <title>{title}</title>
                    <style inner_html=style></style>
                </head>
                <body>
                    <div class="page"><main id="main">{main()}</main></div>
                </body>
            </html>
        }
    })
}

//! A page of a report was posted while another report of the same kind is under way in this browser: two tabs, a
//! report begun anew, another person on the same phone. What was typed waits here until somebody says where it goes.

use journey::Definition;
use leptos::prelude::*;

use super::question::FORM;
use crate::{
    ui::{
        components::{
            summary_list::{Row, summary_list},
            unsent::unsent,
        },
        document::{DraftMark, Page},
        frame::Frame,
    },
    words::message,
};

/// The button that deletes the report under way; its value is the key of that report.
pub const INSTEAD: &str = "instead";
/// The button that puts the answer into the report under way; its value is the key of that report.
pub const INTO: &str = "into";

/// What the page shows.
pub struct Another<'a> {
    /// The journey.
    pub definition: &'a Definition,
    /// Where the report under way goes on.
    pub carry_on: String,
    /// The key of the report under way.
    pub there: String,
    /// Where the buttons post.
    pub action: String,
    /// What the form said, to be posted again.
    pub fields: Vec<(String, String)>,
    /// The report that the page belonged to had answers, which are gone.
    pub is_gone: bool,
    /// The report under way asks the same question already.
    pub fits: bool,
    /// What was typed, to be read.
    pub typed: Vec<Row>,
    /// The report under way, as it is stored.
    pub draft: DraftMark,
}

/// The page.
#[must_use]
pub fn another(frame: &Frame, page: Another<'_>) -> Page {
    let title = frame.say(message::ANOTHER_TITLE);
    let journey = frame.say(&format!("{}-journey", page.definition.id));
    let has_typed = !page.typed.is_empty();
    let typed = has_typed.then(|| {
        view! {
            <h2>{frame.say(message::ANOTHER_TYPED).view()}</h2>
            {summary_list(frame, page.typed)}
        }
    });
    let hidden = |(name, value)| view! { <input type="hidden" name=name value=value /> };
    let into = page.fits.then(|| {
        view! {
            <p>
                <button class="second" type="submit" name=INTO value=page.there.clone()>
                    {frame.say(message::ANOTHER_INTO).view()}
                </button>
            </p>
        }
    });
    let begin = if has_typed { message::ANOTHER_BEGIN } else { message::ANOTHER_BEGIN_EMPTY };
    let main = view! {
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say_with(message::ANOTHER_LEAD, "journey", &journey.text).view()}</p>
        {page.is_gone.then(|| view! { <p>{frame.say(message::ANOTHER_GONE).view()}</p> })}
        {typed}
        <p><a class="button" href=page.carry_on>{frame.say(message::ANOTHER_CARRY_ON).view()}</a></p>
        <form id=FORM method="post" action=page.action>
            {page.fields.into_iter().map(hidden).collect_view()}
            {into}
            <p>
                <button class="second" type="submit" name=INSTEAD value=page.there>
                    {frame.say(begin).view()}
                </button>
            </p>
            {unsent(frame)}
        </form>
        <p class="quiet">{frame.say(message::ANOTHER_ONE_BY_ONE).view()}</p>
    };
    let mut shown = Page::new(format!("{} – {}", title.text, journey.text), main);
    shown.form = Some(FORM);
    shown.draft = Some(page.draft);
    shown
}

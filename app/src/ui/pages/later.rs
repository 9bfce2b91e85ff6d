//! `/report/{journey}/later`: the answers are saved, and how to come back to them.

use journey::Definition;
use leptos::prelude::*;

use crate::{
    ui::{
        document::{DraftMark, Page},
        frame::Frame,
    },
    words::{Said, message},
};

/// What the page shows.
pub struct Later<'a> {
    /// The journey.
    pub definition: &'a Definition,
    /// Until when the answers are kept, in words.
    pub until: Said,
    /// Where the report goes on.
    pub carry_on: String,
    /// The draft as it is stored.
    pub draft: DraftMark,
}

/// The page.
#[must_use]
pub fn later(frame: &Frame, later: &Later<'_>) -> Page {
    let title = frame.say(message::LATER_TITLE);
    let journey = frame.say(&format!("{}-journey", later.definition.id));
    let main = view! {
        <section class="done">
            <h1>{title.clone().view()}</h1>
            <p class="lead">{frame.say_with(message::LATER_UNTIL, "when", &later.until.text).view()}</p>
        </section>
        <p>{frame.say_with(message::LATER_BACK, "journey", &journey.text).view()}</p>
        <p class="inset">{frame.say(message::LATER_SHARED).view()}</p>
        <p><a class="button second" href=later.carry_on.clone()>{frame.say(message::LATER_CARRY_ON).view()}</a></p>
    };
    let mut page = Page::new(title.text.as_ref(), main);
    page.draft = Some(later.draft.clone());
    page
}

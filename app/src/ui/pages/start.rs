//! `/report/{journey}`: what to expect before the first question.

use journey::Definition;
use leptos::prelude::*;

use crate::{
    domain::closed::Told,
    routes::{JourneyPage, Route},
    ui::{
        components::{
            closing::closing_notices,
            notice::{Notice, notice},
        },
        document::{DraftMark, Page},
        frame::Frame,
        pages::another::INSTEAD,
    },
    words::{FluentValue, message},
};

/// On the address of the first question where somebody presses "Start": a report may have begun elsewhere since.
pub const BEGIN: &str = "begin";

/// What the page shows.
pub struct Start<'a> {
    /// The journey.
    pub definition: &'a Definition,
    /// Some of its questions are in English on a page that is not.
    pub is_partly_english: bool,
    /// Where an unfinished report goes on, if there is one.
    pub carry_on: Option<String>,
    /// The first question.
    pub first: String,
    /// Something to say first.
    pub notice: Option<Notice>,
    /// Closures of this journey that begin soon.
    pub told: Vec<Told<'a>>,
    /// The draft as it is stored.
    pub draft: DraftMark,
}

/// The page.
#[must_use]
pub fn start(frame: &Frame, start: Start<'_>) -> Page {
    let journey = &start.definition.id;
    let title = frame.say(&format!("{journey}-journey"));
    let before = frame.words.maybe(&format!("{journey}-journey.before"));
    let minutes = FluentValue::from(start.definition.minutes);
    let under_way =
        start.carry_on.map(|href| under_way(frame, start.definition, message::START_UNDER_WAY, href, &start.draft.key));
    let partly = start.is_partly_english.then(|| {
        view! { <p class="inset">{frame.say(message::REPORT_PARTLY_ENGLISH).view()}</p> }
    });
    let begin = under_way.is_none().then(|| {
        let first = format!("{}?{BEGIN}", start.first);
        view! { <p><a class="button" href=first>{frame.say(message::START_NOW).view()}</a></p> }
    });
    let main = view! {
        <a class="back" href=frame.href(Route::Report)>{frame.say(message::BACK).view()}</a>
        {start.notice.map(|text| notice(frame, text))}
        {closing_notices(frame, &start.told)}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(&format!("{journey}-journey.covers")).view()}</p>
        {partly}
        {before.map(|before| view! { <p>{before.view()}</p> })}
        <ul class="ticks">
            <li>{frame.words.with(message::START_MINUTES, &[("minutes", minutes)]).view()}</li>
            <li>{frame.say(message::START_KEPT).view()}</li>
            <li>{frame.say(message::START_NAME).view()}</li>
            <li>{frame.say(message::START_EXIT).view()}</li>
        </ul>
        {under_way}
        {begin}
    };
    let mut page = Page::new(title.text.as_ref(), main);
    page.draft = Some(start.draft);
    page
}

pub(super) fn under_way(
    frame: &Frame,
    definition: &Definition,
    says: &str,
    carry_on: String,
    key: &str,
) -> impl IntoView + use<> {
    let action = frame.href(Route::of(definition, JourneyPage::Begin));
    view! {
        <p>{frame.say(says).view()}</p>
        <p><a class="button" href=carry_on>{frame.say(message::START_CARRY_ON).view()}</a></p>
        <form method="post" action=action>
            <button class="second" type="submit" name=INSTEAD value=key.to_owned()>{frame.say(message::START_AGAIN).view()}</button>
        </form>
    }
}

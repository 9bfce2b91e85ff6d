//! `/report/{journey}`: what to expect before the first question.

use leptos::prelude::*;

use crate::{
    domain::journey::Definition,
    ui::{components::notice::notice, document::Page, frame::Frame},
    words::{FluentValue, Said, message},
};

/// What the page shows.
pub struct Start<'a> {
    /// The journey.
    pub definition: &'a Definition,
    /// Where an unfinished report goes on, if there is one.
    pub carry_on: Option<String>,
    /// The first question.
    pub first: String,
    /// Something to say first.
    pub notice: Option<Said>,
}

/// The page.
#[must_use]
pub fn start(frame: &Frame, start: Start<'_>) -> Page {
    let journey = &start.definition.id;
    let title = frame.say(&format!("{journey}-journey"));
    let minutes = FluentValue::from(start.definition.minutes);
    let under_way = start.carry_on.map(|href| under_way(frame, journey.as_str(), href));
    let begin = under_way.is_none().then(|| {
        view! { <p><a class="button" href=start.first>{frame.say(message::START_NOW).view()}</a></p> }
    });
    let main = view! {
        <a class="back" href=frame.href("/report")>{frame.say(message::BACK).view()}</a>
        {start.notice.map(|text| notice(frame, text))}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(&format!("{journey}-journey.covers")).view()}</p>
        <ul class="ticks">
            <li>{frame.words.with(message::START_MINUTES, &[("minutes", minutes)]).view()}</li>
            <li>{frame.say(message::START_KEPT).view()}</li>
            <li>{frame.say(message::START_NAME).view()}</li>
            <li>{frame.say(message::START_EXIT).view()}</li>
        </ul>
        {under_way}
        {begin}
    };
    Page::new(title.text.as_ref(), main)
}

fn under_way(frame: &Frame, journey: &str, carry_on: String) -> impl IntoView + use<> {
    let action = frame.href(&format!("/report/{journey}/start"));
    view! {
        <p>{frame.say(message::START_UNDER_WAY).view()}</p>
        <p><a class="button" href=carry_on>{frame.say(message::START_CARRY_ON).view()}</a></p>
        <form method="post" action=action>
            <button class="second" type="submit">{frame.say(message::START_AGAIN).view()}</button>
        </form>
    }
}

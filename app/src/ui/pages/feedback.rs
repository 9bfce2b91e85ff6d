//! Surveys: those that are open, the page before the first question, and the thanks.

use leptos::prelude::*;
use typed::name::Name;

use super::start::{Start, under_way};
use crate::{
    routes::Route,
    ui::{
        components::{closing::closing_notices, notice::notice},
        document::{DraftMark, Page},
        frame::Frame,
        pages::start::BEGIN,
    },
    words::{FluentValue, Offer, message},
};

/// A survey in the list.
pub struct Listed {
    /// Its name.
    pub survey: Name,
    /// Minutes that it takes.
    pub minutes: u8,
    /// How far it is written in the language of the page.
    pub offer: Offer,
}

/// `/feedback`: the surveys that are open.
#[must_use]
pub fn list(frame: &Frame, surveys: &[Listed]) -> Page {
    let title = frame.say(message::FEEDBACK_TITLE);
    let is_empty = surveys.is_empty();
    let item = |one: &Listed| {
        let journey = one.survey.as_str();
        let minutes = frame.words.with(message::FEEDBACK_MINUTES, &[("minutes", FluentValue::from(one.minutes))]);
        let partly = (one.offer != Offer::Whole).then(|| frame.say(message::REPORT_PARTLY_ENGLISH));
        view! {
            <li>
                <a href=frame.href(Route::FeedbackStart { journey })>{frame.say(&format!("{journey}-journey")).view()}</a>
                <p class="quiet">{frame.say(&format!("{journey}-journey.covers")).view()}</p>
                <p class="quiet">{minutes.view()}</p>
                {partly.map(|said| view! { <p class="quiet">{said.view()}</p> })}
            </li>
        }
    };
    let main = view! {
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::FEEDBACK_LEAD).view()}</p>
        {is_empty.then(|| view! { <p>{frame.say(message::FEEDBACK_NOTHING).view()}</p> })}
        <ul class="picks">{surveys.iter().map(item).collect::<Vec<_>>()}</ul>
        {not_read(frame)}
    };
    Page::new(title.text.as_ref(), main)
}

/// The page before the first question.
#[must_use]
pub fn start(frame: &Frame, start: Start<'_>) -> Page {
    let journey = &start.definition.id;
    let title = frame.say(&format!("{journey}-journey"));
    let minutes = FluentValue::from(start.definition.minutes);
    let carry_on =
        start.carry_on.map(|href| under_way(frame, start.definition, message::START_UNDER_WAY, href, &start.draft.key));
    let partly = start.is_partly_english.then(|| frame.say(message::REPORT_PARTLY_ENGLISH));
    let begin = carry_on.is_none().then(|| {
        let first = format!("{}?{BEGIN}", start.first);
        view! { <p><a class="button" href=first>{frame.say(message::START_NOW).view()}</a></p> }
    });
    let main = view! {
        <a class="back" href=frame.href(Route::Feedback)>{frame.say(message::BACK).view()}</a>
        {start.notice.map(|text| notice(frame, text))}
        {closing_notices(frame, &start.told)}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(&format!("{journey}-journey.covers")).view()}</p>
        {partly.map(|said| view! { <p class="inset">{said.view()}</p> })}
        <ul class="ticks">
            <li>{frame.words.with(message::START_MINUTES, &[("minutes", minutes)]).view()}</li>
            <li>{frame.say(message::FEEDBACK_START_NAME).view()}</li>
            <li>{frame.say(message::FEEDBACK_START_SKIP).view()}</li>
            <li>{frame.say(message::START_EXIT).view()}</li>
        </ul>
        {not_read(frame)}
        {carry_on}
        {begin}
    };
    let mut page = Page::new(title.text.as_ref(), main);
    page.draft = Some(start.draft);
    page
}

/// The page once the answers were sent.
#[must_use]
pub fn thanks(frame: &Frame, draft: DraftMark) -> Page {
    let title = frame.say(message::FEEDBACK_SENT_TITLE);
    let main = view! {
        <section class="done">
            <h1>{title.clone().view()}</h1>
            <p>{frame.say(message::FEEDBACK_SENT_LEAD).view()}</p>
        </section>
        {not_read(frame)}
        <p><a href=frame.href(Route::Feedback)>{frame.say(message::FEEDBACK_SENT_MORE).view()}</a></p>
    };
    let mut page = Page::new(title.text.as_ref(), main);
    page.draft = Some(draft);
    page
}

/// That nobody acts on answers, and where to go with what somebody has to act on.
fn not_read(frame: &Frame) -> impl IntoView + use<> {
    view! {
        <div class="inset">
            <p>{frame.say(message::FEEDBACK_NOT_READ).view()}</p>
            <p><a href=frame.href(Route::Report)>{frame.say(message::FEEDBACK_TEXT_REPORT).view()}</a></p>
        </div>
    }
}

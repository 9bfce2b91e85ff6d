//! `/report`: choosing what to report, and who deals with what does not belong here.

use leptos::prelude::*;

use crate::{
    domain::{journey::parse::ExitPage, name::Name},
    ui::{document::Page, frame::Frame},
    words::message,
};

/// The page, with the journeys in the order shown.
#[must_use]
pub fn report(frame: &Frame, journeys: &[Name], exits: &[ExitPage]) -> Page {
    let title = frame.say(message::REPORT_TITLE);
    let journeys: Vec<_> = journeys.iter().map(|journey| journey_link(frame, journey)).collect();
    let exits: Vec<_> = exits.iter().filter(|exit| exit.listed).map(|exit| exit_link(frame, exit)).collect();
    let main = view! {
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::REPORT_LEAD).view()}</p>
        <ul class="picks">{journeys}</ul>
        <p><a href=frame.href("/worth-reporting")>{frame.say(message::REPORT_WORTH).view()}</a></p>
        <section aria-labelledby="elsewhere">
            <h2 id="elsewhere">{frame.say(message::REPORT_ELSEWHERE).view()}</h2>
            <p>{frame.say(message::REPORT_ELSEWHERE_LEAD).view()}</p>
            <ul class="signposts">{exits}</ul>
        </section>
    };
    Page::new(title.text.as_ref(), main)
}

fn journey_link(frame: &Frame, journey: &Name) -> impl IntoView + use<> {
    let href = frame.href(&format!("/report/{journey}"));
    let pick = frame.say(&format!("{journey}-journey.pick"));
    let covers = frame.say(&format!("{journey}-journey.covers"));
    view! {
        <li>
            <a href=href>{pick.view()}</a>
            <p>{covers.view()}</p>
        </li>
    }
}

fn exit_link(frame: &Frame, exit: &ExitPage) -> impl IntoView + use<> {
    let href = frame.href(&format!("/elsewhere/{}", exit.id));
    view! { <li><a href=href>{frame.say(&format!("exit-{}.pick", exit.id)).view()}</a></li> }
}

//! `/report`: choosing what to report, and who deals with what does not belong here.

use chrono::{DateTime, Utc};

use leptos::prelude::*;
use typed::name::Name;

use crate::domain::exit_page::ExitPage;
use crate::{
    domain::closed::Told,
    routes::Route,
    ui::{
        components::closing::{closing_notices, mark},
        document::Page,
        frame::{Frame, in_language},
    },
    words::{Offer, Words, message},
};

/// One journey of the list.
pub struct Listed {
    /// Its name.
    pub journey: Name,
    /// How far it is written in the page's language.
    pub offer: Offer,
    /// It is closed until then; until nobody knows when for an inner nothing.
    pub closed: Option<Option<DateTime<Utc>>>,
}

/// The page, with the journeys in the order shown and the closures that people are told of.
#[must_use]
pub fn report(frame: &Frame, journeys: &[Listed], exits: &[ExitPage], told: &[Told<'_>]) -> Page {
    let title = frame.say(message::REPORT_TITLE);
    let offered: Vec<_> = journeys.iter().filter_map(|listed| journey_link(frame, listed)).collect();
    let exits: Vec<_> = exits.iter().filter(|exit| exit.listed).map(|exit| exit_link(frame, exit)).collect();
    let main = view! {
        {closing_notices(frame, told)}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::REPORT_LEAD).view()}</p>
        <ul class="picks">{offered}</ul>
        {only_english(frame, journeys)}
        <p><a href=frame.href(Route::Worth)>{frame.say(message::REPORT_WORTH).view()}</a></p>
        <section aria-labelledby="elsewhere">
            <h2 id="elsewhere">{frame.say(message::REPORT_ELSEWHERE).view()}</h2>
            <p>{frame.say(message::REPORT_ELSEWHERE_LEAD).view()}</p>
            <ul class="signposts">{exits}</ul>
        </section>
    };
    Page::new(title.text.as_ref(), main)
}

fn journey_link(frame: &Frame, listed: &Listed) -> Option<impl IntoView + use<>> {
    let Listed { journey, offer, .. } = listed;
    if *offer == Offer::EnglishOnly {
        return None;
    }
    let href = frame.href(Route::ReportStart { journey: journey.as_str() });
    let pick = frame.say(&format!("{journey}-journey.pick"));
    let covers = frame.say(&format!("{journey}-journey.covers"));
    let partly = (*offer == Offer::Partly).then(|| {
        view! { <p class="quiet">{frame.say(message::REPORT_PARTLY_ENGLISH).view()}</p> }
    });
    Some(view! {
        <li>
            <a href=href>{pick.view()}</a>
            <p>{covers.view()}</p>
            {closed_mark(&frame.words, listed)}
            {partly}
        </li>
    })
}

fn closed_mark(words: &Words, listed: &Listed) -> Option<impl IntoView + use<>> {
    listed.closed.map(|until| view! { <p class="quiet">{mark(words, until).view()}</p> })
}

/// Journeys that this language cannot ask about danger in: named in English, and leading there.
fn only_english(frame: &Frame, journeys: &[Listed]) -> Option<impl IntoView + use<>> {
    let english = frame.locales.english();
    let link = |listed: &Listed| {
        let journey = &listed.journey;
        let pick = english.text(&format!("{journey}-journey.pick")).text.to_string();
        let href = in_language("en", Route::ReportStart { journey: journey.as_str() });
        let closed = closed_mark(&frame.words, listed);
        view! { <li><a href=href hreflang="en" lang="en" dir="ltr">{pick}</a>{closed}</li> }
    };
    let links: Vec<_> = journeys.iter().filter(|listed| listed.offer == Offer::EnglishOnly).map(link).collect();
    (!links.is_empty()).then(|| {
        view! {
            <section aria-labelledby="only-english">
                <h2 id="only-english">{frame.say(message::REPORT_ONLY_ENGLISH).view()}</h2>
                <p>{frame.say(message::REPORT_ONLY_ENGLISH_LEAD).view()}</p>
                <ul class="signposts">{links}</ul>
            </section>
        }
    })
}

fn exit_link(frame: &Frame, exit: &ExitPage) -> impl IntoView + use<> {
    let href = frame.href(Route::Elsewhere { exit: exit.id.as_str() });
    view! { <li><a href=href>{frame.say(&format!("exit-{}.pick", exit.id)).view()}</a></li> }
}

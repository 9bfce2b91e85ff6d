//! `/report`: choosing what to report, and who deals with what does not belong here.

use leptos::prelude::*;

use crate::{
    domain::{journey::parse::ExitPage, name::Name},
    ui::{
        document::Page,
        frame::{Frame, in_language},
    },
    words::{Offer, message},
};

/// The page, with the journeys in the order shown and how far each is written in the page's language.
#[must_use]
pub fn report(frame: &Frame, journeys: &[(Name, Offer)], exits: &[ExitPage]) -> Page {
    let title = frame.say(message::REPORT_TITLE);
    let offered: Vec<_> = journeys.iter().filter_map(|(journey, offer)| journey_link(frame, journey, *offer)).collect();
    let exits: Vec<_> = exits.iter().filter(|exit| exit.listed).map(|exit| exit_link(frame, exit)).collect();
    let main = view! {
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::REPORT_LEAD).view()}</p>
        <ul class="picks">{offered}</ul>
        {only_english(frame, journeys)}
        <p><a href=frame.href("/worth-reporting")>{frame.say(message::REPORT_WORTH).view()}</a></p>
        <section aria-labelledby="elsewhere">
            <h2 id="elsewhere">{frame.say(message::REPORT_ELSEWHERE).view()}</h2>
            <p>{frame.say(message::REPORT_ELSEWHERE_LEAD).view()}</p>
            <ul class="signposts">{exits}</ul>
        </section>
    };
    Page::new(title.text.as_ref(), main)
}

fn journey_link(frame: &Frame, journey: &Name, offer: Offer) -> Option<impl IntoView + use<>> {
    if offer == Offer::EnglishOnly {
        return None;
    }
    let href = frame.href(&format!("/report/{journey}"));
    let pick = frame.say(&format!("{journey}-journey.pick"));
    let covers = frame.say(&format!("{journey}-journey.covers"));
    let partly = (offer == Offer::Partly).then(|| {
        view! { <p class="quiet">{frame.say(message::REPORT_PARTLY_ENGLISH).view()}</p> }
    });
    Some(view! {
        <li>
            <a href=href>{pick.view()}</a>
            <p>{covers.view()}</p>
            {partly}
        </li>
    })
}

/// Journeys that this language cannot ask about danger in: named in English, and leading there.
fn only_english(frame: &Frame, journeys: &[(Name, Offer)]) -> Option<impl IntoView + use<>> {
    let english = frame.locales.english();
    let link = |journey: &Name| {
        let pick = english.text(&format!("{journey}-journey.pick")).text.to_string();
        let href = in_language("en", &format!("/report/{journey}"));
        view! { <li><a href=href hreflang="en" lang="en" dir="ltr">{pick}</a></li> }
    };
    let links: Vec<_> =
        journeys.iter().filter(|(_, offer)| *offer == Offer::EnglishOnly).map(|(journey, _)| link(journey)).collect();
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
    let href = frame.href(&format!("/elsewhere/{}", exit.id));
    view! { <li><a href=href>{frame.say(&format!("exit-{}.pick", exit.id)).view()}</a></li> }
}

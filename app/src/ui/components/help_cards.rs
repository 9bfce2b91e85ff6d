//! Those who help, each on a card: what to tap first, then for whom and when.

use leptos::prelude::*;
use typed::name::Name;

use crate::{
    domain::contact::{Contact, Means},
    ui::{contact_text::opening_times, frame::Frame},
    words::{message, unbroken},
};

/// The cards of an exit page, the most fitting helper first.
pub fn help_cards(frame: &Frame, helpers: &[Name]) -> Option<impl IntoView + use<>> {
    let known = helpers.iter().filter_map(|name| Some((name, frame.service.contact(name.as_str())?)));
    cards(frame, &known.collect::<Vec<_>>())
}

/// Cards of contacts, the most fitting first. A contact without words of its own has no heading.
pub fn cards(frame: &Frame, contacts: &[(&Name, &Contact)]) -> Option<impl IntoView + use<>> {
    let cards: Vec<_> =
        contacts.iter().enumerate().map(|(place, (name, contact))| card(frame, name, contact, place == 0)).collect();
    (!cards.is_empty()).then(|| view! { <ul class="helpers">{cards}</ul> })
}

fn card(frame: &Frame, name: &Name, contact: &Contact, is_first: bool) -> impl IntoView + use<> {
    let words = format!("contact-{name}");
    let heading = frame.words.maybe(&words);
    let about = frame.words.maybe(&format!("{words}.about"));
    let hours = contact.hours.as_ref().map(|hours| opening_times(&frame.words, hours));
    view! {
        <li>
            {heading.map(|heading| view! { <h2>{heading.view()}</h2> })}
            <ul class="actions">{actions(frame, contact, is_first)}</ul>
            {about.map(|about| view! { <p>{about.view()}</p> })}
            {hours.map(|hours| view! { <p class="quiet">{hours.view()}</p> })}
        </li>
    }
}

/// Every way to reach a contact, each an item of a list. One thing is the thing to do: the first way of the first helper.
pub(super) fn actions(frame: &Frame, contact: &Contact, is_first: bool) -> Vec<AnyView> {
    let mut ways = Vec::new();
    for means in [Means::Call, Means::Text, Means::Web] {
        let (Some(shown), Some(href)) = (contact.shown(means), contact.href(means)) else { continue };
        let shown = unbroken(shown);
        let said = match means {
            Means::Web => frame.say_with(message::STOP_VISIT, "address", &shown),
            Means::Text => frame.say_with(message::STOP_TEXT, "number", &shown),
            Means::Call | Means::Press => frame.say_with(message::STOP_RING, "number", &shown),
        };
        let class = match (is_first, ways.is_empty()) {
            (true, true) => Some("button"),
            (true, false) => Some("button second"),
            (false, _) => None,
        };
        let rel = (means == Means::Web).then_some("external");
        ways.push(view! { <li><a class=class href=href rel=rel>{said.view()}</a></li> }.into_any());
    }
    ways
}

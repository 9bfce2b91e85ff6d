//! One counter in a list.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::{Listed, distance, hours_text::state_text, route_of};
use crate::{
    domain::{counter::filter::Fact, hours::State},
    ui::frame::Frame,
    words::{Said, message},
};

/// The entry. `number` is the one it has on the map.
pub fn result(frame: &Frame, listed: &Listed<'_>, number: usize, now: DateTime<Utc>) -> impl IntoView + use<> {
    let counter = listed.counter;
    let facts = &counter.facts;
    let kind = frame.say(&format!("counter-kind-{}", facts.kind.as_str()));
    let sample =
        facts.sample.then(|| view! { <span class="tag">{frame.say(message::COUNTER_SAMPLE).view()}</span>" " });
    let metres = listed.metres.map(|metres| view! { <p class="quiet">{distance(frame, metres).view()}</p> });
    let address = format!("{}, {}", facts.address, facts.postcode);
    view! {
        <li>
            <h3>
                <span class="pin" aria-hidden="true">{number}</span>
                <a href=frame.href(route_of(counter))><bdi>{facts.name.clone()}</bdi></a>
            </h3>
            {state_view(frame, &listed.state, now)}
            <p class="quiet">{sample}{kind.view()}" · "<bdi>{address}</bdi></p>
            {metres}
            {access_line(frame, listed)}
        </li>
    }
}

/// Open or closed: a filled or an empty disc, and words.
pub fn state_view(frame: &Frame, state: &State, now: DateTime<Utc>) -> impl IntoView + use<> {
    let class = if matches!(state, State::Open { .. }) { "state open" } else { "state" };
    let sentences = state_text(frame, state, now).into_iter().map(|said| view! { {said.view()}" " }).collect_view();
    view! { <p class=class>{sentences}</p> }
}

/// What helps to get in and to be understood, in one line.
fn access_line(frame: &Frame, listed: &Listed<'_>) -> Option<impl IntoView + use<>> {
    let holding = Fact::ALL.into_iter().filter(|fact| fact.holds(listed.counter));
    let facts: Vec<Said> = holding.map(|fact| frame.say(&format!("counters-fact-{}", fact.as_str()))).collect();
    let entries: Vec<_> = facts.into_iter().map(|fact| view! { <li>{fact.view()}</li> }).collect();
    (!entries.is_empty()).then(|| view! { <ul class="facts quiet">{entries}</ul> })
}

//! What can be done at a counter, what only elsewhere, and what is not done at counters any more.

use leptos::prelude::*;

use super::{
    Shelf,
    planned::{special, usual},
    result::state_view,
    route_of,
};
use crate::{
    domain::{
        contact::Means,
        counter::{Counter, Kind, Services, plan::Plan, services::CounterService},
    },
    ui::frame::Frame,
    words::{Said, message},
};

fn name_of(frame: &Frame, service: &CounterService) -> Said {
    frame.say(&format!("counter-service-{}", service.id))
}

/// What took the place of what counters do not do any more.
pub(super) fn not_at_counters(frame: &Frame, services: &Services) -> Option<impl IntoView + use<>> {
    let entry = |service: &CounterService| {
        let instead = frame.say(&format!("counter-service-{}.instead", service.id));
        let link = service.online.as_ref().map(|online| online_link(frame, online, name_of(frame, service)));
        view! {
            <li>
                {link}
                <p>{instead.view()}</p>
            </li>
        }
    };
    let entries: Vec<_> = services.only_online().map(entry).collect();
    (!entries.is_empty()).then(|| {
        view! {
            <section aria-labelledby="not-at-counters">
                <h2 id="not-at-counters">{frame.say(message::COUNTERS_ELSEWHERE).view()}</h2>
                <ul class="instead">{entries}</ul>
            </section>
        }
    })
}

fn online_link(frame: &Frame, online: &str, text: Said) -> AnyView {
    if online.starts_with('/') {
        view! { <a href=frame.href(online)>{text.untapped()}</a> }.into_any()
    } else {
        let address = frame.service.href(online, Means::Web);
        view! { <a href=address rel="external">{text.untapped()}</a> }.into_any()
    }
}

/// What can be done at this counter, with hours of its own where they differ.
pub(super) fn offered(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> Option<impl IntoView + use<>> {
    let offered: Vec<_> = shelf.services.at_counters().filter(|service| counter.offers(service.id.as_str())).collect();
    let entries: Vec<_> = offered.into_iter().map(|service| offered_entry(frame, shelf, counter, service)).collect();
    (!entries.is_empty()).then(|| {
        view! {
            <section aria-labelledby="services">
                <h2 id="services">{frame.say(message::COUNTER_SERVICES).view()}</h2>
                <ul class="offers">{entries}</ul>
            </section>
        }
    })
}

fn offered_entry(
    frame: &Frame,
    shelf: Shelf<'_>,
    counter: &Counter,
    service: &CounterService,
) -> impl IntoView + use<> {
    let id = service.id.as_str();
    let own = counter.has_own_hours(id).then(|| own_hours(frame, shelf, counter, id)).flatten();
    let online = service.online.as_ref().map(|online| {
        view! { <p>{online_link(frame, online, frame.say(message::COUNTER_ONLINE))}</p> }
    });
    view! {
        <li>
            <h3>{name_of(frame, service).view()}</h3>
            <p class="quiet">{frame.say(&format!("counter-service-{id}.hint")).view()}</p>
            {own}
            {online}
        </li>
    }
}

/// Whether the service is there now, when it usually is, and what differs in the coming six weeks.
fn own_hours(frame: &Frame, shelf: Shelf<'_>, counter: &Counter, service: &str) -> Option<impl IntoView + use<>> {
    let times = counter.times_of(service)?;
    let (today, name) = (shelf.today(), format!("service-{service}"));
    let piece = shelf.pieces.view(frame, today, (counter.slug.as_str(), &name), |frame| {
        let plan = Plan::of(&times, today);
        view! {
            <p>{frame.say(message::COUNTER_OWN_HOURS).view()}</p>
            {usual(frame, &plan)}
            {special(frame, &plan)}
        }
    });
    Some(view! {
        {state_view(frame, &times.state(shelf.now), shelf.now)}
        <div inner_html=piece></div>
    })
}

/// What is done at other counters, each with the nearest one that does it.
pub(super) fn elsewhere(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> Option<impl IntoView + use<>> {
    let missing = shelf.services.at_counters().filter(|service| !counter.offers(service.id.as_str()));
    let entries: Vec<_> = missing.filter_map(|service| elsewhere_entry(frame, shelf, counter, service)).collect();
    (!entries.is_empty()).then(|| {
        view! {
            <section aria-labelledby="elsewhere">
                <h2 id="elsewhere">{frame.say(message::COUNTER_ELSEWHERE).view()}</h2>
                <ul class="offers">{entries}</ul>
            </section>
        }
    })
}

fn elsewhere_entry(
    frame: &Frame,
    shelf: Shelf<'_>,
    counter: &Counter,
    service: &CounterService,
) -> Option<impl IntoView + use<>> {
    let id = service.id.as_str();
    let does = |other: &Counter| {
        other.facts.kind != Kind::NotPublic
            && other.slug != counter.slug
            && other.times_of(id).is_some_and(|times| times.next_opening(shelf.now).is_some())
    };
    let (other, metres) = shelf.register.by_distance(counter.position).find(|(other, _)| does(other))?;
    let name = other.facts.name.clone();
    let href = frame.href(route_of(other));
    Some(view! {
        <li>
            <h3>{name_of(frame, service).view()}</h3>
            <p>
                {frame.say(message::COUNTER_NEAREST).view()}" "<a href=href><bdi>{name}</bdi></a>" · "
                {super::distance(frame, metres).view()}
            </p>
        </li>
    })
}

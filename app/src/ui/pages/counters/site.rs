//! `/counters/{slug}`: everything about one counter.

use leptos::prelude::*;

use super::{
    Shelf,
    hours_table::hours,
    map::{Pin, map},
    planned::{special, usual},
    result::state_view,
    services::{elsewhere, offered},
    structured::structured,
};
use crate::{
    domain::{
        contact::{Means, known, telephone},
        counter::{
            Counter, Kind,
            filter::Fact,
            written::{Parking, Phone, Toilets},
        },
    },
    routes::Route,
    ui::{answer_text::full_date, document::Page, frame::Frame, register_text::phone_label},
    words::{Said, message},
};

/// The page.
#[must_use]
pub fn site(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> Page {
    let facts = &counter.facts;
    let kind = frame.say(&format!("counter-kind-{}", facts.kind.as_str()));
    let about = frame.say(&format!("counter-kind-{}.about", facts.kind.as_str()));
    let is_visited = facts.kind != Kind::NotPublic && counter.times().next_opening(shelf.now).is_some();
    let sample =
        facts.sample.then(|| view! { " "<span class="tag">{frame.say(message::COUNTER_SAMPLE).view()}</span> });
    let main = view! {
        <a class="back" href=frame.href(Route::Counters)>{frame.say(message::COUNTERS_TITLE).view()}</a>
        <h1><bdi>{facts.name.clone()}</bdi></h1>
        <p class="quiet">{kind.view()}{sample}</p>
        {if is_visited { open(frame, shelf, counter) } else { gone(frame, counter) }}
        {(is_visited && facts.bookable).then(|| book(frame))}
        <p>{about.view()}</p>
        {place(frame, shelf, counter)}
        {is_visited.then(|| visiting(frame, shelf, counter))}
        {phones(frame, counter)}
        {source(frame, counter)}
        {structured(frame, shelf, counter, is_visited)}
    };
    Page::new(facts.name.clone(), main)
}

fn open(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> AnyView {
    let state = counter.times().state(shelf.now);
    view! { <div class="now">{state_view(frame, &state, shelf.now)}</div> }.into_any()
}

fn book(frame: &Frame) -> impl IntoView + use<> {
    view! {
        <p><a class="button second" href=frame.href(Route::Book)>{frame.say(message::COUNTER_BOOK).view()}</a></p>
    }
}

/// Nobody should travel there: what to do instead.
fn gone(frame: &Frame, counter: &Counter) -> AnyView {
    let near = frame.href(format_args!("{}?q={}", Route::Counters, counter.facts.postcode.replace(' ', "+")));
    view! {
        <div class="notice">
            <p>{frame.say(message::COUNTER_GONE).view()}</p>
            <p><a href=near>{frame.say(message::COUNTER_NEAR_HERE).view()}</a></p>
            <p><a href=frame.href(Route::Report)>{frame.say(message::HOME_REPORT).view()}</a></p>
        </div>
    }
    .into_any()
}

fn visiting(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> impl IntoView + use<> {
    let access_piece = shelf
        .pieces
        .view(frame, shelf.today(), (counter.slug.as_str(), "access"), |frame| access(frame, shelf, counter));
    view! {
        {hours(frame, shelf, counter)}
        {offered(frame, shelf, counter)}
        <section aria-labelledby="access" inner_html=access_piece></section>
        {elsewhere(frame, shelf, counter)}
    }
}

fn place(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> impl IntoView + use<> {
    let name = (counter.slug.as_str(), "place");
    let piece = shelf.pieces.view(frame, shelf.today(), name, |frame| address(frame, shelf, counter));
    view! { <section aria-labelledby="where" inner_html=piece></section> }
}

fn address(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> impl IntoView + use<> {
    let facts = &counter.facts;
    let written = |text: &str| in_english(frame, text);
    let way = (!facts.getting_there.is_empty()).then(|| view! { <p>{written(&facts.getting_there).view()}</p> });
    let at = format!("{:.4},{:.4}", counter.position.latitude, counter.position.longitude);
    let elsewhere = frame.service.directions.iter().map(|directions| {
        let words = frame.say_with(message::COUNTER_DIRECTIONS, "map", &directions.name).view();
        view! { <li><a href=directions.to(&at) rel="external noreferrer">{words}</a></li> }
    });
    let elsewhere = elsewhere.collect_view();
    view! {
        <h2 id="where">{frame.say(message::COUNTER_WHERE).view()}</h2>
        <address>
            <bdi>{facts.address.clone()}</bdi><br />
            <bdi>{facts.postcode.clone()}</bdi>
        </address>
        {way}
        {map(frame, shelf.gazetteer, &[Pin::of(counter)], None)}
        <ul class="plain directions">
            <li><a href=format!("geo:{at}")>{frame.say(message::COUNTER_DIRECTIONS_APP).view()}</a></li>
            {elsewhere}
        </ul>
    }
}

fn access(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> impl IntoView + use<> {
    let access = &counter.facts.access;
    let simple = [Fact::StepFree, Fact::HearingLoop, Fact::QuietRoom];
    let facts = simple.into_iter().map(|fact| match fact.holds(counter) {
        true => frame.say(&format!("counters-fact-{}", fact.as_str())),
        false => frame.say(&format!("counter-no-{}", fact.as_str())),
    });
    let toilets = frame.say(match access.toilets {
        Toilets::None => message::COUNTER_TOILETS_NONE,
        Toilets::Yes => message::COUNTER_TOILETS_YES,
        Toilets::Accessible => message::COUNTER_TOILETS_ACCESSIBLE,
    });
    let parking = frame.say(match access.parking {
        Parking::None => message::COUNTER_PARKING_NONE,
        Parking::BlueBadge => message::COUNTER_PARKING_BLUE_BADGE,
        Parking::Visitors => message::COUNTER_PARKING_VISITORS,
    });
    let lines: Vec<_> = facts.chain([toilets, parking]).map(|said| view! { <li>{said.view()}</li> }).collect();
    view! {
        <h2 id="access">{frame.say(message::COUNTER_ACCESS).view()}</h2>
        <ul class="lines">{lines}</ul>
        {bsl(frame, shelf, counter)}
        {languages(frame, counter)}
    }
}

fn bsl(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> AnyView {
    let Some(plan) = counter.bsl_plan(shelf.today()) else {
        return view! { <p>{frame.say(message::COUNTER_BSL_NONE).view()}</p> }.into_any();
    };
    view! {
        <h3>{frame.say(message::COUNTER_BSL).view()}</h3>
        {usual(frame, &plan)}
        {special(frame, &plan)}
    }
    .into_any()
}

fn languages(frame: &Frame, counter: &Counter) -> Option<impl IntoView + use<>> {
    let spoken = &counter.facts.access.languages;
    let lines: Vec<_> =
        spoken.iter().map(|code| view! { <li>{frame.say(&format!("language-{code}")).view()}</li> }).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h3>{frame.say(message::COUNTER_LANGUAGES).view()}</h3>
            <ul class="lines">{lines}</ul>
        }
    })
}

fn phones(frame: &Frame, counter: &Counter) -> impl IntoView + use<> {
    let entry = |phone: &Phone| {
        let label = phone_label(&frame.words, &phone.label);
        let number = phone.number.replace(' ', "\u{a0}");
        view! {
            <li>{label.view()}": "<a class="line" href=telephone(&phone.number) dir="ltr">{number}</a></li>
        }
    };
    let entries: Vec<_> = counter.facts.phones.iter().filter(|phone| !is_everybodys(frame, phone)).map(entry).collect();
    view! {
        <section aria-labelledby="phones">
            <h2 id="phones">{frame.say(message::COUNTER_PHONES).view()}</h2>
            <ul class="lines">
                {entries}
                <li>{frame.say(message::COUNTER_NON_EMERGENCY).view()}</li>
                <li>{frame.say(message::COUNTER_RELAY).view()}</li>
            </ul>
        </section>
    }
}

/// Whether a register repeats a number of the whole police service, which every counter's page shows anyway.
fn is_everybodys(frame: &Frame, phone: &Phone) -> bool {
    let dialled = telephone(&phone.number);
    [known::NON_EMERGENCY, known::NON_EMERGENCY_RELAY]
        .iter()
        .any(|name| frame.service.href(name, Means::Call) == dialled)
}

fn source(frame: &Frame, counter: &Counter) -> impl IntoView + use<> {
    let checked = full_date(&frame.words, counter.facts.checked);
    view! { <p class="quiet">{frame.say_with(message::COUNTER_CHECKED, "date", &checked.text).view()}</p> }
}

/// The register is written in English.
fn in_english(frame: &Frame, text: &str) -> Said {
    Said::new(text.into(), frame.words.locale().code != "en")
}

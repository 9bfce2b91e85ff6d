//! `/counters`: where the nearest counter is, and whether it is open.

use leptos::prelude::*;

use super::{
    Listed, Shelf,
    filters::{FORM, Typed, filters},
    map::{Pin, map},
    result::result,
    services::not_at_counters,
};
use crate::{
    domain::counter::{
        filter::Filter,
        find::{Found, Note, Nothing, Precision, Spot},
    },
    ui::{
        components::error_summary::error_summary,
        document::Page,
        frame::Frame,
        islands::near_me::{self, NearMe},
    },
    words::{FluentValue, Said, message},
};

/// What the page shows.
pub struct List<'a> {
    /// Counters and places.
    pub shelf: Shelf<'a>,
    /// The form as it was sent.
    pub typed: Typed<'a>,
    /// What was made of it.
    pub filter: &'a Filter,
    /// Where.
    pub found: &'a Found,
    /// The counters that are shown.
    pub results: Vec<Listed<'a>>,
    /// Where the same list is with all of them, if there are more.
    pub more: Option<String>,
}

/// The page.
#[must_use]
pub fn list(frame: &Frame, list: &List<'_>) -> Page {
    let title = frame.say(message::COUNTERS_TITLE);
    let near_me = list.typed.near_me.is_none().then(|| near_me(frame));
    let main = view! {
        {error_summary(frame, list.typed.errors)}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::COUNTERS_LEAD).view()}</p>
        {filters(frame, list.shelf, &list.typed, list.filter)}
        {near_me}
        {results(frame, list)}
        {not_at_counters(frame, list.shelf.services)}
    };
    let mut page = Page::new(title.text.as_ref(), main);
    page.has_errors = !list.typed.errors.is_empty();
    page.form = Some(FORM);
    page.has_islands = list.typed.near_me.is_none();
    page
}

/// The form around the island; hidden until that is alive.
fn near_me(frame: &Frame) -> impl IntoView + use<> {
    let plain = |id: &str| frame.say(id).plain();
    let ask = frame.say(message::COUNTERS_NEAR_ME).view();
    view! {
        <form method="post" action=frame.href("/counters") id=near_me::FORM class="near-me" hidden>
            <input type="hidden" name="latitude" id=near_me::LATITUDE />
            <input type="hidden" name="longitude" id=near_me::LONGITUDE />
            <NearMe>{ask}</NearMe>
            <p
                role="status"
                class="quiet"
                id=near_me::STATUS
                data-asking=plain(message::COUNTERS_NEAR_ME_ASKING)
                data-refused=plain(message::COUNTERS_NEAR_ME_REFUSED)
                data-absent=plain(message::COUNTERS_NEAR_ME_ABSENT)
            >
                {frame.say(message::COUNTERS_NEAR_ME_ABOUT).view()}
            </p>
        </form>
    }
}

fn results(frame: &Frame, list: &List<'_>) -> AnyView {
    let spot = match list.found {
        Found::Nothing(nothing) => return found_nothing(frame, nothing),
        Found::Spot(spot) => Some(spot),
        Found::Everything => None,
    };
    let now = list.shelf.now;
    let entries: Vec<_> = (1..).zip(&list.results).map(|(number, listed)| result(frame, listed, number, now)).collect();
    let pins: Vec<Pin<'_>> = list.results.iter().map(|listed| Pin::of(listed.counter)).collect();
    let drawn = (!pins.is_empty()).then(|| map(frame, list.shelf.gazetteer, &pins, spot.map(|spot| spot.position)));
    let more = list.more.clone().map(|href| {
        view! { <p><a href=href>{frame.say(message::COUNTERS_MORE).view()}</a></p> }
    });
    view! {
        <section aria-labelledby="results">
            <h2 id="results">{heading(frame, list, spot).view()}</h2>
            {spot.map(|spot| spot_notes(frame, spot))}
            {entries.is_empty().then(|| none(frame))}
            <ol class="counters">{entries}</ol>
            {more}
            {drawn}
        </section>
    }
    .into_any()
}

fn heading(frame: &Frame, list: &List<'_>, spot: Option<&Spot>) -> Said {
    let count = ("count", FluentValue::from(list.results.len()));
    match spot {
        Some(_) if list.typed.near_me.is_some() => frame.words.with(message::COUNTERS_NEAR_YOU, &[count]),
        Some(spot) => {
            let place = frame.words.typed(&spot.called);
            frame.words.with(message::COUNTERS_NEAR, &[count, ("place", place.into())])
        }
        None => frame.words.with(message::COUNTERS_ALL, &[count]),
    }
}

/// What was made of what was typed, and from where distances count.
fn spot_notes(frame: &Frame, spot: &Spot) -> impl IntoView + use<> {
    let note = spot.note.as_ref().map(|note| match note {
        Note::ReadAs(place) => frame.say_with(message::COUNTERS_READ_AS, "place", &frame.words.typed(place)),
        Note::PartOfPostcode => frame.say(message::COUNTERS_PART),
        Note::NoSuchPostcode(postcode) => frame.say_with(message::COUNTERS_NO_SUCH, "postcode", postcode),
    });
    let near = (spot.precision == Precision::Near)
        .then(|| frame.say_with(message::COUNTERS_FROM_MIDDLE, "place", &frame.words.typed(&spot.called)));
    let whereabouts = spot.ward.as_ref().zip(spot.borough.as_ref()).map(|(ward, borough)| {
        let values = [("ward", frame.words.typed(ward).into()), ("borough", frame.words.typed(borough).into())];
        frame.words.with(message::COUNTERS_WARD, &values)
    });
    let sentences: Vec<_> =
        note.into_iter().chain(whereabouts).chain(near).map(|said| view! { {said.view()}" " }).collect();
    let others: Vec<_> = spot.others.iter().map(|other| also(frame, other)).collect();
    let others = (!others.is_empty()).then(|| {
        view! {
            <p>{frame.say(message::COUNTERS_DID_YOU_MEAN).view()}</p>
            <ul class="plain">{others}</ul>
        }
    });
    view! {
        {(!sentences.is_empty()).then(|| view! { <p>{sentences}</p> })}
        {others}
    }
}

fn also(frame: &Frame, other: &str) -> impl IntoView + use<> {
    let query: String = other.chars().map(|c| if c.is_alphanumeric() { c } else { '+' }).collect();
    let href = frame.href(&format!("/counters?q={query}"));
    let other = other.to_owned();
    view! { <li><a href=href><bdi>{other}</bdi></a></li> }
}

fn none(frame: &Frame) -> impl IntoView + use<> {
    view! {
        <div class="notice">
            <p>{frame.say(message::COUNTERS_NONE).view()}</p>
            <p><a href=frame.href("/report")>{frame.say(message::HOME_REPORT).view()}</a></p>
        </div>
    }
}

/// Never an empty page: what to type instead, and a way to every counter.
fn found_nothing(frame: &Frame, nothing: &Nothing) -> AnyView {
    let number = &frame.service.numbers.non_emergency;
    let text = match nothing {
        Nothing::NotInLondon(postcode) => {
            let values = [("postcode", postcode.as_str().into()), ("number", number.as_str().into())];
            frame.words.with(message::COUNTERS_NOT_IN_LONDON, &values)
        }
        Nothing::OtherScript => frame.say(message::COUNTERS_OTHER_SCRIPT),
        Nothing::Unknown => frame.say(message::COUNTERS_UNKNOWN),
    };
    view! {
        <div class="notice" role="status">
            <h2>{frame.say(message::COUNTERS_NOT_FOUND).view()}</h2>
            <p>{text.view()}</p>
            <p><a href=frame.href("/counters?all=yes")>{frame.say(message::COUNTERS_SHOW_ALL).view()}</a></p>
        </div>
    }
    .into_any()
}

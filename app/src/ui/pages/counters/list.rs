//! `/counters`: where the nearest counter is, and whether it is open.

use leptos::prelude::*;

use super::{
    Listed, Shelf,
    filters::{FORM, Typed, filters},
    hours_text::time_text,
    map::{Pin, map},
    result::result,
    services::not_at_counters,
};
use crate::{
    domain::{
        counter::{
            filter::{Filter, Open, Wish},
            find::{Found, Note, Nothing, Precision, Spot},
        },
        hours::to_london,
    },
    routes::Route,
    ui::{
        answer_text::full_date,
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
    /// How many have what is wanted.
    pub total: usize,
    /// The wish that is in the way, where no counter has all of them, and how many have the rest.
    pub in_the_way: Option<(Wish, usize)>,
    /// The same list with other fields of the form.
    pub href: &'a dyn Fn(&Other<'_>) -> String,
}

/// Another list than the one that is shown.
pub enum Other<'o> {
    /// Every counter, not only the nearest few.
    All,
    /// Without a wish.
    Without(&'o Wish),
    /// Without any.
    WithoutAny,
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
        <form method="post" action=frame.href(Route::Counters) id=near_me::FORM class="near-me" hidden>
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
                data-late=plain(message::COUNTERS_NEAR_ME_LATE)
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
    // From far away the counters would be one dot.
    let from = spot.filter(|spot| !spot.is_outside()).map(|spot| spot.position);
    let drawn = (!pins.is_empty()).then(|| map(frame, list.shelf.gazetteer, &pins, from));
    let more = (list.total > list.results.len() && !list.typed.form.has("all", "yes"))
        .then(|| leading(frame, list, &Other::All, frame.say(message::COUNTERS_MORE)));
    view! {
        <section aria-labelledby="results">
            <h2 id="results">{heading(frame, list, spot).view()}</h2>
            {spot.map(|spot| spot_notes(frame, spot))}
            {open_then(frame, list.filter)}
            {entries.is_empty().then(|| none(frame, list))}
            <ol class="counters">{entries}</ol>
            {more}
            {drawn}
        </section>
    }
    .into_any()
}

/// A link to another list; where a phone's position was sent, a button that posts it again, so that no address holds
/// it.
fn leading(frame: &Frame, list: &List<'_>, other: &Other<'_>, words: Said) -> AnyView {
    if list.typed.near_me.is_none() {
        return view! { <p><a href=(list.href)(other)>{words.view()}</a></p> }.into_any();
    }
    let (name, value) = match other {
        Other::All => ("all", "yes".to_owned()),
        Other::Without(wish) => ("without", wish.as_text()),
        Other::WithoutAny => ("without", "any".to_owned()),
    };
    let lang = words.in_english.then_some("en").filter(|_| frame.words.locale().code != "en");
    let button = view! { <button class="second" type="submit" form=FORM name=name value=value lang=lang>{words.plain()}</button> };
    view! { <p>{button}</p> }.into_any()
}

fn heading(frame: &Frame, list: &List<'_>, spot: Option<&Spot>) -> Said {
    let (shown, all) = (list.results.len(), list.total);
    let (count, total) = (("count", FluentValue::from(shown)), ("total", FluentValue::from(all)));
    let is_part = shown < all;
    match spot {
        Some(spot) if spot.called.is_empty() && is_part => {
            frame.words.with(message::COUNTERS_SOME_NEAR_YOU, &[count, total])
        }
        Some(spot) if spot.called.is_empty() => frame.words.with(message::COUNTERS_NEAR_YOU, &[count]),
        Some(spot) => {
            let place = ("place", frame.words.typed(&spot.called).into());
            if is_part {
                frame.words.with(message::COUNTERS_SOME_NEAR, &[count, total, place])
            } else {
                frame.words.with(message::COUNTERS_NEAR, &[count, place])
            }
        }
        None if is_part => frame.words.with(message::COUNTERS_SOME, &[count, total]),
        None => frame.words.with(message::COUNTERS_ALL, &[count]),
    }
}

/// The day and time that somebody chose, as they were read.
fn open_then(frame: &Frame, filter: &Filter) -> Option<impl IntoView + use<>> {
    let Open::At(at) = filter.open else { return None };
    let (words, local) = (&frame.words, to_london(at));
    let day = full_date(words, local.date()).plain();
    let time = time_text(words, local.time()).plain();
    let said = words.with(message::COUNTERS_OPEN_THEN, &[("day", day.into()), ("time", time.into())]);
    Some(view! { <p>{said.view()}</p> })
}

/// What was made of what was typed, and from where distances count.
fn spot_notes(frame: &Frame, spot: &Spot) -> impl IntoView + use<> {
    let (outside, notes): (Vec<_>, Vec<_>) =
        spot.notes.iter().partition(|note| matches!(note, Note::Outside(_) | Note::OutsideHere));
    let outside: Vec<_> = outside.into_iter().map(|note| view! { <p>{note_text(frame, note).view()}</p> }).collect();
    let near = (spot.precision == Precision::Near)
        .then(|| frame.say_with(message::COUNTERS_FROM_MIDDLE, "place", &frame.words.typed(&spot.called)));
    let whereabouts = spot.ward.as_ref().zip(spot.borough.as_ref()).map(|(ward, borough)| {
        let values = [("ward", frame.words.typed(ward).into()), ("borough", frame.words.typed(borough).into())];
        frame.words.with(message::COUNTERS_WARD, &values)
    });
    let notes = notes.into_iter().map(|note| note_text(frame, note));
    let sentences: Vec<_> = notes.chain(whereabouts).chain(near).map(|said| view! { {said.view()}" " }).collect();
    view! {
        {(!outside.is_empty()).then(|| view! { <div class="notice" role="status">{outside}</div> })}
        {(!sentences.is_empty()).then(|| view! { <p>{sentences}</p> })}
        {did_you_mean(frame, &spot.others)}
    }
}

fn note_text(frame: &Frame, note: &Note) -> Said {
    let typed = |id: &str, name: &'static str, text: &str| frame.say_with(id, name, &frame.words.typed(text));
    match note {
        Note::Outside(place) => not_in_london(frame, place),
        Note::OutsideHere => frame.say(message::COUNTERS_OUTSIDE_HERE),
        Note::ReadAs(place) => typed(message::COUNTERS_READ_AS, "place", place),
        Note::PartOfPostcode => frame.say(message::COUNTERS_PART),
        Note::NoSuchPostcode(postcode) => typed(message::COUNTERS_NO_SUCH, "postcode", postcode),
        Note::DistrictOnly(postcode) => typed(message::COUNTERS_DISTRICT_ONLY, "postcode", postcode),
        Note::LeftOut(words) => typed(message::COUNTERS_LEFT_OUT, "words", words),
        Note::Swapped => frame.say(message::COUNTERS_SWAPPED),
    }
}

fn not_in_london(frame: &Frame, place: &str) -> Said {
    frame.say_with(message::COUNTERS_NOT_IN_LONDON, "place", &frame.words.typed(place))
}

fn did_you_mean(frame: &Frame, others: &[String]) -> Option<impl IntoView + use<>> {
    let links: Vec<_> = others.iter().map(|other| also(frame, other)).collect();
    (!links.is_empty()).then(|| {
        view! {
            <p>{frame.say(message::COUNTERS_DID_YOU_MEAN).view()}</p>
            <ul class="plain">{links}</ul>
        }
    })
}

fn also(frame: &Frame, other: &str) -> impl IntoView + use<> {
    let query: String = other.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '+' }).collect();
    let href = frame.href(format_args!("{}?q={query}", Route::Counters));
    let other = other.to_owned();
    view! { <li><a href=href><bdi>{other}</bdi></a></li> }
}

/// No counter has all that is wanted: what to leave out, and how many have the rest.
fn none(frame: &Frame, list: &List<'_>) -> impl IntoView + use<> {
    let way_out = match &list.in_the_way {
        Some((wish, count)) => {
            let values = [("wish", wish_text(frame, wish).plain().into()), ("count", FluentValue::from(*count))];
            let words = frame.words.with(message::COUNTERS_WITHOUT, &values);
            leading(frame, list, &Other::Without(wish), words)
        }
        None => leading(frame, list, &Other::WithoutAny, frame.say(message::COUNTERS_SHOW_ALL)),
    };
    view! {
        <div class="notice">
            <p>{frame.say(message::COUNTERS_NONE).view()}</p>
            {way_out}
            <p><a href=frame.href(Route::Report)>{frame.say(message::HOME_REPORT).view()}</a></p>
        </div>
    }
}

fn wish_text(frame: &Frame, wish: &Wish) -> Said {
    match wish {
        Wish::Service(id) => frame.say(&format!("counter-service-{id}")),
        Wish::Open => frame.say(message::COUNTERS_FILTER_OPEN),
        Wish::Kinds => frame.say(message::COUNTERS_FILTER_KIND),
        Wish::Fact(fact) => frame.say(&format!("counters-fact-{}", fact.as_str())),
        Wish::Language(code) => frame.say(&format!("language-{code}")),
    }
}

/// Never an empty page: what to type instead, and a way to every counter.
fn found_nothing(frame: &Frame, nothing: &Nothing) -> AnyView {
    let (text, others): (Said, &[String]) = match nothing {
        Nothing::NotInLondon(postcode) => (not_in_london(frame, postcode), &[]),
        Nothing::NoPlace(postcode, others) => {
            (frame.say_with(message::COUNTERS_NO_PLACE, "postcode", &frame.words.typed(postcode)), others)
        }
        Nothing::OtherScript => (frame.say(message::COUNTERS_OTHER_SCRIPT), &[]),
        Nothing::PlusCode => (frame.say(message::COUNTERS_PLUS_CODE), &[]),
        Nothing::ThreeWords => (frame.say(message::COUNTERS_THREE_WORDS), &[]),
        Nothing::Unknown(others) => (frame.say(message::COUNTERS_UNKNOWN), others),
    };
    view! {
        <div class="notice" role="status">
            <h2>{frame.say(message::COUNTERS_NOT_FOUND).view()}</h2>
            <p>{text.view()}</p>
            {did_you_mean(frame, others)}
            <p><a href=frame.href(format_args!("{}?all=yes", Route::Counters))>{frame.say(message::COUNTERS_SHOW_ALL).view()}</a></p>
        </div>
    }
    .into_any()
}

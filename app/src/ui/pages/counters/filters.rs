//! The form that finds counters: where, and below it what for, when and for whom.

use journey::{FieldError, Fields};
use leptos::prelude::*;

use super::{Shelf, pieces::Piece};
use crate::{
    domain::counter::{
        Kind, Position, Register, Services,
        filter::{Fact, Filter},
    },
    routes::Route,
    ui::{
        components::{
            choices::{Choice, HowMany, choices},
            control::Control,
            text_input::{Line, text_input},
        },
        document::render_piece,
        frame::Frame,
    },
    words::{Said, message},
};

/// The form's `id`.
pub const FORM: &str = "find";

/// What stands in the form.
pub struct Typed<'a> {
    /// As it was sent.
    pub form: &'a Fields,
    /// What cannot be used.
    pub errors: &'a [FieldError],
    /// A phone's position was sent: then the form is posted, so that no address holds it.
    pub near_me: Option<Position>,
}

/// The form.
pub fn filters(frame: &Frame, shelf: Shelf<'_>, typed: &Typed<'_>, filter: &Filter) -> impl IntoView + use<> {
    let search = Control::new(frame, "q", frame.say(message::COUNTERS_SEARCH), typed.errors)
        .hint(Some(frame.say(message::COUNTERS_SEARCH_HINT)));
    let is_touched = !filter.is_empty() || !typed.errors.is_empty();
    let narrowing = if is_touched {
        view! { <div>{narrowing(frame, shelf.register, shelf.services, typed, filter)}</div> }.into_any()
    } else {
        view! { <div inner_html=shelf.narrowing.html(frame)></div> }.into_any()
    };
    let method = if typed.near_me.is_some() { "post" } else { "get" };
    let position = typed.near_me.map(|position| {
        view! {
            <input type="hidden" name="latitude" value=format!("{:.3}", position.latitude) />
            <input type="hidden" name="longitude" value=format!("{:.3}", position.longitude) />
        }
    });
    view! {
        <form id=FORM method=method action=frame.href(Route::Counters) role="search" novalidate>
            {text_input(&search, typed.form.first("q"), Line { kind: "search", ..Line::TEXT }, None)}
            {position}
            {narrowing}
            <button type="submit">{frame.say(message::COUNTERS_FIND).view()}</button>
        </form>
    }
}

/// The part that narrows down, closed, for whoever has narrowed nothing down.
#[must_use]
pub fn untouched(frame: &Frame, register: &Register, services: &Services) -> Piece {
    let typed = Typed { form: &Fields::default().with("open", "any"), errors: &[], near_me: None };
    Piece::of(frame, |frame| render_piece(|| narrowing(frame, register, services, &typed, &Filter::default())))
}

fn narrowing(
    frame: &Frame,
    register: &Register,
    services: &Services,
    typed: &Typed<'_>,
    filter: &Filter,
) -> impl IntoView + use<> {
    let is_open = !filter.is_empty() || !typed.errors.is_empty();
    view! {
        <details class="narrow" open=is_open>
            <summary>{frame.say(message::COUNTERS_NARROW).view()}</summary>
            <div class="filters">
                {service(frame, services, filter)}
                {when(frame, typed)}
                {access(frame, typed)}
                {language(frame, register, filter)}
                {kinds(frame, typed)}
            </div>
        </details>
    }
}

fn select(id: &'static str, label: Said, any: Said, options: Vec<(String, Said, bool)>) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, said, chosen)| {
            // An option holds text alone: where it fell back to English, it says so itself.
            let language = said.in_english.then_some("en");
            view! { <option value=value selected=chosen lang=language>{said.plain()}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=id>{label.view()}</label>
            <select id=id name=id>
                <option value="">{any.plain()}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn service(frame: &Frame, services: &Services, filter: &Filter) -> AnyView {
    let option = |id: &str| {
        let chosen = filter.service.as_deref() == Some(id);
        (id.to_owned(), frame.say(&format!("counter-service-{id}")), chosen)
    };
    let options = services.at_counters().map(|service| option(service.id.as_str())).collect();
    let (label, any) = (frame.say(message::COUNTERS_FILTER_SERVICE), frame.say(message::COUNTERS_ANY_SERVICE));
    select("service", label, any, options)
}

fn language(frame: &Frame, register: &Register, filter: &Filter) -> AnyView {
    let option = |code: &str| {
        let chosen = filter.language.as_deref() == Some(code);
        (code.to_owned(), frame.say(&format!("language-{code}")), chosen)
    };
    let mut options: Vec<_> = Filter::languages(register).into_iter().map(option).collect();
    options.sort_by(|(_, one, _), (_, other, _)| one.text.cmp(&other.text));
    let (label, any) = (frame.say(message::COUNTERS_FILTER_LANGUAGE), frame.say(message::COUNTERS_ANY_LANGUAGE));
    select("speaks", label, any, options)
}

/// A group of options of one name.
fn group(
    frame: &Frame,
    typed: &Typed<'_>,
    name: &str,
    label: &str,
    options: &[(&str, &str)],
    how_many: HowMany,
) -> AnyView {
    let option = |(value, label): &(&str, &str)| Choice {
        value: (*value).to_owned(),
        label: frame.say(label),
        hint: None,
        chosen: typed.form.has(name, value),
    };
    let control = Control::new(frame, name, frame.say(label), typed.errors);
    choices(&control, options.iter().map(option).collect(), how_many)
}

fn when(frame: &Frame, typed: &Typed<'_>) -> AnyView {
    let options = [
        ("any", message::COUNTERS_OPEN_WHENEVER),
        ("now", message::COUNTERS_OPEN_NOW),
        ("at", message::COUNTERS_OPEN_AT),
    ];
    let part = |name: &str, label: &str, kind: &'static str| {
        let control = Control::new(frame, name, frame.say(label), typed.errors);
        text_input(&control, typed.form.first(name), Line { kind, ..Line::CODE }, None)
    };
    view! {
        <div class="when">
            {group(frame, typed, "open", message::COUNTERS_FILTER_OPEN, &options, HowMany::One)}
            <div class="parts at">
                {part("day", message::COUNTERS_DAY, "date")}
                {part("time", message::COUNTERS_TIME, "time")}
            </div>
        </div>
    }
    .into_any()
}

fn access(frame: &Frame, typed: &Typed<'_>) -> AnyView {
    let words: Vec<String> = Fact::ALL.iter().map(|fact| format!("counters-fact-{}", fact.as_str())).collect();
    let options: Vec<(&str, &str)> =
        Fact::ALL.iter().zip(&words).map(|(fact, word)| (fact.as_str(), &**word)).collect();
    group(frame, typed, "access", message::COUNTERS_FILTER_ACCESS, &options, HowMany::Several)
}

fn kinds(frame: &Frame, typed: &Typed<'_>) -> AnyView {
    let public = Kind::ALL.iter().filter(|kind| **kind != Kind::NotPublic);
    let words: Vec<(&str, String)> =
        public.map(|kind| (kind.as_str(), format!("counter-kind-{}", kind.as_str()))).collect();
    let options: Vec<(&str, &str)> = words.iter().map(|(kind, word)| (*kind, &**word)).collect();
    group(frame, typed, "kind", message::COUNTERS_FILTER_KIND, &options, HowMany::Several)
}

//! `/book`: what can be booked, and the way in.

use std::sync::Arc;

use booking::{Service, Way};
use leptos::prelude::*;

use crate::{
    routes::Route,
    ui::{
        components::{closing::closing_notices, notice::notice},
        document::Page,
        frame::Frame,
        pages::start::{BEGIN, Start, under_way},
    },
    words::{FluentValue, Said, message},
};

/// A service that can be booked.
pub struct Offered {
    /// The service.
    pub service: Arc<Service>,
    /// Counters that offer it.
    pub sites: usize,
}

/// The page. Without anything on offer it says so, and what to do instead.
#[must_use]
pub fn book(frame: &Frame, start: Start<'_>, offered: &[Offered]) -> Page {
    let title = frame.say(message::BOOK_TITLE);
    let services: Vec<_> = offered.iter().map(|one| entry(frame, one)).collect();
    let is_under_way = start.carry_on.is_some();
    let begin = || {
        let first = format!("{}?{BEGIN}", start.first);
        (!is_under_way).then(|| {
            view! { <p><a class="button" href=first>{frame.say(message::BOOK_START).view()}</a></p> }
        })
    };
    let (above, below) = (begin(), begin());
    let under_way = start
        .carry_on
        .clone()
        .map(|href| under_way(frame, start.definition, message::BOOK_START_UNDER_WAY, href, &start.draft.key));
    let list = if offered.is_empty() {
        view! { <p class="inset">{frame.say(message::BOOK_NOTHING).view()}</p> }.into_any()
    } else {
        view! {
            {under_way}
            {above}
            <ul class="ticks">
                <li>{frame.say(message::BOOK_START_LEAD).view()}</li>
                <li>{frame.say(message::BOOK_START_HOLD).view()}</li>
                <li>{frame.say(message::BOOK_START_REACH).view()}</li>
                <li>{frame.say(message::BOOK_INTERPRETER).view()}</li>
            </ul>
            <h2 id="services">{frame.say(message::BOOK_SERVICES).view()}</h2>
            <ul class="helpers" aria-labelledby="services">{services}</ul>
            {below}
        }
        .into_any()
    };
    let main = view! {
        {start.notice.map(|text| notice(frame, text))}
        {closing_notices(frame, &start.told)}
        <h1>{title.clone().view()}</h1>
        <p class="lead">{frame.say(message::BOOK_LEAD).view()}</p>
        <p>{frame.say(message::BOOK_DANGER).view()}</p>
        <p><a href=frame.href(Route::Booking)>{frame.say(message::BOOK_HAVE_ONE).view()}</a></p>
        {list}
        <p>{frame.say(message::BOOK_WALK_IN).view()} " "
            <a href=frame.href(Route::Counters)>{frame.say(message::HOME_COUNTERS).view()}</a></p>
    };
    let mut page = Page::new(title.text.as_ref(), main);
    page.draft = Some(start.draft);
    page
}

fn entry(frame: &Frame, Offered { service, sites }: &Offered) -> impl IntoView + use<> {
    let words = format!("counter-service-{}", service.id);
    let number = |id: &str, name: &'static str, value: usize| frame.words.with(id, &[(name, FluentValue::from(value))]);
    let minutes = usize::from(service.quarters) * 15;
    let length = [("minutes", FluentValue::from(minutes)), ("doubled", FluentValue::from(minutes * 2))];
    let where_to = match service.main_only {
        true => frame.say(message::BOOK_MAIN_ONLY),
        false => number(message::BOOK_SITES, "count", *sites),
    };
    let facts = [
        frame.words.with(message::BOOK_MINUTES, &length),
        ways(frame, service),
        where_to,
        number(message::BOOK_NOTICE, "hours", usize::from(service.notice / 4)),
        number(message::BOOK_HORIZON, "days", usize::from(service.horizon_days)),
    ];
    let facts: Vec<_> = facts.into_iter().map(|fact| view! { <li>{fact.view()}</li> }).collect();
    let labelled = |label: &str, text: Option<Said>| {
        let label = frame.say(label);
        text.map(|text| view! { <p><strong>{label.view()}</strong>": "{text.view()}</p> })
    };
    let deadlines = service
        .deadlines
        .iter()
        .map(|deadline| labelled(message::BOOK_BY_WHEN, frame.words.maybe(&format!("{words}.by-{}", deadline.after))));
    let deadlines: Vec<_> = deadlines.collect();
    view! {
        <li>
            <h3>{frame.say(&words).view()}</h3>
            <ul class="facts">{facts}</ul>
            {deadlines}
            {labelled(message::BOOK_BRING, frame.words.maybe(&format!("{words}.bring")))}
            {labelled(message::BOOK_NOT_FOR, frame.words.maybe(&format!("{words}.not-for")))}
        </li>
    }
}

fn ways(frame: &Frame, service: &Service) -> Said {
    let name = |way: &Way| match way {
        Way::InPerson => message::WAY_IN_PERSON,
        Way::Video => message::WAY_VIDEO,
        Way::Phone => message::WAY_PHONE,
    };
    let names: Vec<Said> = service.ways.keys().map(|way| frame.say(name(way))).collect();
    match &names[..] {
        [one] => one.clone(),
        [one, two, ..] => {
            frame.words.with(message::WAY_OR, &[("one", (*one.text).into()), ("other", (*two.text).into())])
        }
        [] => Said::new("".into(), false),
    }
}

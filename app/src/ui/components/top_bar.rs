//! The bar at the top of every page: name, languages, the way out, and what to do in danger.

use leptos::prelude::*;

use crate::{
    domain::contact::{Means, known},
    routes::Route,
    ui::frame::{Frame, in_language},
    words::message,
};

/// The bar. Where the page has a form, changing the language posts it, so that what was typed comes along.
pub fn top_bar(frame: &Frame, form: Option<&'static str>) -> impl IntoView + use<> {
    let danger = frame.say(message::DANGER);
    let bsl = frame.service.href(known::BSL, Means::Web);
    view! {
        <header class="top">
            <div class="bar">
                <a class="service" href=frame.href(Route::Home)><span lang="en" dir="ltr">{frame.service.name.clone()}</span></a>
                {languages(frame, form)}
                <a class="bsl" href=frame.href(Route::Bsl)>{signing_hands()}{frame.say(message::BSL_LINK).view()}</a>
                <a class="exit" href=Route::Exit.to_string() rel="nofollow" data-exit=frame.service.exit_url.clone()>
                    <span>{frame.say(message::EXIT_PAGE).view()}</span>
                    <span class="exit-keys">{frame.say(message::EXIT_PAGE_KEYS).view()}</span>
                </a>
            </div>
            <div class="danger" role="region" aria-label=danger.plain()>
                <strong>{danger.clone().view()}</strong>
                <ul>
                    <li>{frame.say(message::DANGER_CALL).tapped("")}</li>
                    <li><a href=bsl>{frame.say(message::DANGER_BSL).untapped()}</a></li>
                    <li>{frame.say(message::DANGER_TEXT).tapped("")}</li>
                </ul>
            </div>
        </header>
    }
}

/// Two hands that sign: found by people who do not read the letters beside it.
fn signing_hands() -> impl IntoView {
    const HAND: &str = "M5 11V5.5a1.25 1.25 0 0 1 2.5 0V10h.5V3.75a1.25 1.25 0 0 1 2.5 0V10h.5V5a1.25 1.25 0 0 1 2.5 0v6.5\
        a5.5 5.5 0 0 1-5.5 5.5H8a5 5 0 0 1-4-2L1.4 11.6a1.2 1.2 0 0 1 1.9-1.45z";
    view! {
        <svg viewBox="0 0 32 24" width="28" height="21" aria-hidden="true" focusable="false">
            <path fill="currentColor" d=HAND />
            <path fill="currentColor" d=HAND transform="rotate(180 16 12)" />
        </svg>
    }
}

fn languages(frame: &Frame, form: Option<&'static str>) -> impl IntoView + use<> {
    let here = frame.words.locale().code.clone();
    let choice = |code: &str, name: &str, direction: &'static str| {
        let (code, name) = (code.to_owned(), name.to_owned());
        match form {
            _ if code == here => {
                view! { <span lang=code dir=direction aria-current="true">{name}</span> }.into_any()
            }
            Some(form) => view! {
                <button type="submit" form=form name="language" value=code.clone() lang=code dir=direction formnovalidate>
                    {name}
                </button>
            }
            .into_any(),
            None => {
                let href = in_language(&code, &frame.path);
                view! { <a href=href hreflang=code.clone() lang=code dir=direction>{name}</a> }.into_any()
            }
        }
    };
    let choices: Vec<_> = frame
        .locales
        .all()
        .iter()
        .map(|locale| view! { <li>{choice(&locale.code, &locale.name, locale.direction.as_str())}</li> })
        .collect();
    // The Enter key presses a form's first button: without this one it would change the language.
    let enter = form.map(|form| {
        view! { <button class="enter" type="submit" form=form tabindex="-1" aria-hidden="true"></button> }
    });
    view! {
        <nav class="languages" aria-label=frame.say(message::LANGUAGES).plain()>
            {enter}
            <ul>{choices}</ul>
        </nav>
    }
}

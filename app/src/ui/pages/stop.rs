//! Pages that end a journey early: call 999, or somebody else deals with this.

use leptos::prelude::*;

use crate::{
    domain::journey::parse::ExitPage,
    ui::{
        components::{emergency::emergency_panel, numbers::telephone},
        document::Page,
        frame::Frame,
    },
    words::message,
};

/// The page. `back` is the question whose answer led here, or `/report`.
#[must_use]
pub fn stop(frame: &Frame, exit: &ExitPage, back: String) -> Page {
    let words = format!("exit-{}", exit.id);
    let title = frame.say(&words);
    let part = |heading: &str, name: &str| {
        view! {
            <h2>{frame.say(heading).view()}</h2>
            <p>{frame.say(&format!("{words}.{name}")).view()}</p>
        }
    };
    let phone = exit.phone.as_deref().map(|number| {
        let text = frame.say_with(message::STOP_RING, "number", number);
        view! { <li><a class="button" href=telephone(number)>{text.view()}</a></li> }
    });
    let url = exit.url.clone().map(|url| {
        view! { <li><a class="button second" href=url rel="external">{frame.say(message::STOP_VISIT).view()}</a></li> }
    });
    let report = exit.report.as_ref().map(|journey| {
        let href = frame.href(&format!("/report/{journey}"));
        view! { <p><a class="button" href=href>{frame.say(message::STOP_REPORT).view()}</a></p> }
    });
    let main = view! {
        <a class="back" href=back.clone()>{frame.say(message::BACK).view()}</a>
        <h1>{title.clone().view()}</h1>
        {exit.urgent.then(|| emergency_panel(frame))}
        {part(message::STOP_WHO, "who")}
        {part(message::STOP_HOW, "how")}
        <ul class="actions">{phone}{url}</ul>
        {part(message::STOP_WHY, "why")}
        {report}
        <p><a href=back>{frame.say(message::STOP_BACK).view()}</a></p>
    };
    Page::new(title.text.as_ref(), main)
}

//! Pages that end a journey early: call 999, or somebody else deals with this.

use leptos::prelude::*;

use crate::domain::exit_page::ExitPage;
use crate::{
    routes::Route,
    ui::{
        components::{emergency::emergency_panel, help_cards::help_cards},
        document::Page,
        frame::Frame,
    },
    words::message,
};

/// The page. `back` is the question whose answer led here, or the list of what can be reported.
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
    let report = exit.report.as_ref().map(|journey| {
        let href = frame.href(Route::ReportStart { journey: journey.as_str() });
        view! { <p><a class="button" href=href>{frame.say(message::STOP_REPORT).view()}</a></p> }
    });
    let main = view! {
        <a class="back" href=back.clone()>{frame.say(message::BACK).view()}</a>
        <h1>{title.clone().view()}</h1>
        {exit.urgent.then(|| emergency_panel(frame))}
        {help_cards(frame, &exit.helpers)}
        {part(message::STOP_WHO, "who")}
        {part(message::STOP_HOW, "how")}
        {part(message::STOP_WHY, "why")}
        {report}
        <p><a href=back>{frame.say(message::STOP_BACK).view()}</a></p>
    };
    Page::new(title.text.as_ref(), main)
}

//! Questions with their answers, each with a way to change it where it can be changed.

use leptos::prelude::*;

use crate::{
    ui::{answer_text::Line, frame::Frame},
    words::{Said, message},
};

/// One question and its answer.
pub struct Row {
    /// What was asked.
    pub question: Said,
    /// What was answered, line by line.
    pub answer: Vec<Line>,
    /// Where it is changed, if it can be.
    pub change: Option<String>,
    /// Where more of it stands, with the words of the link.
    pub link: Option<(String, Said)>,
}

/// The list.
pub fn summary_list(frame: &Frame, rows: Vec<Row>) -> impl IntoView + use<> {
    let rows: Vec<_> = rows.into_iter().map(|row| summary_row(frame, row)).collect();
    view! { <dl class="summary">{rows}</dl> }
}

fn summary_row(frame: &Frame, row: Row) -> impl IntoView + use<> {
    let change = row.change.map(|href| {
        let name = frame.say_with(message::CHECK_CHANGE, "question", &row.question.text);
        view! {
            <dd class="change">
                <a href=href aria-label=name.plain()>{frame.say(message::CHECK_CHANGE_SHORT).view()}</a>
            </dd>
        }
    });
    let link = row.link.map(|(href, text)| view! { <p><a href=href>{text.view()}</a></p> });
    view! {
        <div>
            <dt>{row.question.view()}</dt>
            <dd class="answer">{link}{lines(row.answer)}</dd>
            {change}
        </div>
    }
}

/// Answer lines: people's own words keep their own direction.
pub fn lines(lines: Vec<Line>) -> Vec<AnyView> {
    lines
        .into_iter()
        .map(|line| match line {
            Line::Said(said) => view! { <p>{said.view()}</p> }.into_any(),
            Line::Typed(typed) => view! { <p class="typed"><bdi>{typed}</bdi></p> }.into_any(),
            Line::Heading(said) => view! { <p class="one-of"><strong>{said.view()}</strong></p> }.into_any(),
            Line::Labelled { label, answer } => labelled(label, answer),
        })
        .collect()
}

/// What was asked, then the answer behind it on the same line.
fn labelled(label: Said, answer: Vec<Line>) -> AnyView {
    let colon = if label.text.ends_with(['?', '؟']) { "" } else { ":" };
    let parts: Vec<_> = answer
        .into_iter()
        .map(|line| match line {
            Line::Typed(typed) => view! { " "<bdi class="typed">{typed}</bdi> }.into_any(),
            Line::Said(said) | Line::Heading(said) => view! { " "<bdi>{said.view()}</bdi> }.into_any(),
            // No field holds a list of its own.
            Line::Labelled { .. } => ().into_any(),
        })
        .collect();
    view! { <p><span class="label">{label.view()}{colon}</span>{parts}</p> }.into_any()
}

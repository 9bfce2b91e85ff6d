//! Times of day.

use journey::question::time::{Span, TimeAnswer, TimeOfDay};
use leptos::prelude::AnyView;

use super::Ask;
use crate::{
    ui::{
        answer_text::{Line, clock},
        components::text_input::{Line as Input, text_input},
    },
    words::{FluentValue, Said, Words, message},
};

pub(super) fn asked(ask: &Ask<'_>) -> AnyView {
    let control = ask.control();
    let general = ask.hint().is_none().then(|| ask.frame.say(message::TIME_HINT));
    let control = control.hint(general);
    text_input(&control, ask.typed(&control), Input { width: "short", ..Input::TEXT }, None)
}

/// What the person wrote, and how it was read where it does not say so itself.
pub(super) fn told(words: &Words, time: &TimeAnswer) -> Line {
    let Some(span) = &time.span else {
        return match time.either {
            true => Line::Said(words.with(message::ANSWER_TIME_EITHER, &[("said", words.typed(&time.said).into())])),
            false => Line::Typed(time.said.clone()),
        };
    };
    let clock = span_text(words, span).text;
    let is_same = |one: &str, other: &str| typed::code(one).to_lowercase() == typed::code(other).to_lowercase();
    if is_same(&clock, &time.said) {
        return Line::Said(Said::new(clock, false));
    }
    let values = [("said", words.typed(&time.said).into()), ("clock", clock.as_ref().into())];
    Line::Said(words.with(message::ANSWER_TIME, &values))
}

/// "2:30pm", "2:30pm to 4:00pm", "before 2:30pm".
fn span_text(words: &Words, span: &Span) -> Said {
    let say = |time: TimeOfDay| FluentValue::from(clock(words, time).text.to_string());
    let said = match (span.single(), span.from, span.to) {
        (Some(time), _, _) => clock(words, time),
        (None, Some(from), Some(to)) => words.with(message::ANSWER_TIME_SPAN, &[("from", say(from)), ("to", say(to))]),
        (None, Some(from), None) => words.with(message::ANSWER_TIME_AFTER, &[("time", say(from))]),
        (None, None, Some(to)) => words.with(message::ANSWER_TIME_BEFORE, &[("time", say(to))]),
        (None, None, None) => Said::new("".into(), false),
    };
    if !span.about {
        return said;
    }
    words.with(message::ANSWER_TIME_ABOUT, &[("time", said.text.as_ref().into())])
}

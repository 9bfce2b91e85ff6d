//! A person: the name, and perhaps a date of birth.

use journey::question::person::PersonAnswer;
use leptos::prelude::AnyView;

use super::Ask;
use crate::{
    ui::{
        answer_text::{Line, full_date},
        components::{
            date_fields::{Knows, date_fields},
            text_input::{Line as Input, text_input},
        },
    },
    words::{Words, message},
};

pub(super) fn asked(ask: &Ask<'_>, asks_birth: bool) -> AnyView {
    let name = ask.part("name", message::PERSON_NAME, None);
    let birth = asks_birth.then(|| {
        let at = format!("{}-birth", ask.at);
        let legend = ask.frame.say(message::PERSON_BIRTH);
        let knows = if ask.own { Knows::Birthday } else { Knows::Nothing };
        date_fields(ask.frame, &at, legend, ask.fields, ask.errors, knows)
    });
    ask.group((text_input(&name, ask.typed(&name), Input::TEXT, ask.known_as("name")), birth))
}

pub(super) fn told(words: &Words, person: &PersonAnswer) -> Vec<Line> {
    let born = person.date_of_birth.map(|date| {
        let date = full_date(words, date);
        Line::Said(words.with(message::ANSWER_BORN, &[("date", date.text.as_ref().into())]))
    });
    std::iter::once(Line::Typed(person.name.clone())).chain(born).collect()
}

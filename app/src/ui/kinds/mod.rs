//! The question kinds as people meet them: how each is asked, and how its answer is told on "check your answers" and,
//! in English, to the back office. Each file has one kind, or those that look alike; this one alone lists them all.

use journey::{Answer, Kind};
use leptos::prelude::*;

use super::{
    answer_text::Line,
    components::{choices::HowMany, text_input},
};
use crate::words::{Words, message};

mod ask;
mod choice;
mod contact;
mod date;
mod money;
mod person;
mod place;
pub(in crate::ui) mod repeated;
mod scale;
mod text;
mod time;

pub(in crate::ui) use ask::Ask;

/// The controls of a question or of a field of an item.
pub(in crate::ui) fn controls(ask: &Ask<'_>, kind: &Kind) -> AnyView {
    match kind {
        Kind::ShortText(text) => ask.line(text_input::Line::TEXT, text.autocomplete.clone()),
        Kind::LongText(text) => text::lines(ask, text.characters_max),
        Kind::OneChoice(choice) => choice::options(ask, &choice.options, HowMany::One),
        Kind::SeveralChoices(several) => choice::options(ask, &several.options, HowMany::Several),
        Kind::YesNo => choice::yes_no(ask),
        Kind::Scale(scale) => scale::asked(ask, &scale.points),
        Kind::Date(_) => date::asked(ask),
        Kind::Time(_) => time::asked(ask),
        Kind::Place(place) => place::asked(ask, place.abroad),
        Kind::Person(person) => person::asked(ask, person.date_of_birth),
        Kind::Contact => contact::asked(ask),
        Kind::Email => contact::email(ask, &ask.control()),
        Kind::Phone => ask.line(text_input::Line::PHONE, ask.known_as("tel")),
        Kind::Number(_) => ask.line(text_input::Line::FIGURES, None),
        Kind::Money => money::asked(ask),
        Kind::Registration => ask.line(text_input::Line::CODE, None),
        Kind::Listed => choice::listed(ask),
        // Shown by `repeated::items`; a definition cannot nest one in another.
        Kind::Repeated(_) => ().into_any(),
    }
}

/// The answer to a question whose message is `id`, line by line.
#[must_use]
pub fn answer_lines(words: &Words, id: &str, kind: &Kind, answer: &Answer) -> Vec<Line> {
    let option = |name: &str| match kind.is_general(name) {
        true => Line::Said(words.text(name)),
        false => Line::Said(words.text(&format!("{id}.option-{name}"))),
    };
    let typed = |text: &str| vec![Line::Typed(text.to_owned())];
    match answer {
        Answer::Empty => vec![Line::Said(words.text(message::CHECK_EMPTY))],
        Answer::Text(text)
        | Answer::Email(text)
        | Answer::Phone(text)
        | Answer::Registration(text)
        | Answer::Listed(text) => typed(text),
        Answer::Choice(chosen) => vec![option(chosen.as_str())],
        Answer::Choices(chosen) => chosen.iter().map(|one| option(one.as_str())).collect(),
        Answer::YesNo(yes) => vec![Line::Said(words.text(if *yes { "yes" } else { "no" }))],
        Answer::Date(date) => vec![Line::Said(date::told(words, date))],
        Answer::Time(time) => vec![time::told(words, time)],
        Answer::Place(place) => place::told(words, place),
        Answer::Person(person) => person::told(words, person),
        Answer::Contact(contact) => contact::told(words, contact),
        Answer::Number(number) => typed(&number.to_string()),
        Answer::Money(money) => vec![money::told(words, *money)],
        Answer::Repeated(items) => match kind {
            Kind::Repeated(repeated) => repeated::told(words, id, repeated, items),
            _ => Vec::new(),
        },
    }
}

//! Places.

use journey::question::place::PlaceAnswer;
use leptos::prelude::AnyView;

use super::Ask;
use crate::{
    ui::{
        answer_text::Line,
        components::{
            text_area::text_area,
            text_input::{Line as Input, text_input},
        },
    },
    words::{Words, message},
};

/// A place that may be abroad takes any postal code, and asks the country.
pub(super) fn asked(ask: &Ask<'_>, abroad: bool) -> AnyView {
    let (label, hint) = match abroad {
        true => (message::PLACE_POSTAL_CODE, message::PLACE_POSTAL_CODE_HINT),
        false => (message::PLACE_POSTCODE, message::PLACE_POSTCODE_HINT),
    };
    let postcode = ask.part("postcode", label, Some(hint));
    let street = ask.part("street", message::PLACE_STREET, None);
    let described = ask.part("described", message::PLACE_DESCRIBED, Some(message::PLACE_DESCRIBED_HINT));
    let country = abroad.then(|| {
        let country = ask.part("country", message::PLACE_COUNTRY, None);
        let line = Input { width: "half", ..Input::TEXT };
        text_input(&country, ask.typed(&country), line, ask.known_as("country-name"))
    });
    // HTML allows the token of a whole address on several lines only.
    let street_lines = match ask.known_as("street-address") {
        Some(token) => text_area(&street, ask.typed(&street), 2, Some(token)),
        None => text_input(&street, ask.typed(&street), Input::TEXT, None),
    };
    ask.group((
        text_input(&postcode, ask.typed(&postcode), Input::CODE, ask.known_as("postal-code")),
        street_lines,
        country,
        text_area(&described, ask.typed(&described), 3, None),
    ))
}

/// A postcode with what it was read from, where that is not the same.
pub(super) fn told(words: &Words, place: &PlaceAnswer) -> Vec<Line> {
    let read = |postcode: &String| match &place.postcode_typed {
        Some(typed) => {
            let values = [("postcode", postcode.as_str().into()), ("typed", words.typed(typed).into())];
            Line::Said(words.with(message::ANSWER_POSTCODE_READ, &values))
        }
        None => Line::Typed(postcode.clone()),
    };
    let own = [&place.described, &place.street, &place.postal_code].into_iter().flatten().cloned().map(Line::Typed);
    let country = place.country.iter().cloned().map(Line::Typed);
    own.chain(place.postcode.iter().map(read)).chain(country).collect()
}

//! Ways of reaching somebody, an e-mail address alone among them.

use journey::{
    ErrorCode,
    question::{contact::ContactAnswer, email::sure_field},
};
use leptos::prelude::*;

use super::Ask;
use crate::{
    ui::{
        answer_text::Line,
        components::{
            choices::{Choice, HowMany, choices},
            control::Control,
            text_area::text_area,
            text_input::{Line as Input, text_input},
        },
    },
    words::{Words, message},
};

/// An address that looks mistyped is asked about: a tick says that it is right.
pub(super) fn email(ask: &Ask<'_>, control: &Control) -> AnyView {
    let input = text_input(control, ask.typed(control), Input::EMAIL, ask.known_as("email"));
    let id = sure_field(&control.id);
    let is_sure = ask.fields.has(&id, "yes");
    let is_asked = ask.errors.iter().any(|error| error.field == control.id && error.code == ErrorCode::EmailMistyped);
    let sure = (is_sure || is_asked).then(|| {
        let label = ask.frame.say(message::EMAIL_SURE);
        let choice = Choice { value: "yes".to_owned(), label, hint: None, chosen: is_sure };
        let asked = Control::new(ask.frame, &id, ask.frame.say(message::EMAIL_SURE_QUESTION), ask.errors);
        choices(&asked, vec![choice], HowMany::Several)
    });
    (input, sure).into_any()
}

pub(super) fn asked(ask: &Ask<'_>) -> AnyView {
    let email_control = ask.part("email", message::CONTACT_EMAIL, None);
    let phone = ask.part("phone", message::CONTACT_PHONE, None);
    let post = ask.part("post", message::CONTACT_POST, None);
    let safe = ask.part("safe", message::CONTACT_SAFE, Some(message::CONTACT_SAFE_HINT));
    let none_id = format!("{}-none", ask.at);
    let none = ask.choice(&none_id, "yes", message::CONTACT_NONE);
    let no_way = Control::new(ask.frame, &none_id, ask.frame.say(message::CONTACT_OR), ask.errors);
    ask.group((
        email(ask, &email_control),
        text_input(&phone, ask.typed(&phone), Input::PHONE, ask.known_as("tel")),
        text_area(&post, ask.typed(&post), 3, ask.known_as("street-address")),
        choices(&no_way, vec![none], HowMany::Several),
        text_area(&safe, ask.typed(&safe), 2, None),
    ))
}

pub(super) fn told(words: &Words, contact: &ContactAnswer) -> Vec<Line> {
    let none = contact.is_none().then(|| Line::Said(words.text(message::ANSWER_NO_CONTACT)));
    let ways = [&contact.email, &contact.phone, &contact.post].into_iter().flatten().cloned().map(Line::Typed);
    let safe = contact
        .safe
        .as_deref()
        .map(|text| Line::Said(words.with(message::ANSWER_SAFE, &[("text", words.typed(text).into())])));
    none.into_iter().chain(ways).chain(safe).collect()
}

//! Amounts.

use journey::question::money::{MoneyAnswer, in_pounds};
use leptos::prelude::AnyView;

use super::Ask;
use crate::{
    ui::{
        answer_text::Line,
        components::text_input::{Line as Input, text_input},
    },
    words::{Words, message},
};

/// The control says the currency: nobody should have to find out by an error.
pub(super) fn asked(ask: &Ask<'_>) -> AnyView {
    let control = ask.control().hint(Some(ask.frame.say(message::MONEY_HINT)));
    text_input(&control, ask.typed(&control), Input::AMOUNT, None)
}

/// `£1,250.00`, and "about" where the person said so.
pub(super) fn told(words: &Words, money: MoneyAnswer) -> Line {
    let pounds = in_pounds(money.pence);
    match money.about {
        true => Line::Said(words.with(message::ANSWER_AMOUNT_ABOUT, &[("amount", pounds.into())])),
        false => Line::Typed(pounds),
    }
}

//! Days: exactly, about, or between two.

use chrono::NaiveDate;
use journey::question::date::DateAnswer;
use leptos::prelude::*;

use super::Ask;
use crate::{
    ui::{
        answer_text::{full_date, month_and_year},
        components::{
            choices::{Choice, HowMany, choices},
            control::Control,
            date_fields::{Knows, date_fields},
        },
    },
    words::{Said, Words, message},
};

pub(super) fn asked(ask: &Ask<'_>) -> AnyView {
    let mode_id = format!("{}-mode", ask.at);
    let chosen = match ask.fields.first(&mode_id) {
        "" => "exactly",
        mode => mode,
    };
    let mode = |value: &str, label: &str| Choice {
        value: value.to_owned(),
        label: ask.frame.say(label),
        hint: None,
        chosen: chosen == value,
    };
    let modes = vec![
        mode("exactly", message::DATE_EXACTLY),
        mode("about", message::DATE_ABOUT),
        mode("between", message::DATE_BETWEEN),
    ];
    let how = Control::new(ask.frame, &mode_id, ask.frame.say(message::DATE_HOW), ask.errors);
    // A second date that was typed is never out of sight.
    let has_second = !ask.fields.of_question(&format!("{}-to", ask.at)).is_blank();
    let class = if has_second { "dates both" } else { "dates" };
    let dates = |at: &str, label: &str| {
        date_fields(ask.frame, at, ask.frame.say(label), ask.fields, ask.errors, Knows::Nothing)
    };
    ask.group(view! {
        <div class=class>
            {choices(&how, modes, HowMany::One)}
            {dates(ask.at, message::DATE_FIRST)}
            <div class="second-date">{dates(&format!("{}-to", ask.at), message::DATE_LAST)}</div>
        </div>
    })
}

pub(super) fn told(words: &Words, answer: &DateAnswer) -> Said {
    match answer {
        DateAnswer::Exactly { date } => full_date(words, *date),
        DateAnswer::About { year, month, day } => {
            let exact = month.zip(*day).and_then(|(month, day)| NaiveDate::from_ymd_opt(*year, month, day));
            let date = match (exact, month) {
                (Some(date), _) => full_date(words, date),
                (None, Some(month)) => month_and_year(words, *month, *year),
                (None, None) => Said::new(year.to_string().into(), false),
            };
            words.with(message::ANSWER_ABOUT, &[("date", date.text.as_ref().into())])
        }
        DateAnswer::Between { from, to } => {
            let (from, to) = (full_date(words, *from), full_date(words, *to));
            let values = [("from", from.text.as_ref().into()), ("to", to.text.as_ref().into())];
            words.with(message::ANSWER_BETWEEN, &values)
        }
    }
}

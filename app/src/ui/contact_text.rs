//! Contacts in words: what sentences may take from them, and when somebody answers.

use typed::name::Name;

use super::{
    pages::counters::hours_text::{day_text, week_lines},
    service::Service,
};
use crate::{
    domain::contact::{Contact, Means, OpeningTimes},
    words::{Known, Said, Value, Words, message},
};

/// When somebody answers: "day and night", "Monday to Friday: 9am to 5pm".
#[must_use]
pub fn opening_times(words: &Words, times: &OpeningTimes) -> Said {
    if times.is_always() {
        return words.text(message::HOURS_ALWAYS);
    }
    if !times.names_days() {
        return day_text(words, times.week.days[0].as_deref().unwrap_or_default());
    }
    let lines = week_lines(words, &times.week).into_iter();
    let joined = lines.reduce(|first, then| {
        let in_english = first.in_english || then.in_english;
        let parts = [("first", first.plain().into()), ("then", then.plain().into())];
        Said::new(words.with(message::COUNTER_SPANS, &parts).text, in_english)
    });
    joined.unwrap_or_else(|| words.text(message::COUNTER_CLOSED))
}

/// Everything that the sentences of one language may take from the settings.
#[must_use]
pub fn known(service: &Service, words: &Words) -> Known {
    let of_contacts = service.contacts.iter().flat_map(|(name, contact, _)| of_contact(words, name, contact));
    let of_choices = service.choices.all().into_iter().map(|(name, chosen)| {
        let text = if chosen { "yes" } else { "no" };
        (name.to_owned(), Value { text: text.to_owned(), ..Value::default() })
    });
    of_contacts.chain(of_choices).collect()
}

/// `NAME-call`, `NAME-text`, `NAME-press` and `NAME-web` are links; `NAME-number` is the number to ring as it is
/// written, for where a link would mislead; `NAME-hours` says when somebody answers.
fn of_contact(words: &Words, name: &Name, contact: &Contact) -> Vec<(String, Value)> {
    let hours = contact.hours.as_ref().map(|hours| opening_times(words, hours).plain());
    let mut values = Vec::new();
    for means in Means::ALL {
        let Some(shown) = contact.shown(means) else { continue };
        let text = words.locale().kept_together(shown);
        // Whoever reads a number in a sentence has to know when it is in vain.
        let remark = match (&hours, means) {
            (Some(hours), Means::Call | Means::Text) => format!(" ({hours})"),
            _ => String::new(),
        };
        if means == Means::Call {
            values.push((format!("{name}-number"), Value { text: text.clone(), ..Value::default() }));
        }
        let href = contact.href(means).map(Into::into);
        values.push((format!("{name}-{}", means.as_str()), Value { text, href, remark }));
    }
    values.extend(hours.map(|text| (format!("{name}-hours"), Value { text, ..Value::default() })));
    values
}

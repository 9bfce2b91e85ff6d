//! An answer in words: for "check your answers", and in English for the back office.

use chrono::{Datelike, NaiveDate};

use crate::{
    domain::journey::{
        Answer, Kind,
        question::{
            contact::ContactAnswer, date::DateAnswer, person::PersonAnswer, repeated::Repeated, time::TimeOfDay,
        },
    },
    words::{FluentValue, Said, Words, message},
};

/// One line of an answer.
#[derive(Clone, Debug)]
pub enum Line {
    /// The service's words.
    Said(Said),
    /// The person's own words.
    Typed(String),
}

impl Line {
    /// The text alone.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Said(said) => &said.text,
            Self::Typed(typed) => typed,
        }
    }
}

/// The answer to a question whose message is `id`, line by line.
#[must_use]
pub fn answer_lines(words: &Words, id: &str, kind: &Kind, answer: &Answer) -> Vec<Line> {
    let option = |name: &str| Line::Said(words.text(&format!("{id}.option-{name}")));
    let typed = |text: &str| vec![Line::Typed(text.to_owned())];
    match answer {
        Answer::Empty => vec![Line::Said(words.text(message::CHECK_EMPTY))],
        Answer::Text(text) | Answer::Email(text) | Answer::Phone(text) | Answer::Registration(text) => typed(text),
        Answer::Choice(chosen) => vec![option(chosen.as_str())],
        Answer::Choices(chosen) => chosen.iter().map(|one| option(one.as_str())).collect(),
        Answer::YesNo(yes) => vec![Line::Said(words.text(if *yes { message::YES } else { message::NO }))],
        Answer::Date(date) => vec![Line::Said(date_answer(words, date))],
        Answer::Time(time) => vec![Line::Said(clock(words, *time))],
        Answer::Place(place) => {
            let parts = [&place.described, &place.street, &place.postcode];
            parts.into_iter().flatten().cloned().map(Line::Typed).collect()
        }
        Answer::Person(person) => person_lines(words, person),
        Answer::Contact(contact) => contact_lines(words, contact),
        Answer::Number(number) => typed(&number.to_string()),
        Answer::Money(pence) => typed(&format!("£{}.{:02}", pence / 100, pence % 100)),
        Answer::Repeated(items) => match kind {
            Kind::Repeated(repeated) => {
                items.iter().map(|item| Line::Typed(item_text(words, repeated, &item.values))).collect()
            }
            _ => Vec::new(),
        },
    }
}

/// One item in one line: the answers of its fields, separated by commas.
#[must_use]
pub fn item_text(
    words: &Words,
    repeated: &Repeated,
    values: &std::collections::BTreeMap<crate::domain::name::Name, Answer>,
) -> String {
    let parts = repeated.fields.iter().filter_map(|field| {
        let lines = answer_lines(words, &field.words, &field.kind, values.get(&field.id)?);
        Some(words.typed(&lines.iter().map(Line::text).collect::<Vec<_>>().join(" ")))
    });
    parts.collect::<Vec<_>>().join(", ")
}

fn person_lines(words: &Words, person: &PersonAnswer) -> Vec<Line> {
    let born = person.date_of_birth.map(|date| {
        let date = full_date(words, date);
        Line::Said(words.with(message::ANSWER_BORN, &[("date", date.text.as_ref().into())]))
    });
    std::iter::once(Line::Typed(person.name.clone())).chain(born).collect()
}

fn contact_lines(words: &Words, contact: &ContactAnswer) -> Vec<Line> {
    let none = contact.is_none().then(|| Line::Said(words.text(message::ANSWER_NO_CONTACT)));
    let ways = [&contact.email, &contact.phone, &contact.post].into_iter().flatten().cloned().map(Line::Typed);
    let safe = contact
        .safe
        .as_deref()
        .map(|text| Line::Said(words.with(message::ANSWER_SAFE, &[("text", words.typed(text).into())])));
    none.into_iter().chain(ways).chain(safe).collect()
}

fn date_answer(words: &Words, answer: &DateAnswer) -> Said {
    match answer {
        DateAnswer::Exactly { date } => full_date(words, *date),
        DateAnswer::About { year, month, day } => {
            let exact = day.and_then(|day| NaiveDate::from_ymd_opt(*year, *month, day));
            let date = exact.map_or_else(|| month_and_year(words, *month, *year), |date| full_date(words, date));
            words.with(message::ANSWER_ABOUT, &[("date", date.text.as_ref().into())])
        }
        DateAnswer::Between { from, to } => {
            let (from, to) = (full_date(words, *from), full_date(words, *to));
            let values = [("from", from.text.as_ref().into()), ("to", to.text.as_ref().into())];
            words.with(message::ANSWER_BETWEEN, &values)
        }
    }
}

/// "Tuesday 24 November 2026".
#[must_use]
pub fn full_date(words: &Words, date: NaiveDate) -> Said {
    let weekday = words.numbered(message::WEEKDAYS, date.weekday().number_from_monday());
    let month = words.numbered(message::MONTHS, date.month());
    let values = [
        ("weekday", weekday.text.as_ref().into()),
        ("day", FluentValue::from(date.day())),
        ("month", month.text.as_ref().into()),
        ("year", date.year().to_string().into()),
    ];
    words.with(message::DATE_FULL, &values)
}

/// "2:30pm", or as the language tells the time.
#[must_use]
pub fn clock(words: &Words, time: TimeOfDay) -> Said {
    told(words, message::CLOCK, time)
}

/// A time in a message that tells one: by 24 hours, by twelve with am and pm, or by twelve with the part of the day.
#[must_use]
pub fn told(words: &Words, id: &str, time: TimeOfDay) -> Said {
    let hour12 = (time.hour + 11) % 12 + 1;
    let part = words.text(message::DAY_PARTS[day_part(time.hour)]);
    let values = [
        ("hour", format!("{:02}", time.hour).into()),
        ("hour12", hour12.to_string().into()),
        ("minute", format!("{:02}", time.minute).into()),
        ("half", if time.hour < 12 { "am" } else { "pm" }.into()),
        ("part", part.text.as_ref().into()),
    ];
    words.with(id, &values)
}

/// Which of [`message::DAY_PARTS`] an hour belongs to: night, morning, noon, afternoon, evening.
const fn day_part(hour: u8) -> usize {
    match hour {
        4..=11 => 1,
        12..=14 => 2,
        15..=16 => 3,
        17..=20 => 4,
        _ => 0,
    }
}

/// "Tuesday 24 November 2026, 2:30pm".
#[must_use]
pub fn moment(words: &Words, date: NaiveDate, time: TimeOfDay) -> Said {
    let (date, time) = (full_date(words, date), clock(words, time));
    words.with(message::MOMENT, &[("date", date.text.as_ref().into()), ("time", time.text.as_ref().into())])
}

fn month_and_year(words: &Words, month: u32, year: i32) -> Said {
    let month = words.numbered(message::MONTHS, month);
    let values = [("month", month.text.as_ref().into()), ("year", year.to_string().into())];
    words.with(message::DATE_MONTH_YEAR, &values)
}

//! An answer in words: for "check your answers", and in English for the back office.

use chrono::{Datelike, NaiveDate};
use journey::{
    Answer, Kind,
    question::{
        contact::ContactAnswer,
        date::DateAnswer,
        money::{MoneyAnswer, in_pounds},
        person::PersonAnswer,
        place::PlaceAnswer,
        repeated::{Item, Repeated},
        time::{Span, TimeAnswer, TimeOfDay},
    },
};

use crate::words::{FluentValue, Said, Words, message};

/// One line of an answer.
#[derive(Clone, Debug)]
pub enum Line {
    /// The service's words.
    Said(Said),
    /// The person's own words.
    Typed(String),
    /// An answer with what it answers, in a list of several.
    Labelled {
        /// What was asked.
        label: Said,
        /// What was answered, line by line; what is behind the first goes with it.
        answer: Vec<Line>,
    },
    /// What follows is of this one thing or person.
    Heading(Said),
}

impl Line {
    /// The text alone, a line or more. On a page that runs from right to left each part keeps its own direction.
    #[must_use]
    pub fn text(&self, words: &Words) -> String {
        match self {
            Self::Said(said) | Self::Heading(said) => said.text.to_string(),
            Self::Typed(typed) => typed.clone(),
            Self::Labelled { label, answer } => {
                // Lines behind the first are set in, so that none looks like an answer of its own.
                let whole: Vec<String> = answer.iter().map(|line| line.text(words)).collect();
                let parts: Vec<String> =
                    whole.iter().flat_map(|text| text.lines()).map(|line| words.typed(line)).collect();
                let values = [("question", label.text.as_ref().into()), ("answer", parts.join("\n  ").into())];
                let is_question = label.text.ends_with(['?', '؟']);
                let message = if is_question { message::ANSWER_ASKED } else { message::ANSWER_LABELLED };
                words.with(message, &values).text.to_string()
            }
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
        Answer::Text(text)
        | Answer::Email(text)
        | Answer::Phone(text)
        | Answer::Registration(text)
        | Answer::Listed(text) => typed(text),
        Answer::Choice(chosen) => vec![option(chosen.as_str())],
        Answer::Choices(chosen) => chosen.iter().map(|one| option(one.as_str())).collect(),
        Answer::YesNo(yes) => vec![Line::Said(words.text(if *yes { message::YES } else { message::NO }))],
        Answer::Date(date) => vec![Line::Said(date_answer(words, date))],
        Answer::Time(time) => vec![time_answer(words, time)],
        Answer::Place(place) => place_lines(words, place),
        Answer::Person(person) => person_lines(words, person),
        Answer::Contact(contact) => contact_lines(words, contact),
        Answer::Number(number) => typed(&number.to_string()),
        Answer::Money(money) => vec![amount(words, *money)],
        Answer::Repeated(items) => match kind {
            Kind::Repeated(repeated) => items
                .iter()
                .zip(1..)
                .flat_map(|(item, number)| {
                    std::iter::once(Line::Heading(item_name(words, id, number)))
                        .chain(item_lines(words, repeated, item))
                })
                .collect(),
            _ => Vec::new(),
        },
    }
}

/// "Item 1", where several are listed by the question whose message is `id`.
#[must_use]
pub fn item_name(words: &Words, id: &str, number: usize) -> Said {
    let item = words.text(&format!("{id}.item"));
    words
        .with(message::REPEATED_NUMBERED, &[("item", item.text.as_ref().into()), ("number", FluentValue::from(number))])
}

/// One item: each field that was filled in, with what it asks.
#[must_use]
pub fn item_lines(words: &Words, repeated: &Repeated, item: &Item) -> Vec<Line> {
    let line = |field: &journey::question::repeated::Field| {
        let answer = answer_lines(words, &field.words, &field.kind, item.values.get(&field.id)?);
        Some(Line::Labelled { label: words.text(&field.words), answer })
    };
    repeated.fields.iter().filter_map(line).collect()
}

/// A postcode with what it was read from, where that is not the same.
fn place_lines(words: &Words, place: &PlaceAnswer) -> Vec<Line> {
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

/// `£1,250.00`, and "about" where the person said so.
fn amount(words: &Words, money: MoneyAnswer) -> Line {
    let pounds = in_pounds(money.pence);
    match money.about {
        true => Line::Said(words.with(message::ANSWER_AMOUNT_ABOUT, &[("amount", pounds.into())])),
        false => Line::Typed(pounds),
    }
}

/// What the person wrote, and how it was read where it does not say so itself.
fn time_answer(words: &Words, time: &TimeAnswer) -> Line {
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

/// Hours and minutes with a leading zero. A page of opening hours tells hundreds of times, so none is formatted.
const TWO_DIGITS: [&str; 60] = [
    "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "35", "36", "37",
    "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "53", "54", "55", "56",
    "57", "58", "59",
];
/// Hours of a clock with twelve of them.
const HOURS: [&str; 13] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// A time in a message that tells one: by 24 hours, by twelve with am and pm, or by twelve with the part of the day.
#[must_use]
pub fn told(words: &Words, id: &str, time: TimeOfDay) -> Said {
    let hour12 = (time.hour + 11) % 12 + 1;
    let number = |numbers: &[&'static str], at: u8| *numbers.get(usize::from(at)).unwrap_or(&"");
    let part = words.text(message::DAY_PARTS[day_part(time.hour)]);
    let values = [
        ("hour", number(&TWO_DIGITS, time.hour).into()),
        ("hour12", number(&HOURS, hour12).into()),
        ("minute", number(&TWO_DIGITS, time.minute).into()),
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

/// "November 2026".
#[must_use]
pub fn month_and_year(words: &Words, month: u32, year: i32) -> Said {
    let month = words.numbered(message::MONTHS, month);
    let values = [("month", month.text.as_ref().into()), ("year", year.to_string().into())];
    words.with(message::DATE_MONTH_YEAR, &values)
}

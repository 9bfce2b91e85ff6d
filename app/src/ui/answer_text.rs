//! The lines that answers are told in, and dates and times in words. How each kind is told stands in `kinds/`.

use chrono::{Datelike, NaiveDate};
use journey::question::time::TimeOfDay;

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

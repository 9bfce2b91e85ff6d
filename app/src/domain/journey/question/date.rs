//! A day: exactly, about, or between two.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Answer, ErrorCode, FieldError, Fields, Read, collect};
use crate::domain::typed;

/// The settings of a date question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Days after today are allowed.
    pub future: bool,
}

/// A day as well as the person knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "precision", rename_all = "kebab-case")]
pub enum DateAnswer {
    /// This day.
    Exactly {
        /// The day.
        date: NaiveDate,
    },
    /// About this day, or some time in this month.
    About {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
        /// 1 to 31, where the person gave one.
        day: Option<u32>,
    },
    /// Some time from the first to the last, such as between last seen and discovered missing.
    Between {
        /// The first day.
        from: NaiveDate,
        /// The last day, never before the first.
        to: NaiveDate,
    },
}

/// The three fields of one date, as typed.
struct Typed {
    at: String,
    day: String,
    month: String,
    year: String,
}

impl Date {
    pub(super) fn read(&self, form: &Fields, at: &str, today: NaiveDate) -> Read {
        let first = Typed::of(form, at);
        let second = Typed::of(form, &format!("{at}-to"));
        match form.first(&format!("{at}-mode")) {
            "between" if !(first.is_blank() && second.is_blank()) => self.between(&first, &second, today),
            _ if first.is_blank() => Ok(None),
            "about" => self.about(&first, today).map(|about| Some(Answer::Date(about))),
            _ => {
                let date = self.allowed(&first, first.date(), today).map_err(|error| vec![error])?;
                Ok(Some(Answer::Date(DateAnswer::Exactly { date })))
            }
        }
    }

    fn between(&self, first: &Typed, second: &Typed, today: NaiveDate) -> Read {
        let mut errors = Vec::new();
        let from = collect(self.allowed(first, first.date(), today), &mut errors);
        let to = collect(self.allowed(second, second.date(), today), &mut errors);
        match (from, to) {
            (Some(from), Some(to)) if from <= to => Ok(Some(Answer::Date(DateAnswer::Between { from, to }))),
            (Some(_), Some(_)) => Err(vec![second.error("day", ErrorCode::DatesReversed)]),
            _ => Err(errors),
        }
    }

    fn about(&self, typed: &Typed, today: NaiveDate) -> Result<DateAnswer, Vec<FieldError>> {
        let day_given = !typed.day.is_empty();
        let date = if day_given { typed.date() } else { typed.month_alone() };
        let date = self.allowed(typed, date, today).map_err(|error| vec![error])?;
        Ok(DateAnswer::About { year: date.year(), month: date.month(), day: day_given.then_some(date.day()) })
    }

    fn allowed(
        &self,
        typed: &Typed,
        date: Result<NaiveDate, FieldError>,
        today: NaiveDate,
    ) -> Result<NaiveDate, FieldError> {
        let date = date?;
        if date.year() < 1900 {
            Err(typed.error("year", ErrorCode::DateTooOld))
        } else if date > today && !self.future {
            Err(typed.error("day", ErrorCode::DateInFuture))
        } else {
            Ok(date)
        }
    }
}

impl Typed {
    fn of(form: &Fields, at: &str) -> Self {
        let part = |name: &str| typed::code(form.first(&format!("{at}-{name}")));
        Self { at: at.to_owned(), day: part("day"), month: part("month"), year: part("year") }
    }

    fn is_blank(&self) -> bool {
        self.day.is_empty() && self.month.is_empty() && self.year.is_empty()
    }

    fn error(&self, part: &str, code: ErrorCode) -> FieldError {
        FieldError::new(format!("{}-{part}", self.at), code)
    }

    /// The year and the month, which every kind of date needs.
    fn year_and_month(&self) -> Result<(i32, u32), FieldError> {
        for (part, typed) in [("month", &self.month), ("year", &self.year)] {
            if typed.is_empty() {
                return Err(self.error(part, ErrorCode::DateIncomplete));
            }
        }
        let month = month(&self.month).ok_or_else(|| self.error("month", ErrorCode::NotADate))?;
        // Two figures could be this century or the last.
        let year = self.year.parse().ok().filter(|_| self.year.len() == 4);
        Ok((year.ok_or_else(|| self.error("year", ErrorCode::NotADate))?, month))
    }

    fn date(&self) -> Result<NaiveDate, FieldError> {
        if self.day.is_empty() {
            return Err(self.error("day", ErrorCode::DateIncomplete));
        }
        let (year, month) = self.year_and_month()?;
        let day = self.day.parse().ok();
        day.and_then(|day| NaiveDate::from_ymd_opt(year, month, day))
            .ok_or_else(|| self.error("day", ErrorCode::NotADate))
    }

    fn month_alone(&self) -> Result<NaiveDate, FieldError> {
        let (year, month) = self.year_and_month()?;
        NaiveDate::from_ymd_opt(year, month, 1).ok_or_else(|| self.error("month", ErrorCode::NotADate))
    }
}

/// A month as a number, an English name or its first three letters.
fn month(typed: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = typed.to_lowercase();
    let by_name = || {
        let place = NAMES.iter().position(|name| *name == lower || (lower.len() == 3 && name.starts_with(&lower)));
        place.and_then(|place| u32::try_from(place + 1).ok())
    };
    typed.parse().ok().filter(|month| (1..=12).contains(month)).or_else(by_name)
}

impl DateAnswer {
    pub(super) fn fill(&self, at: &str) -> Fields {
        let mode = match self {
            Self::Exactly { .. } => "exactly",
            Self::About { .. } => "about",
            Self::Between { .. } => "between",
        };
        let mut fields = Fields::default().with(format!("{at}-mode"), mode);
        match self {
            Self::Exactly { date } => fill_date(&mut fields, at, *date),
            Self::About { year, month, day } => {
                fields.add(format!("{at}-day"), day.map(|day| day.to_string()).unwrap_or_default());
                fields.add(format!("{at}-month"), month.to_string());
                fields.add(format!("{at}-year"), year.to_string());
            }
            Self::Between { from, to } => {
                fill_date(&mut fields, at, *from);
                fill_date(&mut fields, &format!("{at}-to"), *to);
            }
        }
        fields
    }
}

/// Fills the three fields of a date.
pub(super) fn fill_date(fields: &mut Fields, at: &str, date: NaiveDate) {
    fields.add(format!("{at}-day"), date.day().to_string());
    fields.add(format!("{at}-month"), date.month().to_string());
    fields.add(format!("{at}-year"), date.year().to_string());
}

/// Reads one exact date in three fields; `None` where all are blank.
pub(super) fn read_exact(form: &Fields, at: &str, today: NaiveDate) -> Result<Option<NaiveDate>, FieldError> {
    let typed = Typed::of(form, at);
    if typed.is_blank() {
        return Ok(None);
    }
    Date { future: false }.allowed(&typed, typed.date(), today).map(Some)
}

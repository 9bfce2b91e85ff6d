//! The day, the month and the year in what was typed, in one box or in three.

use chrono::{Datelike, Days, Months, NaiveDate};
use typed::vocabulary::{Meaning, Piece, Vocabulary};

use super::ErrorCode;

/// Years ahead that somebody may ask about a date.
const YEARS_AHEAD: u32 = 20;

/// The part of a date that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The day.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

/// The days that may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// What is wrong, and with which part.
pub type Wrong = (Part, ErrorCode);

/// A year as typed: two figures can mean two centuries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Year {
    Full(i32),
    Short(i32),
}

/// What was said of a day; each part may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<Year>,
    weekday: Option<u32>,
    /// "About", "maybe": the person says that it is rough.
    pub(super) about: bool,
}

/// Reads a whole date that is about to come, from one text: `20/11/2026`, `20 Nov`, `November 20, 2026`, `1/1/27`,
/// `tomorrow`. The day stands before the month, as in Britain, unless it cannot. Without a year the next such date is
/// meant. A date more than a year ago or twenty years ahead is a slip, as is a weekday that the date does not have.
#[must_use]
pub fn coming(text: &str, today: NaiveDate, vocabulary: &Vocabulary) -> Option<NaiveDate> {
    let said = phrase(text, today, vocabulary)?;
    if said.year.is_some() {
        let from = today.checked_sub_months(Months::new(12))?;
        return said.day(Range { from, to: today.checked_add_months(Months::new(12 * YEARS_AHEAD))? }).ok();
    }
    let (month, day) = (said.month?, said.day?);
    // Eight years have a 29 February among them.
    let dates = (today.year()..=today.year() + 8).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    let next = dates.into_iter().find(|date| *date >= today)?;
    said.weekday.is_none_or(|weekday| weekday == next.weekday().number_from_monday()).then_some(next)
}

/// Reads the parts of a date from one text; `None` where it is no date, or a part that no date has.
pub(super) fn phrase(text: &str, today: NaiveDate, vocabulary: &Vocabulary) -> Option<Said> {
    let pieces = vocabulary.pieces(text);
    let mut said = Said::default();
    let mut numbers: Vec<(String, bool)> = Vec::new();
    let (mut about, mut days) = (false, Vec::new());
    for (place, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Figures(figures) => {
                // `'25` is a year.
                let is_year = place > 0 && pieces[place - 1] == Piece::Sign('\'');
                numbers.push((figures.clone(), is_year));
            }
            Piece::Word(Meaning::Month(month)) if said.month.is_none() => said.month = Some(*month),
            Piece::Word(Meaning::Weekday(day)) if said.weekday.is_none() => said.weekday = Some(*day),
            Piece::Word(Meaning::Today) => days.push(today),
            Piece::Word(Meaning::Yesterday) => days.push(today.checked_sub_days(Days::new(1))?),
            Piece::Word(Meaning::Tomorrow) => days.push(today.checked_add_days(Days::new(1))?),
            piece if is_about(piece) => about = true,
            Piece::Word(Meaning::Filler | Meaning::Ordinal)
            | Piece::Sign('/' | '.' | '-' | ',' | '\'' | '(' | ')' | '،') => {}
            _ => return None,
        }
    }
    let said = match *days {
        [] => said.with_numbers(&numbers)?,
        // "Monday yesterday" can be checked, "today 11 2026" says two things.
        [day] if numbers.is_empty() && said.month.is_none() => Said { weekday: said.weekday, ..Said::of(day) },
        _ => return None,
    };
    Some(Said { about, ..said })
}

impl Said {
    fn of(date: NaiveDate) -> Self {
        let year = Some(Year::Full(date.year()));
        Self { day: Some(date.day()), month: Some(date.month()), year, ..Self::default() }
    }

    /// Each number in its place.
    fn with_numbers(mut self, numbers: &[(String, bool)]) -> Option<Self> {
        let value = |text: &str| text.parse::<u32>().ok();
        let is_long = |text: &str| text.len() == 4;
        match numbers {
            [] => {}
            [(all, false)] if all.len() == 8 && self == Self::default() => {
                // As one number: the day first, or the year.
                let british = (value(&all[..2])?, value(&all[2..4])?, value(&all[4..])?);
                let other = (value(&all[6..])?, value(&all[4..6])?, value(&all[..4])?);
                let (day, month, year) =
                    if (1..=12).contains(&british.1) && british.2 >= 1900 { british } else { other };
                (self.day, self.month, self.year) =
                    (Some(day), Some(month), Some(Year::Full(i32::try_from(year).ok()?)));
            }
            [(one, is_year)] if *is_year || is_long(one) => self.year = Some(year(one)?),
            [(one, _)] if self.day.is_none() => self.day = Some(short(one)?),
            [(one, _), (other, _)] if self.month.is_some() => {
                let (day, when) = if is_long(one) { (other, one) } else { (one, other) };
                (self.day, self.year) = (Some(short(day)?), Some(year(when)?));
            }
            [(one, _), (other, is_year)] if is_long(other) || *is_year => {
                (self.month, self.year) = (Some(short(one)?), Some(year(other)?));
            }
            [(one, _), (other, _)] => (self.day, self.month) = (Some(short(one)?), Some(short(other)?)),
            [(first, _), (month, _), (day, _)] if self.month.is_none() && is_long(first) => {
                (self.year, self.month, self.day) = (Some(year(first)?), Some(short(month)?), Some(short(day)?));
            }
            [(day, _), (month, _), (when, _)] if self.month.is_none() => {
                let (day, month) = (short(day)?, short(month)?);
                // A month after the twelfth can only be the day.
                let (day, month) = if month > 12 && day <= 12 { (month, day) } else { (day, month) };
                (self.day, self.month, self.year) = (Some(day), Some(month), Some(year(when)?));
            }
            _ => return None,
        }
        Some(self)
    }

    /// Parts that stand in boxes of their own. Each is empty or must be what its box asks for.
    pub(super) fn in_boxes(boxes: &[String; 3], vocabulary: &Vocabulary) -> Result<Self, Wrong> {
        let [day_text, month_text, year_text] = boxes;
        let day = part(
            day_text,
            Part::Day,
            ErrorCode::NotADay,
            |pieces| match pieces {
                [Piece::Figures(figures)] => short(figures).filter(|day| (1..=31).contains(day)),
                _ => None,
            },
            vocabulary,
        )?;
        let month = part(
            month_text,
            Part::Month,
            ErrorCode::NotAMonth,
            |pieces| match pieces {
                [Piece::Figures(figures)] => short(figures).filter(|month| (1..=12).contains(month)),
                [Piece::Word(Meaning::Month(month))] => Some(*month),
                _ => None,
            },
            vocabulary,
        )?;
        let year = part(
            year_text,
            Part::Year,
            ErrorCode::NotAYear,
            |pieces| match pieces {
                [Piece::Figures(figures)] => self::year(figures),
                _ => None,
            },
            vocabulary,
        )?;
        let about = [day_text, month_text, year_text].iter().any(|text| vocabulary.pieces(text).iter().any(is_about));
        Ok(Self { day, month, year, weekday: None, about })
    }

    /// The day that is meant.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub(super) fn day(self, range: Range) -> Result<NaiveDate, Wrong> {
        let day = self.day.ok_or((Part::Day, ErrorCode::DayMissing))?;
        let month = self.month(Part::Month)?;
        let years = self.years()?;
        let all: Vec<NaiveDate> = years.iter().filter_map(|year| NaiveDate::from_ymd_opt(*year, month, day)).collect();
        let date = match *one_of(&all, range).as_slice() {
            [only] => only,
            [] => return Err((Part::Day, no_such_day(&years, month, day))),
            _ => return Err((Part::Year, ErrorCode::NotAYear)),
        };
        match self.weekday {
            Some(weekday) if weekday != date.weekday().number_from_monday() => {
                Err((Part::Day, ErrorCode::WeekdayContradicts))
            }
            _ => check(date, range),
        }
    }

    /// The first day of the month or year that is meant, and whether the month was given.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub(super) fn month_or_year(self, range: Range) -> Result<(NaiveDate, Option<u32>), Wrong> {
        let month = if self.month.is_some() { Some(self.month(Part::Month)?) } else { None };
        let years = self.years()?;
        let all: Vec<NaiveDate> =
            years.iter().filter_map(|year| NaiveDate::from_ymd_opt(*year, month.unwrap_or(1), 1)).collect();
        match *one_of(&all, range).as_slice() {
            [only] => check(only, range).map(|date| (date, month)),
            _ => Err((Part::Year, ErrorCode::NotAYear)),
        }
    }

    pub(super) const fn has_day(self) -> bool {
        self.day.is_some()
    }

    fn month(self, part: Part) -> Result<u32, Wrong> {
        let month = self.month.ok_or((part, ErrorCode::MonthMissing))?;
        if (1..=12).contains(&month) { Ok(month) } else { Err((part, ErrorCode::NotAMonth)) }
    }

    /// Every year that the figures can mean.
    fn years(self) -> Result<Vec<i32>, Wrong> {
        match self.year.ok_or((Part::Year, ErrorCode::YearMissing))? {
            Year::Full(year) => Ok(vec![year]),
            Year::Short(year) => Ok(vec![1900 + year, 2000 + year]),
        }
    }
}

/// Those in the range; where none is, the last of them, so that the fault is named. A year with two figures that
/// would be this one or the next, were it not for the day, is asked about rather than set a century back.
fn one_of(all: &[NaiveDate], range: Range) -> Vec<NaiveDate> {
    let is_slip = |date: &NaiveDate| *date > range.to && date.year() - range.to.year() <= 1;
    let within: Vec<NaiveDate> = all.iter().copied().filter(|date| (range.from..=range.to).contains(date)).collect();
    match (within.is_empty(), all) {
        (true, [_, last]) => vec![*last],
        (false, [_, last]) if is_slip(last) => all.to_vec(),
        (true, all) => all.to_vec(),
        (false, _) => within,
    }
}

fn check(date: NaiveDate, range: Range) -> Result<NaiveDate, Wrong> {
    if date < range.from {
        Err((Part::Year, ErrorCode::DateTooOld))
    } else if date > range.to {
        let is_next_year = date.year() > range.to.year();
        Err((if is_next_year { Part::Year } else { Part::Day }, ErrorCode::DateInFuture))
    } else {
        Ok(date)
    }
}

/// Says how many days the month has; a day after the thirty-first is no day at all.
fn no_such_day(years: &[i32], month: u32, day: u32) -> ErrorCode {
    let has = |day: &u32| years.iter().any(|year| NaiveDate::from_ymd_opt(*year, month, *day).is_some());
    match (28..=31).rev().find(has) {
        Some(last) if (1..=31).contains(&day) => ErrorCode::NoSuchDay(i64::from(last)),
        _ => ErrorCode::NotADay,
    }
}

fn part<T>(
    text: &str,
    part: Part,
    code: ErrorCode,
    read: impl Fn(&[Piece]) -> Option<T>,
    vocabulary: &Vocabulary,
) -> Result<Option<T>, Wrong> {
    let mut pieces = vocabulary.pieces(text);
    pieces.retain(|piece| !is_about(piece));
    pieces.retain(|piece| {
        !matches!(piece, Piece::Word(Meaning::Filler | Meaning::Ordinal) | Piece::Sign('.' | ',' | '\''))
    });
    match *pieces {
        [] if text.is_empty() => Ok(None),
        _ => read(&pieces).map(Some).ok_or((part, code)),
    }
}

/// Whether it says that the rest is rough.
const fn is_about(piece: &Piece) -> bool {
    matches!(piece, Piece::Word(Meaning::About) | Piece::Sign('~' | '≈' | '?'))
}

fn short(figures: &str) -> Option<u32> {
    figures.parse().ok().filter(|_| figures.len() <= 2)
}

fn year(figures: &str) -> Option<Year> {
    let value = figures.parse().ok()?;
    match figures.len() {
        4 => Some(Year::Full(value)),
        2 => Some(Year::Short(value)),
        _ => None,
    }
}

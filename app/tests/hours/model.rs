//! Opening hours a second time: slow, plain, and without a word of the code under test. It knows the holidays of
//! `table`, the law about clock changes, and hours as a list of pieces instead of a string.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use crate::table::HOLIDAYS;

/// Minutes since midnight, to at most 48:00.
pub type Minutes = (i64, i64);

/// One part of an OSM string.
#[derive(Clone, Debug)]
pub struct Piece {
    pub on: On,
    /// First and last month.
    pub months: Option<(u32, u32)>,
    /// None means `off`.
    pub spans: Vec<Minutes>,
    /// After a comma rather than a semicolon.
    pub is_added: bool,
}

/// The days of a piece.
#[derive(Clone, Copy, Debug)]
pub enum On {
    /// First and last weekday, Monday being 0.
    Weekdays(u32, u32),
    Holidays,
}

#[derive(Clone, Debug)]
pub struct ModelSchedule {
    pub from: NaiveDate,
    pub pieces: Vec<Piece>,
    /// What a bank holiday has instead, if anything.
    pub on_holidays: Option<Vec<Minutes>>,
}

#[derive(Clone, Debug)]
pub struct Model {
    pub schedules: Vec<ModelSchedule>,
    pub closures: Vec<(NaiveDateTime, NaiveDateTime)>,
    pub days: BTreeMap<NaiveDate, Vec<Minutes>>,
}

impl Model {
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        let is_closed = self.closures.iter().any(|(from, to)| opening(*from) <= at && at < closing(*to));
        let today = (at + TimeDelta::hours(i64::from(is_summer(at)))).date_naive();
        let dates = [today - Days::new(1), today];
        !is_closed && dates.iter().any(|date| self.spans(*date).iter().any(|span| is_within(*date, *span, at)))
    }

    fn spans(&self, date: NaiveDate) -> Vec<Minutes> {
        if let Some(spans) = self.days.get(&date) {
            return spans.clone();
        }
        let begun = self.schedules.iter().filter(|schedule| schedule.from <= date);
        begun.max_by_key(|schedule| schedule.from).map_or_else(Vec::new, |schedule| schedule.spans(date))
    }
}

impl ModelSchedule {
    fn spans(&self, date: NaiveDate) -> Vec<Minutes> {
        match &self.on_holidays {
            Some(spans) if is_holiday(date) => spans.clone(),
            _ => self.pieces.iter().filter(|piece| piece.is_about(date)).fold(Vec::new(), |before, piece| {
                let kept = if piece.is_added && !piece.spans.is_empty() { before } else { Vec::new() };
                [kept, piece.spans.clone()].concat()
            }),
        }
    }
}

impl Piece {
    fn is_about(&self, date: NaiveDate) -> bool {
        let in_range = |value: u32, (first, last): (u32, u32)| {
            if first <= last { first <= value && value <= last } else { value >= first || value <= last }
        };
        let on = match self.on {
            On::Weekdays(first, last) => in_range(date.weekday().num_days_from_monday(), (first, last)),
            On::Holidays => is_holiday(date),
        };
        on && self.months.is_none_or(|months| in_range(date.month(), months))
    }
}

fn is_holiday(date: NaiveDate) -> bool {
    HOLIDAYS.iter().any(|(holiday, ..)| *holiday == date.to_string())
}

fn is_within(date: NaiveDate, (from, to): Minutes, at: DateTime<Utc>) -> bool {
    let wall = |minutes| date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes);
    opening(wall(from)) <= at && at < closing(wall(to))
}

/// Summer time is from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (Summer Time
/// Order 2002).
fn is_summer(at: DateTime<Utc>) -> bool {
    turn(at.year(), 3) <= at && at < turn(at.year(), 10)
}

fn turn(year: i32, month: u32) -> DateTime<Utc> {
    let last = NaiveDate::from_ymd_opt(year, month, 1).unwrap() + Months::new(1) - Days::new(1);
    let sunday = last - Days::new(last.weekday().num_days_from_sunday().into());
    sunday.and_hms_opt(1, 0, 0).unwrap().and_utc()
}

/// Whether a date, the one before or the one after has a clock change.
pub fn is_near_a_clock_change(date: NaiveDate) -> bool {
    [3, 10].iter().any(|month| (turn(date.year(), *month).date_naive() - date).num_days().abs() <= 1)
}

fn opening(wall: NaiveDateTime) -> DateTime<Utc> {
    instants(wall).into_iter().min().unwrap_or_else(|| turn(wall.year(), 3))
}

fn closing(wall: NaiveDateTime) -> DateTime<Utc> {
    instants(wall).into_iter().max().unwrap_or_else(|| turn(wall.year(), 3))
}

/// Two in the hour that comes twice, none in the hour that does not come.
fn instants(wall: NaiveDateTime) -> Vec<DateTime<Utc>> {
    let (winter, summer) = (wall.and_utc(), wall.and_utc() - TimeDelta::hours(1));
    [(winter, false), (summer, true)].into_iter().filter(|(at, is)| is_summer(*at) == *is).map(|(at, _)| at).collect()
}

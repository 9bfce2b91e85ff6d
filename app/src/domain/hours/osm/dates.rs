//! Dates that a string names, checked: the crate takes 30 February for some other day, and `Dec 26-25` for a whole year.

use chrono::NaiveDate;
use opening_hours_syntax::rules::day::{Date, MonthdayRange};

/// A year with a leap day, for dates that come every year.
const LEAP_YEAR: i32 = 2028;

/// Whether a range names a day that no calendar has, ends before it begins, or has a year at one end only.
pub(super) fn is_impossible(range: &MonthdayRange) -> bool {
    let MonthdayRange::Date { start: (start, _), end: (end, _) } = range else { return false };
    let (Some(first), Some(last)) = (exists(start), exists(end)) else { return true };
    match (first, last) {
        (Some(first), Some(last)) => is_backwards((start, first), (end, last)),
        _ => start.year().is_some() != end.year().is_some(),
    }
}

/// The date, for one of the calendar; nothing within for one that moves; nothing at all where there is none.
#[expect(clippy::option_option, reason = "a date that moves is neither a day nor a fault")]
fn exists(date: &Date) -> Option<Option<NaiveDate>> {
    let Date::Fixed { year, month, day } = *date else { return Some(None) };
    let year = year.map_or(LEAP_YEAR, |year| *year);
    NaiveDate::from_ymd_opt(year, month as u32, day.into()).map(Some)
}

/// From one winter into the next is no way back; within a month it is.
fn is_backwards((start, first): (&Date, NaiveDate), (end, last): (&Date, NaiveDate)) -> bool {
    use chrono::Datelike;
    match (start.year(), end.year()) {
        (Some(_), Some(_)) => last < first,
        (None, None) => last < first && last.month() == first.month(),
        _ => true,
    }
}

//! A day to come, in one field, as people in London write it.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::typed;

/// Nobody plans a visit further ahead, years.
const YEARS_AHEAD: i32 = 20;
/// Months in English, and in Urdu as the portal prints them.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "جنوری"],
    ["february", "فروری"],
    ["march", "مارچ"],
    ["april", "اپریل"],
    ["may", "مئی"],
    ["june", "جون"],
    ["july", "جولائی"],
    ["august", "اگست"],
    ["september", "ستمبر"],
    ["october", "اکتوبر"],
    ["november", "نومبر"],
    ["december", "دسمبر"],
];
/// Letters of the shortest short form of a month.
const SHORT: usize = 3;

/// Reads a day as browsers post it, with figures or the name of the month, with or without a weekday and a year. A
/// year of two figures is one of this century; without a year the day that comes next is meant. Days more than a
/// year ago are a slip.
#[must_use]
pub fn read(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let plain = typed::code(text).to_lowercase();
    if matches!(plain.as_str(), "today" | "now" | "آج") {
        return Some(today);
    }
    if matches!(plain.as_str(), "tomorrow" | "کل") {
        return today.succ_opt();
    }
    let parts: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> =
        parts.into_iter().filter(|part| !is_weekday(part) && !matches!(*part, "of" | "the")).collect();
    let (day, month, year) = match parts[..] {
        [year, month, day] if year.len() == 4 && is_number(year) => (day_of(day)?, month_of(month)?, Some(year)),
        [first, second] if is_number(first) => (day_of(first)?, month_of(second)?, None),
        [first, second] if month_by_name(first).is_some() => (day_of(second)?, month_of(first)?, None),
        [first, second, year] if month_by_name(first).is_some() => (day_of(second)?, month_of(first)?, Some(year)),
        [first, second] => (day_of(first)?, month_of(second)?, None),
        [first, second, year] => (day_of(first)?, month_of(second)?, Some(year)),
        _ => return None,
    };
    let date = match year {
        Some(year) => NaiveDate::from_ymd_opt(year_of(year)?, month, day)?,
        None => next(today, month, day)?,
    };
    let is_meant = date >= today.checked_sub_months(Months::new(12))? && date.year() <= today.year() + YEARS_AHEAD;
    is_meant.then_some(date)
}

/// This year's day, or next year's where it is over. 29 February waits for its year.
fn next(today: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    let years = today.year()..=today.year() + 8;
    years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| *date >= today)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn year_of(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok().filter(|_| is_number(text))?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// `1`, `01`, `1st`.
fn day_of(text: &str) -> Option<u32> {
    let figures = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    figures.parse().ok().filter(|_| is_number(figures) && figures.len() <= 2)
}

fn month_of(text: &str) -> Option<u32> {
    if is_number(text) && text.len() <= 2 { text.parse().ok() } else { month_by_name(text) }
}

fn month_by_name(text: &str) -> Option<u32> {
    let is_called = |name: &&str| *name == text || name.is_ascii() && text.len() >= SHORT && name.starts_with(text);
    let number = MONTHS.iter().position(|names| names.iter().any(is_called))?;
    // `sept` begins no other month, as no three letters begin two.
    u32::try_from(number + 1).ok()
}

fn is_weekday(text: &str) -> bool {
    const ENGLISH: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const URDU: [&str; 7] = ["پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"];
    URDU.contains(&text) || text.len() >= SHORT && ENGLISH.iter().any(|day| day.starts_with(text))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    #[test]
    fn days_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for (typed, meant) in [
            ("2026-12-25", "2026-12-25"),
            ("25/12/2026", "2026-12-25"),
            ("25.12.2026", "2026-12-25"),
            // G09, and the other half of it.
            ("1/1/27", "2027-01-01"),
            ("31/12/26", "2026-12-31"),
            ("01-01-27", "2027-01-01"),
            ("1 1 2027", "2027-01-01"),
            ("1/1", "2027-01-01"),
            ("31 Dec", "2026-12-31"),
            ("24 November", "2026-11-24"),
            ("22 November", "2026-11-22"),
            ("21 November", "2027-11-21"),
            ("Tuesday 24 November", "2026-11-24"),
            ("Tue, 24th Nov. 2026", "2026-11-24"),
            ("24th of November", "2026-11-24"),
            ("Nov 24", "2026-11-24"),
            ("December 25, 2026", "2026-12-25"),
            ("1st Sept 27", "2027-09-01"),
            ("29 Feb", "2028-02-29"),
            ("۲۵/۱۲/۲۰۲۶", "2026-12-25"),
            ("25 دسمبر 2026", "2026-12-25"),
            ("today", "2026-11-22"),
            ("Tomorrow", "2026-11-23"),
            ("25–12–2026", "2026-12-25"),
        ] {
            assert_eq!(super::read(typed, today).map(|day| day.to_string()).as_deref(), Some(meant), "{typed}");
        }
        for no_day in [
            "",
            "never",
            "31/2/2026",
            "12/31/26",
            "1/1/0027",
            "1/1/027",
            "1/1/1927",
            "1/1/2127",
            "25/12/20266",
            "5",
            "2026",
            "1/13/27",
            "32 May",
            "1 Ma",
            "25 Decembre 2026 10",
            "1/1/99",
        ] {
            assert_eq!(super::read(no_day, today), None, "{no_day}");
        }
    }
}

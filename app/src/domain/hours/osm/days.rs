//! Which days a rule is about.

use chrono::{Datelike, Days as DayCount, NaiveDate, Weekday};
use opening_hours::OpeningHours;
use opening_hours_syntax::rules::day::{DaySelector, HolidayKind, MonthdayRange, WeekDayRange};

use super::dates;
use crate::domain::hours::holidays::BankHolidays;

pub(super) const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The days of a rule: those of the calendar, and those a number of days from a bank holiday.
#[derive(Clone, Debug)]
pub(super) struct Days {
    dates: Dates,
    near_holidays: Option<NearHolidays>,
    /// The years, months and weeks in which they lie; nothing where they lie in all.
    season: Option<Dates>,
    /// Some are counted within their month: the first Saturday.
    are_counted: bool,
}

#[derive(Clone, Debug)]
enum Dates {
    /// The same in every week.
    Weekly([bool; 7]),
    /// With years, months, weeks or "the last Sunday of the month", which the crate works out: from 1900 to 9999.
    Calendar(Box<OpeningHours>),
}

/// `PH` and `PH -1 day`, perhaps in some months only.
#[derive(Clone, Debug)]
struct NearHolidays {
    within: Dates,
    days_after: Vec<i16>,
}

impl Days {
    pub(super) fn new(selector: &DaySelector) -> Result<Self, String> {
        let (holidays, weekdays): (Vec<_>, Vec<_>) =
            selector.weekday.iter().cloned().partition(|range| matches!(range, WeekDayRange::Holiday { .. }));
        let with = |weekday| DaySelector { weekday, ..selector.clone() };
        let is_always = selector.year.is_empty() && selector.monthday.is_empty() && selector.week.is_empty();
        let season = if is_always { None } else { Some(Dates::new(&with(Vec::new()))?) };
        let are_counted = weekly(&DaySelector { weekday: weekdays.clone(), ..DaySelector::default() }).is_none();
        if holidays.is_empty() {
            return Ok(Self { dates: Dates::new(&with(weekdays))?, near_holidays: None, season, are_counted });
        }
        let dates = if weekdays.is_empty() { Dates::Weekly([false; 7]) } else { Dates::new(&with(weekdays))? };
        let days_after = holidays.iter().map(days_after_holiday).collect::<Result<_, _>>()?;
        let near_holidays = Some(NearHolidays { within: Dates::new(&with(Vec::new()))?, days_after });
        Ok(Self { dates, near_holidays, season, are_counted })
    }

    /// Whether the date is one of the calendar's.
    pub(super) fn include(&self, date: NaiveDate) -> bool {
        self.dates.include(date)
    }

    /// Whether the date is one because of a bank holiday.
    pub(super) fn include_as_holiday(&self, date: NaiveDate, holidays: &BankHolidays) -> bool {
        let is_after = |days: &i16| before(date, *days).is_some_and(|date| holidays.on(date).is_some());
        self.near_holidays
            .as_ref()
            .is_some_and(|near| near.days_after.iter().any(is_after) && near.within.include(date))
    }

    /// Whether a weekday is one, for days that come weekly.
    pub(super) fn include_weekly(&self, day: Weekday) -> bool {
        matches!(&self.dates, Dates::Weekly(days) if days[index(day)])
    }

    /// Whether every week has the same ones but for bank holidays.
    pub(super) fn come_weekly(&self) -> bool {
        matches!(self.dates, Dates::Weekly(_))
    }

    /// Whether the date is in the years, months and weeks in which they lie; nothing where they lie in all.
    pub(super) fn are_in_season(&self, date: NaiveDate) -> Option<bool> {
        self.season.as_ref().map(|season| season.include(date))
    }

    /// Whether some are counted within their month.
    pub(super) fn are_counted(&self) -> bool {
        self.are_counted
    }

    pub(super) fn are_all(&self) -> bool {
        matches!(self.dates, Dates::Weekly([true, true, true, true, true, true, true])) && !self.name_holidays()
    }

    pub(super) fn name_holidays(&self) -> bool {
        self.near_holidays.is_some()
    }

    pub(super) fn name_the_holiday_itself(&self) -> bool {
        self.near_holidays.as_ref().is_some_and(|near| near.days_after.contains(&0))
    }

    pub(super) fn name_days_beside_holidays(&self) -> bool {
        self.near_holidays.as_ref().is_some_and(|near| near.days_after.iter().any(|days| *days != 0))
    }
}

impl Dates {
    /// `selector` names no holidays.
    fn new(selector: &DaySelector) -> Result<Self, String> {
        if let Some(weekly) = weekly(selector) {
            return Ok(Self::Weekly(weekly));
        }
        // The crate takes a month written with its year for the month's first day.
        if selector.monthday.iter().any(|range| matches!(range, MonthdayRange::Month { year: Some(_), .. })) {
            return Err(format!("`{selector}` is not understood: write the year apart, as in `2026 Mar`"));
        }
        if let Some(range) = selector.monthday.iter().find(|range| dates::is_impossible(range)) {
            return Err(format!(
                "`{range}` has a day that no calendar has, ends before it begins, or has a year at one end only"
            ));
        }
        let hours: OpeningHours = as_text(selector).parse().map_err(|_| unclear(selector))?;
        // The crate wrote it, so the crate should read the same again; should it not, nobody is to rely on it.
        match &hours.get_expression().rules[..] {
            [rule] if rule.day_selector == *selector => Ok(Self::Calendar(Box::new(hours))),
            _ => Err(unclear(selector)),
        }
    }

    fn include(&self, date: NaiveDate) -> bool {
        match self {
            Self::Weekly(days) => days[index(date.weekday())],
            Self::Calendar(hours) => !hours.schedule_at(date).is_empty(),
        }
    }
}

/// As the crate writes it, but with a space after the year, without which it would read something else.
fn as_text(selector: &DaySelector) -> String {
    let years = DaySelector { year: selector.year.clone(), ..DaySelector::default() };
    let others = DaySelector { year: Vec::new(), ..selector.clone() };
    format!("{years} {others} open").trim_start().to_owned()
}

fn unclear(selector: &DaySelector) -> String {
    format!("`{selector}` is not understood: write these days in another way")
}

/// The weekdays, where nothing else is named.
fn weekly(selector: &DaySelector) -> Option<[bool; 7]> {
    let nothing_else = selector.year.is_empty() && selector.monthday.is_empty() && selector.week.is_empty();
    if !nothing_else || selector.weekday.is_empty() {
        return nothing_else.then_some([true; 7]);
    }
    let mut days = [false; 7];
    for range in &selector.weekday {
        let WeekDayRange::Fixed { range, offset: 0, nth_from_start: [true, true, true, true, true], .. } = range else {
            return None;
        };
        let (first, last) = (index(*range.start()), index(*range.end()));
        let length = (last + 7 - first) % 7;
        (first..=first + length).for_each(|day| days[day % 7] = true);
    }
    Some(days)
}

fn days_after_holiday(range: &WeekDayRange) -> Result<i16, String> {
    match range {
        WeekDayRange::Holiday { kind: HolidayKind::Public, offset } => Ok(*offset),
        _ => {
            Err("`SH` is not known here, because school holidays differ from borough to borough: write dates"
                .to_owned())
        }
    }
}

fn before(date: NaiveDate, days: i16) -> Option<NaiveDate> {
    let count = DayCount::new(u64::from(days.unsigned_abs()));
    if days < 0 { date.checked_add_days(count) } else { date.checked_sub_days(count) }
}

/// Place of a weekday in its week: Monday is 0.
pub(crate) fn index(day: Weekday) -> usize {
    usize::try_from(day.num_days_from_monday()).unwrap_or(0)
}

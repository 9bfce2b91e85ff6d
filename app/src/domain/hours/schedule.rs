//! Usual hours from a date on, with what happens on bank holidays.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{BankHolidays, FieldFault, HolidayRule, Span, WrittenHours, osm::OsmHours, span::is_round_the_clock};

/// Understood [`WrittenHours`].
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    pub(super) from: NaiveDate,
    hours: OsmHours,
    /// Hours of a bank holiday; nothing where the usual ones hold.
    on_holidays: Option<Vec<Span>>,
    /// Open every minute of every day that is no bank holiday.
    is_always_open: bool,
}

impl Schedule {
    /// # Errors
    /// What is wrong, beside the name of the field within `field`.
    pub(super) fn new(written: &WrittenHours, field: &str) -> Result<Self, Vec<FieldFault>> {
        let hours = OsmHours::parse(&written.hours).map_err(|reason| FieldFault::new(format!("{field}.hours"), reason));
        let on_holidays = match &written.holidays {
            HolidayRule::AsUsual => Ok(None),
            HolidayRule::Closed => Ok(Some(Vec::new())),
            HolidayRule::Hours(text) => OsmHours::parse_day(text).map(Some),
        };
        let on_holidays = on_holidays.map_err(|reason| {
            let reason = format!("{reason}; a rule is `as-usual`, `closed` or times such as `10:00-16:00`");
            FieldFault::new(format!("{field}.holidays"), reason)
        });
        match (hours, on_holidays) {
            (Ok(hours), Ok(Some(_))) if hours.opens_on_holidays() => {
                let reason = "`hours` says when it is open on bank holidays (`PH`): write `holidays = \"as-usual\"`";
                Err(vec![FieldFault::new(format!("{field}.holidays"), reason)])
            }
            (Ok(hours), Ok(on_holidays)) => {
                let is_always_open =
                    hours.week().is_some_and(is_round_the_clock) && !hours.names_days_beside_holidays();
                Ok(Self { from: written.from, hours, on_holidays, is_always_open })
            }
            (hours, on_holidays) => Err(hours.err().into_iter().chain(on_holidays.err()).collect()),
        }
    }

    /// The hours of a date that this schedule is in force on.
    pub(super) fn on(&self, date: NaiveDate, holidays: &BankHolidays) -> Cow<'_, [Span]> {
        let Some(on_holidays) = &self.on_holidays else { return self.hours.on(date, holidays) };
        // To ask the calendar last saves its work on most days.
        let usual = self.hours.on(date, holidays);
        if **on_holidays == *usual || holidays.on(date).is_none() { usual } else { Cow::Borrowed(on_holidays) }
    }

    /// The hours of a date if no day were a bank holiday.
    pub(super) fn usual(&self, date: NaiveDate) -> Cow<'_, [Span]> {
        self.hours.usual(date)
    }

    /// The dates after `first`, up to and including `last`, on which other months, weeks or years begin to count.
    pub(super) fn turns(&self, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        self.hours.turns(first, last)
    }

    /// Whether some days are counted within their month: the first Saturday.
    pub(super) fn counts_days(&self) -> bool {
        self.hours.counts_days()
    }

    /// Whether bank holidays make a difference.
    pub(super) fn minds_holidays(&self) -> bool {
        self.on_holidays.is_some() || self.hours.names_holidays()
    }

    /// Open every minute of every day that is no bank holiday.
    pub(super) fn is_always_open(&self) -> bool {
        self.is_always_open
    }
}

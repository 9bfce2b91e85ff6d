//! The hours of one site, or of one service at it, by date. Instants are for [`instants`](super::instants).

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use chrono::{Datelike, Days, NaiveDate};

use super::{
    BankHolidays, Closure, Day, FieldFault, OneOffDay, Span, Why, WrittenHours, closure::Closed, osm::OsmHours,
    schedule::Schedule, span::is_round_the_clock,
};

/// Hours of one site, or of one service at it.
#[derive(Clone, Debug)]
pub struct Timetable {
    /// In the order in which they come into force.
    pub(super) schedules: Vec<Schedule>,
    pub(super) closures: Vec<Closed>,
    pub(super) days: BTreeMap<NaiveDate, OneOff>,
    pub(super) holidays: Arc<BankHolidays>,
}

/// An understood [`OneOffDay`].
#[derive(Clone, Debug)]
pub(super) struct OneOff {
    spans: Vec<Span>,
    reason: String,
}

impl Timetable {
    /// Understands what a register writes. Without any hours, all days but the one-off ones are closed.
    ///
    /// # Errors
    /// Every fault: a string that cannot be read, a closure that ends before it begins, two schedules from one date,
    /// two one-off days on one date, a reason that is empty.
    pub fn new(
        hours: &[WrittenHours],
        closures: &[Closure],
        days: &[OneOffDay],
        holidays: &Arc<BankHolidays>,
    ) -> Result<Self, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let timetable = Self {
            schedules: read_schedules(hours, &mut faults),
            closures: read_closures(closures, &mut faults),
            days: read_days(days, &mut faults),
            holidays: Arc::clone(holidays),
        };
        if faults.is_empty() { Ok(timetable) } else { Err(faults) }
    }

    /// One date.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Day {
        let planned = self.planned(date);
        let mut spans = planned.to_vec();
        let mut why = self.why_planned(date, &planned);
        for closure in &self.closures {
            let left = closure.cut(date, &spans);
            if left != spans {
                why = Some(Why::Closure(closure.reason.clone()));
                spans = left;
            }
        }
        Day { date, spans, why }
    }

    /// Monday to Sunday of the week of `on`, by the schedule in force on that date, without bank holidays, one-off
    /// days and closures. Seven closed days where no schedule is in force.
    #[must_use]
    pub fn usual_week(&self, on: NaiveDate) -> [Vec<Span>; 7] {
        let since_monday = u64::from(on.weekday().num_days_from_monday());
        let monday = on.checked_sub_days(Days::new(since_monday)).unwrap_or(on);
        [0, 1, 2, 3, 4, 5, 6]
            .map(|days| {
                let date = monday.checked_add_days(Days::new(days))?;
                Some(self.in_force(on)?.usual(date).into_owned())
            })
            .map(Option::unwrap_or_default)
    }

    /// Whether the usual week of `on` leaves no minute out.
    #[must_use]
    pub fn is_always_open(&self, on: NaiveDate) -> bool {
        is_round_the_clock(&self.usual_week(on))
    }

    /// The schedule in force on a date.
    pub(super) fn in_force(&self, date: NaiveDate) -> Option<&Schedule> {
        let begun = self.schedules.partition_point(|schedule| schedule.from <= date);
        self.schedules.get(begun.checked_sub(1)?)
    }

    /// The hours of a date, closures aside.
    pub(super) fn planned(&self, date: NaiveDate) -> Cow<'_, [Span]> {
        if let Some(day) = self.days.get(&date) {
            return Cow::Borrowed(&day.spans);
        }
        self.in_force(date).map_or(Cow::Borrowed(&[]), |schedule| schedule.on(date, &self.holidays))
    }

    /// Why the planned hours of a date are not the usual ones.
    pub(super) fn why_planned(&self, date: NaiveDate, planned: &[Span]) -> Option<Why> {
        if let Some(day) = self.days.get(&date) {
            return Some(Why::OneOff(day.reason.clone()));
        }
        match self.in_force(date) {
            None if self.schedules.is_empty() => Some(Why::NoHours),
            None => Some(Why::NotYet),
            Some(schedule) if *schedule.usual(date) == *planned => None,
            // Hours that speak of the day before a holiday differ too, but people have no name for that day.
            Some(_) => self.holidays.on(date).cloned().map(Why::Holiday),
        }
    }
}

fn read_schedules(hours: &[WrittenHours], faults: &mut Vec<FieldFault>) -> Vec<Schedule> {
    let mut schedules: Vec<Schedule> = Vec::with_capacity(hours.len());
    for (place, written) in hours.iter().enumerate() {
        let field = format!("hours[{place}]");
        if hours[..place].iter().any(|earlier| earlier.from == written.from) {
            let reason = format!("there are two schedules from {}", written.from);
            faults.push(FieldFault::new(format!("{field}.from"), reason));
        }
        match Schedule::new(written, &field) {
            Ok(schedule) => schedules.push(schedule),
            Err(found) => faults.extend(found),
        }
    }
    schedules.sort_by_key(|schedule| schedule.from);
    schedules
}

fn read_closures(closures: &[Closure], faults: &mut Vec<FieldFault>) -> Vec<Closed> {
    let mut read = Vec::with_capacity(closures.len());
    for (place, written) in closures.iter().enumerate() {
        match Closed::new(written, &format!("closures[{place}]")) {
            Ok(closure) => read.push(closure),
            Err(found) => faults.extend(found),
        }
    }
    read
}

fn read_days(days: &[OneOffDay], faults: &mut Vec<FieldFault>) -> BTreeMap<NaiveDate, OneOff> {
    let mut read = BTreeMap::new();
    for (place, written) in days.iter().enumerate() {
        let mut fault = |field, reason| faults.push(FieldFault::new(format!("days[{place}].{field}"), reason));
        if days[..place].iter().any(|earlier| earlier.date == written.date) {
            fault("date", format!("there are two days on {}", written.date));
        }
        if written.reason.trim().is_empty() {
            fault("reason", "people are told why: it cannot be empty".to_owned());
        }
        match OsmHours::parse_day(&written.hours) {
            Ok(spans) => {
                read.insert(written.date, OneOff { spans, reason: written.reason.clone() });
            }
            Err(reason) => fault("hours", reason),
        }
    }
    read
}

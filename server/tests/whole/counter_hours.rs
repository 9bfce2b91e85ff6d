//! The hours of every counter and of every service with hours of its own, on every day on which hours go wrong
//! elsewhere. What should come out is worked out here a second time, minute by minute and from the register alone:
//! nothing is shared with the code under test but the register's text.

use std::path::Path;

use app::domain::{
    counter::{Counter, written::ClosureEntry},
    hours::HolidayRule,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};
use server::content::register::Directory;

use crate::portal::{Outcome, content_dir};

/// Bank holidays of England and Wales, substitute days included, written out by hand.
const HOLIDAYS: &str = "\
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-26 2026-12-28 \
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-25 2027-12-26 2027-12-27 2027-12-28 \
2028-01-01 2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26 \
2029-01-01 2029-03-30 2029-04-02 2029-05-07 2029-05-28 2029-08-27 2029-12-25 2029-12-26 \
2030-01-01 2030-04-19 2030-04-22 2030-05-06 2030-05-27 2030-08-26 2030-12-25 2030-12-26";
/// Both clock changes of two years, a leap day, the nights around New Year, and the days before a closure by date.
const OTHERS: &str = "\
2026-03-29 2026-10-25 2027-03-28 2027-10-31 2028-02-29 2026-12-31 2027-12-31 2028-12-31 2029-12-31 2030-12-31 \
2026-11-22 2026-12-23 2026-12-24 2026-12-27 2026-12-30 2027-01-03 2027-01-04 2027-01-11 2027-03-27 2026-12-10";
const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const TWO_DAYS: usize = 48 * 60;

/// The minutes of a day, and of the night after it, on which something that begins on that day is open.
type Minutes = Vec<bool>;

fn days(text: &str) -> impl Iterator<Item = NaiveDate> {
    text.split(' ').map(|day| day.parse().expect("a date"))
}

#[test]
fn every_site_on_every_day_that_is_special() -> Outcome {
    let directory = Directory::load(&content_dir()).map_err(|faults| format!("{faults:?}"))?;
    let holidays: Vec<NaiveDate> = days(HOLIDAYS).collect();
    let (mut compared, mut open) = (0, 0);
    for counter in directory.register().all() {
        let own = directory.services().at_counters().map(|service| service.id.as_str());
        let services: Vec<&str> = own.filter(|service| counter.has_own_hours(service)).collect();
        for date in days(HOLIDAYS).chain(days(OTHERS)) {
            let site = expected(counter, None, date, &holidays);
            let told = counter.times().days(date, 1).remove(0);
            assert_eq!(written(&told.spans), spans(&site), "{} on {date}", counter.slug);
            compared += 1;
            open += usize::from(!told.spans.is_empty());
            for service in &services {
                let times = counter.times_of(service).expect("it is offered");
                let both: Minutes =
                    site.iter().zip(expected(counter, Some(service), date, &holidays)).map(|(a, b)| *a && b).collect();
                assert_eq!(
                    written(&times.days(date, 1)[0].spans),
                    spans(&both),
                    "{service} at {} on {date}",
                    counter.slug
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 9_000 && open > 2_000, "{compared} days compared, {open} of them open");
    println!("{compared} days compared, {open} of the sites' own open");
    Ok(())
}

fn written(told: &[app::domain::hours::Span]) -> Vec<String> {
    told.iter().map(ToString::to_string).collect()
}

/// Runs of open minutes, as OSM writes them.
fn spans(minutes: &[bool]) -> Vec<String> {
    let clock = |minute: usize| format!("{:02}:{:02}", minute / 60, minute % 60);
    let mut found = Vec::new();
    let mut from = None;
    for minute in 0..=minutes.len() {
        match (from, minutes.get(minute).copied().unwrap_or(false)) {
            (None, true) => from = Some(minute),
            (Some(began), false) => {
                found.push(format!("{}-{}", clock(began), clock(minute)));
                from = None;
            }
            _ => {}
        }
    }
    found
}

/// A closure, then a day with hours of its own, then the rule for holidays, then the usual hours of that date.
fn expected(counter: &Counter, service: Option<&str>, date: NaiveDate, holidays: &[NaiveDate]) -> Minutes {
    let facts = &counter.facts;
    let entries = facts.hours.iter().filter(|entry| entry.service.as_deref() == service && entry.from <= date);
    let usual = entries.max_by_key(|entry| entry.from);
    let one_off = facts.day.iter().find(|day| day.service.as_deref() == service && day.date == date);
    let mut minutes = match (one_off, usual) {
        (Some(day), _) => of_string(&day.hours, date),
        (None, None) => vec![false; TWO_DAYS],
        (None, Some(entry)) if holidays.contains(&date) => match &entry.holidays {
            HolidayRule::AsUsual => of_string(&entry.hours, date),
            HolidayRule::Closed => vec![false; TWO_DAYS],
            HolidayRule::Hours(hours) => of_string(hours, date),
        },
        (None, Some(entry)) => of_string(&entry.hours, date),
    };
    for closure in facts.closed.iter().filter(|closure| closure.service.as_deref() == service) {
        cut(&mut minutes, closure, date);
    }
    minutes
}

fn cut(minutes: &mut Minutes, closure: &ClosureEntry, date: NaiveDate) {
    let midnight: NaiveDateTime = date.and_hms_opt(0, 0, 0).expect("midnight");
    for (minute, is_open) in minutes.iter_mut().enumerate() {
        let at = midnight + TimeDelta::minutes(i64::try_from(minute).expect("a minute"));
        *is_open &= !(closure.from <= at && at < closure.to);
    }
}

/// The strings that the register has, each rule in place of those before it.
fn of_string(hours: &str, date: NaiveDate) -> Minutes {
    let mut minutes = vec![false; TWO_DAYS];
    for rule in hours.split("; ") {
        let (when, times) = rule.rsplit_once(' ').unwrap_or(("", rule));
        if when.split(' ').filter(|part| !part.is_empty()).all(|part| is_on(part, date)) {
            minutes = vec![false; TWO_DAYS];
            fill(&mut minutes, times);
        }
    }
    minutes
}

fn is_on(part: &str, date: NaiveDate) -> bool {
    let (names, today): (&[&str], usize) = if MONTHS.contains(&&part[..3.min(part.len())]) {
        (&MONTHS, date.month0() as usize)
    } else {
        (&WEEKDAYS, date.weekday().num_days_from_monday() as usize)
    };
    let number = |name: &str| names.iter().position(|one| *one == name).unwrap_or_else(|| panic!("{name}"));
    part.split(',').any(|range| {
        if let Some((day, nth)) = range.split_once('[') {
            let nth: u32 = nth.trim_end_matches(']').parse().expect("a number");
            return number(day) == today && (date.day() - 1) / 7 + 1 == nth;
        }
        match range.split_once('-') {
            Some((first, last)) if number(first) <= number(last) => (number(first)..=number(last)).contains(&today),
            Some((first, last)) => today >= number(first) || today <= number(last),
            None => number(range) == today,
        }
    })
}

fn fill(minutes: &mut Minutes, times: &str) {
    let minute = |clock: &str| {
        let time = chrono::NaiveTime::parse_from_str(clock, "%H:%M").unwrap_or_else(|_| panic!("{clock}"));
        (time.hour() * 60 + time.minute()) as usize
    };
    for range in times.split(',') {
        let (from, to) = match range {
            "24/7" => (0, 24 * 60),
            "off" => (0, 0),
            range => {
                let (from, to) = range.split_once('-').unwrap_or_else(|| panic!("{range}"));
                let (from, to) = (minute(from), minute(to));
                (from, if to <= from { to + 24 * 60 } else { to })
            }
        };
        minutes[from..to].fill(true);
    }
}

#[test]
fn the_second_way_of_working_it_out_knows_every_string_of_the_register() {
    let text = std::fs::read_to_string(Path::new(&content_dir()).join("counters.toml")).expect("the register");
    assert!(text.contains("Sa[1]") && text.contains("Apr-Sep") && text.contains("18:00-02:00"));
    let first_saturday = NaiveDate::from_ymd_opt(2026, 12, 5).expect("a date");
    assert_eq!(spans(&of_string("Tu 10:00-13:00; Sa[1] 10:00-12:00", first_saturday)), ["10:00-12:00"]);
    assert_eq!(spans(&of_string("Oct-Mar Mo-Sa 18:00-02:00", first_saturday)), ["18:00-26:00"]);
    assert!(spans(&of_string("Apr-Sep 10:00-12:00", first_saturday)).is_empty());
}

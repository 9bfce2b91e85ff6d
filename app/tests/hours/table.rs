//! Every bank holiday and substitute day from 2026 to 2030, both clock changes, the leap day, the turn of the year:
//! what each rule makes of the two usual strings, written out.

use app::domain::hours::{State, Why, to_utc};
use chrono::{Datelike, Days, NaiveDate, TimeDelta};

use crate::{USUAL, always, date, holidays, shown, utc, wall, week};

/// Date, weekday, name, and whether it is a substitute. By the Banking and Financial Dealings Act 1971 and, as far
/// as they are published, GOV.UK's lists; weekend days that have a substitute are in it as well.
pub const HOLIDAYS: &[(&str, &str, &str, bool)] = &[
    ("2026-01-01", "Thu", "new-years-day", false),
    ("2026-04-03", "Fri", "good-friday", false),
    ("2026-04-06", "Mon", "easter-monday", false),
    ("2026-05-04", "Mon", "early-may", false),
    ("2026-05-25", "Mon", "spring", false),
    ("2026-08-31", "Mon", "summer", false),
    ("2026-12-25", "Fri", "christmas-day", false),
    ("2026-12-26", "Sat", "boxing-day", false),
    ("2026-12-28", "Mon", "boxing-day", true),
    ("2027-01-01", "Fri", "new-years-day", false),
    ("2027-03-26", "Fri", "good-friday", false),
    ("2027-03-29", "Mon", "easter-monday", false),
    ("2027-05-03", "Mon", "early-may", false),
    ("2027-05-31", "Mon", "spring", false),
    ("2027-08-30", "Mon", "summer", false),
    ("2027-12-25", "Sat", "christmas-day", false),
    ("2027-12-26", "Sun", "boxing-day", false),
    ("2027-12-27", "Mon", "christmas-day", true),
    ("2027-12-28", "Tue", "boxing-day", true),
    ("2028-01-01", "Sat", "new-years-day", false),
    ("2028-01-03", "Mon", "new-years-day", true),
    ("2028-04-14", "Fri", "good-friday", false),
    ("2028-04-17", "Mon", "easter-monday", false),
    ("2028-05-01", "Mon", "early-may", false),
    ("2028-05-29", "Mon", "spring", false),
    ("2028-08-28", "Mon", "summer", false),
    ("2028-12-25", "Mon", "christmas-day", false),
    ("2028-12-26", "Tue", "boxing-day", false),
    ("2029-01-01", "Mon", "new-years-day", false),
    ("2029-03-30", "Fri", "good-friday", false),
    ("2029-04-02", "Mon", "easter-monday", false),
    ("2029-05-07", "Mon", "early-may", false),
    ("2029-05-28", "Mon", "spring", false),
    ("2029-08-27", "Mon", "summer", false),
    ("2029-12-25", "Tue", "christmas-day", false),
    ("2029-12-26", "Wed", "boxing-day", false),
    ("2030-01-01", "Tue", "new-years-day", false),
    ("2030-04-19", "Fri", "good-friday", false),
    ("2030-04-22", "Mon", "easter-monday", false),
    ("2030-05-06", "Mon", "early-may", false),
    ("2030-05-27", "Mon", "spring", false),
    ("2030-08-26", "Mon", "summer", false),
    ("2030-12-25", "Wed", "christmas-day", false),
    ("2030-12-26", "Thu", "boxing-day", false),
];

/// The string, the rule, and what that makes of a bank holiday on a weekday and at a weekend.
const RULES: &[(&str, &str, &str, &str)] = &[
    ("24/7", "as-usual", "00:00-24:00", "00:00-24:00"),
    ("24/7", "closed", "", ""),
    ("24/7", "10:00-16:00", "10:00-16:00", "10:00-16:00"),
    (USUAL, "as-usual", "10:00-22:00", "09:00-19:00"),
    (USUAL, "closed", "", ""),
    (USUAL, "10:00-16:00", "10:00-16:00", "10:00-16:00"),
];

/// Wall times at which a day is asked, and whether some hours are open then.
const ASKED: &[(&str, &[&str])] = &[
    ("00:00", &["00:00-24:00"]),
    ("08:59", &["00:00-24:00"]),
    ("09:30", &["00:00-24:00", "09:00-19:00"]),
    ("12:00", &["00:00-24:00", "09:00-19:00", "10:00-22:00", "10:00-16:00"]),
    ("16:00", &["00:00-24:00", "09:00-19:00", "10:00-22:00"]),
    ("19:00", &["00:00-24:00", "10:00-22:00"]),
    ("22:00", &["00:00-24:00"]),
    ("23:59", &["00:00-24:00"]),
];

#[test]
fn the_calendar_has_these_holidays_and_no_others() {
    let found = holidays().between(date("2026-01-01"), date("2030-12-31"));
    let found: Vec<_> = found
        .iter()
        .map(|(date, holiday)| {
            let id = holiday.id.as_ref().map_or("", |id| id.as_str());
            (date.to_string(), date.weekday().to_string(), id.to_owned(), holiday.is_substitute)
        })
        .collect();
    let expected: Vec<_> =
        HOLIDAYS.iter().map(|(date, day, id, sub)| (date.to_string(), day.to_string(), id.to_string(), *sub)).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_rule_holds_on_every_bank_holiday() {
    for (text, rule, on_weekday, at_weekend) in RULES {
        let timetable = always(text, rule);
        for (on, weekday, id, is_substitute) in HOLIDAYS {
            let expected = if ["Sat", "Sun"].contains(weekday) { at_weekend } else { on_weekday };
            let day = timetable.day(date(on));
            assert_eq!(shown(&day.spans), *expected, "{text}, {rule}: {on}");
            match day.why {
                Some(Why::Holiday(holiday)) => {
                    assert!(*rule != "as-usual" && holiday.is_substitute == *is_substitute, "{text}, {rule}: {on}");
                    assert_eq!(holiday.id.unwrap().as_str(), *id, "{text}, {rule}: {on}");
                }
                why => assert!(why.is_none() && *rule == "as-usual", "{text}, {rule}: {on}: {why:?}"),
            }
            for (time, open_hours) in ASKED {
                let at = to_utc(wall(&format!("{on} {time}")));
                assert_eq!(timetable.is_open(at), open_hours.contains(expected), "{text}, {rule}: {on} {time}");
            }
        }
    }
}

#[test]
fn days_beside_holidays_are_as_usual() {
    for (text, rule, ..) in RULES {
        let timetable = always(text, rule);
        let last = date("2030-12-31");
        for on in date("2026-01-01").iter_days().take_while(|on| *on <= last) {
            if !HOLIDAYS.iter().any(|(holiday, ..)| date(holiday) == on) {
                let day = timetable.day(on);
                assert_eq!((shown(&day.spans), day.why), (usual(text, on).to_owned(), None), "{text}, {rule}: {on}");
            }
        }
    }
}

fn usual(text: &str, on: NaiveDate) -> &'static str {
    match on.weekday().number_from_monday() {
        _ if text == "24/7" => "00:00-24:00",
        1..=5 => "10:00-22:00",
        _ => "09:00-19:00",
    }
}

#[test]
fn a_closed_holiday_says_which_and_when_it_opens_again() {
    for (text, at, id, opens) in [
        (USUAL, "2026-04-03 12:00", "good-friday", "2026-04-04 08:00"),
        (USUAL, "2026-04-06 05:00", "easter-monday", "2026-04-07 09:00"),
        (USUAL, "2026-12-25 10:00", "christmas-day", "2026-12-27 09:00"),
        (USUAL, "2026-12-28 10:00", "boxing-day", "2026-12-29 10:00"),
        (USUAL, "2027-12-25 23:00", "christmas-day", "2027-12-29 10:00"),
        (USUAL, "2028-01-01 12:00", "new-years-day", "2028-01-02 09:00"),
        ("24/7", "2026-04-06 12:00", "easter-monday", "2026-04-06 23:00"),
        ("24/7", "2027-12-27 12:00", "christmas-day", "2027-12-29 00:00"),
    ] {
        let State::Closed { why: Why::Holiday(holiday), opens: next } = always(text, "closed").state(utc(at)) else {
            panic!("{text} at {at}");
        };
        assert_eq!(holiday.id.unwrap().as_str(), id, "{text} at {at}");
        assert_eq!(next, Some(utc(opens)), "{text} at {at}");
    }
}

#[test]
fn both_clock_changes_are_kept() {
    for (sunday, hour_of_nine) in
        [("2026-03-29", "08:00"), ("2026-10-25", "09:00"), ("2027-03-28", "08:00"), ("2027-10-31", "09:00")]
    {
        for rule in ["as-usual", "closed", "10:00-16:00"] {
            let usual = always(USUAL, rule);
            let midnight = to_utc(wall(&format!("{sunday} 00:00")));
            assert_eq!(shown(&usual.day(date(sunday)).spans), "09:00-19:00");
            assert_eq!(usual.next_opening(midnight), Some(utc(&format!("{sunday} {hour_of_nine}"))), "{sunday} {rule}");
            let always = always("24/7", rule);
            assert_eq!(always.day(date(sunday)).why, None);
            let next_midnight = to_utc(wall(&format!("{sunday} 00:00")) + Days::new(1));
            let mut at = midnight;
            while at < next_midnight {
                assert!(always.is_open(at), "{at} {rule}");
                at += TimeDelta::minutes(15);
            }
        }
    }
}

#[test]
fn a_night_lasts_an_hour_less_or_more_when_clocks_change() {
    let timetable = always("Mo-Su 22:00-06:00", "closed");
    for (evening, morning, hours) in [
        ("2026-03-28 22:00", "2026-03-29 05:00", 7),
        ("2026-06-06 21:00", "2026-06-07 05:00", 8),
        ("2026-10-24 21:00", "2026-10-25 06:00", 9),
        ("2027-03-27 22:00", "2027-03-28 05:00", 7),
        ("2027-10-30 21:00", "2027-10-31 06:00", 9),
        ("2026-12-31 22:00", "2027-01-01 06:00", 8),
        ("2028-02-28 22:00", "2028-02-29 06:00", 8),
    ] {
        let (from, until) = (utc(evening), utc(morning));
        assert_eq!(until - from, TimeDelta::hours(hours));
        assert_eq!(timetable.next_opening(from - TimeDelta::hours(9)), Some(from), "{evening}");
        assert_eq!(timetable.state(from), State::Open { until: Some(until) }, "{evening}");
        assert!(!timetable.is_open(until) && timetable.is_open(until - TimeDelta::seconds(1)), "{evening}");
    }
}

#[test]
fn a_leap_day_is_a_day() {
    // A Tuesday.
    for (text, rule, hours) in [("24/7", "closed", "00:00-24:00"), (USUAL, "closed", "10:00-22:00")] {
        let timetable = always(text, rule);
        assert_eq!(shown(&timetable.day(date("2028-02-29")).spans), hours);
        let week: Vec<u32> = week(&timetable, date("2028-02-27")).iter().map(|day| day.date.day()).collect();
        assert_eq!(week, [27, 28, 29, 1, 2, 3, 4]);
    }
    let usual = always(USUAL, "closed");
    assert_eq!(usual.state(utc("2028-02-29 12:00")), State::Open { until: Some(utc("2028-02-29 22:00")) });
    assert_eq!(usual.next_opening(utc("2028-02-29 22:00")), Some(utc("2028-03-01 10:00")));
}

#[test]
fn the_year_ends() {
    let at = utc("2026-12-31 21:59");
    for (text, rule, until, opens) in [
        ("24/7", "as-usual", None, at),
        ("24/7", "closed", Some(utc("2027-01-01 00:00")), utc("2027-01-02 00:00")),
        ("24/7", "10:00-16:00", Some(utc("2027-01-01 00:00")), utc("2027-01-01 10:00")),
        (USUAL, "as-usual", Some(utc("2026-12-31 22:00")), utc("2027-01-01 10:00")),
        (USUAL, "closed", Some(utc("2026-12-31 22:00")), utc("2027-01-02 09:00")),
        (USUAL, "10:00-16:00", Some(utc("2026-12-31 22:00")), utc("2027-01-01 10:00")),
    ] {
        let timetable = always(text, rule);
        assert_eq!(timetable.state(at), State::Open { until }, "{text}, {rule}");
        assert_eq!(timetable.next_opening(until.unwrap_or(at)), Some(opens), "{text}, {rule}");
    }
}

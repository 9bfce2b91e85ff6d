//! What people are told: why, what changes, which week; and what wins over what.

use app::domain::{
    counter::{Times, plan::Plan},
    hours::{Holiday, State, Timetable, WallTime, Why, to_london},
};
use chrono::{DateTime, TimeDelta, Utc};

use crate::{USUAL, always, closure, date, holidays, hours, one_off, shown, timetable, utc, week};

fn closed(why: Why, opens: Option<&str>) -> State {
    State::Closed { why, opens: opens.map(utc) }
}

fn open(until: &str) -> State {
    State::Open { until: Some(utc(until)) }
}

/// New hours from 3 March 2026, as the counters of London had.
fn changed_in_march() -> Timetable {
    let schedules = [hours("2026-03-03", USUAL, "closed"), hours("2020-01-01", "Mo-Su 08:00-20:00", "as-usual")];
    timetable(&schedules, &[], &[])
}

#[test]
fn the_past_has_the_hours_it_had() {
    let timetable = changed_in_march();
    assert_eq!(timetable.state(utc("2026-03-02 08:30")), open("2026-03-02 20:00"));
    assert_eq!(timetable.state(utc("2026-03-02 21:00")), closed(Why::OutsideHours, Some("2026-03-03 10:00")));
    assert_eq!(timetable.state(utc("2026-03-03 08:30")), closed(Why::OutsideHours, Some("2026-03-03 10:00")));
    assert_eq!(timetable.state(utc("2025-12-25 12:00")), open("2025-12-25 20:00"));
    assert!(matches!(timetable.state(utc("2026-12-25 12:00")), State::Closed { why: Why::Holiday(_), .. }));
    let week: Vec<String> = week(&timetable, date("2026-02-28")).iter().map(|day| shown(&day.spans)).collect();
    let (before, after) = ("08:00-20:00", "10:00-22:00");
    assert_eq!(week, [before, before, before, after, after, after, after]);
    assert_eq!(shown(&timetable.usual_week(date("2026-03-02"))[6]), "08:00-20:00");
    assert_eq!(shown(&timetable.usual_week(date("2026-03-03"))[6]), "09:00-19:00");
}

#[test]
fn before_the_first_hours_it_is_not_open_yet() {
    let timetable = timetable(&[hours("2026-03-03", USUAL, "closed")], &[], &[]);
    assert_eq!(timetable.state(utc("2026-03-02 12:00")), closed(Why::NotYet, Some("2026-03-03 10:00")));
    assert_eq!(timetable.state(utc("2024-03-02 12:00")), closed(Why::NotYet, None));
    assert_eq!(timetable.day(date("2026-03-02")).why, Some(Why::NotYet));
    assert!(timetable.usual_week(date("2026-03-02")).iter().all(Vec::is_empty));
}

#[test]
fn without_hours_only_special_days_open() {
    let timetable = timetable(&[], &[], &[one_off("2026-06-06", "10:00-14:00", "Open day")]);
    assert_eq!(timetable.state(utc("2026-06-05 12:00")), closed(Why::NoHours, Some("2026-06-06 09:00")));
    assert_eq!(timetable.state(utc("2026-06-06 12:00")), open("2026-06-06 13:00"));
    assert_eq!(timetable.state(utc("2026-06-06 14:00")), closed(Why::OneOff("Open day".to_owned()), None));
    assert_eq!(timetable.state(utc("2026-06-07 12:00")), closed(Why::NoHours, None));
}

#[test]
fn only_real_changes_are_announced() {
    let timetable = timetable(
        &[
            hours("2026-01-01", USUAL, "closed"),
            // The same in other words.
            hours("2026-02-01", "Mo-Su 09:00-19:00; Mo-Fr 10:00-22:00", "closed"),
            // Other bank holidays only.
            hours("2026-02-10", USUAL, "as-usual"),
            hours("2026-03-03", "Mo-Fr 10:00-18:00", "as-usual"),
            // Winter looks the same, summer does not: the hours change in April.
            hours("2026-11-01", "Nov-Mar Mo-Fr 10:00-18:00; Apr-Oct Mo-Fr 10:00-20:00", "as-usual"),
            hours("2028-01-01", "off", "as-usual"),
        ],
        &[],
        &[],
    );
    for (today, change) in [
        ("2026-01-20", Some("2026-03-03")),
        ("2026-02-20", Some("2026-03-03")),
        ("2026-03-02", Some("2026-03-03")),
        ("2026-03-03", None),
        ("2026-10-25", Some("2027-04-01")),
        ("2027-12-31", Some("2028-01-01")),
        ("2028-01-01", None),
    ] {
        let plan = Plan::of(&Times::new(&timetable, None), date(today));
        let next = plan.periods.get(1).and_then(|period| period.from);
        assert_eq!(next, change.map(date), "{today}");
    }
}

#[test]
fn a_closure_wins_over_a_day_over_a_holiday_over_the_schedule() {
    let repairs = closure("2026-04-06 00:00", "2026-04-06 12:00", "Repairs");
    let day = one_off("2026-04-06", "10:00-14:00", "Open day");
    let usual = [hours("2020-01-01", USUAL, "closed")];
    let monday = |timetable: &Timetable| {
        let day = timetable.day(date("2026-04-06"));
        (shown(&day.spans), day.why)
    };
    let easter_monday = holidays().on(date("2026-04-06")).cloned().unwrap();
    let of_day = Why::OneOff("Open day".to_owned());
    let of_repairs = Why::Closure("Repairs".to_owned());
    assert_eq!(monday(&always(USUAL, "as-usual")), ("10:00-22:00".to_owned(), None));
    assert_eq!(monday(&always(USUAL, "closed")), (String::new(), Some(Why::Holiday(easter_monday))));
    let with_day = timetable(&usual, &[], std::slice::from_ref(&day));
    assert_eq!(monday(&with_day), ("10:00-14:00".to_owned(), Some(of_day.clone())));
    let with_both = timetable(&usual, &[repairs], &[day]);
    assert_eq!(monday(&with_both), ("12:00-14:00".to_owned(), Some(of_repairs.clone())));
    for (at, why) in [("08:00", of_repairs.clone()), ("10:59", of_repairs), ("13:00", of_day)] {
        let State::Closed { why: told, .. } = with_both.state(utc(&format!("2026-04-06 {at}"))) else { panic!("{at}") };
        assert_eq!(told, why, "{at}");
    }
    assert_eq!(with_both.state(utc("2026-04-06 11:00")), open("2026-04-06 13:00"));
}

#[test]
fn a_holiday_without_a_message_has_its_name() {
    let file = "[[day]]\ndate = 2026-06-15\nname = 'Royal day'";
    let calendar = app::domain::hours::BankHolidays::parse("b.toml", file).unwrap();
    let timetable = Timetable::new(&[hours("2020-01-01", USUAL, "closed")], &[], &[], &calendar.into()).unwrap();
    let royal = Holiday { id: None, name: "Royal day".to_owned(), is_substitute: false };
    assert_eq!(timetable.state(utc("2026-06-15 12:00")), closed(Why::Holiday(royal), Some("2026-06-16 09:00")));
}

#[test]
fn a_closure_cuts_what_is_open_and_ends_openings() {
    let closures = [
        closure("2026-06-01 12:00", "2026-06-01 14:00", "Training"),
        closure("2026-06-03 00:00", "2026-06-06 00:00", "Repairs"),
        closure("2026-06-07 20:00", "2026-06-07 21:00", "Nothing to close"),
    ];
    let usual = timetable(&[hours("2020-01-01", USUAL, "closed")], &closures, &[]);
    let week: Vec<String> = week(&usual, date("2026-06-01")).iter().map(|day| shown(&day.spans)).collect();
    assert_eq!(week, ["10:00-12:00,14:00-22:00", "10:00-22:00", "", "", "", "09:00-19:00", "09:00-19:00"]);
    assert_eq!(usual.day(date("2026-06-07")).why, None);
    assert_eq!(usual.state(utc("2026-06-01 10:00")), open("2026-06-01 11:00"));
    let repairs = Why::Closure("Repairs".to_owned());
    assert_eq!(usual.state(utc("2026-06-03 12:00")), closed(repairs.clone(), Some("2026-06-06 08:00")));
    let always = timetable(&[hours("2020-01-01", "24/7", "as-usual")], &closures, &[]);
    assert_eq!(always.state(utc("2026-06-01 13:00")), open("2026-06-02 23:00"));
    assert_eq!(always.state(utc("2026-06-05 00:00")), closed(repairs, Some("2026-06-05 23:00")));
    assert_eq!(always.state(utc("2026-06-07 20:00")), State::Open { until: None });
}

#[test]
fn a_closure_in_the_night_leaves_the_rest_of_the_night() {
    let closures = [closure("2026-06-01 23:00", "2026-06-02 02:00", "Repairs")];
    let nights = timetable(&[hours("2020-01-01", "Mo-Su 22:00-06:00", "closed")], &closures, &[]);
    assert_eq!(shown(&nights.day(date("2026-06-01")).spans), "22:00-23:00,26:00-30:00");
    assert_eq!(shown(&nights.day(date("2026-06-02")).spans), "22:00-30:00");
    let repairs = Why::Closure("Repairs".to_owned());
    assert_eq!(nights.state(utc("2026-06-02 00:30")), closed(repairs, Some("2026-06-02 01:00")));
    assert_eq!(nights.state(utc("2026-06-02 01:00")), open("2026-06-02 05:00"));
}

#[test]
fn a_closure_lasts_full_minutes() {
    let mut closure = closure("2026-06-01 12:00", "2026-06-01 14:00", "Training");
    closure.from += TimeDelta::seconds(59);
    closure.to += TimeDelta::nanoseconds(1);
    let timetable = timetable(&[hours("2020-01-01", USUAL, "closed")], &[closure], &[]);
    assert_eq!(shown(&timetable.day(date("2026-06-01")).spans), "10:00-12:00,14:01-22:00");
    assert_eq!(timetable.state(utc("2026-06-01 10:30")), open("2026-06-01 11:00"));
    assert_eq!(timetable.next_opening(utc("2026-06-01 11:00")), Some(utc("2026-06-01 13:01")));
}

#[test]
fn a_night_belongs_to_its_evening() {
    let schedules = [hours("2020-01-01", "Mo-Su 22:00-06:00", "closed"), hours("2026-06-06", "off", "closed")];
    let nights = timetable(&schedules, &[], &[one_off("2026-06-02", "off", "Training")]);
    // Thursday before Good Friday: the night goes on into the holiday; the next one is missing.
    assert_eq!(nights.state(utc("2026-04-02 23:00")), open("2026-04-03 05:00"));
    let good_friday = Why::Holiday(holidays().on(date("2026-04-03")).cloned().unwrap());
    assert_eq!(nights.state(utc("2026-04-04 01:00")), closed(good_friday, Some("2026-04-04 21:00")));
    // The last night of the old hours runs into the new ones.
    assert_eq!(nights.state(utc("2026-06-06 01:00")), open("2026-06-06 05:00"));
    assert_eq!(nights.state(utc("2026-06-06 06:00")), closed(Why::OutsideHours, None));
    // A day off begins with its own evening.
    assert_eq!(nights.state(utc("2026-06-02 01:00")), open("2026-06-02 05:00"));
    let training = Why::OneOff("Training".to_owned());
    assert_eq!(nights.state(utc("2026-06-03 01:00")), closed(training, Some("2026-06-03 21:00")));
    // Saturday has other hours, which take nothing from Friday's night.
    let friday = always("Fr 22:00-06:00; Sa 10:00-12:00; Su off", "closed");
    assert_eq!(friday.state(utc("2026-06-06 01:00")), open("2026-06-06 05:00"));
    assert_eq!(friday.next_opening(utc("2026-06-06 05:00")), Some(utc("2026-06-06 09:00")));
    // Monday after clocks went forward is not Sunday.
    assert!(!always("Sa 18:00-30:00", "closed").is_open(utc("2026-03-29 23:30")));
}

#[test]
fn openings_that_touch_are_one() {
    let schedules = [hours("2020-01-01", "Mo-Th 00:00-24:00; Fr 00:00-19:00", "closed")];
    let weekdays = timetable(&schedules, &[], &[]);
    assert_eq!(weekdays.state(utc("2026-06-08 12:00")), open("2026-06-12 18:00"));
    let turns_at_eight = always("Mo-Su 08:00-20:00,20:00-08:00", "as-usual");
    assert_eq!(turns_at_eight.state(utc("2026-06-08 12:00")), State::Open { until: None });
    assert!(turns_at_eight.is_always_open(date("2026-06-08")));
    // Nothing of Boxing Day's substitute goes on in the morning after.
    let turns_but_for_holidays = always("Mo-Su 08:00-20:00,20:00-08:00", "00:00-24:00");
    assert_eq!(turns_but_for_holidays.state(utc("2026-12-27 12:00")), open("2026-12-29 00:00"));
    assert!(!weekdays.is_always_open(date("2026-06-08")));
    // Round the clock, until a holiday, the day before one, or other hours.
    assert_eq!(always("24/7; PH -1 day off", "as-usual").state(utc("2026-12-29 12:00")), open("2026-12-31 00:00"));
    assert_eq!(always("24/7", "closed").state(utc("2026-12-29 12:00")), open("2027-01-01 00:00"));
    let ends = [hours("2020-01-01", "24/7", "as-usual"), hours("2027-02-01", USUAL, "as-usual")];
    let ends = timetable(&ends, &[], &[one_off("2027-01-15", "00:00-24:00", "Counted")]);
    assert_eq!(ends.state(utc("2026-06-08 12:00")), open("2027-02-01 00:00"));
}

#[test]
fn the_hour_that_comes_twice_and_the_one_that_does_not_come() {
    // Opens at the earlier 01:30, closes at the later one.
    let opens = always("Mo-Su 01:30-05:00", "closed");
    assert_eq!(opens.next_opening(utc("2026-10-24 12:00")), Some(utc("2026-10-25 00:30")));
    assert_eq!(opens.next_opening(utc("2026-03-28 12:00")), Some(utc("2026-03-29 01:00")));
    let closes = always("Mo-Su 22:00-01:30", "closed");
    assert_eq!(closes.state(utc("2026-10-25 00:45")), open("2026-10-25 01:30"));
    assert_eq!(closes.state(utc("2026-03-28 23:00")), open("2026-03-29 01:00"));
    // All of it within the hour that does not exist: that day it does not open.
    let never = always("Mo-Su 01:15-01:45", "closed");
    assert_eq!(never.next_opening(utc("2026-03-28 12:00")), Some(utc("2026-03-30 00:15")));
    // A closure is as long as it can mean.
    let schedule = [hours("2020-01-01", "24/7", "as-usual")];
    let repairs = [closure("2026-10-25 01:30", "2026-10-25 01:45", "Repairs")];
    let closed = timetable(&schedule, &repairs, &[]);
    assert_eq!(closed.state(utc("2026-10-25 00:00")), open("2026-10-25 00:30"));
    assert_eq!(closed.next_opening(utc("2026-10-25 00:30")), Some(utc("2026-10-25 01:45")));
}

#[test]
fn spans_are_wall_time() {
    let friday = &always("Fr 22:00-02:30", "closed").usual_week(date("2026-06-10"))[4];
    let span = friday[0];
    assert!(span.ends_next_day());
    assert_eq!((span.from.minutes(), span.to.minutes()), (22 * 60, 26 * 60 + 30));
    assert_eq!(span.to.time().to_string(), "02:30:00");
    assert_eq!(span.to.on(date("2026-12-31")).to_string(), "2027-01-01 02:30:00");
    assert_eq!(WallTime::from_minutes(2881), None);
}

#[test]
fn no_date_is_too_far_away() {
    let closures = [closure("2026-06-03 00:00", "2026-06-06 00:00", "Repairs")];
    let days = [one_off("2026-06-06", "10:00-33:59", "Open day")];
    for text in ["24/7", USUAL, "Mo-Su 22:00-06:00", "Apr-Sep Mo-Fr 10:00-20:00; PH -1 day 10:00-12:00", "off"] {
        for rule in ["as-usual", "closed"] {
            let timetable = timetable(&[hours("2020-01-01", text, rule)], &closures, &days);
            for at in
                [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC, utc("9999-12-31 23:59"), utc("0000-01-01 00:00")]
            {
                let is_open = matches!(timetable.state(at), State::Open { .. });
                assert_eq!(is_open, timetable.is_open(at), "{text} at {at}");
                let today = to_london(at).date();
                assert_eq!(timetable.day(today).date, today);
                let _ = timetable.usual_week(today);
            }
        }
    }
    let until = DateTime::<Utc>::MAX_UTC - TimeDelta::days(2);
    assert!(always("24/7", "as-usual").is_open(until));
}

//! Random timetables: what is said of an instant is what a second implementation says, and what is said of the
//! future comes true.
//!
//! All times are quarters of an hour, so between two quarters nothing can change, and looking at each is looking at
//! all.

use std::collections::BTreeMap;

use app::domain::hours::{Closure, OneOffDay, State, Timetable, WrittenHours, to_london, to_utc};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::{
    date, hours,
    model::{Minutes, Model, ModelSchedule, On, Piece, is_near_a_clock_change},
    timetable, utc,
};

const QUARTER: TimeDelta = TimeDelta::minutes(15);
const DAYS_AHEAD: i64 = 400;

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn any_span() -> impl Strategy<Value = Minutes> {
    let usual = select(vec![(600, 1320), (540, 1140), (0, 1440), (540, 750), (810, 1020), (1320, 1800), (480, 1905)]);
    let any = (0..96_i64, 1..=95_i64).prop_map(|(start, length)| (start * 15, (start + length) * 15));
    prop_oneof![3 => usual, 1 => any]
}

fn any_piece() -> impl Strategy<Value = Piece> {
    let on = prop_oneof![
        5 => (0..7_u32, 0..7_u32).prop_map(|(first, last)| On::Weekdays(first, last)),
        3 => select(vec![On::Weekdays(0, 4), On::Weekdays(5, 6), On::Weekdays(0, 6)]),
        1 => Just(On::Holidays),
    ];
    let months = option::weighted(0.2, (1..=12_u32, 1..=12_u32));
    (on, months, prop_oneof![6 => vec(any_span(), 1..3), 1 => Just(Vec::new())], any::<bool>())
        .prop_map(|(on, months, spans, is_added)| Piece { on, months, spans, is_added })
}

fn any_schedule() -> impl Strategy<Value = ModelSchedule> {
    let from = prop_oneof![2 => Just(0), 1 => 0..1200_u64].prop_map(|days| date("2025-12-01") + Days::new(days));
    let on_holidays = prop_oneof![Just(None), Just(Some(Vec::new())), vec(any_span(), 1..3).prop_map(Some)];
    (from, vec(any_piece(), 1..4), on_holidays).prop_map(|(from, pieces, on_holidays)| {
        let opens = |piece: &Piece| matches!(piece.on, On::Holidays) && !piece.spans.is_empty();
        // Hours that speak of holidays themselves may have no rule beside them.
        let on_holidays = on_holidays.filter(|_| !pieces.iter().any(opens));
        ModelSchedule { from, pieces, on_holidays }
    })
}

/// Hours that nobody thought of.
pub fn any_timetable() -> impl Strategy<Value = Timetable> {
    any_model().prop_map(|model| written(&model))
}

fn any_model() -> impl Strategy<Value = Model> {
    let quarters = 0..4 * 24 * 1200_i64;
    let length = prop_oneof![1..40_i64, 96..9600_i64];
    let closure = (quarters, length).prop_map(|(start, length)| {
        let from = date("2025-12-15").and_time(NaiveTime::MIN) + QUARTER * i32::try_from(start).unwrap();
        (from, from + QUARTER * i32::try_from(length).unwrap())
    });
    let day = (0..1200_u64).prop_map(|days| date("2025-12-15") + Days::new(days));
    let days = prop::collection::btree_map(day, prop_oneof![vec(any_span(), 1..3), Just(Vec::new())], 0..4);
    (vec(any_schedule(), 0..4), vec(closure, 0..4), days).prop_map(|(schedules, closures, days)| {
        let by_date: BTreeMap<_, _> = schedules.into_iter().map(|schedule| (schedule.from, schedule)).collect();
        Model { schedules: by_date.into_values().collect(), closures, days }
    })
}

/// Any time in three years, often near a clock change, a holiday or the turn of a year.
fn any_instant() -> impl Strategy<Value = DateTime<Utc>> {
    let near =
        select(vec!["2026-03-28", "2026-04-02", "2026-10-24", "2026-12-24", "2027-03-27", "2027-10-30", "2028-02-28"]);
    let near = (near, 0..5_u64).prop_map(|(day, days)| date(day) + Days::new(days));
    let day = prop_oneof![near, (0..1100_u64).prop_map(|days| date("2026-01-02") + Days::new(days))];
    (day, 0..86_400_u32).prop_map(|(day, seconds)| {
        day.and_time(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap()).and_utc()
    })
}

fn as_osm(spans: &[Minutes]) -> String {
    if spans.is_empty() {
        return "off".to_owned();
    }
    let time = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    // Both ways of writing an end on the next day.
    let end = |to: i64| time(if to > 1440 && to % 2 == 0 { to - 1440 } else { to });
    spans.iter().map(|(from, to)| format!("{}-{}", time(*from), end(*to))).collect::<Vec<_>>().join(",")
}

fn pieces_as_osm(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for (place, piece) in pieces.iter().enumerate() {
        text += match (place, piece.is_added) {
            (0, _) => "",
            (_, true) => ", ",
            (_, false) => "; ",
        };
        if let Some((first, last)) = piece.months {
            text += &format!("{}-{} ", MONTHS[first as usize - 1], MONTHS[last as usize - 1]);
        }
        text += &match piece.on {
            On::Weekdays(first, last) if first == last => WEEKDAYS[first as usize].to_owned(),
            On::Weekdays(first, last) => format!("{}-{}", WEEKDAYS[first as usize], WEEKDAYS[last as usize]),
            On::Holidays => "PH".to_owned(),
        };
        text += &format!(" {}", as_osm(&piece.spans));
    }
    text
}

fn written(model: &Model) -> Timetable {
    let schedule = |schedule: &ModelSchedule| {
        let rule = schedule.on_holidays.as_ref().map_or_else(|| "as-usual".to_owned(), |spans| as_osm(spans));
        hours(&schedule.from.to_string(), &pieces_as_osm(&schedule.pieces), &rule)
    };
    let schedules: Vec<WrittenHours> = model.schedules.iter().map(schedule).collect();
    let reason = "Training".to_owned();
    let closure = |(from, to): &(_, _)| Closure { from: *from, to: *to, reason: reason.clone() };
    let closures: Vec<Closure> = model.closures.iter().map(closure).collect();
    let day = |(date, spans): (&NaiveDate, &Vec<Minutes>)| OneOffDay {
        date: *date,
        hours: as_osm(spans),
        reason: reason.clone(),
    };
    let days: Vec<OneOffDay> = model.days.iter().map(day).collect();
    timetable(&schedules, &closures, &days)
}

/// Every quarter of an hour from the one after `from` until before `to`, and `from` itself.
fn quarters(from: DateTime<Utc>, to: DateTime<Utc>) -> impl Iterator<Item = DateTime<Utc>> {
    let into = from.timestamp().rem_euclid(QUARTER.num_seconds());
    let next = from - TimeDelta::seconds(into) + QUARTER;
    let later = std::iter::successors(Some(next), |at| Some(*at + QUARTER));
    std::iter::once(from).chain(later).take_while(move |at| *at < to)
}

proptest! {
    #[test]
    fn a_second_implementation_agrees(model in any_model(), at in any_instant()) {
        let timetable = written(&model);
        for at in quarters(at, at + TimeDelta::days(3)) {
            prop_assert_eq!(timetable.is_open(at), model.is_open(at), "{}", at);
        }
    }

    #[test]
    fn the_next_opening_is_open_and_nothing_before_it(model in any_model(), at in any_instant()) {
        let timetable = written(&model);
        let opens = timetable.next_opening(at);
        // Answers look at so many dates, and the clocks can go forward between now and then.
        let looked_at = opens.unwrap_or(at + TimeDelta::days(DAYS_AHEAD) - TimeDelta::hours(1));
        for before in quarters(at, looked_at) {
            prop_assert!(!timetable.is_open(before), "open at {} before {:?}", before, opens);
        }
        if let Some(opens) = opens {
            prop_assert!(opens >= at && timetable.is_open(opens), "closed at {}", opens);
        }
    }

    #[test]
    fn the_state_is_what_happens(model in any_model(), at in any_instant()) {
        let timetable = written(&model);
        match timetable.state(at) {
            State::Closed { opens, .. } => {
                prop_assert!(!timetable.is_open(at));
                prop_assert_eq!(opens, timetable.next_opening(at));
            }
            State::Open { until } => {
                for during in quarters(at, until.unwrap_or(at + TimeDelta::days(DAYS_AHEAD - 1))) {
                    prop_assert!(timetable.is_open(during), "closed at {} before {:?}", during, until);
                }
                if let Some(until) = until {
                    prop_assert!(until > at && !timetable.is_open(until), "open at {}", until);
                }
            }
        }
    }

    #[test]
    fn a_day_on_the_page_is_the_day_at_the_door(model in any_model(), at in any_instant()) {
        let timetable = written(&model);
        // Beside a clock change wall time does not tell.
        let today = to_london(at).date();
        let today = if is_near_a_clock_change(today) { today + Days::new(7) } else { today };
        let days = [timetable.day(today - Days::new(1)), timetable.day(today)];
        for minutes in (0..1440_u16).step_by(15) {
            let at = to_utc(today.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes.into()));
            let within = |(day, minutes): (usize, u16)| {
                days[day].spans.iter().any(|span| span.from.minutes() <= minutes && minutes < span.to.minutes())
            };
            prop_assert_eq!(timetable.is_open(at), within((1, minutes)) || within((0, minutes + 1440)), "{}", at);
        }
    }
}

#[test]
fn quarters_are_all_of_them() {
    let seen: Vec<String> =
        quarters(utc("2026-01-01 09:50"), utc("2026-01-01 10:30")).map(|at| at.format("%H:%M").to_string()).collect();
    assert_eq!(seen, ["09:50", "10:00", "10:15"]);
}

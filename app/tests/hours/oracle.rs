//! An independent reader of OSM hours, npm's `opening_hours`, agrees at every quarter of an hour.
//!
//! Its answers are in `oracle.json`, made by `end2end/hours-oracle.mjs`; a test there sees that they are still its
//! answers. What the two mean differently is told in that script and tested in `telling`.

use app::domain::hours::{Timetable, to_london};
use chrono::{DateTime, TimeDelta, Timelike, Utc};
use serde::Deserialize;

use crate::{always, holidays, hours};

/// What the other reader says of a string.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Answer(Answer),
    Refused(Refused),
}

/// One string in some days.
#[derive(Deserialize)]
struct Answer {
    hours: String,
    rule: String,
    about: String,
    from: String,
    to: String,
    /// The other reader cuts its nights at midnight, where the next day has other hours.
    #[serde(default)]
    cut_nights: bool,
    /// From and to, such as `2026-03-29T08:00Z 2026-03-29T18:00Z`.
    open: Vec<String>,
}

/// A string that ours refuses.
#[derive(Deserialize)]
struct Refused {
    hours: String,
    /// The other reader takes it.
    taken: bool,
}

impl Answer {
    fn intervals(&self) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let pair = |open: &String| open.split_once(' ').map(|(from, to)| (instant(from), instant(to)));
        self.open.iter().map(|open| pair(open).unwrap()).collect()
    }
}

fn instant(text: &str) -> DateTime<Utc> {
    text.replace('Z', ":00Z").parse().unwrap()
}

/// The quarters of an hour at which the two differ, and how many were compared that are closed and open.
fn compare(answer: &Answer, compared: &mut [u32; 2]) -> Vec<String> {
    let timetable = always(&answer.hours, &answer.rule);
    let intervals = answer.intervals();
    let mut differences = Vec::new();
    let (mut at, to) = (instant(&answer.from), instant(&answer.to));
    while at < to {
        let expected = intervals.iter().any(|(from, to)| *from <= at && at < *to);
        compared[usize::from(expected)] += 1;
        if timetable.is_open(at) != expected {
            let Answer { hours, rule, about, .. } = answer;
            differences.push(format!("{at}: {expected} by the oracle for {hours}, {rule} on holidays ({about})"));
        }
        at += TimeDelta::minutes(15);
    }
    differences
}

fn lines() -> Vec<Line> {
    serde_json::from_str(include_str!("oracle.json")).unwrap()
}

#[test]
fn another_reader_of_opening_hours_agrees() {
    let mut compared = [0, 0];
    let lines = lines();
    let answers = lines.iter().filter_map(|line| if let Line::Answer(answer) = line { Some(answer) } else { None });
    let answers = answers.filter(|answer| !answer.cut_nights);
    let differences: Vec<String> = answers.flat_map(|answer| compare(answer, &mut compared)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(compared.iter().all(|count| *count > 80_000), "closed and open: {compared:?}");
}

/// A night belongs to the evening on which it begins, here. The other reader ends it at midnight where the next day has
/// a rule of its own, and opens after midnight what did not open on the holiday before. Nothing else may differ.
#[test]
fn nights_that_another_reader_cuts_are_whole() {
    let mut different = 0;
    for line in lines() {
        let Line::Answer(answer) = line else { continue };
        for difference in compare(&answer, &mut [0, 0]).iter().filter(|_| answer.cut_nights) {
            let at = difference.split_once(" UTC: ").unwrap().0;
            let hour = to_london(at.replace(' ', "T").parse::<chrono::NaiveDateTime>().unwrap().and_utc()).hour();
            assert!(hour < 4, "{difference}");
            different += 1;
        }
    }
    assert!(different > 50, "{different}");
}

#[test]
fn what_is_refused_is_refused_whatever_another_reader_says() {
    let mut taken = 0;
    for line in lines() {
        let Line::Refused(refused) = line else { continue };
        let written = [hours("2010-01-01", &refused.hours, "as-usual")];
        assert!(Timetable::new(&written, &[], &[], &holidays()).is_err(), "{}", refused.hours);
        taken += usize::from(refused.taken);
    }
    assert!(taken >= 10, "{taken}");
}

#[test]
fn every_string_of_the_register_was_asked_about() {
    let register = include_str!("../../../content/counters.toml");
    let lines = lines();
    let known = |text: &str| lines.iter().any(|line| matches!(line, Line::Answer(answer) if answer.hours == text));
    for line in register.lines() {
        let Some((field, value)) = line.split_once(" = ") else { continue };
        if matches!(field, "hours" | "bsl") && !value.trim_matches('"').starts_with(|c: char| c.is_ascii_digit()) {
            let text = value.trim_matches('"');
            assert!(known(text), "`{text}` is not in oracle.json: run end2end/hours-oracle.mjs again");
        }
    }
}

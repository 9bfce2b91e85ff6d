//! An independent reader of OSM hours, npm's `opening_hours`, agrees at every quarter of an hour.
//!
//! Its answers are in `oracle.json`, made by `end2end/hours-oracle.mjs`; a test there sees that they are still its
//! answers. What the two mean differently is told in that script and tested in `telling`.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

use crate::always;

/// One string in some days.
#[derive(Deserialize)]
struct Answer {
    hours: String,
    rule: String,
    about: String,
    from: String,
    to: String,
    /// From and to, such as `2026-03-29T08:00Z 2026-03-29T18:00Z`.
    open: Vec<String>,
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

#[test]
fn another_reader_of_opening_hours_agrees() {
    let answers: Vec<Answer> = serde_json::from_str(include_str!("oracle.json")).unwrap();
    let mut compared = [0, 0];
    let differences: Vec<String> = answers.iter().flat_map(|answer| compare(answer, &mut compared)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(compared.iter().all(|count| *count > 50_000), "closed and open: {compared:?}");
}

//! Hours that are refused, all at once and by the name of the field, and texts that nobody thought of.

use app::domain::hours::{Closure, OneOffDay, Timetable, WrittenHours};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use crate::{USUAL, closure, holidays, hours, one_off, utc, week};

fn faults(hours: &[WrittenHours], closures: &[Closure], days: &[OneOffDay]) -> Vec<String> {
    let faults = Timetable::new(hours, closures, days, &holidays()).unwrap_err();
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn every_fault_names_its_field() {
    let found = faults(
        &[
            hours("2026-01-01", USUAL, "closed"),
            hours("2026-02-01", "Mo-Fr 25:00-26:00", "as usual"),
            hours("2026-01-01", "24/7", "Mo 10:00-12:00"),
            hours("2026-03-01", "24/7; PH 10:00-12:00", "closed"),
        ],
        &[
            closure("2026-05-01 10:00", "2026-05-01 09:00", "Repairs"),
            closure("2026-05-01 10:00", "2026-05-01 10:00", " "),
        ],
        &[one_off("2026-06-01", "10:00-14:00", "Open day"), one_off("2026-06-01", "Mo 10:00-14:00", "")],
    );
    let expected = [
        "hours[1].hours: `Mo-Fr 25:00-26:00` cannot be read as opening hours from character 7",
        "hours[1].holidays: `as usual` cannot be read as opening hours",
        "hours[2].from: there are two schedules from 2026-01-01",
        "hours[2].holidays: `Mo 10:00-12:00` names days",
        "hours[3].holidays: `hours` says when it is open on bank holidays (`PH`): write `holidays = \"as-usual\"`",
        "closures[0].to: the closure ends before it begins",
        "closures[1].to: the closure ends before it begins",
        "closures[1].reason: people are told why",
        "days[1].date: there are two days on 2026-06-01",
        "days[1].reason: people are told why",
        "days[1].hours: `Mo 10:00-14:00` names days",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}");
    }
}

#[test]
fn a_rule_that_says_the_same_as_the_hours_is_taken() {
    for (text, rule) in [("24/7; PH off", "closed"), ("24/7; PH 10:00-16:00", "as-usual"), (USUAL, "off")] {
        assert!(Timetable::new(&[hours("2026-01-01", text, rule)], &[], &[], &holidays()).is_ok(), "{text} {rule}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(
        text in prop_oneof![".*", "[MoTuWeFrSaPHJan0-9:;, -]{0,60}"],
        rule in prop_oneof![Just("as-usual".to_owned()), ".*", "[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}"],
        day in ".*",
        minutes in -100_000_000..100_000_000_i64,
    ) {
        let written = [hours("2020-01-01", &text, &rule)];
        let days = [one_off("2026-06-01", &day, "Open day")];
        match Timetable::new(&written, &[], &days, &holidays()) {
            Ok(timetable) => {
                let at: DateTime<Utc> = utc("2026-06-01 12:00") + TimeDelta::minutes(minutes);
                let _ = (timetable.state(at), week(&timetable, at.date_naive()), timetable.usual_week(at.date_naive()));
            }
            Err(faults) => {
                for fault in faults {
                    let known = ["hours[0].hours", "hours[0].holidays", "days[0].hours"].contains(&fault.field.as_str());
                    prop_assert!(known && !fault.reason.is_empty(), "{}", fault);
                }
            }
        }
    }
}

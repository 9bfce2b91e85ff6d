//! What is planned, as pages and feeds tell it: by period, by day, and in entries that hold between two dates. All of
//! it is compared with the hours of each day themselves.

use app::domain::{
    counter::{
        Times,
        openings::{Clock, Opening, clocks, openings},
        plan::{Plan, Week, is_nth},
    },
    hours::{Closure, OneOffDay, Timetable, WrittenHours},
};
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use crate::{always, closure, date, hours, one_off, properties::any_timetable, shown, timetable};

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// `Mo 10:00-16:00; Sa[1] 10:00-12:00`, with `?` where a day does not come.
fn week(week: &Week) -> String {
    let days = week.days.iter().zip(WEEKDAYS);
    let days = days.filter_map(|(spans, day)| {
        let spans = spans.as_ref().map_or_else(|| "?".to_owned(), |spans| shown(spans));
        (!spans.is_empty()).then(|| format!("{day} {spans}"))
    });
    let counted =
        week.counted.iter().map(|one| format!("{}[{}] {}", WEEKDAYS[one.weekday], one.nth, shown(&one.spans)));
    days.chain(counted).collect::<Vec<_>>().join("; ")
}

/// `2026-12-24..2027-01-02 Mo …`.
fn periods(plan: &Plan) -> Vec<String> {
    let text = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    plan.periods.iter().map(|one| format!("{}..{} {}", text(one.from), text(one.to), week(&one.week))).collect()
}

fn plan(site: &Timetable, service: Option<&Timetable>, today: &str) -> Plan {
    Plan::of(&Times::new(site, service), date(today))
}

#[test]
fn usual_hours_stand_in_periods() {
    let sat = "Mo 10:00-16:00; Tu 10:00-16:00; We 10:00-16:00; Th 10:00-16:00; Fr 10:00-16:00";
    let usual = format!("2010-01-01.. {sat}");
    for (id, text, today, expected) in [
        ("", "Mo-Fr 10:00-16:00", "2026-11-30", vec![usual.clone()]),
        ("S08", "Tu[2] 10:00-12:00", "2026-12-01", vec!["2010-01-01.. Tu[2] 10:00-12:00".to_owned()]),
        ("S09", "Mo-Fr 10:00-16:00; Sa[1] 10:00-12:00", "2026-12-01", vec![format!("{usual}; Sa[1] 10:00-12:00")]),
        ("S09", "Mo-Fr 10:00-16:00; Sa[1] 10:00-12:00", "2026-12-14", vec![format!("{usual}; Sa[1] 10:00-12:00")]),
        ("", "Su[-1] 10:00-12:00", "2026-12-14", vec!["2010-01-01.. Su[-1] 10:00-12:00".to_owned()]),
        ("", "Sa[1,3] 10:00-12:00", "2026-12-14", vec!["2010-01-01.. Sa[1] 10:00-12:00; Sa[3] 10:00-12:00".to_owned()]),
        ("", "Sa 10:00-12:00; Sa[5] off", "2026-12-14", vec!["2010-01-01.. Sa 10:00-12:00; Sa[5] ".to_owned()]),
        ("", "Mo-Fr 10:00-16:00; Dec 25, 26 off", "2026-11-30", vec![usual.clone()]),
        ("", "Mo-Fr 10:00-16:00; Dec 25, 26 off", "2026-12-25", vec![usual.clone()]),
        ("", "Mo-Fr 10:00-16:00; Dec 23 off; Dec 24 10:00-12:00; Dec 25, 26 off", "2026-12-24", vec![usual]),
        (
            "F13",
            "Apr-Sep Mo 09:00-18:00; Oct-Mar Mo 10:00-16:00",
            "2026-11-30",
            vec![
                "2026-10-01..2027-03-31 Mo 10:00-16:00".to_owned(),
                "2027-04-01..2027-09-30 Mo 09:00-18:00".to_owned(),
                "2027-10-01.. Mo 10:00-16:00".to_owned(),
            ],
        ),
        (
            "",
            "Mo 10:00-16:00; Dec 24-Jan 2 off",
            "2026-12-30",
            vec![
                "2026-12-24..2027-01-02 ".to_owned(),
                "2027-01-03..2027-12-23 Mo 10:00-16:00".to_owned(),
                "2027-12-24..2028-01-02 ".to_owned(),
            ],
        ),
    ] {
        assert_eq!(periods(&plan(&always(text, "as-usual"), None, today)), expected, "{id} {text} on {today}");
    }
    let fortnights = plan(&always("week 1-53/2 Mo 10:00-16:00", "as-usual"), None, "2026-11-30");
    assert!(fortnights.periods.len() > 50, "{:?}", periods(&fortnights));
    assert_eq!(periods(&fortnights)[0], "2026-11-30..2026-12-06 Mo 10:00-16:00");
}

#[test]
fn days_that_change_nothing_are_not_special() {
    // Monday 28 December 2026 is a bank holiday.
    for (text, is_special) in [("Tu[2] 10:00-12:00", false), ("Mo 10:00-12:00", true)] {
        let plan = plan(&always(text, "closed"), None, "2026-12-14");
        assert_eq!(plan.special().any(|day| day.date == date("2026-12-28")), is_special, "{text}");
    }
}

#[test]
fn days_counted_from_both_ends_of_a_month_are_not_told_as_one_rule() {
    for (text, counted, is_irregular) in
        [("Sa[1] 10:00-12:00; Sa[3] 14:00-16:00", 2, false), ("Sa[1] 10:00-12:00; Sa[-1] 14:00-16:00", 1, true)]
    {
        let plan = plan(&always(text, "as-usual"), None, "2026-12-14");
        let week = &plan.periods[0].week;
        assert_eq!((week.counted.len(), week.is_irregular), (counted, is_irregular), "{text}");
    }
}

#[test]
fn hours_that_change_have_dates() {
    let schedules = [hours("2026-03-03", "Mo 10:00-22:00", "closed"), hours("2027-03-01", "Mo 10:00-16:00", "closed")];
    let changes = timetable(&schedules, &[], &[]);
    let both = ["2026-03-03..2027-02-28 Mo 10:00-22:00", "2027-03-01.. Mo 10:00-16:00"];
    assert_eq!(periods(&plan(&changes, None, "2026-11-30")), both, "F10");
    assert_eq!(periods(&plan(&changes, None, "2027-02-28")), both);
    assert_eq!(periods(&plan(&changes, None, "2027-03-01")), both[1..]);
    let ends = [hours("2026-03-03", "Mo 10:00-22:00", "closed"), hours("2027-02-01", "off", "closed")];
    let told = plan(&timetable(&ends, &[], &[]), None, "2026-11-30");
    assert_eq!(periods(&told), ["2026-03-03..2027-01-31 Mo 10:00-22:00", "2027-02-01.. "], "F11");
    let entries = openings(&told);
    let of_week = entries.iter().filter(|one| one.from != one.to).map(|one| (one.from, one.to)).collect::<Vec<_>>();
    assert_eq!(of_week.first(), Some(&(Some(date("2026-03-03")), Some(date("2026-12-27")))), "until the bank holiday");
    assert_eq!(of_week.last(), Some(&(Some(date("2026-12-29")), Some(date("2027-01-31")))));
}

#[test]
fn whole_days_and_nights_have_one_meaning() {
    for (text, expected) in [
        ("24/7", "00:00-23:59"),
        ("Mo-Su 18:00-24:00", "18:00-23:59"),
        ("Mo-Su 20:00-04:00", "20:00-04:00"),
        ("Mo-Su 08:00-20:00", "08:00-20:00"),
    ] {
        let entries = openings(&plan(&always(text, "as-usual"), None, "2026-06-10"));
        let clocks: Vec<String> =
            entries.iter().map(|one| one.clock.written()).map(|(a, b)| format!("{a}-{b}")).collect();
        assert_eq!(clocks, [expected], "F14 {text}");
        assert_eq!(entries[0].days.len(), 7, "{text}");
    }
    let service = plan(&always("24/7", "as-usual"), Some(&always("Mo-Su 20:00-04:00", "as-usual")), "2026-06-10");
    assert!(service.days.iter().all(|day| shown(&day.spans) == "20:00-28:00"), "S05: {:?}", service.days);
}

#[test]
fn holidays_and_closures_of_six_weeks_are_special() {
    let site = always("Mo-Fr 10:00-16:00", "closed");
    let off = [closure("2026-12-03 00:00", "2027-01-01 00:00", "Work")];
    let service = timetable(&[hours("2020-01-01", "Mo-Su 08:00-20:00", "closed")], &off, &[]);
    let of_site = plan(&site, None, "2026-11-30");
    let special: Vec<String> = of_site.special().map(|day| day.date.to_string()).collect();
    assert_eq!(
        special,
        ["2026-12-25", "2026-12-28", "2027-01-01"],
        "S12: nothing at the weekend, when it is closed anyway"
    );
    assert!(of_site.closures.is_empty());
    let of_service = plan(&site, Some(&service), "2026-11-30");
    assert_eq!(of_service.closures.len(), 1, "S02");
    assert!(of_service.special().all(|day| day.date >= date("2026-12-03")));
    let told_apart = of_service.special().filter(|day| !of_service.is_in_closure(day)).map(|day| day.date.to_string());
    assert_eq!(told_apart.collect::<Vec<_>>(), ["2027-01-01"]);
}

/// What entries that hold between two dates make of one date.
fn told(entries: &[Opening], date: NaiveDate) -> Vec<Clock> {
    let weekday = usize::try_from(date.weekday().num_days_from_monday()).unwrap();
    let holds = |one: &&Opening| one.from.is_none_or(|from| from <= date) && one.to.is_none_or(|to| date <= to);
    let is_on = |one: &&Opening| {
        one.days.iter().any(|day| day.weekday == weekday && day.nth.is_none_or(|nth| is_nth(date, nth)))
    };
    let mut clocks: Vec<Clock> = entries.iter().filter(holds).filter(is_on).map(|one| one.clock).collect();
    clocks.sort();
    clocks
}

/// The same from the days themselves.
fn planned(plan: &Plan) -> Vec<(NaiveDate, Vec<Clock>)> {
    let first = plan.days[0].date;
    let pieces: Vec<(NaiveDate, Clock)> = plan
        .days
        .iter()
        .flat_map(|day| {
            day.spans.iter().flat_map(|span| clocks(*span)).map(|(later, c)| (day.date + Days::new(later), c))
        })
        .collect();
    let of = |date: NaiveDate| {
        let mut clocks: Vec<Clock> = pieces.iter().filter(|(on, _)| *on == date).map(|(_, clock)| *clock).collect();
        clocks.sort();
        clocks
    };
    // What yesterday leaves to the first of them is not among them.
    first.iter_days().skip(1).take(plan.days.len() - 1).map(|date| (date, of(date))).collect()
}

fn check(plan: &Plan) -> Result<(), TestCaseError> {
    let entries = openings(plan);
    for (date, clocks) in planned(plan) {
        prop_assert_eq!(told(&entries, date), clocks, "on {}", date);
    }
    let special: Vec<NaiveDate> = plan.special().map(|day| day.date).collect();
    for day in &plan.days {
        if !special.contains(&day.date) {
            prop_assert_eq!(plan.usual(day.date), &day.spans[..], "on {}", day.date);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn entries_say_what_the_days_say(
        site in any_timetable(),
        service in proptest::option::of(any_timetable()),
        today in 0..1000_u64,
    ) {
        let today = date("2026-01-01") + Days::new(today);
        check(&Plan::of(&Times::new(&site, service.as_ref()), today))?;
    }
}

#[test]
fn entries_of_hours_in_no_order_say_what_the_days_say() {
    let texts = [
        "Sa[1] +1 day 10:00-12:00",
        "Mo-Fr 10:00-16:00; Sa[1,3] 10:00-12:00; Su[-1] 22:00-06:00",
        "week 1-53/2 Mo-Fr 10:00-16:00; week 2-52/2 Tu 18:00-02:00",
        "Apr-Sep Mo-Su 20:00-04:00; Oct-Mar Mo-Fr 10:00-16:00; Dec 24-26 off",
        "easter -2 days, easter +1 day 10:00-12:00; Mo[1] 09:00-12:00",
        "24/7; PH off; PH -1 day 00:00-12:00",
        "Mo-Su 06:00-22:00, 22:00-06:00",
        "2026 Dec 20-2027 Jan 10 10:00-12:00",
    ];
    let closures: [Closure; 2] = [
        closure("2026-12-05 23:00", "2026-12-06 02:00", "Repairs"),
        closure("2026-12-20 10:00", "2027-01-03 12:00", "Work"),
    ];
    let days: [OneOffDay; 2] =
        [one_off("2026-12-12", "18:00-03:00", "Open day"), one_off("2026-12-14", "off", "Training")];
    let mut plans = 0;
    for site in texts {
        for service in texts {
            let written: [WrittenHours; 2] =
                [hours("2020-01-01", site, "as-usual"), hours("2027-01-12", "Tu 10:00-12:00", "closed")];
            let site = timetable(&written, &closures, &days);
            let service = timetable(&[hours("2020-01-01", service, "as-usual")], &closures[..1], &[]);
            for today in ["2026-11-29", "2026-12-31"] {
                check(&plan(&site, None, today)).unwrap();
                check(&plan(&site, Some(&service), today)).unwrap();
                plans += 2;
            }
        }
    }
    assert!(plans > 200);
}

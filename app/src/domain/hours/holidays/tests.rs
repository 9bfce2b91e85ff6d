use proptest::prelude::*;

use super::*;

const FILE: &str = include_str!("../../../../../content/bank-holidays.toml");

fn calendar() -> BankHolidays {
    BankHolidays::parse("bank-holidays.toml", FILE).unwrap()
}

/// `2026-12-28 boxing-day substitute`, in order.
fn listed(calendar: &BankHolidays, year: i32) -> Vec<String> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let days = calendar.between(day(1, 1), day(12, 31));
    days.into_iter()
        .map(|(date, holiday)| {
            let id = holiday.id.map_or(holiday.name, |id| id.to_string());
            format!("{date} {id}{}", if holiday.is_substitute { " substitute" } else { "" })
        })
        .collect()
}

fn reasons(text: &str) -> Vec<String> {
    BankHolidays::parse("b.toml", text).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn substitutes_go_to_the_next_free_weekdays() {
    let calendar = calendar();
    // As GOV.UK published them for 2020, 2021 and 2022, and the weekend days they stand for.
    for (year, days) in [
        (2020, vec!["12-25 christmas-day", "12-26 boxing-day", "12-28 boxing-day substitute"]),
        (
            2021,
            vec![
                "12-25 christmas-day",
                "12-26 boxing-day",
                "12-27 christmas-day substitute",
                "12-28 boxing-day substitute",
            ],
        ),
        (2022, vec!["12-25 christmas-day", "12-26 boxing-day", "12-27 christmas-day substitute"]),
        (2023, vec!["12-25 christmas-day", "12-26 boxing-day"]),
    ] {
        let expected: Vec<String> = days.iter().map(|day| format!("{year}-{day}")).collect();
        assert_eq!(listed(&calendar, year).split_off(listed(&calendar, year).len() - days.len()), expected);
    }
    assert_eq!(listed(&calendar, 2022)[..2], ["2022-01-01 new-years-day", "2022-01-03 new-years-day substitute"]);
}

#[test]
fn moved_and_royal_days_are_known() {
    let calendar = calendar();
    assert_eq!(
        listed(&calendar, 2022)[4..9],
        [
            "2022-05-02 early-may",
            "2022-06-02 spring",
            "2022-06-03 Platinum Jubilee bank holiday",
            "2022-08-29 summer",
            "2022-09-19 Bank holiday for the State Funeral of Queen Elizabeth II",
        ]
    );
    for ordinary in ["2022-05-30", "2020-05-04", "2012-05-28", "2002-05-27", "2026-04-05"] {
        assert_eq!(calendar.on(ordinary.parse().unwrap()), None, "{ordinary}");
    }
}

#[test]
fn a_proclaimed_day_is_not_given_away_as_a_substitute() {
    let text = format!("{FILE}\n[[day]]\ndate = 2028-01-03\nname = \"Royal day\"\n");
    let calendar = BankHolidays::parse("b.toml", &text).unwrap();
    let january = &listed(&calendar, 2028)[..3];
    assert_eq!(january, ["2028-01-01 new-years-day", "2028-01-03 Royal day", "2028-01-04 new-years-day substitute"]);
}

#[test]
fn what_is_written_is_read_again() {
    assert!(FILE.starts_with(write::HEAD), "an import would change what the file says of itself");
    let list = r#"{"england-and-wales": {"division": "england-and-wales", "events": [
        {"title": "A \"royal\" day \\ more", "date": "2026-06-01", "notes": "", "bunting": true},
        {"title": "New Year’s Day", "date": "2026-01-01", "notes": "Substitute day", "bunting": true}
    ]}}"#;
    for calendar in [calendar(), calendar().import_gov_uk(list).unwrap(), BankHolidays::default()] {
        let written = calendar.to_toml();
        let again = BankHolidays::parse("b.toml", &written).unwrap();
        assert_eq!(again.to_toml(), written);
        for year in 1990..2040 {
            assert_eq!(listed(&again, year), listed(&calendar, year));
        }
    }
}

#[test]
fn a_published_year_follows_its_list_and_others_the_rules() {
    let list = r#"{
        "england-and-wales": {"division": "england-and-wales", "events": [
            {"title": "New Year’s Day", "date": "2027-01-01", "notes": "", "bunting": true},
            {"title": "Good Friday", "date": "2027-03-26", "notes": "", "bunting": false},
            {"title": "Spring bank holiday (moved)", "date": "2027-06-03", "notes": "", "bunting": true},
            {"title": "Christmas Day", "date": "2027-12-27", "notes": "Substitute day", "bunting": true}
        ]},
        "scotland": {"division": "scotland", "events": [
            {"title": "2nd January", "date": "2027-01-04", "notes": "Substitute day", "bunting": true}
        ]}
    }"#;
    let before = calendar();
    let calendar = before.import_gov_uk(list).unwrap();
    assert_eq!(
        listed(&calendar, 2027),
        [
            "2027-01-01 new-years-day",
            "2027-03-26 good-friday",
            "2027-06-03 Spring bank holiday (moved)",
            "2027-12-25 christmas-day",
            "2027-12-26 boxing-day",
            "2027-12-27 christmas-day substitute",
        ]
    );
    for year in [2026, 2028] {
        assert_eq!(listed(&calendar, year), listed(&before, year));
    }
    // The list's words win over ours for the same day; what else was written by hand stays.
    let by_hand = format!("{FILE}\n[[day]]\ndate = 2027-06-03\nname = 'A'\n[[day]]\ndate = 2027-06-04\nname = 'B'\n");
    let by_hand = BankHolidays::parse("b.toml", &by_hand).unwrap().import_gov_uk(list).unwrap();
    assert_eq!(listed(&by_hand, 2027)[2..4], ["2027-06-03 Spring bank holiday (moved)", "2027-06-04 B"]);
    // A second list wins over the first.
    let later = r#"{"england-and-wales": {"division": "england-and-wales", "events": [
        {"title": "Early May bank holiday", "date": "2027-05-03", "notes": "", "bunting": true}]}}"#;
    let calendar = calendar.import_gov_uk(later).unwrap();
    assert_eq!(listed(&calendar, 2027).len(), 3);
}

#[test]
fn lists_that_are_wrong_are_refused() {
    let of =
        |events: &str| format!(r#"{{"england-and-wales": {{"division": "england-and-wales", "events": [{events}]}}}}"#);
    let good = r#"{"title": "A", "date": "2027-01-01"}"#;
    for (list, reason) in [
        ("{".to_owned(), "this is not a list of bank holidays: EOF while parsing"),
        ("[]".to_owned(), "this is not a list of bank holidays"),
        (r#"{"scotland": {"division": "scotland", "events": []}}"#.to_owned(), "the list has no `england-and-wales`"),
        (
            r#"{"england-and-wales": {"division": "scotland", "events": []}}"#.to_owned(),
            "`england-and-wales` has the division `scotland`",
        ),
        (of(""), "`england-and-wales` has no events"),
        (of(r#"{"title": "A"}"#), "missing field `date`"),
        (of(r#"{"title": "A", "date": "01/01/2027"}"#), "event 1 of `england-and-wales`: `01/01/2027` is not a date"),
        (of(r#"{"title": "A", "date": "+12027-01-01"}"#), "`+12027-01-01` is not a date such as 2026-12-25"),
        (
            of(&format!(r#"{good}, {{"title": " ", "date": "2027-01-02"}}"#)),
            "event 2 of `england-and-wales`: the day on",
        ),
        (of(&format!("{good}, {good}")), "event 2 of `england-and-wales`: there are two events on 2027-01-01"),
    ] {
        let fault = calendar().import_gov_uk(&list).unwrap_err().to_string();
        assert!(fault.contains(reason), "{list}: {fault}");
    }
}

#[test]
fn faults_name_line_and_reason() {
    for (text, fault) in [
        ("\nrule = 1", "b.toml:2: invalid type: integer `1`, expected a sequence"),
        ("[[rule]]\nid = 'a'\nname = 'A'\ndate = '1 May'\nfoo = 1", "b.toml:5: unknown field `foo`"),
        ("[[rule]]\nid = 'A'\nname = 'A'\ndate = '1 May'", "b.toml:2: `A` is not a name"),
        ("[[rule]]\nid = 'a'\nname = ' '\ndate = '1 May'", "b.toml:3: `name` is what people call the day"),
        ("[[rule]]\nid = 'a'\nname = 'A'", "b.toml:2: a rule has one of: date"),
        ("[[rule]]\nid = 'a'\nname = 'A'\ndate = '1 May'\ndays-after-easter = 1", "b.toml:2: a rule has one of"),
        ("[[rule]]\nid = 'a'\nname = 'A'\ndate = '29 February'", "b.toml:2: `29 February` is not a day of every year"),
        ("[[rule]]\nid = 'a'\nname = 'A'\ndate = 'May'", "b.toml:2: `May` is not a day of every year"),
        ("[[rule]]\nid = 'a'\nname = 'A'\ndate = '30 December'", "b.toml:2: `30 December` is too late"),
        ("[[rule]]\nid = 'a'\nname = 'A'\nfirst-monday-of = 'Mayo'", "b.toml:2: `Mayo` is not a month"),
        ("[[day]]\ndate = 2026-01-01T10:00:00\nname = 'A'", "b.toml:2: this is a date: write it as 2026-12-25"),
        ("[[day]]\ndate = '1 May'\nname = 'A'", "b.toml:2:"),
        ("[[day]]\ndate = 2026-01-01\nname = 'A'\ninstead-of = 'b'", "b.toml:4: there is no rule `b`"),
        ("[[day]]\ndate = 2026-01-01\nname = 'A'\nid = '?'", "b.toml:4: `?` is not a name"),
    ] {
        let faults = reasons(text);
        assert!(faults.len() == 1 && faults[0].starts_with(fault), "{text}: {faults:?}");
    }
    let rule = "[[rule]]\nid = 'a'\nname = 'A'\ndate = '1 May'\n";
    let day = "[[day]]\ndate = 2026-01-01\nname = 'A'\n";
    let listed = "[[published]]\ndate = 2026-01-01\nname = 'A'\n";
    assert_eq!(
        reasons(&[rule, rule, day, day, listed, listed].concat()),
        [
            "b.toml:6: there are two rules `a`",
            "b.toml:13: there are two days on 2026-01-01",
            "b.toml:19: there are two published days on 2026-01-01",
        ]
    );
}

proptest! {
    #[test]
    fn every_year_has_eight_days_off_work(year in 1980..2200_i32) {
        let calendar = BankHolidays { days: BTreeMap::new(), ..calendar() }.remember();
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
        let days = calendar.between(first, last);
        let at_work = days.iter().filter(|(date, _)| !is_weekend(*date)).count();
        prop_assert_eq!(at_work, 8);
        prop_assert!(days.is_sorted_by(|one, other| one.0 < other.0));
        for date in first.iter_days().take_while(|date| *date <= last) {
            prop_assert_eq!(calendar.on(date), days.iter().find(|day| day.0 == date).map(|day| &day.1));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in ".*", json in r#"\{"england-and-wales": ?\{.*\}\}"#) {
        let _ = BankHolidays::parse("b.toml", &text);
        let _ = calendar().import_gov_uk(&json);
    }
}

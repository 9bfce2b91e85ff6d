use proptest::prelude::*;

use super::*;

fn shown(spans: &[Span]) -> String {
    spans.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn calendar() -> BankHolidays {
    let file = include_str!("../../../../../content/bank-holidays.toml");
    BankHolidays::parse("bank-holidays.toml", file).unwrap()
}

#[test]
fn strings_are_understood() {
    // Friday 3 April 2026 is Good Friday; 4 and 5 April are the weekend after it.
    for (text, on, hours) in [
        ("24/7", "2026-04-03", "00:00-24:00"),
        ("Mo-Fr 10:00-22:00; Sa-Su 09:00-19:00", "2026-04-02", "10:00-22:00"),
        ("Mo-Fr 10:00-22:00; Sa-Su 09:00-19:00", "2026-04-04", "09:00-19:00"),
        ("Mo-Fr 09:00-12:30,13:30-17:00", "2026-04-02", "09:00-12:30,13:30-17:00"),
        ("Mo-Fr 09:00-17:00; Mo-Fr 12:30-13:30 off", "2026-04-02", "09:00-12:30,13:30-17:00"),
        ("Mo-Fr 09:00-17:00, Th 18:00-20:00", "2026-04-02", "09:00-17:00,18:00-20:00"),
        ("Mo-Fr 09:00-17:00; Th 18:00-20:00", "2026-04-02", "18:00-20:00"),
        ("Mo-Fr 09:00-17:00; Th off", "2026-04-02", ""),
        ("Fr 22:00-06:00", "2026-04-03", "22:00-30:00"),
        ("Fr 22:00-06:00; Sa 10:00-12:00", "2026-04-04", "10:00-12:00"),
        ("Sa-Mo 18:00-26:00", "2026-04-05", "18:00-26:00"),
        ("Mo-Fr 10:00-22:00; PH off", "2026-04-03", ""),
        ("Mo-Fr 10:00-22:00; PH 11:00-15:00", "2026-04-03", "11:00-15:00"),
        ("Mo-Th,PH 10:00-22:00", "2026-04-03", "10:00-22:00"),
        ("PH -1 day 10:00-12:00", "2026-04-02", "10:00-12:00"),
        ("Mar PH off; Apr PH 10:00-12:00", "2026-04-03", "10:00-12:00"),
        ("Jan-Mar PH 10:00-12:00", "2026-04-03", ""),
        ("Oct-Apr Mo-Su 10:00-16:00", "2026-04-03", "10:00-16:00"),
        ("May-Sep Mo-Su 10:00-16:00", "2026-04-03", ""),
        ("Su[1] 10:00-12:00", "2026-04-05", "10:00-12:00"),
        ("Su[-1] 10:00-12:00", "2026-04-05", ""),
        ("2026 Apr 10:00-12:00", "2026-04-03", "10:00-12:00"),
        ("2026 Apr 10:00-12:00", "2027-04-02", ""),
        ("2026 Apr 3 10:00-12:00", "2026-04-03", "10:00-12:00"),
        ("week 14 Fr 10:00-12:00", "2026-04-03", "10:00-12:00"),
        ("easter 10:00-12:00", "2026-04-05", "10:00-12:00"),
        ("10:00-10:00", "2026-04-03", "10:00-34:00"),
        ("mo-fr 9:00-17:00", "2026-04-03", "09:00-17:00"),
        ("off", "2026-04-03", ""),
    ] {
        let hours_of = OsmHours::parse(text).unwrap_or_else(|reason| panic!("{text}: {reason}"));
        assert_eq!(shown(&hours_of.on(date(on), &calendar())), hours, "{text} on {on}");
    }
}

#[test]
fn usual_hours_know_no_holiday() {
    let hours = OsmHours::parse("Mo-Th 10:00-22:00; Fr,PH 11:00-15:00").unwrap();
    let easter_monday = date("2026-04-06");
    assert_eq!(shown(&hours.usual(easter_monday)), "10:00-22:00");
    assert_eq!(shown(&hours.on(easter_monday, &calendar())), "11:00-15:00");
    assert_eq!(shown(&hours.on(easter_monday, &BankHolidays::default())), "10:00-22:00");
}

#[test]
fn what_people_could_not_rely_on_is_refused() {
    for (text, reason) in [
        ("", "hours are missing"),
        (" ", "hours are missing"),
        ("Mo-Fr 25:00-26:00", "from character 7 (`25:00-26:00`) on"),
        ("Mo-Fr 10:00", "from its end on"),
        ("Mo-Fr ten to four", "from character 7 (`ten to four`) on"),
        ("Montag 10:00-12:00", "cannot be read as opening hours"),
        ("Mo-Fr 10:00–12:00", "from character 12 (`–12:00`) on"),
        ("Mo-Fr 10:00-48:30", "cannot be read as opening hours: invalid extended time for 48:30"),
        ("Mo 10:00-12:00;; Tu off", "cannot be read as opening hours"),
        ("Mo-Fr 10:00+", "`+` leaves the end open"),
        ("Mo-Fr 10:00-12:00+", "`+` leaves the end open"),
        ("Mo-Fr 10:00-16:00/90", "cannot be read"),
        ("Mo-Fr 10:00-16:00/01:30", "`/` means times that repeat"),
        ("sunrise-sunset", "the sun's times differ"),
        ("Mo-Fr 10:00-12:00 unknown", "`unknown` tells people nothing"),
        ("Mo-Fr 10:00-12:00 \"by appointment\"", "a remark in quotes"),
        ("Mo-Fr 10:00-12:00 || \"by appointment\"", "a remark in quotes"),
        ("Mo-Fr 10:00-12:00 || 13:00-14:00", "`||` is read in different ways"),
        ("SH 10:00-12:00", "`SH` is not known here"),
        ("PH Mo 10:00-12:00", "`PH Mo` is read in different ways: write `PH,Mo`"),
        ("Mo-We PH 10:00-12:00", "`Mo-We PH` is read in different ways"),
        ("2026Mar 10:00-12:00", "write the year apart"),
        ("Mo[3-1] 10:00-12:00", "counts backwards"),
        ("2027-2026 10:00-12:00", "Inverted year ranges"),
        ("Mo-Su 22:00-06:00; Su 00:00-02:00 off", "leave it unclear which night they cut"),
    ] {
        let refused = OsmHours::parse(text).err().unwrap_or_else(|| panic!("{text} is taken"));
        assert!(refused.contains(reason), "{text}: {refused}");
    }
    assert!(OsmHours::parse(&"Mo 10:00-12:00; ".repeat(40)).is_err_and(|reason| reason.contains("500")));
}

#[test]
fn hours_of_one_day_are_times_alone() {
    for (text, hours) in [
        ("off", ""),
        ("closed", ""),
        ("24/7", "00:00-24:00"),
        ("10:00-14:00", "10:00-14:00"),
        ("10:00-12:00,18:00-02:00", "10:00-12:00,18:00-26:00"),
    ] {
        assert_eq!(OsmHours::parse_day(text).map(|spans| shown(&spans)), Ok(hours.to_owned()), "{text}");
    }
    for text in ["Mo 10:00-14:00", "PH 10:00-14:00", "Mar 10:00-14:00", "10:00-14:00; Su off"] {
        assert!(OsmHours::parse_day(text).is_err_and(|reason| reason.contains("names days")), "{text}");
    }
}

/// The crate's own answer, where nothing runs past midnight and so both mean the same.
fn by_the_crate(text: &str, date: NaiveDate) -> String {
    let hours: opening_hours::OpeningHours = text.parse().unwrap();
    let open = hours.schedule_at(date).into_iter().filter(|range| range.kind == opening_hours::RuleKind::Open);
    open.map(|range| format!("{}-{}", range.range.start, range.range.end)).collect::<Vec<_>>().join(",")
}

fn any_rule() -> impl Strategy<Value = String> {
    let days = prop::sample::select(vec![
        "",
        "Mo-Fr ",
        "Sa-Su ",
        "Sa-Mo ",
        "We ",
        "Mo,Th ",
        "Mo[1] ",
        "Fr[-1] ",
        "Apr-Sep ",
        "Nov-Feb Tu ",
        "Dec 24 ",
        "Feb 29 ",
        "week 1-20 ",
        "2026 ",
        "2027 Mar ",
        "easter ",
        "Dec 30-Jan 2 ",
    ]);
    let times = prop::sample::select(vec![
        "",
        "10:00-22:00",
        "09:00-12:00,13:00-17:00",
        "00:00-24:00",
        "off",
        "11:00-12:00 off",
    ]);
    (days, times).prop_filter_map("a rule says something", |(days, times)| {
        let rule = format!("{days}{times}").trim().to_owned();
        (!rule.is_empty()).then_some(rule)
    })
}

proptest! {
    #[test]
    fn within_a_day_the_crate_agrees(
        first in any_rule(),
        more in prop::collection::vec((prop::sample::select(vec!["; ", ", "]), any_rule()), 0..4),
        days in 0..1500_u64,
    ) {
        let text = more.iter().fold(first, |text, (separator, rule)| text + separator + rule);
        let date = date("2025-01-01") + chrono::Days::new(days);
        if let Ok(hours) = OsmHours::parse(&text) {
            let ours = shown(&hours.on(date, &BankHolidays::default()));
            prop_assert_eq!(ours, by_the_crate(&text, date), "{} on {}", text, date);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in ".*", soup in "[MoTuWeFrSaPHJan0-9:;, +\\[\\]-]{0,60}", day in 0..400_000_u64) {
        let date = date("1700-01-01") + chrono::Days::new(day);
        for text in [text, soup] {
            if let Ok(hours) = OsmHours::parse(&text) {
                let _ = hours.on(date, &calendar());
            }
        }
    }
}

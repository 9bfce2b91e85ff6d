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
        ("Mo-Fr 09:00-17:00; 12:30-13:30 off", "2026-04-02", "09:00-12:30,13:30-17:00"),
        ("Mo-Fr 09:00-12:30, 13:30-17:00", "2026-04-04", ""),
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
        ("week 50-2 10:00-12:00", "cannot be read"),
        ("Dec 26-25 10:00-12:00", "`26-25` ends before it begins"),
        ("Dec 25+ 10:00-12:00", "`25+` leaves the end open"),
        ("Feb 30 off", "a day that no calendar has"),
        ("Jun 31-Jul 2 10:00-12:00", "a day that no calendar has"),
        ("2027 Feb 29 10:00-12:00", "a day that no calendar has"),
        ("2026 Dec 24-Jan 2 10:00-12:00", "a year at one end only"),
        ("2027 Dec 24-2026 Dec 26 10:00-12:00", "ends before it begins"),
        ("Mo-Su 22:00-06:00; Su 00:00-02:00 off", "leave it unclear which night they cut"),
    ] {
        let refused = OsmHours::parse(text).err().unwrap_or_else(|| panic!("{text} is taken"));
        assert!(refused.contains(reason), "{text}: {refused}");
    }
    assert!(OsmHours::parse(&"Mo 10:00-12:00; ".repeat(40)).is_err_and(|reason| reason.contains("500")));
}

/// Rows H05 to H10 and others of their kind, on one date each.
#[test]
fn lists_with_spaces_are_lists() {
    // Friday 25 and Saturday 26 December 2026; 28 December is a bank holiday; Thursday 31 December is in week 53.
    for (id, text, on, hours) in [
        ("H05", "Mo, Tu, We, Th, Fr, Su 11:00-01:00; Sa 11:00-02:00", "2026-12-02", "11:00-25:00"),
        ("H05", "Mo, Tu, We, Th, Fr, Su 11:00-01:00; Sa 11:00-02:00", "2026-12-05", "11:00-26:00"),
        ("H06", "Mo-Fr 10:00-16:00; Sa, Su off", "2026-12-05", ""),
        ("H06", "Mo-Fr 10:00-16:00; Sa, Su off", "2026-12-06", ""),
        ("H06", "Mo-Fr 10:00-16:00, Sa, Su off", "2026-12-05", ""),
        ("H08", "Mo-Fr 10:00-16:00; Dec 25, Dec 26 off", "2026-12-25", ""),
        ("H08", "Mo-Fr 10:00-16:00; Dec 25, 26 off", "2026-12-25", ""),
        ("", "Mo-Su 10:00-16:00; Dec 24,25-27, 31 off", "2026-12-27", ""),
        ("", "Mo-Su 10:00-16:00; Dec 24,25-27, 31 off", "2026-12-31", ""),
        ("", "Mo-Su 10:00-16:00; 2026 Dec 24, 2026 Dec 31 10:00-13:00", "2026-12-24", "10:00-13:00"),
        ("", "Mo-Su 10:00-16:00; 2026 Dec 24, 2027 Dec 31 10:00-13:00", "2026-12-31", "10:00-16:00"),
        ("H10", "Dec, Jan 10:00-16:00", "2026-12-02", "10:00-16:00"),
        ("H10", "Dec, Jan 10:00-16:00", "2026-11-30", ""),
        ("H10", "week 52, week 01 10:00-12:00", "2026-12-21", "10:00-12:00"),
        ("H10", "week 52, 53 10:00-12:00", "2026-12-31", "10:00-12:00"),
        ("H10", "Apr, May, Jun Mo-Fr 09:00-18:00; Jul, Aug Mo-Fr 10:00-12:00", "2026-04-04", ""),
        ("H10", "Apr, May, Jun Mo-Fr 09:00-18:00; Jul, Aug Mo-Fr 10:00-12:00", "2026-05-08", "09:00-18:00"),
        ("", "Dec Mo, Tu 10:00-12:00", "2026-12-29", "10:00-12:00"),
        ("", "Dec Mo, Tu 10:00-12:00", "2026-11-30", ""),
        ("", "2026, 2028 Mo-Fr 10:00-12:00", "2026-12-02", "10:00-12:00"),
        ("", "Sa[1], Sa[3] 10:00-12:00", "2026-12-19", "10:00-12:00"),
        ("", "Sa[1, 3] 10:00-12:00", "2026-12-19", "10:00-12:00"),
        ("", "Sa[1, 3] 10:00-12:00", "2026-12-12", ""),
        ("", "Mo-Su 10:00-16:00; easter -2 days, easter +1 day off", "2027-03-26", ""),
        ("", "Mo-Fr 10:00-16:00; PH, Sa, Su off", "2026-12-28", ""),
        ("", "Mo-Fr 10:00-16:00; PH, PH -1 day off", "2026-12-24", ""),
        ("", "Mo, We-Fr, PH 10:00-16:00", "2026-12-28", "10:00-16:00"),
        ("", "Mo , Tu 10:00-12:00", "2026-12-01", "10:00-12:00"),
        ("", "Mo ,Tu  10:00-12:00", "2026-12-01", "10:00-12:00"),
        ("", "\tMo,\u{a0}Tu 10:00-12:00 ", "2026-12-01", "10:00-12:00"),
        ("", "Mo-Fr 10:00-12:00, 13:00-16:00", "2026-12-01", "10:00-12:00,13:00-16:00"),
        ("", "Mo-Fr 10:00-12:00, Tu, Th 18:00-20:00", "2026-12-01", "10:00-12:00,18:00-20:00"),
        ("", "Mo, Tu 00:00-24:00", "2026-12-01", "00:00-24:00"),
    ] {
        let hours_of = OsmHours::parse(text).unwrap_or_else(|reason| panic!("{id} {text}: {reason}"));
        assert_eq!(shown(&hours_of.on(date(on), &calendar())), hours, "{id} {text} on {on}");
        let spelling = in_one_spelling(text);
        assert_eq!(in_one_spelling(&spelling), spelling, "{text}");
        let again = OsmHours::parse(&spelling).unwrap();
        assert_eq!(shown(&again.on(date(on), &calendar())), hours, "{spelling} on {on}");
    }
}

/// Rows H12, H23 and H32, and every other way to be open day and night without saying so.
#[test]
fn nothing_is_round_the_clock_in_silence() {
    let says_nothing = "does not say from when to when";
    for (id, text, reason) in [
        ("H12", "Mo-Su", says_nothing),
        ("H12", "Mo-Fr", says_nothing),
        ("", "open", says_nothing),
        ("", "Mo-Fr open", says_nothing),
        ("", "Mo-Fr Open", says_nothing),
        ("", "PH", says_nothing),
        ("", "Dec", says_nothing),
        ("", "Dec 10-16", says_nothing),
        ("", "2027", says_nothing),
        ("", "2000-2200", says_nothing),
        ("", "week 10", says_nothing),
        ("", "easter", says_nothing),
        ("", "Sa[1]", says_nothing),
        ("", "Mo-Fr; 10:00-16:00", says_nothing),
        ("", "Mo-Fr 10:00-16:00; Sa", says_nothing),
        ("", "Mo-Fr 10:00-16:00, Sa", says_nothing),
        ("", "Mo-Fr 10:00-16:00; Sa; Su off", says_nothing),
        ("", "Mo-Fr 10:00-16:00; Sa, Su", says_nothing),
        ("", "Mo-Fr 10:00-16:00; PH, Sa open", says_nothing),
        ("", "Mo, 10:00-12:00", "write `Mo 10:00-12:00`"),
        ("", "Sa, off", "write `Sa off`"),
        ("", "Mo-Fr 10:00-16:00; Dec 25, PH off", "write `Dec 25 off; PH off`"),
        ("", "Mo-Fr 10:00-16:00; PH, Dec 25 off", "write `PH off; Dec 25 off`"),
        ("", "Mo, Dec 24 10:00-12:00", "write `Mo 10:00-12:00; Dec 24 10:00-12:00`"),
        ("", "Mo-Fr 10:00-16:00, , Sa off", "a comma separates nothing"),
        ("", "Mo-Fr 10:00-16:00,", "cannot be read"),
        ("", "Mo-Fr 10:00-16:00; off", "`off` without days"),
        ("", "Mo-Fr 10:00-16:00; 24/7", "`24/7` without days"),
        ("", "Mo-Fr 10:00-16:00, 24/7", "`24/7` without days"),
        ("", "10:00-10:00", "no time at all or a whole day"),
        ("", "Mo-Fr 00:00-00:00", "no time at all or a whole day"),
        ("", "Mo-Fr 10:00-12:00,13:00-13:00", "no time at all or a whole day"),
        ("", "Mo-Su 08:00-32:00", "as long as a day"),
        ("", "Mo 00:00-48:00", "as long as a day"),
        ("H23", "PH -1 day Mo-We 10:00-12:00", "write `PH -1 day,Mo-We`"),
        ("H23", "Mo-We PH -1 day 10:00-12:00", "write `Mo-We,PH`"),
        ("H23", "PH  Mo 10:00-12:00", "write `PH,Mo`"),
        ("H23", "PH +2 days Fr[1] 10:00-12:00", "is read in different ways"),
        ("H23", "Mo[1] +1 day PH 10:00-12:00", "is read in different ways"),
        ("H32", "week 30-40/1 10:00-12:00", "`30-40/1` repeats nothing"),
        ("H32", "week 30-40/27 10:00-12:00", "`30-40/27` repeats nothing"),
        ("H32", "week 30-40/11: Mo 10:00-12:00", "repeats nothing"),
        ("H32", "2026-2028/5 10:00-12:00", "`2026-2028/5` repeats nothing"),
    ] {
        let refused = OsmHours::parse(text).err().unwrap_or_else(|| panic!("{id} {text} is taken"));
        assert!(refused.contains(reason), "{id} {text}: {refused}");
    }
    for text in ["open", "Mo-Su", "00:00-00:00", "08:00-08:00"] {
        assert!(OsmHours::parse_day(text).is_err(), "{text}");
    }
}

#[test]
fn nothing_closes_or_changes_every_day_in_silence() {
    for (text, reason) in [
        ("Mo-Fr 10:00-16:00; 00:00-24:00", "`00:00-24:00` without days"),
        ("Mo-Fr 10:00-16:00; 24/7 open", "`24/7 open` without days"),
        ("Mo-Fr 10:00-16:00; 24/7 off", "`24/7 off` without days"),
        ("Mo-Fr 10:00-16:00; 10:00-12:00", "`10:00-12:00` without days"),
        ("Mo-Fr 10:00-16:00; 00:00-24:00 off", "`00:00-24:00 off` without days"),
        ("Mo-Fr 09:00-17:00, 12:00-13:00 off", "write `; Mo-Fr 12:00-13:00 off`"),
        ("Sa 10:00-14:00, 12:00-13:00 off", "write `; Sa 12:00-13:00 off`"),
        ("Mo-Fr 09:00-17:00,12:00-13:00 off", "cut nothing"),
        ("12:00-13:00 off; Mo-Fr 09:00-17:00", "cut nothing"),
        ("Sa off, 10:00-12:00", "cannot be read as opening hours"),
    ] {
        let refused = OsmHours::parse(text).err().unwrap_or_else(|| panic!("{text} is taken"));
        assert!(refused.contains(reason), "{text}: {refused}");
    }
}

#[test]
fn times_behind_a_comma_are_published_without_a_space() {
    for (text, spelling) in [
        ("Mo-Fr 10:00-12:00, 13:00-16:00", "Mo-Fr 10:00-12:00,13:00-16:00"),
        ("Mo, Tu 10:00-12:00, 13:00-16:00, Sa 10:00-12:00", "Mo,Tu 10:00-12:00,13:00-16:00, Sa 10:00-12:00"),
        ("10:00-12:00 , 13:00-16:00", "10:00-12:00,13:00-16:00"),
    ] {
        assert_eq!(in_one_spelling(text), spelling, "{text}");
    }
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
            prop_assert_eq!(ours, by_the_crate(&in_one_spelling(&text), date), "{} on {}", text, date);
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

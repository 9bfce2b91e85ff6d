//! Days, as people type them into three boxes or one.

use super::spoken::{comes_to, spoken};

const EXACTLY: &str = "exactly";

fn date(mode: &str, [day, month, year]: [&str; 3], language: &str) -> String {
    let typed = [("day-mode", mode), ("day-day", day), ("day-month", month), ("day-year", year)];
    comes_to("day", &typed, spoken(language))
}

#[test]
fn parts_in_their_boxes() {
    for (id, language, boxes, day) in [
        ("D1", "en", ["14", "Sept", "2025"], "2025-09-14"),
        ("D1", "en", ["14", "sept", "2025"], "2025-09-14"),
        ("D1", "en", ["14", "Sept.", "2025"], "2025-09-14"),
        ("D1", "en", ["14", "SEPTEMBER", "2025"], "2025-09-14"),
        ("D1", "en", ["14", "sep", "2025"], "2025-09-14"),
        ("D4", "ur", ["14", "نومبر", "2025"], "2025-11-14"),
        ("D4", "ur", ["۱۴", "جنوری", "۲۰۲۵"], "2025-01-14"),
        ("D4", "ur", ["14", "ستمبر", "2025"], "2025-09-14"),
        ("D4", "ur", ["14", "Nov", "2025"], "2025-11-14"),
        ("D8", "en", ["1st", "11", "2025"], "2025-11-01"),
        ("D8", "en", ["2nd", "11", "2025"], "2025-11-02"),
        ("D8", "en", ["3rd", "11", "2025"], "2025-11-03"),
        ("D8", "en", ["14th", "11", "2025"], "2025-11-14"),
        ("D8", "en", ["the 14th", "11.", "2025."], "2025-11-14"),
        ("D8", "en", ["20.", "11", "2025"], "2025-11-20"),
        ("D6", "en", ["1", "1", "90"], "1990-01-01"),
        ("", "en", ["২০", "১১", "২০২৫"], "2025-11-20"),
        ("", "en", ["２０", "１１", "２０２５"], "2025-11-20"),
        ("D13", "en", ["20/11/2025", "", ""], "2025-11-20"),
        ("D13", "en", ["20.11.2025", "", ""], "2025-11-20"),
        ("D13", "en", ["2025-11-20", "", ""], "2025-11-20"),
        ("D13", "en", ["20 Nov 2025", "", ""], "2025-11-20"),
        ("D13", "en", ["November 20th, 2025", "", ""], "2025-11-20"),
        ("D13", "en", ["11/20/2025", "", ""], "2025-11-20"),
        ("D13", "en", ["20112025", "", ""], "2025-11-20"),
        ("D13", "en", ["", "", "20/11/2025"], "2025-11-20"),
        ("D13", "en", ["20 November", "", "2025"], "2025-11-20"),
        ("D13", "en", ["Thursday 20 November 2025", "", ""], "2025-11-20"),
        ("D13", "en", ["yesterday", "", ""], "2026-11-21"),
        ("D13", "ur", ["آج", "", ""], "2026-11-22"),
        ("", "en", ["Saturday yesterday", "", ""], "2026-11-21"),
        ("", "ur", ["14 تاریخ", "11", "2025"], "2025-11-14"),
    ] {
        let expected = format!(r#"{{"date":"{day}","precision":"exactly"}}"#);
        assert_eq!(date(EXACTLY, boxes, language), expected, "{id} {boxes:?}");
    }
}

#[test]
fn each_error_names_the_part() {
    for (id, boxes, error) in [
        ("D6", ["1", "1", "25"], "day-year: NotAYear"),
        ("D6", ["1", "12", "26"], "day-year: NotAYear"),
        ("D6", ["1", "1", "'25"], "day-year: NotAYear"),
        ("D6", ["1", "1", "225"], "day-year: NotAYear"),
        ("D13", ["O5", "11", "2025"], "day-day: NotADay"),
        ("D13", ["5", "11", "2O25"], "day-year: NotAYear"),
        ("D13", ["20/11/2025", "11", "2025"], "day-day: DateNotRead"),
        ("", ["today", "11", "2026"], "day-day: DateNotRead"),
        ("", ["yesterday", "November", ""], "day-day: DateNotRead"),
        ("", ["Monday yesterday", "", ""], "day-day: WeekdayContradicts"),
        ("", ["", "", "31/11/2025"], "day-year: NoSuchDay(30)"),
        ("", ["1", "1", "2027"], "day-year: DateInFuture"),
        ("", ["", "November 2025", ""], "day-day: DayMissing"),
        ("D13", ["20-22 November 2025", "", ""], "day-day: DateNotRead"),
        ("", ["", "11", "2025"], "day-day: DayMissing"),
        ("", ["20", "", "2025"], "day-month: MonthMissing"),
        ("", ["20", "11", ""], "day-year: YearMissing"),
        ("", ["31", "11", "2025"], "day-day: NoSuchDay(30)"),
        ("", ["29", "2", "2026"], "day-day: NoSuchDay(28)"),
        ("", ["32", "1", "2025"], "day-day: NotADay"),
        ("", ["0", "1", "2025"], "day-day: NotADay"),
        ("", ["1", "13", "2025"], "day-month: NotAMonth"),
        ("", ["1", "Juno", "2025"], "day-month: NotAMonth"),
        ("", ["Monday 20 November 2025", "", ""], "day-day: WeekdayContradicts"),
        ("D17", ["23", "11", "2026"], "day-day: DateInFuture"),
        ("", ["1", "1", "1447"], "day-year: DateTooOld"),
        ("", ["\u{200F}", "\u{200B}", " "], "day-day: DateMissing"),
        ("", ["99999999999999999999", "1", "2026"], "day-day: DateNotRead"),
    ] {
        assert_eq!(date(EXACTLY, boxes, "en"), error, "{id} {boxes:?}");
    }
}

#[test]
fn roughly_is_a_day_a_month_or_a_year() {
    for (id, boxes, about) in [
        ("D16", ["", "11", "2025"], r#"{"day":null,"month":11,"precision":"about","year":2025}"#),
        ("D16", ["", "", "2025"], r#"{"day":null,"precision":"about","year":2025}"#),
        ("", ["3", "6", "2026"], r#"{"day":3,"month":6,"precision":"about","year":2026}"#),
        ("", ["", "November 2025", ""], r#"{"day":null,"month":11,"precision":"about","year":2025}"#),
        ("", ["about 3 June 2026", "", ""], r#"{"day":3,"month":6,"precision":"about","year":2026}"#),
        ("", ["3", "", "2026"], "day-month: MonthMissing"),
        ("", ["", "", "2027"], "day-year: DateInFuture"),
    ] {
        assert_eq!(date("about", boxes, "en"), about, "{id} {boxes:?}");
    }
    for boxes in [
        ["about 14 November 2025", "", ""],
        ["maybe 14 November 2025", "", ""],
        ["~14/11/2025", "", ""],
        ["14 November 2025?", "", ""],
        ["about 14112025", "", ""],
        ["about 14", "11", "2025"],
    ] {
        let about = r#"{"day":14,"month":11,"precision":"about","year":2025}"#;
        assert_eq!(date(EXACTLY, boxes, "en"), about, "{boxes:?}");
    }
}

#[test]
fn two_dates_are_asked_about() {
    let two = |mode, [day, month, year]: [&str; 3], [to_day, to_month, to_year]: [&str; 3]| {
        let typed = [
            ("day-mode", mode),
            ("day-day", day),
            ("day-month", month),
            ("day-year", year),
            ("day-to-day", to_day),
            ("day-to-month", to_month),
            ("day-to-year", to_year),
        ];
        comes_to("day", &typed, spoken("en"))
    };
    let (first, last, none) = (["18", "11", "2025"], ["20", "11", "2025"], ["", "", ""]);
    for (mode, from, to, expected) in [
        ("exactly", first, last, "day-mode: TwoDates"),
        ("about", first, last, "day-mode: TwoDates"),
        ("", first, last, "day-mode: TwoDates"),
        ("exactly", none, last, "day-mode: TwoDates"),
        ("exactly", first, ["x", "", ""], "day-mode: TwoDates"),
        ("exactly", first, first, r#"{"date":"2025-11-18","precision":"exactly"}"#),
        ("between", first, last, r#"{"from":"2025-11-18","precision":"between","to":"2025-11-20"}"#),
        ("between", last, first, "day-to-day: DatesReversed"),
        ("between", first, none, "day-to-day: DayMissing"),
        ("between", none, last, "day-day: DayMissing"),
    ] {
        assert_eq!(two(mode, from, to), expected, "D14 {mode} {from:?} {to:?}");
    }
}

#[test]
fn dates_of_birth_are_read_alike() {
    let born = |[day, month, year]: [&str; 3], language| {
        let typed = [("who-name", "A"), ("who-birth-day", day), ("who-birth-month", month), ("who-birth-year", year)];
        comes_to("who", &typed, spoken(language))
    };
    assert_eq!(born(["7", "9", "90"], "en"), r#"{"date_of_birth":"1990-09-07","name":"A"}"#, "D6: only one meaning");
    assert_eq!(born(["7", "9", "20"], "en"), "who-birth-year: NotAYear", "D6: 1920 or 2020");
    assert_eq!(born(["7", "ستمبر", "1990"], "ur"), r#"{"date_of_birth":"1990-09-07","name":"A"}"#, "D4");
    assert_eq!(born(["7/9/1990", "", ""], "en"), r#"{"date_of_birth":"1990-09-07","name":"A"}"#, "D13");
}

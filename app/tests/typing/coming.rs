//! Days that are about to come, as people type them where they look for a counter that is open then.

use app::words::vocabulary;
use chrono::NaiveDate;
use journey::question::date::phrase::coming;

use super::spoken::words;

#[test]
fn days_as_people_write_them() {
    let words = words("ur");
    let (today, spoken) = (NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"), vocabulary(&words));
    for (typed, meant) in [
        ("2026-12-25", "2026-12-25"),
        ("25/12/2026", "2026-12-25"),
        ("25.12.2026", "2026-12-25"),
        // G09, and the other half of it.
        ("1/1/27", "2027-01-01"),
        ("31/12/26", "2026-12-31"),
        ("01-01-27", "2027-01-01"),
        ("1 1 2027", "2027-01-01"),
        ("1/1", "2027-01-01"),
        ("31 Dec", "2026-12-31"),
        ("24 November", "2026-11-24"),
        ("22 November", "2026-11-22"),
        ("21 November", "2027-11-21"),
        ("Tuesday 24 November", "2026-11-24"),
        ("Tue, 24th Nov. 2026", "2026-11-24"),
        ("24th of November", "2026-11-24"),
        ("Nov 24", "2026-11-24"),
        ("December 25, 2026", "2026-12-25"),
        ("1st Sept 27", "2027-09-01"),
        ("29 Feb", "2028-02-29"),
        ("۲۵/۱۲/۲۰۲۶", "2026-12-25"),
        ("25 دسمبر 2026", "2026-12-25"),
        ("1/13/27", "2027-01-13"),
        ("12/31/26", "2026-12-31"),
        ("today", "2026-11-22"),
        ("Tomorrow", "2026-11-23"),
        ("کل", "2026-11-23"),
        ("25–12–2026", "2026-12-25"),
    ] {
        assert_eq!(coming(typed, today, spoken).map(|day| day.to_string()).as_deref(), Some(meant), "{typed}");
    }
    for no_day in [
        "",
        "never",
        "Monday 24 November",
        "Monday 24 November 2026",
        "گزشتہ کل 1/1",
        "31/2/2026",
        "1/1/0027",
        "1/1/027",
        "1/1/1927",
        "1/1/2127",
        "25/12/20266",
        "5",
        "2026",
        "32 May",
        "1 Ma",
        "25 Decembre 2026 10",
        "1/1/99",
    ] {
        assert_eq!(coming(no_day, today, spoken), None, "{no_day}");
    }
}

//! A holiday that comes every year.

use chrono::{Days, Month, NaiveDate, Weekday};
use typed::name::Name;

use super::Holiday;

/// When it comes, and what it is called then.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) when: When,
    pub(super) holiday: Holiday,
    /// Its substitute, for years in which it falls on a weekend.
    pub(super) substitute: Holiday,
}

/// The forms a rule can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A day of a month: such a holiday can fall on a weekend.
    Date { month: Month, day: u32 },
    /// Days after Easter Sunday; fewer than none are before it.
    Easter { days_after: i16 },
    /// The first Monday of a month.
    FirstMonday { month: Month },
    /// The last Monday of a month.
    LastMonday { month: Month },
}

impl Rule {
    pub(super) fn new(id: Name, name: String, when: When) -> Self {
        let holiday = |is_substitute| Holiday { id: Some(id.clone()), name: name.clone(), is_substitute };
        Self { when, holiday: holiday(false), substitute: holiday(true) }
    }
}

impl When {
    pub(super) fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Date { month, day } => NaiveDate::from_ymd_opt(year, month.number_from_month(), day),
            Self::Easter { days_after } => {
                let days = Days::new(u64::from(days_after.unsigned_abs()));
                let easter = easter_sunday(year)?;
                if days_after < 0 { easter.checked_sub_days(days) } else { easter.checked_add_days(days) }
            }
            Self::FirstMonday { month } => nth_monday(year, month, 1),
            Self::LastMonday { month } => nth_monday(year, month, 5).or_else(|| nth_monday(year, month, 4)),
        }
    }

    /// Whether a substitute follows when it falls on a weekend.
    pub(super) fn is_made_up_for(self) -> bool {
        matches!(self, Self::Date { .. })
    }
}

fn nth_monday(year: i32, month: Month, n: u8) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month.number_from_month(), Weekday::Mon, n)
}

/// Easter Sunday of the Gregorian calendar, by the "anonymous" algorithm (Meeus, Jones, Butcher).
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - moon_correction + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * of_century.div_euclid(4) - epact - of_century.rem_euclid(4))
        .rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday).div_euclid(451);
    let days = epact + to_sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(days.div_euclid(31)).ok()?,
        u32::try_from(days.rem_euclid(31) + 1).ok()?,
    )
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;

    use super::*;

    #[test]
    fn easter_is_where_the_church_has_it() {
        for (year, month, day) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2024, 3, 31),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2038, 4, 25),
            (2285, 3, 22),
        ] {
            assert_eq!(easter_sunday(year), NaiveDate::from_ymd_opt(year, month, day), "{year}");
        }
    }

    #[test]
    fn easter_is_a_sunday_in_spring_in_every_year() {
        for year in NaiveDate::MIN.year()..=NaiveDate::MAX.year() {
            let easter = easter_sunday(year).unwrap();
            assert_eq!(easter.weekday(), Weekday::Sun, "{year}");
            let spring = (3, 22)..=(4, 25);
            assert!(spring.contains(&(easter.month(), easter.day())), "{easter}");
        }
    }
}

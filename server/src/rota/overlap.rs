//! Times of one day that overlap: the reader of hours joins them, and a rota means something else.

use app::domain::hours::{Span, WrittenHours};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Two times of one list that overlap, such as `09:00-13:00` and `12:00-17:00`.
pub(super) fn within_a_list(hours: &str) -> Option<(&str, &str)> {
    let lists = hours.split([' ', ';']).filter(|word| word.contains(':'));
    lists.into_iter().find_map(|list| {
        let times: Vec<(&str, u32, u32)> = list.split(',').filter_map(times).collect();
        let numbered = times.iter().enumerate();
        let mut pairs = numbered.flat_map(|(number, one)| times[number + 1..].iter().map(move |other| (one, other)));
        pairs.find(|(one, other)| one.1 < other.2 && other.1 < one.2).map(|(one, other)| (one.0, other.0))
    })
}

/// A time as minutes of the day; past midnight beyond 24:00.
fn times(text: &str) -> Option<(&str, u32, u32)> {
    let minutes = |clock: &str| {
        let (hours, minutes) = clock.split_once(':')?;
        Some(hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?)
    };
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    Some((text, from, if to <= from { to + 24 * 60 } else { to }))
}

/// A day of the first week whose hours begin before those of the night before end.
pub(super) fn between_days(written: &WrittenHours, usual: impl Fn(NaiveDate) -> Vec<Span>) -> Option<Weekday> {
    let dates = written.from.iter_days().take(7);
    dates.into_iter().find_map(|date| {
        let next = date.checked_add_days(Days::new(1))?;
        let ends = usual(date).iter().map(|span| span.to.on(date)).max()?;
        let begins = usual(next).iter().map(|span| span.from.on(next)).min()?;
        (begins < ends).then(|| next.weekday())
    })
}

#[cfg(test)]
mod tests {
    use super::within_a_list;

    #[test]
    fn times_that_overlap_are_found() {
        for (hours, found) in [
            ("Mo-Fr 09:00-13:00,12:00-17:00", Some(("09:00-13:00", "12:00-17:00"))),
            ("Mo 09:00-12:00; Tu 08:00-20:00,18:00-22:00", Some(("08:00-20:00", "18:00-22:00"))),
            ("Mo-Fr 09:00-12:00,12:00-17:00", None),
            ("Fr 18:00-02:00,01:00-03:00", None),
            ("Mo,We 09:00-12:00", None),
            ("24/7", None),
        ] {
            assert_eq!(within_a_list(hours), found, "{hours}");
        }
    }
}

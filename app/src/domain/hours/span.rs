//! Hours of one day as wall time, and arithmetic with them.
//!
//! A span belongs to the date on which it starts and may end on the next. Nothing here knows of clock changes: that
//! is for [`london`](super::london).

use std::fmt;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

/// Minutes in a day of wall time.
pub(crate) const DAY_MINUTES: u16 = 24 * 60;

/// A wall time as minutes since the midnight on which its day begins: from 00:00 to 48:00, the end of the next day.
/// Shown as in OSM: `26:00` is two in the morning after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WallTime(u16);

impl WallTime {
    /// 00:00.
    pub const START_OF_DAY: Self = Self(0);
    /// 24:00.
    pub const END_OF_DAY: Self = Self(DAY_MINUTES);
    /// 48:00.
    pub const END_OF_NEXT_DAY: Self = Self(2 * DAY_MINUTES);

    /// A wall time of at most 48:00, from minutes since midnight.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= 2 * DAY_MINUTES).then_some(Self(minutes))
    }

    /// As near to that many minutes after midnight as a wall time can be.
    pub(super) fn clamped(minutes: i64) -> Self {
        u16::try_from(minutes.max(0)).map_or(Self::END_OF_NEXT_DAY, |minutes| Self(minutes.min(2 * DAY_MINUTES)))
    }

    /// Minutes since the midnight on which its day begins.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// What a clock shows: 24:00 is 00:00, 26:00 is 02:00.
    #[must_use]
    pub fn time(self) -> NaiveTime {
        NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.0 % DAY_MINUTES) * 60, 0).unwrap_or_default()
    }

    /// The date and time, for a day that begins on `date`.
    #[must_use]
    pub fn on(self, date: NaiveDate) -> NaiveDateTime {
        let date = date.checked_add_days(Days::new(u64::from(self.0 / DAY_MINUTES)));
        date.map_or(NaiveDateTime::MAX, |date| date.and_time(self.time()))
    }
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Open from `from` until `to`, which is later and not itself included. Shown as `10:00-22:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The beginning, on the day itself; after a closure in the night it can be on the next.
    pub from: WallTime,
    /// The end, perhaps on the next day.
    pub to: WallTime,
}

impl Span {
    /// All of the day.
    pub(super) const DAY: Self = Self { from: WallTime::START_OF_DAY, to: WallTime::END_OF_DAY };

    /// Whether it goes on after midnight.
    #[must_use]
    pub fn ends_next_day(self) -> bool {
        self.to > WallTime::END_OF_DAY
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

/// The same time in order, with what overlaps or touches made one.
pub(super) fn joined(spans: Vec<Span>) -> Vec<Span> {
    let pairs = joined_pairs(spans.into_iter().map(|span| (span.from, span.to)).collect());
    pairs.into_iter().map(|(from, to)| Span { from, to }).collect()
}

/// The same for pairs of a beginning and an end, in whatever they are counted.
pub(crate) fn joined_pairs<T: Copy + Ord>(mut pairs: Vec<(T, T)>) -> Vec<(T, T)> {
    pairs.sort_unstable();
    let mut joined: Vec<(T, T)> = Vec::with_capacity(pairs.len());
    for (from, to) in pairs {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// What is left of spans after something is taken out.
pub(super) fn without(spans: &[Span], cut: Span) -> Vec<Span> {
    let pieces = |span: &Span| {
        let before = Span { from: span.from, to: span.to.min(cut.from) };
        let after = Span { from: span.from.max(cut.to), to: span.to };
        [before, after].into_iter().filter(|piece| piece.from < piece.to)
    };
    spans.iter().flat_map(pieces).collect()
}

/// Whether seven days of spans that start on their own day, repeated for ever, leave no minute out.
pub(super) fn is_round_the_clock(week: &[Vec<Span>; 7]) -> bool {
    let day_minutes = i32::from(DAY_MINUTES);
    // The night of the last day goes on in the first.
    let days = (-1..).zip([&week[6]].into_iter().chain(week));
    let covered_until = days.fold(0, |until, (day, spans)| {
        spans.iter().fold(until, |until, span| {
            let (from, to) = (i32::from(span.from.0), i32::from(span.to.0));
            if day * day_minutes + from <= until { until.max(day * day_minutes + to) } else { until }
        })
    });
    covered_until >= 7 * day_minutes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(pairs: &[(u16, u16)]) -> Vec<Span> {
        pairs.iter().map(|(from, to)| Span { from: WallTime(*from), to: WallTime(*to) }).collect()
    }

    #[test]
    fn touching_spans_are_one() {
        assert_eq!(joined(spans(&[(700, 800), (0, 100), (100, 200), (150, 160)])), spans(&[(0, 200), (700, 800)]));
    }

    #[test]
    fn a_cut_leaves_what_is_before_and_after() {
        let open = spans(&[(100, 200), (300, 400)]);
        let cut = |from, to| without(&open, Span { from: WallTime(from), to: WallTime(to) });
        assert_eq!(cut(150, 160), spans(&[(100, 150), (160, 200), (300, 400)]));
        assert_eq!(cut(50, 350), spans(&[(350, 400)]));
        assert_eq!(cut(200, 300), open);
        assert_eq!(cut(0, 2880), []);
    }

    #[test]
    fn round_the_clock_may_turn_at_any_hour() {
        let daily = |pairs: &[(u16, u16)]| [(); 7].map(|()| spans(pairs));
        assert!(is_round_the_clock(&daily(&[(0, 1440)])));
        assert!(is_round_the_clock(&daily(&[(480, 1920)])));
        assert!(!is_round_the_clock(&daily(&[(480, 1919)])));
        assert!(!is_round_the_clock(&daily(&[])));
        let mut gap = daily(&[(0, 1440)]);
        gap[6] = spans(&[(0, 1439)]);
        assert!(!is_round_the_clock(&gap));
        gap[0] = Vec::new();
        gap[6] = spans(&[(0, 2880)]);
        assert!(is_round_the_clock(&gap));
    }

    #[test]
    fn shown_as_osm_writes_them() {
        assert_eq!(spans(&[(600, 1560)])[0].to_string(), "10:00-26:00");
        assert_eq!(WallTime(1560).time().to_string(), "02:00:00");
        assert_eq!(WallTime::clamped(-5), WallTime::START_OF_DAY);
        assert_eq!(WallTime::clamped(99_999), WallTime::END_OF_NEXT_DAY);
    }
}

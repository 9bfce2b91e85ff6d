//! What a service within a site's hours has of a day, nights whole: a service from 8pm to 4am at a site that never
//! closes is there from 8pm to 4am, not until midnight and again from midnight.

use crate::domain::hours::{DAY_MINUTES, Span, WallTime, joined_pairs};

/// From and to, in minutes after the midnight on which the middle one of three days begins.
type Piece = (i32, i32);

/// Hours in which both of two are open, as spans that begin on the middle one of three days; for each of the two, its
/// hours on the three days. A night belongs to the day
/// on which it begins, where one of the two has it as one span through midnight.
pub(super) fn shared(one: [&[Span]; 3], other: [&[Span]; 3]) -> Vec<Span> {
    let both = common(&joined(one), &joined(other));
    let end = |midnight: i32, day: usize| {
        let around = both.iter().find(|(from, to)| *from < midnight && midnight < *to)?;
        let night = [one[day], other[day]].into_iter().flatten().map(|span| in_minutes(*span, day).1).max()?;
        (night > midnight).then(|| night.min(around.1))
    };
    let day = i32::from(DAY_MINUTES);
    let (from, to) = (end(0, 0).unwrap_or(0), end(day, 1).unwrap_or(day));
    both.iter().filter_map(|piece| as_span((piece.0.max(from), piece.1.min(to)))).collect()
}

fn in_minutes(span: Span, day: usize) -> Piece {
    let midnight = (i32::try_from(day).unwrap_or_default() - 1) * i32::from(DAY_MINUTES);
    (midnight + i32::from(span.from.minutes()), midnight + i32::from(span.to.minutes()))
}

/// Three days as one list, in order, with what touches or overlaps made one.
fn joined(days: [&[Span]; 3]) -> Vec<Piece> {
    let each = days.iter().enumerate().flat_map(|(day, spans)| spans.iter().map(move |span| in_minutes(*span, day)));
    joined_pairs(each.collect())
}

fn common(one: &[Piece], other: &[Piece]) -> Vec<Piece> {
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| (one.0.max(other.0), one.1.min(other.1))));
    pairs.filter(|(from, to)| from < to).collect()
}

fn as_span((from, to): Piece) -> Option<Span> {
    let wall = |minutes: i32| WallTime::from_minutes(u16::try_from(minutes).ok()?);
    (from < to).then_some(Span { from: wall(from)?, to: wall(to)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(hours: &[(u16, u16)]) -> Vec<Span> {
        let wall = |minutes| WallTime::from_minutes(minutes).unwrap();
        hours.iter().map(|(from, to)| Span { from: wall(from * 60), to: wall(to * 60) }).collect()
    }

    /// The same hours on three days.
    fn daily(one: &[(u16, u16)], other: &[(u16, u16)]) -> String {
        let (one, other) = (spans(one), spans(other));
        let shared = shared([&one, &one, &one], [&other, &other, &other]);
        shared.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    }

    #[test]
    fn nights_are_whole() {
        let always = [(0, 24)];
        for (id, site, service, expected) in [
            ("S05", &always[..], &[(20, 28)][..], "20:00-28:00"),
            ("", &always, &always, "00:00-24:00"),
            ("", &[(22, 30)], &always, "22:00-30:00"),
            ("", &[(22, 30)], &[(20, 28)], "22:00-28:00"),
            ("", &[(18, 26)], &[(20, 28)], "20:00-26:00"),
            ("", &[(22, 30)], &[(2, 5)], "02:00-05:00"),
            ("", &[(22, 30)], &[(0, 5)], "00:00-05:00"),
            ("", &[(22, 30)], &[(0, 5), (23, 24)], "23:00-29:00"),
            ("", &[(8, 31)], &always, "08:00-31:00"),
            ("", &[(0, 12), (12, 24)], &[(20, 28)], "20:00-28:00"),
            ("", &[(0, 3), (10, 24)], &[(20, 28)], "20:00-27:00"),
            ("", &[(10, 16)], &[(9, 12), (15, 18)], "10:00-12:00,15:00-16:00"),
            ("", &[(10, 16)], &[(20, 28)], ""),
        ] {
            assert_eq!(daily(site, service), expected, "{id} {site:?} and {service:?}");
        }
    }
}

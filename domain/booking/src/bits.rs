//! Sets of quarters as words of 64 bits, one bit a quarter.
//!
//! Words are aligned to multiples of 64 quarters since 1970, so that sets over different windows line up.

use crate::{Quarter, Quarters, Span};

/// Quarters in a word.
const WORD: i32 = 64;

/// The words that a set has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The number of the first word.
    first: i32,
    /// How many there are.
    pub(crate) words: usize,
}

impl Window {
    /// The words with all quarters of a span, rounded outwards.
    pub(crate) fn over(span: &Span) -> Self {
        let first = span.start.0.div_euclid(WORD);
        let last = span.end.0.max(span.start.0).saturating_sub(1).div_euclid(WORD);
        Self { first, words: usize::try_from(last - first + 1).unwrap_or(0) }
    }

    /// The first quarter, and the first one after the last.
    pub(crate) fn span(self) -> Span {
        let ends = i32::try_from(self.words).unwrap_or(i32::MAX).saturating_add(self.first);
        Quarter(self.first.saturating_mul(WORD))..Quarter(ends.saturating_mul(WORD))
    }

    /// The word and the bit of a quarter in it; `None` outside.
    pub(crate) fn place(self, quarter: Quarter) -> Option<(usize, u32)> {
        let word = usize::try_from(quarter.0.div_euclid(WORD) - self.first).ok()?;
        (word < self.words).then_some((word, quarter.0.rem_euclid(WORD).unsigned_abs()))
    }

    /// The quarter of a bit in a word.
    pub(crate) fn quarter(self, word: usize, bit: u32) -> Quarter {
        let word = i32::try_from(word).unwrap_or(i32::MAX).saturating_add(self.first);
        Quarter(word.saturating_mul(WORD).saturating_add(bit.cast_signed()))
    }

    /// The part of this window with all quarters of a span.
    pub(crate) fn within(self, span: &Span) -> Self {
        let all = self.span();
        let (start, end) = (span.start.max(all.start), span.end.min(all.end));
        if start >= end { Self { words: 0, ..self } } else { Self::over(&(start..end)) }
    }

    /// The words of a set over `whole` that lie in this window, which is a part of it.
    pub(crate) fn of(self, whole: Self, set: &[u64]) -> &[u64] {
        let from = usize::try_from(self.first - whole.first).unwrap_or(usize::MAX);
        set.get(from..from.saturating_add(self.words)).unwrap_or_default()
    }
}

/// The set of all quarters of some spans, as far as they lie in a window.
pub(crate) fn set_of(window: Window, spans: &[Span]) -> Vec<u64> {
    let mut words = vec![0; window.words];
    let all = window.span();
    for span in spans {
        let (start, end) = (span.start.0.max(all.start.0), span.end.0.min(all.end.0));
        for (word, bit) in (start..end).filter_map(|number| window.place(Quarter(number))) {
            words[word] |= 1 << bit;
        }
    }
    words
}

/// Leaves the quarters at which `length` quarters in a row begin that are in the set. What is beyond the last word is
/// not in it.
pub(crate) fn keep_runs(words: &mut [u64], length: Quarters) {
    let mut have: u16 = 1;
    while have < length {
        // Each pass doubles the length of the runs that a bit stands for. A shift stays below the width of a word.
        let step = have.min(length - have).min(63);
        for at in 0..words.len() {
            let next = words.get(at + 1).copied().unwrap_or(0);
            words[at] &= (words[at] >> step) | (next << (WORD.unsigned_abs() - u32::from(step)));
        }
        have += step;
    }
}

/// Leaves the quarters of a span.
pub(crate) fn keep_within(window: Window, words: &mut [u64], span: &Span) {
    for (at, word) in words.iter_mut().enumerate() {
        let first = window.quarter(at, 0);
        let below = |quarter: Quarter| quarter.0.saturating_sub(first.0).clamp(0, WORD);
        *word &= !lowest(below(span.start)) & lowest(below(span.end));
    }
}

/// A word with this many of its lowest bits set.
const fn lowest(bits: i32) -> u64 {
    if bits >= WORD { u64::MAX } else { (1 << bits) - 1 }
}

/// Adds to a set what is in another.
pub(crate) fn unite(words: &mut [u64], others: &[u64]) {
    words.iter_mut().zip(others).for_each(|(word, other)| *word |= other);
}

/// Leaves of a set what is in another, too.
pub(crate) fn intersect(words: &mut [u64], others: &[u64]) {
    let missing = others.len().min(words.len());
    words.iter_mut().zip(others).for_each(|(word, other)| *word &= other);
    words[missing..].fill(0);
}

/// The quarters of a set, in order.
pub(crate) fn quarters(window: Window, words: &[u64]) -> impl Iterator<Item = Quarter> {
    words.iter().enumerate().flat_map(move |(at, word)| {
        // Clearing the lowest bit that is set, until none is left.
        let left = std::iter::successors(Some(*word), |left| Some(left & left.wrapping_sub(1)));
        left.take_while(|left| *left != 0).map(move |left| window.quarter(at, left.trailing_zeros()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i32, to: i32) -> Span {
        Quarter(from)..Quarter(to)
    }

    #[test]
    fn windows_are_rounded_to_words() {
        for (asked, given) in [
            (span(0, 64), span(0, 64)),
            (span(1, 65), span(0, 128)),
            (span(-1, 1), span(-64, 64)),
            (span(70, 70), span(64, 128)),
        ] {
            assert_eq!(Window::over(&asked).span(), given, "{asked:?}");
        }
    }

    #[test]
    fn runs_begin_where_every_quarter_follows() {
        let window = Window::over(&span(0, 256));
        for length in [1, 2, 3, 4, 7, 8, 63, 64, 65, 100, 128] {
            let mut words = set_of(window, &[span(10, 150), span(151, 256)]);
            keep_runs(&mut words, length);
            let starts: Vec<i32> = quarters(window, &words).map(|quarter| quarter.0).collect();
            let (ends, length) = ([150, 256], i32::from(length));
            let expected: Vec<i32> = (10..=ends[0] - length).chain(151..=ends[1] - length).collect();
            assert_eq!(starts, expected, "{length}");
        }
    }

    #[test]
    fn a_span_cuts_within_words() {
        let window = Window::over(&span(-64, 128));
        for cut in [span(-64, 128), span(-3, 70), span(5, 6), span(6, 5), span(-900, 900)] {
            let mut words = vec![u64::MAX; window.words];
            keep_within(window, &mut words, &cut);
            let kept: Vec<i32> = quarters(window, &words).map(|quarter| quarter.0).collect();
            let expected: Vec<i32> = (cut.start.0.max(-64)..cut.end.0.min(128)).collect();
            assert_eq!(kept, expected, "{cut:?}");
        }
    }
}

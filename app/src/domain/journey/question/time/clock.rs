//! One time in figures or words, and where it stands on the clock.

use super::TimeOfDay;
use crate::domain::vocabulary::{Meaning, Piece};

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
    Night,
}

/// One time on a clock, the half of the day perhaps unknown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moment {
    pub hour: u8,
    pub minute: u8,
    /// On a clock of twenty-four hours, or noon, or midnight.
    pub is_settled: bool,
    pub half: Option<Half>,
}

/// A moment on the clock.
pub(super) enum Settled {
    At(TimeOfDay),
    Either,
    Never,
}

impl Settled {
    pub(super) const fn time(self) -> Option<TimeOfDay> {
        match self {
            Self::At(time) => Some(time),
            _ => None,
        }
    }
}

impl Moment {
    pub(super) fn settled(&self) -> Settled {
        let at = |hour: u8| match (hour, self.minute) {
            (0..=23, 0..=59) => Settled::At(TimeOfDay { hour, minute: self.minute }),
            (24, 0) => Settled::At(TimeOfDay { hour: 0, minute: 0 }),
            _ => Settled::Never,
        };
        match (self.half, self.hour) {
            // "14:30 in the afternoon" says the same twice.
            (Some(Half::Pm | Half::Night), 13..=23) => at(self.hour),
            (Some(Half::Am | Half::Night), 0) => at(0),
            (Some(_), 0 | 13..) => Settled::Never,
            (Some(Half::Am), hour) => at(hour % 12),
            (Some(Half::Pm), hour) => at(hour % 12 + 12),
            // "At night" is late until midnight and early behind it.
            (Some(Half::Night), 12) => at(0),
            (Some(Half::Night), hour @ 6..=11) => at(hour + 12),
            (Some(Half::Night), hour) => at(hour),
            (None, 1..=12) if !self.is_settled => Settled::Either,
            (None, hour) => at(hour),
        }
    }
}

pub(super) const fn half_of(part: Meaning) -> Half {
    match part {
        Meaning::Am | Meaning::Morning => Half::Am,
        Meaning::Night => Half::Night,
        _ => Half::Pm,
    }
}

/// One time at the start of the pieces, and how many of them it takes.
pub(super) fn moment(pieces: &[Piece]) -> Option<(Moment, usize)> {
    use Meaning::{
        AndHalf, AndQuarter, Filler, Half as HalfWord, LessQuarter, Midnight, Noon, OneAndHalf, Past, Quarter, To,
        TwoAndHalf,
    };
    let word = |at: usize| match pieces.get(at) {
        Some(Piece::Word(meaning)) => Some(*meaning),
        _ => None,
    };
    let spoken = |hour: u8, minute: u8| Moment { hour, minute, is_settled: false, half: None };
    let twelve = |half: Half| Moment { hour: 12, minute: 0, is_settled: true, half: Some(half) };
    match word(0) {
        Some(Noon) => return Some((twelve(Half::Pm), 1)),
        Some(Midnight) => return Some((twelve(Half::Am), 1)),
        Some(OneAndHalf) => return Some((spoken(1, 30), 1)),
        Some(TwoAndHalf) => return Some((spoken(2, 30), 1)),
        Some(AndHalf) => return hour(pieces, 1).map(|(hour, taken)| (spoken(hour, 30), 1 + taken)),
        Some(AndQuarter) => return hour(pieces, 1).map(|(hour, taken)| (spoken(hour, 15), 1 + taken)),
        Some(LessQuarter) => return hour(pieces, 1).map(|(hour, taken)| (spoken(before(hour), 45), 1 + taken)),
        _ => {}
    }
    // "Half past two", "a quarter to nine", "twenty past five", "half two".
    let (minutes, taken) = match word(0) {
        Some(HalfWord) => (30, 1),
        Some(Quarter) => (15, 1),
        _ => number(pieces, 0)?,
    };
    let behind = if word(taken) == Some(Filler) { taken + 1 } else { taken };
    match word(behind) {
        Some(Past) => return hour(pieces, behind + 1).map(|(hour, more)| (spoken(hour, minutes), behind + 1 + more)),
        // "Ten to nine" is before nine; "9 to 10" are two hours.
        Some(To) if matches!(minutes, 5 | 10 | 15 | 20 | 25) && (word(0).is_some() || behind > taken) => {
            return hour(pieces, behind + 1)
                .map(|(hour, more)| (spoken(before(hour), 60 - minutes), behind + 1 + more));
        }
        _ => {}
    }
    match word(0) {
        Some(HalfWord) => hour(pieces, 1).map(|(hour, more)| (spoken(hour, 30), 1 + more)),
        Some(Quarter) => None,
        Some(_) => spoken_clock(pieces),
        None => clock(pieces),
    }
}

const fn before(hour: u8) -> u8 {
    match hour {
        0 => 23,
        1 => 12,
        hour => hour - 1,
    }
}

/// "Three", "three thirty".
fn spoken_clock(pieces: &[Piece]) -> Option<(Moment, usize)> {
    let (hour, taken) = number(pieces, 0).filter(|(hour, _)| *hour <= 12)?;
    let minutes = number(pieces, taken).filter(|(minutes, _)| (10..60).contains(minutes));
    let (minute, more) = minutes.unwrap_or((0, 0));
    Some((Moment { hour, minute, is_settled: false, half: None }, taken + more))
}

/// `14:30`, `14.30`, `9 30`, `930`, `1430`, `14h30`, `14:30:15`, `15`, `3`.
fn clock(pieces: &[Piece]) -> Option<(Moment, usize)> {
    let figures = |at: usize| match pieces.get(at) {
        Some(Piece::Figures(figures)) => Some(figures.as_str()),
        _ => None,
    };
    let first = figures(0)?;
    let value = |text: &str| text.parse::<u8>().ok();
    let full = |hour: &str, minute: &str, taken: usize| {
        Some((Moment { hour: value(hour)?, minute: value(minute)?, is_settled: true, half: None }, taken))
    };
    match first.len() {
        3 | 4 => return full(&first[..first.len() - 2], &first[first.len() - 2..], 1),
        5.. => return None,
        _ => {}
    }
    let is_joint = matches!(pieces.get(1), Some(Piece::Sign(':' | '.') | Piece::Word(Meaning::Clock)));
    if let Some(minute) = figures(2).filter(|minute| is_joint && minute.len() == 2) {
        let has_seconds =
            matches!(pieces.get(3), Some(Piece::Sign(':'))) && figures(4).is_some_and(|seconds| seconds.len() == 2);
        return full(first, minute, if has_seconds { 5 } else { 3 });
    }
    if matches!(pieces.get(1), Some(Piece::Sign(':'))) || is_joint && figures(2).is_some() {
        return None;
    }
    if let Some(minute) = figures(1).filter(|minute| minute.len() == 2) {
        return full(first, minute, 2);
    }
    Some((
        Moment { hour: value(first)?, minute: 0, is_settled: first.len() == 2 && first.starts_with('0'), half: None },
        1,
    ))
}

/// An hour in figures or words.
fn hour(pieces: &[Piece], at: usize) -> Option<(u8, usize)> {
    number(pieces, at).filter(|(hour, _)| *hour <= 23).or_else(|| match pieces.get(at) {
        Some(Piece::Word(Meaning::Noon)) => Some((12, 1)),
        Some(Piece::Word(Meaning::Midnight)) => Some((0, 1)),
        _ => None,
    })
}

/// A number of one or two figures or words: "twenty five".
fn number(pieces: &[Piece], at: usize) -> Option<(u8, usize)> {
    let word = |at: usize| match pieces.get(at) {
        Some(Piece::Word(Meaning::Number(number))) => u8::try_from(*number).ok(),
        _ => None,
    };
    match pieces.get(at)? {
        Piece::Figures(figures) if figures.len() <= 2 => Some((figures.parse().ok()?, 1)),
        // `930` is no number of minutes.
        Piece::Figures(_) => Some((u8::MAX, 1)),
        _ => {
            let tens = word(at)?;
            let hyphen = usize::from(pieces.get(at + 1) == Some(&Piece::Sign('-')));
            match word(at + 1 + hyphen).filter(|ones| tens >= 20 && *ones < 10) {
                Some(ones) => Some((tens + ones, 2 + hyphen)),
                None => Some((tens, 1)),
            }
        }
    }
}

//! One time in figures or words, and where it stands on the clock.

use typed::vocabulary::{Meaning, Piece};

use super::TimeOfDay;

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
            // "At night" is late until midnight and early after it.
            (Some(Half::Night), 12) => at(0),
            (Some(Half::Night), hour @ 6..=11) => at(hour + 12),
            (Some(Half::Night), hour) => at(hour),
            (None, 1..=12) if !self.is_settled => Settled::Either,
            (None, hour) => at(hour),
        }
    }
}

impl Moment {
    /// Whether the half of the day that was said is that of this part: 10pm is at night, 8am in the morning.
    pub(super) fn agrees_with(&self, part: Meaning) -> bool {
        match (self.half, half_of(part), self.settled().time()) {
            (Some(Half::Am | Half::Pm), Half::Night, Some(time)) => !(6..18).contains(&time.hour),
            (Some(half), other, _) => half == other,
            (None, ..) => false,
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

fn word(pieces: &[Piece], at: usize) -> Option<Meaning> {
    match pieces.get(at) {
        Some(Piece::Word(meaning)) => Some(*meaning),
        _ => None,
    }
}

fn figures(pieces: &[Piece], at: usize) -> Option<&str> {
    match pieces.get(at) {
        Some(Piece::Figures(figures)) => Some(figures.as_str()),
        _ => None,
    }
}

/// A time whose half of the day was not said.
const fn spoken(hour: u8, minute: u8) -> Moment {
    Moment { hour, minute, is_settled: false, half: None }
}

/// One time at the start of the pieces, and how many of them it takes. After "between" and "from", "ten to eleven"
/// is never ten minutes to eleven.
pub(super) fn moment(pieces: &[Piece], may_count_down: bool) -> Option<(Moment, usize)> {
    fixed(pieces).or_else(|| relative(pieces, may_count_down)).or_else(|| match word(pieces, 0) {
        Some(Meaning::Half) => hour(pieces, 1).map(|(hour, more)| (spoken(hour, 30), 1 + more)),
        Some(Meaning::Number(_)) => spoken_clock(pieces),
        Some(_) => None,
        None => clock(pieces),
    })
}

/// Noon, midnight, and the words of some languages that hold a part of an hour.
fn fixed(pieces: &[Piece]) -> Option<(Moment, usize)> {
    let twelve = |half: Half| Moment { hour: 12, minute: 0, is_settled: true, half: Some(half) };
    let next = || hour(pieces, 1).map(|(hour, taken)| (hour, 1 + taken));
    match word(pieces, 0)? {
        Meaning::Noon => Some((twelve(Half::Pm), 1)),
        Meaning::Midnight => Some((twelve(Half::Am), 1)),
        Meaning::OneAndHalf => Some((spoken(1, 30), 1)),
        Meaning::TwoAndHalf => Some((spoken(2, 30), 1)),
        Meaning::AndHalf => next().map(|(hour, taken)| (spoken(hour, 30), taken)),
        Meaning::AndQuarter => next().map(|(hour, taken)| (spoken(hour, 15), taken)),
        Meaning::LessQuarter => next().map(|(hour, taken)| (spoken(before(hour), 45), taken)),
        _ => None,
    }
}

/// "Half past two", "a quarter to nine", "twenty past five", "20 to 6". "9 to 10" are two hours.
fn relative(pieces: &[Piece], may_count_down: bool) -> Option<(Moment, usize)> {
    let (minutes, taken) = match word(pieces, 0) {
        Some(Meaning::Half) => (30, 1),
        Some(Meaning::Quarter) => (15, 1),
        _ => number(pieces, 0)?,
    };
    let says_minutes = word(pieces, taken) == Some(Meaning::Minutes);
    let link = taken + usize::from(says_minutes || word(pieces, taken) == Some(Meaning::Filler));
    let meaning = word(pieces, link)?;
    let (hour, more) = hour(pieces, link + 1)?;
    let end = link + 1 + more;
    // "20 to 6:30" ends at half past six.
    let has_minutes = matches!(pieces.get(end), Some(Piece::Sign(':' | '.'))) && figures(pieces, end + 1).is_some();
    let counts_down = match minutes {
        5 | 10 | 15 => says_minutes || word(pieces, 0).is_some(),
        20 | 25 => says_minutes || word(pieces, 0).is_some() || hour <= 12,
        _ => says_minutes && (1..60).contains(&minutes),
    };
    match meaning {
        Meaning::Past => Some((spoken(hour, minutes), end)),
        Meaning::MinutesTo if may_count_down && counts_down && !has_minutes => {
            Some((spoken(before(hour), 60 - minutes), end))
        }
        _ => None,
    }
}

const fn before(hour: u8) -> u8 {
    match hour {
        0 => 23,
        1 => 12,
        hour => hour - 1,
    }
}

/// "Three", "three thirty", "fifteen thirty".
fn spoken_clock(pieces: &[Piece]) -> Option<(Moment, usize)> {
    let (hour, taken) = number(pieces, 0).filter(|(hour, _)| *hour <= 23)?;
    let after_clock = (word(pieces, taken) == Some(Meaning::Clock)).then(|| minutes_after(pieces, taken + 1)).flatten();
    let at_once = || number(pieces, taken).filter(|(minutes, _)| (10..60).contains(minutes));
    match after_clock.map(|(minute, more)| (minute, 1 + more)).or_else(at_once) {
        Some((minute, more)) => Some((spoken(hour, minute), taken + more)),
        None => (hour <= 12).then_some((spoken(hour, 0), taken)),
    }
}

/// The minutes that follow an hour and its "o'clock", with the word for minutes: `آٹھ بج کر دس منٹ`. What is
/// itself followed by "o'clock" or a half of the day is another time.
fn minutes_after(pieces: &[Piece], at: usize) -> Option<(u8, usize)> {
    let (minutes, taken) = number(pieces, at).filter(|(minutes, _)| *minutes < 60)?;
    match word(pieces, at + taken) {
        Some(Meaning::Minutes) => Some((minutes, taken + 1)),
        Some(Meaning::Clock | Meaning::Am | Meaning::Pm) => None,
        _ => Some((minutes, taken)),
    }
}

/// `14:30`, `14.30`, `9 30`, `930`, `1430`, `14h30`, `14:30:15`, `15`, `3`.
fn clock(pieces: &[Piece]) -> Option<(Moment, usize)> {
    let first = figures(pieces, 0)?;
    let value = |text: &str| text.parse::<u8>().ok();
    let full = |hour: &str, minute: &str, taken: usize| {
        Some((Moment { hour: value(hour)?, minute: value(minute)?, is_settled: true, half: None }, taken))
    };
    match first.len() {
        3 | 4 => return full(&first[..first.len() - 2], &first[first.len() - 2..], 1),
        5.. => return None,
        _ => {}
    }
    let second = figures(pieces, 2);
    let pair = second.filter(|minute| minute.len() == 2);
    match pieces.get(1) {
        Some(Piece::Word(Meaning::Clock)) => match (pair, minutes_after(pieces, 2)) {
            (Some(minute), Some((_, 1))) => return full(first, minute, 3),
            (_, Some((minute, more))) => return Some((spoken(value(first)?, minute), 2 + more)),
            _ => {}
        },
        Some(Piece::Sign(joint @ (':' | '.'))) => match pair {
            Some(minute) => {
                let seconds = figures(pieces, 4).filter(|_| pieces.get(3) == Some(&Piece::Sign(':')));
                let has_seconds = seconds.is_some_and(|seconds| seconds.len() == 2);
                return full(first, minute, if has_seconds { 5 } else { 3 });
            }
            None if *joint == ':' || second.is_some() => return None,
            None => {}
        },
        _ => {}
    }
    if let Some(minute) = figures(pieces, 1).filter(|minute| minute.len() == 2) {
        return full(first, minute, 2);
    }
    let is_settled = first.len() == 2 && first.starts_with('0');
    Some((Moment { is_settled, ..spoken(value(first)?, 0) }, 1))
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

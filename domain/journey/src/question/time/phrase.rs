//! What a time in words means on the clock.

use typed::vocabulary::{Meaning, Piece, Vocabulary};

use super::{
    Span, TimeOfDay,
    clock::{Half, Moment, Settled, half_of, moment},
};

/// What was understood of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Understood {
    /// A time, or from when to when.
    Span(Span),
    /// Clear but for the half of the day: "3", "half past two".
    EitherHalf,
    /// People's own words, kept as they are: "when the shop closed".
    Words,
    /// A time that no clock shows: "25:00", "13am".
    NoSuchTime,
}

/// Times and what was said around them.
#[derive(Default)]
struct Reading {
    moments: Vec<Moment>,
    /// A part of the day that was said before any time it belongs to.
    part: Option<Meaning>,
    /// The part of the day that was said before the first time: that of the second, too.
    leading: Option<Meaning>,
    /// Two parts of the day, and not two times.
    is_muddled: bool,
    about: bool,
    before: bool,
    /// "Until": between two times a "to", with one time a "before".
    until: bool,
    after: bool,
    /// "From", "+": between two times nothing, with one time an "after".
    from: bool,
}

/// Understands a time of day.
#[must_use]
pub fn understand(typed: &str, words: &Vocabulary) -> Understood {
    let pieces = words.pieces(typed);
    if !pieces.iter().all(is_of_time) {
        let is_broken = typed.split_whitespace().any(|word| is_broken_clock(&words.pieces(word)));
        return if is_broken { Understood::NoSuchTime } else { Understood::Words };
    }
    Reading::of(&pieces).map_or_else(|other| other, Reading::understood)
}

/// Whether a time can hold this; a month or a currency makes it people's own words.
const fn is_of_time(piece: &Piece) -> bool {
    use Meaning::{Month, NoAnswer, Ordinal, OtherMoney, Pence, Pounds, Thousand, Today, Tomorrow, Weekday, Yesterday};
    !matches!(
        piece,
        Piece::Unknown
            | Piece::Word(
                Month(_)
                    | Weekday(_)
                    | Today
                    | Yesterday
                    | Tomorrow
                    | Ordinal
                    | Pounds
                    | Pence
                    | Thousand
                    | OtherMoney
                    | NoAnswer
            )
    )
}

/// A letter in place of a figure, such as `14:3O`.
fn is_broken_clock(pieces: &[Piece]) -> bool {
    match pieces {
        [Piece::Figures(_), Piece::Sign(':'), Piece::Unknown, ..] => true,
        [Piece::Figures(_), Piece::Sign(':' | '.'), Piece::Figures(minutes), Piece::Unknown, ..] => minutes.len() < 2,
        _ => false,
    }
}

/// Figures that were meant for a clock and cannot stand on one: `2:5`, `99999`.
fn is_wrong_clock(pieces: &[Piece]) -> bool {
    let is_pair = |three: &[Piece]| matches!(three, [Piece::Figures(_), Piece::Sign(':' | '.'), Piece::Figures(_)]);
    let is_too_large = |piece: &Piece| match piece {
        Piece::Figures(figures) => !matches!(figures.len(), 3 | 4) && figures.parse::<u32>().map_or(true, |n| n > 24),
        _ => false,
    };
    pieces.windows(3).any(is_pair) || pieces.iter().any(is_too_large)
}

impl Reading {
    /// Reads every piece.
    ///
    /// # Errors
    /// [`Understood::Words`] for what only the person understands, [`Understood::NoSuchTime`] for a wrong clock.
    fn of(pieces: &[Piece]) -> Result<Self, Understood> {
        let mut reading = Self::default();
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            if reading.take(piece, &pieces[..at])? {
                at += 1;
                continue;
            }
            // "From ten to eleven" are two hours.
            let may_count_down = !(reading.from && reading.moments.is_empty());
            let wrong = || if is_wrong_clock(pieces) { Understood::NoSuchTime } else { Understood::Words };
            let (moment, taken) = moment(&pieces[at..], may_count_down).ok_or_else(wrong)?;
            reading.push(moment);
            at += taken;
        }
        match pieces.last() {
            // "شام 5 بجے سے"
            Some(Piece::Word(Meaning::To)) => reading.from = true,
            Some(Piece::Word(Meaning::MinutesTo)) => return Err(Understood::Words),
            _ => {}
        }
        Ok(reading)
    }

    /// Takes a word or sign that is no time itself; false where a time begins.
    fn take(&mut self, piece: &Piece, earlier: &[Piece]) -> Result<bool, Understood> {
        use Meaning::{
            About, After, Afternoon, Am, Before, Between, Clock, Evening, Filler, Hours, Midnight, Minutes, MinutesTo,
            Morning, Night, Noon, Past, Pm, To, Until,
        };
        let is_first = self.moments.is_empty();
        match piece {
            Piece::Word(About) | Piece::Sign('~' | '≈' | '?') => self.about = true,
            Piece::Word(Before) => self.before = true,
            Piece::Word(Until) => self.until = true,
            Piece::Word(MinutesTo) if is_first => self.until = true,
            Piece::Word(Between) if is_first => self.from = true,
            Piece::Sign('+') if !is_first => self.from = true,
            Piece::Word(After) => self.after = true,
            Piece::Word(Past) if is_first => self.after = true,
            // "12 noon" is one time.
            Piece::Word(Noon) if self.ends_with_twelve() => self.part(Pm),
            Piece::Word(Midnight) if self.ends_with_twelve() => self.part(Am),
            Piece::Word(part @ (Am | Pm | Morning | Afternoon | Evening | Night)) => self.part(*part),
            Piece::Word(Minutes) => return Err(Understood::Words),
            // `1430 hours` is a time, `24 hours` a duration.
            Piece::Word(Hours) if !self.ends_with_clock() => return Err(Understood::Words),
            Piece::Sign(':') if !matches!(earlier.last(), Some(Piece::Figures(_))) => {}
            Piece::Word(Between | To | MinutesTo | Filler | Clock | Hours)
            | Piece::Sign('-' | '/' | ',' | '.' | ';' | '(' | ')' | '+' | '!' | '"' | '\'' | '@' | '&') => {}
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// A part of the day belongs to the moment before it; in languages that say it first, to the one after it.
    fn part(&mut self, part: Meaning) {
        match self.moments.last_mut() {
            Some(moment) if moment.half.is_none() => moment.half = Some(half_of(part)),
            // "10pm at night" says the same twice.
            Some(moment) if moment.agrees_with(part) => {}
            _ => self.is_muddled |= self.part.replace(part).is_some(),
        }
    }

    /// Adds a time, with the part of the day that was said before it.
    fn push(&mut self, mut moment: Moment) {
        if let Some(part) = self.part.take() {
            moment.half = moment.half.or(Some(half_of(part)));
            if self.moments.is_empty() {
                self.leading = Some(part);
            }
        }
        self.moments.push(moment);
    }

    fn ends_with_twelve(&self) -> bool {
        self.moments.last().is_some_and(|last| last.hour == 12 && last.minute == 0 && last.half.is_none())
    }

    /// Whether the last time has minutes or is one of the 24-hour clock.
    fn ends_with_clock(&self) -> bool {
        self.moments.last().is_some_and(|last| last.is_settled || last.minute > 0)
    }

    fn understood(mut self) -> Understood {
        self.after |= self.from && self.moments.len() == 1;
        self.before |= self.until && self.moments.len() == 1;
        // "شام 6 سے 7 بجے": a part that was said first is that of every time after it.
        if let Some(part) = self.leading {
            for moment in self.moments.iter_mut().filter(|moment| moment.half.is_none()) {
                moment.half = Some(half_of(part));
            }
        }
        if self.is_muddled {
            return Understood::Words;
        }
        match (&self.moments[..], self.part) {
            ([], Some(part)) => self.part_alone(part),
            ([only], None) => match only.settled() {
                Settled::At(time) => self.one(time),
                Settled::Either => Understood::EitherHalf,
                Settled::Never => Understood::NoSuchTime,
            },
            ([first, second], None) => self.two(*first, *second),
            _ => Understood::Words,
        }
    }

    const fn part_alone(&self, part: Meaning) -> Understood {
        let hours = match part {
            Meaning::Morning => (6, 12),
            Meaning::Afternoon => (12, 18),
            Meaning::Evening => (18, 22),
            Meaning::Night => (22, 6),
            _ => return Understood::Words,
        };
        if self.before || self.after {
            return Understood::Words;
        }
        let (from, to) = (TimeOfDay { hour: hours.0, minute: 0 }, TimeOfDay { hour: hours.1, minute: 0 });
        Understood::Span(Span { from: Some(from), to: Some(to), about: true })
    }

    const fn one(&self, time: TimeOfDay) -> Understood {
        let (from, to) = match (self.before, self.after) {
            (true, true) => return Understood::Words,
            (true, false) => (None, Some(time)),
            (false, true) => (Some(time), None),
            (false, false) => (Some(time), Some(time)),
        };
        Understood::Span(Span { from, to, about: self.about })
    }

    /// "7 to 8pm" is the evening, "11 to 1pm" begins in the morning: the shorter of the two is meant.
    fn two(&self, first: Moment, second: Moment) -> Understood {
        // Beside "3:30pm", "2:30" is no time of the 24-hour clock.
        let first = Moment { is_settled: first.is_settled && second.half.is_none(), ..first };
        let second = Moment { is_settled: second.is_settled && first.half.is_none(), ..second };
        let same_half = |half| Moment { half: Some(half), ..first };
        let (from, to) = match (first.settled(), second.settled()) {
            (Settled::Never, _) | (_, Settled::Never) => return Understood::NoSuchTime,
            (Settled::At(from), Settled::At(to)) => (from, to),
            (Settled::Either, Settled::At(to)) => {
                let both = [same_half(Half::Am), same_half(Half::Pm)].map(|moment| moment.settled());
                let times = both.into_iter().filter_map(Settled::time);
                let Some(from) = times.min_by_key(|from| minutes_until(*from, to)) else { return Understood::Words };
                (from, to)
            }
            (Settled::At(from), Settled::Either) => {
                let both = [Half::Am, Half::Pm].map(|half| Moment { half: Some(half), ..second }.settled());
                let times = both.into_iter().filter_map(Settled::time);
                let Some(to) = times.min_by_key(|to| minutes_until(from, *to)) else { return Understood::Words };
                (from, to)
            }
            (Settled::Either, Settled::Either) => return Understood::EitherHalf,
        };
        if self.before || self.after {
            return Understood::Words;
        }
        Understood::Span(Span { from: Some(from), to: Some(to), about: self.about })
    }
}

fn minutes_until(from: TimeOfDay, to: TimeOfDay) -> u16 {
    let of = |time: TimeOfDay| u16::from(time.hour) * 60 + u16::from(time.minute);
    match (of(to) + 1440 - of(from)) % 1440 {
        0 => 1440,
        minutes => minutes,
    }
}

//! What a rule does to the hours of a day it is about.

use opening_hours_syntax::{
    ExtendedTime,
    rules::{
        RuleKind, RuleOperator, RuleSequence,
        time::{Time, TimeSpan},
    },
};

use crate::domain::hours::span::{DAY_MINUTES, Span, WallTime, joined, without};

/// Each rule works on what the rules before it left.
#[derive(Clone, Debug)]
pub(super) enum Effect {
    /// `; 10:00-22:00`: these hours and no others.
    Replaces(Vec<Span>),
    /// `, 10:00-22:00`: these as well.
    Adds(Vec<Span>),
    /// `off`: no opening on that day, the night that begins on it included.
    Closes,
    /// `12:00-13:00 off`: a break.
    Cuts(Vec<Span>),
}

impl Effect {
    pub(super) fn new(rule: &RuleSequence) -> Result<Self, String> {
        let spans = rule.time_selector.spans.iter().map(span).collect::<Result<Vec<_>, _>>().map(joined)?;
        match (rule.kind, rule.operator) {
            (RuleKind::Closed, RuleOperator::Normal | RuleOperator::Additional) => {
                Ok(if spans == [Span::DAY] { Self::Closes } else { Self::Cuts(spans) })
            }
            (RuleKind::Open, RuleOperator::Normal) => Ok(Self::Replaces(spans)),
            (RuleKind::Open, RuleOperator::Additional) => Ok(Self::Adds(spans)),
            (RuleKind::Unknown, _) => Err("`unknown` tells people nothing: write when it is open".to_owned()),
            (_, RuleOperator::Fallback) => {
                Err("`||` is read in different ways: separate rules by `;` or `,`".to_owned())
            }
        }
    }

    pub(super) fn on(&self, before: Vec<Span>) -> Vec<Span> {
        match self {
            Self::Replaces(spans) => spans.clone(),
            Self::Adds(spans) => joined([before, spans.clone()].concat()),
            Self::Closes => Vec::new(),
            Self::Cuts(cuts) => cuts.iter().fold(before, |left, cut| without(&left, *cut)),
        }
    }

    pub(super) fn opens(&self) -> bool {
        matches!(self, Self::Replaces(_) | Self::Adds(_))
    }

    pub(super) fn runs_past_midnight(&self) -> bool {
        matches!(self, Self::Replaces(spans) | Self::Adds(spans) if spans.iter().any(|span| span.ends_next_day()))
    }

    pub(super) fn is_a_break(&self) -> bool {
        matches!(self, Self::Cuts(_))
    }
}

/// Only times that stand on the sign: no sunrise, no open end.
fn span(written: &TimeSpan) -> Result<Span, String> {
    let (Time::Fixed(from), Time::Fixed(to)) = (written.range.start, written.range.end) else {
        return Err("the sun's times differ from day to day and place to place: write times such as 10:00".to_owned());
    };
    if written.open_end {
        return Err("`+` leaves the end open: write when it closes".to_owned());
    }
    if written.repeats.is_some() {
        return Err("`/` means times that repeat, which are not opening hours: write from when to when".to_owned());
    }
    as_span(from, to)
}

/// An end that is before its beginning is on the next day.
fn as_span(from: ExtendedTime, to: ExtendedTime) -> Result<Span, String> {
    if from == to {
        return Err(format!("`{from}-{to}` is no time at all or a whole day: day and night is written `00:00-24:00`"));
    }
    let next_day = if to < from { DAY_MINUTES } else { 0 };
    let minutes = |time: ExtendedTime| i64::from(time.mins_from_midnight());
    let span =
        Span { from: WallTime::clamped(minutes(from)), to: WallTime::clamped(minutes(to) + i64::from(next_day)) };
    if span != Span::DAY && span.to.minutes() - span.from.minutes() >= DAY_MINUTES {
        return Err(format!("`{from}-{to}` is as long as a day or longer: day and night is written `00:00-24:00`"));
    }
    Ok(span)
}

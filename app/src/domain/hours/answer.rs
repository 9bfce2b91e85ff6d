//! What a timetable answers. Words for it are the pages' business.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Holiday, Span};

/// Open or closed at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Open.
    Open {
        /// When it closes; nothing where it does not within 400 days.
        until: Option<DateTime<Utc>>,
    },
    /// Closed.
    Closed {
        /// Why.
        why: Why,
        /// When it opens; nothing where it does not within 400 days.
        opens: Option<DateTime<Utc>>,
    },
}

/// Why something is closed, or why a day differs from the usual week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is closed at this time of every such day.
    OutsideHours,
    /// It is a bank holiday.
    Holiday(Holiday),
    /// A planned closure, with its reason.
    Closure(String),
    /// A day with hours of its own, with its reason.
    OneOff(String),
    /// The first hours are not in force yet.
    NotYet,
    /// No usual hours are known.
    NoHours,
}

/// One date as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The date.
    pub date: NaiveDate,
    /// When it is open, in order: spans that start on this date and may end on the next. None where it is closed.
    pub spans: Vec<Span>,
    /// Why it differs from the usual week, also where it is open. A day with hours of its own always says so.
    pub why: Option<Why>,
}

//! The states of a booking.

use chrono::{DateTime, Utc};

/// The state of a booking. A changed booking is still [`Status::Made`], under a higher sequence number: whoever reads
/// it asks when it is, not how often it was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Rows are taken while the person decides; see [`Hold`](crate::Hold).
    Held,
    /// The time is the person's.
    Made,
    /// Given back by the person or withdrawn by the service.
    Cancelled,
    /// The person came.
    Kept,
    /// The person did not come.
    Missed,
}

impl Status {
    /// Whether its rows are taken, so that nobody else gets them. Past visits keep theirs: they tell what was done.
    #[must_use]
    pub const fn takes_rows(self) -> bool {
        !matches!(self, Self::Cancelled)
    }

    /// Whether the person can still change or cancel it before the visit begins.
    #[must_use]
    pub fn can_change(self, start: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        self == Self::Made && now < start
    }
}

/// The state of a booking's interpreter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InterpreterStatus {
    /// None is needed.
    None,
    /// On the rota, and the booking has taken their time.
    Rostered,
    /// An agency was asked and has not answered: "not confirmed yet".
    Requested,
    /// The agency has found somebody.
    Confirmed,
    /// The agency has found nobody, or whoever was found cannot come.
    Withdrawn,
}

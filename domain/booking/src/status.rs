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
    /// Every status that a booking is stored with.
    pub const STORED: [Self; 4] = [Self::Made, Self::Cancelled, Self::Kept, Self::Missed];

    /// The name in the store and in what is handed on.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Made => "made",
            Self::Cancelled => "cancelled",
            Self::Kept => "kept",
            Self::Missed => "missed",
        }
    }

    /// The status of a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::STORED.into_iter().find(|status| status.as_str() == name)
    }

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

impl InterpreterStatus {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::None, Self::Rostered, Self::Requested, Self::Confirmed, Self::Withdrawn];

    /// The name in the store and in what is handed on.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Rostered => "rostered",
            Self::Requested => "requested",
            Self::Confirmed => "confirmed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

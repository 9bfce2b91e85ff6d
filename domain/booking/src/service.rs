//! Services that can be booked, as content defines them.

use std::{collections::BTreeMap, sync::Arc};

use crate::{Kind, Quarters, ServiceId};

/// One way in which a person and the police meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Both are at the site.
    InPerson,
    /// The person joins by a link; an officer sits at the site.
    Video,
    /// An officer at the site calls.
    Phone,
}

impl Way {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Video, Self::Phone];

    /// The name in content files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::Video => "video",
            Self::Phone => "phone",
        }
    }

    /// The way of a name in content files.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == text)
    }
}

/// A legal or practical deadline: something has to be done within so many hours of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The event's name in the messages, such as `collision`.
    pub after: Arc<str>,
    /// Hours from the event. No time that begins later is offered.
    pub hours: u16,
}

/// A service that can be booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The name, as `counter-services.toml` has it.
    pub id: ServiceId,
    /// How long a visit takes without an interpreter.
    pub quarters: Quarters,
    /// How long before a visit it has to be booked.
    pub notice: Quarters,
    /// How many days ahead it can be booked.
    pub horizon_days: u16,
    /// The kinds of resources that a visit takes at once, one of each, for every way in which the service is given.
    pub ways: BTreeMap<Way, Vec<Kind>>,
    /// Given at main counters only: enforcement business.
    pub main_only: bool,
    /// The deadlines that the person may be under; empty where the service does not ask "by when".
    pub deadlines: Vec<Deadline>,
    /// A booking also sends a few lines to the queue for crime recording at once.
    pub sends_report: bool,
}

impl Service {
    /// How long a visit takes. An interpreter says everything a second time, so the time doubles.
    #[must_use]
    pub const fn visit_quarters(&self, has_interpreter: bool) -> Quarters {
        if has_interpreter { self.quarters.saturating_mul(2) } else { self.quarters }
    }
}

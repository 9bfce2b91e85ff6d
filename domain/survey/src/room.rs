//! Room of a number: how far it could be from what it is and nothing published would change.

use crate::Rules;

/// How much larger and how much smaller a count could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) up: u32,
    pub(crate) down: u32,
}

/// What is published of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Rounded.
    Rounded,
    /// Hidden, and it is assumed to be known whether for its own size: then it is under the minimum, otherwise not.
    Hidden,
    /// Hidden whatever it is: everything around it is, or it was hidden before.
    HiddenAnyway,
}

impl Room {
    pub(crate) const NONE: Self = Self { up: 0, down: 0 };

    /// The room of one number in the releases of a quarter, in their order. An attacker may know which answers came
    /// late and which were discarded, so a change of the first number changes all of them alike, and the room is the
    /// smallest. That something is hidden says how large it was at the first release only: later ones hide the same.
    pub(crate) fn of(values: impl IntoIterator<Item = u32>, seen: Seen, minimum: u32, rules: &Rules) -> Self {
        let rooms = values.into_iter().enumerate().map(|(number, value)| {
            let seen = if seen == Seen::Hidden && number > 0 { Seen::HiddenAnyway } else { seen };
            Self::in_one(value, seen, minimum, rules)
        });
        rooms
            .reduce(|one, other| Self { up: one.up.min(other.up), down: one.down.min(other.down) })
            .unwrap_or(Self::NONE)
    }

    const fn in_one(value: u32, seen: Seen, minimum: u32, rules: &Rules) -> Self {
        let half = rules.rounding / 2;
        let (least, most) = match seen {
            Seen::Rounded => {
                let rounded = rules.round(value);
                let least = rounded.saturating_sub(half);
                (if least < minimum { minimum } else { least }, rounded + half)
            }
            Seen::Hidden if value < minimum => (0, minimum - 1),
            Seen::Hidden => (minimum, u32::MAX),
            Seen::HiddenAnyway => (0, u32::MAX),
        };
        Self { up: most - value, down: value - least }
    }
}

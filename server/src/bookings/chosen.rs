//! A time at a site, as the list of times posts it: `lewisham@2026-12-01T10:00Z`, with `+arranged` behind it where an
//! agency is to be asked for the interpreter although somebody is on the rota.

use std::fmt;

use booking::{Quarter, SiteId};
use chrono::{DateTime, NaiveDateTime, Utc};

/// The instant in a posted time. It is UTC, so it is one instant on the days on which clocks change, too.
const INSTANT: &str = "%Y-%m-%dT%H:%MZ";
/// The mark of a time for which an agency is asked.
const ARRANGED: &str = "+arranged";
/// The choice of the earliest time, wherever it is.
pub const ANYWHERE: &str = "anywhere";

/// A time that somebody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The site.
    pub site: SiteId,
    /// The start.
    pub start: Quarter,
    /// An agency is asked for the interpreter.
    pub is_arranged: bool,
}

impl Chosen {
    /// Reads what was posted; `None` where no list can have offered it.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        let (value, is_arranged) = value.strip_suffix(ARRANGED).map_or((value, false), |value| (value, true));
        let (site, instant) = value.split_once('@')?;
        let at: DateTime<Utc> = NaiveDateTime::parse_from_str(instant, INSTANT).ok()?.and_utc();
        (!site.is_empty()).then_some(())?;
        Some(Self { site: SiteId::from(site), start: Quarter::exactly(at)?, is_arranged })
    }
}

impl fmt::Display for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arranged = if self.is_arranged { ARRANGED } else { "" };
        write!(f, "{}@{}{arranged}", self.site, self.start.instant().format(INSTANT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_read() {
        for value in ["lewisham@2027-10-31T01:30Z", "lewisham@2027-10-31T01:30Z+arranged"] {
            assert_eq!(Chosen::parse(value).map(|chosen| chosen.to_string()).as_deref(), Some(value));
        }
        for value in ["lewisham", "lewisham@", "lewisham@2027-10-31T01:31Z", "lewisham@2027-02-30T10:00Z", "@x"] {
            assert_eq!(Chosen::parse(value), None, "{value}");
        }
        assert_eq!(Chosen::parse("@2027-10-31T01:30Z"), None);
    }
}

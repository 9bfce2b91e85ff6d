//! One person's wish for a visit.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{Gender, Kind, Language, Quarter, Quarters, Service, SiteId, Span, Supply, Unfree, Way, quarter};

/// How the interpreter comes to the visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arranged {
    /// Somebody on the rota: the booking takes their time, and they are certain.
    Rostered,
    /// An agency is asked once the time is booked. Times are not hidden, the notice grows, and the booking says "not
    /// confirmed yet".
    ByRequest,
}

/// Whether the interpreter has to be a woman or a man.
pub type Preference = Option<Gender>;

/// An interpreter that is needed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wish {
    /// The language with its variety.
    pub language: Language,
    /// A woman, a man, or either. It cannot be promised of an agency's interpreter and is passed on.
    pub gender: Preference,
    /// From the rota or from an agency.
    pub arranged: Arranged,
}

/// A visit that is asked for, at one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The service.
    pub service: Arc<Service>,
    /// The site.
    pub site: SiteId,
    /// The way to meet.
    pub way: Way,
    /// The first quarter that has not begun.
    pub now: Quarter,
    /// The last moment at which the visit may begin, where the person is under a deadline.
    pub by: Option<DateTime<Utc>>,
    /// The interpreter.
    pub interpreter: Option<Wish>,
    /// No step on the way to the place.
    pub step_free: bool,
    /// A quiet room instead of a desk.
    pub quiet_room: bool,
}

impl Wanted {
    /// A visit without further needs.
    #[must_use]
    pub fn new(service: &Arc<Service>, site: SiteId, way: Way, now: DateTime<Utc>) -> Self {
        let (service, now) = (service.clone(), Quarter::not_before(now));
        Self { service, site, way, now, by: None, interpreter: None, step_free: false, quiet_room: false }
    }

    /// The same visit at another site.
    #[must_use]
    pub fn at(&self, site: SiteId) -> Self {
        Self { site, ..self.clone() }
    }

    /// How long the visit takes.
    #[must_use]
    pub fn quarters(&self) -> Quarters {
        self.service.visit_quarters(self.interpreter.is_some())
    }

    /// The starts that notice, horizon and deadline leave.
    ///
    /// # Errors
    /// An interpreter is to be requested, and no agency finds one.
    pub fn starts(&self, supply: &Supply) -> Result<Span, Unfree> {
        let first = self.not_before(supply)?;
        let horizon = self.horizon();
        let end = self.by.map_or(horizon, |by| horizon.min(Quarter::containing(by) + 1));
        Ok(first..end.max(first))
    }

    /// The first start that the notice allows.
    pub(crate) fn not_before(&self, supply: &Supply) -> Result<Quarter, Unfree> {
        let of_agency = match &self.interpreter {
            Some(Wish { language, arranged: Arranged::ByRequest, .. }) => {
                supply.agency_notice(language, self.way).ok_or(Unfree::NoInterpreter)?
            }
            _ => 0,
        };
        Ok(self.now + self.service.notice.max(of_agency))
    }

    /// The first start that is too far ahead.
    pub(crate) fn horizon(&self) -> Quarter {
        self.now + self.service.horizon_days.saturating_mul(quarter::DAY_QUARTERS)
    }

    /// The kinds of resources that the visit takes, each once; nothing where it is not given in this way.
    pub(crate) fn kinds(&self) -> Option<Vec<Kind>> {
        let mut kinds = self.service.ways.get(&self.way)?.clone();
        if self.quiet_room && self.way == Way::InPerson {
            // Whoever needs a quiet room is met in it instead of at a desk.
            kinds.iter_mut().filter(|kind| **kind == Kind::Desk).for_each(|kind| *kind = Kind::Room);
        }
        kinds.sort_unstable();
        kinds.dedup();
        Some(kinds)
    }

    /// The interpreter from the rota, where one is wished.
    pub(crate) fn rostered(&self) -> Option<&Wish> {
        self.interpreter.as_ref().filter(|wish| wish.arranged == Arranged::Rostered)
    }
}

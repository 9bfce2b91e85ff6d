//! Words for a time that cannot be had, and the next step.

use app::{
    domain::hours::{State, to_london},
    ui::{answer_text::full_date, components::notice::Notice, frame::Frame},
    words::{FluentValue, Said, message},
};
use booking::{Quarter, Unfree, held::OPEN_BOOKINGS_PER_CONTACT};
use chrono::{DateTime, Utc};

use super::{chosen::Chosen, search::Search, shown::when};

/// A message and its next step, as one notice.
pub(crate) fn told(frame: &Frame, id: (&str, &str), values: &[(&'static str, FluentValue<'_>)]) -> Notice {
    let (what, next) = (frame.words.with(id.0, values), frame.words.with(id.1, values));
    Said::new(format!("{} {}", what.text, next.text).into(), what.in_english).into()
}

/// More visits are booked with one address or number than may be.
pub(crate) fn too_many(frame: &Frame) -> Notice {
    let count = FluentValue::from(OPEN_BOOKINGS_PER_CONTACT);
    told(frame, (message::BOOK_TOO_MANY, message::BOOK_TOO_MANY_NEXT), &[("count", count)])
}

/// What was posted is no time.
pub(crate) fn no_such_time(frame: &Frame) -> Notice {
    told(frame, (message::UNFREE_NO_SUCH_TIME, message::UNFREE_NO_SUCH_TIME_NEXT), &[])
}

/// Why a chosen time cannot be had.
pub(crate) fn unfree(frame: &Frame, search: &Search, chosen: &Chosen, why: Unfree) -> Notice {
    Telling { frame, search, chosen }.why(why)
}

struct Telling<'a> {
    frame: &'a Frame,
    search: &'a Search,
    chosen: &'a Chosen,
}

impl Telling<'_> {
    fn why(&self, why: Unfree) -> Notice {
        let say = |id, values: &[(&'static str, String)]| {
            let values: Vec<_> =
                values.iter().map(|(name, value)| (*name, FluentValue::from(value.as_str()))).collect();
            told(self.frame, id, &values)
        };
        let (at, site, service) =
            (("when", self.when(self.chosen.start)), ("site", self.site()), ("service", self.service()));
        match why {
            Unfree::NoSuchTime => no_such_time(self.frame),
            Unfree::NotOffered => {
                say((message::UNFREE_NOT_OFFERED, message::UNFREE_NOT_OFFERED_NEXT), &[service, site])
            }
            Unfree::MainOnly => say((message::UNFREE_MAIN_ONLY, message::UNFREE_MAIN_ONLY_NEXT), &[service, site]),
            Unfree::TooSoon if self.chosen.start.instant() <= self.search.now => {
                say((message::UNFREE_PAST, message::UNFREE_PAST_NEXT), &[at])
            }
            Unfree::TooSoon => {
                let earliest = ("earliest", self.when(self.earliest()));
                say((message::UNFREE_TOO_SOON, message::UNFREE_TOO_SOON_NEXT), &[at, earliest])
            }
            Unfree::AfterDeadline => {
                let by = self.search.told.by(&self.search.service).unwrap_or(self.search.now);
                let deadline = ("deadline", when(self.frame, by).text.to_string());
                say((message::UNFREE_AFTER_DEADLINE, message::UNFREE_AFTER_DEADLINE_NEXT), &[at, deadline])
            }
            Unfree::BeyondHorizon => {
                let last = self.search.now + chrono::TimeDelta::days(self.search.service.horizon_days.into());
                let latest = ("latest", full_date(&self.frame.words, to_london(last).date()).text.to_string());
                say((message::UNFREE_BEYOND_HORIZON, message::UNFREE_BEYOND_HORIZON_NEXT), &[at, latest])
            }
            Unfree::Closed => say((message::UNFREE_CLOSED, message::UNFREE_CLOSED_NEXT), &[site, at]),
            Unfree::DoesNotFit => self.does_not_fit(),
            Unfree::NotStaffed => say((message::UNFREE_NOT_STAFFED, message::UNFREE_NOT_STAFFED_NEXT), &[site, at]),
            Unfree::Taken => say((message::UNFREE_TAKEN, message::UNFREE_TAKEN_NEXT), &[at]),
            Unfree::NoInterpreter => {
                let language = ("language", self.language());
                say((message::UNFREE_NO_INTERPRETER, message::UNFREE_NO_INTERPRETER_NEXT), &[language, at])
            }
        }
    }

    /// The site closes before the visit would end.
    fn does_not_fit(&self) -> Notice {
        let wanted = self.search.wanted(self.chosen.site.clone(), self.chosen.is_arranged);
        let closing =
            self.closing().map_or_else(String::new, |at| super::shown::clock_at(self.frame, at).text.to_string());
        let minutes = FluentValue::from(usize::from(wanted.quarters()) * 15);
        let values = [("site", self.site().into()), ("closing", closing.into()), ("minutes", minutes)];
        told(self.frame, (message::UNFREE_DOES_NOT_FIT, message::UNFREE_DOES_NOT_FIT_NEXT), &values)
    }

    fn closing(&self) -> Option<DateTime<Utc>> {
        let counter = self.search.counter(&self.chosen.site)?;
        match counter.times().state(self.chosen.start.instant()) {
            State::Open { until } => until,
            State::Closed { .. } => None,
        }
    }

    fn earliest(&self) -> Quarter {
        let wanted = self.search.wanted(self.chosen.site.clone(), self.chosen.is_arranged);
        wanted.starts(&self.search.supply).map_or(wanted.now, |starts| starts.start)
    }

    fn when(&self, at: Quarter) -> String {
        when(self.frame, at.instant()).text.to_string()
    }

    fn site(&self) -> String {
        self.search.counter(&self.chosen.site).map_or_else(String::new, |counter| counter.facts.name.clone())
    }

    fn service(&self) -> String {
        self.frame.say(&format!("counter-service-{}", self.search.service.id)).text.to_string()
    }

    fn language(&self) -> String {
        self.search.told.language_named(&self.frame.words).map_or_else(String::new, |said| said.text.to_string())
    }
}

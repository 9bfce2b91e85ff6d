//! The search for a time: what somebody asks for, against what there is and what is taken.

use std::{collections::BTreeSet, sync::Arc};

use app::domain::counter::{Counter, find::Found};
use booking::{
    Arranged, InterpreterStatus, Quarter, Service, SiteId, Supply, Taken, Unfree, Wanted, Way, choose,
    earliest_anywhere, free,
};
use chrono::{DateTime, Utc};

use super::{
    chosen::Chosen,
    occupancy::{quarters, read, slots_of},
    told::{Told, asked},
};
use crate::{
    directory::Books,
    state::AppState,
    store::{StoreError, slots::Slot},
};

/// Quarters around a start that confirming looks at: the day before it, for spreading work over a day, and the longest
/// visit with the travel after it.
const BEFORE: u16 = 96;
const AFTER: u16 = 2 * 96;

/// A search for a time.
#[derive(Clone, Debug)]
pub struct Search {
    /// The counters.
    pub books: Books,
    /// What there is.
    pub supply: Arc<Supply>,
    /// What is taken of it.
    pub taken: Arc<Taken>,
    /// The service that is booked.
    pub service: Arc<Service>,
    /// How they meet.
    pub way: Way,
    /// What the person told so far.
    pub told: Told,
    /// The time of the search.
    pub now: DateTime<Utc>,
}

/// A counter that may be chosen.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The counter.
    pub counter: &'a Counter,
    /// Metres from where the person sets out.
    pub metres: Option<f64>,
}

/// A free time at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The site.
    pub site: SiteId,
    /// The start.
    pub start: Quarter,
}

impl Search {
    /// A search by what somebody told; `None` before they said what the visit is for. Slots that they hold themselves
    /// count as free.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn of(
        state: &AppState,
        told: Told,
        own: &[Slot],
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, StoreError> {
        let books = state.counters.now();
        let Some(service) = told.service().and_then(|id| books.directory.services().bookable(id)).cloned() else {
            return Ok(None);
        };
        let Some(way) = told.way(&service) else { return Ok(None) };
        let supply = state.counters.supply(now);
        let mut taken = state.occupancy.now(&state.store, &supply, now).await?;
        if !own.is_empty() {
            let known = Arc::make_mut(&mut taken);
            quarters(own).for_each(|(resource, at)| known.release(resource, at));
        }
        Ok(Some(Self { books, supply, taken, service, way, told, now }))
    }

    /// The visit at a site. `is_arranged` asks an agency for the interpreter although somebody on the rota interprets
    /// the language.
    #[must_use]
    pub fn wanted(&self, site: SiteId, is_arranged: bool) -> Wanted {
        Wanted {
            by: self.told.by(&self.service),
            interpreter: self.told.wish(&self.supply, self.way, is_arranged),
            step_free: self.told.has(asked::ACCESS, "step-free"),
            quiet_room: self.told.has(asked::ACCESS, "quiet-room"),
            ..Wanted::new(&self.service, site, self.way, self.now)
        }
    }

    /// The counters that give the service: the nearest first where the person said where they set out from, else by
    /// name.
    #[must_use]
    pub fn places(&self) -> Vec<Place<'_>> {
        let gives = |counter: &Counter| self.supply.gives(&SiteId::from(counter.slug.as_str()), &self.service.id);
        let register = self.books.directory.register();
        if let Some(Found::Spot(spot)) = self.near() {
            let near = register.by_distance(spot.position).filter(|(counter, _)| gives(counter));
            let mut places: Vec<_> = near.map(|(counter, metres)| Place { counter, metres: Some(metres) }).collect();
            places.sort_by(|one, other| one.metres.unwrap_or(0.0).total_cmp(&other.metres.unwrap_or(0.0)));
            return places;
        }
        let counters = register.all().iter().filter(|counter| gives(counter));
        let mut places: Vec<_> = counters.map(|counter| Place { counter, metres: None }).collect();
        places.sort_by(|one, other| one.counter.facts.name.cmp(&other.counter.facts.name));
        places
    }

    /// The place that the person sets out from, as far as it is known.
    #[must_use]
    pub fn near(&self) -> Option<Found> {
        self.told.typed(asked::NEAR).map(|near| self.books.atlas().find(near))
    }

    /// The names of the counters that give the service, in the same order.
    #[must_use]
    pub fn sites(&self) -> Vec<SiteId> {
        self.places().iter().map(|place| SiteId::from(place.counter.slug.as_str())).collect()
    }

    /// The first free time at any of these sites.
    #[must_use]
    pub fn first(&self, sites: &[SiteId], is_arranged: bool) -> Option<Time> {
        let wanted = self.wanted(SiteId::from(""), is_arranged);
        let found = earliest_anywhere(&self.supply, &self.taken, &wanted, sites)?;
        Some(Time { site: found.site, start: found.start })
    }

    /// The first free times from an instant on, in order; of equals the site that comes first. Where nobody goes to a
    /// site each time is there once.
    #[must_use]
    pub fn times(&self, sites: &[SiteId], is_arranged: bool, from: Quarter, at_most: usize) -> Vec<Time> {
        self.times_of_each(sites, is_arranged, from, at_most, at_most)
    }

    /// The first few free times of each site, in order.
    #[must_use]
    pub fn first_times(&self, sites: &[SiteId], is_arranged: bool, of_each: usize, at_most: usize) -> Vec<Time> {
        self.times_of_each(sites, is_arranged, Quarter(i32::MIN), of_each, at_most)
    }

    fn times_of_each(
        &self,
        sites: &[SiteId],
        is_arranged: bool,
        from: Quarter,
        of_each: usize,
        at_most: usize,
    ) -> Vec<Time> {
        let mut times: Vec<(Quarter, usize)> = Vec::new();
        for (place, site) in sites.iter().enumerate() {
            let starts = free(&self.supply, &self.taken, &self.wanted(site.clone(), is_arranged));
            times.extend(starts.into_iter().filter(|start| *start >= from).take(of_each).map(|start| (start, place)));
        }
        times.sort_unstable();
        let mut seen = BTreeSet::new();
        let is_new = |(start, _): &(Quarter, usize)| self.way == Way::InPerson || seen.insert(*start);
        let times = times.into_iter().filter(is_new).take(at_most);
        times.map(|(start, place)| Time { site: sites[place].clone(), start }).collect()
    }

    /// The slots of a chosen time, by what the store says now. The slots of `own` count as free.
    ///
    /// # Errors
    /// The store cannot be read; inside, why the time cannot be had.
    pub async fn slots(
        &self,
        state: &AppState,
        chosen: &Chosen,
        own: &str,
    ) -> Result<Result<Vec<Slot>, Unfree>, StoreError> {
        let over = chosen.start - BEFORE..chosen.start + AFTER;
        let wanted = self.wanted(chosen.site.clone(), chosen.is_arranged);
        let taken = read(&state.store, self.supply.resources(&wanted), &over, own, self.now).await?;
        Ok(choose(&self.supply, &taken, &wanted, chosen.start).map(slots_of))
    }

    /// Why a chosen time is not free, as lists see it; `None` where it is.
    #[must_use]
    pub fn why_not(&self, chosen: &Chosen) -> Option<Unfree> {
        let wanted = self.wanted(chosen.site.clone(), chosen.is_arranged);
        choose(&self.supply, &self.taken, &wanted, chosen.start).err()
    }

    /// What is known of the interpreter of a visit that is booked at a chosen time.
    #[must_use]
    pub fn interpreter(&self, chosen: &Chosen) -> InterpreterStatus {
        self.interpreter_of(chosen.is_arranged)
    }

    /// What is known of the interpreter of a visit, where an agency is asked or may be.
    #[must_use]
    pub fn interpreter_of(&self, is_arranged: bool) -> InterpreterStatus {
        match self.told.wish(&self.supply, self.way, is_arranged).map(|wish| wish.arranged) {
            None => InterpreterStatus::None,
            Some(Arranged::Rostered) => InterpreterStatus::Rostered,
            Some(Arranged::ByRequest) => InterpreterStatus::Requested,
        }
    }

    /// The counter of a site.
    #[must_use]
    pub fn counter(&self, site: &SiteId) -> Option<&Counter> {
        self.books.directory.register().find(site.as_str())
    }
}

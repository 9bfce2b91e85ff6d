//! A register that was checked: which counters there are, which is near, which is open.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use rstar::{AABB, PointDistance, RTree, RTreeObject};
use typed::name::Name;

use super::{
    Position, Times,
    plan::Plan,
    read::Timetables,
    written::{WrittenCounter, WrittenRegister},
};
use crate::domain::hours::Timetable;

/// One counter.
#[derive(Debug)]
pub struct Counter {
    /// Everything about it, as written.
    pub facts: WrittenCounter,
    /// Its name in addresses.
    pub slug: Name,
    /// Where it is.
    pub position: Position,
    times: Timetables,
}

impl Counter {
    pub(super) const fn new(facts: WrittenCounter, slug: Name, position: Position, times: Timetables) -> Self {
        Self { facts, slug, position, times }
    }

    /// When the counter is open.
    #[must_use]
    pub fn times(&self) -> Times<'_> {
        Times::new(&self.times.site, None)
    }

    /// When a service is there; `None` where it never is.
    #[must_use]
    pub fn times_of(&self, service: &str) -> Option<Times<'_>> {
        let is_offered = self.offers(service);
        is_offered.then(|| Times::new(&self.times.site, self.times.services.get(service)))
    }

    /// When something with hours of its own is there, a desk or an officer: never while the counter is closed.
    #[must_use]
    pub const fn times_within<'t>(&'t self, own: &'t Timetable) -> Times<'t> {
        Times::new(&self.times.site, Some(own))
    }

    /// What is planned from a date on.
    #[must_use]
    pub fn plan(&self, today: NaiveDate) -> Plan {
        Plan::of(&self.times(), today)
    }

    /// What is planned for a service from a date on; `None` where it is not offered.
    #[must_use]
    pub fn plan_of(&self, service: &str, today: NaiveDate) -> Option<Plan> {
        Some(Plan::of(&self.times_of(service)?, today))
    }

    /// What is planned for BSL from a date on; `None` where nobody signs.
    #[must_use]
    pub fn bsl_plan(&self, today: NaiveDate) -> Option<Plan> {
        Some(Plan::of(&self.bsl_times()?, today))
    }

    /// A service has hours of its own.
    #[must_use]
    pub fn has_own_hours(&self, service: &str) -> bool {
        self.times.services.contains_key(service)
    }

    /// When somebody there signs BSL; `None` where nobody does.
    #[must_use]
    pub fn bsl_times(&self) -> Option<Times<'_>> {
        self.times.bsl.as_ref().map(|bsl| Times::new(&self.times.site, Some(bsl)))
    }

    /// A service is done there.
    #[must_use]
    pub fn offers(&self, service: &str) -> bool {
        self.facts.services.iter().any(|one| one == service)
    }
}

/// Every counter.
#[derive(Debug, Default)]
pub struct Register {
    counters: Vec<Counter>,
    by_slug: BTreeMap<Name, usize>,
    tree: RTree<Spot>,
}

/// A counter on the flat map.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spot {
    at: [f64; 2],
    counter: usize,
}

impl RTreeObject for Spot {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_point(self.at)
    }
}

impl PointDistance for Spot {
    fn distance_2(&self, point: &[f64; 2]) -> f64 {
        (self.at[0] - point[0]).powi(2) + (self.at[1] - point[1]).powi(2)
    }
}

impl Register {
    /// A register of counters with different names.
    #[must_use]
    pub fn new(counters: Vec<Counter>) -> Self {
        let by_slug = counters.iter().enumerate().map(|(number, counter)| (counter.slug.clone(), number)).collect();
        let spots = counters.iter().enumerate().map(|(counter, one)| Spot { at: one.position.on_flat_map(), counter });
        Self { tree: RTree::bulk_load(spots.collect()), by_slug, counters }
    }

    /// Every counter, in the order of the register.
    #[must_use]
    pub fn all(&self) -> &[Counter] {
        &self.counters
    }

    /// The counter of that name.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<&Counter> {
        self.by_slug.get(slug).map(|number| &self.counters[*number])
    }

    /// Counters with their distance in metres, the nearest first. Found one by one: who stops early pays for no
    /// more.
    pub fn by_distance(&self, from: Position) -> impl Iterator<Item = (&Counter, f64)> {
        let point = from.on_flat_map();
        let near = self.tree.nearest_neighbor_iter(point);
        near.map(move |spot| {
            let counter = &self.counters[spot.counter];
            (counter, counter.position.metres_to(from))
        })
    }

    /// Which of all counters are open at an instant.
    pub fn open_at(&self, at: DateTime<Utc>) -> impl Iterator<Item = &Counter> {
        self.counters.iter().filter(move |counter| counter.times().is_open(at))
    }

    /// The register as it would be written: read again it is the same.
    ///
    /// # Errors
    /// The TOML library refuses a value.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        let counter = self.counters.iter().map(|counter| counter.facts.clone()).collect();
        toml::to_string(&WrittenRegister { counter })
    }
}

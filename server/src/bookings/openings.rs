//! Other times for visits that cannot be kept: the search of the pages, read once for many people.

use std::{collections::BTreeSet, sync::Arc};

use app::domain::hours::to_london;
use booking::{Arranged, Quarter, ResourceId, SiteId, Supply, Taken, Wanted, choose, nearest};
use chrono::{DateTime, TimeDelta, Timelike, Utc};
use serde::{Deserialize, Serialize};

use super::{
    listing::part_of_day,
    occupancy::{self, quarters},
    opened::Booking,
    search::Search,
};
use crate::{
    directory::Books,
    state::AppState,
    store::{StoreError, slots::Slot},
};

/// The number of times that somebody is offered.
pub(super) const OFFERS: usize = 3;
/// Farther from the old time than this, another counter's time is offered before a later one at the same counter.
const SAME_COUNTER_WITHIN: TimeDelta = TimeDelta::days(7);
/// The counters nearest to the old one that are asked for times.
const COUNTERS_ASKED: usize = 5;

/// The times of a counter that offers are picked from: some days.
pub(super) const LOOKED_AT: usize = 128;

/// A time that is offered instead of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The site's slug.
    pub site: String,
    /// The start.
    pub start: DateTime<Utc>,
}

/// The first few of these times, one of each morning, afternoon or evening: who cannot come on a morning is not helped
/// by three times in it. Where there are too few, more of the same.
pub(super) fn spread(times: Vec<Offer>, count: usize) -> Vec<Offer> {
    let mut seen = BTreeSet::new();
    let part = |offer: &Offer| {
        let local = to_london(offer.start);
        (local.date(), part_of_day(local.hour()))
    };
    let (mut first, more): (Vec<_>, Vec<_>) = times.into_iter().partition(|offer| seen.insert(part(offer)));
    first.truncate(count);
    let missing = count - first.len();
    first.extend(more.into_iter().take(missing));
    first
}

/// What is free from now on. It is read once; whoever is offered a time has it first.
pub struct Openings {
    books: Books,
    supply: Arc<Supply>,
    taken: Arc<Taken>,
    now: DateTime<Utc>,
}

impl Openings {
    /// Reads what is taken of everything there is.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn read(state: &AppState, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let (books, supply) = (state.counters.now(), state.counters.supply(now));
        let taken = occupancy::read(&state.store, supply.all_resources(), &supply.window(), "", now).await?;
        Ok(Self { books, supply, taken: Arc::new(taken), now })
    }

    /// Other times for a visit, the nearest first: at its counter, and at those around it where its own has too few.
    /// The first of them is not offered first to the next person.
    pub fn offers(&mut self, booking: &Booking) -> Vec<Offer> {
        let Some(wanted) = self.wanted(booking) else { return Vec::new() };
        let old = Quarter::containing(booking.start);
        let times_at = |site: &SiteId| {
            let starts = nearest(&self.supply, &self.taken, &wanted.at(site.clone()), old, LOOKED_AT);
            let offer = |start: Quarter| Offer { site: site.as_str().to_owned(), start: start.instant() };
            let mut near: Vec<Offer> = starts.into_iter().map(offer).collect();
            near.sort_by_key(|offer| (offer.start - booking.start).abs());
            let mut offers = spread(near, OFFERS);
            offers.sort_by_key(|offer| offer.start);
            offers
        };
        let own = times_at(&wanted.site);
        let is_near = |offer: &Offer| (offer.start - booking.start).abs() <= SAME_COUNTER_WITHIN;
        let mut offers: Vec<Offer> = own.iter().filter(|offer| is_near(offer)).cloned().collect();
        for site in self.around(&booking.site) {
            let missing = OFFERS.saturating_sub(offers.len());
            offers.extend(times_at(&site).into_iter().filter(is_near).take(missing));
        }
        let missing = OFFERS.saturating_sub(offers.len());
        offers.extend(own.into_iter().filter(|offer| !is_near(offer)).take(missing));
        self.set_aside(&wanted, offers.first());
        offers
    }

    /// The slots that a visit can have at its own time although some of its own are gone: another desk, officer or room.
    /// They count as taken from then on.
    pub fn same_time(&mut self, booking: &Booking, own: &[Slot]) -> Option<Vec<(ResourceId, Quarter)>> {
        let start = Quarter::exactly(booking.start)?;
        let wanted = self.wanted(booking)?;
        let wish = wanted.interpreter.as_ref().filter(|wish| wish.arranged == Arranged::ByRequest);
        let of_agency = wish.and_then(|wish| self.supply.agency_notice(&wish.language, wanted.way)).unwrap_or(0);
        // It was booked in time, so no notice is needed once more.
        let wanted = Wanted { now: start - wanted.service.notice.max(of_agency), ..wanted };
        let taken = Arc::make_mut(&mut self.taken);
        quarters(own).for_each(|(resource, quarter)| taken.release(resource, quarter));
        let rows = choose(&self.supply, taken, &wanted, start).ok();
        let has = rows.iter().flatten().map(|(resource, quarter)| (resource.as_str(), *quarter));
        let has: Vec<_> = if rows.is_some() { has.collect() } else { quarters(own).collect() };
        has.into_iter().for_each(|(resource, quarter)| taken.take(resource, quarter));
        rows
    }

    /// The visit as its person asked for it, by the search of the pages.
    fn wanted(&self, booking: &Booking) -> Option<Wanted> {
        let search = Search {
            books: self.books.clone(),
            supply: self.supply.clone(),
            taken: self.taken.clone(),
            service: self.books.directory.services().bookable(&booking.service)?.clone(),
            way: booking.way,
            told: booking.told.clone(),
            now: self.now,
        };
        Some(search.wanted(SiteId::from(&*booking.site), booking.is_by_agency()))
    }

    /// The counters around one, the nearest first.
    fn around(&self, site: &str) -> Vec<SiteId> {
        let register = self.books.directory.register();
        let Some(counter) = register.find(site) else { return Vec::new() };
        let others = register.by_distance(counter.position).map(|(counter, _)| counter.slug.as_str());
        let known = others.filter(|slug| *slug != site).map(SiteId::from);
        known.filter(|site| self.supply.sites().any(|one| one == site)).take(COUNTERS_ASKED).collect()
    }

    fn set_aside(&mut self, wanted: &Wanted, offer: Option<&Offer>) {
        let Some(offer) = offer else { return };
        let wanted = wanted.at(SiteId::from(&*offer.site));
        let rows =
            Quarter::exactly(offer.start).and_then(|start| choose(&self.supply, &self.taken, &wanted, start).ok());
        for (resource, quarter) in rows.into_iter().flatten() {
            Arc::make_mut(&mut self.taken).take(resource.as_str(), quarter);
        }
    }
}

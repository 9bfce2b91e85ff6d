//! What is taken, as this process saw it a moment ago: for lists of times. Whether a time can be had is asked of the
//! store, each time.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use booking::{Quarter, ResourceId, Span, Supply, Taken};
use chrono::{DateTime, Utc};

use crate::store::{
    Store, StoreError,
    slots::{Slot, TakenBetween},
};

/// For so long a list may show a time that somebody has just taken elsewhere. Whoever chooses it is told.
const FRESH: Duration = Duration::from_secs(1);
/// While one request reads anew, the others go on with what was read within this time.
const USABLE: Duration = Duration::from_secs(10);

/// What is taken, and when it was read.
#[derive(Debug)]
struct Seen {
    supply: Arc<Supply>,
    taken: Arc<Taken>,
    at: Instant,
}

/// What is taken at all sites.
#[derive(Debug, Default)]
pub struct Occupancy {
    seen: Mutex<Option<Seen>>,
    reading: tokio::sync::Mutex<()>,
}

impl Occupancy {
    /// What is taken of a supply.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn now(&self, store: &Store, supply: &Arc<Supply>, now: DateTime<Utc>) -> Result<Arc<Taken>, StoreError> {
        if let Some(taken) = self.younger_than(FRESH, supply) {
            return Ok(taken);
        }
        let _reading = match self.reading.try_lock() {
            Ok(reading) => reading,
            Err(_) => match self.younger_than(USABLE, supply) {
                Some(taken) => return Ok(taken),
                None => self.reading.lock().await,
            },
        };
        if let Some(taken) = self.younger_than(FRESH, supply) {
            return Ok(taken);
        }
        let resources = supply.all_resources();
        let taken = Arc::new(read(store, resources, &supply.window(), "", now).await?);
        *self.last() = Some(Seen { supply: supply.clone(), taken: taken.clone(), at: Instant::now() });
        Ok(taken)
    }

    /// Notes what this process has just taken and given back, so that its own lists show it at once.
    pub fn note(&self, taken: &[Slot], given_back: &[Slot]) {
        let mut last = self.last();
        let Some(seen) = last.as_mut() else { return };
        let known = Arc::make_mut(&mut seen.taken);
        quarters(given_back).for_each(|(resource, at)| known.release(resource, at));
        quarters(taken).for_each(|(resource, at)| known.take(resource, at));
    }

    fn younger_than(&self, age: Duration, supply: &Arc<Supply>) -> Option<Arc<Taken>> {
        let last = self.last();
        let seen = last.as_ref().filter(|seen| Arc::ptr_eq(&seen.supply, supply) && seen.at.elapsed() < age)?;
        Some(seen.taken.clone())
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Option<Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the store says is taken of some resources over a window. The slots of one booking may be left out.
///
/// # Errors
/// The store cannot be read.
pub async fn read<'r>(
    store: &Store,
    resources: impl Iterator<Item = &'r ResourceId>,
    over: &Span,
    but_of: &str,
    now: DateTime<Utc>,
) -> Result<Taken, StoreError> {
    let names: Vec<&str> = resources.map(ResourceId::as_str).collect();
    let (from, to) = (over.start.0.into(), over.end.0.into());
    let asked = TakenBetween { resources: &names, from, to, but_of, now: now.timestamp_millis() };
    let rows = store.taken(asked).await?;
    Ok(Taken::of_rows(over, quarters(&rows)))
}

/// What the engine chose, as the store keeps it.
pub(super) fn slots_of(rows: Vec<(ResourceId, Quarter)>) -> Vec<Slot> {
    let slot = |(resource, quarter): (ResourceId, Quarter)| Slot {
        resource: resource.as_str().to_owned(),
        quarter: quarter.0.into(),
    };
    rows.into_iter().map(slot).collect()
}

/// Slots as the engine counts them.
pub(super) fn quarters(slots: &[Slot]) -> impl Iterator<Item = (&str, Quarter)> {
    slots.iter().filter_map(|slot| Some((&*slot.resource, Quarter(i32::try_from(slot.quarter).ok()?))))
}

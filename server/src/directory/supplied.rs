//! The supply of the running portal: made when it is first asked for, and kept for the day.

use std::sync::{Arc, Mutex, PoisonError};

use booking::Supply;
use chrono::NaiveDate;

use super::Directory;

/// A supply, and what it was made from.
#[derive(Debug)]
struct Supplied {
    directory: Arc<Directory>,
    today: NaiveDate,
    supply: Arc<Supply>,
}

/// The last supply that was asked for.
#[derive(Debug, Default)]
pub(super) struct LastSupply(Mutex<Option<Supplied>>);

impl LastSupply {
    /// The supply of a directory from a day on. Making one takes as long as some tens of pages; whoever asks meanwhile
    /// waits for it.
    pub(super) fn of(&self, directory: &Arc<Directory>, today: NaiveDate) -> Arc<Supply> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = last.as_ref().filter(|made| made.today == today)
            && Arc::ptr_eq(&made.directory, directory)
        {
            return made.supply.clone();
        }
        let supply = Arc::new(directory.supply(today));
        *last = Some(Supplied { directory: directory.clone(), today, supply: supply.clone() });
        supply
    }
}

//! People who had to be turned away: while there are any, what can wait lets them go first.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::measure;

/// How many were turned away since the start.
#[derive(Debug, Default)]
pub struct TurnedAway(AtomicU64);

impl TurnedAway {
    /// One more.
    pub fn count(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
        measure::turned_away();
    }

    /// So far.
    #[must_use]
    pub fn so_far(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

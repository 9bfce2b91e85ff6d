//! The rows of the store, as bitsets: which resource is taken in which quarter.

use std::collections::HashMap;

use crate::{Quarter, ResourceId, Span, bits::Window};

/// Words beyond what is known: all taken, so that what nobody has read is never offered.
pub(crate) const UNKNOWN: u64 = u64::MAX;

/// What is taken over a window.
#[derive(Clone, Debug)]
pub struct Taken {
    window: Window,
    sets: HashMap<ResourceId, Vec<u64>>,
}

impl Taken {
    /// Nothing taken over a window, which should be that of the [`Supply`](crate::Supply) it is read with: outside
    /// of it everything counts as taken.
    #[must_use]
    pub fn nothing(over: &Span) -> Self {
        Self { window: Window::over(over), sets: HashMap::new() }
    }

    /// The rows of the store over a window; other rows are left out.
    #[must_use]
    pub fn of_rows<'r>(over: &Span, rows: impl IntoIterator<Item = (&'r str, Quarter)>) -> Self {
        let mut taken = Self::nothing(over);
        for (resource, quarter) in rows {
            taken.take(resource, quarter);
        }
        taken
    }

    /// Adds a row.
    pub fn take(&mut self, resource: &str, quarter: Quarter) {
        let Some((word, bit)) = self.window.place(quarter) else { return };
        // Looking up first spares a new name for each of many rows.
        let set = match self.sets.get_mut(resource) {
            Some(set) => set,
            None => self.sets.entry(ResourceId::from(resource)).or_insert_with(|| vec![0; self.window.words]),
        };
        set[word] |= 1 << bit;
    }

    /// Removes a row.
    pub fn release(&mut self, resource: &str, quarter: Quarter) {
        let Some((word, bit)) = self.window.place(quarter) else { return };
        if let Some(set) = self.sets.get_mut(resource) {
            set[word] &= !(1 << bit);
        }
    }

    /// Whether a row is there, or is outside of what is known.
    #[must_use]
    pub fn has(&self, resource: &ResourceId, quarter: Quarter) -> bool {
        let Some((word, bit)) = self.window.place(quarter) else { return true };
        self.sets.get(resource).is_some_and(|set| set[word] >> bit & 1 == 1)
    }

    /// Quarters of a resource that are taken on the day, in UTC, of a quarter.
    pub(crate) fn on_day_of(&self, resource: &ResourceId, quarter: Quarter) -> usize {
        let first = Quarter(quarter.utc_day().saturating_mul(i32::from(crate::quarter::DAY_QUARTERS)));
        first.visit(crate::quarter::DAY_QUARTERS).filter(|quarter| self.has(resource, *quarter)).count()
    }

    /// The words of a resource over a part of any window.
    pub(crate) fn words_of(&self, resource: &ResourceId, part: Window) -> impl Iterator<Item = u64> {
        let set = self.sets.get(resource);
        (0..part.words).map(move |at| match self.window.place(part.quarter(at, 0)) {
            None => UNKNOWN,
            Some((word, _)) => set.map_or(0, |set| set[word]),
        })
    }
}

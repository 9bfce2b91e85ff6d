//! Free times, for a list that a person chooses from.

use crate::{Quarter, Supply, Taken, Wanted, bits, search::Search};

/// Every start that is free, in order; none where such a visit is not offered. The same masks decide in
/// [`choose`](crate::choose).
#[must_use]
pub fn free(supply: &Supply, taken: &Taken, wanted: &Wanted) -> Vec<Quarter> {
    let search = wanted.starts(supply).and_then(|starts| Search::new(supply, taken, wanted, starts));
    let Ok(search) = search else { return Vec::new() };
    let (window, mask) = search.mask();
    bits::quarters(window, &mask).collect()
}

/// The free starts that are nearest to a time, in order of time: what to offer where that time is not free.
#[must_use]
pub fn nearest(supply: &Supply, taken: &Taken, wanted: &Wanted, to: Quarter, count: usize) -> Vec<Quarter> {
    let mut starts = free(supply, taken, wanted);
    starts.sort_by_key(|start| (start.0.abs_diff(to.0), *start));
    starts.truncate(count);
    starts.sort_unstable();
    starts
}

//! The earliest free time at any of many sites.

use crate::{Quarter, SiteId, Supply, Taken, Wanted, bits, search::Search};

/// A free time at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The site.
    pub site: SiteId,
    /// The start.
    pub start: Quarter,
}

/// The earliest free start at any of the sites; of equals, at the site that comes first. The site of `wanted` does not
/// matter. No list of times is made, and no site is searched beyond the best start so far.
#[must_use]
pub fn earliest_anywhere<'s>(
    supply: &Supply,
    taken: &Taken,
    wanted: &Wanted,
    sites: impl IntoIterator<Item = &'s SiteId>,
) -> Option<Found> {
    let mut starts = wanted.starts(supply).ok()?;
    let mut best = None;
    for site in sites {
        let wanted = wanted.at(site.clone());
        let Ok(search) = Search::new(supply, taken, &wanted, starts.clone()) else { continue };
        let (window, mask) = search.mask();
        if let Some(start) = bits::quarters(window, &mask).next() {
            starts.end = start;
            best = Some(Found { site: wanted.site, start });
        }
    }
    best
}

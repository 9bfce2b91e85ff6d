//! The masks that showing and confirming share.
//!
//! A mask is the set of starts at which a resource can serve the whole visit. Masks of resources of one kind are
//! united, those of different kinds are intersected.

use crate::{
    Kind, Quarter, Span, Supply, Taken, Unfree, Wanted, Way,
    bits::{self, Window},
    supply::{AtSite, Rostered, SiteSupply, Working},
};

/// A search for starts within a span, at one site.
pub(crate) struct Search<'s> {
    supply: &'s Supply,
    pub(crate) taken: &'s Taken,
    pub(crate) wanted: &'s Wanted,
    site: &'s SiteSupply,
    open: &'s [u64],
    pub(crate) kinds: Vec<Kind>,
    /// The starts that are looked at.
    starts: Span,
    /// The part of the supply's window that visits with these starts lie in, with the travel after them.
    part: Window,
}

impl<'s> Search<'s> {
    /// A search among some starts.
    ///
    /// # Errors
    /// The site does not give such a visit at any time.
    pub(crate) fn new(supply: &'s Supply, taken: &'s Taken, wanted: &'s Wanted, starts: Span) -> Result<Self, Unfree> {
        let site = supply.sites.get(&wanted.site).ok_or(Unfree::NotOffered)?;
        let open = site.open.get(&wanted.service.id).ok_or(Unfree::NotOffered)?;
        if wanted.service.main_only && !site.is_main {
            return Err(Unfree::MainOnly);
        }
        let kinds = wanted.kinds().ok_or(Unfree::NotOffered)?;
        let travel = supply.interpreters.iter().map(|one| one.facts.travel_after()).max().unwrap_or(0);
        let ends = if starts.is_empty() { starts.end } else { starts.end + wanted.quarters() + travel };
        let part = supply.window.within(&(starts.start..ends));
        let search = Self { supply, taken, wanted, site, open, kinds, starts, part };
        let lacks = |kind: &Kind| search.of_kind(*kind).next().is_none();
        if search.kinds.iter().any(lacks) { Err(Unfree::NotOffered) } else { Ok(search) }
    }

    /// The resources of a kind that meet the person's needs, whether free or not.
    pub(crate) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &'s AtSite> {
        let wanted = self.wanted;
        let comes = wanted.way == Way::InPerson;
        self.site.resources.iter().filter(move |one| {
            let is_reached = kind == Kind::Officer || !comes || !wanted.step_free || one.is_step_free;
            let is_quiet = kind != Kind::Room || !comes || !wanted.quiet_room || one.is_quiet;
            one.kind == kind && is_reached && is_quiet
        })
    }

    /// The rostered interpreters that fit the wish, whether free or not.
    pub(crate) fn interpreters(&self) -> impl Iterator<Item = &'s Rostered> {
        self.supply.interpreters_for(self.wanted)
    }

    /// Every start that is free, as a set over [`Self::part`].
    pub(crate) fn mask(&self) -> (Window, Vec<u64>) {
        let mut mask = self.open_for_all();
        for kind in &self.kinds {
            let free = self.any(self.of_kind(*kind).map(|one| self.free_starts(&one.working)));
            bits::intersect(&mut mask, &free);
        }
        if self.wanted.rostered().is_some() {
            let free = self.any(self.interpreters().map(|one| self.interpreter_starts(one)));
            bits::intersect(&mut mask, &free);
        }
        bits::keep_within(self.part, &mut mask, &self.starts);
        (self.part, mask)
    }

    /// Whether a start is in a set over the part that this search looks at.
    pub(crate) fn is_in(&self, set: &[u64], start: Quarter) -> bool {
        self.part.place(start).is_some_and(|(word, bit)| set[word] >> bit & 1 == 1)
    }

    /// Starts at which the site stays open for the service until the visit ends.
    pub(crate) fn open_for_all(&self) -> Vec<u64> {
        let mut open = self.open();
        bits::keep_runs(&mut open, self.wanted.quarters());
        open
    }

    /// Quarters in which the site is open for the service.
    pub(crate) fn open(&self) -> Vec<u64> {
        self.part.of(self.supply.window, self.open).to_vec()
    }

    /// Starts at which a resource works until the visit ends, taken or not.
    pub(crate) fn working_starts(&self, working: &Working) -> Vec<u64> {
        let mut works = self.part.of(self.supply.window, &working.works).to_vec();
        bits::keep_runs(&mut works, self.wanted.quarters());
        works
    }

    /// Starts at which a resource works until the visit ends and is not taken.
    pub(crate) fn free_starts(&self, working: &Working) -> Vec<u64> {
        let works = self.part.of(self.supply.window, &working.works);
        let taken = self.taken.words_of(&working.id, self.part);
        let mut free: Vec<u64> = works.iter().zip(taken).map(|(works, taken)| works & !taken).collect();
        bits::keep_runs(&mut free, self.wanted.quarters());
        free
    }

    /// Starts at which an interpreter works until the visit ends, and is not taken until they have travelled on. The
    /// travel may lie after their working time.
    pub(crate) fn interpreter_starts(&self, one: &Rostered) -> Vec<u64> {
        let mut starts = self.working_starts(&one.working);
        let mut free: Vec<u64> = self.taken.words_of(&one.working.id, self.part).map(|taken| !taken).collect();
        bits::keep_runs(&mut free, self.wanted.quarters().saturating_add(one.facts.travel_after()));
        bits::intersect(&mut starts, &free);
        starts
    }

    fn any(&self, masks: impl Iterator<Item = Vec<u64>>) -> Vec<u64> {
        let mut united = vec![0; self.part.words];
        masks.for_each(|mask| bits::unite(&mut united, &mask));
        united
    }
}

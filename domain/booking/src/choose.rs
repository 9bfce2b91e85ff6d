//! The rows that a booking takes, or why it cannot be had.

use crate::{Kind, Quarter, ResourceId, Supply, Taken, Unfree, Wanted, search::Search, supply::Working};

/// The exact rows of a booking: each resource with each of its quarters, sorted, so that processes that insert at the
/// same time meet in one order and cannot wait for each other in a circle. Of equal resources the one with the fewest
/// quarters taken that day is chosen, then the first by name.
///
/// # Errors
/// Why the start is not free. It is `Ok` for exactly those starts that [`free`](crate::free()) lists.
pub fn choose(
    supply: &Supply,
    taken: &Taken,
    wanted: &Wanted,
    start: Quarter,
) -> Result<Vec<(ResourceId, Quarter)>, Unfree> {
    let search = Search::new(supply, taken, wanted, start..start + 1)?;
    within_limits(supply, wanted, start)?;
    let (_, mask) = search.mask();
    if !search.is_in(&mask, start) {
        return Err(why_not(&search, start));
    }
    let mut rows = Vec::new();
    for kind in &search.kinds {
        let free = search.of_kind(*kind).map(|one| &one.working);
        let free = free.filter(|one| search.is_in(&search.free_starts(one), start));
        let chosen = least_taken(taken, start, free).ok_or(Unfree::Taken)?;
        rows.extend(start.visit(wanted.quarters()).map(|quarter| (chosen.id.clone(), quarter)));
    }
    if wanted.rostered().is_some() {
        rows.extend(interpreter_rows(&search, start)?);
    }
    rows.sort_unstable();
    Ok(rows)
}

fn interpreter_rows(search: &Search<'_>, start: Quarter) -> Result<Vec<(ResourceId, Quarter)>, Unfree> {
    let free = || search.interpreters().filter(|one| search.is_in(&search.interpreter_starts(one), start));
    let chosen = least_taken(search.taken, start, free().map(|one| &one.working)).ok_or(Unfree::NoInterpreter)?;
    let travel = free().find(|one| one.working.id == chosen.id).map_or(0, |one| one.facts.travel_after());
    let quarters = start.visit(search.wanted.quarters().saturating_add(travel));
    Ok(quarters.map(|quarter| (chosen.id.clone(), quarter)).collect())
}

fn least_taken<'w>(
    taken: &Taken,
    start: Quarter,
    candidates: impl Iterator<Item = &'w Working>,
) -> Option<&'w Working> {
    candidates.min_by_key(|one| (taken.on_day_of(&one.id, start), &one.id))
}

/// Notice, deadline, horizon.
fn within_limits(supply: &Supply, wanted: &Wanted, start: Quarter) -> Result<(), Unfree> {
    if start < wanted.not_before(supply)? {
        return Err(Unfree::TooSoon);
    }
    if wanted.by.is_some_and(|by| start > Quarter::containing(by)) {
        return Err(Unfree::AfterDeadline);
    }
    if start >= wanted.horizon() || !supply.window().contains(&start) {
        return Err(Unfree::BeyondHorizon);
    }
    Ok(())
}

/// The first reason that holds, from what nobody can change to what somebody else has just done.
fn why_not(search: &Search<'_>, start: Quarter) -> Unfree {
    if !search.is_in(&search.open(), start) {
        return Unfree::Closed;
    }
    if !search.is_in(&search.open_for_all(), start) {
        return Unfree::DoesNotFit;
    }
    let has = |kind: &Kind, starts: &dyn Fn(&Working) -> Vec<u64>| {
        search.of_kind(*kind).any(|one| search.is_in(&starts(&one.working), start))
    };
    if search.kinds.iter().any(|kind| !has(kind, &|one| search.working_starts(one))) {
        return Unfree::NotStaffed;
    }
    if search.kinds.iter().any(|kind| !has(kind, &|one| search.free_starts(one))) {
        return Unfree::Taken;
    }
    Unfree::NoInterpreter
}

//! Holding a time: it is kept for ten minutes, and once for ten more. Another time takes its place and gives it back in
//! one transaction, so a browser holds one time.

use booking::{Hold, Unfree};
use chrono::{DateTime, Utc};

use super::{chosen::Chosen, search::Search};
use crate::{
    entropy::record_id,
    http::error::AppError,
    journeys::drafts::{Draft, Held},
    state::AppState,
    store::{
        bookings::{BookingChange, BookingOutcome},
        slots::{Claim, Slot},
    },
};

/// How often a time is chosen anew because another process was faster.
const TRIES_MAX: usize = 4;

impl Held {
    /// The slots that it keeps, where it still keeps them.
    #[must_use]
    pub fn slots_at(&self, now: DateTime<Utc>) -> Vec<Slot> {
        if self.hold().is_over(now) { Vec::new() } else { self.slots() }
    }

    /// The slots that it keeps, or kept.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        let slot =
            |(resource, quarter): &(String, i32)| Slot { resource: resource.clone(), quarter: (*quarter).into() };
        self.slots.iter().map(slot).collect()
    }

    /// How long it lasts.
    #[must_use]
    pub const fn hold(&self) -> Hold {
        Hold { until: self.until, is_extended: self.is_extended }
    }
}

/// Holds a time for a draft, instead of the one that it held.
///
/// # Errors
/// The store cannot be used; inside, why the time cannot be had. Then the draft holds what it held.
pub(crate) async fn hold(
    state: &AppState,
    search: &Search,
    chosen: &Chosen,
    draft: &mut Draft,
) -> Result<Result<(), Unfree>, AppError> {
    let now = search.now;
    let value = chosen.to_string();
    if draft.held.as_ref().is_some_and(|held| held.chosen == value && !held.hold().is_over(now)) {
        return Ok(Ok(()));
    }
    let record = match &draft.held {
        Some(held) => held.record.clone(),
        None => record_id(&*state.entropy, now).to_string(),
    };
    let until = Hold::new(now).until;
    for _ in 0..TRIES_MAX {
        let slots = match search.slots(state, chosen, &record).await? {
            Ok(slots) => slots,
            Err(unfree) => return Ok(Err(unfree)),
        };
        if claim(state, &record, slots.clone(), until, now).await? {
            let before = draft.held.as_ref().map(|held| held.slots_at(now)).unwrap_or_default();
            state.occupancy.note(&slots, &before);
            let quarter = |slot: Slot| Some((slot.resource, i32::try_from(slot.quarter).ok()?));
            let slots = slots.into_iter().filter_map(quarter).collect();
            draft.held = Some(Held { record, chosen: value, slots, since: now, until, is_extended: false });
            return Ok(Ok(()));
        }
    }
    Ok(Err(Unfree::Taken))
}

/// Keeps the time for another ten minutes, where it was not kept longer before.
///
/// # Errors
/// The store cannot be used.
pub(crate) async fn keep_longer(state: &AppState, draft: &mut Draft, now: DateTime<Utc>) -> Result<(), AppError> {
    let Some(held) = &mut draft.held else { return Ok(()) };
    let Some(longer) = held.hold().extended(now) else { return Ok(()) };
    if claim(state, &held.record, held.slots(), longer.until, now).await? {
        held.until = longer.until;
        held.is_extended = true;
    }
    Ok(())
}

/// Gives the time back.
///
/// # Errors
/// The store cannot be used.
pub(crate) async fn let_go(state: &AppState, draft: &mut Draft, now: DateTime<Utc>) -> Result<(), AppError> {
    if let Some(held) = draft.held.take() {
        claim(state, &held.record, Vec::new(), now, now).await?;
        state.occupancy.note(&[], &held.slots_at(now));
    }
    Ok(())
}

async fn claim(
    state: &AppState,
    record: &str,
    slots: Vec<Slot>,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    let held_until = Some(until.timestamp_millis());
    let claim = Claim { booking: record.to_owned(), slots, held_until, now: now.timestamp_millis() };
    Ok(state.store.write(BookingChange::Hold(claim)).await? == BookingOutcome::Done)
}

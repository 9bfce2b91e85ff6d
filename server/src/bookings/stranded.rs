//! Visits whose desk, officer, room or interpreter is gone: by a closure, a holiday or a rota that was taken up while the
//! portal runs. Each gets another place at its own time where there is one; else it is withdrawn and its person told.
//!
//! This is told from what is stored and what there is now, never from a difference between two files: so whatever ends
//! the program in between, the next look finishes it.

use std::time::Duration;

use app::domain::{
    counter::Register,
    hours::{State, Why},
};
use booking::{Quarter, Status, Supply};
use chrono::{DateTime, Utc};
use futures::TryStreamExt;

use super::{
    make::resources,
    news::{What, news},
    occupancy::slots_of,
    opened::Booking,
    openings::Openings,
    withdraw::{NotWithdrawn, withdraw},
};
use crate::{
    events::Channel,
    state::AppState,
    store::{
        Store, StoreError,
        bookings::{BookingChange, BookingOutcome},
    },
};

/// How often visits are looked after where no file has changed: another process may have booked one meanwhile.
const LOOK_EVERY: Duration = Duration::from_secs(600);
/// Looks until nobody is stranded, where bookings change in between.
const LOOKS: usize = 3;
/// More visits than these, and more than one in four of all, are stranded by a mistake in a file.
const MANY: usize = 10;
const MANY_ONE_IN: usize = 4;

/// Looks after the visits each time that files were taken up. It does not end by itself.
pub async fn watch(state: AppState) {
    loop {
        if let Err(error) = settle(&state).await {
            tracing::error!(%error, alarm = "stranded", "it is not known whether all visits can be kept");
        }
        // Either is a reason to look again.
        let _ = tokio::time::timeout(LOOK_EVERY, state.counters.taken_up()).await;
    }
}

/// The references of visits that stand and have lost something, in the order of their times.
///
/// # Errors
/// [`StoreError`].
pub async fn stranded(store: &Store, supply: &Supply, now: DateTime<Utc>) -> Result<Vec<String>, StoreError> {
    let window = supply.window();
    let mut slots = std::pin::pin!(store.standing_slots(now.timestamp_millis()));
    let mut found = Vec::new();
    while let Some(slot) = slots.try_next().await? {
        let Ok(number) = i32::try_from(slot.quarter) else { continue };
        let is_gone = window.contains(&Quarter(number)) && !supply.has(&(&*slot.resource).into(), Quarter(number));
        if is_gone && found.last() != Some(&slot.reference) {
            found.push(slot.reference);
        }
    }
    Ok(found)
}

/// Keeps or withdraws every visit that is stranded.
///
/// # Errors
/// [`StoreError`].
pub async fn settle(state: &AppState) -> Result<(), StoreError> {
    for look in 0..LOOKS {
        let now = state.clock.now();
        let supply = state.counters.supply(now);
        let found = stranded(&state.store, &supply, now).await?;
        if found.is_empty() {
            return Ok(());
        }
        let references = found.join(" ");
        let standing = state.store.standing(now.timestamp_millis()).await?;
        if found.len() > MANY && found.len() * MANY_ONE_IN > standing {
            tracing::error!(
                references,
                standing,
                alarm = "stranded",
                "so many visits are stranded that a file must be wrong: none is cancelled, and nobody is told"
            );
            return Ok(());
        }
        if look == 0 {
            tracing::error!(
                references,
                alarm = "stranded",
                "visits are stranded and get another place or are cancelled"
            );
        }
        let mut openings = Openings::read(state, now).await?;
        for reference in &found {
            if let Err(error) = keep_or_withdraw(state, &mut openings, reference).await {
                tracing::error!(reference, %error, alarm = "stranded", "a stranded visit is neither kept nor cancelled");
            }
        }
    }
    Ok(())
}

async fn keep_or_withdraw(state: &AppState, openings: &mut Openings, reference: &str) -> Result<(), NotWithdrawn> {
    if keep(state, openings, reference).await? {
        return Ok(());
    }
    let Some(stored) = state.store.booking(reference).await? else { return Ok(()) };
    let at = DateTime::from_timestamp_millis(stored.starts_at).unwrap_or_default();
    let reason = reason(state.counters.now().directory.register(), &stored.site, at);
    if withdraw(state, openings, reference, &reason).await? {
        tracing::info!(reference, "a stranded visit is cancelled");
    }
    Ok(())
}

/// Gives a visit another place at its own time. `false` where there is none. Its person is told nothing, for nothing
/// changes for them; the counter is.
async fn keep(state: &AppState, openings: &mut Openings, reference: &str) -> Result<bool, NotWithdrawn> {
    let Some(stored) = state.store.booking(reference).await? else { return Ok(true) };
    let (before, record) = Booking::open(&state.master, &stored)?;
    if before.status != Status::Made {
        return Ok(true);
    }
    let own = state.store.slots_of(&before.id).await?;
    let Some(rows) = openings.same_time(&before, &own) else { return Ok(false) };
    let slots = slots_of(rows);
    let resources = resources(&slots);
    let at = state.clock.now();
    let booking = Booking { sequence: before.sequence + 1, ..before.clone() };
    let mut events = news(state, &booking, &What::Changed { former: before.start, resources }, &record, at).await?;
    events.retain(|event| event.channel == Channel::Queue);
    let alter = booking.altering(Some(slots), events, at);
    // Where somebody was faster, the next look finds it as it is then.
    if state.store.write(BookingChange::Alter(Box::new(alter))).await? == BookingOutcome::Done {
        state.wake.forwarder_of(Channel::Queue);
        tracing::info!(reference, "a stranded visit has another place at its own time");
    }
    Ok(true)
}

/// The reason for which a counter is closed at a time, as the register has it; empty where it is not closed by plan.
fn reason(register: &Register, site: &str, at: DateTime<Utc>) -> String {
    match register.find(site).map(|counter| counter.times().state(at)) {
        Some(State::Closed { why: Why::Closure(reason) | Why::OneOff(reason), .. }) => reason,
        _ => String::new(),
    }
}

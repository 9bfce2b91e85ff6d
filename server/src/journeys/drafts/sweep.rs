//! Deletes drafts that have ended, gives their room back, and counts what is left.

use std::time::Duration;

use crate::{
    state::AppState,
    store::{StoreError, drafts::EndExpiredDrafts, pages::GiveBackPages},
};

/// How often expired drafts are deleted.
const SWEEP_EVERY: Duration = Duration::from_secs(5 * 60);
/// So many at a time: people who submit wait meanwhile.
const SWEPT_AT_ONCE: i64 = 1000;
/// Pages given back at a time: a mebibyte.
const PAGES_AT_ONCE: i64 = 256;
/// Where there were more, so long after. That is 10,000 drafts a second, far more than people can leave behind.
const SWEEP_ON_AFTER: Duration = Duration::from_millis(100);

/// Sweeps again and again; never ends.
pub async fn sweep(state: AppState) {
    match state.store.gives_pages_back().await {
        Ok(true) => {}
        Ok(false) => tracing::warn!(
            "this database keeps the room of what was deleted: stop the service and run `front-counter migrate --vacuum`"
        ),
        Err(error) => tracing::warn!(%error, "whether the database gives pages back cannot be told"),
    }
    loop {
        if let Err(error) = sweep_once(&state).await {
            tracing::error!(%error, "expired drafts cannot be deleted");
        }
        tokio::time::sleep(SWEEP_EVERY).await;
    }
}

/// Deletes what has ended, gives its room back and counts what is left.
///
/// # Errors
/// The store cannot be used.
pub async fn sweep_once(state: &AppState) -> Result<(), StoreError> {
    loop {
        let now = state.clock.now().timestamp_millis();
        let count = state.store.write_in_turn(EndExpiredDrafts { now, at_most: SWEPT_AT_ONCE }).await?;
        if count > 0 {
            tracing::info!(count, "deleted expired drafts");
        }
        if i64::try_from(count) != Ok(SWEPT_AT_ONCE) {
            break;
        }
        tokio::time::sleep(SWEEP_ON_AFTER).await;
    }
    while state.store.write_in_turn(GiveBackPages { at_most: PAGES_AT_ONCE }).await? {
        tokio::time::sleep(SWEEP_ON_AFTER).await;
    }
    state.drafts.count(state.clock.now()).await
}

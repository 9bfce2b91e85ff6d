//! How the audit ends, in the log of a running service. An older state of the whole database, put back, is whole by
//! every measure inside it; a log that is kept elsewhere tells that there was more.

use std::time::Duration;

use crate::{state::AppState, store::audit::Head};

/// Between two looks.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// Says each new head. Never ends.
pub async fn tell_each_head(state: AppState) {
    let mut told = None;
    loop {
        match state.store.audit_head().await {
            Ok(head) => tell(&mut told, head),
            Err(error) => tracing::warn!(%error, "the audit cannot be read"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

fn tell(told: &mut Option<Head>, head: Option<Head>) {
    let length = |head: &Option<Head>| head.as_ref().map_or(0, |head| head.sequence);
    let text = |head: &Option<Head>| head.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
    if head == *told {
        return;
    }
    if length(&head) > length(told) {
        tracing::info!(head = text(&head), "the audit has grown");
    } else {
        tracing::error!(head = text(&head), before = text(told), alarm = "audit", "lines of the audit are gone");
    }
    *told = head;
}

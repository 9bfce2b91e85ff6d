//! `front-counter export bookings`: every booking, for planning and for counting.

use std::pin::pin;

use chrono::{DateTime, SecondsFormat};
use futures::StreamExt;
use serde_json::{Value, json};

use super::{Outcome, print_line};
use crate::{
    config::Config,
    store::{Store, bookings::ListedBooking},
};

/// Prints each booking as it comes: there may be hundreds of thousands.
pub(super) async fn export(config: &Config) -> Outcome {
    let store = Store::open_existing(&config.database_url).await?;
    let mut bookings = pin!(store.list_bookings());
    let mut before = '[';
    while let Some(booking) = bookings.next().await {
        if !print_line(&format!("{before}{}", to_json(&booking?)))? {
            return Ok(std::process::ExitCode::SUCCESS);
        }
        before = ',';
    }
    print_line(if before == '[' { "[]" } else { "]" })?;
    Ok(std::process::ExitCode::SUCCESS)
}

fn to_json(booking: &ListedBooking) -> Value {
    json!({
        "reference": booking.reference,
        "site": booking.site,
        "service": booking.service,
        "start": shown(booking.starts_at),
        "end": shown(booking.ends_at),
        "resources": booking.resources(),
        "status": booking.status,
    })
}

/// An instant in UTC, without parts of a second: visits begin at quarters of an hour.
pub(super) fn shown(millis: i64) -> String {
    DateTime::from_timestamp_millis(millis).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}

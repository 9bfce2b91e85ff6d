//! Which libraries are not to be heard in the log.

use tracing::{Level, Metadata};

/// Answers go through their hands.
const CARRIERS: [&str; 8] =
    ["lapin", "amq_protocol", "amq_protocol_tcp", "async_nats", "sqlx", "hyper", "hyper_util", "tower_http"];

/// Whether a line may be logged, whatever was asked for: libraries that carry answers write them out where they tell
/// what they do, frame by frame, and lapin warns of a message that came back with the whole of it.
#[must_use]
pub fn quotes_nobody(line: &Metadata<'_>) -> bool {
    let of = |library: &str| {
        line.target().strip_prefix(library).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let carries_answers = CARRIERS.into_iter().any(of);
    !(of("lapin::returned_messages") || carries_answers && *line.level() > Level::WARN)
}

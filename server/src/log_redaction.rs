//! Which libraries are not to be heard in the log.

use tracing::{Level, Metadata};

/// Answers go through their hands.
const CARRIERS: [&str; 11] = [
    "lapin",
    "amq_protocol",
    "amq_protocol_tcp",
    "async_nats",
    "sqlx",
    "sqlx_core",
    "sqlx_postgres",
    "sqlx_sqlite",
    "hyper",
    "hyper_util",
    "tower_http",
];

/// They warn of what they cannot use, and quote it: a message that came back; parameters of an address, and lines of a
/// `.pgpass`, where passwords stand.
const QUOTING: [&str; 2] = ["lapin::returned_messages", "sqlx_postgres::options"];

/// Whether a line may be logged, whatever was asked for: libraries that carry answers write them out where they tell
/// what they do, frame by frame.
#[must_use]
pub fn quotes_nobody(line: &Metadata<'_>) -> bool {
    let of = |library: &str| {
        line.target().strip_prefix(library).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let carries_answers = CARRIERS.into_iter().any(of);
    !(QUOTING.into_iter().any(of) || carries_answers && *line.level() > Level::WARN)
}

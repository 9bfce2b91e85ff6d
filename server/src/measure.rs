//! Numbers for operators, read at `/metrics`. No number carries an answer, a reference or an address.

use std::time::Duration;

use metrics::{counter, gauge, histogram};

/// A submission was stored.
pub fn submitted(queue: &str) {
    counter!("front_counter_submissions_total", "queue" => queue.to_owned()).increment(1);
}

/// A queue has an event; `since_commit` is how long that took since it was stored.
pub fn handed_over(queue: &str, since_commit: Duration) {
    counter!("front_counter_handed_over_total", "queue" => queue.to_owned()).increment(1);
    histogram!("front_counter_hand_over_seconds").record(since_commit.as_secs_f64());
}

/// A queue has an event once more, because no back office acknowledged it.
pub fn offered_again(queue: &str) {
    counter!("front_counter_offered_again_total", "queue" => queue.to_owned()).increment(1);
}

/// An event was not taken, for now or for good.
pub fn not_taken(queue: &str, how: &'static str) {
    counter!("front_counter_not_taken_total", "queue" => queue.to_owned(), "how" => how).increment(1);
}

/// A back office said something.
pub fn heard(what: &'static str) {
    counter!("front_counter_heard_total", "what" => what).increment(1);
}

/// A back office said something of an event of this queue where any office could have said it.
pub fn heard_on_shared(queue: &str) {
    counter!("front_counter_heard_on_shared_total", "queue" => queue.to_owned()).increment(1);
}

/// Bytes of all drafts, sealed, as far as this process knows.
pub fn draft_bytes(bytes: i64) {
    // Exact up to 9 petabytes.
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a float")]
    gauge!("front_counter_draft_bytes").set(bytes as f64);
}

/// A draft was not saved: it was too large (`size`), or drafts of its address or all drafts took too much room.
pub fn draft_turned_away(why: &'static str) {
    counter!("front_counter_drafts_turned_away_total", "why" => why).increment(1);
}

/// A draft cannot be opened; each counts once for each process.
pub fn unreadable_draft(why: &'static str) {
    counter!("front_counter_drafts_unreadable_total", "why" => why).increment(1);
}

/// A request was turned away because too many were inside.
pub fn turned_away() {
    counter!("front_counter_turned_away_total").increment(1);
}

/// So many connections are open at one of our addresses.
pub fn connections(at: &'static str, open: usize) {
    gauge!("front_counter_connections", "at" => at).set(f64::from(u32::try_from(open).unwrap_or(u32::MAX)));
}

/// A connection was refused: there were too many, and none was idle.
pub fn connection_refused() {
    counter!("front_counter_connections_refused_total").increment(1);
}

/// An idle connection was closed to make room for a new one.
pub fn connection_displaced() {
    counter!("front_counter_connections_displaced_total").increment(1);
}

/// Somebody left, and their draft was left to expire because their address left too often.
pub fn exit_not_cleared() {
    counter!("front_counter_exits_not_cleared_total").increment(1);
}

/// A line of the log was left out because the same had been written within the last second.
pub fn line_left_out() {
    counter!("front_counter_log_lines_left_out_total").increment(1);
}

/// A request was answered. `status` is the number, or `closed` for a page that the operator has closed.
pub fn answered(route: String, status: String, took: Duration) {
    let labels = [("route", route), ("status", status)];
    histogram!("front_counter_request_seconds", &labels).record(took.as_secs_f64());
}

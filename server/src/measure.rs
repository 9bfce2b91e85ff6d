//! Numbers for operators, read at `/metrics`. No number carries an answer, a reference or an address.

use std::time::Duration;

use metrics::{counter, histogram};

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

/// A request was turned away because too many were inside.
pub fn turned_away() {
    counter!("front_counter_turned_away_total").increment(1);
}

/// A request was answered. `status` is the number, or `closed` for a page that the operator has closed.
pub fn answered(route: String, status: String, took: Duration) {
    let labels = [("route", route), ("status", status)];
    histogram!("front_counter_request_seconds", &labels).record(took.as_secs_f64());
}

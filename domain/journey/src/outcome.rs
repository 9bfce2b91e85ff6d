//! What follows from the answers for the back office: queue, priority, and what is kept from it.

use super::{Answer, Definition, Question, Walk};
use crate::queue::{Priority, Queue};

/// Where a finished report goes and how soon somebody should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The queue.
    pub queue: Queue,
    /// The priority.
    pub priority: Priority,
}

/// Applies the rules: the last matching queue wins, the highest matching priority wins.
#[must_use]
pub fn outcome(definition: &Definition, walk: &Walk<'_>) -> Outcome {
    let mut outcome = Outcome { queue: definition.queue, priority: definition.priority };
    for rule in definition.rules.iter().filter(|rule| walk.satisfies(&rule.when)) {
        outcome.queue = rule.queue.unwrap_or(outcome.queue);
        outcome.priority = rule.priority.map_or(outcome.priority, |priority| priority.max(outcome.priority));
    }
    outcome
}

/// Splits the answered questions into what is handed to the back office and what this service keeps.
#[must_use]
pub fn handed_on<'a>(definition: &Definition, walk: &Walk<'a>) -> (Vec<(&'a Question, &'a Answer)>, Vec<&'a Question>) {
    let withhold = definition.withhold.iter().any(|when| walk.satisfies(when));
    let (kept, handed): (Vec<_>, Vec<_>) =
        walk.answered.iter().copied().partition(|(question, _)| withhold && question.identifies);
    (handed, kept.into_iter().map(|(question, _)| question).collect())
}

//! What becomes of the answers of a journey, beside its questions.

use serde::{Deserialize, Serialize};

use super::{Answer, Complete, Condition, Question};
use crate::queue::{Priority, Queue};

/// What complete answers become.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A report, which a back office receives.
    Report(Report),
    /// A visit: a time that is theirs, and everything that is needed for it.
    Booking,
    /// An answer to a survey: a record without a name and without a reference.
    Survey,
}

/// Where a report goes, and what of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Report {
    /// The queue if no rule names another.
    pub queue: Queue,
    /// The priority if no rule raises it.
    pub priority: Priority,
    /// Changes of queue or priority, shared rules first.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// When one of these holds, answers to identifying questions stay out of the event.
    #[serde(default)]
    pub withhold: Vec<Condition>,
}

/// A change of queue or priority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Rule {
    /// When.
    pub when: Condition,
    /// The queue from then on.
    pub queue: Option<Queue>,
    /// At least this priority.
    pub priority: Option<Priority>,
}

/// Where a finished report goes and how soon somebody should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The queue.
    pub queue: Queue,
    /// The priority.
    pub priority: Priority,
}

impl Purpose {
    /// Every condition that decides what becomes of the answers and may look at any question.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.report().into_iter().flat_map(|report| &report.rules).map(|rule| &rule.when)
    }

    /// The report that the answers become, if they become one.
    #[must_use]
    pub const fn report(&self) -> Option<&Report> {
        match self {
            Self::Report(report) => Some(report),
            Self::Booking | Self::Survey => None,
        }
    }
}

impl Report {
    /// Applies the rules: the last matching queue wins, the highest matching priority wins.
    #[must_use]
    pub fn outcome(&self, complete: &Complete<'_>) -> Outcome {
        let mut outcome = Outcome { queue: self.queue, priority: self.priority };
        for rule in self.rules.iter().filter(|rule| complete.walk().satisfies(&rule.when)) {
            outcome.queue = rule.queue.unwrap_or(outcome.queue);
            outcome.priority = rule.priority.map_or(outcome.priority, |priority| priority.max(outcome.priority));
        }
        outcome
    }

    /// Splits the answered questions into those that are handed to the back office and those that this service keeps.
    #[must_use]
    pub fn handed_on<'a>(&self, complete: &Complete<'a>) -> (Vec<(&'a Question, &'a Answer)>, Vec<&'a Question>) {
        let walk = complete.walk();
        let withhold = self.withhold.iter().any(|when| walk.satisfies(when));
        let (kept, handed): (Vec<_>, Vec<_>) =
            walk.answered.iter().copied().partition(|(question, _)| withhold && question.identifies);
        (handed, kept.into_iter().map(|(question, _)| question).collect())
    }
}

//! When a question is asked, an exit taken or a rule applied.

use serde::{Deserialize, Serialize};

use typed::name::Name;

use super::Answer;

/// A condition on answers already given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// The answer is (or, with several choices, includes) one of these options.
    OneOf {
        /// Whose answer.
        question: Name,
        /// The options; `yes` and `no` for a yes-or-no question.
        options: Vec<Name>,
    },
    /// At least one of them holds.
    Any(Vec<Self>),
    /// Every one of them holds.
    All(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
}

/// What is known of a question at some point of a walk.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    /// It was asked and answered.
    Answered(&'a Answer),
    /// It was passed by because its own condition did not hold.
    NotAsked,
    /// It may still be asked.
    Open,
}

impl Condition {
    /// Whether the condition holds; `None` while it depends on what is still open.
    pub fn holds<'a>(&self, known: &impl Fn(&Name) -> Known<'a>) -> Option<bool> {
        match self {
            Self::OneOf { question, options } => match known(question) {
                Known::Answered(answer) => Some(options.iter().any(|o| answer.includes(o))),
                Known::NotAsked => Some(false),
                Known::Open => None,
            },
            Self::Any(parts) => first_verdict(parts, known, true),
            Self::All(parts) => first_verdict(parts, known, false),
            Self::Not(inner) => inner.holds(known).map(|holds| !holds),
        }
    }

    /// Calls `visit` with every question the condition looks at and the options it compares with.
    pub fn visit<'c>(&'c self, visit: &mut impl FnMut(&'c Name, &'c [Name])) {
        match self {
            Self::OneOf { question, options } => visit(question, options),
            Self::Any(parts) | Self::All(parts) => parts.iter().for_each(|part| part.visit(visit)),
            Self::Not(inner) => inner.visit(visit),
        }
    }
}

/// `Any` is settled by a part that holds, `All` by one that does not; an open part leaves it open.
fn first_verdict<'a>(parts: &[Condition], known: &impl Fn(&Name) -> Known<'a>, settled_by: bool) -> Option<bool> {
    let mut open = false;
    for part in parts {
        match part.holds(known) {
            Some(holds) if holds == settled_by => return Some(settled_by),
            Some(_) => {}
            None => open = true,
        }
    }
    (!open).then_some(!settled_by)
}

//! How many questions are left, where the definition can tell.

use std::collections::BTreeMap;

use typed::name::Name;

use super::{Definition, Walk, condition::Known, walk::Position};

/// The fewest and the most questions still to come, the open one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// At least so many.
    pub fewest: usize,
    /// At most so many.
    pub most: usize,
}

/// Counts from the position of the walk onwards. Exits are not counted: they end a journey early.
#[must_use]
pub fn remaining(definition: &Definition, walk: &Walk<'_>) -> Remaining {
    let Position::Question(next) = walk.position else {
        return Remaining { fewest: 0, most: 0 };
    };
    let mut open: BTreeMap<&Name, bool> = BTreeMap::new();
    let mut count = Remaining { fewest: 0, most: 0 };
    let ahead = definition.questions.iter().skip_while(|question| question.id != next.id);
    for question in ahead {
        let known = |id: &Name| match (walk.answer(id.as_str()), open.get(id)) {
            (Some(answer), _) => Known::Answered(answer),
            (None, Some(true)) => Known::Open,
            (None, _) => Known::NotAsked,
        };
        let asked = question.when.as_ref().map_or(Some(true), |when| when.holds(&known));
        count.fewest += usize::from(asked == Some(true));
        count.most += usize::from(asked != Some(false));
        open.insert(&question.id, asked != Some(false));
    }
    count
}

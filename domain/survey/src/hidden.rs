//! Which numbers of a publication are hidden.

use serde::{Deserialize, Serialize};

use crate::{Counts, Plan, Rules, line, room::Seen, table};

/// The hidden numbers of a list or of a table, row by row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mask {
    pub(crate) hidden: Vec<bool>,
    /// Nothing of it is published because hiding some of it protects too little.
    pub(crate) is_withheld: bool,
}

impl Mask {
    pub(crate) fn withheld(len: usize) -> Self {
        Self { hidden: vec![true; len], is_withheld: true }
    }

    pub(crate) fn seen(&self, index: usize) -> Seen {
        match (self.is_withheld, self.hidden[index]) {
            (true, _) => Seen::HiddenAnyway,
            (false, true) => Seen::Hidden,
            (false, false) => Seen::Rounded,
        }
    }
}

/// Every number that is hidden, decided at the first release of a quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hidden {
    /// The number of people who answered, and with it everything else.
    pub(crate) answered: bool,
    /// The totals of each item's answers; a hidden one is hidden in every group, too.
    pub(crate) answers: Vec<Mask>,
    /// The groups of each dimension; a hidden one is hidden in every item.
    pub(crate) groups: Vec<Mask>,
    /// The cells of each item and dimension, hidden groups and answers included.
    pub(crate) cells: Vec<Vec<Mask>>,
}

impl Hidden {
    pub(crate) fn decide(plan: &Plan, counts: &Counts, rules: &Rules) -> Self {
        if counts.answered() < rules.threshold {
            return Self::everything(plan);
        }
        let turn = plan.quarter.turn();
        let answers: Vec<Mask> =
            counts.totals.iter().map(|totals| line::hide(totals, rules.threshold, turn, rules)).collect();
        let groups: Vec<Mask> = (0..plan.dimensions.len())
            .map(|number| line::hide(&counts.answered_by_group(number), plan.group_minimum(number, rules), turn, rules))
            .collect();
        let of_item = |(item, answers): (usize, &Mask)| {
            let tables = groups.iter().enumerate();
            tables
                .map(|(number, groups)| {
                    let numbers =
                        table::Numbers { plan, releases: std::slice::from_ref(counts), item, dimension: number };
                    table::hide(&numbers, groups, answers, rules)
                })
                .collect()
        };
        let cells = answers.iter().enumerate().map(of_item).collect();
        Self { answered: false, answers, groups, cells }
    }

    fn everything(plan: &Plan) -> Self {
        let groups = || plan.dimensions.iter().map(|dimension| dimension.groups.len());
        let cells = |answers: usize| groups().map(|groups| Mask::withheld(groups * answers)).collect();
        Self {
            answered: true,
            answers: plan.items.iter().map(|item| Mask::withheld(item.answers.len())).collect(),
            groups: groups().map(Mask::withheld).collect(),
            cells: plan.items.iter().map(|item| cells(item.answers.len())).collect(),
        }
    }
}

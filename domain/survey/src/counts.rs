//! Exact counts of answers, as they are kept and never published.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Mode, Plan, Rules};

/// The answers of a [`Plan`], counted. Lists are in the order of the plan's items, dimensions, groups and answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many people were invited; `None` where nobody was or it is not known.
    pub invited: Option<u32>,
    /// The same for each group of each dimension.
    pub invited_by_group: Vec<Vec<Option<u32>>>,
    /// The people of each answer of each item.
    pub totals: Vec<Vec<u32>>,
    /// The same by item, dimension, group and answer.
    pub cells: Vec<Vec<Vec<Vec<u32>>>>,
}

/// Why counts cannot be those of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A list is longer or shorter than the plan's.
    ShapeDiffers,
    /// Answers that anybody may send are broken down.
    OpenButBrokenDown,
    /// An item was answered by more or fewer people than another, in all or in a group.
    AnsweredDiffers,
    /// The groups of a dimension do not sum to the total of an answer.
    TotalsDiffer,
    /// More people answered than were invited.
    MoreThanInvited,
    /// More people than these numbers can hold.
    TooMany,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ShapeDiffers => "the counts have other items, dimensions, groups or answers than the plan",
            Self::OpenButBrokenDown => "answers that anybody may send cannot be broken down by groups",
            Self::AnsweredDiffers => "one item was answered by another number of people than the next",
            Self::TotalsDiffer => "the groups of a dimension do not sum to the total of an answer",
            Self::MoreThanInvited => "more people answered than were invited",
            Self::TooMany => "more answers than can be counted",
        })
    }
}

impl std::error::Error for Fault {}

impl Counts {
    /// The people who answered. Every item has the same.
    #[must_use]
    pub fn answered(&self) -> u32 {
        self.totals.first().map_or(0, |totals| totals.iter().sum())
    }

    /// The people of each group of a dimension who answered.
    #[must_use]
    pub fn answered_by_group(&self, dimension: usize) -> Vec<u32> {
        self.cells
            .first()
            .map_or_else(Vec::new, |of_item| of_item[dimension].iter().map(|row| row.iter().sum()).collect())
    }

    pub(crate) fn check(&self, plan: &Plan) -> Result<(), Fault> {
        if plan.mode != Mode::Invited && !plan.dimensions.is_empty() {
            return Err(Fault::OpenButBrokenDown);
        }
        if !self.has_shape_of(plan) {
            return Err(Fault::ShapeDiffers);
        }
        let invited = self.invited_by_group.iter().flatten().chain([&self.invited]).flatten();
        if !self.totals.iter().map(Vec::as_slice).chain(invited.map(std::slice::from_ref)).all(fits) {
            return Err(Fault::TooMany);
        }
        if !self.sums_to_totals() {
            return Err(Fault::TotalsDiffer);
        }
        if !self.items_agree() {
            return Err(Fault::AnsweredDiffers);
        }
        if self.is_answered_by_the_invited() { Ok(()) } else { Err(Fault::MoreThanInvited) }
    }

    fn has_shape_of(&self, plan: &Plan) -> bool {
        let has_groups = |dimension: usize, rows: usize| rows == plan.dimensions[dimension].groups.len();
        let fits_item = |item: usize, table: &Vec<Vec<Vec<u32>>>| {
            let answers = plan.items[item].answers.len();
            table.len() == plan.dimensions.len()
                && table.iter().enumerate().all(|(dimension, rows)| has_groups(dimension, rows.len()))
                && table.iter().flatten().all(|row| row.len() == answers)
                && self.totals[item].len() == answers
        };
        !plan.items.is_empty()
            && plan.items.iter().all(|item| item.answers.len() >= 2)
            && self.totals.len() == plan.items.len()
            && self.cells.len() == plan.items.len()
            && self.cells.iter().enumerate().all(|(item, table)| fits_item(item, table))
            && self.invited_by_group.len() == plan.dimensions.len()
            && self.invited_by_group.iter().enumerate().all(|(dimension, rows)| has_groups(dimension, rows.len()))
    }

    fn sums_to_totals(&self) -> bool {
        self.cells.iter().zip(&self.totals).all(|(tables, totals)| {
            tables.iter().all(|rows| {
                let sum = |answer: usize| rows.iter().map(|row| u64::from(row[answer])).sum::<u64>();
                totals.iter().enumerate().all(|(answer, total)| sum(answer) == u64::from(*total))
            })
        })
    }

    fn items_agree(&self) -> bool {
        let sum = |row: &Vec<u32>| row.iter().sum::<u32>();
        let groups = |tables: &Vec<Vec<Vec<u32>>>| tables.iter().flatten().map(sum).collect::<Vec<_>>();
        self.totals.windows(2).all(|pair| sum(&pair[0]) == sum(&pair[1]))
            && self.cells.windows(2).all(|pair| groups(&pair[0]) == groups(&pair[1]))
    }

    fn is_answered_by_the_invited(&self) -> bool {
        let is_enough = |invited: Option<u32>, answered: u32| invited.is_none_or(|invited| invited >= answered);
        let groups = |(dimension, invited): (usize, &Vec<Option<u32>>)| {
            invited
                .iter()
                .zip(self.answered_by_group(dimension))
                .all(|(invited, answered)| is_enough(*invited, answered))
        };
        is_enough(self.invited, self.answered()) && self.invited_by_group.iter().enumerate().all(groups)
    }
}

/// Half the range, so that sums and rounding stay within it.
fn fits(totals: &[u32]) -> bool {
    totals.iter().map(|total| u64::from(*total)).sum::<u64>() < u64::from(u32::MAX / 2)
}

impl Plan {
    /// The smallest number of answers with which a group of the dimension is shown.
    pub(crate) fn group_minimum(&self, dimension: usize, rules: &Rules) -> u32 {
        match self.dimensions[dimension].breakdown {
            crate::Breakdown::Site => rules.site_minimum,
            _ => rules.threshold,
        }
    }
}

//! What the public sees of a publication.

use serde::{Deserialize, Serialize};

use crate::{
    Breakdown, Counts, Item, Mode, Publication, Quarter, Rules,
    statistics::{Gap, Interval, Proportion},
};

/// The base under which a percentage is marked as of low reliability.
const LOW_BASE: u32 = 50;

/// The tables of one release. It is frozen: made once, and kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// 1 for the first release of the quarter, 2 for its first revision.
    pub number: u32,
    /// Each item by each dimension, or each item alone where there is no dimension.
    pub tables: Vec<Table>,
}

/// The answers to one item, by the groups of one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The survey's name.
    pub survey: String,
    /// The quarter in which the answers were given.
    pub quarter: Quarter,
    /// The number of the release.
    pub release: u32,
    /// How people came to answer.
    pub mode: Mode,
    /// Whether the answers are made up to show what results look like.
    pub is_sample: bool,
    /// The item with its wording version and its answers.
    pub item: Item,
    /// What the groups are groups of; `None` where there are no groups.
    pub breakdown: Option<Breakdown>,
    /// Everybody. The same numbers in each table of the item.
    pub all: Row,
    /// The groups in the plan's order; never ranked.
    pub groups: Vec<Row>,
}

/// The numbers of one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The code of the group, or `all`.
    pub group: String,
    /// How many people were invited.
    pub invited: Value,
    /// How many answered: the base of each percentage.
    pub answered: Value,
    /// How many gave each answer, in the item's order.
    pub counts: Vec<Value>,
}

/// A published number, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A rounded count.
    Count {
        /// People, to the nearest step.
        rounded: u32,
        /// Whether the release before had another number here.
        is_revised: bool,
    },
    /// Hidden, so that nobody is given away.
    Confidential,
    /// Not known.
    NotAvailable,
    /// Has no meaning here, such as the invited of an open link.
    NotApplicable,
}

/// A percentage as a share between 0 and 1, with its interval, both from rounded counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percentage {
    /// The share.
    pub share: f64,
    /// The 95 % interval.
    pub interval: Interval,
    /// Whether the base is under 50.
    pub is_low_reliability: bool,
}

impl Value {
    /// The rounded count, where there is one.
    #[must_use]
    pub const fn count(self) -> Option<u32> {
        if let Self::Count { rounded, .. } = self { Some(rounded) } else { None }
    }

    /// The shorthand of the Government Statistical Service that stands in place of a number, or `[r]` beside a
    /// revised one.
    #[must_use]
    pub const fn shorthand(self) -> Option<&'static str> {
        match self {
            Self::Count { is_revised: false, .. } => None,
            Self::Count { is_revised: true, .. } => Some("[r]"),
            Self::Confidential => Some("[c]"),
            Self::NotAvailable => Some("[x]"),
            Self::NotApplicable => Some("[z]"),
        }
    }
}

impl Table {
    /// The percentage of a row that gave an answer, by its place in the item. None where the mode is not
    /// [`Mode::Invited`], or a number is hidden.
    #[must_use]
    pub fn percentage(&self, row: &Row, answer: usize) -> Option<Percentage> {
        let proportion = self.proportion(row, answer)?;
        let is_low_reliability = row.answered.count()? < LOW_BASE;
        Some(Percentage { share: proportion.value(), interval: proportion.wilson(), is_low_reliability })
    }

    /// The share of the invited who answered, between 0 and 1, from rounded counts.
    #[must_use]
    pub fn response(&self, row: &Row) -> Option<f64> {
        Proportion::new(row.answered.count()?, row.invited.count()?).map(Proportion::value)
    }

    /// The gap between two different groups in one answer. None where either has no percentage.
    #[must_use]
    pub fn gap(&self, first: &Row, second: &Row, answer: usize) -> Option<Gap> {
        Some(Gap::between(self.proportion(first, answer)?, self.proportion(second, answer)?))
    }

    fn proportion(&self, row: &Row, answer: usize) -> Option<Proportion> {
        if self.mode != Mode::Invited {
            return None;
        }
        Proportion::new(row.counts.get(answer)?.count()?, row.answered.count()?)
    }
}

impl Release {
    pub(crate) fn of(publication: &Publication, rules: &Rules) -> Self {
        let view = View { publication, rules };
        let items = 0..publication.plan.items.len();
        let tables = items.flat_map(|item| view.tables(item)).collect();
        Self { number: view.number(), tables }
    }
}

struct View<'a> {
    publication: &'a Publication,
    rules: &'a Rules,
}

impl View<'_> {
    fn number(&self) -> u32 {
        u32::try_from(self.publication.releases.len()).unwrap_or(u32::MAX)
    }

    fn tables(&self, item: usize) -> Vec<Table> {
        let dimensions = self.publication.plan.dimensions.len();
        if dimensions == 0 {
            vec![self.table(item, None)]
        } else {
            (0..dimensions).map(|number| self.table(item, Some(number))).collect()
        }
    }

    fn table(&self, item: usize, dimension: Option<usize>) -> Table {
        let plan = &self.publication.plan;
        let groups = dimension.map_or(0, |number| plan.dimensions[number].groups.len());
        Table {
            survey: plan.survey.clone(),
            quarter: plan.quarter,
            release: self.number(),
            mode: plan.mode,
            is_sample: plan.is_sample,
            item: plan.items[item].clone(),
            breakdown: dimension.map(|number| plan.dimensions[number].breakdown.clone()),
            all: self.all(item),
            groups: dimension
                .map_or_else(Vec::new, |number| (0..groups).map(|group| self.group(item, number, group)).collect()),
        }
    }

    fn all(&self, item: usize) -> Row {
        let hidden = &self.publication.hidden;
        let count = |answer: usize| self.value(hidden.answers[item].hidden[answer], &|one| one.totals[item][answer]);
        Row {
            group: "all".to_owned(),
            invited: self.invited(hidden.answered, Value::NotAvailable, &|one| one.invited),
            answered: self.value(hidden.answered, &Counts::answered),
            counts: (0..hidden.answers[item].hidden.len()).map(count).collect(),
        }
    }

    fn group(&self, item: usize, dimension: usize, group: usize) -> Row {
        let (plan, hidden) = (&self.publication.plan, &self.publication.hidden);
        let is_hidden = hidden.groups[dimension].hidden[group];
        let answers = hidden.answers[item].hidden.len();
        let count = |answer: usize| {
            let is_hidden = hidden.cells[item][dimension].hidden[group * answers + answer];
            self.value(is_hidden, &|one| one.cells[item][dimension][group][answer])
        };
        let unknown = match plan.dimensions[dimension].breakdown {
            // Who was invited tells nothing of characteristics: they are asked after the survey.
            Breakdown::Characteristic(_) => Value::NotApplicable,
            _ => Value::NotAvailable,
        };
        Row {
            group: plan.dimensions[dimension].groups[group].clone(),
            invited: self.invited(is_hidden, unknown, &|one| one.invited_by_group[dimension][group]),
            answered: self.value(is_hidden, &|one| one.cells[item][dimension][group].iter().sum()),
            counts: (0..answers).map(count).collect(),
        }
    }

    fn value(&self, is_hidden: bool, of: &dyn Fn(&Counts) -> u32) -> Value {
        if is_hidden {
            return Value::Confidential;
        }
        let mut rounded = self.publication.releases.iter().rev().map(|one| self.rules.round(of(one)));
        let now = rounded.next().unwrap_or(0);
        Value::Count { rounded: now, is_revised: rounded.next().is_some_and(|before| before != now) }
    }

    fn invited(&self, is_hidden: bool, unknown: Value, of: &dyn Fn(&Counts) -> Option<u32>) -> Value {
        match of(self.publication.last()) {
            _ if self.publication.plan.mode != Mode::Invited => Value::NotApplicable,
            None => unknown,
            Some(_) => self.value(is_hidden, &|one| of(one).unwrap_or(0)),
        }
    }
}

//! The releases of one plan: the first, and revisions of it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Counts, Fault, Plan, Release, Rules, hidden::Hidden, hidden::Mask, line, room::Room, room::Seen, table};

/// What was released of a plan so far, with the exact counts behind it. It is kept sealed: only
/// [`Publication::release`] may be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    pub(crate) plan: Plan,
    pub(crate) hidden: Hidden,
    /// Counts of each release, the first one first; there is at least one.
    pub(crate) releases: Vec<Counts>,
}

/// Why a revision is not published. What was released stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// The counts are not those of the plan.
    Faulty(Fault),
    /// Nothing changed.
    Unchanged,
    /// The first release hides everything, and so would this one.
    ShowsNothing,
    /// In all, in a shown group or in the hidden groups together, so few answers came or went that the difference
    /// between two releases would tell of them.
    FewChanges,
    /// A number that was shown would have to be hidden now, and subtraction would give it away.
    HidesWhatWasShown,
    /// A number that was hidden could be known too exactly from both releases.
    ShowsWhatWasHidden,
}

impl fmt::Display for Withheld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Faulty(fault) => return fault.fmt(f),
            Self::Unchanged => "nothing changed since the last release",
            Self::ShowsNothing => "the first release hides everything, and so would this one",
            Self::FewChanges => "so few answers came or went in a group that the change would tell of them",
            Self::HidesWhatWasShown => "a number that was published would have to be hidden now",
            Self::ShowsWhatWasHidden => "a hidden number could be worked out from both releases",
        })
    }
}

impl std::error::Error for Withheld {}

impl Publication {
    /// Decides what is hidden, for this release and every revision of it.
    ///
    /// # Errors
    /// Counts that are not those of the plan.
    pub fn first(plan: Plan, counts: Counts, rules: &Rules) -> Result<Self, Fault> {
        counts.check(&plan)?;
        Ok(Self { hidden: Hidden::decide(&plan, &counts, rules), plan, releases: vec![counts] })
    }

    /// Adds a revision after late answers or discards. It hides exactly what the first release hid, and is safe
    /// against somebody who knows which answers came and went.
    ///
    /// # Errors
    /// Why the revision is withheld.
    pub fn revise(&self, counts: Counts, rules: &Rules) -> Result<Self, Withheld> {
        counts.check(&self.plan).map_err(Withheld::Faulty)?;
        let last = self.last();
        if *last == counts {
            return Err(Withheld::Unchanged);
        }
        if self.hidden.answered {
            return Err(Withheld::ShowsNothing);
        }
        if self.changes(last, &counts).any(|changed| (1..rules.threshold).contains(&changed)) {
            return Err(Withheld::FewChanges);
        }
        let mut revised = self.clone();
        revised.releases.push(counts);
        if revised.hides_what_was_shown(rules) {
            return Err(Withheld::HidesWhatWasShown);
        }
        if rules.complementary && !revised.is_protected(rules) {
            return Err(Withheld::ShowsWhatWasHidden);
        }
        Ok(revised)
    }

    /// The newest release, as the public sees it. Numbers that differ from the release before are marked.
    #[must_use]
    pub fn release(&self, rules: &Rules) -> Release {
        Release::of(self, rules)
    }

    pub(crate) fn last(&self) -> &Counts {
        // There is always a release: `first` makes one and nothing removes it.
        &self.releases[self.releases.len() - 1]
    }

    fn tables(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.plan.items.len()).flat_map(|item| (0..self.plan.dimensions.len()).map(move |number| (item, number)))
    }

    /// How many answers changed, as far as counts tell: in each item altogether, and in each table for each shown
    /// group and for the hidden ones together.
    fn changes<'a>(&'a self, before: &'a Counts, after: &'a Counts) -> impl Iterator<Item = u32> + 'a {
        let in_all = before.totals.iter().zip(&after.totals).map(|(before, after)| changed(before, after));
        let in_tables = self.tables().flat_map(|(item, number)| {
            let rows = |counts| table::Numbers::rows(counts, item, number);
            let hidden = &self.hidden.groups[number].hidden;
            let shown = rows(before).iter().zip(rows(after)).zip(hidden).filter(|(_, is_hidden)| !**is_hidden);
            let shown: Vec<u32> = shown.map(|((before, after), _)| changed(before, after)).collect();
            let together = |counts| sum_of_rows(rows(counts), hidden, before.totals[item].len());
            let hidden = changed(&together(before), &together(after));
            shown.into_iter().chain([hidden])
        });
        in_all.chain(in_tables)
    }

    fn hides_what_was_shown(&self, rules: &Rules) -> bool {
        let (counts, hidden) = (self.last(), &self.hidden);
        let is_small = |mask: &Mask, values: &[u32], minimum: u32| {
            mask.hidden.iter().zip(values).any(|(is_hidden, value)| !is_hidden && *value < minimum)
        };
        let answers =
            hidden.answers.iter().zip(&counts.totals).any(|(mask, totals)| is_small(mask, totals, rules.threshold));
        let groups = hidden.groups.iter().enumerate().any(|(number, mask)| {
            is_small(mask, &counts.answered_by_group(number), self.plan.group_minimum(number, rules))
        });
        let cells = self.tables().any(|(item, number)| {
            let rows = table::Numbers::rows(counts, item, number);
            is_small(&hidden.cells[item][number], &rows.concat(), rules.threshold)
        });
        counts.answered() < rules.threshold || answers || groups || cells
    }

    /// Whether each hidden number is protected in all releases together.
    fn is_protected(&self, rules: &Rules) -> bool {
        let line = |mask: &Mask, minimum: u32, values: &dyn Fn(&Counts, usize) -> u32| {
            let of = |index| Room::of(self.releases.iter().map(|one| values(one, index)), Seen::Hidden, minimum, rules);
            let rooms: Vec<_> = (0..mask.hidden.len()).map(|index| mask.hidden[index].then(|| of(index))).collect();
            mask.is_withheld || line::is_protected(&rooms, rules)
        };
        let hidden = &self.hidden;
        let answers = (0..hidden.answers.len())
            .all(|item| line(&hidden.answers[item], rules.threshold, &|counts, answer| counts.totals[item][answer]));
        let groups = (0..hidden.groups.len()).all(|number| {
            let minimum = self.plan.group_minimum(number, rules);
            line(&hidden.groups[number], minimum, &|counts, group| counts.answered_by_group(number)[group])
        });
        answers && groups && self.tables().all(|(item, number)| self.is_table_protected(item, number, rules))
    }

    fn is_table_protected(&self, item: usize, dimension: usize, rules: &Rules) -> bool {
        let cells = &self.hidden.cells[item][dimension];
        let numbers = table::Numbers { plan: &self.plan, releases: &self.releases, item, dimension };
        let (groups, answers) = (&self.hidden.groups[dimension], &self.hidden.answers[item]);
        cells.is_withheld || table::is_protected(&numbers, groups, answers, cells, rules)
    }
}

fn changed(before: &[u32], after: &[u32]) -> u32 {
    before.iter().zip(after).map(|(before, after)| before.abs_diff(*after)).sum()
}

fn sum_of_rows(rows: &[Vec<u32>], chosen: &[bool], len: usize) -> Vec<u32> {
    let chosen = || rows.iter().zip(chosen).filter(|(_, is_chosen)| **is_chosen).map(|(row, _)| row);
    (0..len).map(|answer| chosen().map(|row| row[answer]).sum()).collect()
}

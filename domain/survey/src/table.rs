//! Cells of one table: which are hidden, and whether each hidden one is protected.
//!
//! Whoever knows the totals of groups and answers can subtract. A hidden cell is protected as far as people could be
//! moved between cells so that it changes and nothing published does: every shown total stays exactly what it is,
//! every rounded cell within its rounding. Other tables of the release share nothing with this one but the totals, so
//! they stay as they are.

use crate::{Counts, Plan, Rules, hidden::Mask, moves::Moves, room::Room, room::Seen};

/// One table of a plan in each release of its quarter.
pub(crate) struct Numbers<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) releases: &'a [Counts],
    pub(crate) item: usize,
    pub(crate) dimension: usize,
}

impl Numbers<'_> {
    fn answers(&self) -> usize {
        self.plan.items[self.item].answers.len()
    }

    pub(crate) fn rows(counts: &Counts, item: usize, dimension: usize) -> &[Vec<u32>] {
        &counts.cells[item][dimension]
    }

    fn last(&self) -> &[Vec<u32>] {
        self.releases.last().map_or(&[], |counts| Self::rows(counts, self.item, self.dimension))
    }

    fn cell_room(&self, cell: usize, seen: Seen, rules: &Rules) -> Room {
        let (group, answer) = (cell / self.answers(), cell % self.answers());
        let values = self.releases.iter().map(|counts| Self::rows(counts, self.item, self.dimension)[group][answer]);
        Room::of(values, seen, rules.threshold, rules)
    }

    /// Rooms of everything: what is shown of groups and answers keeps its total exactly, because other tables have it.
    fn moves(&self, groups: &Mask, answers: &Mask, cells: &Mask, rules: &Rules) -> Moves {
        let minimum = self.plan.group_minimum(self.dimension, rules);
        let of_group = |group: usize| match groups.seen(group) {
            Seen::Rounded => Room::NONE,
            seen => {
                let sum = |counts| Self::rows(counts, self.item, self.dimension)[group].iter().sum();
                Room::of(self.releases.iter().map(sum), seen, minimum, rules)
            }
        };
        let of_answer = |answer: usize| match answers.seen(answer) {
            Seen::Rounded => Room::NONE,
            seen => {
                Room::of(self.releases.iter().map(|one| one.totals[self.item][answer]), seen, rules.threshold, rules)
            }
        };
        let mut moves = Moves::new(groups.hidden.len(), answers.hidden.len());
        (0..groups.hidden.len()).for_each(|group| moves.let_group(group, of_group(group)));
        (0..answers.hidden.len()).for_each(|answer| moves.let_answer(answer, of_answer(answer)));
        for cell in 0..cells.hidden.len() {
            moves.let_cell(cell, self.cell_room(cell, self.seen(cell, groups, answers, cells), rules));
        }
        moves
    }

    /// A cell of a hidden group or answer is hidden whatever it is.
    fn seen(&self, cell: usize, groups: &Mask, answers: &Mask, cells: &Mask) -> Seen {
        let is_within_hidden = groups.hidden[cell / self.answers()] || answers.hidden[cell % self.answers()];
        if is_within_hidden { Seen::HiddenAnyway } else { cells.seen(cell) }
    }
}

/// Hides the cells of hidden groups and answers, those under the threshold, and others beside them, or withholds the
/// table where that is not enough. Which others depends on where the small cells are, never on how large any is.
pub(crate) fn hide(numbers: &Numbers<'_>, groups: &Mask, answers: &Mask, rules: &Rules) -> Mask {
    if groups.is_withheld || answers.is_withheld {
        return Mask::withheld(groups.hidden.len() * answers.hidden.len());
    }
    let is_small = |(index, value): (usize, &u32)| !answers.hidden[index] && *value < rules.threshold;
    let row = |row: &Vec<u32>| row.iter().enumerate().map(is_small).collect();
    let rows = numbers.last().iter().zip(&groups.hidden);
    let mut hidden: Vec<Vec<bool>> =
        rows.map(|(values, is_hidden)| if *is_hidden { vec![false; values.len()] } else { row(values) }).collect();
    if rules.complementary {
        hide_beside(&mut hidden, groups, answers, numbers.plan.quarter.turn());
    }
    for (row, is_group_hidden) in hidden.iter_mut().zip(&groups.hidden) {
        row.iter_mut().zip(&answers.hidden).for_each(|(cell, is_hidden)| *cell |= is_group_hidden | is_hidden);
    }
    let cells = Mask { hidden: hidden.concat(), is_withheld: false };
    if !rules.complementary || is_protected(numbers, groups, answers, &cells, rules) {
        cells
    } else {
        Mask::withheld(cells.hidden.len())
    }
}

/// In each group with a small cell hides one more answer, the last one that is not small: so a group who all answered
/// alike shows nothing. Then hides every answer that is hidden in some group in one more group, one with the fewest
/// small cells, whose turn it is.
fn hide_beside(small: &mut [Vec<bool>], groups: &Mask, answers: &Mask, turn: usize) {
    let one_more_group = (0..small.len())
        .map(|index| (turn + index) % small.len())
        .filter(|group| !groups.hidden[*group])
        .min_by_key(|group| small[*group].iter().filter(|is_small| **is_small).count());
    for row in small.iter_mut().filter(|row| row.contains(&true)) {
        let last = (0..row.len()).rev().find(|answer| !answers.hidden[*answer] && !row[*answer]);
        last.into_iter().for_each(|answer| row[answer] = true);
    }
    if let Some(group) = one_more_group {
        let is_hidden_somewhere: Vec<bool> =
            (0..answers.hidden.len()).map(|answer| small.iter().any(|row| row[answer])).collect();
        small[group] = is_hidden_somewhere;
    }
}

/// Whether each hidden cell is protected in every release that there is.
pub(crate) fn is_protected(numbers: &Numbers<'_>, groups: &Mask, answers: &Mask, cells: &Mask, rules: &Rules) -> bool {
    let moves = numbers.moves(groups, answers, cells, rules);
    (0..cells.hidden.len()).filter(|cell| cells.hidden[*cell]).all(|cell| moves.protects(cell, rules))
}

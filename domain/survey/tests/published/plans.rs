//! Plans and counts of one item and one dimension.

use survey::{Breakdown, Counts, Dimension, Item, Mode, Plan, Publication, Quarter, Rules};

pub fn plan_of(breakdown: Breakdown, groups: usize, answers: usize) -> Plan {
    let codes = |kind: &str, len: usize| (0..len).map(|number| format!("{kind}-{number}")).collect();
    Plan {
        survey: "after-a-report".to_owned(),
        quarter: Quarter::parse("2026-Q1").expect("a quarter"),
        mode: Mode::Invited,
        is_sample: false,
        items: vec![Item { id: "ease".to_owned(), version: 2, answers: codes("answer", answers) }],
        dimensions: vec![Dimension { breakdown, groups: codes("group", groups) }],
    }
}

pub fn borough_plan(groups: usize, answers: usize) -> Plan {
    plan_of(Breakdown::Borough, groups, answers)
}

/// Counts by group and answer; nobody knows how many were invited.
pub fn counts(rows: &[&[u32]]) -> Counts {
    let answers = rows.first().map_or(0, |row| row.len());
    let total = |answer: usize| rows.iter().map(|row| row[answer]).sum();
    Counts {
        invited: None,
        invited_by_group: vec![vec![None; rows.len()]],
        totals: vec![(0..answers).map(total).collect()],
        cells: vec![vec![rows.iter().map(|row| row.to_vec()).collect()]],
    }
}

pub fn first(plan: &Plan, rows: &[&[u32]]) -> Publication {
    Publication::first(plan.clone(), counts(rows), &Rules::PUBLISHED).expect("counts of the plan")
}

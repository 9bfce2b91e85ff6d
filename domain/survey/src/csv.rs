//! A table as CSV (RFC 4180), for spreadsheets and programs.

use crate::{Row, Table, Value};

const COLUMNS: [&str; 16] = [
    "survey",
    "quarter",
    "release",
    "mode",
    "item",
    "wording version",
    "breakdown",
    "group",
    "invited",
    "base",
    "answer",
    "count",
    "percentage",
    "lower 95%",
    "upper 95%",
    "marks",
];

const SOURCE: &str = "These numbers are neither from the Public Attitude Survey (PAS) nor from the User Satisfaction \
                      Survey (USS) and cannot be compared with them.";
const METHOD: &str = "Counts are rounded to 5; percentages (of everybody who answered) and 95% intervals are computed \
                      from rounded counts. [c] confidential, [u] low reliability, [x] not available, [z] not \
                      applicable, [r] revised.";
const SELF_SELECTED: &str = "Anybody could answer: these are counts of whoever chose to, not of people in general.";
const SAMPLE: &str = "Sample answers: made up to show what results look like.";

/// Signs with which a spreadsheet begins a formula, or that it drops before it looks for one.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Writes one line for each answer of each group under a line of column names, then notes, each in the first cell of
/// a line of its own. All lines have the same number of cells. What is hidden has its shorthand in place of the
/// number; `[r]` and `[u]` stand in the last column.
#[must_use]
pub fn csv(table: &Table) -> String {
    let mut text = line(COLUMNS.map(str::to_owned));
    for row in std::iter::once(&table.all).chain(&table.groups) {
        for answer in 0..row.counts.len() {
            text.push_str(&line(cells(table, row, answer)));
        }
    }
    let self_selected = (table.mode != crate::Mode::Invited).then_some(SELF_SELECTED);
    let notes = [Some(SOURCE), Some(METHOD), self_selected, table.is_sample.then_some(SAMPLE)];
    for note in notes.into_iter().flatten() {
        let mut cells = [const { String::new() }; COLUMNS.len()];
        note.clone_into(&mut cells[0]);
        text.push_str(&line(cells));
    }
    text
}

fn cells(table: &Table, row: &Row, answer: usize) -> [String; COLUMNS.len()] {
    let count = row.counts[answer];
    let percentage = table.percentage(row, answer);
    let missing = if table.mode == crate::Mode::Invited { "[c]" } else { "[z]" };
    let percent =
        |share: Option<f64>| share.map_or_else(|| missing.to_owned(), |share| format!("{:.1}", share * 100.0));
    [
        table.survey.clone(),
        table.quarter.to_string(),
        table.release.to_string(),
        table.mode.as_str().to_owned(),
        table.item.id.clone(),
        table.item.version.to_string(),
        table.breakdown.as_ref().map_or("[z]", crate::Breakdown::as_str).to_owned(),
        row.group.clone(),
        number(row.invited),
        number(row.answered),
        table.item.answers[answer].clone(),
        number(count),
        percent(percentage.map(|one| one.share)),
        percent(percentage.map(|one| one.interval.lower)),
        percent(percentage.map(|one| one.interval.upper)),
        marks(row, answer, percentage.is_some_and(|one| one.is_low_reliability)),
    ]
}

fn number(value: Value) -> String {
    match value.count() {
        Some(rounded) => rounded.to_string(),
        None => value.shorthand().unwrap_or_default().to_owned(),
    }
}

/// `[r]` where any number of the line is revised, `[u]` where the percentage is of low reliability.
fn marks(row: &Row, answer: usize, is_low_reliability: bool) -> String {
    let is_revised = [row.invited, row.answered, row.counts[answer]]
        .iter()
        .any(|value| matches!(value, Value::Count { is_revised: true, .. }));
    [is_revised.then_some("[r]"), is_low_reliability.then_some("[u]")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn line(cells: [String; COLUMNS.len()]) -> String {
    cells.map(|cell| quoted(harmless(cell))).join(",") + "\r\n"
}

/// An apostrophe before what a spreadsheet would take for a formula.
fn harmless(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}

fn quoted(cell: String) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

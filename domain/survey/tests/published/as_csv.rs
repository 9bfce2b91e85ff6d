//! The text of a table: what a program reads, and what a spreadsheet must not run.

use proptest::prelude::*;
use survey::{Mode, Publication, Rules, Table, csv};

use crate::plans::{borough_plan, counts, first};

/// Reads RFC 4180 as a program would.
fn read(text: &str) -> Vec<Vec<String>> {
    let (mut lines, mut cells, mut cell, mut is_quoted) = (vec![], vec![], String::new(), false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if is_quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => assert_eq!(signs.peek(), Some(&'\n'), "a line ends with CR and LF"),
            '\n' if !is_quoted => {
                cells.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut cells));
            }
            sign => cell.push(sign),
        }
    }
    assert!(cell.is_empty() && cells.is_empty() && !is_quoted, "the last line ends");
    lines
}

fn table(rows: &[&[u32]]) -> Table {
    first(&borough_plan(rows.len(), rows[0].len()), rows).release(&Rules::PUBLISHED).tables.remove(0)
}

#[test]
fn a_table_is_one_line_for_each_answer_of_each_group() {
    let lines = read(&csv(&table(&[&[30, 21], &[400, 250]])));
    assert_eq!(lines[0][..6], ["survey", "quarter", "release", "mode", "item", "wording version"]);
    assert_eq!(
        lines[3],
        [
            "after-a-report",
            "2026-Q1",
            "1",
            "invited",
            "ease",
            "2",
            "borough",
            "group-0",
            "[x]",
            "50",
            "answer-0",
            "30",
            "60.0",
            "46.2",
            "72.4",
            "",
        ]
    );
    assert_eq!(lines[5][7..12], ["group-1", "[x]", "650", "answer-0", "400"]);
}

#[test]
fn a_table_says_that_it_is_neither_pas_nor_uss_and_whether_it_is_a_sample() {
    let mut table = table(&[&[30, 21], &[400, 250]]);
    let notes = |table: &Table| read(&csv(table)).split_off(7).concat().join("");
    let plain = notes(&table);
    assert!(
        plain.contains("neither from the Public Attitude Survey (PAS) nor from the User Satisfaction Survey (USS)")
    );
    assert!(!plain.contains("Sample") && !plain.contains("Anybody could answer"));
    table.is_sample = true;
    assert!(notes(&table).contains("Sample answers"));
}

#[test]
fn shorthand_stands_for_what_is_hidden_and_marks_what_is_not_certain() {
    let lines = read(&csv(&table(&[&[30, 4], &[400, 250], &[300, 240]])));
    assert_eq!(lines[4][9..], ["35", "answer-1", "[c]", "[c]", "[c]", "[c]", ""]);
    let lines = read(&csv(&table(&[&[28, 17], &[400, 250]])));
    assert_eq!(lines[3][15], "[u]");

    let publication = first(&borough_plan(2, 2), &[&[52, 33], &[400, 250]]);
    let revised = publication.revise(counts(&[&[52, 33], &[420, 251]]), &Rules::PUBLISHED).unwrap();
    let lines = read(&csv(&revised.release(&Rules::PUBLISHED).tables[0]));
    assert_eq!((lines[3][2].as_str(), lines[3][15].as_str(), lines[5][15].as_str()), ("2", "", "[r]"));
}

#[test]
fn open_answers_have_no_percentages() {
    let mut plan = borough_plan(0, 2);
    (plan.mode, plan.dimensions) = (Mode::Code, vec![]);
    let open =
        survey::Counts { invited: None, invited_by_group: vec![], totals: vec![vec![61, 33]], cells: vec![vec![]] };
    let release = Publication::first(plan, open, &Rules::PUBLISHED).unwrap().release(&Rules::PUBLISHED);
    let lines = read(&csv(&release.tables[0]));
    assert_eq!(lines[1][6..15], ["[z]", "all", "[z]", "95", "answer-0", "60", "[z]", "[z]", "[z]"]);
    assert!(lines[5][0].starts_with("Anybody could answer"));
}

proptest! {
    /// Whatever stands in a name, a program reads it back and a spreadsheet does not run it.
    #[test]
    fn names_are_read_back_and_never_run(name in "[=+@\\-\t\r\n\",a-z' ]{0,8}") {
        let mut table = table(&[&[30, 21], &[400, 250]]);
        table.groups[0].group.clone_from(&name);
        let lines = read(&csv(&table));
        prop_assert!(lines.iter().all(|line| line.len() == lines[0].len()));
        let cell = &lines[3][7];
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{:?}", cell);
        prop_assert!(*cell == name || *cell == format!("'{name}"), "{:?}", cell);
    }

    /// Both formats say the same: each number of the table stands in the text, and no other.
    #[test]
    fn a_text_has_the_numbers_of_its_table(cells in proptest::collection::vec(0_u32..120, 6)) {
        let table = table(&[&cells[..2], &cells[2..4], &cells[4..]]);
        let lines = read(&csv(&table));
        let rows = std::iter::once(&table.all).chain(&table.groups);
        let of_table = rows.flat_map(|row| row.counts.iter().map(|value| (row.answered.count(), value.count())));
        let number = |cell: &String| cell.parse::<u32>().ok();
        let of_text = lines[1..9].iter().map(|line| (number(&line[9]), number(&line[11])));
        prop_assert!(of_table.eq(of_text));
        for line in lines[1..9].iter().filter(|line| number(&line[11]).is_none()) {
            prop_assert_eq!(&line[11..15], ["[c]", "[c]", "[c]", "[c]"]);
        }
    }
}

//! Which numbers are hidden, as tables of counts and what is left of them.

use survey::{Breakdown, Plan, Publication, Rules, Withheld};

use crate::plans::{borough_plan, counts, first, plan_of};

/// One line for everybody, then one for each group: how many answered, and each answer; a dot where it is hidden.
fn left(publication: &Publication) -> Vec<String> {
    let release = publication.release(&Rules::PUBLISHED);
    let table = &release.tables[0];
    let text = |value: &survey::Value| value.count().map_or_else(|| ".".to_owned(), |count| count.to_string());
    let row = |row: &survey::Row| {
        let numbers = std::iter::once(&row.answered).chain(&row.counts);
        numbers.map(text).collect::<Vec<_>>().join(" ")
    };
    std::iter::once(&table.all).chain(&table.groups).map(row).collect()
}

fn check(plan: &Plan, rows: &[&[u32]], expected: &[&str]) {
    assert_eq!(left(&first(plan, rows)), expected, "{rows:?}");
}

#[test]
fn fewer_than_ten_people_have_no_numbers_at_all() {
    check(&borough_plan(2, 2), &[&[3, 2], &[2, 2]], &[". . .", ". . .", ". . ."]);
}

#[test]
fn everything_is_shown_where_everything_is_large() {
    check(&borough_plan(2, 2), &[&[30, 21], &[40, 25]], &["115 70 45", "50 30 20", "65 40 25"]);
}

#[test]
fn a_small_group_is_hidden_with_another_one() {
    // It is the turn of the second group: 2026-Q1 is number 8105, which leaves 1 divided by 4.
    let rows: [&[u32]; 4] = [&[60, 41], &[50, 25], &[70, 35], &[5, 3]];
    check(&borough_plan(4, 2), &rows, &["290 185 105", "100 60 40", ". . .", "105 70 35", ". . ."]);
}

#[test]
fn a_small_answer_is_hidden_with_another_one_for_everybody() {
    // 8105 divided by 3 leaves 2, which is small itself, so the first is next.
    check(&borough_plan(2, 3), &[&[60, 41, 3], &[50, 25, 2]], &["180 . 65 .", "105 . 40 .", "75 . 25 ."]);
}

#[test]
fn a_small_cell_is_hidden_with_the_last_answer_and_both_in_the_group_whose_turn_it_is() {
    let rows: [&[u32]; 4] = [&[60, 41, 25], &[50, 25, 30], &[70, 4, 35], &[80, 52, 41]];
    let left = ["515 260 120 130", "125 60 40 25", "105 50 . .", "110 70 . .", "175 80 50 40"];
    check(&borough_plan(4, 3), &rows, &left);
}

#[test]
fn a_group_that_answered_alike_keeps_its_answers_to_itself() {
    let rows: [&[u32]; 3] = [&[60, 41], &[40, 0], &[70, 35]];
    let left = left(&first(&borough_plan(3, 2), &rows));
    assert_eq!(left[2], "40 . .");
    // Otherwise its answers were what the others lack of the totals.
    assert!(left[1].contains('.') || left[3].contains('.'), "{left:?}");
}

#[test]
fn a_group_that_would_read_as_all_alike_does_not_either() {
    let left = left(&first(&borough_plan(3, 2), &[&[60, 41], &[198, 4], &[70, 35]]));
    assert_eq!(left[2], "200 . .");
}

#[test]
fn a_group_is_withheld_with_all_others_where_there_is_nobody_to_hide_it_among() {
    check(&borough_plan(2, 2), &[&[7, 5], &[0, 1]], &["15 . .", ". . .", ". . ."]);
}

#[test]
fn sites_have_numbers_above_a_hundred_answers_only() {
    let rows: [&[u32]; 4] = [&[80, 21], &[70, 20], &[300, 100], &[70, 30]];
    let sites = left(&first(&plan_of(Breakdown::Site, 4, 2), &rows));
    assert_eq!(sites[1..], ["100 80 20", ". . .", ". . .", ". . ."], "101 answers, 90, 400 in turn, and 100");
    let boroughs = left(&first(&borough_plan(4, 2), &rows));
    assert_eq!(boroughs[1..], ["100 80 20", "90 70 20", "400 300 100", "100 70 30"]);
}

#[test]
fn a_revision_is_withheld_where_it_would_tell_of_few() {
    let publication = first(&borough_plan(3, 2), &[&[60, 41], &[12, 30], &[70, 35]]);
    let revise = |rows: &[&[u32]]| publication.revise(counts(rows), &Rules::PUBLISHED).map(|revised| left(&revised));
    let cases: [(&[&[u32]], Withheld); 4] = [
        (&[&[60, 41], &[12, 30], &[70, 35]], Withheld::Unchanged),
        (&[&[60, 41], &[12, 30], &[70, 36]], Withheld::FewChanges),
        (&[&[60, 41], &[12, 30], &[75, 39]], Withheld::FewChanges),
        (&[&[60, 41], &[2, 30], &[70, 35]], Withheld::HidesWhatWasShown),
    ];
    for (rows, reason) in cases {
        assert_eq!(revise(rows), Err(reason), "{rows:?}");
    }
    assert_eq!(revise(&[&[60, 41], &[12, 30], &[90, 47]]).unwrap()[3], "135 90 45");
}

#[test]
fn a_revision_is_withheld_where_few_answers_came_from_hidden_groups() {
    let publication = first(&borough_plan(4, 2), &[&[60, 41], &[50, 25], &[70, 35], &[5, 3]]);
    let revise = |rows: &[&[u32]]| publication.revise(counts(rows), &Rules::PUBLISHED).map(|_| ());
    // The total changes by many, all but two of them in a group that is shown.
    let few = revise(&[&[90, 41], &[50, 25], &[70, 35], &[6, 4]]);
    assert_eq!(few, Err(Withheld::FewChanges));
    assert_eq!(revise(&[&[90, 41], &[60, 30], &[70, 35], &[5, 3]]), Ok(()));
}

#[test]
fn nothing_is_revised_where_nothing_is_shown() {
    let publication = first(&borough_plan(2, 2), &[&[3, 2], &[2, 2]]);
    let grown = counts(&[&[60, 41], &[50, 25]]);
    assert_eq!(publication.revise(grown, &Rules::PUBLISHED), Err(Withheld::ShowsNothing));
}

#[test]
fn a_number_that_was_hidden_stays_hidden_however_large_it_grows() {
    let plan = borough_plan(4, 2);
    let publication = first(&plan, &[&[60, 41], &[50, 25], &[70, 35], &[5, 3]]);
    let grown = counts(&[&[60, 41], &[50, 25], &[70, 35], &[85, 63]]);
    let revised = publication.revise(grown, &Rules::PUBLISHED).unwrap();
    assert_eq!(left(&revised)[4], ". . .");
}

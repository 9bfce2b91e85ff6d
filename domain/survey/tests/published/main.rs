//! What a release shows: hidden numbers, shorthand, percentages, revisions, and the same as CSV.

mod as_csv;
mod plans;
mod rules;

use plans::{borough_plan, counts, first, plan_of};
use survey::{Breakdown, Fault, Mode, Rules, Value, Withheld};

const RULES: Rules = Rules::PUBLISHED;

fn shown(values: &[Value]) -> Vec<Option<u32>> {
    values.iter().map(|value| value.count()).collect()
}

#[test]
fn counts_are_rounded_each_by_itself() {
    let release = first(&borough_plan(3, 2), &[&[52, 33], &[41, 27], &[22, 13]]).release(&RULES);
    let table = &release.tables[0];
    assert_eq!(table.all.answered.count(), Some(190), "52 + 33 + 41 + 27 + 22 + 13 is 188");
    assert_eq!(shown(&table.all.counts), [Some(115), Some(75)]);
    assert_eq!(shown(&table.groups[0].counts), [Some(50), Some(35)]);
}

#[test]
fn percentages_and_gaps_come_from_rounded_counts() {
    let release = first(&borough_plan(2, 2), &[&[57, 14], &[48, 32]]).release(&RULES);
    let table = &release.tables[0];
    let [one, other] = [&table.groups[0], &table.groups[1]];
    let percentage = table.percentage(one, 0).unwrap();
    assert!((percentage.share - 55.0 / 70.0).abs() < 1e-12);
    let interval = survey::statistics::Proportion::new(55, 70).unwrap().wilson();
    assert_eq!(percentage.interval, interval);
    let gap = table.gap(one, other, 0).unwrap();
    assert!((gap.difference - (55.0 / 70.0 - 50.0 / 80.0)).abs() < 1e-12);
    assert!(gap.is_clear() == (gap.interval.lower > 0.0));
}

#[test]
fn a_percentage_of_few_is_marked_as_of_low_reliability() {
    let release = first(&borough_plan(2, 2), &[&[30, 16], &[300, 200]]).release(&RULES);
    let table = &release.tables[0];
    let is_low = |group: usize| table.percentage(&table.groups[group], 0).unwrap().is_low_reliability;
    assert!(is_low(0) && !is_low(1));
}

#[test]
fn invited_people_are_shown_where_they_are_known() {
    let mut counts = counts(&[&[30, 20], &[40, 25]]);
    counts.invited = Some(203);
    counts.invited_by_group = vec![vec![Some(101), None]];
    let plan = borough_plan(2, 2);
    let publication = survey::Publication::first(plan.clone(), counts.clone(), &RULES).unwrap();
    let table = &publication.release(&RULES).tables[0];
    assert_eq!(table.all.invited.count(), Some(205));
    assert_eq!(table.groups[0].invited.count(), Some(100));
    assert!((table.response(&table.groups[0]).unwrap() - 0.5).abs() < 1e-12);
    assert_eq!(table.groups[1].invited, Value::NotAvailable);

    let traits = plan_of(Breakdown::Characteristic("age".to_owned()), 2, 2);
    counts.invited_by_group = vec![vec![None, None]];
    let table = &survey::Publication::first(traits, counts, &RULES).unwrap().release(&RULES).tables[0];
    assert_eq!(table.groups[1].invited.shorthand(), Some("[z]"));
}

#[test]
fn open_answers_are_counts_without_percentages_or_groups() {
    let mut plan = borough_plan(0, 2);
    (plan.mode, plan.dimensions) = (Mode::OpenLink, vec![]);
    let open =
        survey::Counts { invited: None, invited_by_group: vec![], totals: vec![vec![61, 33]], cells: vec![vec![]] };
    let release = survey::Publication::first(plan.clone(), open, &RULES).unwrap().release(&RULES);
    let table = &release.tables[0];
    assert_eq!(shown(&table.all.counts), [Some(60), Some(35)]);
    assert_eq!((table.percentage(&table.all, 0), table.gap(&table.all, &table.all, 0)), (None, None));
    assert_eq!(table.all.invited, Value::NotApplicable);

    let mut broken_down = borough_plan(2, 2);
    broken_down.mode = Mode::Code;
    let refused = survey::Publication::first(broken_down, counts(&[&[30, 20], &[40, 25]]), &RULES);
    assert_eq!(refused, Err(Fault::OpenButBrokenDown));
}

#[test]
fn counts_that_contradict_each_other_are_refused() {
    let plan = borough_plan(2, 2);
    let good = counts(&[&[30, 20], &[40, 25]]);
    let refuse = |change: &dyn Fn(&mut survey::Counts)| {
        let mut counts = good.clone();
        change(&mut counts);
        survey::Publication::first(plan.clone(), counts, &RULES).unwrap_err()
    };
    assert_eq!(refuse(&|counts| counts.totals[0][0] += 1), Fault::TotalsDiffer);
    assert_eq!(refuse(&|counts| counts.cells[0][0].truncate(1)), Fault::ShapeDiffers);
    assert_eq!(refuse(&|counts| counts.cells[0][0][1].push(0)), Fault::ShapeDiffers);
    assert_eq!(refuse(&|counts| counts.invited = Some(114)), Fault::MoreThanInvited);
    assert_eq!(refuse(&|counts| counts.invited_by_group[0][1] = Some(64)), Fault::MoreThanInvited);
    assert_eq!(refuse(&|counts| counts.invited = Some(u32::MAX)), Fault::TooMany);
    assert_eq!(refuse(&|counts| counts.totals[0] = vec![u32::MAX, u32::MAX]), Fault::TooMany);
}

#[test]
fn a_revision_marks_what_it_changed_and_nothing_else() {
    let plan = borough_plan(2, 2);
    let publication = first(&plan, &[&[52, 33], &[400, 250]]);
    let late = counts(&[&[52, 33], &[420, 251]]);
    let revised = publication.revise(late.clone(), &RULES).unwrap();
    let release = revised.release(&RULES);
    assert_eq!(release.number, 2);
    let table = &release.tables[0];
    let marks = |row: &survey::Row| row.counts.iter().map(|value| value.shorthand()).collect::<Vec<_>>();
    assert_eq!(marks(&table.groups[0]), [None, None]);
    assert_eq!(marks(&table.groups[1]), [Some("[r]"), None]);
    assert_eq!(table.all.answered.shorthand(), Some("[r]"));
    assert_eq!(revised.revise(late, &RULES), Err(Withheld::Unchanged));
}

#[test]
fn a_publication_that_is_stored_goes_on_as_if_it_had_not_been() {
    let publication = first(&borough_plan(3, 3), &[&[52, 33, 4], &[41, 27, 12], &[3, 1, 0]]);
    let stored = serde_json::to_string(&publication).unwrap();
    let opened: survey::Publication = serde_json::from_str(&stored).unwrap();
    assert_eq!(opened, publication);
    let release = opened.release(&RULES);
    let stored = serde_json::to_string(&release).unwrap();
    assert_eq!(serde_json::from_str::<survey::Release>(&stored).unwrap(), release);
}

//! Times of making what is published of 1,000,000 answers, printed: deciding what is hidden, the release, a revision,
//! and the text of each table. `cargo bench -p survey`.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use survey::{Breakdown, Counts, Dimension, Item, Mode, Plan, Publication, Quarter, Rules, csv};

const ANSWERED: u32 = 1_000_000;
const ITEMS: usize = 5;
const ANSWERS: usize = 6;
/// Boroughs with the City and outside London, channels, sites, then characteristics.
const GROUPS: [usize; 10] = [34, 6, 27, 8, 3, 3, 20, 10, 5, 3];
const RULES: Rules = Rules::PUBLISHED;

fn plan() -> Option<Plan> {
    let codes = |kind: &str, len: usize| (0..len).map(|number| format!("{kind}-{number}")).collect();
    let breakdown = |number: usize| match number {
        0 => Breakdown::Borough,
        1 => Breakdown::Channel,
        2 => Breakdown::Site,
        number => Breakdown::Characteristic(format!("characteristic-{number}")),
    };
    let item = |number: usize| Item { id: format!("item-{number}"), version: 1, answers: codes("answer", ANSWERS) };
    let dimension =
        |(number, groups): (usize, &usize)| Dimension { breakdown: breakdown(number), groups: codes("group", *groups) };
    Some(Plan {
        survey: "after-a-report".to_owned(),
        quarter: Quarter::new(2026, 1)?,
        mode: Mode::Invited,
        is_sample: true,
        items: (0..ITEMS).map(item).collect(),
        dimensions: GROUPS.iter().enumerate().map(dimension).collect(),
    })
}

/// People of each group, each about half as many as the one before, so that there are small ones; then the rest.
fn group_sizes(groups: usize, answered: u32) -> Vec<u32> {
    let share = |group: usize| answered.checked_shr(u32::try_from(group / 2 + 2).unwrap_or(31)).unwrap_or(0);
    let mut sizes: Vec<u32> = (1..groups).map(share).collect();
    sizes.insert(0, answered - sizes.iter().sum::<u32>());
    sizes
}

/// People of each answer: most gave the first, a few the last.
fn totals(answered: u32) -> Vec<u32> {
    let mut left = answered;
    let mut totals: Vec<u32> = (1..ANSWERS)
        .map(|_| {
            let some = left * 3 / 5;
            left -= some;
            some
        })
        .collect();
    totals.push(left);
    totals
}

fn counts(answered: u32) -> Counts {
    let totals = totals(answered);
    let table = |groups: &usize| -> Vec<Vec<u32>> {
        let by_answer: Vec<Vec<u32>> = totals.iter().map(|total| group_sizes(*groups, *total)).collect();
        (0..*groups).map(|group| by_answer.iter().map(|of_answer| of_answer[group]).collect()).collect()
    };
    Counts {
        invited: Some(answered * 4),
        invited_by_group: GROUPS.iter().map(|groups| vec![None; *groups]).collect(),
        totals: vec![totals.clone(); ITEMS],
        cells: vec![GROUPS.iter().map(table).collect(); ITEMS],
    }
}

/// A thousand late answers, all of the first group of each dimension, so that they can be published.
fn later(counts: &Counts) -> Counts {
    let mut later = counts.clone();
    later.invited = later.invited.map(|invited| invited + 1000);
    later.totals.iter_mut().for_each(|totals| totals[0] += 1000);
    later.cells.iter_mut().flatten().for_each(|rows| rows[0][0] += 1000);
    later
}

fn timed<T>(work: impl Fn() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = black_box(work());
    (made, start.elapsed())
}

fn print(what: &str, answered: u32, time: Duration) {
    let tables = u32::try_from(ITEMS * GROUPS.len()).unwrap_or(1);
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("{what:<24} {answered:>9} answers  {:>9.2} ms  {:>7.3} ms a table", ms(time), ms(time / tables));
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let plan = plan().ok_or("there is no such quarter")?;
    for answered in [300, 20_000, ANSWERED] {
        let counts = counts(answered);
        let (first, time) = timed(|| Publication::first(plan.clone(), counts.clone(), &RULES));
        let first = first?;
        print("what is hidden", answered, time);
        let (release, time) = timed(|| first.release(&RULES));
        print("the release", answered, time);
        let (revised, time) = timed(|| first.revise(later(&counts), &RULES));
        print(if revised.is_ok() { "a revision" } else { "a withheld revision" }, answered, time);
        let (texts, time) = timed(|| release.tables.iter().map(csv).collect::<Vec<_>>());
        print("as CSV", answered, time);
        let shown = texts.iter().flat_map(|text| text.lines()).filter(|line| line.contains("answer-"));
        let (all, hidden) =
            shown.fold((0, 0), |(all, hidden), line| (all + 1, hidden + usize::from(line.contains("[c],[c]"))));
        println!("{:<24} {answered:>9} answers  {hidden} of {all} cells", "hidden");
    }
    Ok(())
}

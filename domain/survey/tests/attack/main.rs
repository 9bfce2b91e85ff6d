//! The differencing attack: everything that is published, of all tables and releases, solved for what is hidden.
//!
//! With the rules on it must fail, for somebody who also knows which answers came late, which were discarded and which
//! numbers are hidden for their own size. Without complementary suppression, and with running totals, it must succeed:
//! otherwise the attack would be too weak to prove anything.

mod attacker;
mod population;
mod simplex;

use std::collections::BTreeMap;

use attacker::{Attacker, Found};
use population::{Person, Random, Shape};
use survey::{Counts, Publication, Release, Rules, Withheld};

const RULES: Rules = Rules::PUBLISHED;
const BARE: Rules = Rules { complementary: false, ..RULES };

fn publish(shape: &Shape, people: &[Person], rules: &Rules) -> Publication {
    Publication::first(shape.plan(), shape.counts(people), rules).expect("counts of the plan")
}

fn attack(releases: &[(Release, Counts)], rules: &Rules, enough: u32) -> Vec<Found> {
    Attacker::new(rules, releases).attack(i64::from(enough))
}

/// Attacks what is published with the rules on; returns how many hidden numbers withstood.
fn withstands(releases: &[(Release, Counts)], seed: u64) -> usize {
    let found = attack(releases, &RULES, RULES.protection);
    for Found { what, truth, least, most } in &found {
        let is_enough = most - least >= i64::from(RULES.protection);
        assert!(is_enough, "seed {seed}: {what} is {truth}, known as {least} to {most}");
    }
    for row in releases.iter().flat_map(|(release, _)| &release.tables).flat_map(|table| &table.groups) {
        let is_alike = row.counts.iter().any(|value| value.count().is_some() && value.count() == row.answered.count());
        assert!(!is_alike, "seed {seed}: everybody in a group gave one answer: {row:?}");
    }
    found.len()
}

/// A random shape and people who answered, up to a number.
fn survey(seed: u64, items: usize, dimensions: usize, up_to: usize) -> (Random, Shape, Vec<Person>) {
    let mut random = Random(seed);
    let shape = Shape::random(&mut random, items, dimensions);
    let len = random.below(up_to);
    let people = shape.people(&mut random, len);
    (random, shape, people)
}

#[test]
fn a_first_release_withstands() {
    let mut hidden = 0;
    for seed in 0..400 {
        let (_, shape, people) = survey(seed, 2, 3, 180);
        let release = publish(&shape, &people, &RULES).release(&RULES);
        hidden += withstands(&[(release, shape.counts(&people))], seed);
    }
    assert!(hidden > 4000, "only {hidden} numbers were hidden");
}

#[test]
fn without_complementary_suppression_subtraction_finds_people() {
    let (mut exact, mut narrow) = (0, 0);
    for seed in 0..400 {
        let (_, shape, people) = survey(seed, 2, 3, 180);
        let release = publish(&shape, &people, &BARE).release(&BARE);
        // Whatever is hidden is small, or its group alike: the rules say so, so nobody needs to be told.
        let found = attack(&[(release, shape.counts(&people))], &BARE, u32::MAX);
        exact += found.iter().filter(|one| one.is_exact()).count();
        narrow += found.iter().filter(|one| one.most - one.least < i64::from(RULES.protection)).count();
    }
    assert!(exact > 0 && narrow > 400, "{exact} numbers were found, {narrow} nearly");
}

/// Discards some answers and adds late ones; sometimes a few, sometimes many.
fn changed(random: &mut Random, shape: &Shape, people: &[Person]) -> Vec<Person> {
    let few_or_many = |random: &mut Random, many: usize| {
        let most = [2, 12, many][random.below(3)];
        random.below(most + 1)
    };
    let mut people = people.to_vec();
    for _ in 0..few_or_many(random, 40).min(people.len()) {
        people.swap_remove(random.below(people.len()));
    }
    let late = few_or_many(random, 120);
    people.extend(shape.people(random, late));
    people
}

/// Four times late answers and discards: every release with the counts behind it, and why others were withheld.
fn revised(seed: u64) -> (Vec<(Release, Counts)>, Vec<Withheld>) {
    let (mut random, shape, mut people) = survey(seed, 1, 2, 300);
    let mut publication = publish(&shape, &people, &RULES);
    let mut releases = vec![(publication.release(&RULES), shape.counts(&people))];
    let mut withheld = vec![];
    for _ in 0..4 {
        people = changed(&mut random, &shape, &people);
        match publication.revise(shape.counts(&people), &RULES) {
            Ok(next) => {
                publication = next;
                releases.push((publication.release(&RULES), shape.counts(&people)));
            }
            Err(reason) => withheld.push(reason),
        }
    }
    (releases, withheld)
}

#[test]
fn revisions_withstand_whoever_knows_what_changed() {
    let (mut revisions, mut hidden, mut withheld) = (0, 0, vec![]);
    for seed in 0..1200 {
        let (releases, reasons) = revised(seed);
        withheld.extend(reasons);
        if releases.len() > 1 {
            revisions += releases.len() - 1;
            hidden += withstands(&releases, seed);
        }
    }
    assert!(revisions > 400 && hidden > 3000, "only {revisions} revisions with {hidden} hidden numbers");
    for reason in [Withheld::FewChanges, Withheld::HidesWhatWasShown, Withheld::ShowsWhatWasHidden] {
        assert!(withheld.contains(&reason), "no revision was withheld for {reason:?}");
    }
}

#[test]
fn revisions_that_forget_the_release_before_find_people() {
    let mut exact = 0;
    for seed in 0..200 {
        let (mut random, shape, people) = survey(seed, 1, 2, 300);
        let later = changed(&mut random, &shape, &people);
        let releases = [people, later].map(|one| (publish(&shape, &one, &RULES).release(&RULES), shape.counts(&one)));
        exact += attack(&releases, &RULES, u32::MAX).iter().filter(|one| one.is_exact()).count();
    }
    assert!(exact > 10, "{exact} numbers were found");
}

/// Every person that there could be in a survey of one item and one dimension.
fn anybody(shape: &Shape) -> impl Iterator<Item = Person> + '_ {
    let groups = 0..shape.groups[0];
    groups.flat_map(|group| {
        (0..shape.answers[0]).map(move |answer| Person { groups: vec![group], answers: vec![answer] })
    })
}

#[test]
fn running_totals_find_people_and_releases_do_not_move_for_one_answer() {
    let mut exact = 0;
    for seed in 0..60 {
        let (_, shape, people) = survey(seed, 1, 1, 200);
        let shape = Shape { answers: shape.answers[..1].to_vec(), ..shape };
        let publication = publish(&shape, &people, &RULES);
        for person in anybody(&shape) {
            let after: Vec<Person> = people.iter().cloned().chain([person]).collect();
            assert!(publication.revise(shape.counts(&after), &RULES).is_err(), "seed {seed}");
            // A page that is made anew for each answer, each time with all rules for one page.
            let pages =
                [&people, &after].map(|people| (publish(&shape, people, &RULES).release(&RULES), shape.counts(people)));
            exact += attack(&pages, &RULES, u32::MAX).iter().filter(|one| one.is_exact()).count();
        }
    }
    assert!(exact > 10, "{exact} numbers were found");
}

/// Tables of two groups and two answers with up to so many people, each with what would be released of it.
fn small_tables(up_to: u32) -> impl Iterator<Item = ([u32; 4], survey::Table)> {
    let shape = Shape { answers: vec![2], groups: vec![2] };
    let pairs = (0..=up_to).flat_map(move |a| (0..=up_to - a).map(move |b| [a, b]));
    let tables = pairs.flat_map(move |[a, b]| {
        let left = up_to - a - b;
        (0..=left).flat_map(move |c| (0..=left - c).map(move |d| [a, b, c, d]))
    });
    tables.map(move |[a, b, c, d]| {
        let counts = Counts {
            invited: None,
            invited_by_group: vec![vec![None; 2]],
            totals: vec![vec![a + c, b + d]],
            cells: vec![vec![vec![vec![a, b], vec![c, d]]]],
        };
        let release = Publication::first(shape.plan(), counts, &RULES).expect("counts of the plan").release(&RULES);
        ([a, b, c, d], release.tables[0].clone())
    })
}

#[test]
fn whoever_runs_this_program_on_every_small_table_learns_too_little() {
    let mut ends: BTreeMap<String, [(u32, u32); 4]> = BTreeMap::new();
    for (cells, table) in small_tables(42) {
        let ends = ends.entry(format!("{table:?}")).or_insert([(u32::MAX, 0); 4]);
        // Of larger tables some have the same release and are not among these.
        for number in 0..4 {
            let is_hidden = table.groups[number / 2].counts[number % 2].count().is_none();
            let is_complete = table.all.answered.count().is_none_or(|answered| answered <= 40);
            let (least, most) = ends[number];
            let next = (least.min(cells[number]), most.max(cells[number]));
            ends[number] = if is_hidden && is_complete { next } else { (0, u32::MAX) };
        }
    }
    assert!(ends.len() > 300);
    for (release, ends) in ends {
        assert!(ends.iter().all(|(least, most)| most - least >= RULES.protection), "{ends:?}: {release}");
    }
}

//! Somebody who has every release, knows the rules, and can do sums.

use survey::{Counts, Release, Row, Rules, Value};

use crate::simplex::{Equation, Simplex};

/// A number that the attacker wants, and what can be known of it.
#[derive(Debug)]
pub struct Found {
    pub what: String,
    pub truth: u32,
    pub least: i64,
    pub most: i64,
}

impl Found {
    /// Whether nothing but the truth is possible.
    pub fn is_exact(&self) -> bool {
        self.least == self.most && self.least == i64::from(self.truth)
    }
}

struct Number {
    what: String,
    truth: f64,
    bounds: (f64, f64),
    is_hidden: bool,
}

/// The equations between all published numbers. The numbers are those of the first release: it is known which answers
/// came and went, so later ones tell of the same numbers. It is also known of each number that the first release hides
/// whether its own size is the reason, wherever something of the same list or table is shown; only the publisher
/// should know that.
pub struct Attacker<'a> {
    rules: &'a Rules,
    releases: &'a [(Release, Counts)],
    numbers: Vec<Number>,
    equations: Vec<Equation>,
}

type OfCounts<'a> = &'a dyn Fn(&Counts) -> u32;
type OfRelease<'a> = &'a dyn Fn(&Release) -> Value;

impl<'a> Attacker<'a> {
    pub fn new(rules: &'a Rules, releases: &'a [(Release, Counts)]) -> Self {
        let mut attacker = Self { rules, releases, numbers: vec![], equations: vec![] };
        attacker.write_down();
        attacker
    }

    fn write_down(&mut self) {
        let (first, counts) = &self.releases[0];
        let (items, dimensions) = (counts.totals.len(), counts.invited_by_group.len());
        let is_shown = |value: &Value| value.count().is_some();
        let answered = self.add("answered".into(), true, 10, &Counts::answered, &|one| one.tables[0].all.answered);
        let invited =
            self.add("invited".into(), false, 0, &|one| one.invited.expect("known"), &|one| one.tables[0].all.invited);
        let mut groups = vec![];
        for number in 0..dimensions {
            let has_shown = first.tables[number].groups.iter().any(|row| is_shown(&row.answered));
            let len = counts.invited_by_group[number].len();
            let rows: Vec<usize> = (0..len).map(|group| self.group(number, group, has_shown)).collect();
            self.sum(answered, &rows);
            if number == 0 {
                let asked: Vec<usize> = (0..rows.len()).map(|group| self.invited(group, rows[group])).collect();
                self.sum(invited, &asked);
            }
            groups.push(rows);
        }
        for item in 0..items {
            let has_shown = first.tables[item * dimensions].all.counts.iter().any(is_shown);
            let totals: Vec<usize> = (0..counts.totals[item].len())
                .map(|answer| {
                    let what = format!("answer {answer} of item {item}");
                    self.add(what, has_shown, 10, &|one| one.totals[item][answer], &|one| {
                        one.tables[item * dimensions].all.counts[answer]
                    })
                })
                .collect();
            self.sum(answered, &totals);
            for (number, groups) in groups.iter().enumerate() {
                self.cells(item, number, groups, &totals);
            }
        }
    }

    fn group(&mut self, number: usize, group: usize, has_shown: bool) -> usize {
        let what = format!("group {group} of dimension {number}");
        let of_counts = |one: &Counts| one.answered_by_group(number)[group];
        self.add(what, has_shown, 10, &of_counts, &|one| one.tables[number].groups[group].answered)
    }

    /// The invited of a group: at least as many as answered.
    fn invited(&mut self, group: usize, answered: usize) -> usize {
        let of_counts = |one: &Counts| one.invited_by_group[0][group].expect("known");
        let invited = self
            .add(format!("invited of group {group}"), false, 0, &of_counts, &|one| one.tables[0].groups[group].invited);
        let silent =
            self.add("silent".into(), false, 0, &|one| of_counts(one) - one.answered_by_group(0)[group], &|_| {
                Value::NotAvailable
            });
        self.sum(invited, &[answered, silent]);
        invited
    }

    fn cells(&mut self, item: usize, number: usize, groups: &[usize], totals: &[usize]) {
        let (first, counts) = &self.releases[0];
        let dimensions = counts.invited_by_group.len();
        let table = &first.tables[item * dimensions + number];
        let has_shown = table.groups.iter().flat_map(|row| &row.counts).any(|value| value.count().is_some());
        let mut cells = vec![vec![0; totals.len()]; groups.len()];
        for (group, row) in cells.iter_mut().enumerate() {
            for (answer, cell) in row.iter_mut().enumerate() {
                // Within a hidden group or answer everything is hidden, whatever its size.
                let is_of_its_own =
                    table.groups[group].answered.count().is_some() && table.all.counts[answer].count().is_some();
                let what = format!("answer {answer} of item {item} in group {group} of dimension {number}");
                let of_counts = |one: &Counts| one.cells[item][number][group][answer];
                *cell = self.add(what, has_shown && is_of_its_own, 10, &of_counts, &|one| {
                    let row: &Row = &one.tables[item * dimensions + number].groups[group];
                    row.counts[answer]
                });
            }
        }
        (0..groups.len()).for_each(|group| self.sum(groups[group], &cells[group]));
        for answer in 0..totals.len() {
            self.sum(totals[answer], &cells.iter().map(|row| row[answer]).collect::<Vec<_>>());
        }
    }

    fn sum(&mut self, total: usize, parts: &[usize]) {
        self.equations.push(parts.iter().map(|part| (*part, 1.0)).chain([(total, -1.0)]).collect());
    }

    fn add(&mut self, what: String, is_told: bool, minimum: u32, of_counts: OfCounts, of_release: OfRelease) -> usize {
        let truth = f64::from(of_counts(&self.releases[0].1));
        let mut bounds = (0.0_f64, 1e6_f64);
        let mut is_hidden = false;
        for (number, (release, counts)) in self.releases.iter().enumerate() {
            let (value, now) = (of_release(release), of_counts(counts));
            let is_told = is_told && number == 0;
            let (least, most) = self.known(value, is_told.then_some(now), minimum);
            let came = f64::from(now) - truth;
            bounds = (bounds.0.max(least - came), bounds.1.min(most - came));
            is_hidden |= value == Value::Confidential;
        }
        self.numbers.push(Number { what, truth, bounds, is_hidden });
        self.numbers.len() - 1
    }

    fn known(&self, value: Value, told: Option<u32>, minimum: u32) -> (f64, f64) {
        let half = f64::from(self.rules.rounding / 2);
        match (value.count(), told) {
            (Some(rounded), _) => ((f64::from(rounded) - half).max(f64::from(minimum)), f64::from(rounded) + half),
            (None, Some(now)) if now < minimum => (0.0, f64::from(minimum) - 1.0),
            (None, Some(_)) => (f64::from(minimum), 1e6),
            (None, None) => (0.0, 1e6),
        }
    }

    /// The bounds of each hidden number, or only as far apart as is enough to stop.
    pub fn attack(&self, enough: i64) -> Vec<Found> {
        let bounds: Vec<_> = self.numbers.iter().map(|number| number.bounds).collect();
        let mut simplex = Simplex::new(&bounds, &self.equations).expect("the truth is a solution");
        let hidden = self.numbers.iter().enumerate().filter(|(_, number)| number.is_hidden);
        hidden.map(|(index, number)| find(&mut simplex, index, number, enough)).collect()
    }
}

fn find(simplex: &mut Simplex, index: usize, number: &Number, enough: i64) -> Found {
    // Counts are whole, so what lies between two of them is rounded inwards.
    let (up, down) = (|value: f64| (value + 1e-4).floor() as i64, |value: f64| (value - 1e-4).ceil() as i64);
    let most = up(simplex.push(index, true, |_| false));
    let least = down(simplex.push(index, false, |value| most - down(value) >= enough));
    let truth = number.truth as i64;
    assert!(truth <= most && (least <= truth || most - least >= enough), "{} is {truth}: {least}..{most}", number.what);
    Found { what: number.what.clone(), truth: number.truth as u32, least, most }
}

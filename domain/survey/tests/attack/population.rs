//! Random people, each in one group of each dimension and with one answer to each item.

use survey::{Breakdown, Counts, Dimension, Item, Mode, Plan, Quarter};

/// A generator of numbers that look random (SplitMix64), the same for the same seed.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).expect("below an end that fits")
    }

    /// The first more often than the second, and so on, so that there are large and small groups.
    fn skewed(&mut self, end: usize) -> usize {
        let one = self.below(end);
        if self.below(3) > 0 { self.below(one + 1) } else { one }
    }
}

#[derive(Clone)]
pub struct Person {
    pub groups: Vec<usize>,
    pub answers: Vec<usize>,
}

/// How many answers each item and groups each dimension has.
#[derive(Clone)]
pub struct Shape {
    pub answers: Vec<usize>,
    pub groups: Vec<usize>,
}

impl Shape {
    pub fn random(random: &mut Random, items: usize, dimensions: usize) -> Self {
        Self {
            answers: (0..=random.below(items)).map(|_| 2 + random.below(3)).collect(),
            groups: (0..=random.below(dimensions)).map(|_| 2 + random.below(3)).collect(),
        }
    }

    pub fn plan(&self) -> Plan {
        let codes = |kind: &str, len: usize| (0..len).map(|number| format!("{kind}-{number}")).collect();
        let item = |(number, len): (usize, &usize)| Item {
            id: format!("item-{number}"),
            version: 1,
            answers: codes("answer", *len),
        };
        let dimension = |(number, len): (usize, &usize)| Dimension {
            breakdown: if number == 0 {
                Breakdown::Borough
            } else {
                Breakdown::Characteristic(format!("trait-{number}"))
            },
            groups: codes("group", *len),
        };
        Plan {
            survey: "after-a-report".to_owned(),
            quarter: Quarter::new(2026, 1).expect("a quarter"),
            mode: Mode::Invited,
            is_sample: true,
            items: self.answers.iter().enumerate().map(item).collect(),
            dimensions: self.groups.iter().enumerate().map(dimension).collect(),
        }
    }

    /// A person; those of the last group of a dimension tend to answer alike.
    pub fn person(&self, random: &mut Random) -> Person {
        let groups: Vec<usize> = self.groups.iter().map(|groups| random.skewed(*groups)).collect();
        let is_alike = groups[0] + 1 == self.groups[0] && random.below(8) > 0;
        let answers = self.answers.iter().map(|answers| if is_alike { 0 } else { random.skewed(*answers) }).collect();
        Person { groups, answers }
    }

    pub fn people(&self, random: &mut Random, len: usize) -> Vec<Person> {
        (0..len).map(|_| self.person(random)).collect()
    }

    /// Counts of people who answered; of four invited in a borough, about three did.
    pub fn counts(&self, people: &[Person]) -> Counts {
        let count = |is_one: &dyn Fn(&Person) -> bool| {
            u32::try_from(people.iter().filter(|person| is_one(person)).count()).expect("few people")
        };
        let answers = |item: usize, is_one: &dyn Fn(&Person) -> bool| -> Vec<u32> {
            (0..self.answers[item]).map(|answer| count(&|one| one.answers[item] == answer && is_one(one))).collect()
        };
        let invited: Vec<u32> = (0..self.groups[0]).map(|group| count(&|one| one.groups[0] == group) * 4 / 3).collect();
        let invited_by_group = |dimension: usize, groups: usize| match dimension {
            0 => invited.iter().copied().map(Some).collect(),
            _ => vec![None; groups],
        };
        let rows = |item: usize, dimension: usize| {
            (0..self.groups[dimension]).map(|group| answers(item, &|one| one.groups[dimension] == group)).collect()
        };
        let items = 0..self.answers.len();
        Counts {
            invited: Some(invited.iter().sum()),
            invited_by_group: self
                .groups
                .iter()
                .enumerate()
                .map(|(number, len)| invited_by_group(number, *len))
                .collect(),
            totals: items.clone().map(|item| answers(item, &|_| true)).collect(),
            cells: items.map(|item| (0..self.groups.len()).map(|number| rows(item, number)).collect()).collect(),
        }
    }
}

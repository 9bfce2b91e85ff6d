//! The fixed list of tables of one survey in one quarter, by codes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A quarter of a year, such as `2026-Q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Quarter {
    year: u16,
    number: u8,
}

impl Quarter {
    /// A quarter, or `None` where the number is not 1 to 4.
    #[must_use]
    pub const fn new(year: u16, number: u8) -> Option<Self> {
        if matches!(number, 1..=4) { Some(Self { year, number }) } else { None }
    }

    /// A number that is one higher each quarter, so that it is another group's turn.
    pub(crate) fn turn(self) -> usize {
        usize::from(self.year) * 4 + usize::from(self.number)
    }

    /// Reads `2026-Q1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once("-Q")?;
        let is_plain =
            year.len() == 4 && number.len() == 1 && (year.to_owned() + number).bytes().all(|b| b.is_ascii_digit());
        if is_plain { Self::new(year.parse().ok()?, number.parse().ok()?) } else { None }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}

/// How people came to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// By an invitation, so it is known who could have answered.
    Invited,
    /// By a link that anybody may follow: self-selected, so counts only.
    OpenLink,
    /// By a code on paper: self-selected, so counts only.
    Code,
}

impl Mode {
    /// The code of the mode in published data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::OpenLink => "open-link",
            Self::Code => "code",
        }
    }
}

/// One question of the item bank, in one wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The name in the item bank.
    pub id: String,
    /// The version of its wording.
    pub version: u32,
    /// Codes of the answers in their order: the points of the scale, then `not-applicable`, and what else everybody
    /// who is counted can have answered. Each person is counted under exactly one of them.
    pub answers: Vec<String>,
}

/// What a table is broken down by: one thing at a time, never a combination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Breakdown {
    /// The borough where it happened; the City and outside London are groups of their own.
    Borough,
    /// The way in which people were in contact.
    Channel,
    /// The site that was visited. Only sites above 100 answers have numbers.
    Site,
    /// One characteristic of the equality questions, by its name. "Would rather not say" is a group.
    Characteristic(String),
}

impl Breakdown {
    /// The code of the breakdown in published data.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Borough => "borough",
            Self::Channel => "channel",
            Self::Site => "site",
            Self::Characteristic(name) => name,
        }
    }
}

/// A breakdown and its groups. Everybody who is counted is in exactly one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// What the groups are groups of.
    pub breakdown: Breakdown,
    /// The codes of the groups in their order.
    pub groups: Vec<String>,
}

/// Every table of one version of a survey in one quarter and one mode: each item by each dimension.
///
/// The people behind two plans are different people, so plans need no protection from each other. No total over two
/// of them is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The survey's name.
    pub survey: String,
    /// The quarter in which the answers were given.
    pub quarter: Quarter,
    /// How people came to answer.
    pub mode: Mode,
    /// Whether the answers are made up to show what results look like.
    pub is_sample: bool,
    /// The questions, each answered by the same people.
    pub items: Vec<Item>,
    /// The breakdowns; empty where the mode is not [`Mode::Invited`]: anybody can send open answers, and whoever
    /// fills a group with answers of their own would see what the one real answer in it is.
    pub dimensions: Vec<Dimension>,
}

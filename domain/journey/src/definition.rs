//! A journey as data.

use serde::{Deserialize, Serialize};

use std::sync::Arc;

use typed::name::Name;

use super::{Condition, Kind, Purpose};

/// One journey: its questions in the order asked, and what becomes of the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Definition {
    /// The name in the URL and of the file.
    pub id: Name,
    /// What the start page promises.
    pub minutes: u8,
    /// Every question, in the order asked.
    pub questions: Vec<Question>,
    /// What the answers become once they are complete.
    pub purpose: Purpose,
}

/// A question and when it is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Question {
    /// The name in the URL, the form and the event.
    pub id: Name,
    /// The message that asks it, such as `theft-kind` or `shared-when`.
    pub words: Arc<str>,
    /// What may be answered.
    pub kind: Kind,
    /// It may be left empty.
    #[serde(default)]
    pub optional: bool,
    /// The answer tells who the person is.
    #[serde(default)]
    pub identifies: bool,
    /// The answer is about whoever types it, so that the browser may fill in what it knows of them.
    #[serde(default)]
    pub own: bool,
    /// Asked only when this holds.
    pub when: Option<Condition>,
    /// Answers that end the journey elsewhere.
    #[serde(default)]
    pub exits: Vec<Exit>,
}

/// An answer that ends the journey on a page that says who helps instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Exit {
    /// When.
    pub when: Condition,
    /// Which page of `exits.toml`.
    pub page: Name,
    /// A choice of `service.toml`: where it is made, the answer ends nothing.
    pub unless: Option<Name>,
}

/// Names a question cannot have: they are pages of the journey, or fields that every form has.
pub const RESERVED: [&str; 10] =
    ["check", "sent", "stop", "start", "later", "hold", "language", "draft", "into", "instead"];

impl Definition {
    /// The question of that name.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }
}

/// What stands before the words of an item of the bank.
pub const ITEM: &str = "item";

impl Question {
    /// The item of the bank that is asked, and its version: a question `overall-2` in the words `item-overall-2` is the
    /// second wording of `overall`. `None` for a question of a journey's own.
    #[must_use]
    pub fn item(&self) -> Option<(&str, u16)> {
        let name = self.words.strip_prefix(ITEM)?.strip_prefix('-')?;
        item_of(name).filter(|_| self.id == *name)
    }
}

/// The item and the version that a name says.
#[must_use]
pub fn item_of(name: &str) -> Option<(&str, u16)> {
    let (item, version) = name.rsplit_once('-')?;
    Some((item, version.parse().ok().filter(|version| *version > 0)?))
}

#[cfg(test)]
mod tests {
    use super::item_of;

    #[test]
    fn a_name_says_the_version_of_an_item() {
        assert_eq!(item_of("ease-of-contact-12"), Some(("ease-of-contact", 12)));
        for name in ["overall", "overall-", "overall-0", "overall-two"] {
            assert_eq!(item_of(name), None, "{name}");
        }
    }
}

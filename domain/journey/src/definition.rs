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

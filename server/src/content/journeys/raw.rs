//! The shapes of the files, as written.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawJourney {
    pub(super) purpose: Option<Spanned<String>>,
    pub(super) queue: Option<Spanned<String>>,
    pub(super) priority: Option<Spanned<String>>,
    #[serde(default = "five")]
    pub(super) minutes: u8,
    pub(super) ask: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) question: BTreeMap<Spanned<String>, RawQuestion>,
    #[serde(default)]
    pub(super) rule: Vec<RawRule>,
}

const fn five() -> u8 {
    5
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawShared {
    #[serde(default)]
    pub(super) question: BTreeMap<Spanned<String>, RawQuestion>,
    #[serde(default)]
    pub(super) rule: Vec<RawRule>,
    #[serde(default)]
    pub(super) withhold: Vec<RawWithhold>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawQuestion {
    // Only a field of a repeated question names itself; a question is named by its table.
    pub(super) id: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) optional: bool,
    #[serde(default)]
    pub(super) identifies: bool,
    pub(super) own: Option<bool>,
    // A question of a journey may be asked in the words of the shared one that it replaces.
    pub(super) words: Option<Spanned<String>>,
    pub(super) when: Option<Spanned<RawCondition>>,
    #[serde(default)]
    pub(super) exit: Vec<RawExit>,
    pub(super) kind: Spanned<String>,
    pub(super) characters_max: Option<usize>,
    pub(super) autocomplete: Option<String>,
    pub(super) options: Option<Vec<Spanned<String>>>,
    pub(super) none: Option<Spanned<String>>,
    pub(super) future: Option<bool>,
    pub(super) abroad: Option<bool>,
    pub(super) as_words: Option<bool>,
    pub(super) date_of_birth: Option<bool>,
    pub(super) at_least: Option<i64>,
    pub(super) at_most: Option<i64>,
    pub(super) field: Option<Vec<RawQuestion>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExit {
    pub(super) when: Spanned<RawCondition>,
    pub(super) page: Spanned<String>,
    pub(super) unless: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub(super) when: Spanned<RawCondition>,
    pub(super) queue: Option<Spanned<String>>,
    pub(super) priority: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWithhold {
    pub(super) when: Spanned<RawCondition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawCondition {
    pub(super) question: Option<String>,
    pub(super) is: Option<String>,
    pub(super) one_of: Option<Vec<String>>,
    pub(super) any: Option<Vec<RawCondition>>,
    pub(super) all: Option<Vec<RawCondition>>,
    pub(super) not: Option<Box<RawCondition>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExitPages {
    pub(super) exit: Vec<RawExitPage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawExitPage {
    pub(super) id: Spanned<String>,
    #[serde(default)]
    pub(super) urgent: bool,
    #[serde(default)]
    pub(super) helpers: Vec<Spanned<String>>,
    pub(super) report: Option<Spanned<String>>,
    pub(super) report_if: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) listed: bool,
}

impl RawQuestion {
    /// The settings that were written, of those that belong to some kinds only.
    pub(super) fn settings(&self) -> impl Iterator<Item = &'static str> {
        [
            ("characters-max", self.characters_max.is_some()),
            ("autocomplete", self.autocomplete.is_some()),
            ("own", self.own.is_some()),
            ("options", self.options.is_some()),
            ("none", self.none.is_some()),
            ("future", self.future.is_some()),
            ("abroad", self.abroad.is_some()),
            ("as-words", self.as_words.is_some()),
            ("date-of-birth", self.date_of_birth.is_some()),
            ("at-least", self.at_least.is_some()),
            ("at-most", self.at_most.is_some()),
            ("field", self.field.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, set)| set.then_some(name))
    }
}

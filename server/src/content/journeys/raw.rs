//! The shapes of the files, as written.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::question::RawQuestion;

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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSurvey {
    #[serde(default = "five")]
    pub(super) minutes: u8,
    pub(super) ask: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) question: BTreeMap<Spanned<String>, RawQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawItems {
    #[serde(default)]
    pub(super) question: BTreeMap<Spanned<String>, RawQuestion>,
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

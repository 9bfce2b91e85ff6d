//! The shape of `content/bank-holidays.toml`.

use serde::Deserialize;
use toml::{Spanned, value::Datetime};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCalendar {
    #[serde(default)]
    pub(super) rule: Vec<RawRule>,
    #[serde(default)]
    pub(super) day: Vec<RawDay>,
    #[serde(default)]
    pub(super) published: Vec<RawPublished>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawRule {
    pub(super) id: Spanned<String>,
    pub(super) name: Spanned<String>,
    pub(super) date: Option<String>,
    pub(super) days_after_easter: Option<i16>,
    pub(super) first_monday_of: Option<String>,
    pub(super) last_monday_of: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawDay {
    pub(super) date: Spanned<Datetime>,
    pub(super) id: Option<Spanned<String>>,
    pub(super) name: Spanned<String>,
    pub(super) instead_of: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawPublished {
    pub(super) date: Spanned<Datetime>,
    pub(super) id: Option<Spanned<String>>,
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) substitute: bool,
}

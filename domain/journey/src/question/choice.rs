//! One choice, several choices, yes or no.

use serde::{Deserialize, Serialize};

use typed::name::Name;

use super::{Answer, ErrorCode, FieldError, Fields, Read};

/// One of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct OneChoice {
    /// In the order shown.
    pub options: Vec<Name>,
}

/// Any of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SeveralChoices {
    /// In the order shown.
    pub options: Vec<Name>,
    /// The option that excludes the others, where there is one.
    pub none: Option<Name>,
}

impl OneChoice {
    /// An option that the page does not offer counts as no choice: only a forged form can send it.
    pub(super) fn read(&self, form: &Fields, at: &str) -> Read {
        let typed = form.first(at);
        if typed.is_empty() {
            return Ok(None);
        }
        match self.options.iter().find(|option| option.as_str() == typed) {
            Some(option) => Ok(Some(Answer::Choice(option.clone()))),
            None => Err(vec![FieldError::new(at, ErrorCode::ChooseOne)]),
        }
    }
}

impl SeveralChoices {
    pub(super) fn read(&self, form: &Fields, at: &str) -> Read {
        let chosen: Vec<Name> = self.options.iter().filter(|option| form.has(at, option.as_str())).cloned().collect();
        if chosen.is_empty() && !form.all(at).is_empty() {
            return Err(vec![FieldError::new(at, ErrorCode::ChooseSome)]);
        }
        if !self.accepts(&chosen) {
            let error = FieldError::new(at, ErrorCode::NoneWithOthers);
            return Err(vec![self.none.as_ref().map_or(error.clone(), |none| error.with(none.as_str()))]);
        }
        Ok((!chosen.is_empty()).then_some(Answer::Choices(chosen)))
    }

    pub(crate) fn accepts(&self, chosen: &[Name]) -> bool {
        let none_beside_others = chosen.len() > 1 && self.none.as_ref().is_some_and(|none| chosen.contains(none));
        !none_beside_others && chosen.iter().all(|option| self.options.contains(option))
    }
}

pub(super) fn read_yes_no(form: &Fields, at: &str) -> Read {
    match form.first(at) {
        "" => Ok(None),
        "yes" => Ok(Some(Answer::YesNo(true))),
        "no" => Ok(Some(Answer::YesNo(false))),
        _ => Err(vec![FieldError::new(at, ErrorCode::ChooseOne)]),
    }
}

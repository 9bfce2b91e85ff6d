//! One choice, several choices, yes or no.

use serde::{Deserialize, Serialize};

use typed::name::Name;

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::{Behaviour, each_mentioned},
    control::{self, Control},
    settings::{At, Settings, Written},
};
use crate::size::{SHORT, count};

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

/// The kind that takes yes or no; it has no settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YesNo;

/// How content files write one choice.
pub(super) static ONE_CHOICE: Written = Written {
    name: "one-choice",
    settings: &["options"],
    general_options: &[],
    fits_in_an_item: true,
    read: |settings| Some(Kind::OneChoice(OneChoice { options: options(settings)? })),
};

impl Behaviour for OneChoice {
    fn written(&self) -> &'static Written {
        &ONE_CHOICE
    }

    /// An option that the page does not offer counts as no choice: only a forged form can send it.
    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        let typed = form.first(at);
        if typed.is_empty() {
            return Ok(None);
        }
        match self.options.iter().find(|option| option.as_str() == typed) {
            Some(option) => Ok(Some(Answer::Choice(option.clone()))),
            None => Err(vec![FieldError::new(at, ErrorCode::ChooseOne)]),
        }
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Choice(option) if self.options.contains(option))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(at, ErrorCode::ChooseOne)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::options(&self.options, false))]
    }

    fn answer_bytes(&self) -> u64 {
        self.options.iter().map(|option| count(option.as_str().len())).max().unwrap_or(0)
    }

    fn options(&self) -> &[Name] {
        &self.options
    }

    fn sample(&self) -> Answer {
        self.options.first().cloned().map_or(Answer::Empty, Answer::Choice)
    }

    fn telling(&self, mentioned: &[Name]) -> Vec<Answer> {
        each_mentioned(self.options.iter(), mentioned).cloned().map(Answer::Choice).collect()
    }
}

/// How content files write several choices.
pub(super) static SEVERAL_CHOICES: Written = Written {
    name: "several-choices",
    settings: &["options", "none"],
    general_options: &[],
    fits_in_an_item: false,
    read: |settings| {
        let options = options(settings)?;
        let none = settings.name("none");
        if let Some(none) = none.as_ref().filter(|none| !options.contains(none)) {
            settings.fault(At::Setting("none"), format!("`none` is `{none}`, which is not among the options"));
        }
        Some(Kind::SeveralChoices(SeveralChoices { options, none }))
    },
};

impl Behaviour for SeveralChoices {
    fn written(&self) -> &'static Written {
        &SEVERAL_CHOICES
    }

    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        let chosen: Vec<Name> = self.options.iter().filter(|option| form.has(at, option.as_str())).cloned().collect();
        if chosen.is_empty() && !form.all(at).is_empty() {
            return Err(vec![FieldError::new(at, ErrorCode::ChooseSome)]);
        }
        if !self.allows(&chosen) {
            let error = FieldError::new(at, ErrorCode::NoneWithOthers);
            return Err(vec![self.none.as_ref().map_or(error.clone(), |none| error.with(none.as_str()))]);
        }
        Ok((!chosen.is_empty()).then_some(Answer::Choices(chosen)))
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Choices(chosen) if self.allows(chosen))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(at, ErrorCode::ChooseSome)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::options(&self.options, true))]
    }

    fn answer_bytes(&self) -> u64 {
        self.options.iter().map(|option| 3 + count(option.as_str().len())).sum()
    }

    fn options(&self) -> &[Name] {
        &self.options
    }

    fn sample(&self) -> Answer {
        Answer::Choices(self.options.first().cloned().into_iter().collect())
    }

    fn telling(&self, mentioned: &[Name]) -> Vec<Answer> {
        let told: Vec<&Name> = self.options.iter().filter(|option| mentioned.contains(option)).collect();
        let unmentioned = self.options.iter().find(|option| !mentioned.contains(option));
        let chosen = subsets(&told, unmentioned).into_iter().filter(|chosen| self.allows(chosen));
        chosen.map(Answer::Choices).collect()
    }
}

impl SeveralChoices {
    fn allows(&self, chosen: &[Name]) -> bool {
        let none_beside_others = chosen.len() > 1 && self.none.as_ref().is_some_and(|none| chosen.contains(none));
        !none_beside_others && chosen.iter().all(|option| self.options.contains(option))
    }
}

/// How content files write yes or no.
pub(super) static YES_NO: Written = Written {
    name: "yes-no",
    settings: &[],
    general_options: &["yes", "no"],
    fits_in_an_item: true,
    read: |_| Some(Kind::YesNo),
};

impl Behaviour for YesNo {
    fn written(&self) -> &'static Written {
        &YES_NO
    }

    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        match form.first(at) {
            "" => Ok(None),
            "yes" => Ok(Some(Answer::YesNo(true))),
            "no" => Ok(Some(Answer::YesNo(false))),
            _ => Err(vec![FieldError::new(at, ErrorCode::ChooseOne)]),
        }
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::YesNo(_))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(at, ErrorCode::ChooseOne)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        vec![Control::new(at, control::words(YES_NO.general_options))]
    }

    fn answer_bytes(&self) -> u64 {
        SHORT
    }

    fn sample(&self) -> Answer {
        Answer::YesNo(false)
    }

    fn telling(&self, _mentioned: &[Name]) -> Vec<Answer> {
        vec![Answer::YesNo(true), Answer::YesNo(false)]
    }
}

fn options(settings: &mut dyn Settings) -> Option<Vec<Name>> {
    settings.names("options", "option", "a choice needs at least two `options`")
}

/// Every subset of the options; the empty one stands for a choice that nobody mentions.
fn subsets(told: &[&Name], unmentioned: Option<&Name>) -> Vec<Vec<Name>> {
    let all = (0..1_usize << told.len()).map(|bits| {
        let is_in = |place: &usize| bits >> place & 1 == 1;
        (0..told.len()).filter(is_in).map(|place| told[place].clone()).collect::<Vec<_>>()
    });
    all.map(|chosen| if chosen.is_empty() { unmentioned.cloned().into_iter().collect() } else { chosen })
        .filter(|chosen: &Vec<Name>| !chosen.is_empty())
        .collect()
}

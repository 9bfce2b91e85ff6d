//! A scale: points in order, of which one is chosen, such as from very satisfied to very dissatisfied. Every scale also
//! offers "not applicable", which is an answer and no point, so that results never count it among the points.

use serde::{Deserialize, Serialize};
use typed::name::Name;

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::{Behaviour, each_mentioned},
    control::{Control, Holds},
    settings::{At, Written},
};
use crate::size::count;

/// The answer of whoever the question does not apply to.
pub const NOT_APPLICABLE: &str = "not-applicable";

/// The settings of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Scale {
    /// In order, from one end to the other; never [`NOT_APPLICABLE`].
    pub points: Vec<Name>,
}

/// How content files write it. It is never a field of an item: many scales in one form would be a matrix.
pub(super) static WRITTEN: Written = Written {
    name: "scale",
    settings: &["points"],
    general_options: &[NOT_APPLICABLE],
    fits_in_an_item: false,
    read: |settings| {
        let points = settings.names("points", "point", "a scale needs at least two `points`")?;
        if points.iter().any(|point| point.as_str() == NOT_APPLICABLE) {
            let reason = format!("every scale has `{NOT_APPLICABLE}` already, and it is no point");
            settings.fault(At::Entry("points", NOT_APPLICABLE), reason);
        }
        Some(Kind::Scale(Scale { points }))
    },
};

impl Behaviour for Scale {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    /// A choice that the page does not offer counts as none: only a forged form can send it.
    fn read(&self, form: &Fields, at: &str, _given: &Given<'_>) -> Read {
        let chosen = form.first(at);
        if chosen.is_empty() {
            return Ok(None);
        }
        let answer = self.choices().find(|choice| choice.as_str() == chosen).map(Answer::Choice);
        answer.map(Some).ok_or_else(|| vec![self.nothing_answered(at)])
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Choice(chosen) if self.has_option(chosen) == Some(true))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(at, ErrorCode::ChooseOne)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        let options = self.choices().map(|choice| choice.to_string()).collect();
        vec![Control::new(at, Holds::Options { options, several: false })]
    }

    fn answer_bytes(&self) -> u64 {
        self.choices().map(|choice| count(choice.as_str().len())).max().unwrap_or(0)
    }

    fn options(&self) -> &[Name] {
        &self.points
    }

    fn sample(&self) -> Answer {
        self.choices().next().map_or(Answer::Empty, Answer::Choice)
    }

    fn telling(&self, mentioned: &[Name]) -> Vec<Answer> {
        let choices: Vec<Name> = self.choices().collect();
        each_mentioned(choices.iter(), mentioned).cloned().map(Answer::Choice).collect()
    }
}

impl Scale {
    /// The points in order, then "not applicable".
    fn choices(&self) -> impl Iterator<Item = Name> {
        self.points.iter().cloned().chain(Name::parse(NOT_APPLICABLE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<Name> {
        names.iter().map(|name| Name::parse(name).expect("a name")).collect()
    }

    #[test]
    fn a_condition_tells_points_from_not_applicable() {
        let scale = Scale { points: names(&["good", "fair", "poor"]) };
        for (mentioned, told) in [
            (&["poor"][..], &["poor", "good"][..]),
            (&["not-applicable"], &["not-applicable", "good"]),
            (&["good", "fair", "poor"], &["good", "fair", "poor", "not-applicable"]),
        ] {
            let expected: Vec<Answer> = names(told).into_iter().map(Answer::Choice).collect();
            assert_eq!(scale.telling(&names(mentioned)), expected, "{mentioned:?}");
        }
        for (option, has) in [("fair", true), ("not-applicable", true), ("unfair", false)] {
            assert_eq!(scale.has_option(&names(&[option])[0]), Some(has), "{option}");
        }
    }
}

//! Who somebody is: a name as they write it, and a date of birth.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    collect,
    control::{self, Control},
    date,
    settings::Written,
    text,
};
use crate::size::{AROUND_PARTS, SHORT, characters};

/// Characters of a name.
const NAME_MAX: usize = 200;

/// The settings of a person question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Person {
    /// Ask the date of birth too; it may be left empty.
    pub date_of_birth: bool,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonAnswer {
    /// The whole name, in any script and order.
    pub name: String,
    /// Where given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_of_birth: Option<NaiveDate>,
}

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "person",
    settings: &["date-of-birth", "own"],
    general_options: &[],
    fits_in_an_item: false,
    read: |settings| Some(Kind::Person(Person { date_of_birth: settings.flag("date-of-birth").unwrap_or(false) })),
};

impl Behaviour for Person {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    fn read(&self, form: &Fields, at: &str, given: &Given<'_>) -> Read {
        let mut errors = Vec::new();
        let field = format!("{at}-name");
        let name = text::line(form.first(&field), NAME_MAX).map_err(|code| FieldError::new(field, code));
        let name = collect(name, &mut errors).flatten();
        let birth_at = format!("{at}-birth");
        let date_of_birth = if self.date_of_birth { date::read_exact(form, &birth_at, given) } else { Ok(None) };
        let date_of_birth = collect(date_of_birth, &mut errors).flatten();
        match name {
            _ if !errors.is_empty() => Err(errors),
            Some(name) => Ok(Some(Answer::Person(PersonAnswer { name, date_of_birth }))),
            None if date_of_birth.is_some() => Err(vec![FieldError::new(format!("{at}-name"), ErrorCode::Required)]),
            None => Ok(None),
        }
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Person(_))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(format!("{at}-name"), ErrorCode::Required)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        let name = Control::new(format!("{at}-name"), control::line(NAME_MAX));
        let birth = self.date_of_birth.then(|| date::boxes(&format!("{at}-birth")));
        std::iter::once(name).chain(birth.into_iter().flatten()).collect()
    }

    fn answer_bytes(&self) -> u64 {
        characters(NAME_MAX) + SHORT + AROUND_PARTS
    }

    fn sample(&self) -> Answer {
        Answer::Person(PersonAnswer { name: "A".into(), date_of_birth: None })
    }
}

impl PersonAnswer {
    pub(super) fn fill(&self, at: &str) -> Fields {
        let mut fields = Fields::default().with(format!("{at}-name"), &*self.name);
        if let Some(birth) = self.date_of_birth {
            date::fill_date(&mut fields, &format!("{at}-birth"), birth);
        }
        fields
    }
}

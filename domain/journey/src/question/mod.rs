//! The question kinds. Each module owns one kind: how it is read from a form and how a form is filled again.

use serde::{Deserialize, Serialize};

use chrono::NaiveDate;

pub(super) use control::Holds;
use typed::vocabulary::Vocabulary;

use super::{Answer, ErrorCode, FieldError, Fields, Question};

pub mod choice;
pub mod contact;
mod control;
pub mod date;
pub mod email;
pub mod listed;
pub mod money;
pub mod number;
pub mod person;
pub mod phone;
pub mod place;
pub mod registration;
pub mod repeated;
pub mod text;
pub mod time;

/// Knowledge that a reader needs beside the form.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The day in London.
    pub today: NaiveDate,
    /// The words of dates, times and amounts that people may type here.
    pub words: &'a Vocabulary,
}

/// What a form said: an answer, nothing at all, or what is wrong with it.
pub type Read = Result<Option<Answer>, Vec<FieldError>>;

/// What may be answered, with the settings of the content file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One line.
    ShortText(text::Text),
    /// Several lines.
    LongText(text::Text),
    /// One of several options.
    OneChoice(choice::OneChoice),
    /// Any of several options.
    SeveralChoices(choice::SeveralChoices),
    /// Yes or no.
    YesNo,
    /// A day or days.
    Date(date::Date),
    /// A time of day.
    Time(time::Time),
    /// Where.
    Place(place::Place),
    /// Who.
    Person(person::Person),
    /// How to reach somebody.
    Contact,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A whole number.
    Number(number::Number),
    /// Pounds and pence.
    Money,
    /// A vehicle registration.
    Registration,
    /// One of a list that is made when the page is shown.
    Listed,
    /// The same fields for several things or people.
    Repeated(repeated::Repeated),
}

impl Kind {
    /// As written in content files and events.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::ShortText(_) => "short-text",
            Self::LongText(_) => "long-text",
            Self::OneChoice(_) => "one-choice",
            Self::SeveralChoices(_) => "several-choices",
            Self::YesNo => "yes-no",
            Self::Date(_) => "date",
            Self::Time(_) => "time",
            Self::Place(_) => "place",
            Self::Person(_) => "person",
            Self::Contact => "contact",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Number(_) => "number",
            Self::Money => "money",
            Self::Registration => "registration",
            Self::Listed => "listed",
            Self::Repeated(_) => "repeated",
        }
    }

    /// Reads the fields that start with `at`.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the page.
    pub fn read(&self, form: &Fields, at: &str, given: &Given<'_>) -> Read {
        match self {
            Self::ShortText(text) => text.read_line(form, at),
            Self::LongText(text) => text.read_lines(form, at),
            Self::OneChoice(choice) => choice.read(form, at),
            Self::SeveralChoices(choices) => choices.read(form, at),
            Self::YesNo => choice::read_yes_no(form, at),
            Self::Date(date) => date.read(form, at, given),
            Self::Time(_) => time::read(form, at, given),
            Self::Place(place) => place.read(form, at),
            Self::Person(person) => person.read(form, at, given),
            Self::Contact => contact::read(form, at),
            Self::Email => email::read(form, at),
            Self::Phone => phone::read(form, at),
            Self::Number(number) => number.read(form, at),
            Self::Money => money::read(form, at, given),
            Self::Registration => registration::read(form, at, given),
            Self::Listed => listed::read(form, at),
            Self::Repeated(repeated) => repeated.read_all(form, at, given),
        }
    }

    /// The form that would give this answer.
    #[must_use]
    pub fn fill(&self, answer: &Answer, at: &str) -> Fields {
        let one = |value: String| Fields::default().with(at, value);
        match answer {
            Answer::Empty => Fields::default(),
            Answer::Text(text) | Answer::Phone(text) | Answer::Registration(text) | Answer::Listed(text) => {
                one(text.clone())
            }
            Answer::Email(email) => email::fill(email, at),
            Answer::Choice(option) => one(option.to_string()),
            Answer::Choices(options) => options.iter().map(|option| (at, option.as_str())).collect(),
            Answer::YesNo(yes) => one(if *yes { "yes" } else { "no" }.to_owned()),
            Answer::Date(date) => date.fill(at),
            Answer::Time(time) => one(time.said.clone()),
            Answer::Place(place) => place.fill(at),
            Answer::Person(person) => person.fill(at),
            Answer::Contact(contact) => contact.fill(at),
            Answer::Number(number) => one(number.to_string()),
            Answer::Money(money) => one(money::filled(*money)),
            // The items stand in a list of their own; the form below it is for the next one.
            Answer::Repeated(_) => Fields::default(),
        }
    }

    /// Whether an answer that was stored earlier is still one of this kind: the definition may have changed
    /// since.
    #[must_use]
    pub fn accepts(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::ShortText(text) | Self::LongText(text), Answer::Text(typed)) => text.fits(typed),
            (Self::OneChoice(choice), Answer::Choice(option)) => choice.options.contains(option),
            (Self::SeveralChoices(choices), Answer::Choices(chosen)) => choices.accepts(chosen),
            (Self::Number(number), Answer::Number(value)) => number.accepts(*value),
            (Self::Repeated(repeated), Answer::Repeated(items)) => repeated.accepts(items),
            (Self::YesNo, Answer::YesNo(_))
            | (Self::Date(_), Answer::Date(_))
            | (Self::Time(_), Answer::Time(_))
            | (Self::Place(_), Answer::Place(_))
            | (Self::Person(_), Answer::Person(_))
            | (Self::Contact, Answer::Contact(_))
            | (Self::Email, Answer::Email(_))
            | (Self::Phone, Answer::Phone(_))
            | (Self::Money, Answer::Money(_))
            | (Self::Registration, Answer::Registration(_))
            | (Self::Listed, Answer::Listed(_)) => true,
            _ => false,
        }
    }

    /// What to say when nothing was answered, and beside which field.
    #[must_use]
    pub fn nothing_answered(&self, at: &str) -> FieldError {
        match self {
            Self::OneChoice(_) | Self::YesNo | Self::Listed => FieldError::new(at, ErrorCode::ChooseOne),
            Self::SeveralChoices(_) => FieldError::new(at, ErrorCode::ChooseSome),
            Self::Date(_) => FieldError::new(format!("{at}-day"), ErrorCode::DateMissing),
            Self::Place(_) => FieldError::new(format!("{at}-postcode"), ErrorCode::PlaceMissing),
            Self::Person(_) => FieldError::new(format!("{at}-name"), ErrorCode::Required),
            Self::Contact => FieldError::new(format!("{at}-email"), ErrorCode::ContactMissing),
            Self::Repeated(repeated) => FieldError::new(repeated.first_field(at), ErrorCode::NothingAdded),
            _ => FieldError::new(at, ErrorCode::Required),
        }
    }
}

impl Question {
    /// Reads this question's answer from a form.
    ///
    /// # Errors
    /// Every field that is wrong; where nothing was answered and something must be, the field to begin with.
    pub fn read(&self, form: &Fields, given: &Given<'_>) -> Result<Answer, Vec<FieldError>> {
        let answer = match self.kind.read(form, self.id.as_str(), given) {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) if self.optional => Ok(Answer::Empty),
            Ok(None) => Err(vec![self.kind.nothing_answered(self.id.as_str())]),
            Err(errors) => Err(errors),
        };
        answer.map_err(|errors| errors.into_iter().map(|error| error.about(&self.words)).collect())
    }

    /// Whether a stored answer still answers this question.
    #[must_use]
    pub fn accepts(&self, answer: &Answer) -> bool {
        match answer {
            Answer::Empty => self.optional,
            given => self.kind.accepts(given),
        }
    }
}

/// Collects the errors of several fields; the value is there only when none is wrong.
pub(crate) fn collect<T>(result: Result<T, FieldError>, errors: &mut Vec<FieldError>) -> Option<T> {
    result.map_err(|error| errors.push(error)).ok()
}

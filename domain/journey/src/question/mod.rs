//! The question kinds and their answers. Each module owns one kind; this one alone lists them all, in the enum
//! [`Kind`], the enum [`Answer`] and what leads from the two to the modules.

use std::collections::BTreeMap;

use behaviour::Behaviour;
use chrono::NaiveDate;
use control::Control;
pub(super) use control::Holds;
use serde::{Deserialize, Serialize};
use settings::Written;
use typed::{name::Name, vocabulary::Vocabulary};

use super::{ErrorCode, FieldError, Fields, Question};

mod behaviour;
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
pub mod scale;
pub mod settings;
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
    ShortText(text::ShortText),
    /// Several lines.
    LongText(text::LongText),
    /// One of several options.
    OneChoice(choice::OneChoice),
    /// Any of several options.
    SeveralChoices(choice::SeveralChoices),
    /// Yes or no.
    YesNo,
    /// One of several points in order.
    Scale(scale::Scale),
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

/// The answers of one journey by question, those of abandoned branches included.
pub type Answers = BTreeMap<Name, Answer>;

/// An answer that its question accepted. As JSON: `{"kind": "money", "value": 1250}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Answer {
    /// An optional question that the person passed over.
    Empty,
    /// Short or long text as typed, trimmed, lines ended by `\n`.
    Text(String),
    /// One option.
    Choice(Name),
    /// Several options in the order of the definition.
    Choices(Vec<Name>),
    /// Yes or no.
    YesNo(bool),
    /// A day or days.
    Date(date::DateAnswer),
    /// A time of day in the person's words, and on the clock.
    Time(time::TimeAnswer),
    /// A place, described in one or more ways.
    Place(place::PlaceAnswer),
    /// Who somebody is.
    Person(person::PersonAnswer),
    /// How to reach somebody.
    Contact(contact::ContactAnswer),
    /// An e-mail address.
    Email(String),
    /// One or more phone numbers as typed, with ASCII digits.
    Phone(String),
    /// A whole number.
    Number(i64),
    /// An amount in pence.
    Money(money::MoneyAnswer),
    /// Upper case, without spaces.
    Registration(String),
    /// One of a list that was made when the page was shown.
    Listed(String),
    /// Several things or people.
    Repeated(Vec<repeated::Item>),
}

/// Every kind that content files can write.
static WRITTEN: [&Written; 18] = [
    &text::SHORT_TEXT,
    &text::LONG_TEXT,
    &choice::ONE_CHOICE,
    &choice::SEVERAL_CHOICES,
    &choice::YES_NO,
    &scale::WRITTEN,
    &date::WRITTEN,
    &time::WRITTEN,
    &place::WRITTEN,
    &person::WRITTEN,
    &contact::WRITTEN,
    &email::WRITTEN,
    &phone::WRITTEN,
    &number::WRITTEN,
    &money::WRITTEN,
    &registration::WRITTEN,
    &listed::WRITTEN,
    &repeated::WRITTEN,
];

/// The options that kinds have in every question, each with a message of its own name.
pub fn general_options() -> impl Iterator<Item = &'static str> {
    WRITTEN.iter().flat_map(|kind| kind.general_options).copied()
}

impl Kind {
    /// The name as written in content files and events.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.behaviour().written().name
    }

    /// The one place that leads from a kind to its module.
    fn behaviour(&self) -> &dyn Behaviour {
        match self {
            Self::ShortText(text) => text,
            Self::LongText(text) => text,
            Self::OneChoice(choice) => choice,
            Self::SeveralChoices(choices) => choices,
            Self::YesNo => &choice::YesNo,
            Self::Scale(scale) => scale,
            Self::Date(date) => date,
            Self::Time(time) => time,
            Self::Place(place) => place,
            Self::Person(person) => person,
            Self::Contact => &contact::Contact,
            Self::Email => &email::Email,
            Self::Phone => &phone::Phone,
            Self::Number(number) => number,
            Self::Money => &money::Money,
            Self::Registration => &registration::Registration,
            Self::Listed => &listed::Listed,
            Self::Repeated(repeated) => repeated,
        }
    }

    /// Reads the fields that start with `at`.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the page.
    pub fn read(&self, form: &Fields, at: &str, given: &Given<'_>) -> Read {
        self.behaviour().read(form, at, given)
    }

    /// The form that would give this answer.
    #[must_use]
    pub fn fill(&self, answer: &Answer, at: &str) -> Fields {
        answer.fill(at)
    }

    /// Whether an answer that was stored earlier is still one of this kind: the definition may have changed
    /// since.
    #[must_use]
    pub fn accepts(&self, answer: &Answer) -> bool {
        self.behaviour().accepts(answer)
    }

    /// What to say when nothing was answered, and beside which field.
    #[must_use]
    pub fn nothing_answered(&self, at: &str) -> FieldError {
        self.behaviour().nothing_answered(at)
    }

    /// The options that have words of their own, in the order shown.
    #[must_use]
    pub fn options(&self) -> &[Name] {
        self.behaviour().options()
    }

    /// Whether an option has the same words in every question: a message of its own name.
    #[must_use]
    pub fn is_general(&self, option: &str) -> bool {
        self.behaviour().written().general_options.contains(&option)
    }

    /// The names of the fields that a question or field posts as `at`.
    #[must_use]
    pub fn posted(&self, at: &str) -> Vec<String> {
        self.controls(at).into_iter().map(|control| control.name).collect()
    }

    /// Whether a condition may compare the answer with this option; `None` where no condition may look at the answer.
    #[must_use]
    pub fn has_option(&self, option: &Name) -> Option<bool> {
        self.behaviour().has_option(option)
    }

    /// An answer that a question of this kind accepts.
    #[must_use]
    pub fn sample(&self) -> Answer {
        self.behaviour().sample()
    }

    /// The answers that conditions on these options can tell apart.
    pub(crate) fn telling(&self, mentioned: &[Name]) -> Vec<Answer> {
        self.behaviour().telling(mentioned)
    }

    /// The controls of a question or field that is posted as `at`.
    pub(crate) fn controls(&self, at: &str) -> Vec<Control> {
        self.behaviour().controls(at)
    }

    /// Bytes of JSON that the `value` of the longest answer takes.
    pub(crate) fn answer_bytes(&self) -> u64 {
        self.behaviour().answer_bytes()
    }
}

impl Answer {
    /// The form that would give this answer.
    fn fill(&self, at: &str) -> Fields {
        let one = |value: String| Fields::default().with(at, value);
        match self {
            Self::Empty => Fields::default(),
            Self::Text(text) | Self::Phone(text) | Self::Registration(text) | Self::Listed(text) => one(text.clone()),
            Self::Email(email) => email::fill(email, at),
            Self::Choice(option) => one(option.to_string()),
            Self::Choices(options) => options.iter().map(|option| (at, option.as_str())).collect(),
            Self::YesNo(yes) => one(if *yes { "yes" } else { "no" }.to_owned()),
            Self::Date(date) => date.fill(at),
            Self::Time(time) => one(time.said.clone()),
            Self::Place(place) => place.fill(at),
            Self::Person(person) => person.fill(at),
            Self::Contact(contact) => contact.fill(at),
            Self::Number(number) => one(number.to_string()),
            Self::Money(money) => one(money::filled(*money)),
            // The items stand in a list of their own; the form below it is for the next one.
            Self::Repeated(_) => Fields::default(),
        }
    }

    /// Whether this is the option, or has it among others, as conditions compare.
    pub(crate) fn includes(&self, option: &Name) -> bool {
        match self {
            Self::Choice(chosen) => chosen == option,
            Self::Choices(chosen) => chosen.contains(option),
            Self::YesNo(yes) => option == if *yes { "yes" } else { "no" },
            _ => false,
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

//! What a person answered, in a form that is stored, compared and handed on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use typed::name::Name;

use super::question::{
    contact::ContactAnswer, date::DateAnswer, money::MoneyAnswer, person::PersonAnswer, place::PlaceAnswer,
    repeated::Item, time::TimeAnswer,
};

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
    Date(DateAnswer),
    /// A time of day in the person's words, and on the clock.
    Time(TimeAnswer),
    /// A place, described in one or more ways.
    Place(PlaceAnswer),
    /// Who somebody is.
    Person(PersonAnswer),
    /// How to reach somebody.
    Contact(ContactAnswer),
    /// An e-mail address.
    Email(String),
    /// One or more phone numbers as typed, with ASCII digits.
    Phone(String),
    /// A whole number.
    Number(i64),
    /// An amount in pence.
    Money(MoneyAnswer),
    /// Upper case, without spaces.
    Registration(String),
    /// One of a list that was made when the page was shown.
    Listed(String),
    /// Several things or people.
    Repeated(Vec<Item>),
}

//! Lines and addresses of those who help: each stands once, in `content/service.toml`, with the date on which it was
//! checked and where it was found. Sentences and pages take it from here by name.

mod dial;
mod line;

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

pub use dial::{telephone, text_message};

pub use line::{Address, Number, OpeningTimes};
use typed::name::Name;

use crate::domain::fault::{Fault, Place};
use crate::domain::hours::moment;

/// Lines that pages show wherever they are: a portal does not start without them.
pub mod known {
    use super::Means;

    /// The police, an ambulance or the fire service, at once.
    pub const EMERGENCY: &str = "emergency";
    /// Emergencies in sign language.
    pub const BSL: &str = "bsl";
    /// Emergencies by text relay.
    pub const TEXT_RELAY: &str = "text-relay";
    /// The police when it is not an emergency.
    pub const NON_EMERGENCY: &str = "non-emergency";
    /// The police by text relay when it is not an emergency.
    pub const NON_EMERGENCY_RELAY: &str = "non-emergency-relay";

    /// Each with what it must have.
    pub const REQUIRED: [(&str, Means); 5] = [
        (EMERGENCY, Means::Call),
        (BSL, Means::Web),
        (TEXT_RELAY, Means::Call),
        (NON_EMERGENCY, Means::Call),
        (NON_EMERGENCY_RELAY, Means::Call),
    ];
}

/// What a sentence can take from a contact, as `{ $NAME-call }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// A number to ring.
    Call,
    /// A number to text.
    Text,
    /// Keys to press during a call.
    Press,
    /// A web address.
    Web,
}

impl Means {
    /// Each, in the order in which a person would try them.
    pub const ALL: [Self; 4] = [Self::Call, Self::Text, Self::Press, Self::Web];

    /// The last part of the variable's name, and the key in the file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Text => "text",
            Self::Press => "press",
            Self::Web => "web",
        }
    }
}

/// One who helps, and how to reach them. Their name is in the words: `contact-NAME`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// A number to ring.
    pub call: Option<Number>,
    /// A number to text.
    pub text: Option<Number>,
    /// Keys to press during a call.
    pub press: Option<Number>,
    /// A web address.
    pub web: Option<Address>,
    /// When somebody answers; nothing where nobody could say.
    pub hours: Option<OpeningTimes>,
    /// When somebody last checked all of this.
    #[serde(with = "moment::date")]
    pub checked: NaiveDate,
    /// Where it was found, with its date.
    pub source: String,
}

impl Contact {
    /// What is written for people to read, such as `0800 1111` or `childline.org.uk`.
    #[must_use]
    pub fn shown(&self, means: Means) -> Option<&str> {
        match means {
            Means::Call => self.call.as_ref().map(Number::as_str),
            Means::Text => self.text.as_ref().map(Number::as_str),
            Means::Press => self.press.as_ref().map(Number::as_str),
            Means::Web => self.web.as_ref().map(Address::shown),
        }
    }

    /// Where a tap on it leads. Keys to press lead nowhere.
    #[must_use]
    pub fn href(&self, means: Means) -> Option<String> {
        match means {
            Means::Call => self.call.as_ref().map(|number| telephone(number.as_str())),
            Means::Text => self.text.as_ref().map(|number| text_message(number.as_str())),
            Means::Press => None,
            Means::Web => self.web.as_ref().map(|address| address.as_str().to_owned()),
        }
    }

    fn reaches_somebody(&self) -> bool {
        Means::ALL.into_iter().any(|means| self.shown(means).is_some())
    }
}

/// Every contact by name, each with its place in the file.
#[derive(Clone, Debug, Default)]
pub struct Contacts(BTreeMap<Name, (Contact, Place)>);

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    contact: BTreeMap<Spanned<String>, Contact>,
}

impl Contacts {
    /// Reads the `[contact.NAME]` tables of a file.
    ///
    /// # Errors
    /// Every fault found, with its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let file: Arc<str> = file.into();
        let at = |offset: usize| Place { file: file.clone(), line: 1 + text[..offset].matches('\n').count() };
        let raw: Raw = toml::from_str(text)
            .map_err(|error| vec![Fault::new(&at(error.span().map_or(0, |span| span.start)), error.message())])?;
        let (mut contacts, mut faults) = (Self::default(), Vec::new());
        for (name, contact) in raw.contact {
            let place = at(name.span().start);
            match Name::parse(name.get_ref()) {
                Err(error) => faults.push(Fault::new(&place, error.to_string())),
                Ok(name) => {
                    faults.extend(fault_of(&name, &contact).map(|reason| Fault::new(&place, reason)));
                    contacts.0.insert(name, (contact, place));
                }
            }
        }
        faults.extend(contacts.twice());
        faults.extend(contacts.missing().map(|reason| Fault::new(&at(0), reason)));
        if faults.is_empty() { Ok(contacts) } else { Err(faults) }
    }

    /// A number or an address in two places would be changed in one of them.
    fn twice(&self) -> Vec<Fault> {
        let (mut seen, mut faults) = (BTreeMap::new(), Vec::new());
        for (name, contact, place) in self.iter() {
            for (means, href) in Means::ALL.into_iter().filter_map(|means| Some((means, contact.href(means)?))) {
                if let Some(other) = seen.insert(href, name) {
                    let part = means.as_str();
                    faults.push(Fault::new(place, format!("`{part}` of `{name}` stands in `{other}` already")));
                }
            }
        }
        faults
    }

    fn missing(&self) -> impl Iterator<Item = String> {
        let lacks = |(name, means): &(&str, Means)| self.get(name).and_then(|one| one.shown(*means)).is_none();
        let missing = known::REQUIRED.into_iter().filter(lacks);
        missing.map(|(name, means)| format!("`[contact.{name}]` with `{}` is missing", means.as_str()))
    }

    /// The contact of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Contact> {
        self.0.get(name).map(|(contact, _)| contact)
    }

    /// Every contact with its name and place, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, &Contact, &Place)> {
        self.0.iter().map(|(name, (contact, place))| (name, contact, place))
    }
}

fn fault_of(name: &Name, contact: &Contact) -> Option<String> {
    if !contact.reaches_somebody() {
        return Some(format!("`{name}` has none of `call`, `text`, `press` and `web`"));
    }
    contact.source.trim().is_empty().then(|| format!("`{name}` does not say where it was found: write `source`"))
}

#[cfg(test)]
mod tests;

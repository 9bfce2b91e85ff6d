//! A register of counters as a file has it: `content/counters.toml`, or what an import brings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::hours::{Closure, HolidayRule, OneOffDay, WrittenHours, moment};

/// The whole file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRegister {
    /// The counters, in the order of the file. Not optional: half a file, or an empty one, is not a register.
    pub counter: Vec<WrittenCounter>,
}

/// One counter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WrittenCounter {
    /// Its name in addresses, unique.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// What kind of place it is.
    pub kind: Kind,
    /// Invented, or not checked by the service that runs it: the page says so.
    #[serde(default)]
    pub sample: bool,
    /// Street and town, without the postcode.
    pub address: String,
    /// The full postcode.
    pub postcode: String,
    /// WGS 84, degrees.
    pub latitude: f64,
    /// WGS 84, degrees.
    pub longitude: f64,
    /// As the gazetteer names it.
    pub borough: String,
    /// The ward's name.
    #[serde(default)]
    pub ward: String,
    /// What can be done there, by names of `counter-services.toml`.
    #[serde(default)]
    pub services: Vec<String>,
    /// Numbers that reach it.
    #[serde(default)]
    pub phones: Vec<Phone>,
    /// How to get there.
    #[serde(default)]
    pub getting_there: String,
    /// Where these facts come from.
    #[serde(default)]
    pub source: String,
    /// When somebody last checked them.
    #[serde(with = "moment::date")]
    pub checked: NaiveDate,
    /// A visit can be booked.
    #[serde(default)]
    pub bookable: bool,
    /// Who can use it, and how.
    #[serde(default)]
    pub access: Access,
    /// Usual hours of the site, and of services that differ.
    #[serde(default)]
    pub hours: Vec<HoursEntry>,
    /// Planned closures.
    #[serde(default)]
    pub closed: Vec<ClosureEntry>,
    /// Days with hours of their own.
    #[serde(default)]
    pub day: Vec<DayEntry>,
}

/// What kind of place a counter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The main site of an area, for everything, enforcement business included.
    Principal,
    /// For victims, witnesses and enquiries.
    Satellite,
    /// Run by volunteers.
    VolunteerRun,
    /// A desk in a place that people use anyway.
    ContactPoint,
    /// Not for visits.
    NotPublic,
}

impl Kind {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 5] =
        [Self::Principal, Self::Satellite, Self::VolunteerRun, Self::ContactPoint, Self::NotPublic];

    /// As files, addresses and message names write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Principal => "principal",
            Self::Satellite => "satellite",
            Self::VolunteerRun => "volunteer-run",
            Self::ContactPoint => "contact-point",
            Self::NotPublic => "not-public",
        }
    }

    /// Reads what [`Self::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phone {
    /// Whom it reaches.
    pub label: String,
    /// As people write it.
    pub number: String,
}

/// Who can use a counter, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Access {
    /// From the street to the desk without a step.
    pub step_free: bool,
    /// A loop for hearing aids.
    pub hearing_loop: bool,
    /// When somebody there signs BSL, as OSM `opening_hours`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bsl: Option<String>,
    /// Spoken besides English, ISO 639.
    pub languages: Vec<String>,
    /// A room to talk in private.
    pub quiet_room: bool,
    /// Where a car can stand.
    pub parking: Parking,
    /// Toilets for visitors.
    pub toilets: Toilets,
}

/// Where a car can stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parking {
    /// Nowhere.
    #[default]
    None,
    /// With a Blue Badge.
    BlueBadge,
    /// Any visitor's.
    Visitors,
}

/// Toilets for visitors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Toilets {
    /// None.
    #[default]
    None,
    /// There are some.
    Yes,
    /// With one that is accessible.
    Accessible,
}

/// Usual hours from a date on, of the site or of one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HoursEntry {
    /// Of this service alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The first day.
    #[serde(with = "moment::date")]
    pub from: NaiveDate,
    /// OSM `opening_hours`.
    pub hours: String,
    /// What happens on bank holidays.
    #[serde(default)]
    pub holidays: HolidayRule,
}

impl HoursEntry {
    /// Without the service.
    #[must_use]
    pub fn written(&self) -> WrittenHours {
        WrittenHours { from: self.from, hours: self.hours.clone(), holidays: self.holidays.clone() }
    }
}

/// A planned closure, of the site or of one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ClosureEntry {
    /// Of this service alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The first moment.
    #[serde(with = "moment::start")]
    pub from: chrono::NaiveDateTime,
    /// The first moment after it.
    #[serde(with = "moment::end")]
    pub to: chrono::NaiveDateTime,
    /// Why, as people are told.
    pub reason: String,
}

impl ClosureEntry {
    /// Without the service.
    #[must_use]
    pub fn written(&self) -> Closure {
        Closure { from: self.from, to: self.to, reason: self.reason.clone() }
    }
}

/// A day with hours of its own, of the site or of one service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DayEntry {
    /// Of this service alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The day.
    #[serde(with = "moment::date")]
    pub date: NaiveDate,
    /// `off`, or times.
    pub hours: String,
    /// Why, as people are told.
    pub reason: String,
}

impl DayEntry {
    /// Without the service.
    #[must_use]
    pub fn written(&self) -> OneOffDay {
        OneOffDay { date: self.date, hours: self.hours.clone(), reason: self.reason.clone() }
    }
}

//! A rota as its file has it.

use app::domain::{
    counter::lines::line_at,
    fault::{Fault, Place},
    hours::{Closure, OneOffDay, WrittenHours},
};
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// A desk, officer, room or video room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WrittenResource {
    /// The name, unique in the file; never that of a person.
    pub id: String,
    /// The slug of a counter.
    pub site: String,
    /// `desk`, `officer`, `room` or `video-room`.
    pub kind: String,
    /// Reached without a step; where nothing is said, as the register says of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_free: Option<bool>,
    /// A quiet room.
    #[serde(default)]
    pub quiet: bool,
    /// When it works, from a date on until the next entry.
    #[serde(default)]
    pub hours: Vec<WrittenHours>,
    /// When it does not, for some days or hours.
    #[serde(default)]
    pub closed: Vec<Closure>,
    /// Days with hours of their own.
    #[serde(default)]
    pub day: Vec<OneOffDay>,
}

impl WrittenResource {
    /// Whether another one is at the same site at the same times.
    #[must_use]
    pub fn works_like(&self, other: &Self) -> bool {
        self.site == other.site && self.hours == other.hours && self.closed == other.closed && self.day == other.day
    }
}

/// A rostered interpreter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WrittenInterpreter {
    /// The name, unique in the file; never that of a person.
    pub id: String,
    /// Codes that have a message `language-CODE`.
    pub languages: Vec<String>,
    /// `woman` or `man`.
    pub gender: String,
    /// `in-person`, `video`, `phone`.
    pub ways: Vec<String>,
    /// Slugs of the counters that they go to.
    #[serde(default)]
    pub sites: Vec<String>,
    /// Minutes from any of these sites to any other.
    #[serde(default)]
    pub travel_minutes: u32,
    /// When they work.
    #[serde(default)]
    pub hours: Vec<WrittenHours>,
    /// When they do not.
    #[serde(default)]
    pub closed: Vec<Closure>,
    /// Days with hours of their own.
    #[serde(default)]
    pub day: Vec<OneOffDay>,
}

/// An agency that interpreters are requested from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WrittenAgency {
    /// The name, unique in the file.
    pub id: String,
    /// Codes that have a message `language-CODE`.
    pub languages: Vec<String>,
    /// `in-person`, `video`, `phone`.
    pub ways: Vec<String>,
    /// How long before a visit it has to be asked, where that differs from three weeks for BSL and its like, and two
    /// days for spoken languages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_hours: Option<u16>,
}

/// An entry of a file, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<T> {
    /// What it says.
    pub written: T,
    /// The line on which it begins.
    pub place: Place,
}

/// The entries of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Desks, officers, rooms, video rooms.
    pub resources: Vec<Entry<WrittenResource>>,
    /// Rostered interpreters.
    pub interpreters: Vec<Entry<WrittenInterpreter>>,
    /// Agencies.
    pub agencies: Vec<Entry<WrittenAgency>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    resource: Vec<Spanned<WrittenResource>>,
    #[serde(default)]
    interpreter: Vec<Spanned<WrittenInterpreter>>,
    #[serde(default)]
    agency: Vec<Spanned<WrittenAgency>>,
}

#[derive(Serialize)]
struct Out<'w> {
    resource: Vec<&'w WrittenResource>,
    interpreter: Vec<&'w WrittenInterpreter>,
    agency: Vec<&'w WrittenAgency>,
}

impl Written {
    /// Reads a file, not yet held against anything.
    ///
    /// # Errors
    /// The file is no TOML, or has other fields.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let at = |offset: usize| Place { file: file.into(), line: line_at(text, offset) };
        let read: File = toml::from_str(text).map_err(|error| {
            let reason = match error.message() {
                "missing field `resource`" => {
                    "there is no [[resource]] in it; where none is meant, it says resource = []"
                }
                other => other,
            };
            vec![Fault::new(&at(error.span().map_or(0, |span| span.start)), reason)]
        })?;
        Ok(Self {
            resources: read.resource.into_iter().map(|one| entry(one, &at)).collect(),
            interpreters: read.interpreter.into_iter().map(|one| entry(one, &at)).collect(),
            agencies: read.agency.into_iter().map(|one| entry(one, &at)).collect(),
        })
    }

    /// The same with the resources of one site taken from another file. Interpreters and agencies serve several sites
    /// and stay.
    #[must_use]
    pub fn with_site(&self, site: &str, from: &Self) -> Self {
        let others = self.resources.iter().filter(|one| one.written.site != site);
        let new = from.resources.iter().filter(|one| one.written.site == site);
        Self { resources: others.chain(new).cloned().collect(), ..self.clone() }
    }

    /// The text of a file that is read as the same rota.
    ///
    /// # Errors
    /// Never: every rota can be written.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(&Out {
            resource: self.resources.iter().map(|one| &one.written).collect(),
            interpreter: self.interpreters.iter().map(|one| &one.written).collect(),
            agency: self.agencies.iter().map(|one| &one.written).collect(),
        })
    }
}

fn entry<T>(spanned: Spanned<T>, at: &dyn Fn(usize) -> Place) -> Entry<T> {
    let place = at(spanned.span().start);
    Entry { written: spanned.into_inner(), place }
}

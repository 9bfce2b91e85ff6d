//! What can be done at counters, and what took the place of what cannot any more: `counter-services.toml`.

use serde::Deserialize;
use toml::Spanned;
use typed::name::Name;

use super::lines::line_at;
use crate::domain::fault::{Fault, Place};

/// One service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterService {
    /// Its name; its words are `counter-service-NAME`.
    pub id: Name,
    /// Where it can be done online: a path of ours, or the name of a contact of `service.toml` with an address.
    pub online: Option<String>,
    /// It is done at counters; else only online.
    pub at_counters: bool,
    /// Where it is written.
    pub place: Place,
}

impl CounterService {
    /// The contact where it can be done online.
    #[must_use]
    pub fn online_contact(&self) -> Option<&str> {
        self.online.as_deref().filter(|online| !online.starts_with('/'))
    }
}

/// Every service, in the order shown.
#[derive(Clone, Debug, Default)]
pub struct Services(Vec<CounterService>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    service: Vec<Spanned<RawService>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct RawService {
    id: String,
    online: Option<String>,
    #[serde(default = "yes")]
    at_counters: bool,
}

const fn yes() -> bool {
    true
}

impl Services {
    /// Reads the file.
    ///
    /// # Errors
    /// Every fault, with its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let at = |offset: usize| Place { file: file.into(), line: line_at(text, offset) };
        let raw: Raw = toml::from_str(text)
            .map_err(|error| vec![Fault::new(&at(error.span().map_or(0, |span| span.start)), error.message())])?;
        let (mut services, mut faults) = (Vec::<CounterService>::new(), Vec::new());
        for raw in raw.service {
            let place = at(raw.span().start);
            let RawService { id, online, at_counters } = raw.into_inner();
            match Name::parse(&id) {
                Err(error) => faults.push(Fault::new(&place, error.to_string())),
                Ok(id) if services.iter().any(|one| one.id == id) => {
                    faults.push(Fault::new(&place, format!("there are two services called `{id}`")));
                }
                Ok(id) if !at_counters && online.is_none() => {
                    faults.push(Fault::new(
                        &place,
                        format!("`{id}` is not done at counters: say where it is, in `online`"),
                    ));
                }
                Ok(id)
                    if online
                        .as_deref()
                        .is_some_and(|online| !online.starts_with('/') && Name::parse(online).is_err()) =>
                {
                    faults.push(Fault::new(
                        &place,
                        format!(
                            "`online` of `{id}` is a path such as /report, or the name of a contact of service.toml"
                        ),
                    ));
                }
                Ok(id) => services.push(CounterService { id, online, at_counters, place }),
            }
        }
        if faults.is_empty() { Ok(Self(services)) } else { Err(faults) }
    }

    /// Those done at counters.
    pub fn at_counters(&self) -> impl Iterator<Item = &CounterService> {
        self.0.iter().filter(|service| service.at_counters)
    }

    /// Those that are not done at counters any more.
    pub fn only_online(&self) -> impl Iterator<Item = &CounterService> {
        self.0.iter().filter(|service| !service.at_counters)
    }

    /// Every one.
    #[must_use]
    pub fn all(&self) -> &[CounterService] {
        &self.0
    }

    /// The service of that name, where it is done at counters.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&CounterService> {
        self.at_counters().find(|service| service.id == *id)
    }
}

//! Where contacts are used: by cards on exit pages, by sentences, by counters, and by the frame of every page.

use std::collections::BTreeMap;

use app::domain::{exit_page::ExitPage, fault::Fault};
use app::{
    domain::contact::{Contact, Means, known},
    ui::service::Service,
    words::Locales,
};

use super::register::Directory;

/// Where each part of each contact is used, by `NAME-call`, `NAME-web` and so on.
#[derive(Debug, Default)]
pub struct Usage(BTreeMap<String, Vec<String>>);

impl Usage {
    /// Looks through everything that can use a contact.
    #[must_use]
    pub fn of(service: &Service, locales: &Locales, exits: &[ExitPage], directory: Option<&Directory>) -> Self {
        let mut usage = Self::default();
        usage.add(known::BSL, Means::Web, "every page".to_owned());
        for exit in exits {
            for helper in &exit.helpers {
                let means = [Means::Call, Means::Text, Means::Web];
                means.into_iter().for_each(|means| usage.add(helper.as_str(), means, format!("exit-{}", exit.id)));
            }
        }
        for closure in service.closures.iter() {
            for (name, _) in &closure.ring {
                let means = [Means::Call, Means::Text, Means::Web];
                let place = format!("closure of {}", closure.what.as_str());
                means.into_iter().for_each(|means| usage.add(name.as_str(), means, place.clone()));
            }
        }
        for service in directory.into_iter().flat_map(|directory| directory.services().all()) {
            if let Some(name) = service.online_contact() {
                usage.add(name, Means::Web, format!("counter-service-{}", service.id));
            }
        }
        for (name, _, _) in service.contacts.iter() {
            usage.add_sentences(name.as_str(), locales);
        }
        usage
    }

    fn add(&mut self, name: &str, means: Means, place: String) {
        let places = self.0.entry(format!("{name}-{}", means.as_str())).or_default();
        if !places.contains(&place) {
            places.push(place);
        }
    }

    fn add_sentences(&mut self, name: &str, locales: &Locales) {
        for written in locales.all().iter().flat_map(|locale| locale.written()) {
            for means in Means::ALL {
                let is_used = |variable: &String| {
                    let part = variable.strip_prefix(name).and_then(|rest| rest.strip_prefix('-'));
                    part == Some(means.as_str()) || (means == Means::Call && part == Some("number"))
                };
                if written.variables.iter().any(is_used) {
                    self.add(name, means, written.id.clone());
                }
            }
        }
    }

    /// Where a part of a contact is used.
    #[must_use]
    pub fn places(&self, name: &str, means: Means) -> &[String] {
        self.0.get(&format!("{name}-{}", means.as_str())).map_or(&[], Vec::as_slice)
    }

    /// Contacts that nobody sees: whoever edits them believes to change something.
    #[must_use]
    pub fn unused(&self, service: &Service) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (name, contact, place) in service.contacts.iter() {
            let has = |means: &Means| contact.shown(*means).is_some();
            for means in Means::ALL.into_iter().filter(has) {
                if self.places(name.as_str(), means).is_empty() {
                    let part = means.as_str();
                    faults.push(Fault::new(place, format!("nobody sees `{part}` of `{name}`: no sentence takes `${name}-{part}`, and no exit names `{name}` among its helpers")));
                }
            }
        }
        faults
    }
}

/// Names of contacts that something refers to and the settings do not have.
#[must_use]
pub fn unknown_helpers(service: &Service, exits: &[ExitPage]) -> Vec<Fault> {
    let helpers = exits.iter().flat_map(|exit| exit.helpers.iter().map(move |helper| (exit, helper)));
    let unknown = helpers.filter(|(_, helper)| service.contact(helper.as_str()).is_none_or(|one| !can_be_tapped(one)));
    unknown
        .map(|(exit, helper)| {
            let reason =
                format!("exit `{}` names `{helper}`: service.toml has no such contact to ring, text or open", exit.id);
            Fault::new(&exit.place, reason)
        })
        .collect()
}

fn can_be_tapped(contact: &Contact) -> bool {
    [Means::Call, Means::Text, Means::Web].into_iter().any(|means| contact.shown(means).is_some())
}

/// Services of counters whose `online` names a contact that has no web address.
#[must_use]
pub fn unknown_addresses(service: &Service, directory: &Directory) -> Vec<Fault> {
    let services = directory.services().all().iter();
    let named = services.filter_map(|one| Some((one, one.online_contact()?)));
    let unknown = named.filter(|(_, name)| service.contact(name).is_none_or(|contact| contact.web.is_none()));
    unknown
        .map(|(one, name)| {
            Fault::new(&one.place, format!("`online` names `{name}`: service.toml has no such contact with `web`"))
        })
        .collect()
}

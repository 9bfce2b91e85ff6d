//! An Open Referral UK feed (HSDS 3): each service at each counter, with its place, its access and its hours.

mod asked;
mod schedules;

use app::{
    domain::counter::{Counter, Kind, filter::Fact, services::CounterService},
    routes::Route,
    words::Words,
};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use asked::Asked;
use schedules::{INACTIVE, Planned, Schedule};

use crate::content::register::Directory;

/// What the base address says: which standard this is, and where it is described.
#[derive(Debug, Serialize, ToSchema)]
pub struct About {
    /// The version of the profile.
    version: &'static str,
    /// Where the profile is described.
    profile: &'static str,
    /// Where this feed is described.
    openapi_url: String,
}

impl About {
    /// Of the feed at an address.
    #[must_use]
    pub fn of(site: &str) -> Self {
        Self {
            version: "HSDS-UK-3.0",
            profile: "https://docs.openreferraluk.org/en/latest/",
            openapi_url: format!("{site}{}", Route::ApiDescription),
        }
    }
}

/// A page of services.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<'s> {
    total_items: usize,
    total_pages: usize,
    page_number: usize,
    size: usize,
    first_page: bool,
    last_page: bool,
    empty: bool,
    contents: Vec<&'s Service>,
}

/// A service at a counter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Service {
    /// The same for the same service at the same counter.
    pub id: String,
    name: String,
    description: String,
    url: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    alert: Option<String>,
    /// The day on which somebody last checked the facts.
    assured_date: String,
    organization: Organization,
    service_at_locations: Vec<ServiceAtLocation>,
    schedules: Vec<Schedule>,
}

/// Who offers it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Organization {
    id: String,
    name: String,
    description: String,
}

/// Where it is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ServiceAtLocation {
    id: String,
    location: Location,
}

/// A place.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Location {
    id: String,
    location_type: &'static str,
    name: String,
    latitude: f64,
    longitude: f64,
    addresses: Vec<Address>,
    accessibility: Vec<Accessibility>,
}

/// An address.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Address {
    id: String,
    address_1: String,
    city: &'static str,
    region: String,
    postal_code: String,
    country: &'static str,
    state_province: &'static str,
    address_type: &'static str,
}

/// A fact about access.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Accessibility {
    id: String,
    description: String,
}

/// The same name has the same id, in every process and after every start.
fn id(parts: &[&str]) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("/front-counter/{}", parts.join("/")).as_bytes()).to_string()
}

/// Every service at every counter, closed ones as well, with what is planned from a day on.
#[must_use]
pub fn services(directory: &Directory, words: &Words, publisher: Publisher<'_>) -> Vec<Service> {
    let counters = directory.register().all().iter();
    counters
        .flat_map(|counter| {
            let site = Planned::of(&counter.times(), &counter.plan(publisher.today), publisher.today);
            let offered = directory.services().at_counters().filter(|service| counter.offers(service.id.as_str()));
            let services = offered.map(|service| of(counter, service, &site, words, publisher));
            services.collect::<Vec<_>>()
        })
        .collect()
}

/// Who publishes, where and when.
#[derive(Clone, Copy, Debug)]
pub struct Publisher<'a> {
    /// The police's name.
    pub police: &'a str,
    /// The address that people use, or what stands for it.
    pub site: &'a str,
    /// London's date.
    pub today: NaiveDate,
}

fn of(counter: &Counter, service: &CounterService, site: &Planned, words: &Words, publisher: Publisher<'_>) -> Service {
    let (slug, name) = (counter.slug.as_str(), service.id.as_str());
    let said = |id: String| words.text(&id).plain();
    let own = counter.times_of(name).filter(|_| counter.has_own_hours(name));
    let own = own.zip(counter.plan_of(name, publisher.today));
    let own = own.map(|(times, plan)| Planned::of(&times, &plan, publisher.today));
    let planned = own.as_ref().unwrap_or(site);
    let is_public = counter.facts.kind != Kind::NotPublic;
    Service {
        id: id(&["service", slug, name]),
        name: said(format!("counter-service-{name}")),
        description: said(format!("counter-service-{name}.hint")),
        url: format!("{}{}", publisher.site, Route::Counter { slug }),
        status: if is_public { planned.status } else { INACTIVE },
        alert: planned.alert.clone().filter(|_| is_public),
        assured_date: counter.facts.checked.to_string(),
        organization: Organization {
            id: id(&["organization"]),
            name: publisher.police.to_owned(),
            description: publisher.police.to_owned(),
        },
        service_at_locations: vec![ServiceAtLocation {
            id: id(&["at", slug, name]),
            location: location(counter, words),
        }],
        schedules: if is_public { planned.schedules(slug, name) } else { Vec::new() },
    }
}

fn location(counter: &Counter, words: &Words) -> Location {
    let (slug, facts) = (counter.slug.as_str(), &counter.facts);
    let accessibility = Fact::ALL.into_iter().filter(|fact| *fact != Fact::Bookable && fact.holds(counter));
    let accessibility = accessibility.map(|fact| Accessibility {
        id: id(&["access", slug, fact.as_str()]),
        description: words.text(&format!("counters-fact-{}", fact.as_str())).plain(),
    });
    Location {
        id: id(&["location", slug]),
        location_type: "physical",
        name: facts.name.clone(),
        latitude: facts.latitude,
        longitude: facts.longitude,
        addresses: vec![Address {
            id: id(&["address", slug]),
            address_1: facts.address.clone(),
            city: "London",
            region: facts.borough.clone(),
            postal_code: facts.postcode.clone(),
            country: "GB",
            state_province: "Greater London",
            address_type: "physical",
        }],
        accessibility: accessibility.collect(),
    }
}

/// A page of those that are asked for; an empty one where there are no more.
#[must_use]
pub fn page<'s>(services: &'s [Service], asked: &Asked) -> Page<'s> {
    let found: Vec<&Service> = services.iter().filter(|service| asked.admits(service)).collect();
    let (number, per_page) = (asked.page(), asked.per_page());
    let contents: Vec<&Service> =
        found.iter().skip((number - 1).saturating_mul(per_page)).take(per_page).copied().collect();
    let total_pages = found.len().div_ceil(per_page).max(1);
    Page {
        total_items: found.len(),
        total_pages,
        page_number: number,
        size: contents.len(),
        first_page: number == 1,
        last_page: number >= total_pages,
        empty: contents.is_empty(),
        contents,
    }
}

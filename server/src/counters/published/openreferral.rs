//! An Open Referral UK feed (HSDS 3): each service at each counter, with its place, its access and its hours.

use app::{
    domain::{
        counter::{Counter, services::CounterService},
        hours::Span,
    },
    words::Words,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::counters::Directory;

/// Services on a page, unless another number is asked for.
const PER_PAGE: usize = 50;
const PER_PAGE_MAX: usize = 500;
/// Weekdays as iCalendar writes them, Monday first.
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Which page.
#[derive(Debug, Default, Deserialize, IntoParams)]
pub struct PageAsked {
    /// From 1.
    page: Option<usize>,
    /// How many on a page.
    per_page: Option<usize>,
}

/// A page of services.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page {
    total_items: usize,
    total_pages: usize,
    page_number: usize,
    size: usize,
    first_page: bool,
    last_page: bool,
    empty: bool,
    contents: Vec<Service>,
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

/// Weekly hours.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Schedule {
    id: String,
    freq: &'static str,
    byday: &'static str,
    opens_at: String,
    closes_at: String,
}

/// The same name has the same id, in every process and after every start.
fn id(parts: &[&str]) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("/front-counter/{}", parts.join("/")).as_bytes()).to_string()
}

/// Every service at every counter that people can visit.
#[must_use]
pub fn services(directory: &Directory, words: &Words, police: &str, site: &str) -> Vec<Service> {
    let counters = directory.register().all().iter();
    counters
        .flat_map(|counter| {
            let offered = directory.services().at_counters().filter(|service| counter.offers(service.id.as_str()));
            offered.map(|service| of(counter, service, words, police, site))
        })
        .collect()
}

fn of(counter: &Counter, service: &CounterService, words: &Words, police: &str, site: &str) -> Service {
    let (slug, name) = (counter.slug.as_str(), service.id.as_str());
    let said = |id: String| words.text(&id).plain();
    Service {
        id: id(&["service", slug, name]),
        name: said(format!("counter-service-{name}")),
        description: said(format!("counter-service-{name}.hint")),
        url: format!("{site}/counters/{slug}"),
        status: "active",
        organization: Organization {
            id: id(&["organization"]),
            name: police.to_owned(),
            description: police.to_owned(),
        },
        service_at_locations: vec![ServiceAtLocation {
            id: id(&["at", slug, name]),
            location: location(counter, words),
        }],
        schedules: schedules(counter, name),
    }
}

fn location(counter: &Counter, words: &Words) -> Location {
    let (slug, facts) = (counter.slug.as_str(), &counter.facts);
    let accessibility = app::domain::counter::filter::Fact::ALL.into_iter().filter(|fact| fact.holds(counter));
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

/// The hours of the newest schedule: what holds until somebody writes another.
fn schedules(counter: &Counter, service: &str) -> Vec<Schedule> {
    let newest = counter.facts.hours.iter().map(|entry| entry.from).max().unwrap_or_default();
    let week = counter.usual_week_of(service, newest).unwrap_or_else(|| counter.timetable().usual_week(newest));
    let slug = counter.slug.as_str();
    let schedule = |day: usize, span: Span| Schedule {
        id: id(&["schedule", slug, service, WEEKDAYS[day], &span.to_string()]),
        freq: "WEEKLY",
        byday: WEEKDAYS[day],
        opens_at: span.from.time().format("%H:%M").to_string(),
        closes_at: span.to.time().format("%H:%M").to_string(),
    };
    (0..7).flat_map(|day| week[day].iter().map(move |span| schedule(day, *span))).collect()
}

/// A page of them; an empty one where there are no more.
#[must_use]
pub fn page(services: &[Service], asked: &PageAsked) -> Page {
    let per_page = asked.per_page.unwrap_or(PER_PAGE).clamp(1, PER_PAGE_MAX);
    let number = asked.page.unwrap_or(1).max(1);
    let contents: Vec<Service> =
        services.iter().skip((number - 1).saturating_mul(per_page)).take(per_page).cloned().collect();
    let total_pages = services.len().div_ceil(per_page).max(1);
    Page {
        total_items: services.len(),
        total_pages,
        page_number: number,
        size: contents.len(),
        first_page: number == 1,
        last_page: number >= total_pages,
        empty: contents.is_empty(),
        contents,
    }
}

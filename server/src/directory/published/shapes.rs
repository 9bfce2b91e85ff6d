//! The shapes of the counters as JSON and as GeoJSON.

use app::{
    domain::{
        counter::{
            Counter,
            written::{Access, ClosureEntry, DayEntry, HoursEntry, Phone},
        },
        hours,
    },
    routes::Route,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A counter as open data. Times are London wall time; hours are OSM `opening_hours`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OpenCounter {
    /// Its name in addresses; does not change.
    slug: String,
    /// Its name for people.
    name: String,
    /// `principal`, `satellite`, `volunteer-run`, `contact-point` or `not-public`.
    kind: String,
    /// Invented or not checked.
    sample: bool,
    /// Street and town.
    address: String,
    /// The full postcode.
    postcode: String,
    /// WGS 84, degrees.
    latitude: f64,
    /// WGS 84, degrees.
    longitude: f64,
    /// The borough's name.
    borough: String,
    /// The ward's name.
    ward: String,
    /// What can be done there.
    services: Vec<String>,
    /// A visit can be booked.
    bookable: bool,
    /// Who can use it, and how.
    #[schema(value_type = Object)]
    access: Access,
    /// Numbers that reach it.
    #[schema(value_type = Vec<Object>)]
    phones: Vec<Phone>,
    /// Usual hours by the day they are in force from, of the site or of one service.
    #[schema(value_type = Vec<Object>)]
    hours: Vec<HoursEntry>,
    /// Planned closures.
    #[schema(value_type = Vec<Object>)]
    closures: Vec<ClosureEntry>,
    /// Days with hours of their own.
    #[schema(value_type = Vec<Object>)]
    days: Vec<DayEntry>,
    /// When somebody last checked these facts, `YYYY-MM-DD`.
    checked: String,
    /// Its page.
    url: String,
}

impl OpenCounter {
    /// Of a counter.
    #[must_use]
    pub fn of(counter: &Counter, site: &str) -> Self {
        let mut facts = counter.facts.clone();
        facts.access.bsl = facts.access.bsl.map(|bsl| hours::in_one_spelling(&bsl));
        Self {
            url: format!("{site}{}", Route::Counter { slug: &facts.slug }),
            kind: facts.kind.as_str().to_owned(),
            checked: facts.checked.to_string(),
            slug: facts.slug,
            name: facts.name,
            sample: facts.sample,
            address: facts.address,
            postcode: facts.postcode,
            latitude: facts.latitude,
            longitude: facts.longitude,
            borough: facts.borough,
            ward: facts.ward,
            services: facts.services,
            bookable: facts.bookable,
            access: facts.access,
            phones: facts.phones,
            hours: facts.hours.into_iter().map(in_one_spelling).collect(),
            closures: facts.closed,
            days: facts.day,
        }
    }
}

/// Other readers take `Sa, Su off` for two rules, so lists of days are published without spaces.
fn in_one_spelling(entry: HoursEntry) -> HoursEntry {
    HoursEntry { hours: hours::in_one_spelling(&entry.hours), ..entry }
}

/// GeoJSON (RFC 7946).
#[derive(Debug, Serialize, ToSchema)]
pub struct FeatureCollection {
    r#type: &'static str,
    features: Vec<Feature>,
}

/// One counter as a point.
#[derive(Debug, Serialize, ToSchema)]
pub struct Feature {
    r#type: &'static str,
    id: String,
    geometry: Point,
    properties: OpenCounter,
}

/// Longitude, then latitude.
#[derive(Debug, Serialize, ToSchema)]
pub struct Point {
    r#type: &'static str,
    coordinates: [f64; 2],
}

impl FeatureCollection {
    /// Of counters.
    #[must_use]
    pub fn of(counters: &[OpenCounter]) -> Self {
        let feature = |counter: &OpenCounter| Feature {
            r#type: "Feature",
            id: counter.slug.clone(),
            geometry: Point { r#type: "Point", coordinates: [counter.longitude, counter.latitude] },
            properties: counter.clone(),
        };
        Self { r#type: "FeatureCollection", features: counters.iter().map(feature).collect() }
    }
}

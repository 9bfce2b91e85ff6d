//! The counter for search engines and assistants: schema.org as JSON-LD. It is data, never run as script.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::Shelf;
use crate::{
    domain::{
        counter::{Counter, Kind},
        hours::{Span, to_london},
    },
    ui::frame::Frame,
};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The data block.
pub(super) fn structured(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> impl IntoView + use<> {
    // A script element ends at the first `</`, also inside a string.
    let text = json_ld(frame, shelf, counter).to_string().replace('<', "\\u003c");
    view! { <script type="application/ld+json" inner_html=text></script> }
}

/// Main counters are police stations; the others are public offices.
fn json_ld(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> Value {
    let facts = &counter.facts;
    let today = to_london(shelf.now).date();
    let usual = counter.timetable().usual_week(today);
    let hours: Vec<Value> = WEEKDAYS
        .iter()
        .zip(&usual)
        .flat_map(|(day, spans)| spans.iter().map(|span| specification(day, *span)))
        .collect();
    let special = counter.times().week(today).into_iter().filter(|day| day.why.is_some());
    let special: Vec<Value> = special
        .flat_map(|day| {
            let none = day.spans.is_empty().then(|| special_day(&day.date.to_string(), "00:00", "00:00"));
            let open = day
                .spans
                .iter()
                .map(|span| special_day(&day.date.to_string(), &clock(span.from.minutes()), &clock(span.to.minutes())));
            open.chain(none).collect::<Vec<_>>()
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": if facts.kind == Kind::Principal { "PoliceStation" } else { "GovernmentOffice" },
        "name": facts.name,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": frame.service.police_name},
        "address": {
            "@type": "PostalAddress",
            "streetAddress": facts.address,
            "postalCode": facts.postcode,
            "addressLocality": "London",
            "addressRegion": facts.borough,
            "addressCountry": "GB"
        },
        "geo": {"@type": "GeoCoordinates", "latitude": facts.latitude, "longitude": facts.longitude},
        "publicAccess": facts.kind != Kind::NotPublic,
        "telephone": facts.phones.first().map(|phone| phone.number.clone()),
        "openingHoursSpecification": hours,
        "specialOpeningHoursSpecification": special
    })
}

fn specification(day: &str, span: Span) -> Value {
    json!({
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": format!("https://schema.org/{day}"),
        "opens": clock(span.from.minutes()),
        "closes": clock(span.to.minutes())
    })
}

/// Closed all day is written as open from midnight to midnight of no length.
fn special_day(date: &str, opens: &str, closes: &str) -> Value {
    json!({
        "@type": "OpeningHoursSpecification",
        "validFrom": date,
        "validThrough": date,
        "opens": opens,
        "closes": closes
    })
}

/// As schema.org wants it: the end of the day is a minute before midnight; after midnight it is the next day's time.
fn clock(minutes: u16) -> String {
    let minutes = if minutes == 24 * 60 { 24 * 60 - 1 } else { minutes % (24 * 60) };
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

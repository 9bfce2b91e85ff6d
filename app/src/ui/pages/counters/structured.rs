//! The counter for search engines and assistants: schema.org as JSON-LD. It is data, never run as script.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{Shelf, planned::PERIODS_MAX};
use crate::{
    domain::{
        contact::{Means, known},
        counter::{
            Counter, Kind,
            openings::{Clock, clocks},
            plan::{Period, Plan},
        },
        hours::Day,
    },
    ui::frame::Frame,
};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The data block.
pub(super) fn structured(
    frame: &Frame,
    shelf: Shelf<'_>,
    counter: &Counter,
    is_visited: bool,
) -> impl IntoView + use<> {
    let name = if is_visited { "data" } else { "data-gone" };
    let text = shelf.pieces.text(frame, shelf.today(), (counter.slug.as_str(), name), |frame| {
        // A script element ends at the first `</`, also inside a string.
        json_ld(frame, shelf, counter, is_visited).to_string().replace('<', "\\u003c")
    });
    view! { <script type="application/ld+json" inner_html=text></script> }
}

/// Main counters are police stations; the others are public offices.
fn json_ld(frame: &Frame, shelf: Shelf<'_>, counter: &Counter, is_visited: bool) -> Value {
    let facts = &counter.facts;
    let plan = is_visited.then(|| counter.plan(shelf.today()));
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
        "publicAccess": is_visited,
        "telephone": facts.phones.first().map(|phone| phone.number.as_str()).or_else(|| non_emergency(frame)),
        "openingHoursSpecification": plan.as_ref().map(usual).unwrap_or_default(),
        "specialOpeningHoursSpecification": plan.as_ref().map(special).unwrap_or_default(),
        "makesOffer": if is_visited { services(frame, shelf, counter) } else { Vec::new() }
    })
}

/// The number that reaches every counter's police service.
fn non_emergency(frame: &Frame) -> Option<&str> {
    frame.service.contact(known::NON_EMERGENCY)?.shown(Means::Call)
}

/// What is done there at times of its own.
fn services(frame: &Frame, shelf: Shelf<'_>, counter: &Counter) -> Vec<Value> {
    let today = shelf.today();
    let own = shelf.services.at_counters().filter(|service| counter.has_own_hours(service.id.as_str()));
    let offers = own.filter_map(|service| {
        let plan = counter.plan_of(service.id.as_str(), today)?;
        let mut hours = usual(&plan);
        hours.extend(special(&plan));
        let name = frame.say(&format!("counter-service-{}", service.id)).plain();
        let service = json!({"@type": "GovernmentService", "name": name, "hoursAvailable": hours});
        Some(json!({"@type": "Offer", "itemOffered": service}))
    });
    offers.collect()
}

/// What comes every week, period by period. Days that are counted in their month are among the special ones.
fn usual(plan: &Plan) -> Vec<Value> {
    let last = plan.days.last().map(|day| day.date);
    let is_near = |period: &&Period| period.from.zip(last).is_none_or(|(from, last)| from <= last);
    let is_only = plan.periods.len() == 1;
    let periods = plan.periods.iter().filter(|period| plan.periods.len() <= PERIODS_MAX || is_near(period));
    let of_period = |period: &Period| {
        let dates = if is_only { (None, None) } else { (period.from, period.to) };
        let days = WEEKDAYS.into_iter().zip(&period.week.days);
        let each = days.flat_map(|(day, spans)| spans.iter().flatten().map(move |span| (day, *span)));
        let clocks = each.flat_map(|(day, span)| clocks(span).into_iter().map(move |(_, clock)| (day, clock)));
        let entries = clocks.map(|(day, clock)| specification(Some(day), clock, dates));
        entries.collect::<Vec<_>>()
    };
    periods.flat_map(of_period).collect()
}

/// Each of the coming days that its weekday does not tell, whole: it stands in the place of what comes every week.
/// Closed all day is written as open from midnight to midnight of no length.
fn special(plan: &Plan) -> Vec<Value> {
    let mut dates: BTreeMap<NaiveDate, Vec<Clock>> = BTreeMap::new();
    let is_special = |day: &Day| day.spans != plan.weekly(day.date);
    for day in plan.days.iter().filter(|day| is_special(day)) {
        dates.entry(day.date).or_default();
    }
    for (day, span) in plan.days.iter().flat_map(|day| day.spans.iter().map(move |span| (day, *span))) {
        for (later, clock) in clocks(span) {
            let date = day.date.checked_add_days(Days::new(later)).unwrap_or(day.date);
            // What a special day leaves to the day after it has its place there, beside what that day has itself.
            if is_special(day) && later > 0 && !dates.contains_key(&date) {
                let own = plan.days.iter().find(|day| day.date == date);
                let own = own.into_iter().flat_map(|day| day.spans.iter().flat_map(|span| clocks(*span)));
                dates.insert(date, own.map(|(_, clock)| clock).collect());
            }
            if is_special(day) || dates.contains_key(&date) && later > 0 {
                let clocks = dates.entry(date).or_default();
                if !clocks.contains(&clock) {
                    clocks.push(clock);
                }
            }
        }
    }
    let closed = Clock { opens: 0, closes: 0 };
    let entries = dates.into_iter().flat_map(|(date, mut clocks)| {
        if clocks.is_empty() {
            clocks.push(closed);
        }
        clocks.into_iter().map(move |clock| specification(None, clock, (Some(date), Some(date))))
    });
    entries.collect()
}

fn specification(day: Option<&str>, clock: Clock, (from, to): (Option<NaiveDate>, Option<NaiveDate>)) -> Value {
    let (opens, closes) = clock.written();
    let mut entry = json!({"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes});
    let more = [
        ("dayOfWeek", day.map(|day| format!("https://schema.org/{day}"))),
        ("validFrom", from.map(|date| date.to_string())),
        ("validThrough", to.map(|date| date.to_string())),
    ];
    for (name, value) in more {
        if let Some(value) = value {
            entry[name] = value.into();
        }
    }
    entry
}

//! Hours as the feed has them: each entry weekly or monthly, with the dates between which it holds.

use app::domain::{
    counter::{
        Times,
        openings::{ByDay, Opening, openings},
        plan::Plan,
    },
    hours::{ClosedFor, to_utc},
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::Serialize;
use utoipa::ToSchema;

use super::id;

const ACTIVE: &str = "active";
/// Of a service that nobody can use any more, or that was never for visits.
pub(super) const INACTIVE: &str = "inactive";
const TEMPORARILY_CLOSED: &str = "temporarily closed";
/// A closure of fewer days is no news about the service.
const CLOSED_FOR_DAYS: i64 = 7;
/// Weekdays as iCalendar writes them, Monday first.
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// The standard takes times for UTC where nothing is said.
const NOTES: &str = "Times are local time in London. Times that close before they open run past midnight.";

/// When a service is there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Schedule {
    id: String,
    /// `WEEKLY` or `MONTHLY`.
    freq: &'static str,
    /// `MO,TU`, or `1SA` for the first Saturday of the month and `-1SA` for the last.
    byday: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_to: Option<String>,
    /// `HH:MM`.
    opens_at: String,
    /// `HH:MM`; 23:59 for the end of the day.
    closes_at: String,
    notes: &'static str,
}

/// What is planned for a counter or a service, before it has a name.
pub(super) struct Planned {
    openings: Vec<Opening>,
    pub status: &'static str,
    pub alert: Option<String>,
}

impl Planned {
    pub fn of(times: &Times<'_>, plan: &Plan, today: NaiveDate) -> Self {
        let closed = plan.closures.iter().find(|closed| covers(closed, today));
        let status = match closed {
            _ if times.next_opening(to_utc(today.into())).is_none() => INACTIVE,
            Some(closed) if closed.to - closed.from >= TimeDelta::days(CLOSED_FOR_DAYS) => TEMPORARILY_CLOSED,
            _ => ACTIVE,
        };
        Self { openings: openings(plan), status, alert: plan.closures.first().map(alert) }
    }

    pub fn schedules(&self, slug: &str, service: &str) -> Vec<Schedule> {
        self.openings.iter().map(|opening| schedule(opening, slug, service)).collect()
    }
}

/// Whether all of a date is in a closure.
fn covers(closed: &ClosedFor, date: NaiveDate) -> bool {
    let midnight = date.and_time(NaiveTime::MIN);
    closed.from <= midnight && midnight + TimeDelta::days(1) <= closed.to
}

fn alert(closed: &ClosedFor) -> String {
    let (from, to) = (closed.from.format("%Y-%m-%d %H:%M"), closed.to.format("%Y-%m-%d %H:%M"));
    format!("Closed from {from} to {to}: {}", closed.reason)
}

fn schedule(opening: &Opening, slug: &str, service: &str) -> Schedule {
    let byday = opening.days.iter().map(by_day).collect::<Vec<_>>().join(",");
    let freq = if opening.days.iter().any(|day| day.nth.is_some()) { "MONTHLY" } else { "WEEKLY" };
    let (opens_at, closes_at) = opening.clock.written();
    let text = |date: Option<NaiveDate>| date.map(|date| date.to_string());
    let (valid_from, valid_to) = (text(opening.from), text(opening.to));
    let dates = [&valid_from, &valid_to].map(|date| date.as_deref().unwrap_or_default());
    Schedule {
        id: id(&["schedule", slug, service, &byday, &opens_at, &closes_at, dates[0], dates[1]]),
        freq,
        byday,
        valid_from,
        valid_to,
        opens_at,
        closes_at,
        notes: NOTES,
    }
}

fn by_day(day: &ByDay) -> String {
    let weekday = WEEKDAYS.get(day.weekday).copied().unwrap_or_default();
    day.nth.map_or_else(|| weekday.to_owned(), |nth| format!("{nth}{weekday}"))
}

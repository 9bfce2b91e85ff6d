//! A rota over the coming weeks: opening hours become quarters of an hour.
//!
//! Wall time becomes instants by the rules of all opening times: at a clock change whoever opens does so at the
//! earliest instant that can be meant, and whoever closes at the latest.

use app::domain::{
    counter::{Counter, Kind as SiteKind, Times},
    hours::{Day, to_utc, to_utc_closing},
};
use booking::{Interpreter, OfferedService, Quarter, Resource, Site, Span, Supply};
use chrono::{Days, NaiveDate, NaiveTime};

use super::{Known, Rota};

/// Days beyond the longest horizon: the last visit may go past midnight, and be travelled from.
const DAYS_AFTER: u16 = 2;

impl Rota {
    /// The supply from a day in London on, for as long as anything can be booked ahead. Sites that the register no
    /// longer has, or that take no bookings any more, are left out.
    #[must_use]
    pub fn supply(&self, known: Known<'_>, today: NaiveDate) -> Supply {
        let days = horizon_days(known) + DAYS_AFTER;
        let expansion = Expansion { known, first: today.pred_opt().unwrap_or(today), days: usize::from(days) + 1 };
        let ends = today.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
        let window = midnight(today)..midnight(ends);
        let rota = booking::Rota {
            sites: self.bookable(known).map(|counter| expansion.site(counter)).collect(),
            resources: self.resources.iter().filter_map(|one| expansion.resource(one)).collect(),
            interpreters: self.interpreters.iter().map(|one| expansion.interpreter(one)).collect(),
            agencies: self.agencies.clone(),
        };
        Supply::new(&rota, &window)
    }

    /// The counters that take bookings and have something on the rota.
    fn bookable<'k>(&self, known: Known<'k>) -> impl Iterator<Item = &'k Counter> {
        known.register.all().iter().filter(|counter| {
            let is_there = |(one, _): &(Resource, _)| one.site.as_str() == counter.slug.as_str();
            counter.facts.bookable && self.resources.iter().any(is_there)
        })
    }
}

/// The longest horizon of any service that can be booked.
fn horizon_days(known: Known<'_>) -> u16 {
    let services = known.services.all().iter().filter_map(|service| service.booking.as_ref());
    services.map(|booking| booking.horizon_days).max().unwrap_or(0)
}

fn midnight(date: NaiveDate) -> Quarter {
    Quarter::containing(to_utc(date.and_time(NaiveTime::MIN)))
}

struct Expansion<'k> {
    known: Known<'k>,
    /// Yesterday, whose night may go on.
    first: NaiveDate,
    days: usize,
}

impl Expansion<'_> {
    fn site(&self, counter: &Counter) -> Site {
        let services = self.known.services.at_counters().filter(|service| service.booking.is_some());
        let offered = services.filter_map(|service| {
            let open = self.spans(counter.times_of(service.id.as_str())?);
            Some(OfferedService { service: service.id.as_str().into(), open })
        });
        let is_main = counter.facts.kind == SiteKind::Principal;
        Site { id: counter.slug.as_str().into(), is_main, services: offered.collect() }
    }

    fn resource(&self, (resource, own): &(Resource, app::domain::hours::Timetable)) -> Option<Resource> {
        let counter = self.known.register.find(resource.site.as_str())?;
        Some(Resource { works: self.spans(counter.times_within(own)), ..resource.clone() })
    }

    fn interpreter(&self, (one, own): &(Interpreter, app::domain::hours::Timetable)) -> Interpreter {
        Interpreter { works: self.spans(Times::new(own, None)), ..one.clone() }
    }

    fn spans(&self, times: Times<'_>) -> Vec<Span> {
        times.days(self.first, self.days).iter().flat_map(spans_of).collect()
    }
}

/// The quarters that lie wholly within the hours of a day.
pub(super) fn spans_of(day: &Day) -> impl Iterator<Item = Span> {
    let quarters = day.spans.iter().map(|span| {
        let (opens, closes) = (to_utc(span.from.on(day.date)), to_utc_closing(span.to.on(day.date)));
        Quarter::not_before(opens)..Quarter::containing(closes)
    });
    quarters.filter(|span| !span.is_empty())
}

#[cfg(test)]
mod tests {
    use app::domain::hours::{Span as HoursSpan, WallTime};

    use super::*;

    /// The quarters of a day with these hours, as UTC times of the day and a count.
    fn quarters(date: &str, from: u16, to: u16) -> Vec<(String, String, i32)> {
        let wall = |minutes| WallTime::from_minutes(minutes).unwrap();
        let spans = vec![HoursSpan { from: wall(from), to: wall(to) }];
        let day = Day { date: date.parse().unwrap(), spans, why: None };
        let shown = |quarter: Quarter| quarter.instant().format("%dT%H:%M").to_string();
        spans_of(&day).map(|span| (shown(span.start), shown(span.end), span.end.0 - span.start.0)).collect()
    }

    #[test]
    fn hours_become_quarters_on_both_clock_change_sundays() {
        let clock = |hours: u16, minutes: u16| hours * 60 + minutes;
        for (date, from, to, expected) in [
            // An ordinary day in winter and in summer.
            ("2027-01-11", clock(10, 0), clock(22, 0), Some(("11T10:00", "11T22:00", 48))),
            ("2027-07-12", clock(10, 0), clock(22, 0), Some(("12T09:00", "12T21:00", 48))),
            // 28 March 2027: 01:00 to 02:00 does not exist, the day has 23 hours.
            ("2027-03-28", clock(0, 0), clock(24, 0), Some(("28T00:00", "28T23:00", 92))),
            ("2027-03-28", clock(0, 30), clock(3, 0), Some(("28T00:30", "28T02:00", 6))),
            ("2027-03-28", clock(1, 15), clock(1, 45), None),
            ("2027-03-28", clock(1, 15), clock(2, 30), Some(("28T01:00", "28T01:30", 2))),
            ("2027-03-28", clock(10, 0), clock(22, 0), Some(("28T09:00", "28T21:00", 48))),
            ("2027-03-27", clock(22, 0), clock(26, 0), Some(("27T22:00", "28T01:00", 12))),
            // 31 October 2027: 01:00 to 02:00 comes twice, the day has 25 hours.
            ("2027-10-31", clock(0, 0), clock(24, 0), Some(("30T23:00", "31T24:00", 100))),
            ("2027-10-31", clock(0, 30), clock(3, 0), Some(("30T23:30", "31T03:00", 14))),
            ("2027-10-31", clock(1, 15), clock(1, 45), Some(("31T00:15", "31T01:45", 6))),
            ("2027-10-31", clock(10, 0), clock(22, 0), Some(("31T10:00", "31T22:00", 48))),
            ("2027-10-30", clock(22, 0), clock(26, 0), Some(("30T21:00", "31T02:00", 20))),
            // What is no quarter is left out at both ends.
            ("2027-01-11", clock(10, 5), clock(10, 55), Some(("11T10:15", "11T10:45", 2))),
            ("2027-01-11", clock(10, 5), clock(10, 25), None),
        ] {
            let expected = expected.map(|(from, to, count): (&str, &str, i32)| {
                (from.to_owned(), to.replace("31T24:00", "01T00:00"), count)
            });
            assert_eq!(quarters(date, from, to), Vec::from_iter(expected), "{date} {from} {to}");
        }
    }
}

//! Checks a rota: either all of it is sound, or every fault is named with file, line and reason.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::{
    counter::{Counter, Kind as SiteKind},
    fault::{Fault, Place},
    hours::{Closure, FieldFault, OneOffDay, Timetable, WrittenHours},
};
use booking::{Agency, Gender, Interpreter, Kind, Language, Quarters, Resource, Way, quarter::quarters_of_minutes};
use chrono::{Days, NaiveDate};
use typed::name::Name;

use super::{
    Known, Rota, Written, overlap,
    written::{Entry, WrittenAgency, WrittenInterpreter, WrittenResource},
};

/// Longest travel from one site to another, minutes: across London, with time to arrive.
const TRAVEL_MINUTES_MAX: u32 = 180;
/// Longest notice of an agency, hours: as far ahead as anything can be booked.
const NOTICE_HOURS_MAX: u16 = 90 * 24;
/// How far from its beginning hours are held against those of the site, days: every season comes by.
const LOOK_DAYS: u64 = 400;
/// Days after each change of hours that are looked at: every weekday.
const AFTER_TURN_DAYS: usize = 7;
/// Days after each change where some are counted within their month, such as its first Saturday.
const AFTER_TURN_DAYS_COUNTED: usize = 35;

impl Rota {
    /// Checks what was written.
    ///
    /// # Errors
    /// Every fault, with file and line.
    pub fn new(written: Written, known: Known<'_>) -> Result<Self, Vec<Fault>> {
        let mut check = Check { known, names: BTreeMap::new(), faults: Vec::new() };
        let resources = check.resources(&written.resources);
        let interpreters: Vec<_> = written.interpreters.iter().filter_map(|one| check.interpreter(one)).collect();
        let agencies: Vec<_> = written.agencies.iter().filter_map(|one| check.agency(one)).collect();
        if check.faults.is_empty() {
            check.every_service_is_offered(&resources);
        }
        let faults = check.faults;
        if faults.is_empty() { Ok(Self { written, resources, interpreters, agencies }) } else { Err(faults) }
    }
}

struct Check<'k> {
    known: Known<'k>,
    names: BTreeMap<String, Place>,
    faults: Vec<Fault>,
}

/// The hours of an entry.
struct Hours<'w> {
    hours: &'w [WrittenHours],
    closed: &'w [Closure],
    day: &'w [OneOffDay],
}

impl<'k> Check<'k> {
    fn fault(&mut self, place: &Place, id: &str, reason: impl AsRef<str>) {
        self.faults.push(Fault::new(place, format!("{id}: {}", reason.as_ref())));
    }

    /// Notes a name, which every resource, interpreter and agency has for itself.
    fn name(&mut self, id: &str, place: &Place) {
        if let Err(error) = Name::parse(id) {
            self.fault(place, id, error.to_string());
        }
        if let Some(first) = self.names.insert(id.to_owned(), place.clone()) {
            self.fault(place, id, format!("there are two of this name, and the first is in line {}", first.line));
        }
    }

    fn resources(&mut self, entries: &[Entry<WrittenResource>]) -> Vec<(Resource, Timetable)> {
        let mut read: Vec<Option<(Resource, Timetable)>> = Vec::with_capacity(entries.len());
        for (number, entry) in entries.iter().enumerate() {
            // The desks and officers of a site mostly work in the same shifts, and reading hours takes the longest.
            let alike = entries[..number].iter().position(|one| one.written.works_like(&entry.written));
            let hours = alike.and_then(|at| read[at].as_ref()).map(|(_, hours)| hours.clone());
            let resource = self.resource(entry, hours);
            read.push(resource);
        }
        read.into_iter().flatten().collect()
    }

    /// A resource. `known` are its hours, where they were read and checked with another one of the same site.
    fn resource(&mut self, entry: &Entry<WrittenResource>, known: Option<Timetable>) -> Option<(Resource, Timetable)> {
        let Entry { written, place } = entry;
        let id = written.id.as_str();
        self.name(id, place);
        let counter = self.site(&written.site, place, id);
        let kind = Kind::parse(&written.kind);
        if kind.is_none() {
            let kinds = Kind::ALL.map(Kind::as_str).join(", ");
            self.fault(place, id, format!("kind: `{}` is none of {kinds}", written.kind));
        }
        if written.quiet && kind.is_some_and(|kind| kind != Kind::Room) {
            self.fault(place, id, "quiet: only a room is");
        }
        let timetable = match known {
            Some(known) => known,
            None => self.hours_within(counter, entry)?,
        };
        let (counter, kind) = (counter?, kind?);
        let resource = Resource {
            id: id.into(),
            site: written.site.as_str().into(),
            kind,
            is_step_free: written.step_free.unwrap_or(counter.facts.access.step_free),
            is_quiet: written.quiet,
            works: Vec::new(),
        };
        Some((resource, timetable))
    }

    fn hours_within(&mut self, counter: Option<&Counter>, entry: &Entry<WrittenResource>) -> Option<Timetable> {
        let Entry { written, place } = entry;
        let hours = Hours { hours: &written.hours, closed: &written.closed, day: &written.day };
        let timetable = self.timetable(&hours, place, &written.id)?;
        if let Some(date) = counter.and_then(|counter| outside(counter, &timetable, &written.hours)) {
            let reason = format!("hours: on {date} they lie outside those of `{}`, in part at least", written.site);
            self.fault(place, &written.id, reason);
        }
        Some(timetable)
    }

    /// A counter that takes bookings.
    fn site(&mut self, slug: &str, place: &Place, id: &str) -> Option<&'k Counter> {
        let found = self.known.register.find(slug);
        match found {
            None => self.fault(place, id, format!("`{slug}` is no counter of counters.toml")),
            Some(counter) if !counter.facts.bookable => {
                self.fault(place, id, format!("`{slug}` is not `bookable` in counters.toml"));
            }
            Some(_) => {}
        }
        found
    }

    fn timetable(&mut self, hours: &Hours<'_>, place: &Place, id: &str) -> Option<Timetable> {
        if hours.hours.is_empty() {
            self.fault(place, id, "hours: say when it works");
        }
        for (number, one) in hours.hours.iter().enumerate() {
            if let Some((one, other)) = overlap::within_a_list(&one.hours) {
                self.fault(place, id, format!("hours[{number}]: `{one}` and `{other}` overlap"));
            }
        }
        let read = Timetable::new(hours.hours, hours.closed, hours.day, self.known.holidays);
        let timetable = read.map_err(|faults| {
            for FieldFault { field, reason } in faults {
                let field = field.replace("closures[", "closed[").replace("days[", "day[");
                self.fault(place, id, format!("{field}: {reason}"));
            }
        });
        let timetable = timetable.ok()?;
        for (number, one) in hours.hours.iter().enumerate() {
            if let Some(weekday) = overlap::between_days(one, |date| timetable.usual(date)) {
                let reason = format!("hours[{number}]: the night before goes on when {weekday} begins");
                self.fault(place, id, reason);
            }
        }
        Some(timetable)
    }

    fn interpreter(&mut self, entry: &Entry<WrittenInterpreter>) -> Option<(Interpreter, Timetable)> {
        let Entry { written, place } = entry;
        let id = written.id.as_str();
        self.name(id, place);
        let languages = self.languages(&written.languages, place, id);
        let ways = self.ways(&written.ways, place, id);
        let gender = match written.gender.as_str() {
            "woman" => Some(Gender::Woman),
            "man" => Some(Gender::Man),
            other => {
                self.fault(place, id, format!("gender: `{other}` is neither `woman` nor `man`"));
                None
            }
        };
        for site in &written.sites {
            self.site(site, place, id);
        }
        if ways.contains(&Way::InPerson) == written.sites.is_empty() {
            self.fault(place, id, "sites: whoever comes in person names them, and nobody else does");
        }
        let travel = self.travel(written, place);
        let hours = Hours { hours: &written.hours, closed: &written.closed, day: &written.day };
        let timetable = self.timetable(&hours, place, id)?;
        let sites = written.sites.iter().map(|site| site.as_str().into()).collect();
        let (id, gender, works) = (id.into(), gender?, Vec::new());
        Some((Interpreter { id, languages, gender, ways, sites, travel: travel?, works }, timetable))
    }

    fn travel(&mut self, written: &WrittenInterpreter, place: &Place) -> Option<Quarters> {
        let minutes = written.travel_minutes;
        let travel = quarters_of_minutes(minutes).filter(|_| minutes <= TRAVEL_MINUTES_MAX);
        if travel.is_none() {
            let reason = format!("travel-minutes: {minutes} is not a multiple of 15 up to {TRAVEL_MINUTES_MAX}");
            self.fault(place, &written.id, reason);
        }
        if minutes == 0 && written.sites.len() > 1 {
            self.fault(place, &written.id, "travel-minutes: say how long it takes from one of these sites to another");
        }
        travel
    }

    fn agency(&mut self, entry: &Entry<WrittenAgency>) -> Option<Agency> {
        let Entry { written, place } = entry;
        let id = written.id.as_str();
        self.name(id, place);
        let languages = self.languages(&written.languages, place, id);
        let ways = self.ways(&written.ways, place, id);
        if let Some(hours) = written.notice_hours.filter(|hours| *hours > NOTICE_HOURS_MAX) {
            self.fault(place, id, format!("notice-hours: {hours} is more than {NOTICE_HOURS_MAX}"));
        }
        let notice = written.notice_hours.map(|hours| hours.saturating_mul(4));
        Some(Agency { id: id.into(), languages, ways, notice })
    }

    /// The languages; whether each has a name in English is looked up with all other words.
    fn languages(&mut self, codes: &[String], place: &Place, id: &str) -> Vec<Language> {
        if codes.is_empty() {
            self.fault(place, id, "languages: there is none");
        }
        let mut seen = BTreeSet::new();
        for code in codes {
            if Name::parse(code).is_err() {
                self.fault(place, id, format!("languages: `{code}` is not a code such as `so` or `speech-to-text`"));
            } else if !seen.insert(code) {
                self.fault(place, id, format!("languages: `{code}` is there twice"));
            }
        }
        codes.iter().map(|code| code.as_str().into()).collect()
    }

    fn ways(&mut self, names: &[String], place: &Place, id: &str) -> Vec<Way> {
        let all = Way::ALL.map(Way::as_str).join(", ");
        let mut ways = Vec::new();
        for name in names {
            match Way::parse(name) {
                Some(way) => ways.push(way),
                None => self.fault(place, id, format!("ways: `{name}` is none of {all}")),
            }
        }
        if names.is_empty() {
            self.fault(place, id, format!("ways: says none of {all}"));
        }
        ways
    }

    /// A service that is offered for booking and that nobody could give is a promise to nobody.
    fn every_service_is_offered(&mut self, resources: &[(Resource, Timetable)]) {
        let has = |counter: &Counter, kind: &Kind| {
            resources.iter().any(|(one, _)| one.site.as_str() == counter.slug.as_str() && one.kind == *kind)
        };
        for service in self.known.services.all() {
            let Some(booking) = &service.booking else { continue };
            let gives = |counter: &&Counter| {
                counter.offers(service.id.as_str())
                    && (!booking.main_only || counter.facts.kind == SiteKind::Principal)
                    && booking.ways.values().any(|kinds| kinds.iter().all(|kind| has(counter, kind)))
            };
            if !self.known.register.all().iter().any(|counter| gives(&counter)) {
                let reason = "it can be booked, and no counter that offers it has the resources in rota.toml";
                self.fault(&service.place, service.id.as_str(), reason);
            }
        }
    }
}

/// The first date on which usual hours are not within those of the site. Closures, bank holidays and days with hours of
/// their own are no faults: they cut the rota.
fn outside(counter: &Counter, own: &Timetable, written: &[WrittenHours]) -> Option<NaiveDate> {
    let first = written.iter().map(|hours| hours.from).min()?;
    let last_begun = written.iter().map(|hours| hours.from).max()?;
    let last = last_begun.checked_add_days(Days::new(LOOK_DAYS))?;
    let within = counter.times_within(own);
    let turns = std::iter::once(first).chain(within.turns(first, last));
    let after = if within.counts_days() { AFTER_TURN_DAYS_COUNTED } else { AFTER_TURN_DAYS };
    let dates: BTreeSet<NaiveDate> = turns.flat_map(|turn| turn.iter_days().take(after)).collect();
    dates.into_iter().find(|date| within.usual(*date) != own.usual(*date))
}

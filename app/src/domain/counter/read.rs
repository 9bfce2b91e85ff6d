//! Checks a register: either all of it is sound, or every fault is named with its line, field and reason.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDate;

use typed::{name::Name, postcode};

use super::{
    Gazetteer, Position, Register, Services, dialled,
    lines::{TomlLines, line_at},
    register::Counter,
    written::{Kind, WrittenCounter, WrittenRegister},
};
use crate::domain::fault::{Fault, Place};
use crate::domain::hours::{BankHolidays, FieldFault, HolidayRule, Timetable, WrittenHours};

/// How far a counter can be from the middle of the nearest postcode district, metres: London's widest has its
/// outermost postcodes about that far out.
const FROM_DISTRICT_MAX_M: f64 = 6_000.0;
/// Characters of a text for people.
const TEXT_MAX: usize = 600;

/// What a register refers to.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// What can be done at counters.
    pub services: &'k Services,
    /// Where London is.
    pub gazetteer: &'k Gazetteer,
    /// When hours are others.
    pub holidays: &'k Arc<BankHolidays>,
}

/// Reads a register as TOML.
///
/// # Errors
/// Every fault, with file and line.
pub fn register_of_toml(file: &str, text: &str, known: Known<'_>) -> Result<Register, Vec<Fault>> {
    let written = written_of_toml(file, text)?;
    let lines = TomlLines::of(text);
    let line = |number: usize, field: &str| lines.as_ref().map_or(1, |lines| lines.line("counter", number, field));
    register_of(written, known, file, &line)
}

/// Counters of a TOML file as they stand there.
///
/// # Errors
/// The file is no TOML, or has other fields.
pub fn written_of_toml(file: &str, text: &str) -> Result<Vec<WrittenCounter>, Vec<Fault>> {
    let read: Result<WrittenRegister, _> = toml::from_str(text);
    read.map(|register| register.counter).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        let reason = match error.message() {
            "missing field `counter`" => "there is no [[counter]] in it; where none is meant, it says counter = []",
            other => other,
        };
        vec![Fault::new(&Place { file: file.into(), line }, reason)]
    })
}

/// Checks counters that were read from anywhere. `line` says on which line of the file a field of a counter stands.
///
/// # Errors
/// Every fault, with file and line.
pub fn register_of(
    written: Vec<WrittenCounter>,
    known: Known<'_>,
    file: &str,
    line: &dyn Fn(usize, &str) -> usize,
) -> Result<Register, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut slugs = BTreeSet::new();
    let mut counters = Vec::with_capacity(written.len());
    for (number, mut written) in written.into_iter().enumerate() {
        let mut check = Check { written: &written, known, found: Vec::new() };
        if !slugs.insert(written.slug.clone()) {
            check.fault("slug", format!("there are two counters called `{}`", written.slug));
        }
        let parts = check.parts();
        for FieldFault { field, reason } in std::mem::take(&mut check.found) {
            let place = Place { file: file.into(), line: line(number, &field) };
            faults.push(Fault::new(&place, format!("{}: {field}: {reason}", written.slug)));
        }
        if let Some((slug, position, times)) = parts {
            // `se13-5jz` is read, and shown and published as everybody writes it.
            written.postcode = postcode::exact(&written.postcode).unwrap_or(written.postcode);
            counters.push(Counter::new(written, slug, position, times));
        }
    }
    if faults.is_empty() { Ok(Register::new(counters)) } else { Err(faults) }
}

/// The hours of a counter.
#[derive(Debug)]
pub(super) struct Timetables {
    pub site: Timetable,
    pub services: BTreeMap<String, Timetable>,
    pub bsl: Option<Timetable>,
}

/// One counter being checked.
struct Check<'c> {
    written: &'c WrittenCounter,
    known: Known<'c>,
    found: Vec<FieldFault>,
}

impl Check<'_> {
    fn fault(&mut self, field: impl Into<String>, reason: impl Into<String>) {
        self.found.push(FieldFault { field: field.into(), reason: reason.into() });
    }

    /// What is made of a counter; `None` where something is wrong.
    fn parts(&mut self) -> Option<(Name, Position, Timetables)> {
        let slug = Name::parse(&self.written.slug).map_err(|error| self.fault("slug", error.to_string())).ok();
        self.texts();
        let position = self.position();
        self.whereabouts();
        self.phones();
        self.services();
        let times = self.times();
        self.found.is_empty().then_some((slug?, position?, times?))
    }

    fn texts(&mut self) {
        let written = self.written;
        for (field, text) in [("name", &written.name), ("address", &written.address)] {
            if text.trim().is_empty() {
                self.fault(field, "is empty");
            }
        }
        let texts = [("name", &written.name), ("address", &written.address), ("getting-there", &written.getting_there)];
        for (field, text) in texts {
            if text.chars().count() > TEXT_MAX || text.chars().any(char::is_control) {
                self.fault(field, format!("is not one line of up to {TEXT_MAX} characters"));
            }
            if let Some(garbled) = garbled(text) {
                self.fault(field, format!("`{garbled}` is a letter that was read in another encoding: mend it"));
            }
        }
    }

    fn phones(&mut self) {
        for (number, phone) in self.written.phones.iter().enumerate() {
            if let Some(reason) = dialled::fault_of(&phone.number) {
                self.fault(format!("phones[{number}]"), reason);
            }
        }
    }

    fn position(&mut self) -> Option<Position> {
        let (latitude, longitude) = (self.written.latitude, self.written.longitude);
        let Some(position) = Position::new(latitude, longitude) else {
            self.fault("latitude", format!("{latitude}, {longitude} are not degrees"));
            return None;
        };
        let nearest = self.known.gazetteer.nearest_district(position)?;
        let metres = nearest.position.metres_to(position);
        if metres > FROM_DISTRICT_MAX_M {
            let km = metres / 1000.0;
            self.fault(
                "latitude",
                format!("{latitude}, {longitude} is {km:.0} km from {}, the nearest part of London", nearest.code),
            );
        }
        Some(position)
    }

    fn whereabouts(&mut self) {
        if !postcode::exact(&self.written.postcode).is_some_and(|found| found.contains(' ')) {
            self.fault("postcode", format!("`{}` is not a full postcode", self.written.postcode));
        }
        if self.known.gazetteer.borough(&self.written.borough).is_none() {
            self.fault("borough", format!("`{}` is not a borough of places.toml", self.written.borough));
        }
        for (number, language) in self.written.access.languages.iter().enumerate() {
            if !matches!(language.len(), 2 | 3) || !language.bytes().all(|b| b.is_ascii_lowercase()) {
                self.fault(format!("access.languages[{number}]"), format!("`{language}` is not a code such as `so`"));
            }
        }
    }

    fn services(&mut self) {
        let offered = &self.written.services;
        for (number, service) in offered.iter().enumerate() {
            if self.known.services.find(service).is_none() {
                let reason = format!("`{service}` is not a service of counter-services.toml that is done at counters");
                self.fault(format!("services[{number}]"), reason);
            }
        }
        let named = |list: &'static str, number: usize, service: &Option<String>| {
            let service = service.as_ref().filter(|service| !offered.contains(service))?;
            Some((
                format!("{list}[{number}].service"),
                format!("`{service}` is not among the services of this counter"),
            ))
        };
        let written = self.written;
        let hours = written.hours.iter().enumerate().filter_map(|(n, entry)| named("hours", n, &entry.service));
        let closed = written.closed.iter().enumerate().filter_map(|(n, entry)| named("closed", n, &entry.service));
        let day = written.day.iter().enumerate().filter_map(|(n, entry)| named("day", n, &entry.service));
        for (field, reason) in hours.chain(closed).chain(day).collect::<Vec<_>>() {
            self.fault(field, reason);
        }
    }

    fn times(&mut self) -> Option<Timetables> {
        if self.written.kind != Kind::NotPublic && !self.written.hours.iter().any(|entry| entry.service.is_none()) {
            self.fault("hours", "say when it is open");
        }
        let site = self.timetable(None);
        let of_services = self.written.hours.iter().map(|entry| &entry.service);
        let with_closures = self.written.closed.iter().map(|entry| &entry.service);
        let with_days = self.written.day.iter().map(|entry| &entry.service);
        let named: BTreeSet<String> = of_services.chain(with_closures).chain(with_days).flatten().cloned().collect();
        let services = named.into_iter().filter_map(|service| Some((service.clone(), self.timetable(Some(&service))?)));
        let services = services.collect();
        let bsl = self.bsl();
        Some(Timetables { site: site?, services, bsl })
    }

    /// The timetable of the site or of one service. A service that says only when it is closed is otherwise there
    /// as long as its site.
    fn timetable(&mut self, service: Option<&str>) -> Option<Timetable> {
        let written = self.written;
        let hours = numbered(&written.hours, |entry| entry.service.as_deref() == service);
        let closed = numbered(&written.closed, |entry| entry.service.as_deref() == service);
        let days = numbered(&written.day, |entry| entry.service.as_deref() == service);
        let mut entries: Vec<WrittenHours> = hours.iter().map(|(_, entry)| entry.written()).collect();
        if service.is_some() && entries.is_empty() {
            entries.push(all_the_time());
        }
        let made = Timetable::new(
            &entries,
            &closed.iter().map(|(_, entry)| entry.written()).collect::<Vec<_>>(),
            &days.iter().map(|(_, entry)| entry.written()).collect::<Vec<_>>(),
            self.known.holidays,
        );
        let numbers = [
            ("hours", "hours", places(&hours)),
            ("closures", "closed", places(&closed)),
            ("days", "day", places(&days)),
        ];
        made.map_err(|faults| {
            for FieldFault { field, reason } in faults {
                self.fault(renumbered(&field, &numbers), reason);
            }
        })
        .ok()
    }

    fn bsl(&mut self) -> Option<Timetable> {
        let hours = self.written.access.bsl.clone()?;
        let entry = WrittenHours { hours, holidays: HolidayRule::Closed, ..all_the_time() };
        let made = Timetable::new(&[entry], &[], &[], self.known.holidays);
        made.map_err(|faults| faults.into_iter().for_each(|fault| self.fault("access.bsl", fault.reason))).ok()
    }
}

/// A sign that comes about where UTF-8 is read as Windows-1252, such as `â€™` for an apostrophe, or where a letter
/// was lost.
fn garbled(text: &str) -> Option<&str> {
    if let Some(at) = text.find(['\u{fffd}']) {
        return text.get(at..at + '\u{fffd}'.len_utf8());
    }
    let pairs = text.char_indices().zip(text.chars().skip(1));
    let of_two = pairs.filter(|((_, one), other)| match one {
        'â' => *other == '€',
        'Ã' | 'Â' => ('\u{80}'..='\u{BF}').contains(other),
        _ => false,
    });
    of_two.map(|((at, one), other)| &text[at..at + one.len_utf8() + other.len_utf8()]).next()
}

/// Open without an end.
fn all_the_time() -> WrittenHours {
    WrittenHours { from: NaiveDate::default(), hours: "24/7".to_owned(), holidays: HolidayRule::AsUsual }
}

/// Entries with their numbers in the file.
fn numbered<T>(entries: &[T], wanted: impl Fn(&T) -> bool) -> Vec<(usize, &T)> {
    entries.iter().enumerate().filter(|(_, entry)| wanted(entry)).collect()
}

fn places<T>(entries: &[(usize, &T)]) -> Vec<usize> {
    entries.iter().map(|(number, _)| *number).collect()
}

/// `hours[0].from` counted among some entries, as it stands in the file.
fn renumbered(field: &str, numbers: &[(&str, &str, Vec<usize>)]) -> String {
    let renumber = || {
        let (list, rest) = field.split_once('[')?;
        let (number, rest) = rest.split_once(']')?;
        let (_, name, places) = numbers.iter().find(|(known, _, _)| *known == list)?;
        Some(format!("{name}[{}]{rest}", places.get(number.parse::<usize>().ok()?)?))
    };
    renumber().unwrap_or_else(|| field.to_owned())
}

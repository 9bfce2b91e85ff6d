//! What people read and are asked: read from the content folder when the server starts.
//!
//! Nothing here is lenient: a fault anywhere stops the start, and every fault is named with file, line and
//! reason, so that a content designer mends them all in one go.

mod closures;
mod journeys;
mod locales;
pub mod register;
mod surveys;
#[cfg(test)]
mod tests;
mod usage;
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    panic::resume_unwind,
    path::Path,
    sync::Arc,
    thread::{self, ScopedJoinHandle},
};

use app::domain::{
    counter::postcodes::Postcodes,
    exit_page::ExitPage,
    fault::{Fault, JourneyPlaces, Place},
};
use app::{
    domain::statements::{FACTS, statements},
    ui::{contact_text, service::Service, style::style_sheet},
    words::{Lack, Locales, Offers, Wanted, survey, unsaid_in_danger},
};
pub use closures::closure_faults;
use journey::{Definition, Purpose, check::check};
use journeys::{Shared, Written, WrittenJourney};
use register::Directory;
use typed::name::Name;
pub use usage::Usage;
use words::{missing_from_english, wanted};

pub use app::domain::statements::Statement;

/// The service's own settings, closures among them.
pub const SERVICE: &str = "service.toml";

/// All content.
#[derive(Debug)]
pub struct Content {
    /// The service's own settings.
    pub service: Arc<Service>,
    /// The words.
    pub locales: Arc<Locales>,
    /// The journeys, in the order of `service.toml`.
    pub journeys: Vec<Definition>,
    /// The bank of items that surveys ask.
    items: Vec<Written>,
    /// The lines of the journeys' files, by the names of the journeys.
    places: BTreeMap<Name, JourneyPlaces>,
    /// How far each journey is written in each language.
    pub offers: Offers,
    /// Pages that end a journey early, in the order of `exits.toml`.
    pub exits: Vec<ExitPage>,
    /// Counters, as they were when the portal started.
    pub directory: Arc<Directory>,
    /// What sentences state, and where it was found.
    pub statements: Vec<Statement>,
    /// The style sheet with the service's colours.
    pub style: Arc<str>,
}

/// Every fault found.
#[derive(Debug)]
pub struct ContentFaults(Vec<String>);

impl fmt::Display for ContentFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} fault(s):", self.0.len())?;
        self.0.iter().try_for_each(|fault| writeln!(f, "  {fault}"))
    }
}

impl std::error::Error for ContentFaults {}

impl From<Vec<Fault>> for ContentFaults {
    fn from(faults: Vec<Fault>) -> Self {
        Self(faults.iter().map(Fault::to_string).collect())
    }
}

/// The result of a thread; its panic is this one's.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

impl Content {
    /// Reads the folder.
    ///
    /// # Errors
    /// Every fault found.
    pub fn load(folder: &Path) -> Result<Self, ContentFaults> {
        // The register takes as long as everything else, and knows nothing of it.
        thread::scope(|scope| Self::load_beside(folder, scope.spawn(|| Directory::load(folder))))
    }

    /// Reads the folder but for the rota, as an import does that is to mend it.
    ///
    /// # Errors
    /// Every fault found.
    pub fn load_without_rota(folder: &Path) -> Result<Self, ContentFaults> {
        let read = || Directory::load_without_rota(folder, &Postcodes::default());
        thread::scope(|scope| Self::load_beside(folder, scope.spawn(read)))
    }

    fn load_beside(
        folder: &Path,
        directory: ScopedJoinHandle<'_, Result<Directory, Vec<Fault>>>,
    ) -> Result<Self, ContentFaults> {
        let mut loader = Loader { folder, faults: Vec::new() };
        let service = loader.service();
        let locales = loader.locales();
        let exits = loader.exits(service.as_ref());
        let (mut journeys, mut places) = loader.journeys(service.as_ref(), &exits);
        let items = loader.surveys(&exits, &mut journeys, &mut places);
        let directory = loader.take(joined(directory));
        let statements = locales.as_ref().map(|locales| loader.statements(locales)).unwrap_or_default();
        // Without the settings every sentence would seem to lack its numbers.
        if let (Some(service), Some(locales)) = (&service, &locales) {
            locales.teach(|words| contact_text::known(service, words));
            loader.check_words(locales, &wanted((&journeys, &places), &items, &exits, directory.as_ref()));
            loader.check_danger(locales, &exits);
            loader.check_contacts(service, locales, &exits, directory.as_ref());
            let of_closures = closure_faults(&service.closures, &journeys, locales);
            loader.faults.extend(of_closures.iter().map(Fault::to_string));
        }
        match (service, locales, directory) {
            (Some(service), Some(locales), Some(directory)) if loader.faults.is_empty() => {
                let style = style_sheet(&service).into();
                let offers = Offers::new(&locales, &journeys);
                let (service, locales, directory) = (Arc::new(service), Arc::new(locales), Arc::new(directory));
                Ok(Self { service, locales, journeys, items, places, offers, exits, directory, statements, style })
            }
            _ => Err(ContentFaults(loader.faults)),
        }
    }

    /// A journey by name.
    #[must_use]
    pub fn journey(&self, id: &str) -> Option<&Definition> {
        self.journeys.iter().find(|journey| journey.id == *id)
    }

    /// The journeys that become reports, in order.
    pub fn reports(&self) -> impl Iterator<Item = &Definition> {
        self.journeys.iter().filter(|journey| journey.purpose.report().is_some())
    }

    /// The surveys, in the order of their names.
    pub fn surveys(&self) -> impl Iterator<Item = &Definition> {
        self.journeys.iter().filter(|journey| journey.purpose == Purpose::Survey)
    }

    /// An exit page by name.
    #[must_use]
    pub fn exit(&self, id: &str) -> Option<&ExitPage> {
        self.exits.iter().find(|exit| exit.id == *id)
    }

    /// Where each contact is used.
    #[must_use]
    pub fn usage(&self) -> Usage {
        Usage::of(&self.service, &self.locales, &self.exits, Some(&self.directory))
    }
}

/// Reads files and collects faults.
struct Loader<'f> {
    folder: &'f Path,
    faults: Vec<String>,
}

impl Loader<'_> {
    fn read(&mut self, file: &str) -> Option<String> {
        match fs::read_to_string(self.folder.join(file)) {
            Ok(text) => Some(text),
            Err(error) => {
                self.faults.push(format!("{file}: cannot be read: {error}"));
                None
            }
        }
    }

    /// The names of a folder's entries, sorted.
    fn list(&mut self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(folder));
        let names = entries.and_then(|entries| {
            entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>, _>>()
        });
        match names {
            Ok(mut names) => {
                names.sort();
                names
            }
            Err(error) => {
                self.faults.push(format!("{folder}: cannot be read: {error}"));
                Vec::new()
            }
        }
    }

    fn take<T, F: ToString>(&mut self, read: Result<T, Vec<F>>) -> Option<T> {
        read.map_err(|faults| self.faults.extend(faults.iter().map(ToString::to_string))).ok()
    }

    fn service(&mut self) -> Option<Service> {
        let text = self.read(SERVICE)?;
        self.take(Service::parse(SERVICE, &text))
    }

    fn statements(&mut self, locales: &Locales) -> Vec<Statement> {
        let Some(text) = self.read(FACTS) else { return Vec::new() };
        let messages = locales.all()[0].written().map(|written| written.id.as_str()).collect();
        self.take(statements(&text, &messages)).unwrap_or_default()
    }

    fn exits(&mut self, service: Option<&Service>) -> Vec<ExitPage> {
        let file = "exits.toml";
        let Some(text) = self.read(file) else { return Vec::new() };
        let mut exits = self.take(journeys::exit_pages(file, &text)).unwrap_or_default();
        for exit in &mut exits {
            let made = exit
                .report_if
                .clone()
                .zip(service)
                .map(|(choice, service)| self.is_made(service, &choice, &exit.place));
            exit.report = exit.report.take().filter(|_| made.unwrap_or(true));
        }
        exits
    }

    /// Whether a choice is made; one that `service.toml` does not have is a fault.
    fn is_made(&mut self, service: &Service, choice: &Name, place: &Place) -> bool {
        let known = service.choices.all().into_iter().find(|(name, _)| choice == *name);
        if known.is_none() {
            let fault = Fault::new(place, format!("service.toml has no choice `{choice}`"));
            self.faults.push(fault.to_string());
        }
        known.is_some_and(|(_, is_made)| is_made)
    }

    /// The journeys that are offered, in the order of `service.toml`, and the lines of their files.
    fn journeys(
        &mut self,
        service: Option<&Service>,
        exits: &[ExitPage],
    ) -> (Vec<Definition>, BTreeMap<Name, JourneyPlaces>) {
        let file = "shared-questions.toml";
        let Some(shared) = self.read(file).and_then(|text| self.take(journeys::shared(file, &text))) else {
            return Default::default();
        };
        let pages: BTreeSet<Name> = exits.iter().map(|exit| exit.id.clone()).collect();
        let (mut journeys, mut places) = (Vec::new(), BTreeMap::new());
        for name in self.list("journeys") {
            let Some(stem) = name.strip_suffix(".toml") else { continue };
            if let Some(mut written) = self.journey(stem, &shared) {
                self.check_journey(&written, &pages);
                if let Some(service) = service {
                    self.choose_exits(service, &mut written);
                }
                places.insert(written.definition.id.clone(), written.places);
                journeys.push(written.definition);
            }
        }
        let unknown = exits.iter().filter(|exit| {
            exit.report.as_ref().is_some_and(|report| !journeys.iter().any(|journey| journey.id == *report))
        });
        let reason = |exit: &ExitPage| Fault::new(&exit.place, format!("`report` of `{}` is no journey", exit.id));
        self.faults.extend(unknown.map(|exit| reason(exit).to_string()));
        let unused = journeys::unused_shared(&shared, &journeys);
        self.faults.extend(unused.iter().map(Fault::to_string));
        (service.map_or_else(Vec::new, |service| self.in_order(&service.journeys, journeys)), places)
    }

    fn journey(&mut self, stem: &str, shared: &Shared) -> Option<WrittenJourney> {
        let file = format!("journeys/{stem}.toml");
        let text = self.read(&file)?;
        self.take(journeys::journey(stem, &file, &text, shared))
    }

    /// Checks a journey as it is where every choice is made: what a choice cuts off is no fault.
    fn check_journey(&mut self, written: &WrittenJourney, pages: &BTreeSet<Name>) {
        let mut uncut = written.definition.clone();
        for question in &mut uncut.questions {
            let cutting = question.exits.iter().filter(|exit| exit.unless.is_some() && !pages.contains(&exit.page));
            let reasons = cutting.map(|exit| {
                Fault::new(written.places.of(Some(&question.id)), format!("there is no exit page `{}`", exit.page))
            });
            self.faults.extend(reasons.map(|fault| fault.to_string()));
            question.exits.retain(|exit| exit.unless.is_none());
        }
        let flaws = check(&uncut, pages).into_iter();
        let faults = flaws.map(|flaw| Fault::new(written.places.of(flaw.question.as_ref()), flaw.reason));
        self.faults.extend(faults.map(|fault| fault.to_string()));
    }

    /// Leaves out the exits that the operator's choices make needless.
    fn choose_exits(&mut self, service: &Service, written: &mut WrittenJourney) {
        for question in &mut written.definition.questions {
            let place = written.places.of(Some(&question.id));
            question.exits.retain(|exit| match &exit.unless {
                Some(unless) => !self.is_made(service, unless, place),
                None => true,
            });
        }
    }

    /// The journeys that `service.toml` offers, in its order.
    fn in_order(&mut self, order: &[String], mut journeys: Vec<Definition>) -> Vec<Definition> {
        let mut ordered = Vec::new();
        for id in order {
            match journeys.iter().position(|journey| journey.id == **id) {
                Some(place) => ordered.push(journeys.swap_remove(place)),
                None => self.faults.push(format!("service.toml: `journeys` names `{id}`, which cannot be used")),
            }
        }
        let forgotten =
            journeys.iter().map(|journey| format!("service.toml: `journeys` does not name `{}`", journey.id));
        self.faults.extend(forgotten);
        ordered
    }

    /// In danger, nobody reads a language that they do not know: where one lacks a word for it, it is not offered.
    fn check_danger(&mut self, locales: &Locales, exits: &[ExitPage]) {
        let english = &locales.all()[0];
        for own in &locales.all()[1..] {
            let unsaid = unsaid_in_danger(own, english, exits);
            self.faults.extend(unsaid.iter().map(|id| {
                format!("locales/{}: `{id}` is missing, which a person in danger may have to read", own.code)
            }));
        }
    }

    /// English must have every word: anything else falls back to it. No sentence may show the name of a variable to
    /// a person, or a number that an operator cannot change in the settings.
    fn check_words(&mut self, locales: &Locales, wanted: &[Wanted]) {
        for finding in survey(locales, wanted).into_iter().filter(|finding| finding.lack.stops_the_start()) {
            let reason = match &finding.lack {
                Lack::Missing => missing_from_english(&finding.id),
                lack => format!("`{}` {lack}", finding.id),
            };
            let locale = || Place { file: format!("locales/{}", finding.locale).into(), line: 1 };
            let place = finding.place.clone().unwrap_or_else(locale);
            self.faults.push(Fault::new(&place, reason).to_string());
        }
    }

    fn check_contacts(
        &mut self,
        service: &Service,
        locales: &Locales,
        exits: &[ExitPage],
        directory: Option<&Directory>,
    ) {
        let mut faults = usage::unknown_helpers(service, exits);
        faults.extend(directory.into_iter().flat_map(|directory| usage::unknown_addresses(service, directory)));
        // With a part of the content missing, everything that it uses would seem to be unused.
        if directory.is_some() && self.faults.is_empty() {
            faults.extend(Usage::of(service, locales, exits, directory).unused(service));
        }
        self.faults.extend(faults.iter().map(Fault::to_string));
    }
}

//! The files about counters: read, and written so that a reader sees the old one or the new one, never half.

use std::{
    fs, io,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
};

use app::{
    domain::{
        counter::{
            Gazetteer, Register, Services,
            find::Names,
            postcodes::{NotATable, Postcodes},
            read::{Known, register_of_toml},
            services::CounterService,
        },
        hours::BankHolidays,
        journey::{Fault, fault::Place},
    },
    words::Wanted,
};

/// The register.
pub const REGISTER: &str = "counters.toml";
/// The calendar.
pub const HOLIDAYS: &str = "bank-holidays.toml";
const SERVICES: &str = "counter-services.toml";
const PLACES: &str = "places.toml";
/// Every file of the content folder that is about counters.
pub const CONTENT: [&str; 4] = [REGISTER, HOLIDAYS, SERVICES, PLACES];
/// Imported postcodes, in the data folder.
pub const POSTCODES_FILE: &str = "postcodes.tsv";

/// What the content folder says of counters.
#[derive(Debug)]
pub struct Directory {
    pub(super) register: Register,
    pub(super) services: Services,
    pub(super) gazetteer: Gazetteer,
    pub(super) holidays: Arc<BankHolidays>,
    pub(super) names: Names,
}

impl Directory {
    /// Reads the files.
    ///
    /// # Errors
    /// Every fault, with file and line.
    pub fn load(folder: &Path) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let services = take(read(folder, SERVICES, Services::parse), &mut faults);
        let gazetteer = take(read(folder, PLACES, Gazetteer::parse), &mut faults);
        let holidays = take(read(folder, HOLIDAYS, BankHolidays::parse), &mut faults).map(Arc::new);
        let (Some(services), Some(gazetteer), Some(holidays)) = (services, gazetteer, holidays) else {
            return Err(faults);
        };
        let known = Known { services: &services, gazetteer: &gazetteer, holidays: &holidays };
        let register = read(folder, REGISTER, |file, text| register_of_toml(file, text, known))?;
        let names = Names::of(&gazetteer, &register);
        Ok(Self { register, services, gazetteer, holidays, names })
    }

    /// The calendar.
    #[must_use]
    pub const fn holidays(&self) -> &Arc<BankHolidays> {
        &self.holidays
    }

    /// The same with another register.
    #[must_use]
    pub fn with_register(self, register: Register) -> Self {
        Self { names: Names::of(&self.gazetteer, &register), register, ..self }
    }

    /// The messages that the files ask for.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let of_services = self.services.all().iter().flat_map(words_of);
        let languages = app::domain::counter::filter::Filter::languages(&self.register);
        let place = Place { file: REGISTER.into(), line: 1 };
        let of_languages = languages.into_iter().map(|code| wanted(format!("language-{code}"), &place));
        of_services.chain(of_languages).collect()
    }
}

fn words_of(service: &CounterService) -> Vec<Wanted> {
    let id = format!("counter-service-{}", service.id);
    let hint = wanted(format!("{id}.hint"), &service.place);
    let instead = (!service.at_counters).then(|| wanted(format!("{id}.instead"), &service.place));
    [wanted(id, &service.place), hint].into_iter().chain(instead).collect()
}

fn wanted(id: String, place: &Place) -> Wanted {
    Wanted { id, variables: vec![], optional: false, place: Some(place.clone()) }
}

fn take<T>(read: Result<T, Vec<Fault>>, faults: &mut Vec<Fault>) -> Option<T> {
    read.map_err(|found| faults.extend(found)).ok()
}

fn read<T>(
    folder: &Path,
    file: &str,
    parse: impl FnOnce(&str, &str) -> Result<T, Vec<Fault>>,
) -> Result<T, Vec<Fault>> {
    let unread =
        |error: io::Error| vec![Fault::new(&Place { file: file.into(), line: 1 }, format!("cannot be read: {error}"))];
    parse(file, &fs::read_to_string(folder.join(file)).map_err(unread)?)
}

/// Imported postcodes cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PostcodesError {
    /// The file cannot be read.
    #[error("{}: {error}", file.display())]
    Unread {
        /// Which.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The file is not what an import wrote.
    #[error("{}: {error}", file.display())]
    Damaged {
        /// Which.
        file: PathBuf,
        /// Where.
        error: NotATable,
    },
}

/// What was imported; nothing where there is no file.
///
/// # Errors
/// There is one, and it cannot be used.
pub fn postcodes(file: &Path) -> Result<Postcodes, PostcodesError> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Postcodes::default()),
        Err(error) => return Err(PostcodesError::Unread { file: file.to_owned(), error }),
    };
    Postcodes::parse(&text).map_err(|error| PostcodesError::Damaged { file: file.to_owned(), error })
}

/// Replaces a file in one step.
///
/// # Errors
/// The folder cannot be written; then the old file is there.
pub fn replace(file: &Path, text: &str) -> io::Result<()> {
    let new = file.with_extension("new");
    fs::write(&new, text)?;
    fs::File::open(&new)?.sync_all()?;
    fs::rename(&new, file)
}

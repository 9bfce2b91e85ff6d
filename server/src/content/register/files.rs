//! The files about counters: read, and written so that a reader sees the old one or the new one, never half.

use std::{
    collections::BTreeMap,
    fs, io,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use app::domain::fault::{Fault, Place};
use app::{
    domain::{
        counter::{
            Gazetteer, Register, Services,
            filter::Filter,
            find::Names,
            postcodes::{NotATable, Postcodes},
            read::Known,
            services::CounterService,
        },
        hours::BankHolidays,
    },
    words::Wanted,
};

use booking::Supply;
use chrono::NaiveDate;

use super::{source::Source, text};
use crate::rota::{self, ROTA, Rota, Written};
use crate::store::files::{create_own_file, sync_folder_of};

/// The register.
pub const REGISTER: &str = "counters.toml";
/// The calendar.
pub const HOLIDAYS: &str = "bank-holidays.toml";
const SERVICES: &str = "counter-services.toml";
const PLACES: &str = "places.toml";
/// Every file of the content folder that is about counters.
pub const CONTENT: [&str; 5] = [REGISTER, HOLIDAYS, SERVICES, PLACES, ROTA];
/// Imported postcodes, in the data folder.
pub const POSTCODES_FILE: &str = "postcodes.tsv";

/// What the content folder says of counters.
#[derive(Debug)]
pub struct Directory {
    register: Register,
    services: Services,
    gazetteer: Gazetteer,
    holidays: Arc<BankHolidays>,
    names: Names,
    rota: Arc<Rota>,
    /// Where each language that somebody speaks is named first.
    languages: BTreeMap<String, Place>,
}

impl Directory {
    /// Reads the files.
    ///
    /// # Errors
    /// Every fault, with file and line.
    pub fn load(folder: &Path) -> Result<Self, Vec<Fault>> {
        Self::load_with(folder, &Postcodes::default())
    }

    /// Reads the files and holds the register against imported postcodes.
    ///
    /// # Errors
    /// Every fault, with file and line.
    pub fn load_with(folder: &Path, postcodes: &Postcodes) -> Result<Self, Vec<Fault>> {
        let directory = Self::load_without_rota(folder, postcodes)?;
        let rota = directory.read_rota(folder)?;
        Ok(directory.with_rota(Arc::new(rota)))
    }

    /// Reads every file but the rota. Counters whose rota has a fault are shown all the same.
    ///
    /// # Errors
    /// Every fault, with file and line.
    pub fn load_without_rota(folder: &Path, postcodes: &Postcodes) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let services = take(read(folder, SERVICES, Services::parse), &mut faults);
        let gazetteer = take(read(folder, PLACES, Gazetteer::parse), &mut faults);
        let holidays = take(read(folder, HOLIDAYS, calendar), &mut faults).map(Arc::new);
        let (Some(services), Some(gazetteer), Some(holidays)) = (services, gazetteer, holidays) else {
            return Err(faults);
        };
        let known = Known { services: &services, gazetteer: &gazetteer, holidays: &holidays };
        let source = read(folder, REGISTER, |file, text| Source::of_toml(file.to_owned(), text.to_owned()))?;
        let register = source.register(known, postcodes)?;
        let (names, languages) = (Names::of(&gazetteer, &register), places_of_languages(&register, &source));
        Ok(Self { register, services, gazetteer, holidays, names, rota: Arc::default(), languages })
    }

    /// Reads the rota, and holds it against everything else. Where there is no file, nothing can be booked.
    ///
    /// # Errors
    /// Every fault, with file and line.
    pub fn read_rota(&self, folder: &Path) -> Result<Rota, Vec<Fault>> {
        if !folder.join(ROTA).exists() {
            return Ok(Rota::default());
        }
        let written = read(folder, ROTA, Written::parse)?;
        Rota::new(written, self.known_to_rota())
    }

    /// What a rota refers to.
    #[must_use]
    pub const fn known_to_rota(&self) -> rota::Known<'_> {
        rota::Known { register: &self.register, services: &self.services, holidays: &self.holidays }
    }

    /// The rota.
    #[must_use]
    pub const fn rota(&self) -> &Arc<Rota> {
        &self.rota
    }

    /// The same with another rota.
    #[must_use]
    pub fn with_rota(self, rota: Arc<Rota>) -> Self {
        Self { rota, ..self }
    }

    /// What can be booked from a day on.
    #[must_use]
    pub fn supply(&self, today: NaiveDate) -> Supply {
        self.rota.supply(self.known_to_rota(), today)
    }

    /// The calendar.
    #[must_use]
    pub const fn holidays(&self) -> &Arc<BankHolidays> {
        &self.holidays
    }

    /// Every counter.
    #[must_use]
    pub const fn register(&self) -> &Register {
        &self.register
    }

    /// What a register refers to.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known { services: &self.services, gazetteer: &self.gazetteer, holidays: &self.holidays }
    }

    /// What can be done at counters.
    #[must_use]
    pub const fn services(&self) -> &Services {
        &self.services
    }

    /// The parts of London.
    #[must_use]
    pub const fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The names of places and counters that can be looked for.
    #[must_use]
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// The same with another register, and the file that it comes from.
    #[must_use]
    pub fn with_register(self, register: Register, source: &Source) -> Self {
        let (names, languages) = (Names::of(&self.gazetteer, &register), places_of_languages(&register, source));
        Self { names, languages, register, ..self }
    }

    /// The messages that the files ask for.
    #[must_use]
    pub fn wanted(&self) -> Vec<Wanted> {
        let of_services = self.services.all().iter().flat_map(words_of);
        let of_languages = self.languages.iter().map(|(code, place)| wanted(format!("language-{code}"), place));
        of_services.chain(of_languages).chain(self.rota.wanted()).collect()
    }
}

fn places_of_languages(register: &Register, source: &Source) -> BTreeMap<String, Place> {
    source.places_of_languages(Filter::languages(register))
}

/// A calendar without any holiday would send people to closed doors.
fn calendar(file: &str, text: &str) -> Result<BankHolidays, Vec<Fault>> {
    let calendar = BankHolidays::parse(file, text)?;
    let place = Place { file: file.into(), line: 1 };
    if calendar.is_empty() { Err(vec![Fault::new(&place, "there is no holiday in it")]) } else { Ok(calendar) }
}

fn words_of(service: &CounterService) -> Vec<Wanted> {
    let id = format!("counter-service-{}", service.id);
    let hint = wanted(format!("{id}.hint"), &service.place);
    let instead = (!service.at_counters).then(|| wanted(format!("{id}.instead"), &service.place));
    let of_booking = service.booking.iter().flat_map(|booking| {
        let deadlines = booking.deadlines.iter().map(|deadline| format!("by-{}", deadline.after));
        ["bring".to_owned(), "not-for".to_owned()].into_iter().chain(deadlines)
    });
    let of_booking: Vec<_> = of_booking.map(|part| wanted(format!("{id}.{part}"), &service.place)).collect();
    [wanted(id, &service.place), hint].into_iter().chain(instead).chain(of_booking).collect()
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
    let text = text::read_kept(&folder.join(file), file).map_err(|fault| vec![fault])?;
    parse(file, &text)
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
    let damaged = |error| PostcodesError::Damaged { file: file.to_owned(), error };
    if text.is_empty() {
        return Err(damaged(NotATable(1)));
    }
    Postcodes::parse(&text).map_err(damaged)
}

/// Keeps postcodes, so that [`postcodes`] notices where rows were lost.
///
/// # Errors
/// The folder cannot be written; then the old file is there.
pub fn keep_postcodes(file: &Path, postcodes: &Postcodes) -> io::Result<()> {
    let new = file.with_extension("new");
    // It lies among what is nobody else's.
    let mut made = create_own_file(&new)?;
    writeln!(made, "{}rows {}", postcodes.to_text(), postcodes.len())?;
    put_in_place(&made, &new, file)
}

/// Replaces a file in one step.
///
/// # Errors
/// The folder cannot be written; then the old file is there.
pub fn replace(file: &Path, text: &str) -> io::Result<()> {
    let new = file.with_extension("new");
    fs::write(&new, text)?;
    put_in_place(&fs::File::open(&new)?, &new, file)
}

fn put_in_place(made: &fs::File, new: &Path, file: &Path) -> io::Result<()> {
    made.sync_all()?;
    fs::rename(new, file)?;
    sync_folder_of(file)
}

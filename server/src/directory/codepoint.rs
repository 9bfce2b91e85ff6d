//! Ordnance Survey Code-Point Open, as published: a folder with `Data/CSV/*.csv`, no header, in British National
//! Grid. Of Great Britain's postcodes those of Greater London are taken.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
};

use app::domain::counter::{
    Position,
    postcodes::{PostcodeRow, Postcodes},
};
use app::domain::fault::{Fault, Place};
use csv::{ReaderBuilder, StringRecord};

use typed::postcode;

use crate::content::register::{table, text};

/// The GSS codes of London's boroughs begin so.
const LONDON_CODES: &str = "E09";
/// Postcodes without a position have this in the quality column.
const NO_POSITION: &str = "90";
const COLUMNS: usize = 10;
/// Charing Cross, from which London is measured; its boroughs end well within this of it.
const LONDON: Position = Position { latitude: 51.5074, longitude: -0.1278 };
const LONDON_RADIUS_M: f64 = 40_000.0;

/// What was read.
#[derive(Debug)]
pub struct Imported {
    /// The table.
    pub postcodes: Postcodes,
    /// Rows that are elsewhere.
    pub elsewhere: usize,
    /// Rows of London that have no position.
    pub without_position: usize,
}

/// Reads a folder; `wards` is a CSV file of ward codes and names, if there is one.
///
/// # Errors
/// Every row that is none of Code-Point Open, at most a hundred of them; or the folder cannot be read.
pub fn read(folder: &Path, wards: Option<&Path>) -> Result<Imported, Vec<Fault>> {
    read_after(folder, wards, &Postcodes::default())
}

/// Reads a folder; wards that `wards` does not name keep the names that they had before.
///
/// # Errors
/// As [`read`].
pub fn read_after(folder: &Path, wards: Option<&Path>, before: &Postcodes) -> Result<Imported, Vec<Fault>> {
    let names = wards.map_or_else(|| Ok(HashMap::new()), ward_names)?;
    let files = csv_files(folder).map_err(|error| vec![cannot_read(folder, &error)])?;
    if files.is_empty() {
        let place = Place { file: folder.display().to_string().into(), line: 1 };
        return Err(vec![Fault::new(&place, "there is no CSV file of Code-Point Open in it")]);
    }
    let mut reading = Reading::default();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = text::read(&file).map_err(|fault| vec![fault])?.text;
        reading.file(&name, &text);
        if reading.faults.len() > FAULTS_MAX {
            break;
        }
    }
    reading.finish(&names, before)
}

/// More faults than that say nothing new.
const FAULTS_MAX: usize = 100;

#[derive(Default)]
struct Reading {
    rows: Vec<PostcodeRow>,
    elsewhere: usize,
    without_position: usize,
    faults: Vec<Fault>,
}

impl Reading {
    fn file(&mut self, name: &str, text: &str) {
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        let mut line = 0;
        loop {
            line += 1;
            let read = match reader.read_record(&mut record) {
                Ok(false) => return,
                Ok(true) => self.row(&record),
                Err(error) => Err(error.to_string()),
            };
            if let Err(reason) = read {
                self.faults.push(Fault::new(&Place { file: name.into(), line }, reason));
            }
        }
    }

    fn row(&mut self, record: &StringRecord) -> Result<(), String> {
        if record.len() != COLUMNS {
            return Err(format!("has {} columns, and Code-Point Open has {COLUMNS}", record.len()));
        }
        let (code, borough, ward) = (&record[0], &record[8], &record[9]);
        if !borough.starts_with(LONDON_CODES) {
            self.elsewhere += 1;
            return Ok(());
        }
        if &record[1] == NO_POSITION {
            self.without_position += 1;
            return Ok(());
        }
        let postcode =
            postcode::exact(code).filter(|code| code.contains(' ')).ok_or(format!("`{code}` is no postcode"))?;
        let metres = |column: usize, name: &str| {
            record[column].parse::<f64>().map_err(|_| format!("`{}` is no {name} in metres", &record[column]))
        };
        let position = position(metres(2, "easting")?, metres(3, "northing")?)
            .ok_or(format!("{}, {} is not in Great Britain", &record[2], &record[3]))?;
        if position.metres_to(LONDON) > LONDON_RADIUS_M {
            return Err(format!("{}, {} is not in London, and {borough} is", &record[2], &record[3]));
        }
        self.rows.push(PostcodeRow { postcode, position, borough: borough.to_owned(), ward: ward.to_owned() });
        Ok(())
    }

    fn finish(mut self, names: &HashMap<String, String>, before: &Postcodes) -> Result<Imported, Vec<Fault>> {
        self.faults.truncate(FAULTS_MAX);
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let place = |line| Place { file: "Code-Point Open".into(), line };
        let name =
            |ward: &str| names.get(ward).map(String::as_str).or_else(|| before.ward_name(ward)).map(str::to_owned);
        let table = Postcodes::new(self.rows, &name);
        let postcodes = table.map_err(|error| vec![Fault::new(&place(error.0), error.to_string())])?;
        Ok(Imported { postcodes, elsewhere: self.elsewhere, without_position: self.without_position })
    }
}

/// British National Grid to WGS 84 by the Ordnance Survey's own OSTN15.
fn position(easting: f64, northing: f64) -> Option<Position> {
    let (longitude, latitude) = lonlat_bng::convert_osgb36_to_ll(easting, northing).ok()?;
    Position::new(latitude, longitude)
}

/// The CSV files of the folder as it is unpacked, or of the folder that holds them.
fn csv_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let inside = folder.join("Data").join("CSV");
    let folder = if inside.is_dir() { &inside } else { folder };
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut files: Vec<PathBuf> = entries.collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")));
    files.sort();
    Ok(files)
}

/// Ward codes with names, from a CSV file whose header ends in `CD` for the code and in `NM` for the name, as the
/// Office for National Statistics publishes them.
fn ward_names(file: &Path) -> Result<HashMap<String, String>, Vec<Fault>> {
    let text = text::read(file).map_err(|fault| vec![fault])?.text;
    let called = file.display().to_string();
    let header = text.lines().next().unwrap_or_default();
    let names = header.split([',', ';', '\t']).map(|name| name.trim().trim_matches('"').to_lowercase());
    let wards: Vec<String> = names.filter(|name| name.starts_with("wd")).collect();
    let column = |ending: &str| wards.iter().map(String::as_str).find(|name| name.ends_with(ending));
    let (Some(code), Some(name)) = (column("cd"), column("nm")) else {
        let place = Place { file: called.into(), line: 1 };
        return Err(vec![Fault::new(&place, "has no columns such as WD25CD and WD25NM")]);
    };
    let table = table::read(&called, &text, &[code, name])?;
    let cells = |row| (table.cell(row, code).to_owned(), table.cell(row, name).to_owned());
    Ok(table.rows.iter().map(cells).collect())
}

fn cannot_read(path: &Path, error: &io::Error) -> Fault {
    Fault::new(&Place { file: path.display().to_string().into(), line: 1 }, format!("cannot be read: {error}"))
}

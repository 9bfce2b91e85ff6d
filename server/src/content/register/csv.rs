//! A register as a table: one counter a row, for whoever keeps theirs in a spreadsheet.
//!
//! What a row has several of stands in one cell: services and languages between `;`, phones, hours, closures and
//! days one a line, their parts between `|`.

use app::domain::counter::written::{
    Access, ClosureEntry, DayEntry, HoursEntry, Kind, Parking, Phone, Toilets, WrittenCounter,
};
use app::domain::fault::{Fault, Place};
use csv::Writer;

use serde::de::{DeserializeOwned, IntoDeserializer, value::Error as ValueError};

use super::table::{self, Table, TableRow};

const COLUMNS: [&str; 26] = [
    "slug",
    "name",
    "kind",
    "sample",
    "address",
    "postcode",
    "latitude",
    "longitude",
    "borough",
    "ward",
    "services",
    "phones",
    "getting-there",
    "source",
    "checked",
    "bookable",
    "step-free",
    "hearing-loop",
    "bsl",
    "languages",
    "quiet-room",
    "parking",
    "toilets",
    "hours",
    "closed",
    "day",
];

/// A row that was read, and the line of the file on which it begins.
pub struct Row {
    /// The counter.
    pub counter: WrittenCounter,
    /// From 1.
    pub line: usize,
}

/// Reads a table.
///
/// # Errors
/// Every fault, with the line of its row and the name of its column.
pub fn read(file: &str, text: &str) -> Result<Vec<Row>, Vec<Fault>> {
    let fault = |line: usize, reason: String| Fault::new(&Place { file: file.into(), line }, reason);
    let table = table::read(file, text, &COLUMNS)?;
    let strangers = table.header.iter().filter(|name| !name.is_empty() && !COLUMNS.contains(&&***name));
    let mut faults: Vec<Fault> =
        strangers.map(|name| fault(table.line, format!("there is no column called `{name}`"))).collect();
    let missing = COLUMNS.iter().filter(|name| !table.header.iter().any(|column| column == **name));
    faults.extend(missing.map(|name| fault(table.line, format!("the column `{name}` is missing"))));
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = Cells { table: &table, row, faults: Vec::new() };
        let counter = cells.counter();
        faults.extend(cells.faults.iter().map(|(column, reason)| fault(row.line, format!("{column}: {reason}"))));
        rows.extend(counter.map(|counter| Row { counter, line: row.line }));
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

/// The cells of one row.
struct Cells<'r> {
    table: &'r Table,
    row: &'r TableRow,
    faults: Vec<(&'static str, String)>,
}

impl Cells<'_> {
    fn text(&self, column: &str) -> String {
        self.table.cell(self.row, column).to_owned()
    }

    fn list(&self, column: &str) -> Vec<String> {
        self.text(column).split(';').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    }

    fn degrees(&mut self, column: &'static str) -> Option<f64> {
        let text = self.text(column);
        let read = text.parse().ok();
        if read.is_none() {
            let advice = if text.contains(',') { ": write a full stop for the comma" } else { "" };
            self.faults.push((column, format!("`{text}` is not in degrees{advice}")));
        }
        read
    }

    /// As the TOML reads it, so that both know the same words and the same dates.
    fn worded<T: DeserializeOwned>(&mut self, column: &'static str, text: &str) -> Option<T> {
        let deserializer: serde::de::value::StringDeserializer<ValueError> = text.to_owned().into_deserializer();
        T::deserialize(deserializer).map_err(|error| self.faults.push((column, error.to_string()))).ok()
    }

    fn flag(&mut self, column: &'static str) -> bool {
        match self.text(column).to_lowercase().as_str() {
            "yes" | "true" | "1" => true,
            "" | "no" | "false" | "0" => false,
            other => {
                self.faults.push((column, format!("`{other}` is neither yes nor no")));
                false
            }
        }
    }

    /// The lines of a cell, each as its parts.
    fn lines<T: DeserializeOwned>(&mut self, column: &'static str, names: &[&str]) -> Vec<T> {
        let cell = self.text(column);
        let mut read = Vec::new();
        for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let parts: Vec<&str> = line.splitn(names.len(), '|').map(str::trim).collect();
            if parts.len() != names.len() {
                self.faults.push((column, format!("`{line}` should be {} between `|`", names.join(", "))));
                continue;
            }
            let fields = names.iter().zip(parts).filter(|(_, part)| !part.is_empty());
            let fields: serde_json::Map<String, serde_json::Value> =
                fields.map(|(name, part)| ((*name).to_owned(), part.into())).collect();
            match serde_json::from_value(fields.into()) {
                Ok(entry) => read.push(entry),
                Err(error) => self.faults.push((column, error.to_string())),
            }
        }
        read
    }

    fn counter(&mut self) -> Option<WrittenCounter> {
        let kind_text = self.text("kind");
        let checked_text = self.text("checked");
        let (kind, checked): (Option<Kind>, Option<chrono::NaiveDate>) =
            (self.worded("kind", &kind_text), self.worded("checked", &checked_text));
        let (latitude, longitude) = (self.degrees("latitude"), self.degrees("longitude"));
        let access = self.access();
        Some(WrittenCounter {
            slug: self.text("slug"),
            name: self.text("name"),
            sample: self.flag("sample"),
            address: self.text("address"),
            postcode: self.text("postcode"),
            borough: self.text("borough"),
            ward: self.text("ward"),
            services: self.list("services"),
            phones: self.lines::<Phone>("phones", &["label", "number"]),
            getting_there: self.text("getting-there"),
            source: self.text("source"),
            bookable: self.flag("bookable"),
            hours: self.lines::<HoursEntry>("hours", &["from", "service", "holidays", "hours"]),
            closed: self.lines::<ClosureEntry>("closed", &["from", "to", "service", "reason"]),
            day: self.lines::<DayEntry>("day", &["date", "service", "hours", "reason"]),
            kind: kind?,
            latitude: latitude?,
            longitude: longitude?,
            checked: checked?,
            access: access?,
        })
    }

    fn access(&mut self) -> Option<Access> {
        let (parking, toilets) = (self.text("parking"), self.text("toilets"));
        let parking = if parking.is_empty() { Some(Parking::None) } else { self.worded("parking", &parking) };
        let toilets = if toilets.is_empty() { Some(Toilets::None) } else { self.worded("toilets", &toilets) };
        Some(Access {
            step_free: self.flag("step-free"),
            hearing_loop: self.flag("hearing-loop"),
            bsl: Some(self.text("bsl")).filter(|text| !text.is_empty()),
            languages: self.list("languages"),
            quiet_room: self.flag("quiet-room"),
            parking: parking?,
            toilets: toilets?,
        })
    }
}

/// A word of an enum, or a date, as the TOML writes it.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Fields of an entry in the order of their names, between `|`.
fn line<T: serde::Serialize>(entry: &T, names: &[&str]) -> String {
    let value = serde_json::to_value(entry).unwrap_or_default();
    names.iter().map(|name| value[*name].as_str().unwrap_or_default()).collect::<Vec<_>>().join(" | ")
}

fn lines<T: serde::Serialize>(entries: &[T], names: &[&str]) -> String {
    entries.iter().map(|entry| line(entry, names)).collect::<Vec<_>>().join("\n")
}

/// Writes a table that [`read`] reads to the same counters.
///
/// # Errors
/// The CSV library refuses a row.
pub fn write<'c>(counters: impl Iterator<Item = &'c WrittenCounter>) -> Result<String, Box<dyn std::error::Error>> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for counter in counters {
        writer.write_record(row(counter))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn row(counter: &WrittenCounter) -> [String; 26] {
    let yes = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
    let access = &counter.access;
    [
        counter.slug.clone(),
        counter.name.clone(),
        counter.kind.as_str().to_owned(),
        yes(counter.sample),
        counter.address.clone(),
        counter.postcode.clone(),
        counter.latitude.to_string(),
        counter.longitude.to_string(),
        counter.borough.clone(),
        counter.ward.clone(),
        counter.services.join("; "),
        lines(&counter.phones, &["label", "number"]),
        counter.getting_there.clone(),
        counter.source.clone(),
        counter.checked.to_string(),
        yes(counter.bookable),
        yes(access.step_free),
        yes(access.hearing_loop),
        access.bsl.clone().unwrap_or_default(),
        access.languages.join("; "),
        yes(access.quiet_room),
        word(&access.parking),
        word(&access.toilets),
        lines(&counter.hours, &["from", "service", "holidays", "hours"]),
        lines(&counter.closed, &["from", "to", "service", "reason"]),
        lines(&counter.day, &["date", "service", "hours", "reason"]),
    ]
}

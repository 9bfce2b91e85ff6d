//! A register of counters from a file that somebody brings: TOML or a table.

use std::{cell::OnceCell, collections::BTreeMap, path::Path};

use app::domain::counter::{
    Gazetteer, Register, WrittenCounter,
    contradictions::{contradictions, unknown_postcode},
    lines::TomlLines,
    postcodes::Postcodes,
    read::{Known, register_of, written_of_toml},
};
use app::domain::fault::{Fault, Place};

use super::{csv, text};

/// Endings of files that are tables. Every other file is TOML.
const TABLES: [&str; 4] = ["csv", "tsv", "txt", "tab"];

/// A file, read but not yet checked.
pub struct Source {
    /// The file as faults name it.
    pub name: String,
    /// A remark on how it was read.
    remark: Option<String>,
    text: String,
    written: Vec<WrittenCounter>,
    /// Lines of rows, where it is a table.
    rows: Option<Vec<usize>>,
}

/// Where the fields of a file's counters stand, found when the first one is asked for: only faults need it.
struct Lines<'s> {
    source: &'s Source,
    toml: OnceCell<Option<TomlLines<'s>>>,
}

impl Lines<'_> {
    /// The line on which a field of a counter stands.
    fn of(&self, number: usize, field: &str) -> usize {
        if let Some(rows) = &self.source.rows {
            return rows.get(number).copied().unwrap_or(1);
        }
        let toml = self.toml.get_or_init(|| TomlLines::of(&self.source.text));
        toml.as_ref().map_or(1, |lines| lines.line("counter", number, field))
    }
}

impl Source {
    /// Reads a file by its ending.
    ///
    /// # Errors
    /// It cannot be read, or is no register.
    pub fn read(file: &Path) -> Result<Self, Vec<Fault>> {
        let name = file.display().to_string();
        let text::Text { text, other_encoding } = text::read(file).map_err(|fault| vec![fault])?;
        let remark = other_encoding.map(|encoding| format!("{name} is text in {encoding} and was read as that"));
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
        if !TABLES.contains(&ending.as_str()) {
            return Self::of_toml(name, text).map(|source| Self { remark, ..source });
        }
        let rows = csv::read(&name, &text)?;
        let lines = rows.iter().map(|row| row.line).collect();
        let written = rows.into_iter().map(|row| row.counter).collect();
        Ok(Self { name, remark, text, written, rows: Some(lines) })
    }

    /// Reads the text of a TOML file.
    ///
    /// # Errors
    /// It is no register.
    pub fn of_toml(name: String, text: String) -> Result<Self, Vec<Fault>> {
        let written = written_of_toml(&name, &text)?;
        Ok(Self { name, remark: None, text, written, rows: None })
    }

    /// The register, where everything in it is sound and nothing about a place contradicts something else.
    ///
    /// # Errors
    /// Every fault, with its line.
    pub fn register(&self, known: Known<'_>, postcodes: &Postcodes) -> Result<Register, Vec<Fault>> {
        let lines = self.lines();
        let read = register_of(self.written.clone(), known, &self.name, &|number, field| lines.of(number, field));
        let contradictions = self.contradictions(known.gazetteer, postcodes, &lines);
        match read {
            Ok(register) if contradictions.is_empty() => Ok(register),
            read => {
                let mut faults = read.err().unwrap_or_default();
                faults.extend(contradictions);
                faults.sort_by_key(|fault| fault.place.line);
                Err(faults)
            }
        }
    }

    /// Every postcode, borough and position that cannot be true together.
    fn contradictions(&self, gazetteer: &Gazetteer, postcodes: &Postcodes, lines: &Lines<'_>) -> Vec<Fault> {
        let of_one = |(number, facts): (usize, &WrittenCounter)| {
            let found = contradictions(facts, gazetteer, postcodes).into_iter();
            let fault = |field: &str, reason: &str| {
                let place = self.place(lines.of(number, field));
                Fault::new(&place, format!("{}: {field}: {reason}", facts.slug))
            };
            found.map(|found| fault(&found.field, &found.reason)).collect::<Vec<_>>()
        };
        self.written.iter().enumerate().flat_map(of_one).collect()
    }

    /// Remarks for the person who imports the file.
    #[must_use]
    pub fn remarks(&self, postcodes: &Postcodes) -> Vec<String> {
        let unknown = self.written.iter().filter_map(|facts| unknown_postcode(facts, postcodes));
        self.remark.iter().cloned().chain(unknown).collect()
    }

    /// The place of the first counter that speaks each of some languages.
    #[must_use]
    pub fn places_of_languages<'c>(&self, codes: impl IntoIterator<Item = &'c str>) -> BTreeMap<String, Place> {
        let lines = self.lines();
        let place = |code: &str| {
            let speaks = |facts: &WrittenCounter| facts.access.languages.iter().position(|one| one == code);
            let found = self.written.iter().enumerate().find_map(|(number, facts)| Some((number, speaks(facts)?)));
            let line = found.map(|(number, language)| lines.of(number, &format!("access.languages[{language}]")));
            self.place(line.unwrap_or(1))
        };
        codes.into_iter().map(|code| (code.to_owned(), place(code))).collect()
    }

    fn place(&self, line: usize) -> Place {
        Place { file: self.name.as_str().into(), line }
    }

    fn lines(&self) -> Lines<'_> {
        Lines { source: self, toml: OnceCell::new() }
    }
}

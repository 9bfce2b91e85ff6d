//! A register of counters from a file that somebody brings: TOML or a table.

use std::path::Path;

use app::domain::{
    counter::{
        Gazetteer, Register, WrittenCounter,
        contradictions::contradictions,
        lines::TomlLines,
        postcodes::Postcodes,
        read::{Known, register_of, written_of_toml},
    },
    journey::{Fault, fault::Place},
};

use super::{csv, text};

/// Endings of files that are tables. Every other file is TOML.
const TABLES: [&str; 4] = ["csv", "tsv", "txt", "tab"];

/// Tells on which line the field of a counter stands.
type LineOf<'s> = Box<dyn Fn(usize, &str) -> usize + 's>;

/// A file, read but not yet checked.
pub struct Source {
    /// The file as faults name it.
    pub name: String,
    /// A remark for the person who imports it.
    pub remark: Option<String>,
    text: String,
    written: Vec<WrittenCounter>,
    /// Lines of rows, where it is a table.
    rows: Option<Vec<usize>>,
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
        let register = register_of(self.written.clone(), known, &self.name, &*lines)?;
        let faults = self.contradictions(known.gazetteer, postcodes);
        if faults.is_empty() { Ok(register) } else { Err(faults) }
    }

    /// Every postcode, borough and position that cannot be true together.
    #[must_use]
    pub fn contradictions(&self, gazetteer: &Gazetteer, postcodes: &Postcodes) -> Vec<Fault> {
        let lines = self.lines();
        let of_one = |(number, facts): (usize, &WrittenCounter)| {
            let found = contradictions(facts, gazetteer, postcodes).into_iter();
            let fault = |field: &str, reason: &str| {
                let place = self.place(lines(number, field));
                Fault::new(&place, format!("{}: {field}: {reason}", facts.slug))
            };
            found.map(|found| fault(&found.field, &found.reason)).collect::<Vec<_>>()
        };
        self.written.iter().enumerate().flat_map(of_one).collect()
    }

    /// The place of the first counter that speaks a language.
    #[must_use]
    pub fn place_of_language(&self, code: &str) -> Place {
        let speaks = |facts: &WrittenCounter| facts.access.languages.iter().position(|one| one == code);
        let found = self.written.iter().enumerate().find_map(|(number, facts)| Some((number, speaks(facts)?)));
        let line = found.map(|(number, language)| self.lines()(number, &format!("access.languages[{language}]")));
        self.place(line.unwrap_or(1))
    }

    fn place(&self, line: usize) -> Place {
        Place { file: self.name.as_str().into(), line }
    }

    /// The line on which a field of a counter stands.
    fn lines(&self) -> LineOf<'_> {
        if let Some(rows) = &self.rows {
            return Box::new(|number, _| rows.get(number).copied().unwrap_or(1));
        }
        let lines = TomlLines::of(&self.text);
        Box::new(move |number, field| lines.as_ref().map_or(1, |lines| lines.line("counter", number, field)))
    }
}

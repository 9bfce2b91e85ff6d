//! A table as spreadsheets save it: with commas, semicolons or tabs, `sep=` in its first line, rows of commas at
//! the end and columns without a name beside it.

use app::domain::fault::{Fault, Place};
use csv::{ReaderBuilder, StringRecord};

/// What stands between cells, the usual first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Faults that a formula leaves behind.
const FORMULA_FAULTS: [&str; 8] = ["#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"];

/// A table with a header.
#[derive(Debug)]
pub struct Table {
    /// Names of columns, in lower case.
    pub header: Vec<String>,
    /// The line of the header, from 1.
    pub line: usize,
    /// Rows that have something in them.
    pub rows: Vec<TableRow>,
}

/// A row, and where it begins.
#[derive(Debug)]
pub struct TableRow {
    cells: StringRecord,
    /// The line of the file, from 1.
    pub line: usize,
}

impl Table {
    /// A cell, trimmed; empty where there is none.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r TableRow, column: &str) -> &'r str {
        let place = self.header.iter().position(|name| name == column);
        place.and_then(|place| row.cells.get(place)).unwrap_or_default().trim()
    }
}

/// Reads a table that should have some of the columns in `known`, which tell its header and its delimiter.
///
/// # Errors
/// No header, a column twice, rows of another length, cells that no formula filled: each with its line.
pub fn read(file: &str, text: &str, known: &[&str]) -> Result<Table, Vec<Fault>> {
    let fault = |line: usize, reason: String| Fault::new(&Place { file: file.into(), line }, reason);
    let (told, body) = without_sep_line(text.trim_start_matches('\u{feff}'));
    let delimiter = told.unwrap_or_else(|| delimiter_of(body, known));
    let lines_before = usize::from(told.is_some());
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(body.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let cells = record.map_err(|error| vec![fault(1, error.to_string())])?;
        let line = cells.position().map_or(1, |position| first_line(body, position));
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(TableRow { cells, line: line + lines_before });
        }
    }
    if rows.is_empty() {
        return Err(vec![fault(1, "has no header: its first line should name the columns".to_owned())]);
    }
    let head = rows.remove(0);
    let header: Vec<String> = head.cells.iter().map(|name| name.trim().to_lowercase()).collect();
    let table = Table { header, line: head.line, rows };
    let faults = faults_of(&table, known, &fault);
    if faults.is_empty() { Ok(table) } else { Err(faults) }
}

/// The line on which a record begins. The reader counts blank lines before it to the record.
fn first_line(body: &str, position: &csv::Position) -> usize {
    let line = usize::try_from(position.line()).unwrap_or(1);
    let rest = usize::try_from(position.byte()).ok().and_then(|at| body.as_bytes().get(at..)).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    line + blank.filter(|byte| **byte == b'\n').count()
}

fn faults_of(table: &Table, known: &[&str], fault: &dyn Fn(usize, String) -> Fault) -> Vec<Fault> {
    let Table { header, line, .. } = table;
    let line = *line;
    if !header.iter().any(|name| known.contains(&&**name)) {
        let names = known.iter().take(4).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        return vec![fault(line, format!("is no header: the first line should name columns such as {names}"))];
    }
    let twice = (1..).zip(header).filter(|(_, name)| !name.is_empty()).filter_map(|(number, name)| {
        let first = header.iter().position(|one| one == name)? + 1;
        (first < number).then(|| fault(line, format!("columns {first} and {number} are both called `{name}`")))
    });
    let mut faults: Vec<Fault> = twice.collect();
    for row in &table.rows {
        faults.extend(faults_of_row(header, row).into_iter().map(|reason| fault(row.line, reason)));
    }
    faults
}

fn faults_of_row(header: &[String], row: &TableRow) -> Vec<String> {
    let mut reasons = Vec::new();
    let beyond = row.cells.iter().skip(header.len()).any(|cell| !cell.trim().is_empty());
    if beyond || row.cells.len() < header.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1) {
        let (cells, columns) = (row.cells.len(), header.len());
        reasons.push(format!("has {cells} cells, and there are {columns} columns: put a text with commas into quotes"));
    }
    for (name, cell) in header.iter().zip(&row.cells).filter(|(_, cell)| !cell.trim().is_empty()) {
        if name.is_empty() {
            reasons.push(format!("`{}` stands in a column without a name", cell.trim()));
        } else if FORMULA_FAULTS.contains(&cell.trim().to_uppercase().as_str()) {
            reasons.push(format!("{name}: `{}` is what a formula leaves that went wrong", cell.trim()));
        }
    }
    reasons
}

/// What a first line such as `sep=;` says, and the lines behind it. Excel writes and reads such a line.
fn without_sep_line(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end_matches('\r').trim_matches('"').to_ascii_lowercase();
    match first.strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter, ..]) => (Some(*delimiter), rest),
        Some([]) => (Some(b','), rest),
        None => (None, text),
    }
}

/// The delimiter by which the first line has most of the columns that are known.
fn delimiter_of(text: &str, known: &[&str]) -> u8 {
    let first = text.lines().find(|line| line.chars().any(char::is_alphanumeric)).unwrap_or_default();
    let found = |delimiter: u8| {
        let names = first.split(char::from(delimiter)).map(|name| name.trim().trim_matches('"').trim().to_lowercase());
        names.filter(|name| known.contains(&&**name)).count()
    };
    // Of equals `max_by_key` takes the last.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| found(*delimiter)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::read;

    const KNOWN: [&str; 3] = ["slug", "name", "hours"];

    #[test]
    fn tables_are_read_whatever_saved_them() {
        for text in [
            "slug,name,hours\na,A,24/7\n",
            "\u{feff}slug,name,hours\r\na,A,24/7\r\n",
            "slug;name;hours\na;A;24/7\n",
            "slug\tname\thours\na\tA\t24/7",
            "slug|name|hours\na|A|24/7",
            "sep=,\nslug,name,hours\na,A,24/7\n",
            "sep=;\r\nslug;name;hours\r\na;A;24/7\r\n",
            "\"sep=,\"\nslug,name,hours\na,A,24/7\n",
            "Slug , NAME,\"hours\"\n a ,\"A\",24/7\n",
            "slug,name,hours\na,A,24/7\n,,\n,,\n , , \n",
            "slug,name,hours,,\na,A,24/7,,\n,,,,\n",
            "slug,name,hours\na,A,24/7,,,\n",
            ",,\nslug,name,hours\n\na,A,24/7\n",
        ] {
            let table = read("f", text, &KNOWN).unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
            let rows: Vec<Vec<&str>> =
                table.rows.iter().map(|row| KNOWN.iter().map(|name| table.cell(row, name)).collect()).collect();
            assert_eq!(rows, [["a", "A", "24/7"]], "{text}");
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let table = read("f", "sep=;\nslug;name\n\na;\"A\nB\"\nb;B\n", &KNOWN).expect("sound");
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 6]);
    }

    #[test]
    fn tables_that_cannot_be_meant_are_refused_with_line_and_reason() {
        for (text, says) in [
            ("slug,name,name,hours\na,A,B,off", "f:1: columns 2 and 3 are both called `name`"),
            ("slug,name,hours, Name\na,A,off,A", "f:1: columns 2 and 4 are both called `name`"),
            ("a,A,24/7\nb,B,off", "f:1: is no header"),
            ("the register of 2027\nslug,name,hours\na,A,off", "f:1: is no header"),
            (",,\n,,", "f:1: has no header"),
            ("slug,name,hours\na,A,B,off", "f:2: has 4 cells, and there are 3 columns"),
            ("slug,name,hours\na,A", "f:2: has 2 cells, and there are 3 columns"),
            ("slug,name,\na,A,x", "f:2: `x` stands in a column without a name"),
            ("slug,name,hours\na,#N/A,off", "f:2: name: `#N/A` is what a formula leaves"),
        ] {
            let faults = read("f", text, &KNOWN).expect_err(text);
            assert!(faults.len() == 1 && faults[0].to_string().starts_with(says), "{text}: {faults:?}");
        }
    }
}

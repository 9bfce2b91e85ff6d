//! Where each postcode is, once somebody has imported them.
//!
//! A table of 180,000 rows is held as sorted columns, about 20 bytes a row, and written as text that a person can
//! read: `SE13 5JZ`, latitude, longitude, borough code, ward code, with tabs between them.

use std::fmt::Write;

use super::Position;

/// Letters and figures of a postcode as a number that sorts as they do.
fn key_of(postcode: &str) -> Option<u64> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(u64::from(byte - b'0') + 1),
        b'A'..=b'Z' => Some(u64::from(byte - b'A') + 11),
        _ => None,
    };
    let mut key = 0;
    let mut length = 0;
    for byte in postcode.bytes().filter(|byte| *byte != b' ') {
        key = key * 37 + digit(byte)?;
        length += 1;
    }
    // Seven at most; 37 to the power of seven fits easily.
    (length <= 7 && length > 0).then_some(key)
}

/// One row as it is read and written.
#[derive(Clone, Debug, PartialEq)]
pub struct PostcodeRow {
    /// In capitals, with its space.
    pub postcode: String,
    /// Where its addresses are.
    pub position: Position,
    /// GSS code of the borough.
    pub borough: String,
    /// GSS code of the ward.
    pub ward: String,
}

/// Where a postcode is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostcodePlace<'p> {
    /// Where its addresses are.
    pub position: Position,
    /// GSS code of the borough.
    pub borough: &'p str,
    /// GSS code of the ward.
    pub ward: &'p str,
    /// The ward's name, where names were imported, too.
    pub ward_name: Option<&'p str>,
}

/// Every postcode.
#[derive(Debug, Default)]
pub struct Postcodes {
    keys: Vec<u64>,
    // As exact as 0.4 m.
    places: Vec<(f32, f32)>,
    boroughs: Vec<u8>,
    wards: Vec<u16>,
    borough_codes: Vec<String>,
    ward_codes: Vec<(String, Option<String>)>,
}

/// The table cannot be read; the line, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {0} is not a postcode with its position, borough and ward")]
pub struct NotATable(pub usize);

impl Postcodes {
    /// A table of these rows. Of two rows for one postcode the first counts. `ward_name` knows the names of wards
    /// by their codes.
    ///
    /// # Errors
    /// A row is not a postcode, or there are more than 255 boroughs or 65,535 wards; counted from 1.
    pub fn new(mut rows: Vec<PostcodeRow>, ward_name: &dyn Fn(&str) -> Option<String>) -> Result<Self, NotATable> {
        rows.sort_by_cached_key(|row| key_of(&row.postcode));
        rows.dedup_by(|one, other| one.postcode == other.postcode);
        let mut table = Self::default();
        for (number, row) in (1..).zip(&rows) {
            let key = key_of(&row.postcode).ok_or(NotATable(number))?;
            let borough = place_of(&mut table.borough_codes, |code| *code == row.borough, || row.borough.clone());
            let ward = place_of(
                &mut table.ward_codes,
                |(code, _)| *code == row.ward,
                || (row.ward.clone(), ward_name(&row.ward)),
            );
            table.keys.push(key);
            table.places.push(rounded(row.position));
            table.boroughs.push(u8::try_from(borough).map_err(|_| NotATable(number))?);
            table.wards.push(u16::try_from(ward).map_err(|_| NotATable(number))?);
        }
        Ok(table)
    }

    /// Reads what [`Self::to_text`] writes. A last line such as `rows 180792` says how many there should be.
    ///
    /// # Errors
    /// The first line that is none of a table; the last one where there are more or fewer rows than it says.
    pub fn parse(text: &str) -> Result<Self, NotATable> {
        let mut names = std::collections::HashMap::new();
        let mut rows = Vec::with_capacity(text.len() / 48);
        for (number, line) in (1..).zip(text.lines()) {
            let mut columns = line.split('\t');
            let mut column = || columns.next().ok_or(NotATable(number));
            let first = column()?;
            if let Some(ward) = first.strip_prefix("ward ") {
                names.insert(ward.to_owned(), column()?.to_owned());
                continue;
            }
            if let Some(told) = first.strip_prefix("rows ") {
                let is_whole = told.parse() == Ok(rows.len());
                if is_whole { continue } else { return Err(NotATable(number)) }
            }
            let mut degrees = || column()?.parse::<f64>().map_err(|_| NotATable(number));
            let position = Position::new(degrees()?, degrees()?).ok_or(NotATable(number))?;
            let (borough, ward) = (column()?.to_owned(), column()?.to_owned());
            rows.push(PostcodeRow { postcode: first.to_owned(), position, borough, ward });
        }
        Self::new(rows, &|ward| names.get(ward).cloned())
    }

    /// The whole table.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.keys.len() * 48);
        // Writing to a string cannot fail.
        for (code, name) in &self.ward_codes {
            if let Some(name) = name {
                let _ = writeln!(text, "ward {code}\t{name}");
            }
        }
        for (row, key) in self.keys.iter().enumerate() {
            let (latitude, longitude) = self.places[row];
            let (borough, ward) = (self.borough(row), &self.ward_codes[usize::from(self.wards[row])].0);
            let _ = writeln!(text, "{}\t{latitude:.6}\t{longitude:.6}\t{borough}\t{ward}", postcode_of(*key));
        }
        text
    }

    /// Every postcode, in order, with its space.
    pub fn all(&self) -> impl Iterator<Item = String> {
        self.keys.iter().map(|key| postcode_of(*key))
    }

    /// The name of a ward, by its code.
    #[must_use]
    pub fn ward_name(&self, code: &str) -> Option<&str> {
        self.ward_codes.iter().find(|(known, _)| known == code)?.1.as_deref()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Nobody has imported any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Where a postcode is, written in capitals.
    #[must_use]
    pub fn find(&self, postcode: &str) -> Option<PostcodePlace<'_>> {
        let row = self.keys.binary_search(&key_of(postcode)?).ok()?;
        let (latitude, longitude) = self.places[row];
        let (ward, ward_name) = &self.ward_codes[usize::from(self.wards[row])];
        Some(PostcodePlace {
            position: Position { latitude: latitude.into(), longitude: longitude.into() },
            borough: self.borough(row),
            ward,
            ward_name: ward_name.as_deref(),
        })
    }

    fn borough(&self, row: usize) -> &str {
        &self.borough_codes[usize::from(self.boroughs[row])]
    }
}

#[expect(clippy::cast_possible_truncation, reason = "half a metre is near enough, and halves the table")]
const fn rounded(position: Position) -> (f32, f32) {
    (position.latitude as f32, position.longitude as f32)
}

/// The place of a value in a list, put there if it is new. Looked for from the end: rows of one ward stand together.
fn place_of<T>(list: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> usize {
    list.iter().rposition(is).unwrap_or_else(|| {
        list.push(new());
        list.len() - 1
    })
}

/// The postcode of a key, with its space.
fn postcode_of(mut key: u64) -> String {
    let mut letters = Vec::with_capacity(8);
    while key > 0 {
        let digit = u8::try_from(key % 37).unwrap_or(0);
        letters.push(char::from(if digit <= 10 { b'0' + digit - 1 } else { b'A' + digit - 11 }));
        if letters.len() == 3 {
            letters.push(' ');
        }
        key /= 37;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(postcode: &str, latitude: f64, ward: &str) -> PostcodeRow {
        let position = Position { latitude, longitude: -0.010_8 };
        PostcodeRow { postcode: postcode.to_owned(), position, borough: "E09000023".to_owned(), ward: ward.to_owned() }
    }

    #[test]
    fn a_table_is_written_and_read_again() {
        let rows =
            vec![row("SE13 5JZ", 51.463, "E05013725"), row("E1 6AN", 51.52, "E05009336"), row("E1 6AN", 1.0, "x")];
        let name = |code: &str| (code == "E05013725").then(|| "Lewisham Central".to_owned());
        let table = Postcodes::new(rows, &name).unwrap();
        assert_eq!(table.len(), 2);
        let again = Postcodes::parse(&table.to_text()).unwrap();
        assert_eq!(again.to_text(), table.to_text());
        let found = again.find("SE13 5JZ").unwrap();
        assert!((found.position.latitude - 51.463).abs() < 1e-5);
        assert_eq!((found.borough, found.ward_name), ("E09000023", Some("Lewisham Central")));
        assert!((again.find("E1 6AN").unwrap().position.latitude - 51.52).abs() < 1e-5, "the first counts");
        assert_eq!(again.find("SE13 5JX"), None);
        assert_eq!(again.find("лондон"), None);
    }

    #[test]
    fn a_table_that_lost_rows_is_told() {
        let row = "SE13 5JZ\t51.4\t0\ta\tb\n";
        assert_eq!(Postcodes::parse(&format!("{row}rows 1\n")).unwrap().len(), 1);
        assert_eq!(Postcodes::parse(&format!("{row}rows 2\n")).unwrap_err(), NotATable(2));
        assert_eq!(Postcodes::parse(row).unwrap().len(), 1, "as it was written before");
    }

    #[test]
    fn what_is_no_table_names_its_line() {
        for (text, line) in [("SE13 5JZ\t51.4", 1), ("SE13 5JZ\t51.4\t0\ta\tb\nx", 2), ("SE13 5JZ\tx\t0\ta\tb", 1)] {
            assert_eq!(Postcodes::parse(text).unwrap_err(), NotATable(line), "{text}");
        }
    }
}

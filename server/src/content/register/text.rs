//! The text of a file that somebody brings, whatever program saved it.
//!
//! Spreadsheets save as UTF-8 with a byte order mark, as UTF-16 or as Windows-1252. All of these are read. What is
//! no text is named as what it is, because `invalid utf-8 sequence` tells nobody what to do.

use app::domain::fault::{Fault, Place};
use std::{fs, path::Path};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A file as text, without its byte order mark.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// The encoding it was read by, where that is not UTF-8.
    pub other_encoding: Option<&'static str>,
}

/// First bytes of files that are no text, and what to say of them.
const NO_TEXT: [(&[u8], &str); 8] = [
    (b"PK\x03\x04", "a spreadsheet or another packed file: save it as CSV (UTF-8)"),
    (b"\xD0\xCF\x11\xE0", "an old spreadsheet or document: save it as CSV (UTF-8)"),
    (b"%PDF", "a PDF file: ask for the table itself, as CSV"),
    (b"{\\rtf", "a document (RTF): save it as plain text"),
    (b"\x1F\x8B", "packed (gzip): unpack it first"),
    (b"\xFF\xFE\x00\x00", "text in UTF-32: save it as UTF-8"),
    (b"\x00\x00\xFE\xFF", "text in UTF-32: save it as UTF-8"),
    (b"SQLite format 3", "a database: export a table from it"),
];

/// Reads a file.
///
/// # Errors
/// It cannot be read, is empty, or is no text.
pub fn read(file: &Path) -> Result<Text, Fault> {
    let place = Place { file: file.display().to_string().into(), line: 1 };
    let bytes = fs::read(file).map_err(|error| Fault::new(&place, format!("cannot be read: {error}")))?;
    of_bytes(&place, &bytes)
}

/// Reads a file that is kept: it has to be UTF-8, so that every program reads the same.
///
/// # Errors
/// As [`read`], and it is in another encoding.
pub fn read_kept(file: &Path, called: &str) -> Result<String, Fault> {
    let place = Place { file: called.into(), line: 1 };
    let bytes = fs::read(file).map_err(|error| Fault::new(&place, format!("cannot be read: {error}")))?;
    let Text { text, other_encoding } = of_bytes(&place, &bytes)?;
    match other_encoding {
        None => Ok(text),
        Some(encoding) => Err(Fault::new(&place, format!("is text in {encoding}: save it as UTF-8"))),
    }
}

/// The text of these bytes.
///
/// # Errors
/// There are none, or they are no text.
pub fn of_bytes(place: &Place, bytes: &[u8]) -> Result<Text, Fault> {
    let fault = |reason: String| Fault::new(place, reason);
    if bytes.is_empty() {
        return Err(fault("is empty (0 bytes)".to_owned()));
    }
    if let Some((_, what)) = NO_TEXT.iter().find(|(begins, _)| bytes.starts_with(begins)) {
        return Err(fault(format!("is {what}")));
    }
    let (encoding, marked) = Encoding::for_bom(bytes).unwrap_or_else(|| (guessed(bytes), 0));
    let (text, is_damaged) = encoding.decode_without_bom_handling(&bytes[marked..]);
    if is_damaged {
        return Err(Fault::new(&at_damage(place, bytes), format!("is {}, but not all of it", encoding.name())));
    }
    // Windows-1252 leaves five bytes without a character; they come out as controls that no text has.
    if text.chars().any(|c| matches!(c, '\0' | '\u{80}'..='\u{9F}')) {
        return Err(fault("is neither UTF-8 nor Windows-1252 text: save it as UTF-8".to_owned()));
    }
    if text.trim().is_empty() {
        return Err(fault("has nothing but spaces in it".to_owned()));
    }
    let begins = text.trim_start().get(..9).unwrap_or_default().to_ascii_lowercase();
    if begins == "<!doctype" || begins.starts_with("<html") {
        return Err(fault("is a web page: download the file itself".to_owned()));
    }
    Ok(Text { text: text.into_owned(), other_encoding: (encoding != UTF_8).then(|| encoding.name()) })
}

/// The encoding of a file that does not say it. Letters of UTF-16 have a zero in every second byte. Bytes that
/// begin as UTF-8 do with letters beyond ASCII are UTF-8 that was damaged later.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    if bytes.len().is_multiple_of(2) && zeros(1) * 4 > bytes.len() {
        return UTF_16LE;
    }
    if bytes.len().is_multiple_of(2) && zeros(0) * 4 > bytes.len() {
        return UTF_16BE;
    }
    match std::str::from_utf8(bytes) {
        Err(error) if bytes[..error.valid_up_to()].is_ascii() => WINDOWS_1252,
        _ => UTF_8,
    }
}

/// The line on which bytes stop to be UTF-8.
fn at_damage(place: &Place, bytes: &[u8]) -> Place {
    let sound = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
    let line = bytes[..sound].iter().filter(|byte| **byte == b'\n').count() + 1;
    Place { line, ..place.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<(String, Option<&'static str>), String> {
        let place = Place { file: "f".into(), line: 1 };
        of_bytes(&place, bytes).map(|read| (read.text, read.other_encoding)).map_err(|fault| fault.to_string())
    }

    fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn texts_of_every_program_are_read() {
        let text = "name,note\nCafé,the women’s — £5\n";
        let windows = b"name,note\nCaf\xE9,the women\x92s \x97 \xA35\n";
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), None),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), None),
            (windows.to_vec(), Some("windows-1252")),
            (utf_16(text, u16::to_le_bytes), Some("UTF-16LE")),
            (utf_16(text, u16::to_be_bytes), Some("UTF-16BE")),
            (utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes), Some("UTF-16LE")),
            (utf_16(&format!("\u{feff}{text}"), u16::to_be_bytes), Some("UTF-16BE")),
        ] {
            assert_eq!(read(&bytes), Ok((text.to_owned(), encoding)), "{encoding:?}");
        }
    }

    #[test]
    fn files_that_are_no_text_are_named() {
        for (bytes, says) in [
            (&b""[..], "is empty (0 bytes)"),
            (b"\xEF\xBB\xBF", "has nothing but spaces"),
            (b" \r\n\t\n", "has nothing but spaces"),
            (b"PK\x03\x04rest", "a spreadsheet"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", "an old spreadsheet"),
            (b"%PDF-1.7", "a PDF file"),
            (b"\x1F\x8B\x08", "packed (gzip)"),
            (b"\xFF\xFE\x00\x00a\x00\x00\x00", "UTF-32"),
            (b"<!DOCTYPE html><p>Sign in", "a web page"),
            (b"\n<html lang=\"en\">", "a web page"),
            (b"caf\xC3\xA9\nthe \xE9nd", "f:2: is UTF-8, but not all of it"),
            (b"a\x81b", "neither UTF-8 nor Windows-1252"),
            (b"a\x00b", "neither UTF-8 nor Windows-1252"),
            (b"\xFF\xFEa\x00b", "is UTF-16LE, but not all of it"),
        ] {
            let said = read(bytes).expect_err("refused");
            assert!(said.contains(says), "{bytes:?}: {said}");
        }
    }
}

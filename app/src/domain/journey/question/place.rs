//! Where something happened: postcode, street, or described.

use serde::{Deserialize, Serialize};

use super::{Answer, ErrorCode, FieldError, Fields, Read, collect, text};

/// A place; at least one part is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceAnswer {
    /// A full postcode (`SE13 5JZ`) or its first half (`SE13`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// House number, street and town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// In the person's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub described: Option<String>,
}

pub(super) fn read(form: &Fields, at: &str) -> Read {
    let mut errors = Vec::new();
    let mut part = |name: &str, read: &dyn Fn(&str) -> Result<Option<String>, ErrorCode>| {
        let field = format!("{at}-{name}");
        collect(read(form.first(&field)).map_err(|code| FieldError::new(field, code)), &mut errors).flatten()
    };
    let place = PlaceAnswer {
        postcode: part("postcode", &read_postcode),
        street: part("street", &|typed| text::line(typed, 200)),
        described: part("described", &|typed| text::lines(typed, 1000)),
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok((place != PlaceAnswer::default()).then_some(Answer::Place(place)))
}

fn read_postcode(typed: &str) -> Result<Option<String>, ErrorCode> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    postcode(typed).map(Some).ok_or(ErrorCode::NotAPostcode)
}

/// Reads a postcode or its first half in any case and spacing, by the shapes of the Royal Mail's PAF guide
/// (A9, A9A, A99, AA9, AA9A, AA99, then 9AA).
#[must_use]
pub fn postcode(typed: &str) -> Option<String> {
    let squeezed: String =
        typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    if !squeezed.is_ascii() {
        return None;
    }
    let is_outward = |text: &str| {
        let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
        matches!(shape.as_str(), "A9" | "A9A" | "A99" | "AA9" | "AA9A" | "AA99")
    };
    if !squeezed.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    if is_outward(&squeezed) {
        return Some(squeezed);
    }
    let (outward, inward) = squeezed.split_at_checked(squeezed.len().checked_sub(3)?)?;
    let inward_is_good = inward.bytes().enumerate().all(|(place, b)| b.is_ascii_digit() == (place == 0));
    (is_outward(outward) && inward_is_good).then(|| format!("{outward} {inward}"))
}

impl PlaceAnswer {
    pub(super) fn fill(&self, at: &str) -> Fields {
        let parts = [("postcode", &self.postcode), ("street", &self.street), ("described", &self.described)];
        parts.into_iter().filter_map(|(name, value)| Some((format!("{at}-{name}"), value.clone()?))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::postcode;

    #[test]
    fn postcodes_in_any_writing() {
        let cases = [
            ("se13 5jz", Some("SE13 5JZ")),
            ("SE135JZ", Some("SE13 5JZ")),
            ("wc2n4jp", Some("WC2N 4JP")),
            ("e2", Some("E2")),
            (" w3 9bh ", Some("W3 9BH")),
            ("SE13 5J", None),
            ("5JZ", None),
            ("", None),
            ("SE13 55Z", None),
            ("лондон", None),
            ("E2 9NZ; DROP", None),
            ("GIR 0AA", None),
        ];
        for (typed, meant) in cases {
            assert_eq!(postcode(typed).as_deref(), meant, "{typed}");
        }
    }
}

//! Where something happened: postcode, street, or described.

use serde::{Deserialize, Serialize};

use super::{Answer, ErrorCode, FieldError, Fields, Read, collect, text};
use crate::domain::{postcode, typed};

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
    if typed::is_blank(typed) {
        return Ok(None);
    }
    let reading = postcode::read(typed).filter(|reading| reading.dropped.is_none());
    reading.map(|reading| Some(reading.code)).ok_or(ErrorCode::NotAPostcode)
}

impl PlaceAnswer {
    pub(super) fn fill(&self, at: &str) -> Fields {
        let parts = [("postcode", &self.postcode), ("street", &self.street), ("described", &self.described)];
        parts.into_iter().filter_map(|(name, value)| Some((format!("{at}-{name}"), value.clone()?))).collect()
    }
}

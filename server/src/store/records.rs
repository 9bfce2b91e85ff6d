//! The id of a record: what a submission is kept, sealed and handed on under, whether or not it has a reference.

use std::fmt;

/// The id of a record. It is not its reference, though of old records it reads the same: what is sealed belongs to the
/// id, and what people and back offices are shown is the reference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct RecordId(String);

impl RecordId {
    /// The id that this text is.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The text, as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The place that everything of the record is sealed for.
    #[must_use]
    pub fn place(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

//! The names that content files give to journeys, questions, options and pages.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// Lower-case words joined by hyphens, such as `for-whom`: at most 60 characters, safe in a URL, in an HTML
/// `id` and in a Fluent message name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Name(Arc<str>);

/// The text is no [`Name`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a name: use lower-case words joined by hyphens, at most 60 characters")]
pub struct NotAName(pub String);

impl Name {
    /// Reads a name.
    ///
    /// # Errors
    /// [`NotAName`] where a character, the length or the place of a hyphen is wrong.
    pub fn parse(text: &str) -> Result<Self, NotAName> {
        let words_are_good = text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if text.len() <= 60 && words_are_good && text.starts_with(|c: char| c.is_ascii_lowercase()) {
            Ok(Self(text.into()))
        } else {
            Err(NotAName(text.chars().take(80).collect()))
        }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = NotAName;

    fn try_from(text: String) -> Result<Self, NotAName> {
        Self::parse(&text)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn names_are_lower_case_words_joined_by_hyphens() {
        for good in ["theft", "for-whom", "call-999", "a1"] {
            assert!(Name::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "Theft", "for_whom", "-a", "a-", "a--b", "9a", "é", "a b", &"a".repeat(61)] {
            assert!(Name::parse(bad).is_err(), "{bad}");
        }
    }
}

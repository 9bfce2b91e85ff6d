//! A form as it was typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Field names with their values, in the order posted. Also what fills a form again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// The first value of a field; empty where there is none.
    #[must_use]
    pub fn first(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// Every value of a field, as tick boxes post them.
    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a field has this value.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|one| one == value)
    }

    /// Every name with every value.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(move |value| (&**name, &**value)))
    }

    /// Adds a value to a field.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.entry(name.into()).or_default().push(value.into());
    }

    /// Adds a value, for building in one expression.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.add(name, value);
        self
    }

    /// Takes over every field of another form.
    pub fn extend(&mut self, other: Self) {
        for (name, values) in other.0 {
            self.0.entry(name).or_default().extend(values);
        }
    }

    /// Only the fields that belong to a question: its own name, or its name, a hyphen and more.
    #[must_use]
    pub fn of_question(&self, question: &str) -> Self {
        let belongs =
            |name: &str| name.strip_prefix(question).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        Self(self.0.iter().filter(|(name, _)| belongs(name)).map(|(n, v)| (n.clone(), v.clone())).collect())
    }

    /// Nothing was typed that can be seen.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.values().flatten().all(|value| typed::is_blank(value))
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Fields {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.add(name, value);
        }
        fields
    }
}

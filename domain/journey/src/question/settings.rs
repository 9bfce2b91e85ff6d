//! How content files write a question kind. Files, lines and their syntax belong to whoever reads them; here stands
//! which settings a kind takes and what must be true of them.

use typed::name::Name;

use super::{Kind, WRITTEN, repeated::Field};

/// A question kind as content files write it.
pub struct Written {
    /// The name of the kind, such as `one-choice`. Events have the same.
    pub name: &'static str,
    /// The settings it takes.
    pub settings: &'static [&'static str],
    /// Options that it has in every question, beside those that a file names. The message of each is called as it is.
    pub general_options: &'static [&'static str],
    /// It can be a field of an item: it has one control, and no repetition of its own.
    pub fits_in_an_item: bool,
    /// Makes the kind from its settings; `None` where a fault was reported instead.
    pub read: fn(&mut dyn Settings) -> Option<Kind>,
}

impl Written {
    /// The kind of this name.
    #[must_use]
    pub fn of(name: &str) -> Option<&'static Self> {
        WRITTEN.into_iter().find(|kind| kind.name == name)
    }
}

/// The place of a fault in a question as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At<'a> {
    /// The name of the kind.
    Kind,
    /// The value of this setting.
    Setting(&'a str),
    /// This entry in the list of this setting.
    Entry(&'a str, &'a str),
}

/// The settings of one question, implemented by whoever reads the file. Each is `None` where it was left out, or where
/// its value is of another type, which the reader of the file reports.
pub trait Settings {
    /// A setting that is true or false.
    fn flag(&mut self, setting: &str) -> Option<bool>;

    /// A whole number, negative ones included.
    fn whole(&mut self, setting: &str) -> Option<i64>;

    /// A whole number from 0.
    fn count(&mut self, setting: &str) -> Option<usize>;

    /// A text that people do not read.
    fn text(&mut self, setting: &str) -> Option<String>;

    /// A single name, such as that of an option.
    fn name(&mut self, setting: &str) -> Option<Name>;

    /// Two or more names, each of them an `each`, such as an option. Names that are written twice are reported; `None`
    /// where there are fewer, which is reported as `too_few`.
    fn names(&mut self, setting: &str, each: &str, too_few: &str) -> Option<Vec<Name>>;

    /// The fields of an item, as far as they have no faults; `None` where none is written, which is reported.
    fn fields(&mut self, setting: &str) -> Option<Vec<Field>>;

    /// Reports a fault; the question is then not taken up.
    fn fault(&mut self, at: At<'_>, reason: String);
}

#[cfg(test)]
mod tests {
    use super::{super::WRITTEN, Written};
    use crate::Definition;

    #[test]
    fn content_can_write_every_kind() {
        let definition: Definition = serde_json::from_str(include_str!("../every-kind.json")).expect("a journey");
        let kinds: Vec<&str> = definition.questions.iter().map(|question| question.kind.name()).collect();
        assert_eq!(kinds, WRITTEN.map(|written| written.name), "each once, in the same order");
        assert!(kinds.iter().all(|kind| Written::of(kind).is_some()));
        for question in &definition.questions {
            assert_eq!(question.id, *question.kind.name());
            assert!(question.accepts(&question.kind.sample()), "{} accepts its sample", question.id);
        }
    }
}

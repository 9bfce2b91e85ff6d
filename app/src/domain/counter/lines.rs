//! On which line of a file something stands.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The line of an offset, from 1.
#[must_use]
pub fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// Where the parts of a TOML file stand.
pub struct TomlLines<'t> {
    text: &'t str,
    table: Spanned<DeTable<'t>>,
}

impl<'t> TomlLines<'t> {
    /// Of a file that is sound TOML.
    #[must_use]
    pub fn of(text: &'t str) -> Option<Self> {
        Some(Self { text, table: DeTable::parse(text).ok()? })
    }

    /// The line of a field such as `hours[1].from` in the table of this number in the array `list`; of as much of
    /// its path as there is.
    #[must_use]
    pub fn line(&self, list: &str, number: usize, field: &str) -> usize {
        let entry = self.table.get_ref().get(list).and_then(|list| list.get_ref().as_array()?.get(number));
        let Some(entry) = entry else { return 1 };
        let mut here = entry;
        for step in field.split(['.', '[']) {
            match step_into(here, step.trim_end_matches(']')) {
                Some(next) => here = next,
                None => break,
            }
        }
        line_at(self.text, here.span().start)
    }
}

fn step_into<'v, 't>(value: &'v Spanned<DeValue<'t>>, step: &str) -> Option<&'v Spanned<DeValue<'t>>> {
    match value.get_ref() {
        DeValue::Table(table) => table.get(step),
        DeValue::Array(array) => array.get(step.parse::<usize>().ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::TomlLines;

    #[test]
    fn a_field_is_found_as_deep_as_it_is_there() {
        let text = "[[counter]]\nslug = \"a\"\n\n[[counter]]\nslug = \"b\"\n[[counter.hours]]\nfrom = 1\n[[counter.hours]]\nfrom = 2\n";
        let lines = TomlLines::of(text).unwrap();
        assert_eq!(lines.line("counter", 1, "slug"), 5);
        assert_eq!(lines.line("counter", 1, "hours[1].from"), 9);
        assert_eq!(lines.line("counter", 1, "hours[1].hours"), 8);
        assert_eq!(lines.line("counter", 0, "hours[0].from"), 1);
        assert_eq!(lines.line("counter", 9, "slug"), 1);
    }
}

//! What every sentence may take from the service's settings: numbers, addresses, opening times and choices.
//!
//! A sentence in Fluent holds no HTML. A number goes into it between marks that no keyboard types and no typed value
//! keeps; [`unmarked`] takes the marks out again and says where the links are.

use std::{collections::BTreeMap, sync::Arc};

/// Before the name of a variable that is a link.
const NAME: char = '\u{FDD0}';
/// Between that name and what is shown.
const SHOWN: char = '\u{FDD1}';
/// After what is shown.
const END: char = '\u{FDD2}';

/// One thing that sentences may take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// What is shown.
    pub text: String,
    /// Where a tap on it leads.
    pub href: Option<Arc<str>>,
    /// What always follows it, such as when the line is open.
    pub remark: String,
}

/// Everything that sentences of one language may take, by the variable's name.
#[derive(Clone, Debug, Default)]
pub struct Known(BTreeMap<String, Value>);

impl FromIterator<(String, Value)> for Known {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl Known {
    /// There is a variable of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Whether one of them dials or texts these digits.
    pub(super) fn has_line(&self, digits: &str) -> bool {
        let dialled = self.0.values().filter_map(|value| value.href.as_deref()?.split_once(':'));
        !digits.is_empty() && dialled.filter(|(scheme, _)| *scheme != "https").any(|(_, number)| number == digits)
    }

    /// What goes into the sentence for this variable, marks and all.
    pub(super) fn marked(&self, name: &str) -> Option<String> {
        let Value { text, href, remark } = self.0.get(name)?;
        Some(match href {
            Some(_) => format!("{NAME}{name}{SHOWN}{text}{END}{remark}"),
            None => format!("{text}{remark}"),
        })
    }

    /// Takes the marks out of a sentence, and says where the links are.
    pub(super) fn unmarked(&self, marked: &str) -> (String, Vec<Link>) {
        let (mut text, mut links) = (String::with_capacity(marked.len()), Vec::new());
        let mut rest = marked;
        while let Some((before, found)) = rest.split_once(NAME) {
            text.push_str(before);
            let (name, after) = found.split_once(SHOWN).unwrap_or_default();
            let (shown, after) = after.split_once(END).unwrap_or((after, ""));
            let from = text.len();
            text.push_str(shown);
            let href = self.0.get(name).and_then(|value| value.href.clone());
            links.extend(href.map(|href| Link { from, to: text.len(), href }));
            rest = after;
        }
        text.push_str(rest);
        (text, links)
    }
}

/// A part of a sentence that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The byte at which it begins.
    pub from: usize,
    /// The byte after it.
    pub to: usize,
    /// Where it leads.
    pub href: Arc<str>,
}

/// Whether a character is one of the marks: nobody else's text may hold them.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, NAME | SHOWN | END)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_in_and_come_out_again() {
        let value = Value { text: "0800 1111".into(), href: Some("tel:08001111".into()), remark: " (by day)".into() };
        let plain = Value { text: "55".into(), ..Value::default() };
        let known: Known = [("childline-call".into(), value), ("silent-press".into(), plain)].into_iter().collect();
        let sentence =
            ["Ring ", &known.marked("childline-call").unwrap(), ", press ", &known.marked("silent-press").unwrap()];
        let (text, links) = known.unmarked(&sentence.concat());
        assert_eq!(text, "Ring 0800 1111 (by day), press 55");
        assert_eq!(links, [Link { from: 5, to: 14, href: "tel:08001111".into() }]);
        assert_eq!(&text[5..14], "0800 1111");
    }

    #[test]
    fn a_mark_without_its_fellows_leads_nowhere() {
        let known = Known::default();
        for broken in ["a\u{FDD0}b", "a\u{FDD0}b\u{FDD1}c", "a\u{FDD1}b\u{FDD2}"] {
            assert!(known.unmarked(broken).1.is_empty(), "{broken:?}");
        }
    }
}

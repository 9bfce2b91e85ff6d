//! Whether a translation says the same as the English where a machine can see it: the same figures, the same variables.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use typed::figure;

use super::{Finding, Lack, Locale};

/// Messages that tell a time: each language chooses among the variables, and says noon and midnight in its own way.
const TIMES: [&str; 5] = ["clock", "time-hour", "time-minutes", "time-midnight", "time-midday"];

/// What a machine can compare of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Runs of figures, as ASCII, in order of size.
    figures: Vec<String>,
    /// Names of variables that are shown.
    variables: Vec<String>,
}

/// What is told apart in every message and attribute of a language.
pub(super) fn of_locale(locale: &Locale) -> BTreeMap<String, Likeness> {
    let mut all = BTreeMap::new();
    for entry in locale.resources.iter().flat_map(|resource| resource.entries()) {
        let Entry::Message(message) = entry else { continue };
        let own = message.value.as_ref().map(|value| (message.id.name.to_owned(), value));
        let attributes = message.attributes.iter();
        let attributes = attributes.map(|one| (format!("{}.{}", message.id.name, one.id.name), &one.value));
        all.extend(own.into_iter().chain(attributes).map(|(id, pattern)| (id, Likeness::of(pattern))));
    }
    all
}

/// Every message whose figures or variables are not those of the English one.
pub(super) fn unlike(own: &Locale, english: &Locale) -> Vec<Finding> {
    let (own_texts, english_texts) = (of_locale(own), of_locale(english));
    let pairs = own_texts.iter().filter_map(|(id, text)| Some((id, text, english_texts.get(id)?)));
    pairs
        .filter(|(id, ..)| !TIMES.contains(&id.as_str()))
        .flat_map(|(id, text, english)| text.differs(english).into_iter().map(move |reason| (id, reason)))
        .map(|(id, reason)| super::survey::finding(own, id, Lack::Unlike(reason)))
        .collect()
}

impl Likeness {
    fn of(pattern: &Pattern<&str>) -> Self {
        let mut found = Self::default();
        found.add(pattern, None);
        found.figures.sort();
        found.variables.sort();
        found.variables.dedup();
        found
    }

    /// A figure that stands in several variants counts once: languages have more plurals or fewer.
    fn add(&mut self, pattern: &Pattern<&str>, mut variants: Option<&mut Vec<String>>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => match &mut variants {
                    None => self.figures.extend(figures(value)),
                    Some(seen) => seen.extend(figures(value)),
                },
                PatternElement::Placeable { expression } => self.add_expression(expression),
            }
        }
    }

    fn add_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.add_inline(inline),
            // What a language chooses by is its own matter: some need the gender of a word, English does not.
            Expression::Select { variants, .. } => {
                let mut seen = Vec::new();
                variants.iter().for_each(|variant| self.add(&variant.value, Some(&mut seen)));
                seen.sort();
                seen.dedup();
                self.figures.append(&mut seen);
            }
        }
    }

    fn add_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => self.variables.push(id.name.to_owned()),
            InlineExpression::StringLiteral { value } if !value.contains('\\') => self.figures.extend(figures(value)),
            InlineExpression::Placeable { expression } => self.add_expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|one| self.add_inline(one));
            }
            _ => {}
        }
    }

    fn differs(&self, english: &Self) -> Vec<String> {
        let list = |some: &[String]| if some.is_empty() { "none".to_owned() } else { some.join(", ") };
        let figures = (self.figures != english.figures).then(|| {
            format!("has the figures {}, and the English has {}", list(&self.figures), list(&english.figures))
        });
        let variables = (self.variables != english.variables).then(|| {
            format!("has the variables {}, and the English has {}", list(&self.variables), list(&english.variables))
        });
        figures.into_iter().chain(variables).collect()
    }
}

/// Runs of figures in a text, in whatever script, as ASCII.
fn figures(text: &str) -> Vec<String> {
    let ascii: String =
        text.chars().map(|c| figure(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(' ')).collect();
    ascii.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(own: &str, english: &str) -> Vec<String> {
        let read = |code: &str, text: &str| {
            let settings = format!("name = \"{code}\"\ndirection = \"ltr\"\n");
            Locale::read(code, &settings, &[("frame".to_owned(), text.to_owned())]).expect("a language")
        };
        unlike(&read("ur", own), &read("en", english)).into_iter().map(|one| one.lack.to_string()).collect()
    }

    #[test]
    fn a_text_with_other_figures_or_variables_is_found() {
        let same: [(&str, &str); 7] = [
            ("a = { $gender ->\n    [4] کی { $day }\n   *[other] کا { $day }\n}", "a = of { $day }"),
            ("a = 999 پر", "a = Call 999"),
            ("a = ۹۹۹ پر", "a = Call 999"),
            ("a = { $number } پر", "a = Call { $number }"),
            ("a = {\"\\u2066\"}{ $number } BSL{\"\\u2069\"}", "a = { $number } BSL"),
            ("clock = { $hour }:{ $minute }", "clock = { $hour12 }:{ $minute }{ $half }"),
            (
                "a = { $count ->\n    [one] 24 ایک\n   *[other] { $count } 24\n}",
                "a = { $count ->\n    [one] one of 24\n    [two] two of 24\n   *[other] { $count } of 24\n}",
            ),
        ];
        for (own, english) in same {
            assert!(reasons(own, english).is_empty(), "{own}: {:?}", reasons(own, english));
        }
        let different = [
            ("a = 999 یا 999", "a = Call 999 or text relay", "has the figures 999, 999, and the English has 999"),
            ("a = 24 گھنٹے", "a = A day", "has the figures 24, and the English has none"),
            ("a = 10", "a = 10 or 20", "has the figures 10, and the English has 10, 20"),
            ("a = پر", "a = Call { $number }", "has the variables none, and the English has number"),
            ("a = { $other }", "a = { $number }", "has the variables other, and the English has number"),
        ];
        for (own, english, reason) in different {
            assert_eq!(reasons(own, english), [reason], "{own}");
        }
    }
}

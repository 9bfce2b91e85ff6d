//! What sentences state as facts, and where each was found: `facts.toml`. Numbers, addresses and opening times have
//! theirs in `service.toml`.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use serde::Deserialize;
use toml::Spanned;

use crate::domain::fault::{Fault, Place};
use crate::domain::hours::moment;

/// The file.
pub const FACTS: &str = "facts.toml";

/// A statement that can be overtaken.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The fact in one sentence, in English.
    pub says: String,
    /// The messages that say it to people.
    pub words: Vec<String>,
    /// When somebody last checked it.
    #[serde(with = "moment::date")]
    pub checked: NaiveDate,
    /// Where it was found, with its date.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    fact: Vec<Spanned<Statement>>,
}

/// Reads the file. `messages` are those that English has.
///
/// # Errors
/// Every fault, with its line.
pub fn statements(text: &str, messages: &BTreeSet<&str>) -> Result<Vec<Statement>, Vec<Fault>> {
    let at = |offset: usize| Place { file: FACTS.into(), line: 1 + text[..offset].matches('\n').count() };
    let raw: Raw = toml::from_str(text)
        .map_err(|error| vec![Fault::new(&at(error.span().map_or(0, |span| span.start)), error.message())])?;
    let (mut statements, mut faults) = (Vec::new(), Vec::new());
    for statement in raw.fact {
        let place = at(statement.span().start);
        let statement = statement.into_inner();
        faults.extend(faults_of(&statement, messages).map(|reason| Fault::new(&place, reason)));
        statements.push(statement);
    }
    if faults.is_empty() { Ok(statements) } else { Err(faults) }
}

fn faults_of<'s>(statement: &'s Statement, messages: &'s BTreeSet<&str>) -> impl Iterator<Item = String> + 's {
    let unknown = statement.words.iter().filter(|id| !messages.contains(id.as_str()));
    let unknown = unknown.map(|id| format!("there is no message `{id}` that says it"));
    let parts = [("says", statement.says.trim()), ("source", statement.source.trim())];
    let empty = parts.into_iter().filter(|(_, text)| text.is_empty()).map(|(part, _)| format!("`{part}` is empty"));
    let nowhere = statement.words.is_empty().then(|| "`words` names no message that says it".to_owned());
    unknown.chain(empty).chain(nowhere)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Statement>, Vec<String>> {
        let messages = BTreeSet::from(["emergency-silent", "worth-body"]);
        statements(text, &messages).map_err(|faults| faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_statement_says_what_where_when_and_from_whom() {
        let text = "[[fact]]\nsays = \"55 is for mobiles\"\nwords = [\"emergency-silent\"]\n\
                    checked = 2026-11-30\nsource = \"IOPC, 2019\"\n";
        let statements = read(text).unwrap();
        assert_eq!(statements[0].words, ["emergency-silent"]);
        assert_eq!(statements[0].checked.to_string(), "2026-11-30");
    }

    #[test]
    fn faults_name_their_line() {
        let fact = |says: &str, words: &str, source: &str| {
            format!("\n[[fact]]\nsays = \"{says}\"\nwords = [{words}]\nchecked = 2026-11-30\nsource = \"{source}\"\n")
        };
        for (text, reason) in [
            (fact("a", "\"nowhere\"", "b"), "facts.toml:2: there is no message `nowhere` that says it"),
            (fact("a", "", "b"), "facts.toml:2: `words` names no message that says it"),
            (fact(" ", "\"worth-body\"", "b"), "facts.toml:2: `says` is empty"),
            (fact("a", "\"worth-body\"", " "), "facts.toml:2: `source` is empty"),
        ] {
            assert_eq!(read(&text).unwrap_err(), [reason]);
        }
        assert!(read("[[fact]]\nsays = \"a\"\n").is_err());
    }
}

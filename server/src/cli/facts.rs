//! `front-counter content check --facts`: a table that an operator works through before launch and once a year.

use app::domain::contact::Means;
use chrono::NaiveDate;

use crate::content::{Content, Statement};

/// One line of the table.
struct Row {
    name: String,
    value: String,
    checked: NaiveDate,
    source: String,
    used: String,
}

const HEADINGS: [&str; 5] = ["name", "value", "checked", "source", "used in"];

/// Every fact of the content: contacts part by part, then statements. What was checked longest ago comes first.
pub(super) fn facts(content: &Content) -> String {
    let statement = |(number, statement): (usize, &Statement)| Row {
        name: format!("statement {}", number + 1),
        value: statement.says.clone(),
        checked: statement.checked,
        source: statement.source.clone(),
        used: statement.words.join(", "),
    };
    let statements = content.statements.iter().enumerate().map(statement).collect();
    // Apart, because a statement is longer than any number.
    format!("{}\n{}", table(contacts(content)), table(statements))
}

fn contacts(content: &Content) -> Vec<Row> {
    let usage = content.usage();
    let mut rows = Vec::new();
    for (name, contact, _) in content.service.contacts.iter() {
        let row = |part: &str, value: &str, used: String| Row {
            name: format!("{name}-{part}"),
            value: value.to_owned(),
            checked: contact.checked,
            source: contact.source.clone(),
            used,
        };
        let used = |means| usage.places(name.as_str(), means).join(", ");
        let parts = Means::ALL.into_iter().filter_map(|means| Some((means, contact.shown(means)?)));
        rows.extend(parts.map(|(means, shown)| row(means.as_str(), shown, used(means))));
        rows.extend(contact.hours.as_ref().map(|hours| row("hours", hours.as_str(), "with the number".to_owned())));
    }
    rows
}

fn table(mut rows: Vec<Row>) -> String {
    // Stable, so that the parts of a contact stay together.
    rows.sort_by_key(|row| row.checked);
    let cells = rows.iter().map(|row| {
        let Row { name, value, checked, source, used } = row;
        [name.clone(), value.clone(), checked.to_string(), source.clone(), used.clone()]
    });
    let all: Vec<[String; 5]> = std::iter::once(HEADINGS.map(str::to_owned)).chain(cells).collect();
    let width = |column: usize| all.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..HEADINGS.len()).map(width).collect();
    let line = |row: &[String; 5]| {
        let padded = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    all.iter().map(line).collect()
}

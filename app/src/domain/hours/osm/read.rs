//! A string into the crate's rules, and a refusal of what people could not rely on.

use opening_hours_syntax::{Error, parse, rules::RuleSequence};

/// Longer strings are not hours but a mistake, and reading them takes time.
const CHARACTERS_MAX: usize = 500;

const WEEKDAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

pub(super) fn rules(text: &str) -> Result<Vec<RuleSequence>, String> {
    if text.trim().is_empty() {
        return Err("hours are missing: write `off` where it is closed all week".to_owned());
    }
    if text.chars().count() > CHARACTERS_MAX {
        return Err(format!("hours of more than {CHARACTERS_MAX} characters are not read"));
    }
    let expression = parse(text).map_err(|error| reason(text, &error))?;
    // The crate takes `Mo[3-1]` for every Monday.
    if text.matches('[').count() != expression.to_string().matches('[').count() {
        return Err(format!("`{text}` counts backwards in `[]`: write `[1-3]`"));
    }
    let rules = expression.rules;
    if rules.iter().any(|rule| !rule.comment.is_empty()) {
        return Err("a remark in quotes would be shown to nobody: leave it out".to_owned());
    }
    if let Some(pair) = holiday_beside_weekday(text) {
        let both = pair.replace(' ', ",");
        return Err(format!("`{pair}` is read in different ways: write `{both}` for the days of both"));
    }
    Ok(rules)
}

fn reason(text: &str, error: &Error) -> String {
    match (error, column(error)) {
        (Error::Syntax(_), Some(column)) => {
            let rest: String = text.chars().skip(column - 1).take(20).collect();
            let place = if rest.is_empty() { "its end".to_owned() } else { format!("character {column} (`{rest}`)") };
            format!("`{text}` cannot be read as opening hours from {place} on")
        }
        _ => format!("`{text}` cannot be read as opening hours: {error}"),
    }
}

/// The crate says where reading ended in the first line of its message only: ` --> 1:7`.
fn column(error: &Error) -> Option<usize> {
    let message = error.to_string();
    let column = message.lines().next()?.rsplit_once(':')?.1.parse().ok()?;
    (column > 0).then_some(column)
}

/// `PH Mo`: a bank holiday or a Monday for the crate, a bank holiday on a Monday for others.
fn holiday_beside_weekday(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let pair = words.windows(2).find(|pair| {
        let (one, other) = (pair[0], pair[1]);
        (one.ends_with("PH") && starts_with_weekday(other)) || (ends_with_weekday(one) && other.starts_with("PH"))
    });
    pair.map(|pair| pair.join(" "))
}

fn starts_with_weekday(word: &str) -> bool {
    word.get(..2).is_some_and(|start| WEEKDAYS.contains(&start.to_lowercase().as_str()))
}

fn ends_with_weekday(word: &str) -> bool {
    let end = word.len().checked_sub(2).and_then(|at| word.get(at..));
    word.ends_with(']') || end.is_some_and(|end| WEEKDAYS.contains(&end.to_lowercase().as_str()))
}

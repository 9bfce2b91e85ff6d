//! A string into the crate's rules, and a refusal of what people could not rely on.

use opening_hours_syntax::{
    Error, parse,
    rules::{RuleKind, RuleSequence, time::TimeSelector},
};

use super::lists::{in_one_piece, whole_days};

/// Longer strings are not hours but a mistake, and reading them takes time.
const CHARACTERS_MAX: usize = 500;

const WEEKDAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];
pub(super) const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The rules of a string.
///
/// # Errors
/// A sentence for whoever wrote it.
pub(super) fn rules(text: &str) -> Result<Vec<RuleSequence>, String> {
    let text = &in_one_spelling(text)?;
    let expression = parse(text).map_err(|error| reason(text, &error))?;
    // The crate takes `Mo[3-1]` for every Monday.
    if text.matches('[').count() != expression.to_string().matches('[').count() {
        return Err(format!("`{text}` counts backwards in `[]`: write `[1-3]`"));
    }
    let rules = expression.rules;
    let is_whole_day =
        |rule: &&RuleSequence| rule.kind == RuleKind::Open && rule.time_selector == TimeSelector::default();
    if rules.iter().filter(is_whole_day).count() > whole_days(text) {
        return Err(format!("`{text}` has days without times: day and night is written `24/7` or `00:00-24:00`"));
    }
    Ok(rules)
}

/// A string that every reader takes in the same way: lists of days without spaces, nothing that is read in several.
///
/// # Errors
/// A sentence for whoever wrote it.
pub(super) fn in_one_spelling(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("hours are missing: write `off` where it is closed all week".to_owned());
    }
    if text.chars().count() > CHARACTERS_MAX {
        return Err(format!("hours of more than {CHARACTERS_MAX} characters are not read"));
    }
    if text.contains('"') {
        return Err("a remark in quotes would be shown to nobody: leave it out".to_owned());
    }
    if text.contains("||") {
        return Err("`||` is read in different ways: separate rules by `;` or `,`".to_owned());
    }
    let text = in_one_piece(text)?;
    if let Some((read, written)) = holiday_beside_weekday(&text) {
        return Err(format!("`{read}` is read in different ways: write `{written}` for the days of both"));
    }
    if let Some(range) = backwards_within_a_month(&text) {
        return Err(format!("`{range}` ends before it begins: write the month of its end, as in `Dec 26-Jan 2`"));
    }
    if let Some(day) = text.split([' ', ',', ';']).find(|word| is_day_without_end(word.trim_end_matches(':'))) {
        return Err(format!("`{day}` leaves the end open: write the last day, as in `Dec 25-31`"));
    }
    match step_without_effect(&text) {
        Some(range) => {
            Err(format!("`{range}` repeats nothing: leave `/` out, or write every how many, as in `1-53/2`"))
        }
        None => Ok(text),
    }
}

pub(super) fn reason(text: &str, error: &Error) -> String {
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

/// `PH Mo`, `PH -1 day Mo-We`: a bank holiday or a Monday for the crate, a bank holiday on a Monday for others. As it
/// stands, and with a comma.
fn holiday_beside_weekday(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split(' ').collect();
    (0..words.len()).find_map(|at| {
        let next = at + 1 + offset_words(&words[at + 1..]);
        let (one, other) = (words[at], words.get(next)?);
        let is_holiday = |word: &str| word.ends_with("PH") || word.ends_with("SH");
        let begins_with_holiday = other.starts_with("PH") || other.starts_with("SH");
        let is_beside = is_holiday(one) && starts_with_weekday(other) || ends_with_weekday(one) && begins_with_holiday;
        let days = words[at..next].join(" ");
        is_beside.then(|| (format!("{days} {other}"), format!("{days},{other}")))
    })
}

/// How many words `-1 day` takes, where it stands there.
fn offset_words(words: &[&str]) -> usize {
    match words {
        [number, day, ..] if number.starts_with(['+', '-']) && day.starts_with("day") => 2,
        _ => 0,
    }
}

/// `Dec 26-25`: into the next month for the crate, nearly a year for others.
fn backwards_within_a_month(text: &str) -> Option<&str> {
    let number = |text: &str| text.parse::<u8>().ok();
    let is_backwards = |word: &str| {
        let (first, last) = word.trim_end_matches(':').split_once('-')?;
        Some(number(first)? > number(last)?)
    };
    text.split([' ', ',', ';']).find(|word| is_backwards(word) == Some(true))
}

/// `Dec 25+`: to the end of the year for the crate, nothing at all for others.
fn is_day_without_end(word: &str) -> bool {
    let day = word.strip_suffix('+').unwrap_or_default();
    matches!(day.len(), 1 | 2) && day.bytes().all(|byte| byte.is_ascii_digit())
}

/// `30-40/1` and `30-40/27`: the crate leaves out a step that is longer than the range, so that every week counts.
fn step_without_effect(text: &str) -> Option<&str> {
    let is_step = |word: &&str| {
        let number = |text: &str| text.parse::<u32>().ok();
        let Some((range, step)) = word.split_once('/') else { return false };
        let Some((first, last)) = range.split_once('-') else { return false };
        let step = step.trim_end_matches(':');
        number(first)
            .zip(number(last))
            .zip(number(step))
            .is_some_and(|((first, last), step)| step < 2 || step > last.saturating_sub(first))
    };
    text.split([' ', ',', ';']).find(is_step)
}

fn starts_with_weekday(word: &str) -> bool {
    word.get(..2).is_some_and(|start| WEEKDAYS.contains(&start.to_lowercase().as_str()))
}

fn ends_with_weekday(word: &str) -> bool {
    let end = word.len().checked_sub(2).and_then(|at| word.get(at..));
    word.ends_with(']') || end.is_some_and(|end| WEEKDAYS.contains(&end.to_lowercase().as_str()))
}

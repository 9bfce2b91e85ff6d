//! Lists of days as people write them, with spaces: `Sa, Su off`, `Dec 25, Dec 26 off`, `week 52, week 01 10:00-12:00`.
//!
//! By the OSM specification a comma with a space begins another rule. The crate goes by that, so that `Sa` alone
//! would be a rule without times: open day and night. People mean a list, and npm's `opening_hours` reads one. Here
//! such lists are put together before the crate sees them, and what has days but no times is refused: day and night
//! is written `24/7` or `00:00-24:00`, and nothing else means it.

use opening_hours_syntax::parse;

use super::read::{MONTHS, reason};

/// Words that say what happens on the days before them, other than times.
const SAYS_WHEN: [&str; 7] = ["off", "closed", "unknown", "sunrise", "sunset", "dawn", "dusk"];

/// The same rules, each list of days in one piece: rules of a day between `; `, rules that add to it between `, `.
///
/// # Errors
/// Some days have no times, or a list cannot be read.
pub(super) fn in_one_piece(text: &str) -> Result<String, String> {
    let text = tight_brackets(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let sequences = text.split(';').map(|sequence| rules(sequence.trim()));
    let sequences: Vec<Vec<String>> = sequences.collect::<Result<_, _>>()?;
    let mut more = sequences.iter().flatten().skip(1).filter(|rule| is_about_every_day(rule));
    let mut starts = sequences.iter().skip(1).filter_map(|rules| rules.first()).filter(|rule| replaces_all(rule));
    if let Some(rule) = more.next().or_else(|| starts.next()) {
        return Err(format!(
            "`{rule}` without days replaces all that stands before it: leave that out, or name the days, as in `Su off`"
        ));
    }
    Ok(sequences.iter().map(|rules| rules.join(", ")).collect::<Vec<_>>().join("; "))
}

/// How many rules are open the whole day, and say so.
pub(super) fn whole_days(text: &str) -> usize {
    let is_whole = |rule: &&str| {
        let rule = rule.replace(' ', "");
        rule.contains("24/7") || rule.contains("0:00-24:00")
    };
    text.split(';').flat_map(|sequence| sequence.split(", ")).filter(is_whole).count()
}

fn is_about_every_day(rule: &str) -> bool {
    ["24/7", "off", "closed"].iter().any(|word| rule.eq_ignore_ascii_case(word))
}

/// Whether a rule behind a semicolon is about every day and leaves nothing of the rules before it. A break such as
/// `12:00-13:00 off` does not.
fn replaces_all(rule: &str) -> bool {
    start_of_times(rule) == Some(0) && (!is_break(rule) || rule.contains("0:00-24:00"))
}

/// `12:00-13:00 off`: times alone at which it is closed.
fn is_break(piece: &str) -> bool {
    let is_off = |word: &str| word.eq_ignore_ascii_case("off") || word.eq_ignore_ascii_case("closed");
    starts_with_times(piece) && piece.split(' ').any(is_off)
}

fn starts_with_times(piece: &str) -> bool {
    piece.split(' ').next().is_some_and(has_time) && start_of_times(piece) == Some(0)
}

/// Times behind a comma belong to the days of the rule before them.
fn more_times(rule: &str, times: &str) -> Result<String, String> {
    let days = start_of_times(rule).and_then(|start| rule.get(..start)).unwrap_or_default();
    if is_break(times) {
        return Err(format!("`, {times}` would close on all days: write `; {days}{times}` instead"));
    }
    let longer = format!("{rule},{times}");
    parse(&longer).map(|_| longer.clone()).map_err(|error| reason(&longer, &error))
}

/// The rules between two semicolons.
fn rules(sequence: &str) -> Result<Vec<String>, String> {
    if sequence.is_empty() {
        return Err("this cannot be read as opening hours: `;` separates nothing there".to_owned());
    }
    let mut rules: Vec<String> = Vec::new();
    let mut list: Vec<&str> = Vec::new();
    for piece in pieces(sequence) {
        if piece.is_empty() {
            return Err(format!("`{sequence}` cannot be read as opening hours: a comma separates nothing there"));
        }
        if !list.is_empty() && start_of_times(piece) == Some(0) {
            return Err(format!("`{}, {piece}` is no list: write `{} {piece}`", list.join(", "), list.join(",")));
        }
        if list.is_empty()
            && starts_with_times(piece)
            && let Some(rule) = rules.last_mut()
        {
            *rule = more_times(rule, piece)?;
            continue;
        }
        list.push(piece);
        if start_of_times(piece).is_some() {
            rules.push(one_rule(&list)?);
            list.clear();
        }
    }
    if list.is_empty() { Ok(rules) } else { Err(without_times(&list)) }
}

/// What stands between commas that have a space beside them.
fn pieces(sequence: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in sequence.match_indices(',') {
        let (before, after) = (&sequence[..at], &sequence[at + 1..]);
        if before.ends_with(' ') || after.starts_with(' ') {
            pieces.push(sequence[start..at].trim());
            start = at + 1;
        }
    }
    pieces.push(sequence[start..].trim());
    pieces
}

/// Where the times of a rule begin, or what stands for them.
fn start_of_times(piece: &str) -> Option<usize> {
    let mut at = 0;
    piece.split(' ').find_map(|word| {
        let start = at;
        at += word.len() + 1;
        let is_word = || SAYS_WHEN.iter().any(|one| word.to_ascii_lowercase().trim_start_matches('(').starts_with(one));
        (word == "24/7" || has_time(word) || is_word()).then_some(start)
    })
}

/// `10:00`, also behind the colon of `Dec 25:10:00`.
fn has_time(word: &str) -> bool {
    word.as_bytes().windows(3).any(|three| three[0].is_ascii_digit() && three[1] == b':' && three[2].is_ascii_digit())
}

/// A list of days and the times behind its last piece, as the crate writes them.
fn one_rule(list: &[&str]) -> Result<String, String> {
    let rule = with_months(&list.join(","));
    let Err(error) = parse(&rule) else { return Ok(rule) };
    let Some((last, days)) = list.split_last().filter(|(_, days)| !days.is_empty()) else {
        return Err(reason(&rule, &error));
    };
    let times = &last[start_of_times(last).unwrap_or_default()..];
    let days = days.iter().map(|days| format!("{days} {times}")).chain([(*last).to_owned()]);
    let apart = days.collect::<Vec<_>>().join("; ");
    let advice = if parse(&apart).is_ok() { format!("write `{apart}`") } else { reason(&rule, &error) };
    Err(format!("`{}` cannot be read as one list of days: {advice}", list.join(", ")))
}

/// Repeats the month of `Dec 25,26`, and takes out the second word of `week 52,week 01`.
fn with_months(rule: &str) -> String {
    let (mut month, mut in_weeks) = (None, false);
    let items = rule.split(',').map(|item| {
        if let (true, Some(number)) = (in_weeks, item.strip_prefix("week ")) {
            return number.to_owned();
        }
        in_weeks |= item.contains("week");
        if let (Some(month), true) = (month, is_day_of_month(item)) {
            return format!("{month} {item}");
        }
        month = month_of(item);
        item.to_owned()
    });
    items.collect::<Vec<_>>().join(",")
}

/// `25`, `25-27`, `25 10:00-12:00`: a day whose month stands before it.
fn is_day_of_month(item: &str) -> bool {
    let day = item.split(' ').next().unwrap_or_default();
    let is_number = |text: &str| matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    day.split('-').all(is_number)
}

/// `2026 Dec` of `2026 Dec 24-26`; nothing of what names no day, or two months.
fn month_of(item: &str) -> Option<&str> {
    let is_month = |word: &&str| MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month));
    let mut words = item.split(' ');
    let length = match (words.next()?, words.next()?) {
        (month, day) if is_month(&month) && is_day_of_month(day) => month.len(),
        (year, month) if is_month(&month) && is_day_of_month(words.next()?) => year.len() + 1 + month.len(),
        _ => return None,
    };
    item.get(..length)
}

/// `Mo[1, 3]` is one piece.
fn tight_brackets(text: &str) -> String {
    let mut is_within = false;
    let mut tight = String::with_capacity(text.len());
    for char in text.chars() {
        is_within = (is_within || char == '[') && char != ']';
        if !(is_within && char == ' ') {
            tight.push(char);
        }
    }
    tight
}

fn without_times(list: &[&str]) -> String {
    let days = list.join(", ");
    match parse(&with_months(&list.join(","))) {
        Err(error) => reason(&days, &error),
        _ => format!(
            "`{days}` does not say from when to when: write times behind it, such as `10:00-16:00`, or `off`; day and \
             night is `00:00-24:00`"
        ),
    }
}

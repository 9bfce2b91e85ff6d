//! Numbers and addresses stand once, in `content/service.toml`.

use super::source::{Place, Source};

/// What the server asks of every sentence when it starts.
#[path = "../../../app/src/words/own_numbers.rs"]
mod own_numbers;

/// Content that speaks of places and dates, and the one file where numbers stand.
const MAY_HOLD_NUMBERS: [&str; 4] =
    ["content/service.toml", "content/counters.toml", "content/places.toml", "content/bank-holidays.toml"];

pub fn numbers_stand_in_the_settings(file: &Source) -> Vec<Place> {
    let is_content = file.path.starts_with("content/") && file.is_kind(&["ftl", "toml"]);
    if !is_content || MAY_HOLD_NUMBERS.contains(&file.path.as_str()) {
        return vec![];
    }
    let is_settings = file.is_kind(&["toml"]);
    let found = file.lines().flat_map(|(line, text)| {
        let read = if is_settings { written(text) } else { said(text) };
        let numbers = own_numbers::own_numbers(&read).into_iter().filter(|number| number.is_certain);
        // In settings `message.attribute` is the name of a text and no address.
        let numbers = numbers.filter(move |number| {
            !is_settings || !number.digits.is_empty() || number.text.contains("://") || number.text.starts_with("www.")
        });
        numbers.map(move |number| Place { line, what: format!("holds `{}`", number.text) })
    });
    found.collect()
}

/// The texts of a line of settings, without comments.
fn written(line: &str) -> String {
    let line = if line.trim_start().starts_with('#') { "" } else { line.split(" #").next().unwrap_or_default() };
    line.split('"').skip(1).step_by(2).collect::<Vec<_>>().join("; ")
}

/// What people read of a line of words: without comments, the name of the message, and what comes from elsewhere.
fn said(line: &str) -> String {
    if line.trim_start().starts_with('#') {
        return String::new();
    }
    let line = line.split_once(" #").map_or(line, |(before, _)| before);
    let is_name = |name: &str| name.trim().chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let value = match line.split_once('=') {
        Some((name, value)) if is_name(name) => value,
        _ => line,
    };
    let (mut said, mut depth) = (String::new(), 0_usize);
    let mut is_quoted = false;
    let value = without_escapes(value);
    for c in value.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '{' if !is_quoted => depth += 1,
            '}' if !is_quoted => depth = depth.saturating_sub(1),
            _ if depth == 0 || is_quoted => said.push(c),
            _ => {}
        }
    }
    said
}

/// The text without Fluent's escapes such as `\u2066`, whose figures nobody reads.
fn without_escapes(text: &str) -> String {
    let mut parts = text.split("\\u");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| said + part.get(4..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::lines_found;

    #[test]
    fn a_number_in_a_sentence_is_found() {
        let words = "content/locales/ur/exits.ftl";
        let planted = "# Ring 999.\nexit-call-999 = Call { $emergency-call }\n    .how = Ring 0800 1111\n    and ۹۹۹\n\
                       a = { $x ->\n    [yes] Text 61016\n   *[no] Ask ico.org.uk\n}\nb = { \"18000\" }\nc = 24 hours, 1988\n";
        assert_eq!(lines_found(numbers_stand_in_the_settings, words, planted), [3, 4, 6, 7, 9]);
        for elsewhere in ["content/service.toml", "content/counters.toml", "docs/CONTENT.md", "app/src/lib.rs"] {
            assert!(lines_found(numbers_stand_in_the_settings, elsewhere, planted).is_empty(), "{elsewhere}");
        }
    }

    #[test]
    fn an_exit_holds_none() {
        let planted = "[[exit]]\nid = \"call-999\"   # 999\nphone = \"0800 1111\"\nurl = \"https://a.uk\"\n";
        assert_eq!(lines_found(numbers_stand_in_the_settings, "content/exits.toml", planted), [3, 4]);
    }
}

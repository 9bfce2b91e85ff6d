//! Rules about files as files: length, name, whitespace, and whose machine they name.

use super::source::{Place, Source};

const LINES_MAX: usize = 400;
const LINES_TO_LOOK_AGAIN: usize = 300;

/// Names that anything fits into, so that everything ends up there.
const SAYS_NOTHING: &[&str] = &["utils.rs", "helpers.rs", "common.rs", "manager.rs"];

pub fn file_is_not_too_long(file: &Source) -> Vec<Place> {
    let lines = rust_lines(file);
    if lines <= LINES_MAX {
        return vec![];
    }
    vec![Place { line: LINES_MAX + 1, what: format!("{lines} lines, {LINES_MAX} are the most") }]
}

/// A hint that passes: perhaps this file is becoming two.
pub fn length_note(file: &Source) -> Option<String> {
    let lines = rust_lines(file);
    let long = lines > LINES_TO_LOOK_AGAIN && lines <= LINES_MAX;
    long.then(|| format!("{}: note: {lines} lines, is it still one thing?", file.path))
}

fn rust_lines(file: &Source) -> usize {
    if file.is_kind(&["rs"]) { file.lines().count() } else { 0 }
}

pub fn file_name_says_something(file: &Source) -> Vec<Place> {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    if !SAYS_NOTHING.contains(&name) {
        return vec![];
    }
    vec![Place { line: 1, what: format!("{name} is called after nothing") }]
}

pub fn whitespace_is_clean(file: &Source) -> Vec<Place> {
    if !file.is_kind(&["rs", "toml", "ftl", "md", "css"]) {
        return vec![];
    }
    // Not `lines`, which hides the carriage return that some editors leave.
    let mut found: Vec<Place> = (1..)
        .zip(file.text.split('\n'))
        .filter(|(_, text)| text.ends_with(char::is_whitespace))
        .map(|(line, _)| place(line, "has whitespace at its end"))
        .collect();
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        found.push(place(file.lines().count(), "does not end in a newline"));
    }
    found
}

fn place(line: usize, what: &str) -> Place {
    Place { line, what: what.to_owned() }
}

pub fn no_path_of_a_persons_machine(file: &Source) -> Vec<Place> {
    let folders = [concat!("/ho", "me/"), concat!("/ro", "ot/")];
    let names_one = |(line, text): (usize, &str)| {
        let folder = folders.into_iter().find(|folder| begins_a_path(text, folder))?;
        Some(place(line, &format!("names a path in {folder}")))
    };
    file.lines().filter_map(names_one).collect()
}

/// Whether the folder is at the root of the disk, not in the middle of an address or a longer path.
fn begins_a_path(text: &str, folder: &str) -> bool {
    text.match_indices(folder).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "_-.}*~".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::lines_found;

    #[test]
    fn four_hundred_lines_pass_and_one_more_does_not() {
        let long = |lines| "x\n".repeat(lines);
        assert!(lines_found(file_is_not_too_long, "a.rs", &long(400)).is_empty());
        assert_eq!(lines_found(file_is_not_too_long, "a.rs", &long(401)), [401]);
        assert!(lines_found(file_is_not_too_long, "a.md", &long(401)).is_empty());
    }

    #[test]
    fn a_note_is_given_between_the_two_limits() {
        let note = |lines| length_note(&Source::new("a.rs", "x\n".repeat(lines)));
        assert_eq!(note(300), None);
        assert_eq!(note(301).as_deref(), Some("a.rs: note: 301 lines, is it still one thing?"));
        assert_eq!(note(401), None);
    }

    #[test]
    fn names_that_say_nothing_are_found() {
        for name in SAYS_NOTHING {
            let path = format!("server/src/{name}");
            assert_eq!(lines_found(file_name_says_something, &path, ""), [1]);
        }
        assert!(lines_found(file_name_says_something, "server/src/outbox.rs", "").is_empty());
    }

    #[test]
    fn whitespace_at_the_end_is_found() {
        assert_eq!(lines_found(whitespace_is_clean, "a.ftl", "a = b \nc = d\r\n"), [1, 2]);
        assert_eq!(lines_found(whitespace_is_clean, "a.css", "a\nb"), [2]);
        assert!(lines_found(whitespace_is_clean, "a.toml", "a = 1\n\nb = 2\n").is_empty());
        assert!(lines_found(whitespace_is_clean, "a.png", "a ").is_empty());
    }

    #[test]
    fn a_path_of_ones_own_machine_is_found() {
        for folder in [concat!("/ho", "me/"), concat!("/ro", "ot/")] {
            let planted = format!("ok\nroot = \"{folder}ada/x\"\n");
            assert_eq!(lines_found(no_path_of_a_persons_machine, "a.toml", &planted), [2]);
            let address = format!("https://example.org{folder}page\n");
            assert!(lines_found(no_path_of_a_persons_machine, "a.md", &address).is_empty());
        }
    }
}

//! A file as the rules see it, and finding words in it.

/// Where a rule is broken, and by what.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub what: String,
}

pub struct Source {
    /// From the repository's root, with forward slashes.
    pub path: String,
    pub text: String,
}

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    pub fn is_kind(&self, endings: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
    }

    /// Rust code below this folder, or all of it for "".
    pub fn is_rust_in(&self, folder: &str) -> bool {
        self.path.starts_with(folder) && self.is_kind(&["rs"])
    }

    /// Whether this is the module's file or one in its folder; `module` is a path without `.rs`.
    pub fn is_module(&self, module: &str) -> bool {
        self.path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    }

    /// Whether this is code that only tests, benchmarks and examples run.
    pub fn is_beside_the_product(&self) -> bool {
        ["/tests/", "/benches/", "/examples/"].iter().any(|folder| self.path.contains(folder))
    }

    /// Every line with its number as editors count.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// Lines of code that mention one of these words; a comment may speak of anything.
    pub fn code_mentions(&self, words: &[&str]) -> Vec<Place> {
        self.places(|line| first_word(without_comment(line), words))
    }

    /// Lines, comments and all, that mention one of these words.
    pub fn mentions(&self, words: &[&str]) -> Vec<Place> {
        self.places(|line| first_word(line, words))
    }

    fn places<'a>(&'a self, find: impl Fn(&'a str) -> Option<String>) -> Vec<Place> {
        self.lines().filter_map(|(line, text)| find(text).map(|what| Place { line, what })).collect()
    }
}

fn first_word(line: &str, words: &[&str]) -> Option<String> {
    let found = words.iter().find(|word| contains_word(line, word))?;
    Some(format!("mentions {found}"))
}

/// Whether `word` stands there by itself: `rand` is in `rand::random` but not in `operand`.
pub fn contains_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let begins_inside = before.is_some_and(is_name) && word.starts_with(is_name);
        let goes_on = after.is_some_and(is_name) && word.ends_with(is_name);
        !begins_inside && !goes_on
    })
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Cuts a line comment off, but not the rest of an address such as `https://example.org`.
pub fn without_comment(line: &str) -> &str {
    let comment = line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':'));
    comment.map_or(line, |(at, _)| &line[..at])
}

/// Where a rule speaks up: for tests that plant a fault and read the line numbers.
#[cfg(test)]
pub fn lines_found(rule: fn(&Source) -> Vec<Place>, path: &str, text: &str) -> Vec<usize> {
    rule(&Source::new(path, text)).iter().map(|place| place.line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_by_themselves() {
        assert!(contains_word("use rand::random;", "rand"));
        assert!(!contains_word("let operand = brand;", "rand"));
        assert!(contains_word("view! { <textarea> }", "<textarea"));
        assert!(contains_word("std::env::var(name)", "env::var"));
        assert!(!contains_word("env::variant()", "env::var"));
    }

    #[test]
    fn comments_are_cut_off_and_addresses_are_not() {
        assert_eq!(without_comment("let a = 1; // tokio"), "let a = 1; ");
        assert_eq!(without_comment("/// tokio"), "");
        assert_eq!(without_comment("\"https://example.org\""), "\"https://example.org\"");
    }

    #[test]
    fn a_module_is_a_file_or_a_folder() {
        assert!(Source::new("server/src/clock.rs", "").is_module("server/src/clock"));
        assert!(Source::new("server/src/clock/uk.rs", "").is_module("server/src/clock"));
        assert!(!Source::new("server/src/clocks.rs", "").is_module("server/src/clock"));
    }
}

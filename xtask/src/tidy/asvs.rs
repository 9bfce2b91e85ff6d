//! `docs/asvs.toml`: one verdict for each requirement of levels 1 and 2 of OWASP ASVS 5.0, and every test that it
//! names is there.

use std::collections::BTreeMap;

use super::source::{Place, Source};

const FILE: &str = "docs/asvs.toml";
/// How many requirements of levels 1 and 2 each chapter has: 253 together.
const OF_CHAPTERS: [usize; 17] = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];
/// The longest reason: somebody reads 253 of them.
const REASON_CHARACTERS_MAX: usize = 160;

/// One row, as `"V1.2.3" = { level = 2, holds = ["FILE::TEST"] }`.
struct Row<'t> {
    id: &'t str,
    line: usize,
    fields: &'t str,
}

pub fn every_requirement_has_a_verdict(files: &[Source]) -> Vec<(String, Place)> {
    let Some(file) = files.iter().find(|file| file.path == FILE) else {
        return vec![(FILE.to_owned(), Place { line: 1, what: "is not there".to_owned() })];
    };
    let rows: Vec<Row<'_>> = file.lines().filter_map(row).collect();
    let mut found = count(&rows);
    found.extend(twice(&rows));
    for row in &rows {
        found.extend(faults(row, files).into_iter().map(|what| Place { line: row.line, what }));
    }
    found.into_iter().map(|place| (FILE.to_owned(), place)).collect()
}

fn row((line, text): (usize, &str)) -> Option<Row<'_>> {
    let (id, fields) = text.strip_prefix('"')?.split_once("\" = ")?;
    Some(Row { id, line, fields })
}

fn count(rows: &[Row<'_>]) -> Vec<Place> {
    let of_chapter = |chapter: usize| rows.iter().filter(|row| chapter_of(row.id) == Some(chapter)).count();
    let wrong = (1..).zip(OF_CHAPTERS).filter(|(chapter, count)| of_chapter(*chapter) != *count);
    let mut found: Vec<Place> = wrong
        .map(|(chapter, count)| Place {
            line: 1,
            what: format!("V{chapter} has {} requirements, ASVS has {count} of levels 1 and 2", of_chapter(chapter)),
        })
        .collect();
    let all: usize = OF_CHAPTERS.iter().sum();
    if rows.len() != all {
        found.push(Place { line: 1, what: format!("has {} requirements, ASVS has {all}", rows.len()) });
    }
    found
}

fn chapter_of(id: &str) -> Option<usize> {
    let numbers: Vec<usize> = id.strip_prefix('V')?.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    (numbers.len() == 3).then(|| numbers[0])
}

fn twice(rows: &[Row<'_>]) -> Vec<Place> {
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for Row { id, line, .. } in rows {
        if let Some(first) = lines.insert(id, *line) {
            found.push(Place { line: *line, what: format!("{id} stands in line {first}, too") });
        }
    }
    found
}

fn faults(row: &Row<'_>, files: &[Source]) -> Vec<String> {
    let Some(fields) = row.fields.strip_prefix("{ level = ").and_then(|rest| rest.strip_suffix(" }")) else {
        return vec![format!("{} is not written as {{ level = …, VERDICT }}", row.id)];
    };
    let (level, verdict) = fields.split_once(", ").unwrap_or((fields, ""));
    let mut found = Vec::new();
    if !["1", "2"].contains(&level) {
        found.push(format!("{} has level {level}: only 1 and 2 stand here", row.id));
    }
    match verdict.split_once(" = ") {
        Some(("holds", tests)) => found.extend(missing_tests(row.id, tests, files)),
        Some(("na" | "open", reason)) => found.extend(reason_fault(row.id, reason)),
        _ => found.push(format!("{} needs one verdict: holds, na or open", row.id)),
    }
    found
}

fn reason_fault(id: &str, reason: &str) -> Option<String> {
    let text = reason.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    let is_good = !text.trim().is_empty() && !text.contains('"') && text.chars().count() <= REASON_CHARACTERS_MAX;
    (!is_good).then(|| format!("{id} needs one reason of {REASON_CHARACTERS_MAX} characters at most"))
}

fn missing_tests(id: &str, list: &str, files: &[Source]) -> Vec<String> {
    let inside = list.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or_default();
    let names: Vec<&str> = inside.split('"').skip(1).step_by(2).collect();
    if names.is_empty() {
        return vec![format!("{id} holds, but names no test that shows it")];
    }
    let missing = names.into_iter().filter(|name| !is_test(name, files));
    missing.map(|name| format!("{id} names a test that is not there: {name}")).collect()
}

/// Whether `FILE::TEST` is a test: a function of Rust, or a title of Playwright.
fn is_test(name: &str, files: &[Source]) -> bool {
    let Some((path, test)) = name.split_once("::") else { return false };
    let Some(file) = files.iter().find(|file| file.path == path) else { return false };
    if file.is_kind(&["ts"]) { has_title(file, test) } else { file.is_kind(&["rs"]) && has_test_function(file, test) }
}

/// A test may have a title of several parts: `${name} in every text field`.
fn has_title(file: &Source, title: &str) -> bool {
    let calls = ["'", "`", "\""].map(|quote| format!("test({quote}{title}{quote}, "));
    file.lines().any(|(_, text)| calls.iter().any(|call| text.trim_start().starts_with(call.as_str())))
}

/// A function with a test's attribute, or one in a list such as `on_each_database![…]`.
fn has_test_function(file: &Source, function: &str) -> bool {
    let begins = [format!("fn {function}("), format!("async fn {function}(")];
    let lines: Vec<&str> = file.text.lines().map(str::trim).collect();
    let places = (0..lines.len()).filter(|at| begins.iter().any(|begin| lines[*at].starts_with(begin.as_str())));
    let is_marked = |at: usize| {
        let above = lines[..at].iter().rev().take_while(|line| line.starts_with("#[") || line.starts_with("//"));
        above.into_iter().any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"))
    };
    let is_listed = || lists(&file.text).any(|list| list.split([',', '\n', ' ']).any(|name| name == function));
    places.into_iter().any(|at| is_marked(at) || is_listed())
}

/// What stands between the brackets of `on_each_…![…]`, whichever they are.
fn lists(text: &str) -> impl Iterator<Item = &str> {
    text.split("on_each_").skip(1).filter_map(|rest| rest.split_once('!')?.1.get(1..)?.split([']', ')']).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str =
        "holds = [\"server/tests/whole/hostile.rs::a_test\", \"end2end/tests/exit.spec.ts::a title, long\"]";

    /// As many rows as there have to be, the first with this verdict.
    fn rows(verdict: &str) -> Vec<String> {
        let id =
            |chapter: usize, number: usize| format!("\"V{chapter}.1.{number}\" = {{ level = 1, na = \"nothing\" }}");
        let all =
            (1..).zip(OF_CHAPTERS).flat_map(|(chapter, count)| (1..=count).map(move |number| id(chapter, number)));
        let mut rows: Vec<String> = all.collect();
        rows[0] = format!("\"V1.1.1\" = {{ {verdict} }}");
        rows
    }

    fn found(rows: &[String]) -> Vec<String> {
        let rust = "on_each_database![\n    a_listed_test,\n    another\n];\n\n#[tokio::test]\nasync fn a_test() {\n}\n\
                    async fn a_listed_test() {\n}\n/// One.\n#[test]\n#[expect(x)]\nfn third() {\n}\nfn no_test() {\n}\n";
        let files = [
            Source::new("server/tests/whole/hostile.rs", rust),
            Source::new(
                "end2end/tests/exit.spec.ts",
                "test('a title, long', async () => {\n  test(`${x} y`, async () => {\n",
            ),
            Source::new(FILE, rows.join("\n") + "\n"),
        ];
        every_requirement_has_a_verdict(&files).into_iter().map(|(_, place)| place.what).collect()
    }

    #[test]
    fn two_hundred_and_fifty_three_verdicts_pass() {
        assert_eq!(OF_CHAPTERS.iter().sum::<usize>(), 253);
        for verdict in [
            format!("level = 1, {GOOD}"),
            "level = 2, holds = [\"server/tests/whole/hostile.rs::a_listed_test\"]".to_owned(),
            "level = 2, holds = [\"server/tests/whole/hostile.rs::third\"]".to_owned(),
            "level = 2, holds = [\"end2end/tests/exit.spec.ts::${x} y\"]".to_owned(),
            "level = 1, open = \"nobody looked\"".to_owned(),
        ] {
            assert_eq!(found(&rows(&verdict)), [""; 0], "{verdict}");
        }
    }

    #[test]
    fn a_verdict_that_shows_nothing_is_found() {
        for (verdict, fault) in [
            ("level = 1, holds = []", "V1.1.1 holds, but names no test that shows it"),
            (
                "level = 1, holds = [\"server/tests/whole/hostile.rs::gone\"]",
                "not there: server/tests/whole/hostile.rs::gone",
            ),
            ("level = 1, holds = [\"server/tests/whole/hostile.rs::no_test\"]", "not there: server/tests"),
            ("level = 1, holds = [\"server/tests/whole/nowhere.rs::a_test\"]", "not there: server/tests"),
            ("level = 1, holds = [\"end2end/tests/exit.spec.ts::a title\"]", "not there: end2end"),
            ("level = 1, holds = [\"a_test\"]", "not there: a_test"),
            ("level = 1, na = \"\"", "V1.1.1 needs one reason"),
            ("level = 1, na = \"a\", open = \"b\"", "V1.1.1 needs one reason"),
            ("level = 1, maybe = \"a\"", "V1.1.1 needs one verdict"),
            ("level = 1", "V1.1.1 needs one verdict"),
            ("level = 3, na = \"a\"", "V1.1.1 has level 3"),
            ("na = \"a\"", "V1.1.1 is not written as"),
        ] {
            let found = found(&rows(verdict));
            assert!(found.len() == 1 && found[0].contains(fault), "{verdict}: {found:?}");
        }
        let long = format!("level = 1, open = \"{}\"", "x".repeat(REASON_CHARACTERS_MAX + 1));
        assert_eq!(found(&rows(&long)).len(), 1);
    }

    #[test]
    fn a_row_too_few_or_twice_is_found() {
        let mut few = rows("level = 1, na = \"a\"");
        few.pop();
        assert_eq!(
            found(&few),
            ["V17 has 6 requirements, ASVS has 7 of levels 1 and 2", "has 252 requirements, ASVS has 253"]
        );
        let mut double = rows("level = 1, na = \"a\"");
        double[1] = double[0].clone();
        assert_eq!(found(&double), ["V1.1.1 stands in line 1, too"]);
        assert_eq!(every_requirement_has_a_verdict(&[])[0].1.what, "is not there");
    }
}

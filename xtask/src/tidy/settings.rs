//! The settings the server reads are those the README's table promises, no more and no fewer.

use std::collections::BTreeMap;

use super::source::{Place, Source};

/// Variables by name, with the first place that names each.
type Variables = BTreeMap<String, (String, usize)>;

pub fn readme_and_config_agree(files: &[Source]) -> Vec<(String, Place)> {
    let read = variables(files, |file| file.is_module("server/src/config"), in_code);
    let documented = variables(files, |file| file.path == "README.md", in_table);
    let mut found = missing(&read, &documented, "is not in the README's table");
    found.extend(missing(&documented, &read, "is read nowhere in server/src/config"));
    found
}

fn missing(named: &Variables, elsewhere: &Variables, what: &str) -> Vec<(String, Place)> {
    named
        .iter()
        .filter(|(name, _)| !elsewhere.contains_key(*name))
        .map(|(name, (path, line))| {
            let what = format!("{name} {what}");
            (path.clone(), Place { line: *line, what })
        })
        .collect()
}

fn variables(files: &[Source], is_one: fn(&Source) -> bool, names: fn(&str) -> Vec<&str>) -> Variables {
    let mut found = Variables::new();
    for file in files.iter().filter(|file| is_one(file)) {
        // Tests make up names that no operator ever sees.
        let product = file.lines().take_while(|(_, text)| !text.contains("#[cfg(test)]"));
        for (line, text) in product {
            for name in names(text) {
                let place = || (file.path.clone(), line);
                found.entry(name.to_owned()).or_insert_with(place);
            }
        }
    }
    found
}

/// Names that are a whole string literal; a sentence that mentions one reads nothing.
fn in_code(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).filter(|text| is_variable(text)).collect()
}

/// Names in the first cell of a table's row.
fn in_table(line: &str) -> Vec<&str> {
    let cell = line.strip_prefix('|').and_then(|row| row.split('|').next());
    let words = cell.unwrap_or_default().split(['`', ' ', ',']);
    words.filter(|word| is_variable(word)).collect()
}

fn is_variable(text: &str) -> bool {
    let is_ours = text.starts_with("FRONT_COUNTER_") || text.starts_with("LEPTOS_");
    is_ours && text.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(config: &str, readme: &str) -> Vec<String> {
        let files = [Source::new("server/src/config/store.rs", config), Source::new("README.md", readme)];
        readme_and_config_agree(&files)
            .into_iter()
            .map(|(path, place)| format!("{path}:{} {}", place.line, place.what))
            .collect()
    }

    #[test]
    fn agreement_is_silent() {
        let config = "let dir = read(\"FRONT_COUNTER_DATA_DIR\")?;\nlet at = read(\"LEPTOS_SITE_ADDR\")?;\n";
        let readme = "| Variable | Default |\n| `FRONT_COUNTER_DATA_DIR` | data |\n| `LEPTOS_SITE_ADDR` | |\n";
        assert!(check(config, readme).is_empty());
    }

    #[test]
    fn what_one_side_lacks_is_found_at_the_other() {
        let config = "\nread(\"FRONT_COUNTER_KEY\");\nfail(\"FRONT_COUNTER_X must be a number\");\n";
        let readme = "Set `FRONT_COUNTER_Y`.\n| `FRONT_COUNTER_OLD` | see `FRONT_COUNTER_Z` |\n";
        assert_eq!(
            check(config, readme),
            [
                "server/src/config/store.rs:2 FRONT_COUNTER_KEY is not in the README's table",
                "README.md:2 FRONT_COUNTER_OLD is read nowhere in server/src/config",
            ]
        );
    }

    #[test]
    fn names_made_up_in_tests_need_no_row() {
        assert!(check("#[cfg(test)]\nmod tests { const A: &str = \"FRONT_COUNTER_NOPE\"; }\n", "").is_empty());
    }
}

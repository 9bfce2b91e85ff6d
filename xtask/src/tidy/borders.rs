//! Who may know whom: dependencies point inwards, and the world is touched in few places.

use super::source::{Place, Source, contains_word, without_comment};

const DOMAIN: [&str; 2] = ["domain/", "app/src/domain/"];

const FRAMEWORKS: &[&str] = &["leptos", "axum", "sqlx", "tokio"];
const OUTSIDE_WORLD: &[&str] = &["std::fs", "std::net", "std::env"];
const CLOCKS: &[&str] = &["Utc::now", "Local::now", "SystemTime", "Instant::now"];
const CHANCE: &[&str] = &["getrandom", "rand"];

pub fn domain_stands_alone(file: &Source) -> Vec<Place> {
    // A benchmark looks at a watch, and is no part of the rules.
    if !DOMAIN.iter().any(|folder| file.is_rust_in(folder)) || file.path.contains("/benches/") {
        return vec![];
    }
    let forbidden = [FRAMEWORKS, OUTSIDE_WORLD, CLOCKS, CHANCE].concat();
    let mut found = file.code_mentions(&forbidden);
    found.extend(file.lines().filter_map(grouped_import));
    found
}

/// `use std::{fs, io};` reaches the outside world without saying `std::fs`.
fn grouped_import((line, text): (usize, &str)) -> Option<Place> {
    let (_, group) = without_comment(text).split_once("std::{")?;
    let module = ["fs", "net", "env"].into_iter().find(|module| contains_word(group, module))?;
    Some(Place { line, what: format!("mentions std::{module}") })
}

pub fn app_knows_no_server(file: &Source) -> Vec<Place> {
    if !file.is_rust_in("app/src/") {
        return vec![];
    }
    file.code_mentions(&["axum", "sqlx", "tokio"])
}

pub fn variables_are_read_in_config(file: &Source) -> Vec<Place> {
    // Tests are told where the services are that xtask started.
    let may = file.path.starts_with("xtask/") || file.is_beside_the_product() || file.is_module("server/src/config");
    if may || !file.is_rust_in("") {
        return vec![];
    }
    file.code_mentions(&["env::var", "env::vars", "env::var_os", "env::vars_os"])
}

pub fn time_comes_from_the_clock(file: &Source) -> Vec<Place> {
    let may = file.path.starts_with("xtask/") || file.is_beside_the_product() || file.is_module("server/src/clock");
    if may || !file.is_rust_in("") {
        return vec![];
    }
    file.code_mentions(&["Utc::now", "SystemTime::now"])
}

pub fn chance_comes_from_entropy(file: &Source) -> Vec<Place> {
    if !file.is_rust_in("") || file.path.starts_with("xtask/") || file.is_module("server/src/entropy") {
        return vec![];
    }
    file.code_mentions(&["getrandom"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::lines_found;

    #[test]
    fn domain_may_not_name_frameworks_clocks_or_the_world() {
        let planted = "//! No leptos here.\nuse leptos::prelude::*;\nuse std::{env, fmt};\nlet now = Utc::now();\n";
        for path in ["domain/journey/src/walk.rs", "domain/booking/src/free.rs", "app/src/domain/counter/times.rs"] {
            assert_eq!(lines_found(domain_stands_alone, path, planted), [2, 4, 3], "{path}");
        }
        for path in ["app/src/ui/page.rs", "domain/booking/benches/free_times.rs"] {
            assert!(lines_found(domain_stands_alone, path, planted).is_empty(), "{path}");
        }
        let clean = "let operand = 1; // std::fs\nuse std::{fmt, io};\nlet environment = 2;\n";
        assert!(lines_found(domain_stands_alone, "domain/journey/src/walk.rs", clean).is_empty());
    }

    #[test]
    fn every_forbidden_word_of_the_domain_is_found() {
        for word in [FRAMEWORKS, OUTSIDE_WORLD, CLOCKS, CHANCE].concat() {
            let planted = format!("fn f() {{ {word}::x(); }}\n");
            assert_eq!(lines_found(domain_stands_alone, "domain/journey/src/a.rs", &planted), [1], "{word}");
        }
    }

    #[test]
    fn app_may_not_name_the_server() {
        let planted = "use axum::Router;\n";
        assert_eq!(lines_found(app_knows_no_server, "app/src/lib.rs", planted), [1]);
        assert!(lines_found(app_knows_no_server, "server/src/lib.rs", planted).is_empty());
    }

    #[test]
    fn variables_are_read_in_config_only() {
        let planted = "let port = std::env::var(\"PORT\");\nlet all = env::vars_os();\n";
        assert_eq!(lines_found(variables_are_read_in_config, "server/src/http.rs", planted), [1, 2]);
        assert!(lines_found(variables_are_read_in_config, "server/src/config/http.rs", planted).is_empty());
        assert!(lines_found(variables_are_read_in_config, "xtask/src/run.rs", planted).is_empty());
    }

    #[test]
    fn only_the_clock_and_tests_ask_for_the_time() {
        let planted = "\nlet now = chrono::Utc::now();\nlet then = SystemTime::now();\n";
        assert_eq!(lines_found(time_comes_from_the_clock, "server/src/outbox.rs", planted), [2, 3]);
        for path in ["server/src/clock.rs", "server/tests/outbox.rs", "server/examples/durable_submit.rs"] {
            assert!(lines_found(time_comes_from_the_clock, path, planted).is_empty(), "{path}");
        }
    }

    #[test]
    fn only_entropy_throws_dice() {
        let planted = "getrandom::fill(&mut key);\n";
        assert_eq!(lines_found(chance_comes_from_entropy, "server/src/seal.rs", planted), [1]);
        assert!(lines_found(chance_comes_from_entropy, "server/src/entropy.rs", planted).is_empty());
    }
}

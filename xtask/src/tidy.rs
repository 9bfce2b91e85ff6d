//! `cargo xtask tidy`: what we promised each other about this code, as rules that a machine can hold us to.
//!
//! The rules read lines, not syntax: they are there for an honest slip, not for somebody who hides one.
//! Faults in the tests of the rules are written in pieces, so that tidy does not find itself.

mod addresses;
mod asvs;
mod borders;
mod habits;
mod lock;
mod numbers;
mod pages;
mod project;
mod settings;
mod shape;
mod source;

use crate::outcome::{Outcome, fail};
use source::{Place, Source};

/// One promise: its name, why we made it, and how a breach is found.
struct Rule {
    name: &'static str,
    why: &'static str,
    finds: Finds,
}

enum Finds {
    InOneFile(fn(&Source) -> Vec<Place>),
    InTheProject(fn(&[Source]) -> Vec<(String, Place)>),
}

const fn rule(name: &'static str, why: &'static str, find: fn(&Source) -> Vec<Place>) -> Rule {
    Rule { name, why, finds: Finds::InOneFile(find) }
}

const RULES: &[Rule] = &[
    rule(
        "domain-alone",
        "the rules of a report know no framework, clock, chance or outside world, so that they run anywhere and in a test",
        borders::domain_stands_alone,
    ),
    rule(
        "app-without-server",
        "app is compiled for browsers too; what touches the world is in server",
        borders::app_knows_no_server,
    ),
    rule(
        "settings-in-config",
        "every setting is read, checked and documented in one place",
        borders::variables_are_read_in_config,
    ),
    rule(
        "time-from-clock",
        "time is passed in from the clock, so that a test can choose it",
        borders::time_comes_from_the_clock,
    ),
    rule(
        "chance-from-entropy",
        "randomness is passed in from one place, so that a test can repeat it",
        borders::chance_comes_from_entropy,
    ),
    rule(
        "one-text-area",
        "Leptos does not escape what is inside a text area; our component does",
        pages::text_area_is_one_component,
    ),
    rule("no-inline-style", "the content security policy blocks it: use a class", pages::no_inline_style),
    rule("file-length", "a file this long is more than one thing", shape::file_is_not_too_long),
    rule("file-name", "a name should say what is inside", shape::file_name_says_something),
    rule("whitespace", "invisible changes hide real ones in a diff", shape::whitespace_is_clean),
    rule("own-machine", "it works on one machine only", shape::no_path_of_a_persons_machine),
    rule(
        "expect-not-allow",
        "an exemption says why, and goes when it is no longer needed",
        habits::exemptions_are_expected,
    ),
    rule("nothing-unfinished", "what is not done is an issue, not a remark", habits::nothing_is_left_unfinished),
    rule("no-skipped-test", "a test that does not run, or waits and hopes, protects nobody", habits::every_test_runs),
    rule(
        "numbers-once",
        "an operator who changes a number in service.toml changes it everywhere",
        numbers::numbers_stand_in_the_settings,
    ),
    Rule {
        name: "addresses-routed",
        why: "a page that is promised and not there is worse than none",
        finds: Finds::InTheProject(addresses::addresses_are_routed),
    },
    Rule {
        name: "addresses-once",
        why: "an address that changes in the table changes for pages, redirects, routes and limits alike",
        finds: Finds::InTheProject(addresses::addresses_stand_in_the_table),
    },
    Rule {
        name: "settings-documented",
        why: "an operator configures from the README's table alone",
        finds: Finds::InTheProject(settings::readme_and_config_agree),
    },
    Rule {
        name: "lock-narrow",
        why: "what opens sockets or ciphers comes from one place, once, so that a hole in it is mended once",
        finds: Finds::InTheProject(lock::lock_is_narrow),
    },
    Rule {
        name: "asvs-shown",
        why: "a promise about security is worth the test that shows it",
        finds: Finds::InTheProject(asvs::every_requirement_has_a_verdict),
    },
];

impl Rule {
    /// What this rule finds, each as a line that editors can jump to.
    fn findings(&self, files: &[Source]) -> Vec<String> {
        let found: Vec<(String, Place)> = match self.finds {
            Finds::InOneFile(find) => {
                files.iter().flat_map(|file| find(file).into_iter().map(|place| (file.path.clone(), place))).collect()
            }
            Finds::InTheProject(find) => find(files),
        };
        found
            .into_iter()
            .map(|(path, place)| {
                let (name, why) = (self.name, self.why);
                format!("{path}:{}: {name}: {} ({why})", place.line, place.what)
            })
            .collect()
    }
}

/// Prints every finding and fails when there is one.
pub fn tidy() -> Outcome {
    let files = project::files()?;
    for note in files.iter().filter_map(shape::length_note) {
        println!("{note}");
    }
    let findings: Vec<String> = RULES.iter().flat_map(|rule| rule.findings(&files)).collect();
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        println!("tidy: {} files keep all {} rules", files.len(), RULES.len());
        return Ok(());
    }
    fail(format!("tidy: {} findings", findings.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_path_line_rule_and_reason() {
        let file = Source::new("server/src/utils.rs", "//! Anything.\n");
        let found: Vec<String> = RULES
            .iter()
            .filter(|rule| matches!(rule.finds, Finds::InOneFile(_)))
            .flat_map(|rule| rule.findings(std::slice::from_ref(&file)))
            .collect();
        assert_eq!(
            found,
            ["server/src/utils.rs:1: file-name: utils.rs is called after nothing (a name should say what is inside)"]
        );
    }
}

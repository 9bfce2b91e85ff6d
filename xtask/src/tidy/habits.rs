//! Habits we do not want to fall into.

use super::source::{Place, Source};

pub fn exemptions_are_expected(file: &Source) -> Vec<Place> {
    if !file.is_rust_in("") {
        return vec![];
    }
    file.code_mentions(&[concat!("#[al", "low("), concat!("#![al", "low(")])
}

pub fn nothing_is_left_unfinished(file: &Source) -> Vec<Place> {
    let unfinished = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("to", "do!("), concat!("unimple", "mented!(")];
    // Prose may speak of such marks; code, words and settings may not carry them.
    let kinds = ["rs", "toml", "ftl", "css", "sql", "ts", "js", "mjs", "sh"];
    if !file.is_kind(&kinds) {
        return vec![];
    }
    file.mentions(&unfinished)
}

pub fn every_test_runs(file: &Source) -> Vec<Place> {
    if file.is_rust_in("") {
        return file.code_mentions(&[concat!("#[ig", "nore")]);
    }
    let skipped = ["test.skip", "test.only", "test.fixme", "describe.skip", "describe.only", "waitForTimeout"];
    if !file.is_kind(&["ts", "js", "mjs"]) {
        return vec![];
    }
    file.mentions(&skipped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::lines_found;

    #[test]
    fn an_exemption_without_a_reason_is_found() {
        let planted = format!("\n#[{}(dead_code)]\n#![{}(dead_code)]\n", "allow", "allow");
        assert_eq!(lines_found(exemptions_are_expected, "app/src/lib.rs", &planted), [2, 3]);
        let clean = "#[expect(dead_code, reason = \"read by the derive\")]\n";
        assert!(lines_found(exemptions_are_expected, "app/src/lib.rs", clean).is_empty());
    }

    #[test]
    fn unfinished_work_is_found() {
        for mark in [concat!("// TO", "DO"), concat!("FIX", "ME: x"), concat!("to", "do!()")] {
            assert_eq!(lines_found(nothing_is_left_unfinished, "a.rs", mark), [1], "{mark}");
        }
        let spanish = "saludo = Todo está listo\n";
        assert!(lines_found(nothing_is_left_unfinished, "a.ftl", spanish).is_empty());
    }

    #[test]
    fn tests_that_do_not_run_are_found() {
        let rust = format!("#[test]\n#[{}]\nfn f() {{}}\n", "ignore = \"slow\"");
        assert_eq!(lines_found(every_test_runs, "server/tests/a.rs", &rust), [2]);
        for planted in ["test.skip('x', f)", "test.only('x', f)", "await page.waitForTimeout(500)"] {
            assert_eq!(lines_found(every_test_runs, "end2end/tests/a.spec.ts", planted), [1]);
        }
    }
}

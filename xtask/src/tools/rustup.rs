//! Parts of the Rust toolchain that a minimal installation lacks.

use std::path::Path;

use crate::outcome::{Outcome, fail};
use crate::run;

pub enum Part {
    Target(&'static str),
    /// A component, and the cargo command that answers `--version` when it is there.
    Component(&'static str, &'static str),
}

impl Part {
    fn is_there(&self) -> bool {
        match self {
            Self::Target(target) => {
                let ask = ["--print", "target-libdir", "--target", target];
                run::answer(run::command("rustc").args(ask)).is_some_and(|folder| Path::new(&folder).is_dir())
            }
            Self::Component(_, command) => run::answer(run::cargo().args([command, "--version"])).is_some(),
        }
    }

    fn arguments(&self) -> [&'static str; 3] {
        match self {
            Self::Target(target) => ["target", "add", target],
            Self::Component(name, _) => ["component", "add", name],
        }
    }
}

pub fn ensure(part: &Part) -> Outcome {
    if part.is_there() {
        return Ok(());
    }
    let arguments = part.arguments();
    if run::find("rustup").is_none() {
        return fail(format!(
            "Rust's {} is missing and there is no rustup to add it. Install rustup from https://rustup.rs, then run:\n  rustup {}",
            arguments[2],
            arguments.join(" ")
        ));
    }
    println!("Adding {} to the Rust toolchain (some seconds)", arguments[2]);
    run::show(run::command("rustup").args(arguments))
}

//! Tools that are built from crates.io into cargo's ordinary folder for programs.

use std::fs;

use crate::outcome::{Failure, Outcome, While};
use crate::{run, workspace};

/// Builds with the Rust this workspace asks for; later ones want a newer Rust.
const CARGO_LEPTOS: &str = "0.3.10";

#[derive(Clone, Copy)]
pub enum Crate {
    CargoLeptos,
    WasmBindgen,
}

pub fn ensure(wanted: Crate) -> Outcome {
    match wanted {
        Crate::CargoLeptos => ensure_cargo_leptos(),
        Crate::WasmBindgen => ensure_wasm_bindgen(),
    }
}

fn ensure_cargo_leptos() -> Outcome {
    // A person's own 0.3 is left alone: they may need it elsewhere, and it builds this too.
    let found = run::answer(run::command("cargo-leptos").arg("--version"));
    if found.is_some_and(|version| version.starts_with("cargo-leptos 0.3.")) {
        return Ok(());
    }
    if run::find("cargo-binstall").is_some() {
        println!("Fetching cargo-leptos {CARGO_LEPTOS}, which builds server and browser part (some seconds)");
        let wanted = format!("cargo-leptos@{CARGO_LEPTOS}");
        let fetched = run::show(run::cargo().args(["binstall", "--no-confirm", &wanted]));
        if fetched.is_ok() {
            return Ok(());
        }
    }
    println!("Building cargo-leptos {CARGO_LEPTOS}, which builds server and browser part");
    println!("(once per machine, about 8 minutes on two cores; a release build would take 25)");
    run::show(
        run::cargo()
            .args(["install", "--debug", "cargo-leptos", "--version", CARGO_LEPTOS, "--locked"])
            .env("CARGO_PROFILE_DEV_DEBUG", "0"),
    )
}

/// The program and the library must be the same version to the digit, or its output does not load.
fn ensure_wasm_bindgen() -> Outcome {
    let version = locked_wasm_bindgen()?;
    let found = run::answer(run::command("wasm-bindgen").arg("--version"));
    if found == Some(format!("wasm-bindgen {version}")) {
        return Ok(());
    }
    println!("Building wasm-bindgen-cli {version}, which lets browsers load the islands");
    println!("(once per version, about 3 minutes on two cores)");
    let install = ["install", "wasm-bindgen-cli", "--version", &version];
    run::show(run::cargo().args(install).arg("--locked")).or_else(|_| {
        println!("Its own lock file did not work here: once more with the newest dependencies");
        run::show(run::cargo().args(install))
    })
}

fn locked_wasm_bindgen() -> Outcome<String> {
    let path = workspace::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).doing(format!("cannot read {}", path.display()))?;
    version_in(&lock, "wasm-bindgen").ok_or_else(|| Failure::new("Cargo.lock names no version of wasm-bindgen"))
}

/// The version of a package in a lock file, where it stands on the line after the name.
fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut after = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = after.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_version_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}

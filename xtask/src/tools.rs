//! What is needed, whether it is there, and how it is installed when it is not.
//!
//! Nothing here is clever about versions it was not told of: a tool counts as missing only when it is not
//! there or is known not to work (wasm-bindgen must be exactly the version in Cargo.lock).

mod debian;
mod from_cargo;
mod npm;
mod rustup;

use std::path::PathBuf;

use crate::outcome::{Outcome, fail};
use crate::{run, services};
use debian::Package;
use from_cargo::Crate;
use rustup::Part;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Brotli,
    CargoLeptos,
    Chromium,
    Clippy,
    MapLibre,
    NatsServer,
    Node,
    NpmPackages,
    Postgres,
    RabbitMq,
    Rustfmt,
    Strace,
    WasmBindgen,
    WasmOpt,
    WasmTarget,
    Wrk,
}

/// Where a tool comes from, in the order in which tools are installed: quick ones first, so that a tool
/// that cannot be installed is known before minutes were spent on another.
enum Route {
    Debian(Package),
    Rustup(Part),
    Npm(npm::Packages),
    Cargo(Crate),
}

impl Tool {
    fn route(self) -> Route {
        match self {
            Self::Brotli => debian(&["brotli"], &["brotli"], "compresses as a web server does"),
            Self::Chromium => debian(CHROMIUM, &["chromium"], "the browser of the browser tests"),
            Self::NatsServer => debian(&["nats-server"], &["nats-server"], "a real queue for the tests"),
            Self::Postgres => debian(&["postgres"], &["postgresql"], "a real database for the tests"),
            Self::RabbitMq => {
                debian(&[services::RABBITMQ_SERVER], &["rabbitmq-server"], "another real queue for the tests")
            }
            Self::Strace => debian(&["strace"], &["strace"], "makes a disk fail, and watches it"),
            // Debian's nodejs comes without npm; npm pulls in node when that is missing too.
            Self::Node => debian(&["npm"], &["nodejs", "npm"], "runs wasm-opt and the browser tests"),
            Self::Wrk => debian(&["wrk"], &["wrk"], "asks for pages as fast as it can"),
            Self::Clippy => Route::Rustup(Part::Component("clippy", "clippy")),
            Self::Rustfmt => Route::Rustup(Part::Component("rustfmt", "fmt")),
            Self::WasmTarget => Route::Rustup(Part::Target("wasm32-unknown-unknown")),
            Self::NpmPackages => Route::Npm(npm::BROWSER_TESTS),
            Self::WasmOpt => Route::Npm(npm::WASM_OPT),
            Self::MapLibre => Route::Npm(npm::MAPLIBRE),
            Self::CargoLeptos => Route::Cargo(Crate::CargoLeptos),
            Self::WasmBindgen => Route::Cargo(Crate::WasmBindgen),
        }
    }
}

/// The names Chromium goes by, Debian's own first.
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// What a release build of the portal takes.
pub const FOR_BUILDING: &[Tool] =
    &[Tool::Node, Tool::WasmTarget, Tool::WasmOpt, Tool::MapLibre, Tool::CargoLeptos, Tool::WasmBindgen];

const fn debian(any_of: &'static [&'static str], packages: &'static [&'static str], purpose: &'static str) -> Route {
    Route::Debian(Package { any_of, packages, purpose })
}

/// Installs those of these tools that are missing; says nothing about the others.
pub fn ensure(tools: &[Tool]) -> Outcome {
    let routes: Vec<Route> = tools.iter().map(|tool| tool.route()).collect();
    debian::ensure(routes.iter().filter_map(|route| match route {
        Route::Debian(package) => Some(package),
        _ => None,
    }))?;
    for part in routes.iter().filter_map(|route| match route {
        Route::Rustup(part) => Some(part),
        _ => None,
    }) {
        rustup::ensure(part)?;
    }
    for packages in routes.iter().filter_map(|route| match route {
        Route::Npm(packages) => Some(packages),
        _ => None,
    }) {
        npm::ensure(packages)?;
    }
    for wanted in routes.iter().filter_map(|route| match route {
        Route::Cargo(wanted) => Some(wanted),
        _ => None,
    }) {
        from_cargo::ensure(*wanted)?;
    }
    Ok(())
}

/// The browser for the tests: the person's choice in `CHROMIUM_PATH`, or the first we find.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROMIUM_PATH") {
        return Ok(chosen.into());
    }
    match CHROMIUM.iter().find_map(|name| run::find(name)) {
        Some(path) => Ok(path),
        None => fail("Chromium is not installed; set CHROMIUM_PATH to the browser to use"),
    }
}

//! Packages from npm, exactly as the `package-lock.json` of their folder has them.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::outcome::{Outcome, fail};
use crate::{run, workspace};

/// A folder with a `package.json`, and what its packages are for.
pub struct Packages {
    folder: &'static str,
    purpose: &'static str,
}

/// Playwright, axe and the like.
pub const BROWSER_TESTS: Packages = Packages { folder: "end2end", purpose: "run the browser tests" };

/// Its program goes before any other `wasm-opt`: the reason stands in its `package.json`.
pub const WASM_OPT: Packages = Packages { folder: "xtask/wasm-opt", purpose: "make what phones download small" };

/// The interactive map, which the portal serves itself.
pub const MAPLIBRE: Packages = Packages { folder: "xtask/maplibre", purpose: "draw the interactive map" };

pub fn ensure(packages: &Packages) -> Outcome {
    let folder = workspace::root().join(packages.folder);
    // Without a package.json there is nothing to install for; the step itself reports that.
    if !folder.join("package.json").exists() || is_current(&folder) {
        return Ok(());
    }
    if !folder.join("package-lock.json").exists() {
        let name = packages.folder;
        return fail(format!(
            "{name}/package-lock.json is missing. Run this and commit the file:\n  cd {name} && npm install"
        ));
    }
    println!("Installing the npm packages that {} (about half a minute)", packages.purpose);
    run::show(
        run::command("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            // The tests use Debian's Chromium.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(folder),
    )
}

/// npm writes this file last, so it is newer than the lock it installed.
fn is_current(folder: &Path) -> bool {
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    let locked = changed(&folder.join("package-lock.json"));
    matches!((installed, locked), (Some(installed), Some(locked)) if installed >= locked)
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

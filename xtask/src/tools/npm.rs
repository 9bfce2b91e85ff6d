//! The packages of the browser tests, exactly as `end2end/package-lock.json` has them.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::outcome::{Outcome, fail};
use crate::{run, workspace};

pub fn ensure() -> Outcome {
    let folder = workspace::end2end();
    // Without a package.json there is nothing to install for; the step itself reports that.
    if !folder.join("package.json").exists() || is_current(&folder) {
        return Ok(());
    }
    if !folder.join("package-lock.json").exists() {
        return fail(
            "end2end/package-lock.json is missing. Run this and commit the file:\n  cd end2end && npm install",
        );
    }
    println!("Installing the npm packages of end2end (about half a minute)");
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

//! Tools that Debian packages. All that are missing are installed in one go, as root or through sudo.

use std::process::Command;

use crate::outcome::{Outcome, fail};
use crate::run;

pub struct Package {
    /// The tool is there when one of these programs is.
    pub any_of: &'static [&'static str],
    pub packages: &'static [&'static str],
    pub purpose: &'static str,
}

impl Package {
    fn is_missing(&self) -> bool {
        !self.any_of.iter().any(|program| run::find(program).is_some())
    }
}

pub fn ensure<'a>(wanted: impl Iterator<Item = &'a Package>) -> Outcome {
    let missing: Vec<&Package> = wanted.filter(|package| package.is_missing()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for package in &missing {
        println!("Missing: {}, which {}", package.any_of[0], package.purpose);
    }
    install(&names(&missing))?;
    match missing.iter().find(|package| package.is_missing()) {
        None => Ok(()),
        Some(package) => fail(format!(
            "apt-get installed {}, but {} is still not to be found",
            package.packages.join(" "),
            package.any_of[0]
        )),
    }
}

fn names(missing: &[&Package]) -> Vec<&'static str> {
    missing.iter().flat_map(|package| package.packages).copied().collect()
}

fn install(names: &[&str]) -> Outcome {
    let become_root = way_to_root(names)?;
    println!("Installing Debian packages: {} (about a minute)", names.join(" "));
    if !apt_knows(names) {
        run::show(apt_get(become_root).arg("update"))?;
        return run::show(&mut install_command(become_root, names));
    }
    // Lists that are too old name files the mirror no longer has: then they are renewed once.
    run::show(&mut install_command(become_root, names)).or_else(|_| {
        run::show(apt_get(become_root).arg("update"))?;
        run::show(&mut install_command(become_root, names))
    })
}

/// What to put before a command so that it runs as root. A password is never asked for: a person who runs
/// tests unattended would wait for ever.
fn way_to_root(names: &[&str]) -> Outcome<&'static [&'static str]> {
    let by_hand = format!("apt-get install -y --no-install-recommends {}", names.join(" "));
    if run::find("apt-get").is_none() {
        return fail(format!("This is not Debian, so install what Debian calls: {}", names.join(" ")));
    }
    if run::is_root() {
        return Ok(&["env"]);
    }
    if run::answer(run::command("sudo").args(["-n", "true"])).is_some() {
        return Ok(&["sudo", "-n", "env"]);
    }
    fail(format!("Installing needs root. Run this, then try again:\n  sudo {by_hand}"))
}

/// Right after a machine was made its package lists are empty.
fn apt_knows(names: &[&str]) -> bool {
    names.iter().all(|name| run::answer(run::command("apt-cache").args(["show", "--no-all-versions", name])).is_some())
}

fn install_command(become_root: &[&str], names: &[&str]) -> Command {
    let mut command = apt_get(become_root);
    command.args(["install", "-y", "-q", "--no-install-recommends"]).args(names);
    command
}

fn apt_get(become_root: &[&str]) -> Command {
    let mut command = run::command(become_root[0]);
    command.args(&become_root[1..]).args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}

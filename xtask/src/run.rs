//! Running other programs: finding them, saying what runs, and turning an exit code into a sentence.

use std::env;
use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::outcome::{Outcome, While, fail};
use crate::workspace;

/// Linux ends a process started so when its parent ends.
const DIES_WITH_US: [&str; 4] = ["setpriv", "--pdeathsig", "TERM", "--"];

/// A command that runs in the workspace's folder and finds the tools this crate installed.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.env("PATH", search_path()).current_dir(workspace::root());
    command
}

/// The very cargo that started us, so that a chosen toolchain stays chosen.
pub fn cargo() -> Command {
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    command(&cargo)
}

/// A command for something that must not outlive us, even when we are killed and no `Drop` runs.
/// Without `setpriv` (util-linux, part of every Debian) only `Drop` stops it. Start it
/// from the main thread: for Linux the parent is the thread, and it may end before we do.
pub fn command_that_dies_with_us(program: &str) -> Command {
    let [setpriv, options @ ..] = DIES_WITH_US;
    if find(setpriv).is_none() {
        return command(program);
    }
    let mut command = command(setpriv);
    command.args(options).arg(program);
    command
}

/// The same, run by another user. Only root can.
pub fn command_of_user(user: &str, program: &str) -> Command {
    let mut command = command(DIES_WITH_US[0]);
    command.args([format!("--reuid={user}"), format!("--regid={user}")]);
    command.args(["--init-groups"]).args(&DIES_WITH_US[1..]).arg(program);
    command
}

/// Whether this is root.
pub fn is_root() -> bool {
    answer(command("id").arg("-u")).as_deref() == Some("0")
}

/// Where a program is, or nothing.
pub fn find(program: &str) -> Option<PathBuf> {
    // A name with a slash, such as cargo's own path, stands for itself.
    if program.contains('/') {
        return Some(program.into()).filter(|path: &PathBuf| is_executable(path));
    }
    env::split_paths(&search_path()).map(|folder| folder.join(program)).find(|path| is_executable(path))
}

/// cargo's folder and our wasm-opt first, so that what we installed wins over a stray one; the folders for
/// system programs last, because an ordinary person's PATH on Debian lacks them and nats-server is there.
fn search_path() -> OsString {
    let own = env::var_os("PATH").unwrap_or_default();
    let wasm_opt = workspace::root().join("xtask/wasm-opt/node_modules/.bin");
    let mut folders: Vec<PathBuf> = cargo_bin().into_iter().chain([wasm_opt]).collect();
    folders.extend(env::split_paths(&own));
    folders.extend(["/usr/local/sbin", "/usr/sbin", "/sbin"].map(PathBuf::from));
    folders.extend(postgres_bin());
    // Joining fails only on a folder with a colon in its name; then the person's own PATH has to do.
    env::join_paths(folders).unwrap_or(own)
}

/// Debian keeps PostgreSQL's programs in a folder for each version; the newest.
fn postgres_bin() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let number = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions.filter_map(|entry| entry.ok().map(|entry| entry.path())).max_by_key(number)?;
    Some(newest.join("bin"))
}

/// Where `cargo install` puts programs.
fn cargo_bin() -> Option<PathBuf> {
    let home = || env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    env::var_os("CARGO_INSTALL_ROOT")
        .or_else(|| env::var_os("CARGO_HOME"))
        .map(PathBuf::from)
        .or_else(home)
        .map(|folder| folder.join("bin"))
}

fn is_executable(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

/// Runs to the end in front of the person: what runs, its own output, how long it took.
pub fn show(command: &mut Command) -> Outcome {
    let what = describe(command);
    println!("$ {what}");
    let start = Instant::now();
    let status = command.status().doing(format!("cannot run `{what}`"))?;
    println!("  ({})", seconds(start.elapsed()));
    expect_success(&what, status)
}

/// Runs out of sight and returns what it printed.
pub fn output(command: &mut Command) -> Outcome<String> {
    let what = describe(command);
    let result = command.stderr(Stdio::inherit()).output().doing(format!("cannot run `{what}`"))?;
    expect_success(&what, result.status)?;
    Ok(String::from_utf8_lossy(&result.stdout).into_owned())
}

/// Asks a program something and takes "not there" and "failed" both for no answer.
pub fn answer(command: &mut Command) -> Option<String> {
    let result = command.stdin(Stdio::null()).output().ok()?;
    result.status.success().then(|| String::from_utf8_lossy(&result.stdout).trim().to_owned())
}

fn expect_success(what: &str, status: ExitStatus) -> Outcome {
    if status.success() {
        return Ok(());
    }
    match status.code() {
        Some(code) => fail(format!("`{what}` ended with exit code {code}")),
        None => fail(format!("`{what}` was ended by a signal")),
    }
}

/// The command as a person would type it, without what only makes it end with us.
fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args()).map(|word| word.to_string_lossy());
    let all = words.collect::<Vec<_>>().join(" ");
    let wrapper = DIES_WITH_US.join(" ") + " ";
    all.strip_prefix(&wrapper).unwrap_or(&all).to_owned()
}

pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_programs_by_name_and_by_path() {
        assert!(find("sh").is_some());
        assert!(find("/bin/sh").is_some());
        assert!(find("no-such-program-anywhere").is_none());
    }

    #[test]
    fn a_failing_command_is_named_with_its_exit_code() {
        let error = output(command("sh").args(["-c", "exit 3"])).expect_err("it fails");
        assert_eq!(error.to_string(), "`sh -c exit 3` ended with exit code 3");
    }

    #[test]
    fn a_command_is_shown_without_its_wrapper() {
        let mut command = command_that_dies_with_us("npx");
        assert_eq!(describe(command.args(["playwright", "test"])), "npx playwright test");
    }

    #[test]
    fn a_missing_program_gives_no_answer() {
        assert_eq!(answer(&mut command("no-such-program-anywhere")), None);
        assert_eq!(answer(command("sh").args(["-c", "echo yes"])).as_deref(), Some("yes"));
    }
}

//! strace on the real program: makes its system calls fail for a while, or writes them down.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::offices::until;

/// Attached until it is told to let go.
pub struct Strace {
    process: Child,
    pid: u32,
    written: PathBuf,
}

impl Strace {
    /// Attaches to every thread of a process, those to come included; returns once it holds all of them.
    pub async fn attach(pid: u32, folder: &Path, arguments: &[&str]) -> Result<Self, Box<dyn std::error::Error>> {
        let written = folder.join("strace.txt");
        let mut command = Command::new("strace");
        command.args(["-f", "-q", "-y", "-s", "64", "-o"]).arg(&written).args(["-p", &pid.to_string()]).args(arguments);
        let mut process = command.stdout(Stdio::null()).spawn()?;
        until("strace holds every thread", async || {
            let ended = process.try_wait().expect("strace can be asked after");
            assert!(ended.is_none(), "strace cannot attach; may this user trace its own processes?");
            holds_all(pid).unwrap_or(false)
        })
        .await;
        Ok(Self { process, pid, written })
    }

    /// Lets go; what it wrote down, a line for each call in the order of their ends.
    pub async fn detach(mut self) -> std::io::Result<String> {
        self.end()?;
        let pid = self.pid;
        until("nobody holds the process", async || {
            tracer_of(&format!("/proc/{pid}")).is_ok_and(|tracer| tracer == "0")
        })
        .await;
        std::fs::read_to_string(&self.written)
    }

    /// Asked politely, it lets every thread go first.
    fn end(&mut self) -> std::io::Result<()> {
        Command::new("sh").args(["-c", "kill -s INT $0", &self.process.id().to_string()]).status()?;
        self.process.wait()?;
        Ok(())
    }
}

impl Drop for Strace {
    fn drop(&mut self) {
        if matches!(self.process.try_wait(), Ok(None)) {
            // The test has failed already; the process dies with it.
            let _ = self.end();
        }
    }
}

fn holds_all(pid: u32) -> std::io::Result<bool> {
    for thread in std::fs::read_dir(format!("/proc/{pid}/task"))? {
        if tracer_of(&thread?.path().display().to_string())? == "0" {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The number of the process that traces this one, "0" where nobody does.
fn tracer_of(task: &str) -> std::io::Result<String> {
    let status = std::fs::read_to_string(format!("{task}/status"))?;
    let tracer = status.lines().find_map(|line| line.strip_prefix("TracerPid:"));
    Ok(tracer.unwrap_or_default().trim().to_owned())
}

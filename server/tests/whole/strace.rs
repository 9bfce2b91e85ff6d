//! strace on the real program: makes its system calls fail for a while, or writes them down.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::offices::until;

/// Attached until it is told to let go.
pub struct Strace {
    process: Child,
    traced: Vec<u32>,
    written: PathBuf,
}

impl Strace {
    /// Attaches to every thread of these processes, those to come and those they start included; returns once it
    /// holds all of them.
    pub async fn attach(traced: &[u32], folder: &Path, arguments: &[&str]) -> Result<Self, Box<dyn std::error::Error>> {
        let written = folder.join("strace.txt");
        let mut command = Command::new("strace");
        command.args(["-f", "-q", "-y", "-s", "64", "-o"]).arg(&written).args(arguments);
        command.args(traced.iter().flat_map(|pid| ["-p".to_owned(), pid.to_string()]));
        let mut process = command.stdout(Stdio::null()).spawn()?;
        until("strace holds every thread", async || {
            let ended = process.try_wait().expect("strace can be asked after");
            assert!(ended.is_none(), "strace cannot attach; may this user trace its own processes?");
            traced.iter().all(|pid| is_gone(*pid) || holds_all(*pid).unwrap_or(false))
        })
        .await;
        Ok(Self { process, traced: traced.to_vec(), written })
    }

    /// Lets go; what it wrote down, a line for each call in the order of their ends.
    pub async fn detach(mut self) -> std::io::Result<String> {
        self.end()?;
        until("nobody holds the processes", async || {
            let is_free = |pid: &u32| tracer_of(&format!("/proc/{pid}")).is_ok_and(|tracer| tracer == "0");
            self.traced.iter().all(|pid| is_gone(*pid) || is_free(pid))
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

fn is_gone(pid: u32) -> bool {
    !Path::new(&format!("/proc/{pid}")).exists()
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

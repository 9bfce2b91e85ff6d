//! The real program, running, with a log that a test can read.

use std::{
    collections::BTreeMap,
    fs::OpenOptions,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus},
};

use crate::{brokers::free_port, offices::until, portal::content_dir};

/// How a test runs the program: its environment, kept for the next start.
#[derive(Clone)]
pub struct Settings {
    pub port: u16,
    folder: PathBuf,
    variables: BTreeMap<&'static str, String>,
    /// What a shell does before it becomes the program.
    first: String,
}

impl Settings {
    /// With its data in this folder and events going to this broker.
    pub fn new(folder: &Path, broker: String) -> std::io::Result<Self> {
        let port = free_port()?;
        let variables = BTreeMap::from([
            ("LEPTOS_SITE_ADDR", format!("127.0.0.1:{port}")),
            // Its files are the browser tests' matter: here any folder will do.
            ("LEPTOS_SITE_ROOT", folder.display().to_string()),
            ("FRONT_COUNTER_ADMIN_ADDR", "127.0.0.1:0".to_owned()),
            ("FRONT_COUNTER_DATA_DIR", folder.display().to_string()),
            ("FRONT_COUNTER_CONTENT_DIR", content_dir().display().to_string()),
            ("FRONT_COUNTER_POSTS_PER_SECOND", "1000000".to_owned()),
            ("FRONT_COUNTER_BROKER_URL", broker),
        ]);
        Ok(Self { port, folder: folder.to_owned(), first: "exec".to_owned(), variables })
    }

    /// With one more variable of the environment.
    #[must_use]
    pub fn with(mut self, variable: &'static str, value: String) -> Self {
        self.variables.insert(variable, value);
        self
    }

    /// Under a limit of open files that the program cannot raise.
    #[must_use]
    pub fn with_files(self, files_max: u32) -> Self {
        Self { first: format!("ulimit -n {files_max} && exec"), ..self }
    }

    /// With a umask of its own.
    #[must_use]
    pub fn umask(self, umask: &str) -> Self {
        Self { first: format!("umask {umask} && exec"), ..self }
    }

    /// With no file that grows beyond so many bytes: writing more fails, as on a disk that is full.
    #[must_use]
    pub fn within(self, bytes: u32) -> Self {
        Self { first: format!("trap '' XFSZ && exec prlimit --fsize={bytes}"), ..self }
    }

    fn command(&self) -> Command {
        let mut command = Command::new("sh");
        let program = env!("CARGO_BIN_EXE_front-counter");
        command.args(["-c", &format!("{} \"$0\" \"$@\"", self.first), program]).envs(&self.variables);
        command
    }

    /// The address of the SQLite database that the program uses where it is told of no other.
    pub fn sqlite(&self) -> String {
        format!("sqlite:{}", self.folder.join("front-counter.sqlite").display())
    }

    /// Everything the program has said so far, over all its starts.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    fn log_file(&self) -> PathBuf {
        self.folder.join("program.log")
    }
}

/// The program, running until this value goes.
pub struct Program {
    process: Child,
}

impl Program {
    pub async fn start(settings: &Settings) -> std::io::Result<Self> {
        let program = Self::spawn(settings)?;
        let port = settings.port;
        until("the portal answers", async || tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok()).await;
        Ok(program)
    }

    fn spawn(settings: &Settings) -> std::io::Result<Self> {
        let log = OpenOptions::new().create(true).append(true).open(settings.log_file())?;
        let mut command = settings.command();
        command.arg("serve").stdout(log.try_clone()?).stderr(log);
        Ok(Self { process: command.spawn()? })
    }

    /// How a start ended that was refused.
    pub async fn refused(settings: &Settings) -> std::io::Result<ExitStatus> {
        Self::spawn(settings)?.ended().await
    }

    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// How it ended by itself.
    pub async fn ended(&mut self) -> std::io::Result<ExitStatus> {
        let mut status = None;
        until("the program ends", async || {
            status = self.process.try_wait().expect("it can be asked after");
            status.is_some()
        })
        .await;
        status.ok_or_else(|| std::io::ErrorKind::TimedOut.into())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // SIGKILL: nothing is finished, nothing is said.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Tells a process to end in order, as service managers do.
pub fn terminate(pid: u32) -> std::io::Result<()> {
    let told = Command::new("sh").args(["-c", "kill -s TERM $0", &pid.to_string()]).status()?;
    if told.success() { Ok(()) } else { Err(std::io::ErrorKind::NotFound.into()) }
}

//! Real services for tests, started privately: a free loopback port, data in a temporary folder, stopped
//! by the pid that was started. A service that is already running on this machine is never touched.
//!
//! To add one, write a function beside [`nats`] that returns a [`Recipe`].

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::outcome::{Outcome, While, fail};
use crate::run;
use crate::temp::TempFolder;

/// How to start one service and tell when it is up.
pub struct Recipe {
    pub name: &'static str,
    pub command: Command,
    /// The service is up when this loopback port takes a connection.
    pub port: u16,
    /// What it leaves running on its own is stopped so.
    pub afterwards: Option<Command>,
    /// What tests need to reach it: the variable and its value.
    pub gives: (&'static str, String),
    pub patience: Duration,
    /// Its data and its log; removed when it has stopped.
    pub folder: TempFolder,
}

/// NATS with `JetStream`, its store in a temporary folder.
pub fn nats() -> Outcome<Recipe> {
    let folder = TempFolder::new("nats")?;
    let port = free_port()?;
    let mut command = run::command_that_dies_with_us("nats-server");
    command.args(["-a", "127.0.0.1", "-p", &port.to_string(), "-js", "-sd"]).arg(folder.path());
    Ok(Recipe {
        name: "nats-server",
        command,
        port,
        afterwards: None,
        gives: ("NATS_URL", format!("nats://127.0.0.1:{port}")),
        patience: Duration::from_secs(20),
        folder,
    })
}

/// Debian's `rabbitmq-server` on PATH changes to a user of its own, who cannot write our folder; this one does not.
pub const RABBITMQ_SERVER: &str = "/usr/lib/rabbitmq/bin/rabbitmq-server";

/// RabbitMQ with a name, ports and folders of its own, and the `epmd` that it starts beside itself.
pub fn rabbitmq() -> Outcome<Recipe> {
    let folder = TempFolder::new("rabbitmq")?;
    let (port, distribution, epmd) = (free_port()?, free_port()?, free_port()?);
    let inside = |name: &str| folder.path().join(name);
    fs::write(inside("plugins"), "[].").doing("cannot write a list of plugins")?;
    let mut command = run::command_that_dies_with_us(RABBITMQ_SERVER);
    command
        .env("RABBITMQ_NODENAME", format!("front-counter-{port}@localhost"))
        .env("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1")
        .env("RABBITMQ_NODE_PORT", port.to_string())
        .env("RABBITMQ_DIST_PORT", distribution.to_string())
        .env("ERL_EPMD_PORT", epmd.to_string())
        .env("ERL_EPMD_ADDRESS", "127.0.0.1")
        .env("RABBITMQ_MNESIA_BASE", inside("mnesia"))
        .env("RABBITMQ_LOG_BASE", inside("log"))
        .env("RABBITMQ_PID_FILE", inside("pid"))
        .env("RABBITMQ_ENABLED_PLUGINS_FILE", inside("plugins"))
        .env("HOME", folder.path());
    let mut stop_epmd = run::command("epmd");
    stop_epmd.args(["-port", &epmd.to_string(), "-kill"]).stdout(Stdio::null()).stderr(Stdio::null());
    Ok(Recipe {
        name: "rabbitmq-server",
        command,
        port,
        afterwards: Some(stop_epmd),
        gives: ("RABBITMQ_URL", format!("amqp://guest:guest@127.0.0.1:{port}")),
        patience: Duration::from_secs(90),
        folder,
    })
}

/// PostgreSQL with a cluster of its own. It refuses to run as root: then it runs as Debian's `postgres`.
pub fn postgres() -> Outcome<Recipe> {
    let folder = TempFolder::new("postgres")?;
    let data = folder.path().join("data");
    fs::create_dir(&data).doing("cannot make a folder for PostgreSQL")?;
    if run::is_root() {
        run::output(run::command("chown").arg("postgres:").arg(&data))?;
    }
    let port = free_port()?;
    let mut initdb = as_postgres("initdb");
    initdb.current_dir(folder.path()).arg("-D").arg(&data);
    run::output(initdb.args(["-A", "trust", "-U", "postgres", "--no-locale", "-E", "UTF8"]))?;
    let mut command = as_postgres("postgres");
    command.current_dir(folder.path()).arg("-D").arg(&data).args(["-p", &port.to_string()]);
    command.args(["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=300"]);
    Ok(Recipe {
        name: "postgres",
        command,
        port,
        afterwards: None,
        gives: ("POSTGRES_URL", format!("postgres://postgres@127.0.0.1:{port}")),
        patience: Duration::from_secs(30),
        folder,
    })
}

fn as_postgres(program: &str) -> Command {
    if run::is_root() { run::command_of_user("postgres", program) } else { run::command_that_dies_with_us(program) }
}

/// A process that stops when this value goes, whether by return, by `?` or by panic.
pub struct Running {
    name: &'static str,
    child: Child,
    port: u16,
    patience: Duration,
    afterwards: Option<Command>,
    gives: (&'static str, String),
    folder: TempFolder,
}

impl Running {
    /// Starts it without waiting until it is up, for whoever wants to time that.
    pub fn spawn(mut recipe: Recipe) -> Outcome<Self> {
        let name = recipe.name;
        let log = File::create(log_path(&recipe.folder)).doing("cannot make a log file")?;
        let errors = log.try_clone().doing("cannot make a log file")?;
        recipe.command.stdin(Stdio::null()).stdout(log).stderr(errors);
        Ok(Self {
            name,
            child: recipe.command.spawn().doing(format!("cannot start {name}"))?,
            port: recipe.port,
            patience: recipe.patience,
            afterwards: recipe.afterwards,
            gives: recipe.gives,
            folder: recipe.folder,
        })
    }

    /// Starts it and waits until it takes connections.
    pub fn start(recipe: Recipe) -> Outcome<Self> {
        Self::spawn(recipe)?.when_up()
    }

    /// Waits until it takes connections.
    pub fn when_up(mut self) -> Outcome<Self> {
        let port = self.port;
        self.wait_until(self.patience, || takes_connections(port))?;
        println!("{} runs on port {port}", self.name);
        Ok(self)
    }

    /// Waits, looking often, because start-up time is one of the things measured.
    pub fn wait_until(&mut self, patience: Duration, up: impl Fn() -> bool) -> Outcome {
        let start = Instant::now();
        while !up() {
            self.expect_alive()?;
            if start.elapsed() > patience {
                let waited = run::seconds(patience);
                return fail(format!("{} did not answer within {waited}{}", self.name, self.last_words()));
            }
            thread::sleep(Duration::from_millis(1));
        }
        // Somebody else may have taken the port in between: what answers must be ours.
        self.expect_alive()
    }

    fn expect_alive(&mut self) -> Outcome {
        let ended = self.child.try_wait().doing("cannot ask after a process")?;
        match ended {
            None => Ok(()),
            Some(status) => fail(format!("{} stopped at once: {status}{}", self.name, self.last_words())),
        }
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(log_path(&self.folder)).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let from = lines.len().saturating_sub(15);
        lines[from..].iter().map(|line| ["\n  ", line].concat()).collect()
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// The variable that tells tests where this service is.
    pub fn gives(&self) -> (&'static str, &str) {
        (self.gives.0, &self.gives.1)
    }

    /// Asks politely first: a service that is shut down properly leaves no child of its own behind.
    fn stop(&mut self) {
        let ask = ["-c", "kill -TERM \"$0\"", &self.pid().to_string()].map(String::from);
        let asked = run::answer(run::command("sh").args(ask)).is_some();
        let deadline = Instant::now() + Duration::from_secs(5);
        while asked && Instant::now() < deadline {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        // Both fail only when it is gone already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A process that has ended and been waited for no longer owns its pid.
        if matches!(self.child.try_wait(), Ok(None)) {
            self.stop();
        }
        if let Some(afterwards) = &mut self.afterwards {
            // It may be gone already.
            afterwards.status().ok();
        }
    }
}

/// A port nobody listens on. Somebody may take it before we use it; then the service says so and stops.
pub fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).doing("cannot open a loopback port")?;
    Ok(listener.local_addr().doing("cannot read a port")?.port())
}

fn takes_connections(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn log_path(folder: &TempFolder) -> PathBuf {
    folder.path().join("output.log")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Recipe {
        let mut command = run::command_that_dies_with_us("sh");
        command.args(["-c", script]);
        Recipe {
            name: "a shell",
            command,
            port: 0,
            afterwards: None,
            gives: ("NOTHING", String::new()),
            patience: Duration::from_secs(5),
            folder: TempFolder::new("shell").expect("a folder"),
        }
    }

    #[test]
    fn going_away_stops_the_process_and_removes_its_folder() {
        let running = Running::spawn(shell("exec sleep 600")).expect("it starts");
        let process = PathBuf::from(format!("/proc/{}", running.pid()));
        let folder = running.folder.path().to_owned();
        assert!(process.exists() && folder.exists());
        drop(running);
        assert!(!process.exists() && !folder.exists());
    }

    #[test]
    fn a_service_that_stops_at_once_is_quoted() {
        let mut running = Running::spawn(shell("echo no such thing; exit 1")).expect("it starts");
        let error = running.wait_until(Duration::from_secs(5), || false).expect_err("it stopped");
        assert!(error.to_string().contains("stopped at once"), "{error}");
        assert!(error.to_string().contains("no such thing"), "{error}");
    }

    #[test]
    fn a_service_that_never_comes_up_is_given_up() {
        let mut running = Running::spawn(shell("exec sleep 600")).expect("it starts");
        let error = running.wait_until(Duration::from_millis(50), || false).expect_err("it never answers");
        assert!(error.to_string().contains("did not answer"), "{error}");
    }
}

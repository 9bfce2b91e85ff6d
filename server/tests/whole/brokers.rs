//! Brokers of a test's own, which it may pause, kill, restart and empty. What other tests share is not touched.

use std::{
    net::TcpListener,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use lapin::{
    Connection, ConnectionProperties,
    options::{ExchangeDeleteOptions, QueueDeleteOptions},
};
use tempfile::TempDir;

use crate::offices::{Broker, until, until_within};

/// RabbitMQ takes ten seconds on a machine that has nothing else to do.
const UP_WITHIN: Duration = Duration::from_secs(90);
/// It takes a few.
const SETTLES_WITHIN: Duration = Duration::from_secs(20);
/// As `xtask/src/services.rs` starts it: the one on PATH changes to a user of its own.
const RABBITMQ_SERVER: &str = "/usr/lib/rabbitmq/bin/rabbitmq-server";
const RABBITMQ_CONTROL: &str = "/usr/lib/rabbitmq/bin/rabbitmqctl";

type Failure = Box<dyn std::error::Error>;

/// What a broker still has when it is started again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Everything,
    Nothing,
}

/// A broker of a test's own.
pub struct OwnBroker {
    kind: Broker,
    process: Child,
    pub port: u16,
    folder: TempDir,
    /// Arguments beyond those that every test needs.
    more: Vec<String>,
    /// The ports that RabbitMQ has beside its own: for other nodes, and for the `epmd` that it starts.
    beside: [u16; 2],
}

impl OwnBroker {
    pub async fn start(kind: Broker) -> Result<Self, Failure> {
        Self::start_with(kind, &[]).await
    }

    /// With more arguments than a test usually needs.
    pub async fn start_with(kind: Broker, more: &[&str]) -> Result<Self, Failure> {
        let (folder, port, beside) = (tempfile::tempdir()?, free_port()?, [free_port()?, free_port()?]);
        let more: Vec<String> = more.iter().copied().map(str::to_owned).collect();
        let process = command(kind, port, beside, folder.path())?.args(&more).spawn()?;
        let broker = Self { kind, process, port, folder, more, beside };
        broker.is_up().await;
        Ok(broker)
    }

    pub fn url(&self) -> String {
        self.url_at(self.port)
    }

    /// Its address where somebody on another port passes everything on.
    pub fn url_at(&self, port: u16) -> String {
        match self.kind {
            Broker::Nats => format!("nats://127.0.0.1:{port}"),
            Broker::RabbitMq => format!("amqp://guest:guest@127.0.0.1:{port}"),
        }
    }

    /// Ends it without a word, and starts it again with what it kept.
    pub async fn restart(&mut self, kept: Kept) -> Result<(), Failure> {
        self.kill();
        // Its machine goes on for a moment after its script is gone, and would take connections for the next.
        let port = self.port;
        until("nobody listens any more", async || !takes_connections(port).await).await;
        if kept == Kept::Nothing {
            self.folder = tempfile::tempdir()?;
        }
        self.process = command(self.kind, self.port, self.beside, self.folder.path())?.args(&self.more).spawn()?;
        self.is_up().await;
        Ok(())
    }

    /// Stops every process of it where it stands, and lets them go on after a while.
    pub async fn pause(&self, for_so_long: Duration) -> Result<(), Failure> {
        self.signal("STOP")?;
        tokio::time::sleep(for_so_long).await;
        self.signal("CONT")
    }

    /// Says how much memory RabbitMQ may have; where that is less than it has, it takes no more messages.
    pub fn limit_memory(&self, limit: &[&str]) -> Result<(), Failure> {
        self.control("set_vm_memory_high_watermark", limit)
    }

    /// What RabbitMQ's operator has it do.
    pub fn control(&self, command: &str, arguments: &[&str]) -> Result<(), Failure> {
        let mut control = Command::new(RABBITMQ_CONTROL);
        let node = format!("front-counter-{}@localhost", self.port);
        control.args(["-q", "-n", &node, command]).args(arguments);
        control.env("ERL_EPMD_PORT", self.beside[1].to_string()).env("HOME", self.folder.path());
        let said = control.output()?;
        if said.status.success() {
            Ok(())
        } else {
            Err(format!("rabbitmqctl {command} ended with {}: {}", said.status, String::from_utf8_lossy(&said.stderr))
                .into())
        }
    }

    /// Deletes whatever the portal made, as somebody does who tidies up the wrong broker.
    pub async fn wipe(&self) -> Result<(), Failure> {
        match self.kind {
            Broker::Nats => {
                let context = async_nats::jetstream::new(async_nats::connect(self.url()).await?);
                let deleted = async || context.delete_stream(server::events::queue::nats::STREAM).await.is_ok();
                until("there is a stream to delete", deleted).await;
            }
            Broker::RabbitMq => {
                let ours = journey::queue::Queue::ALL.iter().map(|queue| format!("frontcounter.{queue}"));
                let others = ["frontcounter.status", "frontcounter.dead"].map(str::to_owned);
                let exchanges = ["frontcounter", "frontcounter.dead"];
                delete_from_rabbitmq(&self.url(), ours.chain(others), &exchanges).await?;
            }
        }
        Ok(())
    }

    /// Waits until it could be killed without breaking its own queues. RabbitMQ writes down where a quorum queue
    /// lives some time after it made the queue; killed before, it never finds the queue again. Not so where a queue
    /// was made while it was deleted: RabbitMQ then keeps a folder that it never writes down.
    pub async fn has_settled(&self) -> bool {
        let knows = || knows_its_queues(&self.folder.path().join("mnesia"), self.port).unwrap_or(false);
        let settling = async {
            while self.kind == Broker::RabbitMq && !knows() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(SETTLES_WITHIN, settling).await.is_ok()
    }

    /// To the whole group: RabbitMQ is a script with an Erlang machine below it.
    fn signal(&self, name: &str) -> Result<(), Failure> {
        let group = format!("-{}", self.process.id());
        let sent = Command::new("sh").args(["-c", "kill -s $0 -- $1", name, &group]).status()?;
        if sent.success() { Ok(()) } else { Err(format!("SIG{name} does not reach {group}").into()) }
    }

    fn kill(&mut self) {
        // The test may have stopped it.
        let _ = self.signal("KILL");
        let _ = self.process.wait();
    }

    async fn is_up(&self) {
        until_within(UP_WITHIN, "the broker takes connections", async || takes_connections(self.port).await).await;
    }
}

pub async fn takes_connections(port: u16) -> bool {
    tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok()
}

impl Drop for OwnBroker {
    fn drop(&mut self) {
        self.kill();
        if self.kind == Broker::RabbitMq {
            end_epmd(self.beside[1]);
        }
    }
}

/// Ends the `epmd` that RabbitMQ left behind. It refuses as long as it has not noticed that its node is dead.
fn end_epmd(port: u16) {
    let is_there = || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok();
    for _ in 0..100 {
        if !is_there() {
            return;
        }
        let mut end = Command::new("epmd");
        end.args(["-port", &port.to_string(), "-kill"]).stdout(Stdio::null()).stderr(Stdio::null());
        // Where it fails we look again.
        let _ = end.status();
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A port that nobody listens on now.
pub fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn command(kind: Broker, port: u16, beside: [u16; 2], folder: &Path) -> std::io::Result<Command> {
    let mut command = match kind {
        Broker::Nats => nats(port, folder),
        Broker::RabbitMq => rabbitmq(port, beside, folder)?,
    };
    command.process_group(0).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    Ok(command)
}

/// Linux ends it when the test ends, even where the test was ended by a signal.
pub fn dies_with_us(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "TERM", "--", program]);
    command
}

fn nats(port: u16, folder: &Path) -> Command {
    let mut command = dies_with_us("nats-server");
    command.args(["-a", "127.0.0.1", "-p", &port.to_string(), "-js", "-sd"]).arg(folder);
    command
}

fn rabbitmq(port: u16, [distribution, epmd]: [u16; 2], folder: &Path) -> std::io::Result<Command> {
    let inside = |name: &str| folder.join(name);
    std::fs::write(inside("plugins"), "[].")?;
    let mut command = dies_with_us(RABBITMQ_SERVER);
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
        .env("HOME", folder);
    Ok(command)
}

/// Whether the directory of every quorum queue stands in RabbitMQ's own list.
fn knows_its_queues(mnesia: &Path, port: u16) -> std::io::Result<bool> {
    let node = format!("front-counter-{port}@localhost");
    let quorum = mnesia.join(&node).join("quorum").join(&node);
    let list = std::fs::read(quorum.join("names.dets"))?;
    for entry in std::fs::read_dir(&quorum)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_listed = || list.windows(name.len()).any(|part| part == name.as_encoded_bytes());
        if entry.file_type()?.is_dir() && !is_listed() {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn delete_from_rabbitmq(
    url: &str,
    queues: impl Iterator<Item = String>,
    exchanges: &[&str],
) -> Result<(), lapin::Error> {
    let connection = Connection::connect(url, ConnectionProperties::default()).await?;
    for queue in queues {
        delete_queue(&connection, &queue).await?;
    }
    let channel = connection.create_channel().await?;
    for &exchange in exchanges {
        channel.exchange_delete(exchange.into(), ExchangeDeleteOptions::default()).await?;
    }
    connection.close(200, "deleted".into()).await
}

/// Again and again: RabbitMQ refuses to delete a queue that is just starting or stopping.
async fn delete_queue(connection: &Connection, queue: &str) -> Result<(), lapin::Error> {
    let deadline = Instant::now() + SETTLES_WITHIN;
    loop {
        // A refusal ends the channel.
        let channel = connection.create_channel().await?;
        match channel.queue_delete(queue.into(), QueueDeleteOptions::default()).await {
            Err(_) if Instant::now() < deadline => tokio::time::sleep(Duration::from_millis(200)).await,
            deleted => return deleted.map(drop),
        }
    }
}

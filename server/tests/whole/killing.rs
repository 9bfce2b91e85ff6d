//! The real program, killed at random moments under load: what a person saw is stored, and reaches the queue
//! once. `cargo xtask soak` kills far more often.
//!
//! A kill takes the process, not the machine: what the kernel was given survives it. So this test sees a
//! confirmation that was given too early; it does not see a commit that only the disk's cache holds.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, atomic::AtomicBool, atomic::Ordering},
    time::{Duration, Instant},
};

use async_nats::jetstream::{self, consumer::pull};
use futures::StreamExt;
use serde_json::Value;
use server::queue::nats::STREAM;

use crate::{
    database::{Database, new_postgres_database, on_each_database, times},
    offices::{NatsServer, until},
    portal::{Outcome, content_dir},
    wire::WirePhone,
};

on_each_database![nothing_confirmed_is_lost_when_the_server_is_killed];

/// People who report at the same time.
const PEOPLE: usize = 8;

/// The program, running.
struct Server {
    process: Child,
}

impl Server {
    async fn start(port: u16, settings: &BTreeMap<&'static str, String>) -> std::io::Result<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_front-counter"));
        command.arg("serve").env("LEPTOS_SITE_ADDR", format!("127.0.0.1:{port}")).envs(settings);
        let server = Self { process: command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()? };
        until("the portal answers", async || tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok()).await;
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGKILL: nothing is finished, nothing is said.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn settings(folder: &Path, database: Option<String>, broker: String) -> BTreeMap<&'static str, String> {
    let mut settings = BTreeMap::from([
        ("FRONT_COUNTER_ADMIN_ADDR", "127.0.0.1:0".to_owned()),
        ("FRONT_COUNTER_DATA_DIR", folder.display().to_string()),
        ("FRONT_COUNTER_CONTENT_DIR", content_dir().display().to_string()),
        ("FRONT_COUNTER_POSTS_PER_SECOND", "1000000".to_owned()),
        ("FRONT_COUNTER_BROKER_URL", broker),
    ]);
    settings.extend(database.map(|url| ("FRONT_COUNTER_DATABASE_URL", url)));
    settings
}

async fn nothing_confirmed_is_lost_when_the_server_is_killed(database: Database) -> Outcome {
    let kills = times("SOAK_KILLS", 6);
    let folder = tempfile::tempdir()?;
    let broker = NatsServer::start().await?;
    let url = match database {
        Database::Sqlite => None,
        Database::Postgres => Some(new_postgres_database().await?),
    };
    let settings = settings(folder.path(), url, broker.url());
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut server = Some(Server::start(port, &settings).await?);
    let stop = Arc::new(AtomicBool::new(false));
    let people: Vec<_> = (0..PEOPLE).map(|_| tokio::spawn(report_until(port, stop.clone()))).collect();
    for kill in 0..kills {
        // Any moment will do, as long as it is another each time.
        tokio::time::sleep(Duration::from_millis(60 + u64::from(kill * 37 % 240))).await;
        drop(server.take());
        server = Some(Server::start(port, &settings).await?);
    }
    stop.store(true, Ordering::Relaxed);
    let mut seen = BTreeSet::new();
    for person in people {
        seen.extend(person.await?);
    }
    assert!(seen.len() >= PEOPLE, "only {} reports were sent", seen.len());
    let arrived = everything_at(&broker, seen.len()).await?;
    drop(server);
    let references: BTreeSet<String> = arrived.keys().cloned().collect();
    assert_eq!(references, seen, "what people saw is what arrived");
    assert!(arrived.values().all(|ids| ids.len() == 1), "each under one id");
    println!("{database:?}: {kills} kills, {} references seen, all of them handed over", seen.len());
    Ok(())
}

async fn report_until(port: u16, stop: Arc<AtomicBool>) -> Vec<String> {
    let mut seen = Vec::new();
    let mut phone = WirePhone::new(port);
    while !stop.load(Ordering::Relaxed) || seen.is_empty() {
        seen.push(phone.report().await);
    }
    seen
}

/// The event ids of each reference in the stream, once at least so many references are there and nothing more
/// comes.
async fn everything_at(
    broker: &NatsServer,
    at_least: usize,
) -> Result<BTreeMap<String, BTreeSet<String>>, Box<dyn std::error::Error>> {
    let context = jetstream::new(async_nats::connect(broker.url()).await?);
    let config = pull::Config { filter_subject: "frontcounter.crime-recording".to_owned(), ..pull::Config::default() };
    let consumer = context.get_stream(STREAM).await?.create_consumer(config).await?;
    let mut arrived: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let began = Instant::now();
    // A claim of a server that was killed runs out after 30 s.
    while began.elapsed() < Duration::from_secs(45) {
        let mut batch = consumer.fetch().max_messages(500).messages().await?;
        let mut came = 0;
        while let Some(message) = batch.next().await {
            let message = message.map_err(|error| error.to_string())?;
            let event: Value = serde_json::from_slice(&message.payload)?;
            let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
            arrived.entry(text("subject")).or_default().insert(text("id"));
            message.ack().await.map_err(|error| error.to_string())?;
            came += 1;
        }
        if came == 0 && arrived.len() >= at_least {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(arrived)
}

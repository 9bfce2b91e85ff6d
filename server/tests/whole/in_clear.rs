//! Passwords and reports go through no wire in clear by accident, and passwords into no log and no error.

use std::{
    os::unix::fs::OpenOptionsExt,
    process::{Command, Output},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use server::events::{
    Envelope,
    queue::{Queue, nats::Nats},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::{
    database::new_postgres_database,
    offices::until,
    portal::{Outcome, content_dir},
    program::{Program, Settings},
    wire::WirePhone,
};

const PASSWORD: &str = "Tiptoe-7";

/// Runs the program with these variables, in a folder of its own.
fn run(arguments: &[&str], variables: &[(&str, &str)]) -> std::io::Result<Output> {
    let folder = tempfile::tempdir()?;
    Command::new(env!("CARGO_BIN_EXE_front-counter"))
        .args(arguments)
        .current_dir(folder.path())
        .env("FRONT_COUNTER_CONTENT_DIR", content_dir())
        .env("LEPTOS_SITE_ROOT", folder.path())
        .env("LEPTOS_SITE_ADDR", "127.0.0.1:0")
        .env("FRONT_COUNTER_ADMIN_ADDR", "127.0.0.1:0")
        .envs(variables.iter().copied())
        .output()
}

/// What a command that fails says. It never quotes the password.
fn refusal(arguments: &[&str], variables: &[(&str, &str)]) -> Result<String, Box<dyn std::error::Error>> {
    let output = run(arguments, variables)?;
    let said = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
    assert!(!output.status.success(), "{arguments:?} {variables:?}: {said}");
    assert!(!said.contains(PASSWORD), "{arguments:?} {variables:?}: {said}");
    Ok(said)
}

const CONNECTING: [&[&str]; 9] = [
    &["serve"],
    &["migrate"],
    &["backup", "b"],
    &["restore", "b"],
    &["copy"],
    &["inbox", "list"],
    &["outbox", "show", "FC-2222-2222"],
    &["outbox", "replay", "FC-2222-2222", "--by", "Sam"],
    &["kept", "show", "FC-2222-2222", "--by", "Sam", "--reason", "order 7"],
];

#[test]
fn no_command_goes_to_another_machine_in_clear() -> Outcome {
    let with_password = format!("postgres://counter:{PASSWORD}@db.example/counter");
    let settings: [&[(&str, &str)]; 5] = [
        &[("FRONT_COUNTER_DATABASE_URL", &with_password)],
        &[("FRONT_COUNTER_DATABASE_URL", &with_password), ("PGSSLMODE", "disable")],
        &[("FRONT_COUNTER_DATABASE_URL", "postgres:///counter"), ("PGHOST", "db.example"), ("PGPASSWORD", PASSWORD)],
        &[("FRONT_COUNTER_DATABASE_URL", "postgres:///counter"), ("PGHOSTADDR", "192.0.2.1"), ("PGHOST", "localhost")],
        &[("FRONT_COUNTER_COPY_FROM_URL", "sqlite:a"), ("FRONT_COUNTER_COPY_TO_URL", &with_password)],
    ];
    for command in CONNECTING {
        for variables in settings {
            let said = refusal(command, variables)?;
            let variable = variables.iter().map(|(name, _)| *name).rfind(|name| name.starts_with("FRONT_COUNTER"));
            let is_named = variable.is_some_and(|variable| said.starts_with(variable));
            assert!(is_named && said.contains("FRONT_COUNTER_ALLOW_PLAINTEXT"), "{command:?}: {said}");
            assert!(said.contains("db.example") || said.contains("192.0.2.1"), "{command:?} names the host: {said}");
        }
    }
    for broker in ["nats", "amqp"] {
        let broker = format!("{broker}://counter:{PASSWORD}@broker.example");
        let said = refusal(&["serve"], &[("FRONT_COUNTER_BROKER_URL", &broker)])?;
        assert!(said.starts_with("FRONT_COUNTER_BROKER_URL is `") && said.contains("broker.example"), "{said}");
    }
    Ok(())
}

#[test]
fn named_hosts_and_tls_are_tried() -> Outcome {
    // Nobody listens there, and 0.0.0.0 is no loopback.
    let url = format!("postgres://counter:{PASSWORD}@0.0.0.0:1/counter");
    let with_tls = format!("{url}?sslmode=require");
    let settings: [&[(&str, &str)]; 3] = [
        &[("FRONT_COUNTER_DATABASE_URL", &url), ("FRONT_COUNTER_ALLOW_PLAINTEXT", "db.example, 0.0.0.0")],
        &[("FRONT_COUNTER_DATABASE_URL", &url), ("PGSSLMODE", "verify-full")],
        &[("FRONT_COUNTER_DATABASE_URL", &with_tls)],
    ];
    for variables in settings {
        for command in [&["migrate"][..], &["outbox", "list"], &["serve"]] {
            let said = refusal(command, variables)?;
            assert!(said.contains("refused") && !said.contains("ALLOW_PLAINTEXT"), "{command:?}: {said}");
        }
    }
    Ok(())
}

#[test]
fn copy_is_given_no_address_that_others_can_read() -> Outcome {
    let to = format!("postgres://counter:{PASSWORD}@127.0.0.1:1/counter");
    let equals = format!("--to={to}");
    let old: [&[&str]; 4] = [
        &["copy", "--from", "sqlite:a", "--to", &to],
        &["copy", "--from=sqlite:a", &equals],
        &["copy", &to],
        &["copy", "--to", &to],
    ];
    for arguments in old {
        let said = refusal(arguments, &[])?;
        assert!(said.contains("no arguments any more") && said.contains("FRONT_COUNTER_COPY_TO_URL"), "{said}");
    }
    for half in [&[][..], &[("FRONT_COUNTER_COPY_FROM_URL", "sqlite:a")], &[("FRONT_COUNTER_COPY_TO_URL", "sqlite:a")]]
    {
        assert!(refusal(&["copy"], half)?.contains("from where to where"));
    }
    Ok(())
}

/// Not from SQLx either, which quotes parameters that it does not know, and lines of a `.pgpass` that it cannot read.
#[tokio::test]
async fn no_password_is_logged() -> Outcome {
    let folder = tempfile::tempdir()?;
    let passwords = folder.path().join("pgpass");
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&passwords)?;
    std::io::Write::write_all(&mut file, format!("no line of its own: {PASSWORD}\n").as_bytes())?;
    let database = format!("{}?passwort={PASSWORD}", new_postgres_database().await?);
    let broker = format!("nats://counter:{PASSWORD}@127.0.0.1:1");
    let settings = Settings::new(folder.path(), broker)?
        .with("FRONT_COUNTER_DATABASE_URL", database)
        .with("PGPASSFILE", passwords.display().to_string())
        .with("FRONT_COUNTER_LOG", "trace".to_owned());
    let _program = Program::start(&settings).await?;
    WirePhone::new(settings.port).report().await;
    until("the broker is asked after", async || settings.log().contains("cannot connect to the broker")).await;
    assert!(!settings.log().contains(PASSWORD), "{}", settings.log());
    Ok(())
}

/// A server that says of itself what it likes, and ends each connection once it was told a password.
struct FakeNats {
    port: u16,
    told: Arc<AtomicUsize>,
}

impl FakeNats {
    /// It announces another server, as one of a cluster does.
    async fn start(announced: Option<u16>) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let (port, told) = (listener.local_addr()?.port(), Arc::new(AtomicUsize::new(0)));
        let urls = announced.map_or_else(String::new, |port| format!(r#""localhost:{port}""#));
        let info = format!(
            r#"INFO {{"server_id":"A","server_name":"a","version":"2.9.10","proto":1,"host":"0.0.0.0","port":{port},"headers":true,"max_payload":1048576,"connect_urls":[{urls}]}}"#
        );
        let counting = told.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that leaves first has said nothing.
                let _ = speak(stream, &info, &counting).await;
            }
        });
        Ok(Self { port, told })
    }

    fn told(&self) -> usize {
        self.told.load(Ordering::SeqCst)
    }
}

async fn speak(stream: TcpStream, info: &str, told: &AtomicUsize) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(format!("{info}\r\n").as_bytes()).await?;
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    if line.starts_with("CONNECT") && line.contains(PASSWORD) {
        told.fetch_add(1, Ordering::SeqCst);
    }
    stream.write_all(b"PONG\r\n").await
}

fn envelope() -> Envelope {
    Envelope {
        id: "01a2052e-866e-7e39-be11-e4c9ca3eba3b".to_owned(),
        event_type: "frontcounter.report.submitted.v1".to_owned(),
        subject: "FC-2222-2222".to_owned(),
        time: chrono::DateTime::UNIX_EPOCH,
        queue: "property".to_owned(),
        data: serde_json::Value::Null,
        is_repeated: false,
    }
}

#[tokio::test]
async fn a_server_that_nats_announces_is_not_told_the_password_in_clear() -> Outcome {
    let announced = FakeNats::start(None).await?;
    let named = FakeNats::start(Some(announced.port)).await?;
    let nats = Nats::new(&format!("nats://counter:{PASSWORD}@127.0.0.1:{}", named.port), Duration::from_secs(300));
    let offering = tokio::spawn(async move { nats.offer(&envelope()).await });
    until("it has connected again and again", async || named.told() >= 6).await;
    offering.abort();
    assert_eq!(announced.told(), 0);
    Ok(())
}

/// Whoever stands in between may say that the server wants no TLS.
#[tokio::test]
async fn a_broker_that_wants_no_tls_is_told_nothing() -> Outcome {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("tls://counter:{PASSWORD}@127.0.0.1:{}", listener.local_addr()?.port());
    let nats = Nats::new(&url, Duration::from_secs(300));
    let offering = tokio::spawn(async move { nats.offer(&envelope()).await });
    let (mut stream, _) = listener.accept().await?;
    let info = r#"INFO {"server_id":"A","server_name":"a","version":"2.9.10","proto":1,"host":"h","port":1,"headers":true,"max_payload":1048576,"tls_required":false}"#;
    stream.write_all(format!("{info}\r\n").as_bytes()).await?;
    let mut first = [0];
    stream.read_exact(&mut first).await?;
    assert_eq!(first[0], 0x16, "a TLS handshake, no CONNECT");
    offering.abort();
    Ok(())
}

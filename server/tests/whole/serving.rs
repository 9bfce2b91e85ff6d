//! The real program as an operator meets it: whether it is alive and ready, its numbers, and how it stops.

use std::time::Duration;

use sqlx::{AnyConnection, Connection, any::install_default_drivers};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    brokers::free_port,
    offices::until,
    portal::Outcome,
    program::{Program, Settings, terminate},
    wire::WirePhone,
};

type Failure = Box<dyn std::error::Error>;

#[tokio::test]
async fn the_admin_address_tells_what_operators_watch() -> Outcome {
    let (folder, admin) = (tempfile::tempdir()?, free_port()?);
    let settings = settings(&folder, admin)?;
    let _program = Program::start(&settings).await?;
    let mut operator = WirePhone::new(admin);
    until("it is ready", async || operator.get("/readyz").await.is_ok_and(|answer| answer.status == 200)).await;
    assert_eq!(operator.get("/healthz").await?.status, 200);
    let reference = WirePhone::new(settings.port).report().await;
    for line in [
        "front_counter_submissions_total{queue=\"crime-recording\"} 1",
        "front_counter_handed_over_total{queue=\"crime-recording\"} 1",
        "front_counter_outbox_events{queue=\"crime-recording\",state=\"handed-over\"} 1",
        "front_counter_outbox_oldest_seconds{queue=\"crime-recording\",state=\"handed-over\"} ",
        "front_counter_request_seconds_count{route=\"/report/{journey}/{question}\",status=\"303\"} ",
    ] {
        // It is handed over a moment after the person has the reference.
        let is_told = async || operator.get("/metrics").await.is_ok_and(|numbers| numbers.body.contains(line));
        until(line, is_told).await;
    }
    let numbers = operator.get("/metrics").await?.body;
    assert!(!numbers.contains(&reference), "no number is about a person");

    // Somebody else holds the database: it is alive, it is not ready, and then it is.
    install_default_drivers();
    let mut lock = AnyConnection::connect(&settings.sqlite()).await?;
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut lock).await?;
    until("it is not ready", async || operator.get("/readyz").await.is_ok_and(|answer| answer.status == 503)).await;
    assert_eq!(operator.get("/healthz").await?.status, 200);
    assert_eq!(operator.get("/metrics").await?.status, 200);
    sqlx::raw_sql("ROLLBACK").execute(&mut lock).await?;
    until("it is ready again", async || operator.get("/readyz").await.is_ok_and(|answer| answer.status == 200)).await;
    Ok(())
}

/// Told to stop in the middle of somebody's answer, it waits for the rest, answers, and ends well.
#[tokio::test]
async fn a_request_under_way_is_finished_before_it_stops() -> Outcome {
    let folder = tempfile::tempdir()?;
    let settings = settings(&folder, free_port()?)?;
    let mut program = Program::start(&settings).await?;
    let mut stream = TcpStream::connect(("127.0.0.1", settings.port)).await?;
    let (head, body) = ("POST /report/theft/start HTTP/1.1\r\nHost: 127.0.0.1\r\n", "begin=anew");
    let head =
        format!("{head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body.as_bytes()[..4]).await?;
    // The head is read once another request, sent after it, is answered.
    assert_eq!(WirePhone::new(settings.port).get("/").await?.status, 200);
    terminate(program.pid())?;
    let refuses = async || TcpStream::connect(("127.0.0.1", settings.port)).await.is_err();
    until("it takes nobody in any more", refuses).await;
    stream.write_all(&body.as_bytes()[4..]).await?;
    let mut answer = String::new();
    tokio::time::timeout(Duration::from_secs(10), stream.read_to_string(&mut answer)).await??;
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(program.ended().await?.success());
    assert!(settings.log().contains("the portal is closed"));
    Ok(())
}

fn settings(folder: &tempfile::TempDir, admin: u16) -> Result<Settings, Failure> {
    let settings = Settings::new(folder.path(), String::new())?;
    Ok(settings.with("FRONT_COUNTER_ADMIN_ADDR", format!("127.0.0.1:{admin}")))
}

//! Connections that do nothing, or do it slowly: they keep nobody else out, and they come to an end.

use std::time::{Duration, Instant};

use futures::future::join_all;
use server::connections::descriptors;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    brokers::free_port,
    portal::Outcome,
    program::{Program, Settings, terminate},
    wire::WirePhone,
};

type Failure = Box<dyn std::error::Error>;

/// More than there are descriptors.
const IDLE: usize = 1100;
const DESCRIPTORS: u32 = 1024;

async fn connect(port: u16) -> std::io::Result<TcpStream> {
    TcpStream::connect(("127.0.0.1", port)).await
}

/// Waits until the other end has closed, and for how long that took.
async fn closed(mut stream: TcpStream) -> (String, Duration) {
    let (began, mut answer) = (Instant::now(), Vec::new());
    // A reset is an end, too.
    let _ = tokio::time::timeout(Duration::from_secs(40), stream.read_to_end(&mut answer)).await.expect("it ends");
    (String::from_utf8_lossy(&answer).into_owned(), began.elapsed())
}

/// The program, once it answers: it listens before it has read its content.
async fn start(settings: &Settings) -> Result<Program, Failure> {
    let program = Program::start(settings).await?;
    let answered = WirePhone::new(settings.port).get("/").await?;
    assert_eq!(answered.status, 200);
    Ok(program)
}

fn settings(folder: &tempfile::TempDir, admin: u16) -> Result<Settings, Failure> {
    let settings = Settings::new(folder.path(), String::new())?;
    Ok(settings.with("FRONT_COUNTER_ADMIN_ADDR", format!("127.0.0.1:{admin}")))
}

#[tokio::test]
async fn idle_connections_beyond_all_descriptors_keep_nobody_out() -> Outcome {
    // This process holds as many itself.
    descriptors::connections(None)?;
    for (address_limit, begun) in [("512", ""), ("1000000", ""), ("1000000", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")] {
        let (folder, admin) = (tempfile::tempdir()?, free_port()?);
        let settings = settings(&folder, admin)?.with_files(DESCRIPTORS);
        let settings = settings.with("FRONT_COUNTER_CONNECTIONS_PER_ADDRESS", address_limit.to_owned());
        let _program = start(&settings).await?;
        let mut held = Vec::new();
        for _ in 0..IDLE {
            let mut stream = connect(settings.port).await?;
            // Where it is closed already, that is what is to be shown.
            let _ = stream.write_all(begun.as_bytes()).await;
            held.push(stream);
        }
        let mut operator = WirePhone::new(admin);
        assert_eq!(operator.get("/readyz").await?.status, 200, "{address_limit}, {begun:?}");
        let began = Instant::now();
        let reference = WirePhone::new(settings.port).report().await;
        assert!(reference.starts_with("FC-") && began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
        let numbers = operator.get("/metrics").await?.body;
        let displaced = "front_counter_connections_displaced_total ";
        assert!(numbers.contains(displaced), "{address_limit}, {begun:?}: {numbers}");
        drop(held);
    }
    Ok(())
}

/// Four kinds of client that never end by themselves, side by side.
#[tokio::test]
async fn what_is_slow_comes_to_an_end() -> Outcome {
    let folder = tempfile::tempdir()?;
    let settings = settings(&folder, free_port()?)?;
    let _program = start(&settings).await?;
    let port = settings.port;
    let silent = async { closed(connect(port).await.expect("a connection")).await };
    let half_a_head = async {
        let mut stream = connect(port).await.expect("a connection");
        stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n").await.expect("half a head");
        closed(stream).await
    };
    let kept_alive = async {
        let mut stream = connect(port).await.expect("a connection");
        stream.write_all(b"GET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").await.expect("a request");
        closed(stream).await
    };
    let half_a_body = async {
        let mut stream = connect(port).await.expect("a connection");
        let head = "POST /report/theft/emergency HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
                    Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemergency=";
        stream.write_all(head.as_bytes()).await.expect("half a request");
        closed(stream).await
    };
    let (silent, half_a_head, kept_alive, half_a_body) = tokio::join!(silent, half_a_head, kept_alive, half_a_body);
    let limit = Duration::from_secs(20);
    assert!(silent.1 < limit && half_a_head.1 < limit && kept_alive.1 < limit, "{silent:?} {half_a_head:?}");
    assert!(kept_alive.0.starts_with("HTTP/1.1 "), "{}", kept_alive.0);
    assert!(half_a_body.0.starts_with("HTTP/1.1 408 "), "the client's fault: {}", half_a_body.0);
    assert!(half_a_body.0.contains("took too long to arrive"), "and said so: {}", half_a_body.0);
    Ok(())
}

#[tokio::test]
async fn the_end_waits_for_requests_and_for_nobody_else() -> Outcome {
    let folder = tempfile::tempdir()?;
    let settings = settings(&folder, free_port()?)?;
    let mut program = start(&settings).await?;
    let heads = join_all((0..50).map(|_| connect(settings.port))).await;
    let mut held = Vec::new();
    for stream in heads {
        let mut stream = stream?;
        stream.write_all(b"GET / HTTP/1.1\r\nX-Slow: ").await?;
        held.push(stream);
    }
    held.push(connect(settings.port).await?);
    // Some of them go on sending, a sign at a time.
    let trickle = tokio::spawn(async move {
        loop {
            for stream in &mut held {
                let _ = stream.write_all(b"x").await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let began = Instant::now();
    terminate(program.pid())?;
    assert!(program.ended().await?.success());
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    trickle.abort();
    Ok(())
}

/// A body where there is nothing to post is not read.
#[tokio::test]
async fn a_get_has_no_body() -> Outcome {
    let folder = tempfile::tempdir()?;
    let settings = settings(&folder, free_port()?)?;
    let _program = start(&settings).await?;
    for framing in ["Content-Length: 1000000000\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"] {
        let mut stream = connect(settings.port).await?;
        stream.write_all(format!("GET /counters HTTP/1.1\r\nHost: x\r\n{framing}").as_bytes()).await?;
        let (answer, took) = closed(stream).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{framing}: {answer}");
        assert!(took < Duration::from_secs(5), "{framing}: {took:?}");
    }
    Ok(())
}

#[tokio::test]
async fn too_few_descriptors_stop_the_start() -> Outcome {
    let folder = tempfile::tempdir()?;
    let cases = [(300, ""), (1024, "5000")];
    for (files_max, connections) in cases {
        let settings = settings(&folder, free_port()?)?.with_files(files_max);
        let settings = settings.with("FRONT_COUNTER_CONNECTIONS", connections.to_owned());
        let ended = Program::refused(&settings).await?;
        assert!(!ended.success() && settings.log().contains("LimitNOFILE"), "{}", settings.log());
    }
    Ok(())
}

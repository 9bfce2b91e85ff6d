//! How soon the portal takes reports again after it was killed in the middle of writing, with many submissions stored.
//! Prints one JSON line.
//!
//! The arguments say where the program is, and how many submissions are stored. Killed is a process that does nothing
//! but submit, as fast as the disk takes it, so that it leaves as much behind to be mended as there can be. Started is
//! the program itself; measured is the time until `/readyz` says that a report can be stored.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command},
    sync::Arc,
    time::{Duration, Instant},
};

use journey::{Answers, Complete, paths::longest};
use server::{
    clock::{Clock, SystemClock},
    config::Config,
    journeys::{
        drafts::{DraftToken, OpenDraft},
        reviewed::{Reviewed, fingerprint},
    },
    reports::submission::{Sender, submit},
    state::AppState,
};
use sqlx::{AnyConnection, Connection, any::install_default_drivers};

const WRITERS: usize = 64;
const KILLS: usize = 5;
/// How long is written before a kill.
const WRITTEN_FOR: Duration = Duration::from_secs(3);
/// Longer than that is no figure any more.
const READY_WITHIN: Duration = Duration::from_secs(60);

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A process that dies with this value.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        // SIGKILL: nothing is finished, nothing is said.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", data_dir] => write_for_ever(data_dir).await,
        [program, submissions] => measure(program, submissions.parse()?).await,
        _ => Err("say where the program is, and how many submissions are stored".into()),
    }
}

async fn measure(program: &str, submissions: u32) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().display().to_string();
    let state = open(&data_dir).await?;
    submit_one(&state, &answers(&state)?).await?;
    drop(state);
    fill(&data_dir, submissions).await?;
    let mut waits = Vec::new();
    for _ in 0..KILLS {
        let writing = Command::new(std::env::current_exe()?).args(["write", &data_dir]).spawn()?;
        let writing = Killed(writing);
        tokio::time::sleep(WRITTEN_FOR).await;
        drop(writing);
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let began = Instant::now();
        let serving = Command::new(program)
            .arg("serve")
            .env("FRONT_COUNTER_DATA_DIR", &data_dir)
            .env("LEPTOS_SITE_ADDR", "127.0.0.1:0")
            .env("FRONT_COUNTER_ADMIN_ADDR", format!("127.0.0.1:{port}"))
            .stdout(std::process::Stdio::null())
            .spawn()?;
        let _serving = Killed(serving);
        while !is_ready(port) {
            if began.elapsed() > READY_WITHIN {
                return Err("it is never ready".into());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        waits.push(began.elapsed().as_secs_f64());
    }
    let stored = stored(&data_dir).await?;
    let worst = waits.iter().copied().fold(0.0, f64::max);
    println!("{{\"stored\":{stored},\"kills\":{KILLS},\"worst_s\":{worst:.3}}}");
    Ok(())
}

async fn open(data_dir: &str) -> Result<AppState, Failure> {
    let config = Config::from_lookup(&|name| (name == "FRONT_COUNTER_DATA_DIR").then(|| data_dir.to_owned()))?;
    Ok(AppState::open(config).await.map_err(|error| error.to_string())?)
}

/// Finding them takes longer than sending them.
fn answers(state: &AppState) -> Result<Answers, Failure> {
    Ok(longest(state.content.journey("theft").ok_or("there is no theft journey")?))
}

async fn submit_one(state: &AppState, answers: &Answers) -> Result<(), Failure> {
    let journey = state.content.journey("theft").ok_or("there is no theft journey")?;
    let report = journey.purpose.report().ok_or("the theft journey is no report")?;
    let mut open = OpenDraft::new(&*state.entropy);
    open.draft.so_far.answers = answers.clone();
    let token = DraftToken::random(&*state.entropy);
    let sender = Sender { token: &token, next: &token, address: None, language: "en" };
    let complete = Complete::of(journey, answers).map_err(|_| "an answer is missing")?;
    let shown = fingerprint(&state.master, &complete);
    let reviewed = Reviewed::of(&state.master, journey, &open, &shown).map_err(|_| "the answers changed")?;
    submit(state, report, &reviewed, sender, SystemClock.now()).await?;
    Ok(())
}

/// Copies of the one submission, older than it and done: as large as real ones, though nobody could open them.
async fn fill(data_dir: &str, submissions: u32) -> Result<(), Failure> {
    let mut connection = connect(data_dir).await?;
    let numbers =
        format!("WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < {submissions}) ");
    let submissions = "INSERT INTO submissions (record, reference, kind, priority, idempotency_key, fingerprint, wrapped_key, \
         body, received_at) SELECT printf('FC-COPY-%08d', n), printf('FC-COPY-%08d', n), kind, priority, printf('copy-%08d', n), fingerprint, \
         wrapped_key, body, received_at - n FROM n CROSS JOIN (SELECT * FROM submissions LIMIT 1)";
    let events = "INSERT INTO outbox (event_id, record, sequence, queue, event_type, body, created_at, state, \
         attempts, handed_over_at, acknowledged_at) SELECT printf('copy-%08d', n), printf('FC-COPY-%08d', n), 1, queue, \
         event_type, body, created_at - n, 'acknowledged', 1, created_at, created_at \
         FROM n CROSS JOIN (SELECT * FROM outbox LIMIT 1)";
    for copies in [submissions, events] {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("{numbers}{copies}"))).execute(&mut connection).await?;
    }
    Ok(connection.close().await?)
}

async fn stored(data_dir: &str) -> Result<i64, Failure> {
    let mut connection = connect(data_dir).await?;
    Ok(sqlx::query_scalar("SELECT COUNT(*) FROM submissions").fetch_one(&mut connection).await?)
}

async fn connect(data_dir: &str) -> Result<AnyConnection, Failure> {
    install_default_drivers();
    Ok(AnyConnection::connect(&format!("sqlite:{data_dir}/front-counter.sqlite")).await?)
}

async fn write_for_ever(data_dir: &str) -> Result<(), Failure> {
    let state = open(data_dir).await?;
    let answers = Arc::new(answers(&state)?);
    let mut writers = tokio::task::JoinSet::new();
    for _ in 0..WRITERS {
        let (state, answers) = (state.clone(), answers.clone());
        writers.spawn(async move {
            loop {
                submit_one(&state, &answers).await?;
            }
        });
    }
    // None of them ends but by a failure.
    writers.join_next().await.map_or(Ok(()), |ended| ended?)
}

fn is_ready(port: u16) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

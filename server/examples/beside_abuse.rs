//! One honest person beside one abusive address: how long each answer of hers takes to be saved while somebody floods
//! the portal with everything one client can send, and alone, for comparison. Prints one JSON line.
//!
//! The server has one core. The abuser shares the other with the honest person, and gives way to her there: what is
//! measured is the server. The abuser comes from 127.0.0.2, so it is another address to the portal.

use std::{
    net::SocketAddr,
    process::{Child, Command},
    time::{Duration, Instant},
};

use server::{config::Config, http, journeys::drafts::DraftToken, state::AppState};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
};

/// How long each part takes, seconds; the abuser's is the first argument where there is one.
const BESIDE_S: u64 = 60;
const ALONE_S: u64 = 20;
/// Between two answers of the honest person.
const PAUSE: Duration = Duration::from_millis(40);
/// Loops of each kind of abuse.
const LOOPS: usize = 24;
/// The server's core, and the people's.
const CORES: [&str; 2] = ["0", "1"];

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [] => all(BESIDE_S).await,
        ["serve", folder, address] => serve(folder, address).await,
        ["honest", address, seconds] => honest(address, seconds.parse()?).await,
        ["abuse", address, seconds] => abuse(address, seconds.parse()?).await,
        [seconds] => all(seconds.parse()?).await,
        _ => Err("one argument: seconds beside the abuser".into()),
    }
}

/// Starts the server, and on the other core first the honest person alone, then both.
async fn all(beside_s: u64) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().to_str().ok_or("a path")?;
    let address = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.to_string();
    let mut server = on_core(CORES[0], &["serve", path, &address], 0)?;
    while TcpStream::connect(&address).await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let alone = on_core(CORES[1], &["honest", &address, &ALONE_S.to_string()], 0)?.wait_with_output()?;
    let seconds = beside_s.to_string();
    let mut abuser = on_core(CORES[1], &["abuse", &address, &seconds], 19)?;
    let beside = on_core(CORES[1], &["honest", &address, &seconds], 0)?.wait_with_output()?;
    abuser.wait()?;
    server.kill()?;
    server.wait()?;
    let [alone, beside] = [alone, beside].map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let [p99_alone, ..] = three(&alone)?;
    let [p99_beside, saved, refused] = three(&beside)?;
    println!(
        "{{\"alone_p99_ms\":{p99_alone},\"beside_p99_ms\":{p99_beside},\"beside_saved\":{saved},\"beside_refused\":{refused}}}"
    );
    Ok(())
}

/// What [`honest`] printed.
fn three(line: &str) -> Result<[f64; 3], Failure> {
    let numbers: Vec<f64> = line.split(' ').map(str::parse).collect::<Result<_, _>>()?;
    Ok(numbers.try_into().map_err(|_| "the honest person printed something else")?)
}

/// This program once more, on one core.
fn on_core(core: &str, arguments: &[&str], nice: u8) -> std::io::Result<Child> {
    let own = std::env::current_exe()?;
    let mut command = Command::new("taskset");
    command.args(["-c", core, "nice", "-n", &nice.to_string()]).arg(own).args(arguments);
    if arguments[0] == "honest" {
        command.stdout(std::process::Stdio::piped());
    }
    command.spawn()
}

async fn serve(folder: &str, address: &str) -> Result<(), Failure> {
    let config = Config::from_lookup(&|name| (name == "FRONT_COUNTER_DATA_DIR").then(|| folder.to_owned()))?;
    let state = AppState::open(config).await.map_err(|error| error.to_string())?;
    let listener = TcpListener::bind(address).await?;
    Ok(http::serve(listener, state, std::future::pending()).await?)
}

/// Answers the first question of one report after the other, each over a connection of its own.
async fn honest(address: &str, seconds: u64) -> Result<(), Failure> {
    let until = Instant::now() + Duration::from_secs(seconds);
    let (mut took, mut refused) = (Vec::new(), 0);
    while Instant::now() < until {
        tokio::time::sleep(PAUSE).await;
        let began = Instant::now();
        let answer = exchange(address, None, &form("/report/theft/emergency", "", "emergency=no")).await;
        if answer.is_ok_and(|answer| answer.starts_with("HTTP/1.1 303")) {
            took.push(began.elapsed());
        } else {
            refused += 1;
        }
    }
    took.sort();
    let p99 = took.get(took.len().saturating_sub(1) * 99 / 100).copied().unwrap_or(Duration::MAX);
    println!("{:.1} {} {refused}", p99.as_secs_f64() * 1000.0, took.len());
    Ok(())
}

/// Everything that one address can send, at the same time.
async fn abuse(address: &str, seconds: u64) -> Result<(), Failure> {
    let until = Instant::now() + Duration::from_secs(seconds);
    let cookie = format!("Cookie: draft={}\r\n", DraftToken::random(&server::entropy::SystemEntropy).to_text());
    let long = format!("language=ur&story={}", "%01".repeat(340_000));
    let kinds: Vec<Vec<u8>> = vec![
        form("/report/theft/emergency", "", "emergency=no"),
        form("/report/theft/story", &cookie, &long),
        format!("GET /exit HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{cookie}\r\n").into_bytes(),
        b"GET /counters?q=somewhere+near+nowhere+at+all&service=lost-property HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_vec(),
        b"GET /report/theft/emergency HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nX-Half: ".to_vec(),
        Vec::new(),
    ];
    let mut loops = Vec::new();
    for request in kinds {
        for _ in 0..LOOPS {
            let (address, request) = (address.to_owned(), request.clone());
            loops.push(tokio::spawn(async move {
                while Instant::now() < until {
                    // Refused, cut or answered: it goes on.
                    let asked = exchange(&address, Some("127.0.0.2:0"), &request);
                    let _ = tokio::time::timeout(Duration::from_secs(2), asked).await;
                }
            }));
        }
    }
    for one in loops {
        one.await?;
    }
    Ok(())
}

fn form(path: &str, cookie: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{cookie}\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

async fn exchange(address: &str, from: Option<&str>, request: &[u8]) -> Result<String, Failure> {
    let socket = TcpSocket::new_v4()?;
    if let Some(from) = from {
        socket.bind(from.parse::<SocketAddr>()?)?;
    }
    let mut stream = socket.connect(address.parse()?).await?;
    stream.set_nodelay(true)?;
    stream.write_all(request).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

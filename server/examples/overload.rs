//! Five times the load it can bear: what the portal still gets done, and how it turns away the rest. Prints one
//! JSON line.
//!
//! The real server has one core to itself, and the people who send finished reports have another, as if they were
//! on the other side of a network. First a few at a time, for the best that can be done; then at five times that
//! rate, whether it is answered or not. Who is turned away tries the same report again.

use std::{
    collections::VecDeque,
    path::Path,
    process::{Child, Command},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use futures::{StreamExt, stream};
use journey::{Complete, paths::longest};
use server::{
    clock::{Clock, SystemClock},
    config::Config,
    http,
    journeys::{
        drafts::{DraftToken, OpenDraft},
        reviewed::fingerprint,
    },
    state::AppState,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Reports ready to be sent.
const REPORTS: usize = 90_000;
const LASTS: Duration = Duration::from_secs(5);
/// People at a time while the best is looked for.
const FEW: [usize; 3] = [64, 128, 192];
/// Connections over which five times as much is offered.
const MANY: usize = 1024;
const TIMES: f64 = 5.0;
/// A connection waits so long between two reports where nothing says otherwise.
const NO_PAUSE: Duration = Duration::ZERO;
/// The server's core, and the people's.
const CORES: [&str; 2] = ["0", "1"];

type Failure = Box<dyn std::error::Error + Send + Sync>;
type Stock = Arc<Mutex<VecDeque<Arc<str>>>>;

#[derive(Default)]
struct Tally {
    sent: Vec<Duration>,
    /// A 503 with Retry-After.
    turned_away: usize,
    /// Anything else.
    other: usize,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [] => both().await,
        ["serve", folder, address] => serve(folder, address).await,
        ["send", folder, address] => measure(address, &read_requests(folder)?).await,
        _ => Err("this example takes no arguments".into()),
    }
}

/// Prepares the reports, then runs the server and the people as processes of their own.
async fn both() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().to_str().ok_or("a path")?;
    let state = open(path).await?;
    let requests = prepare(&state).await?;
    std::fs::write(folder.path().join("requests.json"), serde_json::to_vec(&requests)?)?;
    drop(state);
    let address = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.to_string();
    let mut server = on_core(CORES[0], &["serve", path, &address])?;
    while TcpStream::connect(&address).await.is_err() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let people = on_core(CORES[1], &["send", path, &address])?.wait();
    server.kill()?;
    server.wait()?;
    if people?.success() { Ok(()) } else { Err("the people failed".into()) }
}

/// This program once more, on one core.
fn on_core(core: &str, arguments: &[&str]) -> std::io::Result<Child> {
    let own = std::env::current_exe()?;
    Command::new("taskset").args(["-c", core]).arg(own).args(arguments).spawn()
}

async fn open(folder: &str) -> Result<AppState, Failure> {
    let config = Config::from_lookup(&|name| match name {
        "FRONT_COUNTER_DATA_DIR" => Some(folder.to_owned()),
        "FRONT_COUNTER_POSTS_PER_SECOND" => Some("100000000".to_owned()),
        "FRONT_COUNTER_CONNECTIONS_PER_ADDRESS" => Some("100000".to_owned()),
        _ => None,
    })?;
    Ok(AppState::open(config).await.map_err(|error| error.to_string())?)
}

async fn serve(folder: &str, address: &str) -> Result<(), Failure> {
    let listener = TcpListener::bind(address).await?;
    Ok(http::serve(listener, open(folder).await?, std::future::pending()).await?)
}

fn read_requests(folder: &str) -> Result<Stock, Failure> {
    let text = std::fs::read(Path::new(folder).join("requests.json"))?;
    let requests: Vec<String> = serde_json::from_slice(&text)?;
    Ok(Arc::new(Mutex::new(requests.into_iter().map(Arc::from).collect())))
}

/// Finished drafts, each as the request that sends it.
async fn prepare(state: &AppState) -> Result<Vec<String>, Failure> {
    let journey = state.content.journey("theft").ok_or("there is no theft journey")?;
    let answers = longest(journey);
    let complete = Complete::of(journey, &answers).map_err(|_| "an answer is missing")?;
    let shown = fingerprint(&state.master, &complete);
    let request = async |_| {
        let token = DraftToken::random(&*state.entropy);
        let mut open = OpenDraft::new(&*state.entropy);
        open.draft.so_far.answers = answers.clone();
        state.drafts.save(&token, "theft", &open, SystemClock.now()).await?;
        let body = format!("key={}&fingerprint={shown}", open.draft.key);
        let request = format!(
            "POST /report/theft/check HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: draft={}\r\nAccept-Encoding: br\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            token.to_text(),
            body.len()
        );
        Ok::<String, Failure>(request)
    };
    let requests: Vec<_> = stream::iter(0..REPORTS).map(request).buffer_unordered(256).collect().await;
    requests.into_iter().collect()
}

async fn measure(address: &str, stock: &Stock) -> Result<(), Failure> {
    let mut peak = 0.0_f64;
    for few in FEW {
        let (tally, seconds) = load(address, stock, few, NO_PAUSE).await?;
        peak = peak.max(count(tally.sent.len()) / seconds);
    }
    let pause = Duration::from_secs_f64(count(MANY) / (TIMES * peak));
    let (mut tally, seconds) = load(address, stock, MANY, pause).await?;
    tally.sent.sort();
    let p99_ms = tally.sent[(tally.sent.len() - 1) * 99 / 100].as_secs_f64() * 1000.0;
    let goodput = count(tally.sent.len()) / seconds;
    let offered = count(tally.sent.len() + tally.turned_away + tally.other) / seconds;
    println!(
        "{{\"peak_per_s\":{peak:.0},\"offered_per_s\":{offered:.0},\"goodput_per_s\":{goodput:.0},\
         \"kept_percent\":{:.1},\"sent_p99_ms\":{p99_ms:.1},\"turned_away\":{},\"otherwise\":{}}}",
        goodput / peak * 100.0,
        tally.turned_away,
        tally.other
    );
    Ok(())
}

/// So many connections, each sending one report after the other; what came of it, and in how many seconds.
async fn load(address: &str, stock: &Stock, connections: usize, pause: Duration) -> Result<(Tally, f64), Failure> {
    let began = Instant::now();
    let people: Vec<_> = (0..connections)
        .map(|number| {
            let first = began + pause.mul_f64(count(number) / count(connections));
            tokio::spawn(send(address.to_owned(), stock.clone(), first, pause, began + LASTS))
        })
        .collect();
    let mut all = Tally::default();
    for person in people {
        let tally = person.await??;
        all.sent.extend(tally.sent);
        all.turned_away += tally.turned_away;
        all.other += tally.other;
    }
    Ok((all, began.elapsed().as_secs_f64()))
}

async fn send(
    address: String,
    stock: Stock,
    first: Instant,
    pause: Duration,
    until: Instant,
) -> Result<Tally, Failure> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let mut tally = Tally::default();
    let mut due = first;
    let mut request = next(&stock)?;
    while Instant::now() < until {
        tokio::time::sleep_until(due.into()).await;
        due += pause;
        let began = Instant::now();
        stream.write_all(request.as_bytes()).await?;
        let head = answer(&mut stream).await?;
        if head.starts_with("HTTP/1.1 303") && head.contains("/report/theft/sent") {
            tally.sent.push(began.elapsed());
            request = next(&stock)?;
        } else if head.starts_with("HTTP/1.1 503") && head.contains("retry-after") {
            tally.turned_away += 1;
        } else {
            tally.other += 1;
        }
    }
    Ok(tally)
}

fn next(stock: &Stock) -> Result<Arc<str>, Failure> {
    let mut stock = stock.lock().map_err(|_| "another person panicked")?;
    stock.pop_front().ok_or_else(|| "there are no finished reports left: raise REPORTS".into())
}

/// The head of an answer, once its body has been read, too.
async fn answer(stream: &mut TcpStream) -> Result<String, Failure> {
    let mut bytes = Vec::with_capacity(16 * 1024);
    loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err("the connection was closed".into());
        }
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
        let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
        if bytes.len() >= end + 4 + length.unwrap_or(0_usize) {
            return Ok(String::from_utf8_lossy(&bytes[..end]).into_owned());
        }
    }
}

/// Counts here stay far below where a float loses whole numbers.
fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

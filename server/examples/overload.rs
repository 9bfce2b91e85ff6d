//! Five times the load it can bear: what the portal still gets done, and how it turns away the rest. Prints one
//! JSON line.
//!
//! The real server answers on a socket, on threads of its own; people send finished reports over HTTP. First a few
//! at a time, for the best that can be done; then at five times that rate, whether it is answered or not. Who is
//! turned away tries the same report again.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use app::domain::journey::{paths::longest, walk};
use futures::{StreamExt, stream};
use server::{
    clock::{Clock, SystemClock},
    config::Config,
    draft::{DraftToken, OpenDraft},
    http,
    state::AppState,
    submission::fingerprint,
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

fn main() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().display().to_string();
    let config = Config::from_lookup(&|name| match name {
        "FRONT_COUNTER_DATA_DIR" => Some(data_dir.clone()),
        "FRONT_COUNTER_POSTS_PER_SECOND" => Some("100000000".to_owned()),
        _ => None,
    })?;
    let serving = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (address, stock) = serving.block_on(async {
        let state = AppState::open(config).await.map_err(|error| error.to_string())?;
        let stock = prepare(&state).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::spawn(http::serve(listener, state, std::future::pending()));
        Ok::<_, Failure>((address.to_string(), stock))
    })?;
    let people = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    people.block_on(measure(&address, stock))
}

/// Finished drafts, each as the request that sends it.
async fn prepare(state: &AppState) -> Result<Stock, Failure> {
    let journey = state.content.journey("theft").ok_or("there is no theft journey")?;
    let answers = longest(journey);
    let shown = fingerprint(state, &walk(journey, &answers));
    let request = async |_| {
        let token = DraftToken::random(&*state.entropy);
        let mut open = OpenDraft::new(&*state.entropy);
        open.draft.answers = answers.clone();
        state.drafts.save(&token, "theft", &open, SystemClock.now()).await?;
        let body = format!("key={}&fingerprint={shown}", open.draft.key);
        let request = format!(
            "POST /report/theft/check HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: draft={}\r\nAccept-Encoding: br\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            token.to_text(),
            body.len()
        );
        Ok::<Arc<str>, Failure>(request.into())
    };
    let requests: Vec<_> = stream::iter(0..REPORTS).map(request).buffer_unordered(256).collect().await;
    Ok(Arc::new(Mutex::new(requests.into_iter().collect::<Result<_, _>>()?)))
}

async fn measure(address: &str, stock: Stock) -> Result<(), Failure> {
    let mut peak = 0.0_f64;
    for few in FEW {
        let (tally, seconds) = load(address, &stock, few, NO_PAUSE).await?;
        peak = peak.max(count(tally.sent.len()) / seconds);
    }
    let pause = Duration::from_secs_f64(count(MANY) / (TIMES * peak));
    let (mut tally, seconds) = load(address, &stock, MANY, pause).await?;
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

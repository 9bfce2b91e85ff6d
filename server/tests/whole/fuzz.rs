//! Requests that no browser makes, by the thousand, over a socket: none is answered with a fault of ours, and no answer
//! leads to another website than those of the content. Everything follows from one number, which a failure names.

use app::routes::{JourneyPage, Route};
use std::{collections::BTreeSet, path::Path};

use server::http::serve;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::{
    database::{Database, on_each_database, times},
    portal::{Outcome, Portal, content_dir},
};

on_each_database!(no_request_is_a_fault_of_ours_or_leads_away);

/// The host that must never stand in a link.
const EVIL: &str = "evil.example";

/// Numbers that follow from a first one: enough for picking, no more.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        // SplitMix64, as its author published it.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or_default()
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Addresses of every kind of page, with the questions of every journey.
fn addresses(portal: &Portal) -> Vec<String> {
    let fixed = [
        "/",
        "/report",
        "/worth-reporting",
        "/bsl",
        "/privacy",
        "/accessibility",
        "/elsewhere/urgent",
        "/counters",
        "/counters/lewisham",
        "/counters?q=SE13+5JZ",
        "/api/counters.json",
        "/api/counters.geojson",
        "/api/openreferral",
        "/api/openreferral/services",
        "/api/openreferral/services/x",
        "/api/openapi.json",
        "/exit",
        "/robots.txt",
        "/pkg/front-counter.js",
        "/schemas/frontcounter.report.submitted.v1.json",
        "/nowhere",
        "/booking",
        "/booking/change",
        "/booking/cancel",
        "/booking/close",
        "/.well-known/security.txt",
    ];
    let mut all: Vec<String> = fixed.iter().map(|path| (*path).to_owned()).collect();
    for journey in &portal.state.content.journeys {
        use JourneyPage::{Begin, Check, Later, Question, Sent, Start, Stop};
        let pages = [Start, Begin, Check, Sent, Later, Stop];
        let questions = journey.questions.iter().map(|question| Question(question.id.as_str()));
        all.extend(pages.into_iter().chain(questions).map(|page| Route::of(journey, page).to_string()));
    }
    all
}

/// Names that forms of ours have.
fn names(portal: &Portal) -> Vec<String> {
    let own = [
        "key",
        "fingerprint",
        "draft",
        "into",
        "instead",
        "language",
        "later",
        "q",
        "latitude",
        "begin",
        "item",
        "hold",
        "reference",
        "secret",
        "sequence",
        "from",
        "arrange",
        "anywhere",
    ];
    let questions = portal.state.content.journeys.iter().flat_map(|journey| &journey.questions);
    let parts = ["", "-mode", "-day", "-month", "-year", "-postcode", "-street", "-name", "-email", "-item", "-action"];
    let of_questions = questions.flat_map(|question| parts.map(|part| format!("{}{part}", question.id)));
    own.iter().map(|name| (*name).to_owned()).chain(of_questions).collect()
}

const IN_PATHS: &[&str] = &[
    "//evil.example",
    "/\\evil.example",
    "/%5cevil.example",
    "%2f%2fevil.example",
    "/%2fevil.example",
    "@evil.example",
    "%00",
    "%0d%0aLocation:%20//evil.example",
    "%ff",
    "%",
    "%zz",
    "..",
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/",
    "///",
    ";x",
    "?",
    "?notice=//evil.example",
    "?change&item=%00",
    "?language=//evil.example",
    "?q=%00",
    "%25%00",
    "\u{202e}",
    ".br",
    ".gz",
    "%e2%80%ae",
    "'\"><script>",
    "?without=x&all=yes",
    "?per_page=-1&page=9999999999999999999",
];
const VALUES: &[&str] = &[
    "",
    "no",
    "yes",
    "%00",
    "%00%00evil",
    "//evil.example",
    "https%3A%2F%2Fevil.example",
    "ur",
    "en",
    "%ff%fe",
    "%",
    "1",
    "-1",
    "99999999999999999999",
    "31%2F02%2F2026",
    "SE13+5JZ",
    "%F0%9F%98%A1",
    "a%0Ab%0D%0Ac",
    "NaN",
    "inf",
    "remove:x",
    "change:%00",
    "continue",
    "51.5",
    "%E2%80%AE",
    "'+OR+1%3D1--",
    "%3Cscript%3E",
];
const HEADERS: &[&str] = &[
    "Host: evil.example",
    "X-Forwarded-Host: evil.example",
    "X-Forwarded-For: evil",
    "X-Forwarded-Proto: gopher",
    "Forwarded: host=evil.example",
    "X-Original-URL: //evil.example",
    "X-Rewrite-URL: //evil.example",
    "Origin: https://evil.example",
    "Origin: null",
    "Referer: https://evil.example/",
    "Sec-Fetch-Site: cross-site",
    "Range: bytes=0-",
    "Range: bytes=-1",
    "Range: bytes=5-1,9-",
    "Range: x",
    "If-Modified-Since: never",
    "If-None-Match: *",
    "Accept-Encoding: br;q=x, gzip;q=9",
    "Accept-Language: \u{fffd}",
    "Content-Type: multipart/form-data; boundary=",
    "Content-Type: application/json",
    "Cookie: draft=",
    "Cookie: draft=%00",
    "Cookie: draft=AAAA; draft=BBBB",
    "Expect: 200",
    "Expect: 100-continue",
    "Upgrade: h2c",
    "Connection: upgrade",
    "TE: trailers",
    "X-Request-Id: %00",
    "Purpose: prefetch",
];
const METHODS: &[&str] =
    &["GET", "GET", "GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO"];

struct Fuzz {
    numbers: Numbers,
    addresses: Vec<String>,
    names: Vec<String>,
    cookie: Option<String>,
}

impl Fuzz {
    fn path(&mut self) -> String {
        let language = *self.numbers.pick(&["", "", "/ur", "/en", "/xx", "/ur/"]);
        let mut path = format!("{language}{}", self.numbers.pick(&self.addresses));
        if self.numbers.one_in(2) {
            let more = *self.numbers.pick(IN_PATHS);
            let places: Vec<usize> = path.char_indices().map(|(place, _)| place).chain([path.len()]).collect();
            let place = if self.numbers.one_in(2) { path.len() } else { *self.numbers.pick(&places) };
            path.insert_str(place, more);
        }
        if self.numbers.one_in(20) {
            path.push('/');
            path.push_str(&"a".repeat(200 + self.numbers.below(5000)));
        }
        path.replace(' ', "+")
    }

    fn body(&mut self) -> Vec<u8> {
        if self.numbers.one_in(30) {
            return vec![b"x\0\xff="[self.numbers.below(4)]; self.numbers.below(1_500_000)];
        }
        let pairs = (0..self.numbers.below(6)).map(|_| {
            let name = self.numbers.pick(&self.names).clone();
            format!("{name}={}", self.numbers.pick(VALUES))
        });
        pairs.collect::<Vec<_>>().join("&").into_bytes()
    }

    fn request(&mut self) -> Vec<u8> {
        let (method, path) = (*self.numbers.pick(METHODS), self.path());
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        let body = if method == "GET" || method == "HEAD" { Vec::new() } else { self.body() };
        let others: Vec<&str> = (0..self.numbers.below(3)).map(|_| *self.numbers.pick(HEADERS)).collect();
        if !others.iter().any(|header| header.starts_with("Host")) {
            head.push_str("Host: 127.0.0.1\r\n");
        }
        if let Some(cookie) = self.cookie.as_ref().filter(|_| !self.numbers.one_in(4)) {
            head.push_str(&format!("Cookie: {cookie}\r\n"));
        }
        if !others.iter().any(|header| header.starts_with("Content-Type")) {
            head.push_str("Content-Type: application/x-www-form-urlencoded\r\n");
        }
        for header in others {
            head.push_str(&format!("{header}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        [head.into_bytes(), body].concat()
    }
}

async fn no_request_is_a_fault_of_ours_or_leads_away(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    std::fs::create_dir_all(portal.folder.path().join("site"))?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(serve(listener, portal.state.clone(), std::future::pending()));
    let seed = u64::from(times("SOAK_FUZZED_FROM", 1));
    let mut fuzz = Fuzz { numbers: Numbers(seed), addresses: addresses(&portal), names: names(&portal), cookie: None };
    let known = hosts_of_content()?;
    let (mut statuses, times) = (BTreeSet::new(), times("SOAK_FUZZED", 2000));
    for number in 0..times {
        let request = fuzz.request();
        let answer = ask(port, &request).await?;
        let shown =
            || format!("number {number} from {seed}: {}", String::from_utf8_lossy(&request[..request.len().min(900)]));
        let status = answer.split(' ').nth(1).and_then(|status| status.parse::<u16>().ok());
        let status = status.unwrap_or_else(|| panic!("no answer to {}", shown()));
        assert!(status < 500, "{status}: {}", shown());
        let foreign: Vec<_> = hosts_linked(&answer).into_iter().filter(|host| !known.contains(host)).collect();
        assert!(foreign.is_empty(), "{foreign:?}: {}", shown());
        statuses.insert(status);
        if let Some(cookie) = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")) {
            fuzz.cookie = cookie.split(';').next().map(str::to_owned);
        }
    }
    // It reached pages, redirects and refusals, not only one kind of answer.
    assert!([200, 303, 400, 404, 405, 422].iter().all(|status| statuses.contains(status)), "{statuses:?}");
    Ok(())
}

async fn ask(port: u16, request: &[u8]) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    // An answer may come before all of it is sent.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Hosts that the content, or what this service publishes of itself, names.
fn hosts_of_content() -> Result<BTreeSet<String>, Box<dyn std::error::Error>> {
    // Its own, and the licence that the description of the open data names.
    let mut hosts = BTreeSet::from(["127.0.0.1", "www.nationalarchives.gov.uk"].map(str::to_owned));
    let mut folders = vec![content_dir(), Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(path) {
                hosts.extend(text.split("://").skip(1).map(host));
            }
        }
    }
    assert!(!hosts.contains(EVIL));
    Ok(hosts)
}

fn host(after_slashes: &str) -> String {
    after_slashes.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '-')).collect()
}

/// Hosts that an answer sends people to: by a redirect, or by an attribute that is an address.
fn hosts_linked(answer: &str) -> Vec<String> {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    let redirects = head.lines().filter_map(|line| line.split_once(": ")).filter(|(name, _)| {
        ["location", "refresh", "link", "content-location"].contains(&name.to_ascii_lowercase().as_str())
    });
    let attributes =
        ["href=\"", "src=\"", "action=\"", "formaction=\"", "content=\"", "data=\"", "srcset=\"", "ping=\""];
    let addresses = attributes
        .iter()
        .flat_map(|name| body.split(name).skip(1).map(|rest| rest.split('"').next().unwrap_or_default()));
    let published = body.split("url\":\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    redirects.map(|(_, value)| value).chain(addresses).chain(published).filter_map(leads_to).collect()
}

/// The other host that a browser would take an address for, if any.
fn leads_to(address: &str) -> Option<String> {
    let address = address.trim().replace('\\', "/");
    let rest = address.strip_prefix("//").or_else(|| {
        let (scheme, rest) = address.split_once("://")?;
        scheme.chars().all(|c| c.is_ascii_alphanumeric()).then_some(rest)
    })?;
    Some(host(rest.rsplit('@').next().unwrap_or(rest)))
}

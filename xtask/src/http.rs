//! The smallest HTTP/1.1 client that can ask whether the portal is up, answer a question and count bytes.
//! One request per connection.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;

use crate::outcome::{Failure, Outcome, While, fail};

const PATIENCE: Duration = Duration::from_secs(10);

pub struct Response {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Everything that came over the wire: status line, headers and body as it was framed.
    pub bytes: usize,
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers_named(name).next()
    }

    pub fn headers_named<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

pub fn get(address: &str, path: &str, headers: &[(&str, &str)]) -> Outcome<Response> {
    exchange(address, &head("GET", address, path, headers))
}

/// Posts a form as a browser would from a page of the same site.
pub fn post_form(address: &str, path: &str, cookies: &str, form: &str) -> Outcome<Response> {
    let length = form.len().to_string();
    let headers = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Content-Length", &length),
        ("Sec-Fetch-Site", "same-origin"),
        ("Cookie", cookies),
    ];
    exchange(address, &(head("POST", address, path, &headers) + form))
}

fn head(method: &str, address: &str, path: &str, headers: &[(&str, &str)]) -> String {
    let lines: String = headers
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| [*name, ": ", *value, "\r\n"].concat())
        .collect();
    format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{lines}\r\n")
}

fn exchange(address: &str, request: &str) -> Outcome<Response> {
    let what = format!("cannot reach {address}");
    let mut stream = TcpStream::connect_timeout(&resolve(address)?, PATIENCE).doing(&what)?;
    stream.set_read_timeout(Some(PATIENCE)).doing(&what)?;
    stream.write_all(request.as_bytes()).doing(&what)?;
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).doing(&what)?;
    parse(&raw)
}

fn resolve(address: &str) -> Outcome<SocketAddr> {
    let unclear = format!("{address} is not an address such as 127.0.0.1:3000");
    let mut found = address.to_socket_addrs().doing(&unclear)?;
    found.next().ok_or_else(|| Failure::new(unclear))
}

fn parse(raw: &[u8]) -> Outcome<Response> {
    let Some(end) = raw.windows(4).position(|four| four == b"\r\n\r\n") else {
        return fail("the answer is not HTTP");
    };
    let head = String::from_utf8_lossy(&raw[..end]);
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok())
        .ok_or_else(|| Failure::new("the answer has no HTTP status"))?;
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut response = Response { status, headers, body: raw[end + 4..].to_vec(), bytes: raw.len() };
    if response.header("transfer-encoding") == Some("chunked") {
        response.body = join_chunks(&response.body);
    }
    Ok(response)
}

/// Takes the chunk lengths out of a body. A broken one ends where it breaks.
fn join_chunks(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(line) = rest.windows(2).position(|two| two == b"\r\n") {
        let digits = String::from_utf8_lossy(&rest[..line]);
        let length = usize::from_str_radix(digits.trim(), 16).unwrap_or(0);
        let Some(chunk) = rest.get(line + 2..line + 2 + length).filter(|chunk| !chunk.is_empty()) else {
            break;
        };
        body.extend_from_slice(chunk);
        rest = rest.get(line + 4 + length..).unwrap_or_default();
    }
    body
}

/// What a browser would send back after these answers, without asking for how long or for which path.
#[derive(Default)]
pub struct Cookies(Vec<(String, String)>);

impl Cookies {
    pub fn keep(&mut self, response: &Response) {
        for line in response.headers_named("set-cookie") {
            let pair = line.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.0.retain(|(known, _)| known != name.trim());
                self.0.push((name.trim().to_owned(), value.to_owned()));
            }
        }
    }

    pub fn header(&self) -> String {
        let pairs: Vec<String> = self.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(raw: &str) -> Response {
        parse(raw.as_bytes()).expect("an answer")
    }

    #[test]
    fn reads_status_headers_and_body() {
        let response = parsed("HTTP/1.1 303 See Other\r\nlocation: /next\r\n\r\nbody");
        assert_eq!(response.status, 303);
        assert_eq!(response.header("Location"), Some("/next"));
        assert_eq!(response.body, b"body");
        assert_eq!(response.bytes, 47);
    }

    #[test]
    fn joins_chunks() {
        let response =
            parsed("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n");
        assert_eq!(response.body, b"abc0123456789");
    }

    #[test]
    fn what_is_not_http_is_a_failure() {
        assert!(parse(b"").is_err());
        assert!(parse(b"hello\r\n\r\n").is_err());
    }

    #[test]
    fn later_cookies_replace_earlier_ones_of_the_same_name() {
        let mut cookies = Cookies::default();
        cookies.keep(&parsed("HTTP/1.1 303 x\r\nset-cookie: a=1; Path=/\r\nset-cookie: b=2\r\n\r\n"));
        cookies.keep(&parsed("HTTP/1.1 303 x\r\nSet-Cookie: a=3\r\n\r\n"));
        assert_eq!(cookies.header(), "b=2; a=3");
    }
}

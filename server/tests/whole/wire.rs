//! A person's phone against the real program: one request a connection, over a socket.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    booking_visits::{Wishes, listed},
    portal::{Answer, theft_answer},
};

/// What a person waits before they press again.
const PRESS_AGAIN_AFTER: Duration = Duration::from_millis(20);

/// A phone with its cookie.
pub struct WirePhone {
    port: u16,
    cookie: Option<String>,
}

impl WirePhone {
    pub fn new(port: u16) -> Self {
        Self { port, cookie: None }
    }

    /// Answers a whole theft report and sends it, pressing again whatever fails, until the page shows a
    /// reference.
    pub async fn report(&mut self) -> String {
        let check = self.answer_theft().await;
        self.send_from(check).await
    }

    /// Answers every question of a theft report, pressing again whatever fails. The path of its check page.
    pub async fn answer_theft(&mut self) -> String {
        let mut path = "/report/theft/emergency".to_owned();
        while !path.ends_with("/check") {
            path = self.answer(&path).await;
        }
        path
    }

    /// Sends what this check page shows, pressing again whatever fails, until a page shows a reference.
    pub async fn send_from(&mut self, check: String) -> String {
        let mut path = check;
        while !path.ends_with("/sent") {
            path = if path.ends_with("/check") { self.send(&path).await } else { self.answer(&path).await };
        }
        self.insist("GET", &path, String::new()).await.reference()
    }

    async fn answer(&mut self, path: &str) -> String {
        let question = path.rsplit('/').next().unwrap_or_default().to_owned();
        self.press(path, theft_answer(&question).iter().copied()).await
    }

    async fn send(&mut self, path: &str) -> String {
        let page = self.insist("GET", path, String::new()).await;
        if page.status.is_redirection() {
            // Sent already: the answer to the first press was lost with the server.
            return page.location;
        }
        let fields = page.sending();
        self.press(path, fields.iter().map(|(name, value)| (*name, value.as_str()))).await
    }

    /// Asks for a page once.
    pub async fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.ask("GET", path, "").await
    }

    /// Posts a form once.
    pub async fn post(&mut self, path: &str, fields: &[(&str, String)]) -> io::Result<Answer> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask("POST", path, &body).await
    }

    async fn press<'f>(&mut self, path: &str, fields: impl Iterator<Item = (&'f str, &'f str)>) -> String {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.insist("POST", path, body).await.location
    }

    /// Asks until there is an answer that is no refusal.
    async fn insist(&mut self, method: &str, path: &str, body: String) -> Answer {
        loop {
            match self.ask(method, path, &body).await {
                Ok(answer) if answer.status.is_success() || answer.status.is_redirection() => return answer,
                _ => tokio::time::sleep(PRESS_AGAIN_AFTER).await,
            }
        }
    }

    async fn ask(&mut self, method: &str, path: &str, body: &str) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let cookie = self.cookie.as_ref().map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{cookie}\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).await?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await?;
        let answer = parse(&bytes).ok_or(io::ErrorKind::UnexpectedEof)?;
        if let Some(cookie) = answer.headers.get("set-cookie").and_then(|cookie| cookie.to_str().ok()) {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        Ok(answer)
    }
}

/// `None` where the answer was cut off.
fn parse(bytes: &[u8]) -> Option<Answer> {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let mut headers = axum::http::HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        headers.append(axum::http::HeaderName::try_from(name).ok()?, value.parse().ok()?);
    }
    let length = headers.get("content-length").and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| bytes.len() < head.len() + 4 + length) {
        return None;
    }
    let location = headers.get("location").and_then(|location| location.to_str().ok()).unwrap_or_default().to_owned();
    Some(Answer { status, location, headers, body: body.to_owned() })
}

impl WirePhone {
    /// Books a visit to hand in something that was found, pressing again whatever fails, until its page is there. Where
    /// a time is taken meanwhile, the next in the list is chosen.
    pub async fn visit(&mut self, wishes: &Wishes, place: usize) -> String {
        let (mut path, mut place) = ("/book/emergency".to_owned(), place);
        while !path.ends_with("/sent") {
            let question = path.rsplit('/').next().unwrap_or_default().to_owned();
            path = match question.as_str() {
                "check" => self.send_visit(&path).await,
                "time" => {
                    let page = self.insist("GET", &path, String::new()).await;
                    if page.status.is_redirection() {
                        page.location
                    } else {
                        place += 1;
                        self.choose_time(&path, &listed(&page, "time"), place).await
                    }
                }
                _ => self.press_once(&path, &wishes.fields(&question)).await,
            };
        }
        self.insist("GET", &path, String::new()).await.reference()
    }

    /// The page that follows; the same where the time is taken.
    async fn choose_time(&mut self, path: &str, times: &[String], place: usize) -> String {
        let Some(time) = times.get(place % times.len().max(1)) else { return path.to_owned() };
        self.press_once(path, &[("time", time.clone())]).await
    }

    /// The page that follows; the same where the form is refused, or lost with the server.
    async fn press_once(&mut self, path: &str, fields: &[(&str, String)]) -> String {
        match self.post(path, fields).await {
            Ok(answer) if answer.status.is_redirection() => answer.location,
            _ => {
                tokio::time::sleep(PRESS_AGAIN_AFTER).await;
                path.to_owned()
            }
        }
    }

    /// Where pressing the button leads: to the visit, or to another time.
    async fn send_visit(&mut self, path: &str) -> String {
        let page = self.insist("GET", path, String::new()).await;
        if page.status.is_redirection() {
            return page.location;
        }
        let fields = page.sending().map(|(name, value)| (name, value));
        match self.post(path, &fields).await {
            Ok(answer) if answer.status.is_redirection() => answer.location,
            Ok(answer) if answer.status == axum::http::StatusCode::CONFLICT => "/book/time".to_owned(),
            _ => path.to_owned(),
        }
    }
}

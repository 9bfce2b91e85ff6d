//! A mail server on a free port, which speaks SMTP as `mailin` does and answers as a test tells it.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use mailin::{Action, Handler, Response, SessionBuilder, response};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A letter as the server has it.
#[derive(Clone, Debug)]
pub struct Received {
    pub to: Vec<String>,
    pub bytes: Vec<u8>,
}

#[derive(Default)]
struct Mailroom {
    letters: Vec<Received>,
    /// The answer to the next address instead of "250".
    answer: Option<u16>,
}

/// The server, until it is dropped.
pub struct MailServer {
    address: SocketAddr,
    room: Arc<Mutex<Mailroom>>,
    serving: JoinHandle<()>,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl MailServer {
    pub async fn start() -> Result<Self, std::io::Error> {
        Self::start_on("127.0.0.1:0".parse().expect("an address")).await
    }

    /// On the port of a server that is gone.
    pub async fn start_on(address: SocketAddr) -> Result<Self, std::io::Error> {
        let listener = TcpListener::bind(address).await?;
        let (address, room) = (listener.local_addr()?, Arc::<Mutex<Mailroom>>::default());
        let serving = tokio::spawn(serve(listener, room.clone()));
        Ok(Self { address, room, serving })
    }

    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    pub fn answer(&self, code: Option<u16>) {
        self.room.lock().expect("the mailroom").answer = code;
    }

    pub fn letters(&self) -> Vec<Received> {
        self.room.lock().expect("the mailroom").letters.clone()
    }
}

async fn serve(listener: TcpListener, room: Arc<Mutex<Mailroom>>) {
    let mut connections = tokio::task::JoinSet::new();
    while let Ok((connection, _)) = listener.accept().await {
        connections.spawn(talk(connection, Desk { room: room.clone(), to: Vec::new(), bytes: Vec::new() }));
    }
}

async fn talk(connection: TcpStream, desk: Desk) -> Result<(), std::io::Error> {
    let mut session = SessionBuilder::new("mail.example").build(connection.peer_addr()?.ip(), desk);
    let mut connection = BufReader::new(connection);
    let mut said = Vec::new();
    session.greeting().write_to(&mut said)?;
    loop {
        connection.write_all(&said).await?;
        let mut line = Vec::new();
        if connection.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let response = session.process(&line);
        said.clear();
        if response.action != Action::NoReply {
            response.write_to(&mut said)?;
        }
        if response.action == Action::Close {
            return connection.write_all(&said).await;
        }
    }
}

/// One connection's side of the server.
struct Desk {
    room: Arc<Mutex<Mailroom>>,
    to: Vec<String>,
    bytes: Vec<u8>,
}

impl Handler for Desk {
    fn rcpt(&mut self, to: &str) -> Response {
        match self.room.lock().expect("the mailroom").answer {
            // As servers do, it repeats the address.
            Some(code) => Response::custom(code, format!("<{to}> is not wanted")),
            None => response::OK,
        }
    }

    fn data_start(&mut self, _: &str, _: &str, _: bool, to: &[String]) -> Response {
        self.to = to.to_vec();
        self.bytes.clear();
        response::OK
    }

    fn data(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let letter = Received { to: std::mem::take(&mut self.to), bytes: std::mem::take(&mut self.bytes) };
        self.room.lock().expect("the mailroom").letters.push(letter);
        response::OK
    }
}

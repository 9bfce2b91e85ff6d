//! The TCP connection below an AMQP connection, to be cut whatever the library waits for. A broker that says nothing,
//! or that takes nothing because it is short of memory, hears no goodbye: each attempt would leave a thread and a
//! socket behind for as long as that lasts.

use std::{
    io,
    net::Shutdown,
    os::fd::AsFd,
    sync::{Arc, Mutex, PoisonError},
};

use lapin::{
    AsyncTcpStream, Connection, ConnectionProperties, runtime,
    tcp::TLSConfig,
    uri::{AMQPScheme, AMQPUri},
};
use tokio::net::TcpStream;

/// Cuts what it holds when it goes.
#[derive(Default)]
pub(super) struct Line(Arc<Mutex<Ends>>);

#[derive(Default)]
struct Ends {
    is_cut: bool,
    /// One, or more where the library tried again by itself.
    streams: Vec<std::net::TcpStream>,
}

impl Line {
    /// Connects; where nobody waits for that any more, the attempt ends.
    pub(super) async fn connect(url: &str) -> lapin::Result<(Connection, Self)> {
        let line = Self::default();
        let ends = line.0.clone();
        let uri: AMQPUri = url.parse().map_err(io::Error::other)?;
        let properties = ConnectionProperties::default().with_connection_name("front-counter".into());
        let connected = Connection::connector(
            uri,
            runtime::default_runtime()?,
            async move |uri, runtime| {
                let place = runtime.to_socket_addrs((uri.authority.host.clone(), uri.authority.port));
                let stream = AsyncTcpStream::connect(&runtime, place).await?;
                if let AsyncTcpStream::Plain(stream) = &stream {
                    keep(&ends, stream.get_ref())?;
                }
                Ok(match uri.scheme {
                    AMQPScheme::AMQP => stream,
                    AMQPScheme::AMQPS => stream.into_tls(&uri.authority.host, TLSConfig::default()).await?,
                })
            },
            properties,
        );
        let connection = connected.await?;
        Ok((connection, line))
    }
}

fn keep(ends: &Mutex<Ends>, stream: &TcpStream) -> io::Result<()> {
    let mut ends = ends.lock().unwrap_or_else(PoisonError::into_inner);
    if ends.is_cut {
        return Err(io::ErrorKind::ConnectionAborted.into());
    }
    ends.streams.push(stream.as_fd().try_clone_to_owned()?.into());
    Ok(())
}

impl Drop for Line {
    fn drop(&mut self) {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.is_cut = true;
        for stream in ends.streams.drain(..) {
            // Fails where the other end was faster.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

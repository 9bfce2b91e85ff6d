//! Connections: an accept loop of our own on hyper's HTTP/1, because axum's sets no timer and counts nothing.
//!
//! A connection costs a descriptor and memory for as long as it is open, whatever it is used for. So each has to send
//! the head of a request in time, must go on reading its answers, grows only so old, and is closed where it is idle and
//! somebody else needs its place. HTTP/2 ends at the reverse proxy.

mod admission;
mod date;
pub mod descriptors;
mod life;
mod progress;

use std::{convert::Infallible, future::Future, io::ErrorKind, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{ConnectInfo, Request},
    response::Response,
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
};
use tower::Service;

pub use admission::Limits;

use admission::{Admission, Admitted};
use life::Life;
use progress::Progress;

use crate::clock::{Clock, SystemClock};

/// How long the head of a request may take, from the moment the connection is open or the last answer is written: so
/// long is an idle connection kept, too.
const HEAD_WITHIN: Duration = Duration::from_secs(15);
/// Bytes of a head, and of an answer that is kept until the client reads on. Our longest head is under 8 KiB.
const BUFFER_BYTES_MAX: usize = 64 * 1024;
/// How long a client may read nothing of an answer that is there.
const STALLED_AFTER: Duration = Duration::from_secs(30);
/// After this a connection is closed behind its next answer: nobody holds a place for ever by going on slowly.
const OLD_AFTER: Duration = Duration::from_secs(5 * 60);
/// How long requests may take to finish once they have to: longer than any is allowed to take.
const FINISH_WITHIN: Duration = Duration::from_secs(25);
/// An answer of which nothing more was written for so long has been written.
const QUIET_AFTER: Duration = Duration::from_secs(1);
/// How often a connection that is to end is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// How long nobody is accepted where the machine has no descriptor left.
const ACCEPT_AGAIN_AFTER: Duration = Duration::from_millis(100);

/// Serves until `stop` is ready, then finishes the requests that are under way: what is only half a request, or none,
/// is not waited for.
pub async fn serve<S>(listener: TcpListener, service: S, limits: Limits, stop: impl Future<Output = ()>)
where
    S: Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static,
{
    let admission = Arc::new(Admission::new(limits));
    let (stopping, stopped) = watch::channel(false);
    let mut open = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
            Some(_) = open.join_next() => continue,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(admitted) = admission.admit(peer.ip()) {
                    open.spawn(one(stream, peer, service.clone(), admitted, stopped.clone()));
                }
            }
            // The client has gone already.
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
            Err(error) => {
                tracing::error!(%error, "nobody can be accepted");
                tokio::time::sleep(ACCEPT_AGAIN_AFTER).await;
            }
        }
    }
    drop(listener);
    // Fails only where no connection is open.
    let _ = stopping.send(true);
    while open.join_next().await.is_some() {}
}

/// One connection, from its first byte to its last.
async fn one<S>(stream: TcpStream, peer: SocketAddr, service: S, admitted: Admitted, mut stopped: watch::Receiver<bool>)
where
    S: Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static,
{
    if !date::can_be_written(SystemClock.now()) {
        return date::refuse(stream).await;
    }
    // Without this a page waits for the acknowledgement of its first packet: 41 ms instead of 4.
    let _ = stream.set_nodelay(true);
    let life = admitted.life();
    let entered = life.clone();
    let answering = service_fn(move |request: hyper::Request<Incoming>| {
        let inside = entered.enter();
        let mut service = service.clone();
        async move {
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let answer = service.call(request).await;
            drop(inside);
            answer
        }
    });
    let io = TokioIo::new(Progress::new(stream, life.clone()));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_WITHIN).max_buf_size(BUFFER_BYTES_MAX);
    let mut connection = pin!(http.serve_connection(io, answering));
    tokio::select! {
        // An error is the client's: it has gone, was too slow, or sent what is no HTTP.
        _ = connection.as_mut() => return,
        () = life.displaced() => return,
        () = stalled(life) => return,
        () = tokio::time::sleep(OLD_AFTER) => {}
        _ = stopped.wait_for(|stopped| *stopped) => {}
    }
    connection.as_mut().graceful_shutdown();
    tokio::select! {
        _ = connection => {}
        () = quiet(life) => {}
        () = tokio::time::sleep(FINISH_WITHIN) => tracing::warn!("a request was not finished"),
    }
}

/// Ready once the client has read nothing of an answer for too long.
async fn stalled(life: &Life) {
    loop {
        tokio::time::sleep(STALLED_AFTER / 2).await;
        if life.idle_for().is_some_and(|idle| idle > STALLED_AFTER) {
            return;
        }
    }
}

/// Ready once no request is under way and its answer is written.
async fn quiet(life: &Life) {
    while life.idle_for().is_none_or(|idle| idle < QUIET_AFTER) {
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

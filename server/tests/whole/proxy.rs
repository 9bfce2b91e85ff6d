//! Between the portal and a broker: passes everything on, cuts every connection or falls silent when it is told to,
//! and speaks TLS in the broker's place where it is given a certificate.

use std::{
    io,
    pin::pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::{AsyncRead, AsyncWrite, copy_bidirectional},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};
use tokio_rustls::{TlsAcceptor, rustls::ServerConfig};

/// Passes on until this value goes.
pub struct Proxy {
    pub port: u16,
    passing: Passing,
    accepting: JoinHandle<()>,
}

#[derive(Clone)]
struct Passing {
    to: u16,
    tls: Arc<Mutex<Option<TlsAcceptor>>>,
    cut: watch::Sender<()>,
    silence: watch::Sender<()>,
    accepted: Arc<AtomicUsize>,
}

impl Proxy {
    /// To this loopback port, as it is.
    pub async fn to(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let (cut, silence) = (watch::Sender::default(), watch::Sender::default());
        let passing = Passing { to: port, tls: Arc::default(), cut, silence, accepted: Arc::default() };
        let port = listener.local_addr()?.port();
        let accepting = tokio::spawn(passing.clone().accept_all(listener));
        Ok(Self { port, passing, accepting })
    }

    /// How many connections there have been.
    pub fn accepted(&self) -> usize {
        self.passing.accepted.load(Ordering::Relaxed)
    }

    /// Cuts every connection there is; new ones are taken.
    pub fn cut(&self) {
        self.passing.cut.send_replace(());
    }

    /// Passes nothing on any more on the connections there are, and closes none; new ones are served.
    pub fn fall_silent(&self) {
        self.passing.silence.send_replace(());
    }

    /// Speaks TLS with every new connection.
    pub fn speak_tls(&self, config: ServerConfig) {
        *self.passing.tls.lock().expect("the certificate") = Some(TlsAcceptor::from(Arc::new(config)));
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
        self.cut();
    }
}

impl Passing {
    async fn accept_all(self, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            self.accepted.fetch_add(1, Ordering::Relaxed);
            let (passing, mut cut, mut silence) = (self.clone(), self.cut.subscribe(), self.silence.subscribe());
            tokio::spawn(async move {
                let mut connection = pin!(passing.pass_on(stream));
                tokio::select! {
                    // A connection that breaks is what the portal has to live with.
                    _ = &mut connection => {}
                    _ = cut.changed() => {}
                    _ = silence.changed() => drop(cut.changed().await),
                }
            });
        }
    }

    async fn pass_on(self, stream: TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let tls = self.tls.lock().expect("the certificate").clone();
        match tls {
            Some(tls) => self.copy(tls.accept(stream).await?).await,
            None => self.copy(stream).await,
        }
    }

    async fn copy(&self, mut near: impl AsyncRead + AsyncWrite + Unpin) -> io::Result<()> {
        let mut far = TcpStream::connect(("127.0.0.1", self.to)).await?;
        // As if nobody stood between: small packets are not held back.
        far.set_nodelay(true)?;
        copy_bidirectional(&mut near, &mut far).await?;
        Ok(())
    }
}

//! The life of one connection, as others may see it: whether a request is under way, and since when it is idle.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

/// What is known of one connection. Bytes that arrive outside of a request do not count as life: half a head that
/// trickles in is as idle as silence.
#[derive(Debug)]
pub(super) struct Life {
    began: Instant,
    /// Requests under way: one, as HTTP/1 answers in order.
    inside: AtomicUsize,
    /// When something was last written, or a request ended: milliseconds since it began.
    last_ms: AtomicU64,
    displaced: Notify,
}

impl Life {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            began: Instant::now(),
            inside: AtomicUsize::new(0),
            last_ms: AtomicU64::new(0),
            displaced: Notify::new(),
        })
    }

    /// Notes that a request is under way, for as long as the value lives.
    pub fn enter(self: &Arc<Self>) -> Inside {
        self.inside.fetch_add(1, Ordering::Relaxed);
        Inside(self.clone())
    }

    /// Notes that something was written.
    pub fn progressed(&self) {
        self.last_ms.store(millis(self.began.elapsed()), Ordering::Relaxed);
    }

    /// How long nothing has been written outside of a request; `None` while one is under way.
    pub fn idle_for(&self) -> Option<Duration> {
        let last = Duration::from_millis(self.last_ms.load(Ordering::Relaxed));
        (self.inside.load(Ordering::Relaxed) == 0).then(|| self.began.elapsed().saturating_sub(last))
    }

    /// Tells the connection that somebody else has its place.
    pub fn displace(&self) {
        self.displaced.notify_one();
    }

    /// Ready once somebody else has its place.
    pub async fn displaced(&self) {
        self.displaced.notified().await;
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// A request that is under way.
pub(super) struct Inside(Arc<Life>);

impl Drop for Inside {
    fn drop(&mut self) {
        self.0.progressed();
        self.0.inside.fetch_sub(1, Ordering::Relaxed);
    }
}

//! When a server that was silent is asked again.

use std::time::{Duration, Instant};

/// Half of the first wait for a server that was silent; the longest is a minute.
const FIRST: Duration = Duration::from_millis(500);

/// A server that was silent: what waits in it does not notice that we have left, so it is not asked again at once.
#[derive(Default)]
pub(super) struct Silence {
    times: u32,
    until: Option<Instant>,
}

impl Silence {
    pub(super) fn goes_on(&self) -> bool {
        self.until.is_some_and(|until| Instant::now() < until)
    }

    /// The last change was answered, be it by an error.
    pub(super) fn broken(&mut self) {
        *self = Self::default();
    }

    /// Nothing was heard for as long as we wait.
    pub(super) fn kept(&mut self) {
        self.times += 1;
        self.until = Some(Instant::now() + FIRST.saturating_mul(1 << self.times.min(7)));
    }
}

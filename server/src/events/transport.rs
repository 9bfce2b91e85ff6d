//! The contract of a channel: taking events, when to try again, and when an event is done.

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;

use super::{Channel, Envelope, backoff::Schedule};
use crate::store::outbox::Then;

/// Something that takes the events of one channel.
pub trait Transport: Send + Sync {
    /// The channel whose events it takes.
    fn channel(&self) -> Channel;

    /// When the channel's forwarder tries again.
    fn schedule(&self) -> Schedule;

    /// Hands an event over. When this returns `Ok`, the other end has it; it may have had it before.
    fn hand_over<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>>;

    /// The next thing that an event of this queue waits for, once it was handed over at this time; `waited` is how long
    /// ago that happened first.
    fn then(&self, queue: &str, waited: TimeDelta, at: DateTime<Utc>) -> Then;
}

/// Why an event was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// Nobody can be reached: no other event of the channel would be taken either.
    #[error("{0}")]
    Away(String),
    /// It may be taken later.
    #[error("{0}")]
    ForNow(String),
    /// It will never be taken as it is.
    #[error("{0}")]
    ForGood(String),
}

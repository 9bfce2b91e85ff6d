//! Where events are handed over: the embedded inbox, or a broker.

use std::{future::Future, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;
use journey::queue::Queue as QueueName;

use crate::{events::Envelope, store::outbox::Then};

mod broker;
pub mod embedded;
pub mod nats;
pub mod rabbitmq;

pub use broker::Broker;

/// How long one hand-over may take.
pub const HAND_OVER_WITHIN: Duration = Duration::from_secs(5);

/// Offers that no back office answers become rarer, up to so many times the time set: from 300 s to six hours. Each
/// leaves a copy with the broker, and a back office that was away has to work off all of them faster than more come;
/// but what a broker lost meanwhile comes no sooner.
const AGAIN_AFTER_TIMES_MAX: i32 = 72;

/// Something that takes events.
pub trait Queue: Send + Sync {
    /// Offers an event. When this returns `Ok`, the queue has it; it may have had it before. A broker that says
    /// nothing within [`HAND_OVER_WITHIN`] is away.
    fn offer<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>>;

    /// It is in the database of this service, so that what it took cannot be lost.
    fn is_embedded(&self) -> bool {
        false
    }
}

/// Why an event was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// Nobody can be reached: no other event would be taken either.
    #[error("{0}")]
    Away(String),
    /// It may be taken later.
    #[error("{0}")]
    ForNow(String),
    /// It will never be taken as it is.
    #[error("{0}")]
    ForGood(String),
}

/// The queues of this service, and what they are trusted with.
#[derive(Clone)]
pub struct Queues {
    queue: Arc<dyn Queue>,
    trusted: Arc<[QueueName]>,
    offer_again_after: TimeDelta,
}

impl Queues {
    /// Queues behind one broker. Events for `trusted` ones are done when the broker has them; others are
    /// offered again after this time, until a back office says that it has them.
    pub fn new(queue: Arc<dyn Queue>, trusted: &[QueueName], offer_again_after: TimeDelta) -> Self {
        Self { queue, trusted: trusted.into(), offer_again_after }
    }

    /// How much longer a back office has to say that it has an event: as long as it was waited for already,
    /// because every offer leaves another copy with the broker.
    #[must_use]
    pub fn offer_again_after(&self, waited: TimeDelta) -> TimeDelta {
        waited.clamp(self.offer_again_after, self.longest_wait())
    }

    /// The longest that anything waits for a back office's word.
    #[must_use]
    pub fn longest_wait(&self) -> TimeDelta {
        self.offer_again_after * AGAIN_AFTER_TIMES_MAX
    }

    /// Hands an event over. When this returns `Ok`, the queue has it; it may have had it before.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub async fn hand_over(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        self.queue.offer(envelope).await
    }

    /// What an event of this queue waits for, once it was handed over at this time; `waited` is how
    /// long a back office has had it already.
    #[must_use]
    pub fn then(&self, queue: &str, waited: TimeDelta, at: DateTime<Utc>) -> Then {
        if self.queue.is_embedded() {
            Then::Acceptance
        } else if self.trusted.iter().any(|trusted| trusted.as_str() == queue) {
            Then::Nothing
        } else {
            Then::WordUntil((at + self.offer_again_after(waited)).timestamp_millis())
        }
    }
}

async fn within<T>(limit: Duration, work: impl Future<Output = Result<T, NotTaken>>) -> Result<T, NotTaken> {
    let late = |_| NotTaken::Away(format!("no answer within {} s", limit.as_secs()));
    tokio::time::timeout(limit, work).await.map_err(late)?
}

//! Where events are handed over: the embedded inbox, or a broker.

use std::{future::Future, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;
use journey::queue::Queue as QueueName;

use crate::{
    events::{
        Channel, Envelope, NotTaken, Transport,
        backoff::{Again, Schedule},
    },
    store::outbox::Then,
};

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

/// The queues of this service, and what they are trusted with: the transport of [`Channel::Queue`].
#[derive(Clone)]
pub struct Queues {
    queue: Arc<dyn Queue>,
    trusted: Arc<[QueueName]>,
    again: Again,
}

impl Queues {
    /// Queues behind one broker. Events for `trusted` ones are done when the broker has them; others are
    /// offered again after this time, until a back office says that it has them.
    pub fn new(queue: Arc<dyn Queue>, trusted: &[QueueName], offer_again_after: TimeDelta) -> Self {
        let again = Again { after: offer_again_after, at_most: offer_again_after * AGAIN_AFTER_TIMES_MAX };
        Self { queue, trusted: trusted.into(), again }
    }
}

impl Transport for Queues {
    fn channel(&self) -> Channel {
        Channel::Queue
    }

    fn schedule(&self) -> Schedule {
        Schedule { again: Some(self.again), ..Schedule::default() }
    }

    fn hand_over<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        self.queue.offer(envelope)
    }

    /// A back office's word ends the wait, or a trusted queue's confirm.
    fn then(&self, queue: &str, waited: TimeDelta, at: DateTime<Utc>) -> Then {
        if self.queue.is_embedded() {
            Then::Acceptance
        } else if self.trusted.iter().any(|trusted| trusted.as_str() == queue) {
            Then::Nothing
        } else {
            Then::WordUntil((at + self.again.after(waited)).timestamp_millis())
        }
    }
}

async fn within<T>(limit: Duration, work: impl Future<Output = Result<T, NotTaken>>) -> Result<T, NotTaken> {
    let late = |_| NotTaken::Away(format!("no answer within {} s", limit.as_secs()));
    tokio::time::timeout(limit, work).await.map_err(late)?
}

//! The forwarder.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use futures::{StreamExt, stream};
use tokio::sync::Notify;

use super::backoff::wait_after;
use crate::{
    clock::Clock,
    entropy::{Entropy, bytes},
    queue::{Envelope, NotTaken, Queues},
    seal::{MasterKey, SealKey},
    store::{
        Store, StoreError,
        outbox::{ClaimDue, ClaimedEvent, HandedOver, Postpone},
    },
};

/// Events claimed at a time.
const CLAIMED_MAX: i64 = 256;
/// Events offered to the queue at a time.
const OFFERED_MAX: usize = 64;
/// How long a claim holds: longer than a batch can take, short enough after a crash.
const CLAIM_FOR: TimeDelta = TimeDelta::seconds(30);
/// How long the forwarder sleeps where nothing is due and nobody wakes it.
const IDLE: Duration = Duration::from_secs(1);

/// Hands on what the outbox holds.
#[derive(Clone)]
pub struct Forwarder {
    store: Store,
    queues: Queues,
    master: Arc<MasterKey>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    wake: Arc<Notify>,
}

impl Forwarder {
    /// A forwarder from a store to queues. `wake` is notified when something was submitted.
    pub fn new(
        store: Store,
        queues: Queues,
        master: Arc<MasterKey>,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        wake: Arc<Notify>,
    ) -> Self {
        Self { store, queues, master, clock, entropy, wake }
    }

    /// Forwards until the task is dropped.
    pub async fn run(self) {
        loop {
            match self.forward_due().await {
                Ok(0) => {
                    let _ = tokio::time::timeout(IDLE, self.wake.notified()).await;
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be read");
                    tokio::time::sleep(IDLE).await;
                }
            }
        }
    }

    /// Offers what is due now, each event once, and says how many that were.
    ///
    /// # Errors
    /// The store cannot be used.
    pub async fn forward_due(&self) -> Result<usize, StoreError> {
        let now = self.clock.now();
        let due =
            ClaimDue { now: now.timestamp_millis(), until: (now + CLAIM_FOR).timestamp_millis(), at_most: CLAIMED_MAX };
        let claimed = self.store.write(due).await?;
        let count = claimed.len();
        let mut settling = stream::iter(claimed).map(|event| self.forward(event)).buffer_unordered(OFFERED_MAX);
        while let Some(settled) = settling.next().await {
            settled?;
        }
        Ok(count)
    }

    async fn forward(&self, event: ClaimedEvent) -> Result<(), StoreError> {
        let offered = match self.envelope(&event) {
            Ok(envelope) => self.queues.hand_over(&envelope).await,
            Err(error) => Err(error),
        };
        let now = self.clock.now();
        match offered {
            Ok(()) => {
                let at = now.timestamp_millis();
                tracing::info!(event = %event.event_id, queue = %event.queue, attempt = event.attempts, "handed over");
                self.store.write(HandedOver { event_id: event.event_id, at }).await
            }
            Err(NotTaken(reason)) => {
                let until = now + wait_after(event.attempts, bytes::<1>(&*self.entropy)[0]);
                tracing::warn!(event = %event.event_id, queue = %event.queue, attempt = event.attempts, reason, "waits");
                let postponed = Postpone { event_id: event.event_id, until: until.timestamp_millis(), reason };
                self.store.write(postponed).await
            }
        }
    }

    fn envelope(&self, event: &ClaimedEvent) -> Result<Envelope, NotTaken> {
        let damaged = || NotTaken("the stored event cannot be opened".to_owned());
        let place = event.reference.as_bytes();
        let key = SealKey::unwrap_from(&event.wrapped_key, self.master.wrapping(), place).map_err(|_| damaged())?;
        let data = key.open(place, &event.body).map_err(|_| damaged())?;
        Ok(Envelope {
            id: event.event_id.clone(),
            event_type: event.event_type.clone(),
            subject: event.reference.clone(),
            time: DateTime::<Utc>::from_timestamp_millis(event.created_at).unwrap_or_default(),
            queue: event.queue.clone(),
            data: serde_json::from_slice(&data).map_err(|_| damaged())?,
        })
    }
}

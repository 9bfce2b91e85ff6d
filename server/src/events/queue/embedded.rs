//! The embedded inbox as a queue.

use std::sync::Arc;

use futures::{FutureExt, future::BoxFuture};

use super::Queue;
use crate::{
    clock::Clock,
    events::{Envelope, NotTaken},
    store::{Store, inbox::Receive},
};

/// Puts events into the inbox table.
pub struct EmbeddedInbox {
    store: Store,
    clock: Arc<dyn Clock>,
}

impl EmbeddedInbox {
    /// The inbox of a store.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    async fn receive(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        let received = Receive {
            event_id: envelope.id.clone(),
            queue: envelope.queue.clone(),
            reference: envelope.subject.clone(),
            at: self.clock.now().timestamp_millis(),
        };
        self.store.write_in_turn(received).await.map_err(|error| NotTaken::Away(error.to_string()))
    }
}

impl Queue for EmbeddedInbox {
    fn offer<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        self.receive(envelope).boxed()
    }

    fn is_embedded(&self) -> bool {
        true
    }
}

//! The embedded inbox as a queue.

use std::sync::Arc;

use super::{Envelope, NotTaken};
use crate::{
    clock::Clock,
    store::{Store, inbox::Receive},
};

/// Puts events into the inbox table.
#[derive(Clone)]
pub struct EmbeddedInbox {
    store: Store,
    clock: Arc<dyn Clock>,
}

impl EmbeddedInbox {
    /// The inbox of a store.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    pub(super) async fn hand_over(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        let received = Receive {
            event_id: envelope.id.clone(),
            queue: envelope.queue.clone(),
            reference: envelope.subject.clone(),
            at: self.clock.now().timestamp_millis(),
        };
        self.store.write(received).await.map_err(|error| NotTaken(error.to_string()))
    }
}

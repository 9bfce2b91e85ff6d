//! Where events are handed over: the embedded inbox, or a broker.

use std::time::Duration;

pub mod embedded;
pub mod envelope;
pub mod nats;

pub use envelope::Envelope;

/// How long one hand-over may take.
pub const HAND_OVER_WITHIN: Duration = Duration::from_secs(5);

/// A queue of any kind.
#[derive(Clone)]
pub enum Queues {
    /// Inside this service.
    Embedded(embedded::EmbeddedInbox),
    /// NATS JetStream.
    Nats(nats::NatsQueues),
}

/// Why an event was not taken. It will be offered again.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NotTaken(pub String);

impl Queues {
    /// Hands an event over. When this returns `Ok`, the queue has it; it may have it already.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub async fn hand_over(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        let handing_over = async {
            match self {
                Self::Embedded(inbox) => inbox.hand_over(envelope).await,
                Self::Nats(nats) => nats.hand_over(envelope).await,
            }
        };
        let late = |_| NotTaken(format!("no answer within {} s", HAND_OVER_WITHIN.as_secs()));
        tokio::time::timeout(HAND_OVER_WITHIN, handing_over).await.map_err(late)?
    }
}

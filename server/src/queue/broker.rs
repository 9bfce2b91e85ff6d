//! Which broker the configuration names, and listening to it.

use std::{convert::Infallible, time::Duration};

use super::{NotTaken, nats::Nats, rabbitmq::RabbitMq};
use crate::back_office::BackOffice;

/// Between attempts to listen.
const LISTEN_AGAIN_AFTER: Duration = Duration::from_secs(1);

/// What takes events.
#[derive(Clone)]
pub enum Broker {
    /// The inbox of this service.
    Embedded,
    /// NATS JetStream.
    Nats(Nats),
    /// RabbitMQ.
    RabbitMq(RabbitMq),
}

impl Broker {
    /// By its address; nothing is connected yet.
    #[must_use]
    pub fn of(url: Option<&str>, offer_again_after: Duration) -> Self {
        match url {
            None => Self::Embedded,
            Some(url) if url.starts_with("amqp") => Self::RabbitMq(RabbitMq::new(url)),
            Some(url) => Self::Nats(Nats::new(url, offer_again_after)),
        }
    }

    /// Hears what back offices say, for as long as the task lives. The embedded inbox is told by its own
    /// command.
    pub async fn listen(self, back_office: BackOffice) {
        loop {
            let ended: Result<Infallible, NotTaken> = match &self {
                Self::Embedded => std::future::pending().await,
                Self::Nats(nats) => nats.listen(&back_office).await,
                Self::RabbitMq(rabbitmq) => rabbitmq.listen(&back_office).await,
            };
            let Err(reason) = ended;
            tracing::warn!(%reason, "back offices cannot be heard");
            tokio::time::sleep(LISTEN_AGAIN_AFTER).await;
        }
    }
}

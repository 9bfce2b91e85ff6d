//! Which broker the configuration names, and listening to it.

use std::{convert::Infallible, time::Duration};

use super::{nats::Nats, rabbitmq::RabbitMq};
use crate::events::{NotTaken, back_office::BackOffice};

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
    /// By its address; nothing is connected yet. `hears_shared` is whether back offices may answer where all of them
    /// may, too.
    #[must_use]
    pub fn of(url: Option<&str>, offer_again_after: Duration, hears_shared: bool) -> Self {
        match url {
            None => Self::Embedded,
            Some(url) if url.starts_with("amqp") => Self::RabbitMq(RabbitMq::new(url).hearing_shared(hears_shared)),
            Some(url) => Self::Nats(Nats::new(url, offer_again_after).hearing_shared(hears_shared)),
        }
    }

    /// Where any back office can speak of any event, unless that was turned off.
    const fn shared(&self) -> Option<&'static str> {
        match self {
            Self::Embedded => None,
            Self::Nats(nats) => nats.shared(),
            Self::RabbitMq(rabbitmq) => rabbitmq.shared(),
        }
    }

    /// Hears what back offices say, for as long as the task lives. The embedded inbox is told by its own
    /// command.
    pub async fn listen(self, back_office: BackOffice) {
        if let Some(subject) = self.shared() {
            tracing::warn!(
                subject,
                "any back office can settle any event here; once each answers under its own queue, set \
                 FRONT_COUNTER_SHARED_STATUS=false"
            );
        }
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

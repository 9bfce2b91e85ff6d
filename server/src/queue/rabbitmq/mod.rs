//! RabbitMQ: one durable topic exchange, one quorum queue a queue, the event id as message id.
//!
//! Quorum queues that dead-letter at least once refuse to overflow silently (`reject-publish`), so a message is
//! in the queue, in the dead letters, or not confirmed.

mod open;

use std::{convert::Infallible, sync::Arc, time::Duration};

use futures::{FutureExt, StreamExt, future::BoxFuture};
use lapin::{
    Connection,
    message::Delivery,
    options::{BasicAckOptions, BasicConsumeOptions, BasicQosOptions},
    types::{AMQPValue, FieldTable, ShortString},
};
use tokio::sync::Mutex;

use super::{Envelope, HAND_OVER_WITHIN, NotTaken, Queue, within};
use crate::back_office::{BackOffice, GivenUp, HEARD_AT_ONCE};
use open::Open;

/// The exchange, part of the contract with back offices.
pub const EXCHANGE: &str = "frontcounter";
/// The routing key of what back offices answer.
const STATUS: &str = "status";
/// Where messages go that a consumer rejected.
const DEAD_EXCHANGE: &str = "frontcounter.dead";
/// How long connecting and declaring may take.
const CONNECT_WITHIN: Duration = Duration::from_secs(4);
/// What could not be recorded is tried again after so long.
const RECORD_AGAIN_AFTER: Duration = Duration::from_secs(1);
/// RabbitMQ's own default limit is far above; an event this large is a mistake.
const EVENT_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A connection that is made when it is first needed, and again when it broke.
#[derive(Clone)]
pub struct RabbitMq {
    url: Arc<str>,
    open: Arc<Mutex<Option<Open>>>,
}

impl RabbitMq {
    /// Queues at a broker; nothing is connected yet.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self { url: url.into(), open: Arc::default() }
    }

    async fn hand_over(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        let body = envelope.to_bytes();
        if body.len() > EVENT_BYTES_MAX {
            return Err(NotTaken::ForGood(format!("larger than {EVENT_BYTES_MAX} bytes")));
        }
        let mut used = None;
        let publishing = async {
            let open = used.insert(self.open().await?);
            open.hand_over(envelope, &body).await
        };
        let handed_over = within(HAND_OVER_WITHIN, publishing).await;
        if let (Err(NotTaken::Away(_)), Some(used)) = (&handed_over, used) {
            self.forget(&used).await;
        }
        handed_over
    }

    async fn open(&self) -> Result<Open, NotTaken> {
        let mut open = self.open.lock().await;
        if let Some(open) = open.as_ref().filter(|open| open.connection.status().connected()) {
            return Ok(open.clone());
        }
        let made = within(CONNECT_WITHIN, Open::connect(&self.url)).await?;
        *open = Some(made.clone());
        Ok(made)
    }

    /// Another one that was made since stays.
    async fn forget(&self, used: &Open) {
        let mut open = self.open.lock().await;
        if open.as_ref().is_some_and(|open| Arc::ptr_eq(&open.connection, &used.connection)) {
            *open = None;
        }
    }

    /// Hears what back offices say, and which messages they rejected, until the broker is gone.
    ///
    /// # Errors
    /// Always, in the end: why it stopped.
    pub async fn listen(&self, back_office: &BackOffice) -> Result<Infallible, NotTaken> {
        let open = self.open().await?;
        let ended = hear_all(&open, back_office).await;
        // Where a queue was deleted, only a new connection declares it again.
        self.forget(&open).await;
        ended
    }
}

impl Queue for RabbitMq {
    fn offer<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        self.hand_over(envelope).boxed()
    }
}

async fn hear_all(open: &Open, back_office: &BackOffice) -> Result<Infallible, NotTaken> {
    let words = consume(&open.connection, &format!("{EXCHANGE}.{STATUS}")).await?;
    let rejected = consume(&open.connection, DEAD_EXCHANGE).await?;
    let heard = drain(words.map(|delivery| hear(back_office, delivery)).buffer_unordered(HEARD_AT_ONCE));
    let rejected = drain(rejected.map(|delivery| give_up(back_office, delivery)).buffer_unordered(HEARD_AT_ONCE));
    tokio::select! { ended = heard => ended, ended = rejected => ended }
}

/// What the broker says of a message among the dead letters.
fn given_up(delivery: &Delivery) -> GivenUp {
    let headers = delivery.properties.headers().as_ref();
    let header = |name: &str| match headers.and_then(|headers| headers.inner().get(name)) {
        Some(AMQPValue::LongString(text)) => String::from_utf8_lossy(text.as_bytes()).into_owned(),
        _ => String::new(),
    };
    let queue = header("x-first-death-queue");
    GivenUp {
        event_id: delivery.properties.message_id().as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default(),
        queue: queue.strip_prefix(&format!("{EXCHANGE}.")).unwrap_or(&queue).to_owned(),
        reason: header("x-first-death-reason"),
    }
}

async fn drain(mut settled: impl futures::Stream<Item = Result<(), NotTaken>> + Unpin) -> Result<Infallible, NotTaken> {
    while let Some(settled) = settled.next().await {
        settled?;
    }
    Err(NotTaken::Away("the broker stopped talking".to_owned()))
}

/// Tries until the word is recorded. Meanwhile the delivery is kept: RabbitMQ counts those that come back, and drops a
/// message after twenty of them.
async fn hear(back_office: &BackOffice, delivery: Result<Delivery, lapin::Error>) -> Result<(), NotTaken> {
    let delivery = delivery.map_err(away)?;
    while back_office.hear(&delivery.data).await.is_err() {
        tokio::time::sleep(RECORD_AGAIN_AFTER).await;
    }
    acknowledge(&delivery).await
}

/// The same for a message among the dead letters.
async fn give_up(back_office: &BackOffice, delivery: Result<Delivery, lapin::Error>) -> Result<(), NotTaken> {
    let delivery = delivery.map_err(away)?;
    while back_office.given_up(given_up(&delivery)).await.is_err() {
        tokio::time::sleep(RECORD_AGAIN_AFTER).await;
    }
    acknowledge(&delivery).await
}

async fn acknowledge(delivery: &Delivery) -> Result<(), NotTaken> {
    delivery.ack(BasicAckOptions::default()).await.map(drop).map_err(away)
}

async fn consume(connection: &Connection, queue: &str) -> Result<lapin::Consumer, NotTaken> {
    let channel = connection.create_channel().await.map_err(away)?;
    let at_once = u16::try_from(HEARD_AT_ONCE).unwrap_or(u16::MAX);
    channel.basic_qos(at_once, BasicQosOptions::default()).await.map_err(away)?;
    let consumer = channel.basic_consume(
        queue.into(),
        ShortString::default(),
        BasicConsumeOptions::default(),
        FieldTable::default(),
    );
    consumer.await.map_err(away)
}

fn away(error: lapin::Error) -> NotTaken {
    NotTaken::Away(format!("the broker did not take it: {error}"))
}

//! RabbitMQ: one durable topic exchange, one quorum queue a queue, the event id as message id.
//!
//! Quorum queues that dead-letter at least once refuse to overflow silently (`reject-publish`), so a message is
//! in the queue, in the dead letters, or not confirmed.

use std::{convert::Infallible, sync::Arc, time::Duration};

use app::domain::queue::Queue as QueueName;
use futures::{FutureExt, StreamExt, future::BoxFuture};
use lapin::{
    BasicProperties, Channel, Confirmation, Connection, ConnectionProperties, ExchangeKind,
    message::Delivery,
    options::{
        BasicAckOptions, BasicConsumeOptions, BasicNackOptions, BasicPublishOptions, BasicQosOptions,
        ConfirmSelectOptions, ExchangeDeclareOptions, QueueBindOptions, QueueDeclareOptions,
    },
    types::{AMQPValue, FieldTable, ShortString},
};
use tokio::sync::Mutex;

use super::{Envelope, NotTaken, Queue, within};
use crate::back_office::{BackOffice, GivenUp, HEARD_AT_ONCE};

/// The exchange, part of the contract with back offices.
pub const EXCHANGE: &str = "frontcounter";
/// The routing key of what back offices answer.
const STATUS: &str = "status";
/// Where messages go that a consumer rejected.
const DEAD_EXCHANGE: &str = "frontcounter.dead";
/// How long connecting and declaring may take.
const CONNECT_WITHIN: Duration = Duration::from_secs(4);
/// RabbitMQ's own default limit is far above; an event this large is a mistake.
const EVENT_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A connection that is made when it is first needed, and again when it broke.
#[derive(Clone)]
pub struct RabbitMq {
    url: Arc<str>,
    open: Arc<Mutex<Option<Open>>>,
}

/// A connection with the channel that publishes.
#[derive(Clone)]
struct Open {
    connection: Arc<Connection>,
    publishing: Channel,
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
        let handed_over = self.publish_where_routed(envelope, &body).await;
        if matches!(handed_over, Err(NotTaken::Away(_))) {
            self.forget().await;
        }
        handed_over
    }

    /// What no queue takes is offered once more after the queues were declared: somebody may have deleted one.
    async fn publish_where_routed(&self, envelope: &Envelope, body: &[u8]) -> Result<(), NotTaken> {
        let open = self.open().await?;
        if publish(&open.publishing, envelope, body).await? == Published::Routed {
            return Ok(());
        }
        declare(&open.connection).await?;
        match publish(&open.publishing, envelope, body).await? {
            Published::Routed => Ok(()),
            Published::NoRoute => Err(NotTaken::ForGood(format!("no route to a queue for {}", envelope.queue))),
        }
    }

    async fn open(&self) -> Result<Open, NotTaken> {
        let mut open = self.open.lock().await;
        if let Some(open) = open.as_ref().filter(|open| open.connection.status().connected()) {
            return Ok(open.clone());
        }
        let made = within(CONNECT_WITHIN, connect(&self.url)).await?;
        *open = Some(made.clone());
        Ok(made)
    }

    async fn forget(&self) {
        *self.open.lock().await = None;
    }

    /// Hears what back offices say, and which messages they rejected, until the broker is gone.
    ///
    /// # Errors
    /// Always, in the end: why it stopped.
    pub async fn listen(&self, back_office: &BackOffice) -> Result<Infallible, NotTaken> {
        let open = self.open().await?;
        let words = consume(&open.connection, &format!("{EXCHANGE}.{STATUS}")).await?;
        let rejected = consume(&open.connection, DEAD_EXCHANGE).await?;
        let heard = async {
            let hear = |delivery: Result<Delivery, lapin::Error>| async move {
                let delivery = delivery.map_err(away)?;
                let heard = back_office.hear(&delivery.data).await;
                settle(&delivery, heard.is_ok()).await
            };
            drain(words.map(hear).buffer_unordered(HEARD_AT_ONCE)).await
        };
        let rejected = async {
            let note = |delivery: Result<Delivery, lapin::Error>| async move {
                let delivery = delivery.map_err(away)?;
                let noted = back_office.given_up(given_up(&delivery)).await;
                settle(&delivery, noted.is_ok()).await
            };
            drain(rejected.map(note).buffer_unordered(HEARD_AT_ONCE)).await
        };
        let ended = tokio::select! { ended = heard => ended, ended = rejected => ended };
        self.forget().await;
        ended
    }
}

impl Queue for RabbitMq {
    fn offer<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        self.hand_over(envelope).boxed()
    }
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

async fn settle(delivery: &Delivery, recorded: bool) -> Result<(), NotTaken> {
    let settled = if recorded {
        delivery.ack(BasicAckOptions::default()).await
    } else {
        delivery.nack(BasicNackOptions { requeue: true, ..BasicNackOptions::default() }).await
    };
    settled.map(drop).map_err(away)
}

async fn connect(url: &str) -> Result<Open, NotTaken> {
    let properties = ConnectionProperties::default().with_connection_name("front-counter".into());
    let connection = Connection::connect(url, properties).await;
    let connection = connection.map_err(|error| NotTaken::Away(format!("cannot connect to the broker: {error}")))?;
    declare(&connection).await?;
    let publishing = connection.create_channel().await.map_err(away)?;
    publishing.confirm_select(ConfirmSelectOptions::default()).await.map_err(away)?;
    Ok(Open { connection: Arc::new(connection), publishing })
}

/// Makes what is not there. On a channel of its own: a declaration that the broker refuses ends its channel.
async fn declare(connection: &Connection) -> Result<(), NotTaken> {
    let channel = connection.create_channel().await.map_err(away)?;
    let durable = ExchangeDeclareOptions { durable: true, ..ExchangeDeclareOptions::default() };
    for exchange in [EXCHANGE, DEAD_EXCHANGE] {
        let declared = channel.exchange_declare(exchange.into(), ExchangeKind::Topic, durable, FieldTable::default());
        declared.await.map_err(away)?;
    }
    declare_queue(&channel, DEAD_EXCHANGE, (DEAD_EXCHANGE, "#"), quorum()).await?;
    declare_queue(&channel, &format!("{EXCHANGE}.{STATUS}"), (EXCHANGE, STATUS), quorum()).await?;
    for queue in QueueName::ALL {
        let name = format!("{EXCHANGE}.{queue}");
        declare_queue(&channel, &name, (EXCHANGE, queue.as_str()), never_losing()).await?;
    }
    channel.close(200, "declared".into()).await.map_err(away)
}

async fn declare_queue(
    channel: &Channel,
    name: &str,
    (exchange, key): (&str, &str),
    arguments: FieldTable,
) -> Result<(), NotTaken> {
    let declared = channel.queue_declare(name.into(), QueueDeclareOptions::durable(), arguments).await;
    declared.map_err(|error| NotTaken::Away(format!("the queue {name} cannot be used: {error}")))?;
    let bound = channel.queue_bind(
        name.into(),
        exchange.into(),
        key.into(),
        QueueBindOptions::default(),
        FieldTable::default(),
    );
    bound.await.map_err(away)
}

fn quorum() -> FieldTable {
    let mut arguments = FieldTable::default();
    arguments.insert("x-queue-type".into(), text("quorum"));
    arguments
}

/// A quorum queue whose rejected messages reach the dead letters for certain.
fn never_losing() -> FieldTable {
    let mut arguments = quorum();
    arguments.insert("x-dead-letter-exchange".into(), text(DEAD_EXCHANGE));
    arguments.insert("x-dead-letter-strategy".into(), text("at-least-once"));
    arguments.insert("x-overflow".into(), text("reject-publish"));
    arguments
}

fn text(value: &str) -> AMQPValue {
    AMQPValue::LongString(value.into())
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

/// What became of a message that the broker answered for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Published {
    Routed,
    NoRoute,
}

async fn publish(channel: &Channel, envelope: &Envelope, body: &[u8]) -> Result<Published, NotTaken> {
    let properties = BasicProperties::default()
        .with_message_id(envelope.id.as_str().into())
        .with_content_type("application/cloudevents+json".into())
        .with_type(envelope.event_type.as_str().into())
        // Kept on disk.
        .with_delivery_mode(2);
    let mandatory = BasicPublishOptions { mandatory: true, ..BasicPublishOptions::default() };
    let confirm =
        channel.basic_publish(EXCHANGE.into(), envelope.queue.as_str().into(), mandatory, body, properties).await;
    match confirm.map_err(away)?.await.map_err(away)? {
        Confirmation::Ack(None) => Ok(Published::Routed),
        Confirmation::Ack(Some(_)) => Ok(Published::NoRoute),
        Confirmation::Nack(_) => Err(NotTaken::ForNow("the broker's queue takes no more".to_owned())),
        Confirmation::NotRequested => Err(NotTaken::Away("the channel does not confirm".to_owned())),
    }
}

fn away(error: lapin::Error) -> NotTaken {
    NotTaken::Away(format!("the broker did not take it: {error}"))
}

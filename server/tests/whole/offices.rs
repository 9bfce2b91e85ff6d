//! A back office on a real broker: it takes events from a queue and says what it has to say.

use std::{
    sync::{LazyLock, atomic::AtomicU64, atomic::Ordering},
    time::Duration,
};

use async_nats::jetstream::{self, consumer::pull};
use futures::StreamExt;
use lapin::{Channel, Connection, ConnectionProperties, options::*, types::FieldTable};
use serde_json::{Value, json};
use server::events::queue::nats::STREAM;
use tokio::sync::{Mutex, MutexGuard};

use crate::{brokers::OwnBroker, database::service};

/// A kind of broker for a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broker {
    Nats,
    RabbitMq,
}

/// Makes a test of each function for each broker.
macro_rules! on_each_broker {
    ($($test:ident),+ $(,)?) => {
        mod nats {
            $(#[tokio::test]
            async fn $test() -> crate::portal::Outcome {
                super::$test(crate::offices::Broker::Nats).await
            })+
        }
        mod rabbitmq {
            $(#[tokio::test]
            async fn $test() -> crate::portal::Outcome {
                super::$test(crate::offices::Broker::RabbitMq).await
            })+
        }
    };
}
pub(crate) use on_each_broker;

/// RabbitMQ takes ten seconds to start, so tests share one, in turn.
static RABBITMQ_TURN: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);
/// How long anything may take before a test says that it does not happen.
pub const PATIENCE: Duration = Duration::from_secs(15);
/// Where each back office's words are told apart.
static WORDS: AtomicU64 = AtomicU64::new(1);

type Failure = Box<dyn std::error::Error>;

/// Waits until something is so; panics where it takes too long.
pub async fn until(what: &str, is_so: impl AsyncFnMut() -> bool) {
    until_within(PATIENCE, what, is_so).await;
}

/// The same for what may take longer, or shorter.
pub async fn until_within(patience: Duration, what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let watching = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    assert!(tokio::time::timeout(patience, watching).await.is_ok(), "{what}: not within {patience:?}");
}

/// A back office.
pub enum Office {
    Nats { server: OwnBroker, context: jetstream::Context },
    RabbitMq { connection: Mutex<Connection>, _turn: MutexGuard<'static, ()> },
}

/// An event as it arrived.
pub struct Arrived {
    /// The header or property that names it.
    pub message_id: String,
    pub envelope: Value,
}

impl Office {
    pub async fn open(broker: Broker) -> Result<Self, Failure> {
        match broker {
            Broker::Nats => {
                let server = OwnBroker::start(Broker::Nats).await?;
                let context = jetstream::new(async_nats::connect(server.url()).await?);
                Ok(Self::Nats { server, context })
            }
            Broker::RabbitMq => {
                let turn = RABBITMQ_TURN.lock().await;
                let office = Self::RabbitMq { connection: Mutex::new(connect_to_rabbitmq().await?), _turn: turn };
                for queue in journey::queue::Queue::ALL {
                    office.delete_queue(queue.as_str()).await?;
                }
                for queue in ["status", "dead"] {
                    office.delete_queue(queue).await?;
                }
                Ok(office)
            }
        }
    }

    pub fn url(&self) -> String {
        match self {
            Self::Nats { server, .. } => server.url(),
            Self::RabbitMq { .. } => service("RABBITMQ_URL"),
        }
    }

    /// The next event of a queue, taken for good.
    pub async fn next(&self, queue: &str) -> Result<Arrived, Failure> {
        tokio::time::timeout(PATIENCE, self.wait_for(queue)).await.map_err(|_| "no event arrives")?
    }

    async fn wait_for(&self, queue: &str) -> Result<Arrived, Failure> {
        loop {
            if let Some(arrived) = self.try_next(queue).await? {
                return Ok(arrived);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// The next event of a queue, where one is there.
    pub async fn try_next(&self, queue: &str) -> Result<Option<Arrived>, Failure> {
        match self {
            Self::Nats { context, .. } => {
                let config = pull::Config {
                    durable_name: Some(format!("office-{queue}")),
                    filter_subject: format!("frontcounter.{queue}"),
                    ..pull::Config::default()
                };
                let consumer = context
                    .get_stream(STREAM)
                    .await?
                    .get_or_create_consumer(&format!("office-{queue}"), config)
                    .await?;
                let mut batch = consumer.fetch().max_messages(1).messages().await?;
                let Some(message) = batch.next().await else { return Ok(None) };
                let message = message.map_err(|error| error.to_string())?;
                message.double_ack().await.map_err(|error| error.to_string())?;
                let header = message.headers.as_ref().and_then(|headers| headers.get("Nats-Msg-Id"));
                let message_id = header.map(ToString::to_string).unwrap_or_default();
                Ok(Some(Arrived { message_id, envelope: serde_json::from_slice(&message.payload)? }))
            }
            Self::RabbitMq { connection, .. } => {
                let channel = channel(connection).await?;
                let queue = format!("frontcounter.{queue}");
                let got = channel.basic_get(queue.as_str().into(), BasicGetOptions::default()).await?;
                let Some(got) = got else { return Ok(None) };
                got.ack(BasicAckOptions::default()).await?;
                let message_id = got.properties.message_id().as_ref().map(|id| id.as_str().to_owned());
                Ok(Some(Arrived {
                    message_id: message_id.unwrap_or_default(),
                    envelope: serde_json::from_slice(&got.data)?,
                }))
            }
        }
    }

    /// Says something, in whatever shape, as the office of a queue does.
    pub async fn say(&self, queue: &str, word: &[u8]) -> Result<(), Failure> {
        self.say_on(&format!("status.{queue}"), word).await
    }

    /// Says something where every office may.
    pub async fn say_on_shared(&self, word: &[u8]) -> Result<(), Failure> {
        self.say_on("status", word).await
    }

    async fn say_on(&self, key: &str, word: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Nats { context, .. } => {
                context.publish(format!("frontcounter.{key}"), word.to_vec().into()).await?.await?;
            }
            Self::RabbitMq { connection, .. } => {
                let channel = channel(connection).await?;
                channel.confirm_select(ConfirmSelectOptions::default()).await?;
                let mandatory = BasicPublishOptions { mandatory: true, ..BasicPublishOptions::default() };
                let confirm = channel
                    .basic_publish("frontcounter".into(), key.into(), mandatory, word, Default::default())
                    .await?
                    .await?;
                if !confirm.is_ack() || confirm.take_message().is_some() {
                    return Err(format!("nobody hears {key}").into());
                }
            }
        }
        Ok(())
    }

    /// Deletes what the portal made for a queue: on NATS the stream of all queues.
    pub async fn delete_queue(&self, queue: &str) -> Result<(), Failure> {
        match self {
            Self::Nats { context, .. } => {
                context.delete_stream(STREAM).await?;
            }
            Self::RabbitMq { connection, .. } => {
                let channel = channel(connection).await?;
                let queue = format!("frontcounter.{queue}");
                channel.queue_delete(queue.as_str().into(), QueueDeleteOptions::default()).await?;
            }
        }
        Ok(())
    }

    /// Makes a queue as somebody does who has not read what the portal needs.
    pub async fn make_classic_queue(&self, queue: &str) -> Result<(), Failure> {
        let Self::RabbitMq { connection, .. } = self else { return Err("NATS has no such queues".into()) };
        let channel = channel(connection).await?;
        // Where the portal has made it already.
        self.delete_queue(queue).await?;
        let name = format!("frontcounter.{queue}");
        channel.queue_declare(name.as_str().into(), QueueDeclareOptions::durable(), FieldTable::default()).await?;
        Ok(())
    }

    /// Rejects the next message of a queue, as a consumer does whose schema it does not fit.
    pub async fn reject_next(&self, queue: &str) -> Result<(), Failure> {
        let Self::RabbitMq { connection, .. } = self else { return Err("NATS knows no rejection".into()) };
        let channel = channel(connection).await?;
        let queue = format!("frontcounter.{queue}");
        let tag = "".into();
        let options = BasicConsumeOptions::default();
        let mut consumer = channel.basic_consume(queue.as_str().into(), tag, options, FieldTable::default()).await?;
        let delivery = tokio::time::timeout(PATIENCE, consumer.next()).await?.ok_or("no message arrives")??;
        delivery.reject(BasicRejectOptions { requeue: false }).await?;
        Ok(())
    }
}

async fn connect_to_rabbitmq() -> Result<Connection, lapin::Error> {
    Connection::connect(&service("RABBITMQ_URL"), ConnectionProperties::default()).await
}

/// RabbitMQ may end the connection of who asks for a queue that it is just making.
async fn channel(connection: &Mutex<Connection>) -> Result<Channel, lapin::Error> {
    let mut connection = connection.lock().await;
    if !connection.status().connected() {
        *connection = connect_to_rabbitmq().await?;
    }
    connection.create_channel().await
}

/// A word on an event, as an envelope.
pub fn word(event: &Value, status: &str) -> Value {
    json!({
        "specversion": "1.0",
        "id": format!("word-{}", WORDS.fetch_add(1, Ordering::Relaxed)),
        "source": "/records",
        "type": "frontcounter.case.updated.v1",
        "subject": event["subject"],
        "data": {"event_id": event["id"], "status": status},
    })
}

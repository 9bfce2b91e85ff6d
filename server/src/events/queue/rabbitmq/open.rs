//! An open connection: it declares what the contract names, and publishes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use journey::queue::Queue as QueueName;
use lapin::{
    BasicProperties, Channel, Confirmation, Connection, ErrorKind, ExchangeKind,
    options::{
        BasicPublishOptions, ConfirmSelectOptions, ExchangeDeclareOptions, QueueBindOptions, QueueDeclareOptions,
    },
    protocol::{AMQPErrorKind, AMQPSoftError},
    types::{AMQPValue, FieldTable},
};

use super::{DEAD_EXCHANGE, EXCHANGE, STATUS, STATUS_OF_OFFICES, away, line::Line};
use crate::events::{Envelope, NotTaken};

/// A queue that the broker does not let us use is tried again after so long.
const REFUSED_FOR: Duration = Duration::from_secs(1);
/// A queue that is not there is made after so long: whoever deletes queues may not have done yet. One that is deleted in
/// the moment in which it is made costs RabbitMQ the supervisor of all that dead-letter at least once, and whichever of
/// them is made or started from then on is `down` until RabbitMQ is started again (seen with 3.10, reported of 4:
/// <https://github.com/rabbitmq/rabbitmq-server/issues/16652>).
const MADE_AFTER: Duration = Duration::from_secs(1);

/// A connection with the channels that publish.
#[derive(Clone)]
pub(super) struct Open {
    pub(super) connection: Arc<Connection>,
    hears_shared: bool,
    /// After the connection: it ends first.
    _line: Arc<Line>,
    /// Those that nobody publishes on now. A channel publishes one event at a time: the broker says of a message that
    /// has no route only that it comes back, and with several on their way lapin gives it to any of them.
    idle: Arc<Mutex<Vec<Channel>>>,
    blocked_since: Arc<Mutex<Option<Instant>>>,
    /// Held while a queue is made: many events may find at the same time that it is not there.
    making: Arc<tokio::sync::Mutex<()>>,
    /// Queues that the broker does not let us use, as where somebody made one with other arguments: since when, why.
    refused: Arc<Mutex<HashMap<String, (Instant, String)>>>,
}

impl Open {
    pub(super) async fn connect(url: &str, hears_shared: bool) -> Result<Self, NotTaken> {
        let connected = Line::connect(url).await;
        let (connection, line) =
            connected.map_err(|error| NotTaken::Away(format!("cannot connect to the broker: {error}")))?;
        let (connection, line, idle) = (Arc::new(connection), Arc::new(line), Arc::default());
        let (blocked_since, making, refused) = (Arc::default(), Arc::default(), Arc::default());
        let open = Self { connection, hears_shared, _line: line, idle, blocked_since, making, refused };
        open.declare().await?;
        Ok(open)
    }

    /// How long we have known that the broker takes nothing from us until it says so.
    pub(super) fn blocked_for(&self) -> Option<Duration> {
        let mut since = locked(&self.blocked_since);
        *since = if self.connection.status().blocked() { since.or_else(|| Some(Instant::now())) } else { None };
        since.map(|since| since.elapsed())
    }

    /// Hands an event over. What no queue takes is offered once more after the queue was declared: somebody may have
    /// deleted it.
    pub(super) async fn hand_over(&self, envelope: &Envelope, body: &[u8]) -> Result<(), NotTaken> {
        if self.is_worth_another_try(&envelope.queue) {
            let _turn = self.making.lock().await;
            // Another event may have tried.
            if self.is_worth_another_try(&envelope.queue) {
                self.declare().await?;
            }
        }
        self.is_usable(&envelope.queue)?;
        if self.publish(envelope, body).await? == Published::Routed {
            return Ok(());
        }
        let _turn = self.making.lock().await;
        // Another event may have had it made.
        if self.publish(envelope, body).await? == Published::Routed {
            return Ok(());
        }
        // All of it: whoever deleted the queue may have deleted the exchange, too.
        self.declare().await?;
        self.is_usable(&envelope.queue)?;
        match self.publish(envelope, body).await? {
            Published::Routed => Ok(()),
            Published::NoRoute => Err(NotTaken::ForGood(format!("no route to a queue for {}", envelope.queue))),
        }
    }

    /// Makes again what somebody deleted.
    ///
    /// # Errors
    /// The broker is gone, or refuses what we alone read.
    pub(super) async fn make_again(&self) -> Result<(), NotTaken> {
        let _turn = self.making.lock().await;
        self.declare().await
    }

    fn refusal(&self, queue: &str) -> Option<(Instant, String)> {
        locked(&self.refused).get(queue).cloned()
    }

    fn is_worth_another_try(&self, queue: &str) -> bool {
        self.refusal(queue).is_some_and(|(since, _)| since.elapsed() >= REFUSED_FOR)
    }

    fn is_usable(&self, queue: &str) -> Result<(), NotTaken> {
        self.refusal(queue).map_or(Ok(()), |(_, reason)| Err(NotTaken::ForNow(reason)))
    }

    /// Publishes one event. A channel on which anything went wrong, or that nobody waited for, is not used again.
    async fn publish(&self, envelope: &Envelope, body: &[u8]) -> Result<Published, NotTaken> {
        let idle = locked(&self.idle).pop();
        let channel = match idle {
            Some(channel) => channel,
            None => publishing(&self.connection).await?,
        };
        let published = publish(&channel, envelope, body).await?;
        locked(&self.idle).push(channel);
        Ok(published)
    }

    /// Makes what is not there. A queue that is refused holds up its own events only.
    async fn declare(&self) -> Result<(), NotTaken> {
        if self.is_one_missing().await? {
            tokio::time::sleep(MADE_AFTER).await;
        }
        let channel = self.connection.create_channel().await.map_err(away)?;
        declare_ours(&channel, self.hears_shared).await?;
        close(&channel).await?;
        for queue in QueueName::ALL {
            match self.declare_queue(queue.as_str()).await {
                Ok(()) | Err(NotTaken::ForNow(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Whether one of the queues that dead-letter at least once is not there. Asking makes none.
    async fn is_one_missing(&self) -> Result<bool, NotTaken> {
        let passive = QueueDeclareOptions { passive: true, ..QueueDeclareOptions::durable() };
        for queue in QueueName::ALL {
            let channel = self.connection.create_channel().await.map_err(away)?;
            let name = format!("{EXCHANGE}.{queue}");
            match channel.queue_declare(name.into(), passive, FieldTable::default()).await {
                Err(error) if is_not_found(&error) => return Ok(true),
                // Another refusal is for who declares.
                Err(_) if self.connection.status().connected() => {}
                declared => {
                    declared.map_err(away)?;
                    close(&channel).await?;
                }
            }
        }
        Ok(false)
    }

    /// On a channel of its own: a declaration that the broker refuses ends its channel.
    async fn declare_queue(&self, queue: &str) -> Result<(), NotTaken> {
        let channel = self.connection.create_channel().await.map_err(away)?;
        let declared = declare_queue(&channel, &format!("{EXCHANGE}.{queue}"), (EXCHANGE, queue), never_losing()).await;
        match declared {
            Ok(()) => {
                locked(&self.refused).remove(queue);
                close(&channel).await
            }
            Err(NotTaken::Away(reason)) if self.connection.status().connected() => {
                locked(&self.refused).insert(queue.to_owned(), (Instant::now(), reason.clone()));
                Err(NotTaken::ForNow(reason))
            }
            Err(error) => Err(error),
        }
    }
}

/// A channel whose broker answers for each message.
async fn publishing(connection: &Connection) -> Result<Channel, NotTaken> {
    let channel = connection.create_channel().await.map_err(away)?;
    channel.confirm_select(ConfirmSelectOptions::default()).await.map_err(away)?;
    Ok(channel)
}

/// What all queues need, and those that we alone read.
async fn declare_ours(channel: &Channel, hears_shared: bool) -> Result<(), NotTaken> {
    let durable = ExchangeDeclareOptions { durable: true, ..ExchangeDeclareOptions::default() };
    for exchange in [EXCHANGE, DEAD_EXCHANGE] {
        let declared = channel.exchange_declare(exchange.into(), ExchangeKind::Topic, durable, FieldTable::default());
        declared.await.map_err(away)?;
    }
    declare_queue(channel, DEAD_EXCHANGE, (DEAD_EXCHANGE, "#"), quorum()).await?;
    let words = format!("{EXCHANGE}.{STATUS}");
    declare_queue(channel, &words, (EXCHANGE, STATUS_OF_OFFICES), quorum()).await?;
    if hears_shared {
        bind(channel, &words, (EXCHANGE, STATUS)).await
    } else {
        // Whoever still answers there is told by the broker that nobody hears it.
        let unbound = channel.queue_unbind(words.into(), EXCHANGE.into(), STATUS.into(), FieldTable::default());
        unbound.await.map_err(away)
    }
}

async fn close(channel: &Channel) -> Result<(), NotTaken> {
    channel.close(200, "declared".into()).await.map_err(away)
}

async fn declare_queue(
    channel: &Channel,
    name: &str,
    from: (&str, &str),
    arguments: FieldTable,
) -> Result<(), NotTaken> {
    let declared = channel.queue_declare(name.into(), QueueDeclareOptions::durable(), arguments).await;
    declared.map_err(|error| NotTaken::Away(format!("the queue {name} cannot be used: {error}")))?;
    bind(channel, name, from).await
}

async fn bind(channel: &Channel, name: &str, (exchange, key): (&str, &str)) -> Result<(), NotTaken> {
    let bound = channel.queue_bind(
        name.into(),
        exchange.into(),
        key.into(),
        QueueBindOptions::default(),
        FieldTable::default(),
    );
    bound.await.map_err(away)
}

fn is_not_found(error: &lapin::Error) -> bool {
    let not_found = AMQPErrorKind::Soft(AMQPSoftError::NOTFOUND);
    matches!(error.kind(), ErrorKind::ProtocolError(error) if *error.kind() == not_found)
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

/// Nobody panics while holding one of these.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! Hearing what back offices say, and which messages they rejected.

use std::{convert::Infallible, io, time::Duration};

use futures::StreamExt;
use lapin::{
    Channel, Connection, ErrorKind, Event,
    message::Delivery,
    options::{BasicAckOptions, BasicConsumeOptions, BasicGetOptions, BasicQosOptions},
    types::{AMQPValue, FieldTable, ShortString},
};

use super::{DEAD_EXCHANGE, EXCHANGE, STATUS};
use crate::{
    events::back_office::{BackOffice, GivenUp, HEARD_AT_ONCE, Sender},
    measure,
};

/// What could not be recorded is tried again after so long.
const RECORD_AGAIN_AFTER: Duration = Duration::from_secs(1);

/// Where messages for us come from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source {
    Words,
    DeadLetters,
}

impl Source {
    const ALL: [Self; 2] = [Self::Words, Self::DeadLetters];

    fn queue(self) -> String {
        match self {
            Self::Words => format!("{EXCHANGE}.{STATUS}"),
            Self::DeadLetters => DEAD_EXCHANGE.to_owned(),
        }
    }

    /// Tries until it is recorded. Meanwhile the delivery is kept: RabbitMQ counts those that come back, and drops a
    /// message after twenty of them.
    async fn record(self, back_office: &BackOffice, delivery: &Delivery) {
        let mut is_first = true;
        loop {
            let recorded = match self {
                Self::Words => back_office.hear(sender(delivery), &delivery.data).await,
                Self::DeadLetters => back_office.given_up(given_up(delivery)).await,
            };
            let Err(error) = recorded else { return };
            if std::mem::take(&mut is_first) {
                tracing::warn!(%error, "what a back office said cannot be recorded, and is tried again");
            }
            tokio::time::sleep(RECORD_AGAIN_AFTER).await;
        }
    }
}

/// Hears until the connection ends, and why it did.
pub(super) async fn hear_all(connection: &Connection, back_office: &BackOffice) -> Result<Infallible, lapin::Error> {
    let [words, dead] = Source::ALL.map(|source| hear(source, connection, back_office));
    tokio::select! { ended = words => ended, ended = dead => ended }
}

async fn hear(source: Source, connection: &Connection, back_office: &BackOffice) -> Result<Infallible, lapin::Error> {
    let deliveries = consume(connection, &source.queue()).await?;
    let settled = deliveries.map(|delivery| async move {
        let delivery = delivery?;
        source.record(back_office, &delivery).await;
        delivery.ack(BasicAckOptions::default()).await
    });
    let mut settled = std::pin::pin!(settled.buffer_unordered(HEARD_AT_ONCE));
    while let Some(settled) = settled.next().await {
        settled?;
    }
    Err(io::Error::new(io::ErrorKind::ConnectionAborted, "the broker stopped talking").into())
}

async fn consume(connection: &Connection, queue: &str) -> Result<lapin::Consumer, lapin::Error> {
    let channel = connection.create_channel().await?;
    let at_once = u16::try_from(HEARD_AT_ONCE).unwrap_or(u16::MAX);
    channel.basic_qos(at_once, BasicQosOptions::default()).await?;
    let (name, options) = (ShortString::default(), BasicConsumeOptions::default());
    channel.basic_consume(queue.into(), name, options, FieldTable::default()).await
}

/// Whether the connection ended over a message that the library cannot read, such as one whose properties are no
/// UTF-8. The broker lets such messages pass and gives them again and again.
pub(super) fn is_unreadable(error: &lapin::Error) -> bool {
    matches!(error.kind(), ErrorKind::ParsingError(_))
}

/// A message that ended a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unreadable {
    pub source: Source,
    /// So many were heard before.
    pub after: usize,
}

/// Hears message after message until there are no more, or one that nobody can read.
///
/// # Errors
/// The broker is gone.
pub(super) async fn look(
    connection: &Connection,
    back_office: &BackOffice,
) -> Result<Option<Unreadable>, lapin::Error> {
    for source in Source::ALL {
        let channel = connection.create_channel().await?;
        for after in 0.. {
            match get(source, connection, &channel, BasicGetOptions::default()).await {
                Ok(None) => break,
                Ok(Some(delivery)) => {
                    source.record(back_office, &delivery).await;
                    delivery.ack(BasicAckOptions::default()).await?;
                }
                Err(error) if is_unreadable(&error) => return Ok(Some(Unreadable { source, after })),
                Err(error) => return Err(error),
            }
        }
    }
    Ok(None)
}

/// Takes the next message away from the broker, which does not wait for our word on it. One that can be read after
/// all is heard.
pub(super) async fn take_away(
    source: Source,
    connection: &Connection,
    back_office: &BackOffice,
) -> Result<(), lapin::Error> {
    let channel = connection.create_channel().await?;
    match get(source, connection, &channel, BasicGetOptions { no_ack: true }).await {
        Ok(Some(delivery)) => source.record(back_office, &delivery).await,
        Ok(None) => {}
        Err(error) if is_unreadable(&error) => {
            tracing::error!(queue = source.queue(), "took away a message that nobody can read");
            measure::heard("unreadable");
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Over a message that it cannot read the library ends the connection, and leaves the request waiting.
async fn get(
    source: Source,
    connection: &Connection,
    channel: &Channel,
    options: BasicGetOptions,
) -> Result<Option<Delivery>, lapin::Error> {
    let errors = connection
        .events_listener()
        .filter_map(|event| std::future::ready(if let Event::Error(error) = event { Some(error) } else { None }));
    let mut errors = std::pin::pin!(errors);
    tokio::select! {
        got = channel.basic_get(source.queue().into(), options) => Ok(got?.map(|message| message.delivery)),
        Some(error) = errors.next() => Err(error),
    }
}

/// RabbitMQ says under which routing key a message was published, and topic permissions on our exchange say who may use
/// which. They say nothing of a message that came another way: through another exchange that somebody bound, or as a
/// dead letter of a queue that somebody made for it.
fn sender(delivery: &Delivery) -> Sender {
    let headers = delivery.properties.headers().as_ref();
    let is_dead_letter = headers.is_some_and(|headers| headers.inner().contains_key("x-death"));
    if delivery.exchange.as_str() != EXCHANGE || is_dead_letter {
        return Sender::Nobody;
    }
    match delivery.routing_key.as_str().strip_prefix(STATUS) {
        Some("") => Sender::Shared,
        Some(rest) => rest.strip_prefix('.').map_or(Sender::Nobody, Sender::of_queue),
        None => Sender::Nobody,
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
    // What somebody put into the queue of dead letters by its name says nothing.
    let message_id = delivery.properties.message_id().as_ref().filter(|_| delivery.exchange.as_str() == DEAD_EXCHANGE);
    GivenUp {
        event_id: message_id.map(|id| id.as_str().to_owned()).unwrap_or_default(),
        queue: queue.strip_prefix(&format!("{EXCHANGE}.")).unwrap_or(&queue).to_owned(),
        reason: header("x-first-death-reason"),
    }
}

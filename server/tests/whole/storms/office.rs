//! A back office in a storm: takes whatever comes, notes it and acknowledges it, and begins anew whenever the
//! broker fails it.

use std::{sync::Arc, time::Duration};

use async_nats::jetstream::{self, consumer::pull};
use futures::StreamExt;
use lapin::{Confirmation, Connection, ConnectionProperties, options::*, types::FieldTable};
use serde_json::Value;
use server::events::queue::nats::STREAM;
use tokio::sync::Mutex;

use super::QUEUE;
use crate::offices::{Broker, word};

/// The ids that arrived, in order, repeated ones too.
pub type Arrived = Arc<Mutex<Vec<String>>>;

/// Longer than anything takes on a broker that is well.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);

type Failure = Box<dyn std::error::Error + Send + Sync>;

pub async fn keep_office(broker: Broker, url: String, arrived: Arrived) {
    loop {
        // The broker is down, or emptied, half of the time.
        let _ = match broker {
            Broker::Nats => take_from_nats(&url, &arrived).await,
            Broker::RabbitMq => take_from_rabbitmq(&url, &arrived).await,
        };
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Notes an event; what to say to it.
async fn note(bytes: &[u8], arrived: &Arrived) -> Result<String, Failure> {
    let event: Value = serde_json::from_slice(bytes)?;
    arrived.lock().await.push(event["id"].as_str().unwrap_or_default().to_owned());
    Ok(word(&event, "accepted").to_string())
}

async fn take_from_nats(url: &str, arrived: &Arrived) -> Result<(), Failure> {
    let options = async_nats::ConnectOptions::new().connection_timeout(Duration::from_secs(1));
    let context = jetstream::new(options.connect(url).await?);
    let config = pull::Config {
        durable_name: Some("office".to_owned()),
        filter_subject: format!("frontcounter.{QUEUE}"),
        ..pull::Config::default()
    };
    loop {
        // A broker that was emptied never answers who fetches from it.
        tokio::time::timeout(ANSWERS_WITHIN, take_batch(&context, &config, arrived)).await??;
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn take_batch(context: &jetstream::Context, config: &pull::Config, arrived: &Arrived) -> Result<(), Failure> {
    // Asked anew each time: an emptied broker has forgotten us.
    let stream = context.get_stream(STREAM).await?;
    let consumer = stream.get_or_create_consumer("office", config.clone()).await?;
    let mut batch = consumer.fetch().max_messages(50).messages().await?;
    while let Some(message) = batch.next().await {
        let message = message?;
        let word = note(&message.payload, arrived).await?;
        context.publish(format!("frontcounter.status.{QUEUE}"), word.into()).await?.await?;
        message.ack().await?;
    }
    Ok(())
}

async fn take_from_rabbitmq(url: &str, arrived: &Arrived) -> Result<(), Failure> {
    let connection = Connection::connect(url, ConnectionProperties::default()).await?;
    let channel = connection.create_channel().await?;
    channel.confirm_select(ConfirmSelectOptions::default()).await?;
    channel.basic_qos(50, BasicQosOptions::default()).await?;
    let queue = format!("frontcounter.{QUEUE}");
    let options = BasicConsumeOptions::default();
    let mut deliveries = channel.basic_consume(queue.into(), "".into(), options, FieldTable::default()).await?;
    while let Some(delivery) = deliveries.next().await {
        let delivery = delivery?;
        let word = note(&delivery.data, arrived).await?;
        let mandatory = BasicPublishOptions { mandatory: true, ..BasicPublishOptions::default() };
        let confirm = channel.basic_publish(
            "frontcounter".into(),
            format!("status.{QUEUE}").into(),
            mandatory,
            word.as_bytes(),
            Default::default(),
        );
        let confirmed = tokio::time::timeout(ANSWERS_WITHIN, async { confirm.await?.await }).await??;
        let Confirmation::Ack(None) = confirmed else { return Err("nobody takes the word".into()) };
        delivery.ack(BasicAckOptions::default()).await?;
    }
    Ok(())
}

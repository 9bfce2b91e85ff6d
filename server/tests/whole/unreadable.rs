//! Messages that a broker lets pass and the portal's library cannot read: nothing behind them may wait.

use std::time::Duration;

use lapin::{
    BasicProperties, Connection, ConnectionProperties,
    options::{BasicPublishOptions, ConfirmSelectOptions},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::{
    desk::{Desk, QUEUE},
    offices::{Broker, on_each_broker, until_within, word},
    portal::Outcome,
};

on_each_broker![a_word_that_cannot_be_read_holds_up_no_other];

/// Stands where bytes will stand that are no UTF-8.
const WRITTEN: &[u8] = b"-not-text-";

type Failure = Box<dyn std::error::Error>;

async fn a_word_that_cannot_be_read_holds_up_no_other(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    let stored = desk.submit().await?;
    let event = desk.hand_over().await?;
    for key in ["status", "status.property", "status.crime-recording"] {
        match broker {
            Broker::Nats => say_to_nats(&desk.office.url(), key).await?,
            Broker::RabbitMq => publish(&desk.office.url(), "frontcounter", key).await?,
        }
    }
    desk.say(&word(&event, "accepted")).await?;
    // NATS gives what came in the same breath again after half a minute.
    until_within(Duration::from_secs(60), "the event is acknowledged", async || {
        desk.state(&stored.event_id).await == "acknowledged"
    })
    .await;
    desk.is_heard().await
}

#[tokio::test]
async fn a_dead_letter_that_cannot_be_read_holds_up_no_other() -> Outcome {
    let desk = Desk::open(Broker::RabbitMq, &[]).await?;
    let stored = desk.submit().await?;
    assert_eq!(desk.forwarder.forward_due().await?, 1);
    publish(&desk.office.url(), "frontcounter.dead", "anything").await?;
    desk.office.reject_next(QUEUE).await?;
    desk.until_state(&stored.event_id, "refused").await;
    Ok(())
}

/// A header whose value is no UTF-8, as a client sends it that does not know better.
async fn say_to_nats(url: &str, key: &str) -> Outcome {
    let mut stream = BufReader::new(TcpStream::connect(url.trim_start_matches("nats://")).await?);
    let head = b"NATS/1.0\r\nName: \xff\xfe\r\n\r\n";
    let publish =
        format!("CONNECT {{\"headers\":true}}\r\nHPUB frontcounter.{key} {} {}\r\n", head.len(), head.len() + 2);
    stream.write_all(&[publish.as_bytes(), head, b"{}\r\nPING\r\n"].concat()).await?;
    let mut line = String::new();
    while line != "PONG\r\n" {
        line.clear();
        assert!(stream.read_line(&mut line).await? > 0, "NATS answers");
    }
    Ok(())
}

/// A message whose name is no UTF-8: our own client would not send one, so its bytes are changed on the way.
async fn publish(url: &str, exchange: &str, routing_key: &str) -> Outcome {
    let port = url.rsplit(':').next().and_then(|port| port.split('/').next()).ok_or("no port")?;
    let garbled = url.replace(port, &garbling(port.parse()?).await?.to_string());
    let connection = Connection::connect(&garbled, ConnectionProperties::default()).await?;
    let channel = connection.create_channel().await?;
    channel.confirm_select(ConfirmSelectOptions::default()).await?;
    let name = std::str::from_utf8(WRITTEN)?;
    let properties = BasicProperties::default().with_message_id(name.into());
    let mandatory = BasicPublishOptions { mandatory: true, ..BasicPublishOptions::default() };
    let confirm =
        channel.basic_publish(exchange.into(), routing_key.into(), mandatory, b"{}", properties).await?.await?;
    assert!(confirm.is_ack() && confirm.take_message().is_none(), "the broker has it in a queue");
    Ok(connection.close(200, "sent".into()).await?)
}

/// Passes one connection on to this port, and changes what is [`WRITTEN`]. The port to connect to.
async fn garbling(port: u16) -> Result<u16, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let at = listener.local_addr()?.port();
    tokio::spawn(async move {
        let (mut near, _) = listener.accept().await?;
        let mut far = TcpStream::connect(("127.0.0.1", port)).await?;
        let ((mut from_near, mut to_near), (mut from_far, mut to_far)) = (near.split(), far.split());
        let there = async {
            let mut bytes = vec![0; 64 * 1024];
            loop {
                let count = from_near.read(&mut bytes).await?;
                if count == 0 {
                    return to_far.shutdown().await;
                }
                let bytes = &mut bytes[..count];
                if let Some(at) = bytes.windows(WRITTEN.len()).position(|part| part == WRITTEN) {
                    bytes[at..at + WRITTEN.len()].fill(0xFF);
                }
                to_far.write_all(bytes).await?;
            }
        };
        tokio::try_join!(there, tokio::io::copy(&mut from_far, &mut to_near))
    });
    Ok(at)
}

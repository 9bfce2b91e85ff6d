//! NATS JetStream: one stream, one subject a queue, the event id as message id.

use std::{sync::Arc, time::Duration};

use async_nats::{
    ConnectOptions, HeaderMap,
    jetstream::{self, Context, stream},
};
use tokio::sync::Mutex;

use super::{Envelope, NotTaken};

/// The stream, part of the contract with back offices.
pub const STREAM: &str = "FRONT_COUNTER";
/// Retries of one event fall within it; the broker then keeps one copy.
const DUPLICATE_WINDOW: Duration = Duration::from_secs(10 * 60);

/// A connection that is made when it is first needed, and again when the stream is gone.
#[derive(Clone)]
pub struct NatsQueues {
    url: Arc<str>,
    context: Arc<Mutex<Option<Context>>>,
}

impl NatsQueues {
    /// Queues at a broker; nothing is connected yet.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self { url: url.into(), context: Arc::default() }
    }

    pub(super) async fn hand_over(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        let context = self.context().await?;
        let handed_over = publish(&context, envelope).await;
        if handed_over.is_err() {
            // The stream may have been deleted: look again before the next event.
            *self.context.lock().await = None;
        }
        handed_over
    }

    async fn context(&self) -> Result<Context, NotTaken> {
        let mut context = self.context.lock().await;
        if let Some(open) = &*context {
            return Ok(open.clone());
        }
        let made = connect(&self.url).await?;
        *context = Some(made.clone());
        Ok(made)
    }
}

async fn connect(url: &str) -> Result<Context, NotTaken> {
    let client = ConnectOptions::new()
        .name("front-counter")
        .connection_timeout(Duration::from_secs(2))
        .connect(url)
        .await
        .map_err(|error| NotTaken(format!("cannot connect to the broker: {error}")))?;
    let context = jetstream::new(client);
    let config = stream::Config {
        name: STREAM.to_owned(),
        subjects: vec!["frontcounter.>".to_owned()],
        duplicate_window: DUPLICATE_WINDOW,
        ..stream::Config::default()
    };
    let stream = context.get_or_create_stream(config).await;
    stream.map_err(|error| NotTaken(format!("the stream {STREAM} cannot be used: {error}")))?;
    Ok(context)
}

async fn publish(context: &Context, envelope: &Envelope) -> Result<(), NotTaken> {
    let mut headers = HeaderMap::new();
    headers.insert("Nats-Msg-Id", &*envelope.id);
    headers.insert("Content-Type", "application/cloudevents+json");
    let body = serde_json::to_vec(&envelope.to_json()).map_err(|error| NotTaken(error.to_string()))?;
    let subject = format!("frontcounter.{}", envelope.queue);
    let published = context.publish_with_headers(subject, headers, body.into()).await;
    let not_taken = |error: jetstream::context::PublishError| NotTaken(format!("the broker did not take it: {error}"));
    published.map_err(not_taken)?.await.map_err(not_taken)?;
    Ok(())
}

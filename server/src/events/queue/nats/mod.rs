//! NATS JetStream: one stream, one subject a queue, the event id as message id.

mod unreadable;

use std::{convert::Infallible, sync::Arc, time::Duration};

use async_nats::{
    ConnectOptions, Event, HeaderMap, ServerAddr,
    jetstream::{
        self, AckKind, Context,
        consumer::{PullConsumer, pull},
        context::PublishErrorKind,
        stream,
    },
};
use futures::{FutureExt, StreamExt, future::BoxFuture};
use tokio::sync::{Mutex, watch};

use super::{HAND_OVER_WITHIN, Queue, within};
use crate::events::{
    Envelope, NotTaken,
    back_office::{BackOffice, HEARD_AT_ONCE, Sender},
};

/// The stream, part of the contract with back offices.
pub const STREAM: &str = "FRONT_COUNTER";
/// Where every back office could answer for every other one, before each had a subject of its own below it.
pub const STATUS_SUBJECT: &str = "frontcounter.status";

/// Subjects that we hear, with our own place in what was said there; several processes share it. One consumer for
/// both would need NATS 2.10, and an older version of this program could not go on with it.
struct Words {
    subjects: &'static str,
    consumer: &'static str,
}

const OF_OFFICES: Words = Words { subjects: "frontcounter.status.>", consumer: "front-counter-office-status" };
const SHARED: Words = Words { subjects: STATUS_SUBJECT, consumer: "front-counter-status" };

/// Nobody looks back further: what was not acknowledged by then was offered again many times.
const KEPT_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Retries of one event fall within it; the broker then keeps one copy.
const DUPLICATE_WINDOW: Duration = Duration::from_secs(2 * 60);
/// A broker that is silent for twice as long has forgotten us.
const HEARTBEAT: Duration = Duration::from_secs(2);
/// How long a word may take to be recorded before it is said again.
const RECORDED_WITHIN: Duration = Duration::from_secs(30);

/// A connection that is made when it is first needed, and again when the stream is gone.
#[derive(Clone)]
pub struct Nats {
    url: Arc<str>,
    duplicate_window: Duration,
    hears_shared: bool,
    open: Arc<Mutex<Option<Arc<Open>>>>,
}

/// A connection whose stream is there.
struct Open {
    context: Context,
    /// How often it was lost; the client connects again by itself.
    lost: watch::Receiver<u64>,
}

impl Nats {
    /// Queues at a broker; nothing is connected yet. What is offered again after `offer_again_after` must not
    /// be taken for a duplicate: the broker may have lost the first one.
    #[must_use]
    pub fn new(url: &str, offer_again_after: Duration) -> Self {
        let duplicate_window = DUPLICATE_WINDOW.min(offer_again_after / 2);
        Self { url: url.into(), duplicate_window, hears_shared: true, open: Arc::default() }
    }

    /// Whether the subject is heard on which any office can speak of any event.
    #[must_use]
    pub fn hearing_shared(self, hears_shared: bool) -> Self {
        Self { hears_shared, ..self }
    }

    pub(super) const fn shared(&self) -> Option<&'static str> {
        if self.hears_shared { Some(STATUS_SUBJECT) } else { None }
    }

    async fn hand_over(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        let mut used = None;
        let publishing = async { publish(&used.insert(self.open().await?).context, envelope).await };
        let handed_over = within(HAND_OVER_WITHIN, publishing).await;
        if let (Err(NotTaken::Away(_)), Some(used)) = (&handed_over, used) {
            self.forget(&used).await;
        }
        handed_over
    }

    async fn open(&self) -> Result<Arc<Open>, NotTaken> {
        let mut kept = self.open.lock().await;
        if let Some(open) = &*kept {
            return Ok(open.clone());
        }
        let made = Arc::new(connect(&self.url, self.duplicate_window).await?);
        *kept = Some(made.clone());
        Ok(made)
    }

    /// The stream may have been deleted: it is looked for again before the next event. Another connection that was
    /// made since stays.
    async fn forget(&self, used: &Arc<Open>) {
        let mut kept = self.open.lock().await;
        if kept.as_ref().is_some_and(|open| Arc::ptr_eq(open, used)) {
            *kept = None;
        }
    }

    /// Hears what back offices say until the broker is gone.
    ///
    /// # Errors
    /// Always, in the end: why it stopped.
    pub async fn listen(&self, back_office: &BackOffice) -> Result<Infallible, NotTaken> {
        let open = self.open().await?;
        let mut lost = open.lost.clone();
        let shared = async {
            if self.hears_shared {
                hear_all(&SHARED, &open.context, back_office).await
            } else {
                std::future::pending().await
            }
        };
        let heard = tokio::select! {
            heard = hear_all(&OF_OFFICES, &open.context, back_office) => heard,
            heard = shared => heard,
            // What it was given and had not read is looked at before more is taken.
            _ = lost.changed() => Err(NotTaken::Away("the connection was lost".to_owned())),
        };
        self.forget(&open).await;
        heard
    }
}

impl Queue for Nats {
    fn offer<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        self.hand_over(envelope).boxed()
    }
}

async fn hear_all(words: &Words, context: &Context, back_office: &BackOffice) -> Result<Infallible, NotTaken> {
    let stream = context.get_stream(STREAM).await.map_err(away)?;
    let mut consumer: PullConsumer =
        stream.get_or_create_consumer(words.consumer, words.config()).await.map_err(away)?;
    let given = consumer.info().await.map_err(away)?;
    if let Err(reason) = unreadable::take_away(words.subjects, context, &stream, given).await {
        // A stream that somebody made may forbid it: others are heard all the same.
        tracing::error!(%reason, "a message that nobody can read cannot be taken away");
    }
    let messages =
        consumer.stream().max_messages_per_batch(HEARD_AT_ONCE).heartbeat(HEARTBEAT).messages().await.map_err(away)?;
    let mut hearing = messages
        .map(|message| async move {
            let message = message.map_err(away)?;
            let word = match back_office.hear(sender(&message.subject), &message.payload).await {
                Ok(()) => AckKind::Ack,
                Err(_) => AckKind::Nak(Some(Duration::from_secs(1))),
            };
            message.ack_with(word).await.map_err(away)
        })
        .buffer_unordered(HEARD_AT_ONCE);
    while let Some(heard) = hearing.next().await {
        heard?;
    }
    Err(NotTaken::Away("the broker stopped talking".to_owned()))
}

impl Words {
    fn config(&self) -> pull::Config {
        pull::Config {
            durable_name: Some(self.consumer.to_owned()),
            filter_subject: self.subjects.to_owned(),
            ack_wait: RECORDED_WITHIN,
            max_ack_pending: i64::try_from(HEARD_AT_ONCE * 4).unwrap_or(i64::MAX),
            ..pull::Config::default()
        }
    }
}

/// The server says under which subject a message was published, and who may publish there.
fn sender(subject: &str) -> Sender {
    match subject.strip_prefix(STATUS_SUBJECT) {
        Some("") => Sender::Shared,
        Some(rest) => rest.strip_prefix('.').map_or(Sender::Nobody, Sender::of_queue),
        None => Sender::Nobody,
    }
}

fn away(error: impl std::fmt::Display) -> NotTaken {
    NotTaken::Away(error.to_string())
}

async fn connect(url: &str, duplicate_window: Duration) -> Result<Open, NotTaken> {
    let cannot = |error: &dyn std::fmt::Display| NotTaken::Away(format!("cannot connect to the broker: {error}"));
    let address: ServerAddr = url.parse().map_err(|error| cannot(&error))?;
    let (losses, lost) = watch::channel(0);
    let options = ConnectOptions::new().name("front-counter").connection_timeout(Duration::from_secs(2));
    let options = options.event_callback(move |event| {
        if matches!(event, Event::Disconnected) {
            losses.send_modify(|count| *count += 1);
        }
        std::future::ready(())
    });
    // The client does not take them from the address by itself.
    let options = match (address.username(), address.password()) {
        (Some(user), Some(password)) => options.user_and_password(user.to_owned(), password.to_owned()),
        (Some(token), None) => options.token(token.to_owned()),
        _ => options,
    };
    // A cluster announces its other servers by address alone, which would be spoken to in clear: with TLS they have to
    // speak it, too; without, only the host that the operator named may be asked.
    let options = if address.tls_required() { options.require_tls(true) } else { options.ignore_discovered_servers() };
    let client = options.connect(address).await.map_err(|error| cannot(&error))?;
    let context = jetstream::new(client);
    let config = stream::Config {
        name: STREAM.to_owned(),
        subjects: vec!["frontcounter.>".to_owned()],
        max_age: KEPT_FOR,
        duplicate_window,
        ..stream::Config::default()
    };
    let stream = context.get_or_create_stream(config).await;
    stream.map_err(|error| NotTaken::Away(format!("the stream {STREAM} cannot be used: {error}")))?;
    Ok(Open { context, lost })
}

async fn publish(context: &Context, envelope: &Envelope) -> Result<(), NotTaken> {
    let mut headers = HeaderMap::new();
    headers.insert("Nats-Msg-Id", &*envelope.id);
    headers.insert("Content-Type", "application/cloudevents+json");
    let subject = format!("frontcounter.{}", envelope.queue);
    let published = context.publish_with_headers(subject, headers, envelope.to_bytes().into()).await;
    let taken = published.map_err(not_taken)?.await.map_err(not_taken)?;
    if taken.duplicate && envelope.is_repeated {
        return Err(NotTaken::ForNow("the broker takes it for the one it had before, which may be lost".to_owned()));
    }
    Ok(())
}

fn not_taken(error: jetstream::context::PublishError) -> NotTaken {
    let reason = format!("the broker did not take it: {error}");
    match error.kind() {
        PublishErrorKind::MaxPayloadExceeded => NotTaken::ForGood(reason),
        PublishErrorKind::TimedOut | PublishErrorKind::BrokenPipe | PublishErrorKind::StreamNotFound => {
            NotTaken::Away(reason)
        }
        _ => NotTaken::ForNow(reason),
    }
}

//! RabbitMQ: one durable topic exchange, one quorum queue a queue, the event id as message id.
//!
//! Quorum queues that dead-letter at least once refuse to overflow silently (`reject-publish`), so a message is
//! in the queue, in the dead letters, or not confirmed.

mod hearing;
mod line;
mod open;

use std::{convert::Infallible, sync::Arc, time::Duration};

use futures::{FutureExt, future::BoxFuture};
use tokio::sync::Mutex;

use super::{Envelope, HAND_OVER_WITHIN, NotTaken, Queue, within};
use crate::back_office::BackOffice;
use hearing::{Source, hear_all, hear_one_by_one, is_unreadable, take_away};
use open::Open;

/// The exchange, part of the contract with back offices.
pub const EXCHANGE: &str = "frontcounter";
/// The routing key of what back offices answer.
const STATUS: &str = "status";
/// Where messages go that a consumer rejected.
const DEAD_EXCHANGE: &str = "frontcounter.dead";
/// How long connecting and declaring may take.
const CONNECT_WITHIN: Duration = Duration::from_secs(4);
/// How long a message that nobody can read is looked for, and between two looks.
const FOUND_WITHIN: Duration = Duration::from_secs(10);
const LOOK_AGAIN_AFTER: Duration = Duration::from_millis(100);
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
            if open.is_blocked() {
                return Err(NotTaken::Away("the broker takes nothing: it is short of memory or disk".to_owned()));
            }
            open.hand_over(envelope, &body).await
        };
        let handed_over = within(HAND_OVER_WITHIN, publishing).await;
        if let (Err(NotTaken::Away(_)), Some(used)) = (&handed_over, used) {
            // Who is blocked is told when that is over; a new connection would be blocked, too.
            if !used.is_blocked() {
                self.forget(used).await;
            }
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

    /// Another one that was made since stays. The socket goes with the last who uses the connection: only then does the
    /// broker give what was on its way to somebody else.
    async fn forget(&self, used: Open) {
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
        let Err(ended) = hear_all(&open.connection, back_office).await;
        // Where a queue was deleted, only a new connection declares it again.
        self.forget(open).await;
        if is_unreadable(&ended) {
            self.take_away_unreadable(back_office).await?;
        }
        Err(away(ended))
    }

    /// Takes away the message that nobody can read: it would come first again, and nothing behind it would be heard.
    async fn take_away_unreadable(&self, back_office: &BackOffice) -> Result<(), NotTaken> {
        let looking = async {
            // The broker has it back once it has noticed that the connection is gone.
            loop {
                for source in Source::ALL {
                    let open = self.open().await?;
                    let heard = hear_one_by_one(source, &open.connection, back_office).await;
                    let Err(error) = heard else { continue };
                    self.forget(open).await;
                    return if is_unreadable(&error) { Ok(source) } else { Err(away(error)) };
                }
                tokio::time::sleep(LOOK_AGAIN_AFTER).await;
            }
        };
        let source = within(FOUND_WITHIN, looking).await?;
        let open = self.open().await?;
        let taken = take_away(source, &open.connection, back_office).await;
        self.forget(open).await;
        taken.map_err(away)
    }
}

impl Queue for RabbitMq {
    fn offer<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        self.hand_over(envelope).boxed()
    }
}

fn away(error: lapin::Error) -> NotTaken {
    NotTaken::Away(format!("the broker did not take it: {error}"))
}

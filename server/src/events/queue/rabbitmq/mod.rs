//! RabbitMQ: one durable topic exchange, one quorum queue a queue, the event id as message id.
//!
//! Quorum queues that dead-letter at least once refuse to overflow silently (`reject-publish`), so a message is
//! in the queue, in the dead letters, or not confirmed.

mod hearing;
mod line;
mod open;

use std::{convert::Infallible, sync::Arc, time::Duration};

use futures::{FutureExt, future::BoxFuture};
use lapin::Connection;
use tokio::sync::Mutex;

use super::{HAND_OVER_WITHIN, Queue, within};
use crate::events::{Envelope, NotTaken, back_office::BackOffice};
use hearing::{Unreadable, hear_all, is_unreadable, look, take_away};
use line::Line;
use open::Open;

/// The exchange, part of the contract with back offices.
pub const EXCHANGE: &str = "frontcounter";
/// The routing key under which every back office could answer for every other one, before each had one of its own
/// behind it: `status.crime-recording`.
const STATUS: &str = "status";
/// Their routing keys.
const STATUS_OF_OFFICES: &str = "status.*";
/// Where messages go that a consumer rejected.
const DEAD_EXCHANGE: &str = "frontcounter.dead";
/// How long connecting and declaring may take.
const CONNECT_WITHIN: Duration = Duration::from_secs(4);
/// A broker that blocks us is asked on a new connection after so long whether it is there at all.
const BLOCKED_AT_MOST: Duration = Duration::from_secs(30);
/// Between two looks for a message that nobody can read; so many that find nothing are enough.
const LOOK_AFTER: Duration = Duration::from_millis(100);
const LOOKS: u32 = 10;
/// So many one after the other, with none between that can be read, are probably all there are.
const AT_ONCE_MAX: u32 = 5;
/// RabbitMQ's own default limit is far above; an event this large is a mistake.
const EVENT_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A connection that is made when it is first needed, and again when it broke.
#[derive(Clone)]
pub struct RabbitMq {
    url: Arc<str>,
    hears_shared: bool,
    open: Arc<Mutex<Option<Open>>>,
}

impl RabbitMq {
    /// Queues at a broker; nothing is connected yet.
    #[must_use]
    pub fn new(url: &str) -> Self {
        Self { url: url.into(), hears_shared: true, open: Arc::default() }
    }

    /// Whether the routing key is heard under which any office can speak of any event.
    #[must_use]
    pub fn hearing_shared(self, hears_shared: bool) -> Self {
        Self { hears_shared, ..self }
    }

    pub(super) const fn shared(&self) -> Option<&'static str> {
        if self.hears_shared { Some(STATUS) } else { None }
    }

    async fn hand_over(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        let body = envelope.to_bytes();
        if body.len() > EVENT_BYTES_MAX {
            return Err(NotTaken::ForGood(format!("larger than {EVENT_BYTES_MAX} bytes")));
        }
        let mut used = None;
        let publishing = async {
            let open = used.insert(self.open().await?);
            if open.blocked_for().is_some() {
                return Err(NotTaken::Away("the broker takes nothing: it is short of memory or disk".to_owned()));
            }
            open.hand_over(envelope, &body).await
        };
        let handed_over = within(HAND_OVER_WITHIN, publishing).await;
        if let (Err(NotTaken::Away(_)), Some(used)) = (&handed_over, used) {
            // Who is blocked is told when that is over; a new connection would be blocked, too. But a broker that is gone
            // tells nobody.
            if used.blocked_for().is_none_or(|blocked| blocked >= BLOCKED_AT_MOST) {
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
        let made = within(CONNECT_WITHIN, Open::connect(&self.url, self.hears_shared)).await?;
        *open = Some(made.clone());
        Ok(made)
    }

    /// Another one that was made since stays.
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
        // It is still there where somebody deleted the queue that we read.
        let is_connected = open.connection.status().connected() && !is_unreadable(&ended);
        if !is_connected || within(CONNECT_WITHIN, open.make_again()).await.is_err() {
            self.forget(open).await;
        }
        if is_unreadable(&ended) {
            self.hear_past_unreadable(back_office).await?;
        }
        Err(away(ended))
    }

    /// Takes messages one at a time, and away what nobody can read, until nothing is left: what is given many at a time
    /// comes back together, and RabbitMQ 4 drops what has come back twenty times.
    async fn hear_past_unreadable(&self, back_office: &BackOffice) -> Result<(), NotTaken> {
        let (mut quiet, mut at_once) = (0, 0);
        while quiet < LOOKS {
            let (connection, line) = self.look_again().await?;
            let Some(Unreadable { source, after }) = look(&connection, back_office).await.map_err(away)? else {
                quiet += 1;
                continue;
            };
            drop((connection, line));
            at_once += 1;
            // What comes back goes behind what came back before: then it is the next.
            if after > 0 || at_once >= AT_ONCE_MAX {
                let (connection, _line) = self.look_again().await?;
                take_away(source, &connection, back_office).await.map_err(away)?;
                at_once = 0;
            }
            quiet = 0;
        }
        Ok(())
    }

    /// A connection of its own, once the broker has noticed that the one before is gone.
    async fn look_again(&self) -> Result<(Connection, Line), NotTaken> {
        tokio::time::sleep(LOOK_AFTER).await;
        within(CONNECT_WITHIN, async { Line::connect(&self.url).await.map_err(away) }).await
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

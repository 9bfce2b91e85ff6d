//! The mail channel: letters that wait in the outbox leave through a mail server, or into a folder.

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::{BoxFuture, FutureExt};

use super::{Letter, Mailbox, Sender, Smtp};
use crate::{
    config::{Config, MailServer},
    events::{Channel, Envelope, NotTaken, Schedule, Transport},
    state::AppState,
    store::outbox::Then,
};

/// The first wait after a letter that was put off, and the longest: mail servers that ask for patience (greylisting)
/// mean minutes.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(30);
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);

/// Whether letters leave: there is a mail server, or the portal is tried out and keeps them as files.
#[must_use]
pub fn offers_mail(state: &AppState) -> bool {
    state.config.mail.is_some() || state.content.service.sample
}

/// The way that letters leave by.
#[derive(Clone, Debug)]
pub struct Post {
    sender: Sender,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    Server(Smtp),
    Files(Mailbox),
}

impl Post {
    /// The way of the configuration: a mail server, files in a portal that somebody tries out, or none.
    ///
    /// # Errors
    /// Certificates of this machine cannot be read.
    pub fn of(config: &Config, is_sample: bool) -> Result<Option<Self>, lettre::transport::smtp::Error> {
        match &config.mail {
            Some(MailServer { url, sender }) => Ok(Some(Self::through(Smtp::new(url)?, sender.clone()))),
            None => Ok(is_sample.then(|| Self::into_files(Mailbox::of(&config.data_dir), Sender::sample()))),
        }
    }

    /// Through a mail server.
    #[must_use]
    pub const fn through(server: Smtp, sender: Sender) -> Self {
        Self { sender, way: Way::Server(server) }
    }

    /// Into a folder of a portal that somebody tries out.
    #[must_use]
    pub const fn into_files(mailbox: Mailbox, sender: Sender) -> Self {
        Self { sender, way: Way::Files(mailbox) }
    }

    async fn send(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        let letter: Letter = serde_json::from_value(envelope.data.clone())
            .map_err(|_| NotTaken::ForGood("the stored letter cannot be read".to_owned()))?;
        let message = letter
            .message(&self.sender, &envelope.id, envelope.time)
            .map_err(|error| NotTaken::ForGood(error.to_string()))?;
        match &self.way {
            Way::Server(server) => server.send(message).await,
            Way::Files(mailbox) => {
                let (mailbox, id) = (mailbox.clone(), envelope.id.clone());
                let put = tokio::task::spawn_blocking(move || mailbox.put(&id, &message.formatted())).await;
                let put = put.map_err(|_| "the letter was not written".to_owned());
                put.and_then(|put| put.map_err(|error| error.to_string())).map_err(NotTaken::Away)
            }
        }
    }
}

impl Transport for Post {
    fn channel(&self) -> Channel {
        Channel::Mail
    }

    fn schedule(&self) -> Schedule {
        Schedule { first_wait: FIRST_WAIT, longest_wait: LONGEST_WAIT, ..Schedule::default() }
    }

    fn hand_over<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        self.send(envelope).boxed()
    }

    /// A letter that was taken is done: nobody says later that they have it.
    fn then(&self, _: &str, _: TimeDelta, _: DateTime<Utc>) -> Then {
        Then::Nothing
    }
}

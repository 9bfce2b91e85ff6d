//! Letters through a mail server.

use std::time::Duration;

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::{Error, response::Severity},
};

use crate::events::NotTaken;

/// The longest wait for an answer of the mail server. A letter waits for it, no person does.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// Answers that tell of this service and not of the letter: a password is wanted or refused (530, 534, 535, 538), or
/// the server takes no mail at all (421, 521). Every other letter would get the same one.
const OF_THE_SERVICE: [u16; 6] = [421, 521, 530, 534, 535, 538];

/// A mail server, with connections that letters share.
#[derive(Clone, Debug)]
pub struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
}

impl Smtp {
    /// The server of an address such as `smtps://USER:PASSWORD@HOST`. Nothing is connected yet.
    ///
    /// # Errors
    /// The address is none, or certificates of this machine cannot be read.
    pub fn new(url: &str) -> Result<Self, Error> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.timeout(Some(ANSWER_WITHIN));
        Ok(Self { server: server.build() })
    }

    /// Gives a message to the server. When this returns `Ok`, the server has it.
    ///
    /// # Errors
    /// [`NotTaken`]. Its text holds no address: a server's own words can.
    pub async fn send(&self, message: Message) -> Result<(), NotTaken> {
        let is_ascii = message.envelope().to().iter().all(|to| AsRef::<str>::as_ref(to).is_ascii());
        self.server.send(message).await.map(drop).map_err(|error| refusal(&error, is_ascii))
    }
}

fn refusal(error: &Error, is_ascii: bool) -> NotTaken {
    let Some(code) = error.status() else {
        // The server does not know SMTPUTF8 (RFC 6531): it will not tomorrow, either.
        if error.is_client() && !is_ascii {
            return NotTaken::ForGood("the mail server takes no address in other letters than a to z".to_owned());
        }
        let reason = if error.is_timeout() {
            "the mail server does not answer"
        } else if error.is_tls() {
            "no secure connection to the mail server"
        } else {
            "cannot connect to the mail server"
        };
        return NotTaken::Away(reason.to_owned());
    };
    let reason = format!("the mail server answered {code}");
    let number = u16::from(code);
    if OF_THE_SERVICE.contains(&number) {
        NotTaken::Away(reason)
    } else if code.severity == Severity::PermanentNegativeCompletion {
        NotTaken::ForGood(reason)
    } else {
        NotTaken::ForNow(reason)
    }
}

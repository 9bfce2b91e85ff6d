//! The mail server, and who letters come from.

use lettre::message::Mailbox;

use super::{ConfigError, one_of, plaintext::Plaintext, safe};
use crate::mail::Sender;

/// How letters leave.
#[derive(Clone, Debug)]
pub struct MailServer {
    /// Such as `smtps://USER:PASSWORD@HOST`.
    pub url: String,
    /// The sender of every letter.
    pub sender: Sender,
}

impl MailServer {
    /// Reads the variables; none where no server is named.
    ///
    /// # Errors
    /// An address cannot be used, or the server is named and its sender is not: then a person could not answer.
    pub(super) fn read(
        lookup: &dyn Fn(&'static str) -> Option<String>,
        plaintext: &Plaintext,
    ) -> Result<Option<Self>, ConfigError> {
        let variable = "FRONT_COUNTER_SMTP_URL";
        let reason = "write smtps://USER:PASSWORD@HOST, or smtp://USER:PASSWORD@HOST?tls=required";
        let Some(url) = safe(one_of(lookup, variable, &["smtp://", "smtps://"], reason)?, variable, plaintext)? else {
            return Ok(None);
        };
        let from = mailbox(lookup, "FRONT_COUNTER_MAIL_FROM")?;
        let reply_to = Some(mailbox(lookup, "FRONT_COUNTER_MAIL_REPLY_TO")?);
        Ok(Some(Self { url, sender: Sender { from, reply_to } }))
    }
}

fn mailbox(lookup: &dyn Fn(&'static str) -> Option<String>, variable: &'static str) -> Result<Mailbox, ConfigError> {
    let value = lookup(variable).unwrap_or_default();
    let reason = "with a mail server, write NAME <ADDRESS>, such as Appointments <visits@counter.example>; the name \
                  must not tell that it is the police";
    value.parse().map_err(|_| ConfigError { variable, value, reason })
}

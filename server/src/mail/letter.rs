//! A letter to one person, and the message that it becomes.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use lettre::{
    Address, Message,
    message::{
        Attachment, Body, Mailbox, MultiPart, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use serde::{Deserialize, Serialize};

/// A letter as it waits in the outbox, sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The person's address.
    pub to: String,
    /// The language of subject and text, such as `ur`.
    pub language: String,
    /// The subject. Whoever shares the person's phone may read it.
    pub subject: String,
    /// The text, in plain lines.
    pub text: String,
    /// An entry for the person's calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Attached>,
}

/// A calendar file that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// The name of the file.
    pub name: String,
    /// `PUBLISH` or `CANCEL`, the same as in the file.
    pub method: String,
    /// The file, iCalendar.
    pub file: String,
}

/// The sender of every letter.
#[derive(Clone, Debug)]
pub struct Sender {
    /// The address that letters come from, with a name that gives nothing away.
    pub from: Mailbox,
    /// The address that a person reads.
    pub reply_to: Option<Mailbox>,
}

impl Sender {
    /// The sender of a portal that somebody tries out; `.invalid` reaches nobody (RFC 2606).
    #[must_use]
    pub fn sample() -> Self {
        // Nothing in it needs to be checked.
        let email = Address::new_dangerous("appointments", "sample.invalid");
        Self { from: Mailbox::new(Some("Appointments".to_owned()), email), reply_to: None }
    }
}

/// The reason why no message can be made of a letter. It holds nothing that a person typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// The person's address cannot be used.
    #[error("the address that the letter goes to cannot be read")]
    Address,
    /// Something else stands in the way.
    #[error("no message can be made of the letter")]
    Message,
}

impl Letter {
    /// The message of this letter. It is the same on every attempt: `id`, the event's, makes its `Message-ID`, and `at`
    /// its date.
    ///
    /// # Errors
    /// [`Unwritable`].
    pub fn message(&self, sender: &Sender, id: &str, at: DateTime<Utc>) -> Result<Message, Unwritable> {
        let to = Mailbox::new(None, self.to.parse().map_err(|_| Unwritable::Address)?);
        let reply_to = sender.reply_to.iter().cloned();
        let message = reply_to.fold(Message::builder(), |message, reply_to| message.reply_to(reply_to));
        let message = message
            .from(sender.from.clone())
            .to(to)
            .subject(&*self.subject)
            .date(SystemTime::from(at))
            .message_id(Some(format!("<{id}@{}>", sender.from.email.domain())))
            .header(AutoSubmitted)
            .header(ContentLanguage(self.language.clone()));
        let text = SinglePart::plain(self.text.clone());
        let made = match &self.calendar {
            None => message.singlepart(text),
            Some(calendar) => message.multipart(MultiPart::mixed().singlepart(text).singlepart(calendar.part()?)),
        };
        made.map_err(|_| Unwritable::Message)
    }
}

impl Attached {
    fn part(&self) -> Result<SinglePart, Unwritable> {
        let kind = format!("text/calendar; charset=utf-8; method={}", self.method);
        let kind = ContentType::parse(&kind).map_err(|_| Unwritable::Message)?;
        Ok(Attachment::new(self.name.clone()).body(Body::new(self.file.clone()), kind))
    }
}

/// `Auto-Submitted: auto-generated` (RFC 3834): no machine answers such a letter.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// `Content-Language` (RFC 3282), for whatever reads the letter out.
#[derive(Clone)]
struct ContentLanguage(String);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(language: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(language.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use mail_parser::{MessageParser, MimeHeaders};

    use super::*;

    fn sender() -> Sender {
        Sender {
            from: "Appointments <visits@counter.example>".parse().unwrap(),
            reply_to: Some("front.desk@counter.example".parse().unwrap()),
        }
    }

    fn letter() -> Letter {
        Letter {
            to: "o'neil+visits@mail.example".to_owned(),
            language: "ur".to_owned(),
            subject: "آپ کا وقت".to_owned(),
            text: "منگل 1 دسمبر\nhttps://counter.example/booking\n.\nThe end".to_owned(),
            calendar: None,
        }
    }

    fn sent(letter: &Letter) -> Vec<u8> {
        let at = "2026-12-01T14:30:00Z".parse().unwrap();
        letter.message(&sender(), "0193-7a", at).unwrap().formatted()
    }

    #[test]
    fn a_letter_arrives_as_it_was_written() {
        let bytes = sent(&letter());
        let read = MessageParser::new().parse(&bytes).unwrap();
        assert_eq!(read.subject(), Some("آپ کا وقت"));
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), letter().text);
        assert_eq!(read.to().unwrap().first().unwrap().address(), Some("o'neil+visits@mail.example"));
        assert_eq!(read.reply_to().unwrap().first().unwrap().address(), Some("front.desk@counter.example"));
        assert_eq!(read.message_id(), Some("0193-7a@counter.example"));
        assert_eq!(read.date().unwrap().to_rfc3339(), "2026-12-01T14:30:00Z");
        let header = |name: &str| read.header_raw(name).map(|value| value.trim().to_owned());
        assert_eq!(header("Auto-Submitted").as_deref(), Some("auto-generated"));
        assert_eq!(header("Content-Language").as_deref(), Some("ur"));
    }

    #[test]
    fn a_calendar_file_keeps_name_and_method() {
        let file = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n".to_owned();
        let calendar = Attached { name: "visit.ics".to_owned(), method: "CANCEL".to_owned(), file: file.clone() };
        let bytes = sent(&Letter { calendar: Some(calendar), ..letter() });
        let read = MessageParser::new().parse(&bytes).unwrap();
        let part = read.attachment(0).unwrap();
        assert_eq!(part.attachment_name(), Some("visit.ics"));
        assert_eq!(part.content_type().unwrap().attribute("method"), Some("CANCEL"));
        assert_eq!(part.text_contents(), Some(&*file));
    }

    #[test]
    fn nothing_that_is_typed_becomes_a_header() {
        for to in ["jane@mail.example\r\nBcc: everybody@mail.example", "jane@mail.example, other@mail.example", ""] {
            let typed = Letter { to: to.to_owned(), ..letter() };
            let made = typed.message(&sender(), "1", DateTime::UNIX_EPOCH);
            assert_eq!(made.map(|_| ()), Err(Unwritable::Address), "{to:?}");
        }
        let bytes = sent(&Letter { subject: "Hello\r\nBcc: everybody@mail.example".to_owned(), ..letter() });
        assert!(MessageParser::new().parse(&bytes).unwrap().bcc().is_none());
    }
}

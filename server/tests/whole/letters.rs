//! Letters from the outbox to a real mail server: what arrives, and what the server's answers lead to.

use chrono::TimeDelta;
use mail_parser::MessageParser;
use server::{
    entropy::event_id,
    events::{Channel, Forwarder},
    mail::{Letter, Mailbox, Post, Sender, Smtp},
    store::outbox::{AppendEvent, ListedEvent, NewEvent},
    vault::Record,
};

use crate::{
    database::Listed,
    mail_server::MailServer,
    portal::{Outcome, Phone, Portal},
};

const TO: &str = "jane@mail.example";

type Failure = Box<dyn std::error::Error>;

fn sender() -> Sender {
    Sender {
        from: "Appointments <visits@counter.example>".parse().expect("an address"),
        reply_to: Some("front.desk@counter.example".parse().expect("an address")),
    }
}

/// A portal with a report that no broker has taken, and a letter to the person who made it.
struct Waiting {
    portal: Portal,
    event_id: String,
}

impl Waiting {
    async fn new(to: &str) -> Result<Self, Failure> {
        let portal = Portal::open().await?;
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        portal.send_report(&mut phone).await;
        let report = portal.state.store.outbox().await?.pop().ok_or("the event is not in the outbox")?;
        let state = &portal.state;
        let key = state.store.record_key(&report.reference).await?.ok_or("no key")?;
        let record = Record::of(key.record.as_str(), &key.wrapped_key, &state.master)?;
        let letter = Letter {
            to: to.to_owned(),
            language: "ur".to_owned(),
            subject: "آپ کا وقت".to_owned(),
            text: "منگل 1 دسمبر".to_owned(),
            calendar: None,
        };
        let event_id = event_id(&*state.entropy, state.clock.now()).to_string();
        let event = NewEvent {
            event_id: event_id.clone(),
            sequence: 2,
            channel: Channel::Mail,
            queue: Channel::Mail.as_str().to_owned(),
            event_type: "frontcounter.letter.v1".to_owned(),
            body: record.seal(&*state.entropy, &serde_json::to_vec(&letter)?),
        };
        let at = state.clock.now().timestamp_millis();
        state.store.write(AppendEvent { record: key.record, at, event }).await?;
        Ok(Self { portal, event_id })
    }

    fn to(&self, server: &MailServer) -> Result<Forwarder, Failure> {
        Ok(self.portal.state.forwarder_to(Post::through(Smtp::new(&server.url())?, sender())))
    }

    async fn event(&self) -> Result<ListedEvent, Failure> {
        Ok(self.portal.state.store.outbox_of(&self.event_id).await?.pop().ok_or("the letter is not in the outbox")?)
    }
}

#[tokio::test]
async fn a_letter_arrives_while_the_back_office_has_nothing() -> Outcome {
    let (waiting, server) = (Waiting::new(TO).await?, MailServer::start().await?);
    waiting.to(&server)?.forward_due().await?;
    let letters = server.letters();
    let [letter] = &letters[..] else { return Err(format!("{} letters", letters.len()).into()) };
    assert_eq!(letter.to, [TO]);
    let read = MessageParser::new().parse(&letter.bytes).ok_or("it is no message")?;
    assert_eq!(read.subject(), Some("آپ کا وقت"));
    assert_eq!(read.body_text(0).as_deref().map(str::trim), Some("منگل 1 دسمبر"));
    assert_eq!(read.message_id(), Some(&*format!("{}@counter.example", waiting.event_id)));
    assert_eq!(waiting.event().await?.state, "acknowledged");
    let events = waiting.portal.state.store.outbox().await?;
    let report = events.iter().find(|event| event.channel == Channel::Queue).map(|event| &*event.state);
    assert_eq!(report, Some("waiting"), "the report waits for its own channel");
    Ok(())
}

#[tokio::test]
async fn the_servers_answer_says_what_becomes_of_a_letter() -> Outcome {
    for (answer, state) in [(550, "refused"), (553, "refused"), (451, "waiting"), (421, "waiting"), (535, "waiting")] {
        let (waiting, server) = (Waiting::new(TO).await?, MailServer::start().await?);
        server.answer(Some(answer));
        let post = waiting.to(&server)?;
        post.forward_due().await?;
        let event = waiting.event().await?;
        assert_eq!(event.state, state, "{answer}");
        let reason = event.last_error.unwrap_or_default();
        assert!(reason.contains(&answer.to_string()) && !reason.contains("jane"), "{reason}");
        // What was put off leaves once the server takes it, and once only.
        server.answer(None);
        waiting.portal.clock.advance(TimeDelta::hours(1));
        post.forward_due().await?;
        post.forward_due().await?;
        assert_eq!(server.letters().len(), usize::from(state == "waiting"), "{answer}");
    }
    Ok(())
}

#[tokio::test]
async fn a_letter_waits_for_a_server_that_is_gone() -> Outcome {
    let (waiting, server) = (Waiting::new(TO).await?, MailServer::start().await?);
    let (post, address) = (waiting.to(&server)?, server.address());
    drop(server);
    post.forward_due().await?;
    let event = waiting.event().await?;
    assert_eq!((&*event.state, event.last_error.as_deref()), ("waiting", Some("cannot connect to the mail server")));
    let server = MailServer::start_on(address).await?;
    waiting.portal.clock.advance(TimeDelta::minutes(1));
    post.forward_due().await?;
    assert_eq!(server.letters().len(), 1);
    assert_eq!(waiting.event().await?.state, "acknowledged");
    Ok(())
}

#[tokio::test]
async fn an_address_that_no_mail_can_have_is_refused_at_once() -> Outcome {
    let (waiting, server) =
        (Waiting::new("jane@mail.example\r\nBcc: x@mail.example").await?, MailServer::start().await?);
    waiting.to(&server)?.forward_due().await?;
    assert_eq!((server.letters().len(), &*waiting.event().await?.state), (0, "refused"));
    Ok(())
}

#[tokio::test]
async fn a_sample_portal_keeps_letters_as_files() -> Outcome {
    let waiting = Waiting::new(TO).await?;
    let folder = waiting.portal.folder.path();
    let post = Post::into_files(Mailbox::of(folder), sender());
    waiting.portal.state.forwarder_to(post).forward_due().await?;
    let letter = std::fs::read(folder.join("mailbox").join(format!("{}.eml", waiting.event_id)))?;
    assert_eq!(MessageParser::new().parse(&letter).ok_or("no message")?.subject(), Some("آپ کا وقت"));
    assert_eq!(waiting.event().await?.state, "acknowledged");
    Ok(())
}

//! The letter to whoever left a safe e-mail address with a report.

use server::{
    events::Channel,
    mail::{Letter, Mailbox, Post, Sender},
};

use axum::http::StatusCode;
use mail_parser::MessageParser;

use crate::{
    database::Listed,
    portal::{Outcome, Phone, Portal, theft_answer},
};

type Failure = Box<dyn std::error::Error>;
type Answers = &'static [(&'static str, &'static str)];

const MAIL: Answers = &[("contact-email", "zoe@mail.example")];

/// Sends a report of a theft with these answers instead of the usual ones; the letters that leave.
async fn letters(language: &str, own: &[(&str, Answers)]) -> Result<(String, Vec<Letter>), Failure> {
    let (portal, mut phone) = (Portal::open().await?, Phone::default());
    let mut path = format!("{language}/report/theft/emergency");
    while !path.ends_with("/check") {
        let question = path.rsplit('/').next().unwrap_or_default().to_owned();
        let answer =
            own.iter().find(|(name, _)| *name == question).map_or_else(|| theft_answer(&question), |own| own.1);
        let answered = portal.post(&mut phone, &path, answer).await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER, "{question}: {}", answered.body);
        path = answered.location;
    }
    let page = portal.get(&mut phone, &path).await;
    let fields = page.sending();
    portal.post(&mut phone, &path, &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await;
    let events = portal.state.store.outbox().await?;
    let letters = events.iter().filter(|event| event.channel == Channel::Mail).count();
    let folder = portal.folder.path();
    portal.state.forwarder_to(Post::into_files(Mailbox::of(folder), Sender::sample())).forward_due().await?;
    let mut read = Vec::new();
    for event in events.iter().filter(|event| event.channel == Channel::Mail) {
        let bytes = std::fs::read(folder.join("mailbox").join(format!("{}.eml", event.event_id)))?;
        let message = MessageParser::new().parse(&bytes).ok_or("no message")?;
        read.push(Letter {
            to: message.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap_or_default().to_owned(),
            language: message.header_raw("Content-Language").unwrap_or_default().trim().to_owned(),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            calendar: None,
        });
    }
    assert_eq!(read.len(), letters);
    Ok((events[0].reference.clone(), read))
}

#[tokio::test]
async fn a_reporter_with_a_safe_address_is_told_the_reference_and_no_more() -> Outcome {
    for (language, path) in [("en", ""), ("ur", "/ur")] {
        let (reference, letters) = letters(path, &[("contact", MAIL)]).await?;
        let [letter] = &letters[..] else { return Err(format!("{} letters", letters.len()).into()) };
        assert_eq!((&*letter.to, &*letter.language), ("zoe@mail.example", language));
        assert!(letter.text.contains(&reference) && letter.text.contains("999"), "{}", letter.text);
        let all = format!("{} {}", letter.subject, letter.text).to_lowercase();
        for told in ["police", "پولیس", "zoë", "café", "theft", "phone,", "se13", "appointment", "letter-"] {
            assert!(!all.contains(told), "{told}: {all}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn where_a_letter_may_not_be_safe_none_is_sent() -> Outcome {
    let cases: [&[(&str, Answers)]; 5] = [
        &[("named", &[("named", "kept")]), ("contact", MAIL)],
        &[("contact", &[("contact-email", "zoe@mail.example"), ("contact-safe", "Only texts")])],
        &[("contact", &[("contact-email", "zoe@mail.example"), ("contact-safe", "شام کو")])],
        &[("contact", &[("contact-phone", "020 7946 0123")])],
        &[("contact", &[("contact-none", "yes")])],
    ];
    for own in cases {
        assert_eq!(letters("", own).await?.1, [], "{own:?}");
    }
    Ok(())
}

//! Booking a visit as a phone does: every question, the time that is held, the booking, and what its person does later.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use chrono::TimeDelta;
use futures::future::join_all;
use server::{
    bookings::{Booking, chosen::Chosen},
    clock::Clock,
    events::Channel,
};

use crate::{
    database::{Database, on_each_database},
    portal::{Answer, Outcome, Phone, Portal},
};

/// What somebody answers, question by question; lists are chosen from by place.
pub struct Wishes(BTreeMap<&'static str, Vec<(&'static str, String)>>);

impl Wishes {
    /// A thing that was found is handed in, without any wish.
    pub fn plain() -> Self {
        let one = |question: &'static str, value: &str| (question, vec![(question, value.to_owned())]);
        Self(
            [
                one("emergency", "no"),
                one("service", "found-property"),
                one("interpreter", "no"),
                one("access", "none"),
                one("for-whom", "me"),
                ("booker", vec![("booker-name", "Zoë O'Neil-Adeyemi".to_owned())]),
                one("reach", "none"),
            ]
            .into(),
        )
    }

    pub fn with(mut self, question: &'static str, value: &str) -> Self {
        self.0.insert(question, vec![(question, value.to_owned())]);
        self
    }

    pub fn with_fields(mut self, question: &'static str, fields: &[(&'static str, &str)]) -> Self {
        self.0.insert(question, fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect());
        self
    }

    /// The form of a question; the earliest time anywhere is wanted where nothing is said.
    pub fn fields(&self, question: &str) -> Vec<(&'static str, String)> {
        let anywhere = || if question == "where" { vec![("where", "anywhere".to_owned())] } else { Vec::new() };
        self.0.get(question).cloned().unwrap_or_else(anywhere)
    }

    /// A statement with a Somali interpreter for one's mother, told by letter.
    pub fn for_a_mother() -> Self {
        Self::plain()
            .with("service", "statement")
            .with("way-video", "in-person")
            .with("interpreter", "language")
            .with("spoken", "so")
            .with("interpreter-gender", "either")
            .with("access", "someone-with-me")
            .with("for-whom", "someone-else")
            .with_fields("visitor", &[("visitor-name", "Amina Warsame")])
            .with("reach", "email")
            .with("email", "hodan@mail.example")
            .with("letters", "mine")
            .with("reminders", "yes")
            .with("safe-hours", "any")
    }
}

on_each_database!(a_visit_is_booked_once_however_often_it_is_sent, a_time_that_somebody_holds_is_nobody_elses,);

/// The place in a list of times that is chosen: none that is too soon some minutes later.
const LATER: usize = 8;

/// The values of a list.
pub fn listed(page: &Answer, question: &str) -> Vec<String> {
    let inputs = page.body.split("<input").filter(|input| input.contains(&format!("name=\"{question}\"")));
    let radios = inputs.filter(|input| input.contains("type=\"radio\""));
    radios.filter_map(|input| Some(input.split("value=\"").nth(1)?.split('"').next()?.to_owned())).collect()
}

impl Portal {
    /// Answers questions until this one comes next, or until "check".
    pub async fn answer_visit(&self, phone: &mut Phone, wishes: &Wishes, until: &str) -> String {
        let mut path = "/book/emergency".to_owned();
        for _ in 0..40 {
            let question = path.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
            if question == until || question == "check" || question == "stop" {
                return path;
            }
            let page = self.get(phone, &path).await;
            assert_eq!(page.status, StatusCode::OK, "{question}");
            let listed = listed(&page, &question);
            let fields = match (wishes.0.get(&*question), &*question) {
                (Some(fields), _) => fields.clone(),
                (None, "where") => vec![("where", "anywhere".to_owned())],
                (None, "time") => vec![("time", listed.get(LATER).cloned().unwrap_or_default())],
                (None, _) => Vec::new(),
            };
            let key = page.hidden("draft");
            let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fields.push(("draft", &key));
            let answer = self.post(phone, &path, &fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{question}: {}", answer.body);
            path = answer.location;
        }
        panic!("the journey does not end");
    }

    /// Presses "Book this time" on this check page.
    pub async fn press_book(&self, phone: &mut Phone, page: &Answer) -> Answer {
        let fields = page.sending();
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.post(phone, "/book/check", &fields).await
    }

    /// Books a visit: its page.
    pub async fn book(&self, phone: &mut Phone, wishes: &Wishes) -> Answer {
        let check = self.answer_visit(phone, wishes, "check").await;
        let page = self.get(phone, &check).await;
        let sent = self.press_book(phone, &page).await;
        assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/book/sent"), "{}", sent.body);
        self.get(phone, "/book/sent").await
    }

    async fn choose(&self, phone: &mut Phone, time: &str) -> Answer {
        let page = self.get(phone, "/book/time").await;
        let key = page.hidden("draft");
        self.post(phone, "/book/time", &[("draft", &key), ("time", time)]).await
    }

    pub async fn find(&self, phone: &mut Phone, reference: &str, secret: &str) -> Answer {
        let once = self.get(phone, "/booking").await.hidden("once");
        self.post(phone, "/booking", &[("once", &once), ("reference", reference), ("secret", secret)]).await
    }

    pub async fn booking(&self, reference: &str) -> Result<Booking, Box<dyn std::error::Error>> {
        let stored = self.state.store.booking(reference).await?.ok_or("no booking")?;
        Ok(Booking::open(&self.state.master, &stored)?.0)
    }
}

/// The secret on the page of a booking.
pub fn secret(page: &Answer) -> String {
    let is_secret = |text: &str| text.len() == 14 && text.chars().all(|c| c.is_ascii_digit() || c == ' ');
    page.body.split(['<', '>']).find(|text| is_secret(text)).unwrap_or_default().to_owned()
}

async fn a_visit_is_booked_once_however_often_it_is_sent(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let mut phone = Phone::default();
    let check = portal.answer_visit(&mut phone, &Wishes::for_a_mother(), "check").await;
    let page = portal.get(&mut phone, &check).await;
    assert!(page.body.contains("We keep this time for you until"), "the hold is told");
    let mut other_tab = phone.clone();
    let first = portal.press_book(&mut phone, &page).await;
    assert_eq!(first.location, "/book/sent");
    let again = portal.press_book(&mut other_tab, &page).await;
    assert_eq!(again.location, "/book/sent", "{}", again.body);
    let booked = portal.get(&mut phone, "/book/sent").await;
    let (reference, code) = (booked.reference(), secret(&booked));
    assert_eq!(code.len(), 14, "the secret is shown");
    assert_eq!(portal.get(&mut other_tab, "/book/sent").await.reference(), reference);
    let ahead = portal.state.store.bookings_ahead(0, i64::MAX).await?;
    assert_eq!(ahead.len(), 1);
    let booking = portal.booking(&reference).await?;
    assert_eq!((booking.end - booking.start).num_minutes(), 120, "an interpreter doubles the time");
    assert_eq!(booking.told.visitor(), Some("Amina Warsame"));
    let slots = portal.state.store.slots_of(&booking.id).await?;
    assert!(slots.len() >= 24, "an officer, a room and an interpreter for two hours: {}", slots.len());
    let events = portal.state.store.outbox_of(&reference).await?;
    let leaves_by = |channel| events.iter().filter(|event| event.channel == channel).count();
    assert_eq!((leaves_by(Channel::Queue), leaves_by(Channel::Mail)), (1, 1), "an event and a letter");
    let entry = portal.get(&mut phone, "/booking/appointment.ics").await.body;
    assert!(entry.contains("BEGIN:VEVENT") && entry.contains(booking.id.as_str()), "{entry}");
    for name in ["Warsame", "hodan", "statement"] {
        assert!(!booked.location.contains(name));
    }
    Ok(())
}

async fn a_time_that_somebody_holds_is_nobody_elses(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let wishes = Wishes::plain().with("where", "lewisham");
    let (mut first, mut others) = (Phone::default(), Vec::new());
    portal.answer_visit(&mut first, &wishes, "time").await;
    let time = listed(&portal.get(&mut first, "/book/time").await, "time")[LATER].clone();
    assert_eq!(portal.choose(&mut first, &time).await.status, StatusCode::SEE_OTHER);
    // Every other desk of that time goes, too.
    let refused = loop {
        let mut other = Phone::default();
        portal.answer_visit(&mut other, &wishes, "time").await;
        let chosen = portal.choose(&mut other, &time).await;
        if chosen.status != StatusCode::SEE_OTHER {
            break (other, chosen);
        }
        others.push(other);
    };
    let (mut loser, page) = refused;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("Someone else has just booked"), "{}", page.body);
    assert!(!listed(&page, "time").contains(&time), "the list shows what is free");
    // Nothing of what was typed is lost: another time leads on.
    let next = listed(&page, "time")[LATER].clone();
    assert_eq!(portal.choose(&mut loser, &next).await.location, "/book/for-whom");
    // A hold that ran out is free without anybody having swept it.
    portal.clock.advance(TimeDelta::minutes(11));
    assert_eq!(portal.choose(&mut loser, &time).await.status, StatusCode::SEE_OTHER);
    let booked = portal.book_from(&mut loser, &wishes).await;
    assert_eq!(
        Chosen::parse(&time).map(|chosen| chosen.start.instant()),
        Some(portal.booking(&booked.reference()).await?.start)
    );
    Ok(())
}

#[tokio::test]
async fn a_hold_is_extended_once_and_what_ran_out_is_told() -> Outcome {
    let portal = Portal::open().await?;
    let wishes = Wishes::plain().with("where", "lewisham");
    let mut phone = Phone::default();
    portal.answer_visit(&mut phone, &wishes, "booker").await;
    portal.clock.advance(TimeDelta::minutes(9));
    let page = portal.get(&mut phone, "/book/booker").await;
    let key = page.hidden("draft");
    let typed = [("draft", key.as_str()), ("booker-name", "Zo"), ("hold", "longer")];
    let longer = portal.post(&mut phone, "/book/booker", &typed).await;
    assert_eq!(longer.location, "/book/booker");
    let page = portal.get(&mut phone, "/book/booker").await;
    assert!(page.body.contains("It cannot be kept longer") && page.body.contains("value=\"Zo\""), "{}", page.body);
    portal.clock.advance(TimeDelta::minutes(9));
    portal.post(&mut phone, "/book/booker", &typed).await;
    let check = portal.book_up_to_check(&mut phone, &wishes).await;
    assert!(check.body.contains("It cannot be kept longer"), "still held by the first extension");
    portal.clock.advance(TimeDelta::minutes(2));
    let check = portal.get(&mut phone, "/book/check").await;
    assert!(check.body.contains("could not keep it longer") && check.body.contains("still free"), "{}", check.body);
    // It runs out, and whoever is faster has it: every desk of that time. The other is told and has lost nothing.
    let mut other = Phone::default();
    portal.answer_visit(&mut other, &wishes, "time").await;
    let time = portal.held_time(&phone).await.ok_or("no time was held")?;
    while portal.choose(&mut other, &time).await.status == StatusCode::SEE_OTHER {
        other = Phone::default();
        portal.answer_visit(&mut other, &wishes, "time").await;
    }
    let refused = portal.press_book(&mut phone, &check).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("Someone else has just booked"), "{}", refused.body);
    let again = portal.get(&mut phone, "/book/check").await;
    assert!(again.body.contains("Since then someone else has booked it"), "{}", again.body);
    let next = listed(&portal.get(&mut phone, "/book/time?change").await, "time").pop().ok_or("another time")?;
    portal.choose(&mut phone, &next).await;
    portal.book_from(&mut phone, &wishes).await;
    Ok(())
}

impl Portal {
    /// Goes on from the first question that is open, up to "check".
    async fn book_up_to_check(&self, phone: &mut Phone, wishes: &Wishes) -> Answer {
        for _ in 0..40 {
            let page = self.get(phone, "/book/check").await;
            if page.status == StatusCode::OK {
                return page;
            }
            let question = page.location.rsplit('/').next().unwrap_or_default().to_owned();
            let shown = self.get(phone, &page.location).await;
            let key = shown.hidden("draft");
            let fields = wishes.0.get(&*question).cloned().unwrap_or_default();
            let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fields.push(("draft", &key));
            self.post(phone, &page.location, &fields).await;
        }
        panic!("the journey does not end");
    }

    async fn book_from(&self, phone: &mut Phone, wishes: &Wishes) -> Answer {
        let page = self.book_up_to_check(phone, wishes).await;
        let sent = self.press_book(phone, &page).await;
        assert_eq!(sent.location, "/book/sent", "{}", sent.body);
        self.get(phone, "/book/sent").await
    }

    /// The time that is held, or was, for a phone.
    async fn held_time(&self, phone: &Phone) -> Option<String> {
        let token = phone.token()?;
        let open = self.state.drafts.open(&token, "visit", self.clock.now()).await.ok()??;
        Some(open.draft.held?.chosen)
    }
}

#[tokio::test]
async fn what_asks_for_another_sort_of_visit_lets_the_time_go() -> Outcome {
    let portal = Portal::open().await?;
    let wishes = Wishes::plain().with("where", "lewisham");
    let mut phone = Phone::default();
    portal.answer_visit(&mut phone, &wishes, "check").await;
    let page = portal.get(&mut phone, "/book/service?change").await;
    let key = page.hidden("draft");
    let changed = [("draft", key.as_str()), ("service", "firearms-licensing")];
    let answer = portal.post(&mut phone, "/book/service?change", &changed).await;
    assert_eq!(answer.location, "/book/way-phone");
    let page = portal.get(&mut phone, "/book/check").await;
    assert_eq!(page.location, "/book/way-phone", "the time has to be chosen anew");
    // A name alone changes no time.
    let mut other = Phone::default();
    portal.answer_visit(&mut other, &wishes, "check").await;
    let page = portal.get(&mut other, "/book/booker?change").await;
    let key = page.hidden("draft");
    let renamed = [("draft", key.as_str()), ("booker-name", "Zoë")];
    assert_eq!(portal.post(&mut other, "/book/booker?change", &renamed).await.location, "/book/check");
    Ok(())
}

#[tokio::test]
async fn a_time_that_cannot_be_had_says_why_and_what_next() -> Outcome {
    let portal = Portal::open().await?;
    let wishes = Wishes::plain().with("where", "lewisham");
    let mut phone = Phone::default();
    portal.answer_visit(&mut phone, &wishes, "time").await;
    for (time, says) in [
        ("", "Choose a time"),
        ("lewisham", "There is no such time to book"),
        ("lewisham@2026-11-24T10:07Z", "There is no such time to book"),
        ("lewisham@2026-11-22T08:00Z", "is over"),
        ("lewisham@2027-02-01T10:00Z", "is too far ahead"),
        ("lewisham@2026-11-24T03:00Z", "is closed then"),
        ("nowhere@2026-11-24T10:00Z", "cannot be booked at"),
    ] {
        let page = portal.choose(&mut phone, time).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{time}");
        assert!(page.body.contains(says), "{time}: {says}");
        assert!(!listed(&page, "time").is_empty(), "{time}: the list is there");
    }
    let where_page = portal.get(&mut phone, "/book/where").await;
    let key = where_page.hidden("draft");
    let nowhere = portal.post(&mut phone, "/book/where", &[("draft", &key), ("where", "nowhere")]).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nowhere.body.contains("Choose a counter"), "{}", nowhere.body);
    Ok(())
}

#[tokio::test]
async fn one_address_has_so_many_visits_ahead() -> Outcome {
    let portal = Portal::open().await?;
    let wishes = Wishes::plain().with("reach", "phone").with("phone", "020 7946 0000");
    for _ in 0..6 {
        portal.book(&mut Phone::default(), &wishes).await;
    }
    let mut phone = Phone::default();
    let check = portal.answer_visit(&mut phone, &wishes, "check").await;
    let page = portal.get(&mut phone, &check).await;
    let refused = portal.press_book(&mut phone, &page).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("There are already 6 visits booked"), "{}", refused.body);
    Ok(())
}

/// People who pay attention to nothing: 64 phones want one time at once.
#[tokio::test]
async fn many_phones_want_one_time() -> Outcome {
    let portal = Portal::open().await?;
    let wishes = Wishes::plain().with("where", "lewisham");
    let mut phone = Phone::default();
    portal.answer_visit(&mut phone, &wishes, "time").await;
    let time = listed(&portal.get(&mut phone, "/book/time").await, "time")[LATER].clone();
    let booking = || async {
        let mut phone = Phone::default();
        portal.answer_visit(&mut phone, &wishes, "time").await;
        if portal.choose(&mut phone, &time).await.status != StatusCode::SEE_OTHER {
            return None;
        }
        Some(portal.book_from(&mut phone, &wishes).await.reference())
    };
    let booked: Vec<String> = join_all((0..64).map(|_| booking())).await.into_iter().flatten().collect();
    let at = Chosen::parse(&time).ok_or("a time")?.start;
    let stored = portal.state.store.bookings_ahead(0, i64::MAX).await?;
    assert_eq!(stored.len(), booked.len(), "whoever was told has it, and nobody else");
    let mut resources = std::collections::BTreeSet::new();
    for one in &stored {
        assert_eq!(one.starts_at, at.instant().timestamp_millis());
        for slot in portal.state.store.slots_of(&one.booking).await? {
            assert!(resources.insert((slot.resource, slot.quarter)), "sold twice");
        }
    }
    assert!(!booked.is_empty());
    Ok(())
}

//! What agencies answer, as the office of bookings passes it on, on real brokers.

use booking::{InterpreterStatus, Status, Way};
use chrono::TimeDelta;
use serde_json::{Value, json};
use server::{
    bookings::Booking,
    events::{Channel, back_office::INTERPRETER_STATUS},
};

use crate::{
    desk::{Desk, QUEUE},
    offices::{Broker, on_each_broker, until},
    portal::Outcome,
    visitors,
};

on_each_broker![
    an_interpreter_is_confirmed_and_withdrawn,
    who_did_not_come_is_known_once_the_visit_has_begun,
    what_does_not_fit_changes_nothing,
];

type Failure = Box<dyn std::error::Error>;

/// The queue of bookings.
const BOOKINGS: &str = "appointments";

fn word(booking: &Booking, id: &str, status: &str) -> Value {
    json!({
        "specversion": "1.0", "id": id, "source": "/agency-desk", "type": INTERPRETER_STATUS,
        "subject": booking.reference, "data": { "status": status },
    })
}

/// A booking with an interpreter in some state, two hours from now.
async fn booked(desk: &Desk, interpreter: InterpreterStatus) -> Result<Booking, Failure> {
    let state = &desk.portal.state;
    let start = state.clock.now() + TimeDelta::hours(2);
    let told = visitors::statement("en", "mine", &[]);
    let booking = visitors::booking(told, Way::InPerson, start, interpreter);
    visitors::book(state, &booking).await?;
    // The broker has its queues once something is handed over.
    desk.forwarder.forward_due().await?;
    Ok(booking)
}

/// Status, interpreter and sequence, as they are now.
async fn now(desk: &Desk, booking: &Booking) -> Result<(Status, InterpreterStatus, i64), Failure> {
    let state = &desk.portal.state;
    let stored = state.store.booking(&booking.reference.to_string()).await?.ok_or("no booking")?;
    let (opened, _) = Booking::open(&state.master, &stored)?;
    Ok((opened.status, opened.interpreter, opened.sequence))
}

async fn until_sequence(desk: &Desk, booking: &Booking, sequence: i64) {
    until(&format!("change {sequence} is heard"), async || {
        now(desk, booking).await.expect("the booking can be read").2 == sequence
    })
    .await;
}

/// The types of the events and the subjects of the letters of a booking, without those of the day it was made.
async fn told(desk: &Desk, booking: &Booking) -> Result<Vec<String>, Failure> {
    let events = visitors::events_of(&desk.portal.state, booking).await?;
    let told = |(event, data): &(server::store::outbox::ListedEvent, Value)| match event.channel {
        Channel::Queue => {
            format!("{} {}", event.event_type, data["interpreter"]["status"].as_str().unwrap_or_default())
        }
        Channel::Mail => data["subject"].as_str().unwrap_or_default().to_owned(),
    };
    Ok(events.iter().skip(2).map(told).collect())
}

async fn an_interpreter_is_confirmed_and_withdrawn(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    let booking = booked(&desk, InterpreterStatus::Requested).await?;
    let [confirmed, withdrawn] = ["confirmed", "withdrawn"].map(|status| word(&booking, status, status));
    desk.say_as(BOOKINGS, &confirmed).await?;
    until_sequence(&desk, &booking, 1).await;
    assert_eq!(now(&desk, &booking).await?, (Status::Made, InterpreterStatus::Confirmed, 1));
    let mut withdrawn = withdrawn;
    withdrawn["data"]["start"] = booking.start.to_rfc3339().into();
    desk.say_as(BOOKINGS, &withdrawn).await?;
    until_sequence(&desk, &booking, 2).await;
    // Both once more, as a broker that is not sure does.
    for word in [&confirmed, &withdrawn, &confirmed] {
        desk.say_as(BOOKINGS, word).await?;
    }
    desk.is_heard().await?;
    assert_eq!(now(&desk, &booking).await?, (Status::Made, InterpreterStatus::Withdrawn, 2));
    let changed = "frontcounter.booking.changed.v1";
    assert_eq!(
        told(&desk, &booking).await?,
        [
            format!("{changed} confirmed"),
            "Your interpreter is confirmed".to_owned(),
            format!("{changed} withdrawn"),
            "About your interpreter".to_owned(),
        ]
    );
    // The agency has found somebody after all.
    desk.say_as(BOOKINGS, &word(&booking, "again", "confirmed")).await?;
    until_sequence(&desk, &booking, 3).await;
    assert_eq!(now(&desk, &booking).await?.1, InterpreterStatus::Confirmed);
    Ok(())
}

async fn who_did_not_come_is_known_once_the_visit_has_begun(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    let missed = booked(&desk, InterpreterStatus::Confirmed).await?;
    let alone = booked(&desk, InterpreterStatus::Rostered).await?;
    for booking in [&missed, &alone] {
        desk.say_as(BOOKINGS, &word(booking, "too early", "person-absent")).await?;
        desk.say_as(BOOKINGS, &word(booking, "too early, too", "interpreter-absent")).await?;
    }
    desk.is_heard().await?;
    assert_eq!(now(&desk, &missed).await?, (Status::Made, InterpreterStatus::Confirmed, 0));
    desk.portal.clock.advance(TimeDelta::hours(2));
    desk.say_as(BOOKINGS, &word(&missed, "1", "person-absent")).await?;
    desk.say_as(BOOKINGS, &word(&alone, "2", "interpreter-absent")).await?;
    for booking in [&missed, &alone] {
        until_sequence(&desk, booking, 1).await;
    }
    assert_eq!(now(&desk, &missed).await?, (Status::Missed, InterpreterStatus::Confirmed, 1));
    assert_eq!(now(&desk, &alone).await?, (Status::Missed, InterpreterStatus::Withdrawn, 1));
    let event = "frontcounter.booking.missed.v1";
    assert_eq!(told(&desk, &missed).await?, [format!("{event} confirmed")], "they know that they did not come");
    assert_eq!(
        told(&desk, &alone).await?,
        [format!("{event} withdrawn"), "A new time for your appointment".to_owned()]
    );
    Ok(())
}

async fn what_does_not_fit_changes_nothing(broker: Broker) -> Outcome {
    let desk = Desk::open(broker, &[]).await?;
    let mut bookings = Vec::new();
    for interpreter in [InterpreterStatus::Requested, InterpreterStatus::None, InterpreterStatus::Rostered] {
        bookings.push(booked(&desk, interpreter).await?);
    }
    let (requested, report) = (&bookings[0], desk.submit().await?);
    // Of a time that the booking does not have.
    let mut former = word(requested, "0", "confirmed");
    former["data"]["start"] = (requested.start - TimeDelta::days(1)).to_rfc3339().into();
    desk.say_as(BOOKINGS, &former).await?;
    // Another office, a status that there is not, and references of nobody and of a report.
    desk.say(&word(requested, "1", "confirmed")).await?;
    desk.say_as(BOOKINGS, &word(requested, "2", "done")).await?;
    for subject in ["FC-2222-2222", "FC-2222-2223", &report.reference, requested.id.as_str()] {
        let mut word = word(requested, "3", "confirmed");
        word["subject"] = subject.into();
        desk.say_as(BOOKINGS, &word).await?;
    }
    for booking in &bookings[1..] {
        for status in ["confirmed", "withdrawn"] {
            desk.say_as(BOOKINGS, &word(booking, status, status)).await?;
        }
    }
    desk.is_heard().await?;
    for booking in &bookings {
        assert_eq!(now(&desk, booking).await?, (Status::Made, booking.interpreter, 0));
        assert!(told(&desk, booking).await?.is_empty());
    }
    assert_eq!(report.queue, QUEUE);
    Ok(())
}

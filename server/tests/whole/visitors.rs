//! Bookings that are made up: answers, and what the store has of them.

use app::{domain::reference::Reference, routes::BOOKING_JOURNEY};
use booking::{InterpreterStatus, Status, Way};
use chrono::{DateTime, TimeDelta, Utc};
use journey::{Answer, Answers, question::person::PersonAnswer};
use serde_json::Value;
use server::{
    bookings::{
        Booking, What, news,
        secret::Secret,
        told::{Told, asked},
    },
    entropy::{SystemEntropy, record_id, reference},
    state::AppState,
    store::{
        bookings::{BookingChange, BookingOutcome, Make, NewBooking},
        drafts::Renewal,
        outbox::ListedEvent,
        slots::{Claim, Slot},
        submissions::NewRecord,
    },
    vault::Record,
};
use sqlx::{AnyConnection, Connection, Row};
use typed::name::Name;

type Failure = Box<dyn std::error::Error>;

pub const SITE: &str = "lewisham";
pub const EMAIL: &str = "zoe@mail.example";
/// What must not be read by anybody but the service.
pub const PERSONAL: [&str; 6] =
    ["Zoë Adeyemi", "Ama Adeyemi", EMAIL, "020 7946 0123", "He broke the door", "My brother Bashir"];

/// Answers of a person who can be told from others.
pub fn personal(mut answers: Answers) -> Answers {
    for (question, answer) in &mut answers {
        let own = match question.as_str() {
            asked::BOOKER => person(PERSONAL[0]),
            asked::VISITOR => person(PERSONAL[1]),
            asked::EMAIL => Answer::Email(PERSONAL[2].to_owned()),
            asked::PHONE => Answer::Phone(PERSONAL[3].to_owned()),
            asked::STORY => Answer::Text(PERSONAL[4].to_owned()),
            asked::NOT => Answer::Text(PERSONAL[5].to_owned()),
            _ => continue,
        };
        *answer = own;
    }
    answers
}

fn person(name: &str) -> Answer {
    Answer::Person(PersonAnswer { name: name.to_owned(), date_of_birth: None })
}

pub fn choice(option: &str) -> Answer {
    Answer::Choice(Name::parse(option).expect("a name"))
}

/// A statement in person, with letters to this person and a Somali interpreter, and what else is answered.
pub fn statement(language: &str, letters: &str, more: &[(&str, Answer)]) -> Told {
    let own = [
        (asked::SERVICE, choice("statement")),
        ("way-video", choice("in-person")),
        ("interpreter", choice("language")),
        ("spoken", choice("so")),
        (asked::GENDER, choice("woman")),
        (asked::BOOKER, person(PERSONAL[0])),
        (asked::EMAIL, Answer::Email(EMAIL.to_owned())),
        (asked::LETTERS, choice(letters)),
        (asked::REMINDERS, Answer::YesNo(true)),
        (asked::SAFE_HOURS, Answer::Choices(vec![Name::parse("any").expect("a name")])),
    ];
    let all = own.into_iter().chain(more.iter().map(|(question, answer)| (*question, answer.clone())));
    let answers = all.map(|(question, answer)| (Name::parse(question).expect("a name"), answer)).collect();
    Told { language: language.to_owned(), answers }
}

/// A booking of what was told, at a time.
pub fn booking(told: Told, way: Way, start: DateTime<Utc>, interpreter: InterpreterStatus) -> Booking {
    Booking {
        id: record_id(&SystemEntropy, start),
        reference: reference(&SystemEntropy),
        service: told.service().unwrap_or("statement").to_owned(),
        site: SITE.to_owned(),
        way,
        start,
        end: start + TimeDelta::minutes(60),
        status: Status::Made,
        interpreter,
        sequence: 0,
        told,
    }
}

/// Stores a booking as it is made, with a desk and the news of it.
pub async fn book(state: &AppState, booking: &Booking) -> Result<(), Failure> {
    let (at, record) = (state.clock.now(), Record::new(booking.id.as_str(), &SystemEntropy));
    let made = What::Made { secret: Secret::random(&SystemEntropy), resources: Vec::new() };
    let events = news(state, booking, &made, &record, at).await?;
    let quarter = booking.start.timestamp() / 900;
    let desk = format!("desk-{}", booking.reference);
    let slots = (quarter..quarter + 4).map(|quarter| Slot { resource: desk.clone(), quarter }).collect();
    let make = Make {
        record: NewRecord {
            id: booking.id.clone(),
            reference: Some(booking.reference.to_string()),
            kind: BOOKING_JOURNEY.to_owned(),
            priority: "standard".to_owned(),
            idempotency_key: booking.id.as_str().to_owned(),
            fingerprint: vec![1],
            wrapped_key: record.wrapped_key(&state.master, &SystemEntropy),
            body: record.seal(&SystemEntropy, &serde_json::to_vec(&booking.told)?),
            received_at: at.timestamp_millis(),
        },
        events,
        draft: Renewal::default(),
        claim: Claim { booking: booking.id.as_str().to_owned(), slots, held_until: None, now: at.timestamp_millis() },
        booking: NewBooking {
            service: booking.service.clone(),
            visit: booking.visit(),
            secret: vec![4],
            contact: None,
        },
    };
    let outcome = state.store.write(BookingChange::Make(Box::new(make))).await?;
    if outcome == BookingOutcome::Done { Ok(()) } else { Err(format!("{outcome:?}").into()) }
}

/// The events of a booking in their order, opened.
pub async fn events_of(state: &AppState, booking: &Booking) -> Result<Vec<(ListedEvent, Value)>, Failure> {
    let reference = booking.reference.to_string();
    let key = state.store.record_key(&reference).await?.ok_or("no key")?;
    let record = Record::of(key.record.as_str(), &key.wrapped_key, &state.master)?;
    let mut connection = AnyConnection::connect(&state.config.database_url).await?;
    let mut opened = Vec::new();
    for event in state.store.outbox_of(&reference).await? {
        let query = sqlx::query("SELECT body FROM outbox WHERE event_id = $1").bind(&event.event_id);
        let body: Vec<u8> = query.fetch_one(&mut connection).await?.try_get(0)?;
        let data = serde_json::from_slice(&record.open(&body)?)?;
        opened.push((event, data));
    }
    Ok(opened)
}

/// A new record of a booking.
pub fn record(booking: &Booking) -> Record {
    Record::new(booking.id.as_str(), &SystemEntropy)
}

/// Whether a text holds a reference of any booking.
pub fn has_reference(text: &str) -> bool {
    // In Urdu it stands between marks of direction.
    let mut words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
    words.any(|word| word.starts_with("FC-") && Reference::parse(word).is_ok())
}

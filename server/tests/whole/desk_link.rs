//! The desk link: what it shows, what can be tapped, and when it is dead.

use axum::http::{StatusCode, header};
use chrono::{NaiveDate, TimeDelta};
use journey::Answer;
use server::{
    bookings::{Booking, told::asked, withdraw::Withdrawal},
    clock::Clock,
    desk::DeskLink,
    events::Channel,
};

use crate::{
    appointments::{Booked, choice, complained, front_counter, name, person, printed},
    database::{Database, on_each_database},
    portal::{Answer as Answered, Outcome, Phone, Portal},
};

on_each_database![
    a_desk_sees_times_and_needs_and_notes_what_became_of_them,
    what_could_not_be_kept_is_asked_first_and_then_told,
    walk_ins_are_counted_for_their_day,
];

type Failure = Box<dyn std::error::Error>;

const REFERENCE: &str = "FC-2222-2222";

fn day() -> NaiveDate {
    "2026-12-01".parse().expect("a date")
}

/// The address of the day at Lewisham.
fn address(portal: &Portal) -> Result<String, Failure> {
    let directory = &portal.state.content.directory;
    let counter = directory.register().find("lewisham").ok_or("Lewisham")?;
    let link = DeskLink::new(counter, day(), "Sam").ok_or("it is open")?;
    Ok(format!("/desk/{}", link.sign(&portal.state.master).ok_or("a short name")?))
}

fn booked() -> Booked {
    Booked::statement(REFERENCE, "Farah Warsame", "2026-12-01T10:00:00Z").with([
        (asked::ACCESS, Answer::Choices(vec![name("quiet-room")])),
        (asked::VISITOR, person("Amina Warsame")),
        (asked::EMAIL, Answer::Email("farah@example.org".to_owned())),
        (asked::LETTERS, choice("seen")),
    ])
}

async fn tap(portal: &Portal, address: &str, sequence: &str, value: &str) -> Answered {
    let record = booked().id();
    let fields = [("visit", record.as_str()), ("sequence", sequence), ("tap", value)];
    portal.post(&mut Phone::default(), address, &fields).await
}

async fn state(portal: &Portal) -> Result<(String, i64), Failure> {
    let stored = portal.state.store.booking(REFERENCE).await?.ok_or("the booking")?;
    Ok((stored.status, stored.sequence))
}

/// The events after the one that the booking was made with.
async fn told(portal: &Portal) -> Result<Vec<(Channel, String)>, Failure> {
    let events = portal.state.store.outbox_of(REFERENCE).await?;
    Ok(events.into_iter().skip(1).map(|event| (event.channel, event.event_type)).collect())
}

async fn a_desk_sees_times_and_needs_and_notes_what_became_of_them(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    booked().store(&portal).await?;
    let address = address(&portal)?;
    let page = portal.get(&mut Phone::default(), &format!("/ur{address}")).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in
        ["Lewisham: visits on Tuesday 1 December", "10am to 11am Amina", "Quiet room", "made by Sam", "until midnight"]
    {
        assert!(page.body.contains(part), "{part} is missing from {}", page.body);
    }
    for secret in ["Warsame", "Sattelstange", REFERENCE, "example.org", "<script"] {
        assert!(!page.body.contains(secret), "{secret}");
    }
    let header = |name: &str| page.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(header(header::CACHE_CONTROL.as_str()), "no-store");
    assert_eq!(header("x-robots-tag"), "noindex, nofollow");
    assert_eq!(header("referrer-policy"), "no-referrer");
    assert!(page.headers.get(header::SET_COOKIE).is_none());

    let done = tap(&portal, &address, "0", "came").await;
    assert_eq!((done.status, &*done.location), (StatusCode::SEE_OTHER, &*address));
    assert_eq!(state(&portal).await?, ("kept".to_owned(), 1));
    assert!(told(&portal).await?.is_empty());
    let late = tap(&portal, &address, "0", "missed").await;
    assert_eq!(late.location, format!("{address}?changed=1"), "another screen was faster");
    let said = portal.get(&mut Phone::default(), &late.location).await.body;
    assert!(said.contains("Someone else noted something") && said.contains("Came"), "{said}");
    assert_eq!(state(&portal).await?, ("kept".to_owned(), 1));

    tap(&portal, &address, "1", "undo").await;
    tap(&portal, &address, "2", "missed").await;
    assert_eq!(state(&portal).await?, ("missed".to_owned(), 3));
    tap(&portal, &address, "3", "undo").await;
    assert_eq!(state(&portal).await?, ("made".to_owned(), 4));
    let events = ["missed", "changed"].map(|name| (Channel::Queue, format!("frontcounter.booking.{name}.v1")));
    assert_eq!(told(&portal).await?, events, "the back office, and nobody else");
    let slots = portal.state.store.slots_of(&booked().id()).await?;
    assert_eq!(slots.len(), 8, "a visit that took place keeps its slots");
    Ok(())
}

async fn what_could_not_be_kept_is_asked_first_and_then_told(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    booked().store(&portal).await?;
    let address = address(&portal)?;
    let ask = format!("{address}?tap=not-kept&visit={}", booked().id().as_str());
    let question = portal.get(&mut Phone::default(), &ask).await;
    assert!(question.status == StatusCode::OK && question.body.contains("Could you not keep this visit?"));
    assert_eq!(state(&portal).await?, ("made".to_owned(), 0), "nothing is done yet");
    for run in 0..2 {
        tap(&portal, &address, "0", "not-kept").await;
        assert_eq!(state(&portal).await?, ("cancelled".to_owned(), 1), "tap {run}");
        let channels: Vec<_> = told(&portal).await?.into_iter().map(|(channel, _)| channel).collect();
        assert_eq!(channels, [Channel::Queue, Channel::Mail], "tap {run}");
    }
    let stored = portal.state.store.booking(REFERENCE).await?.ok_or("the booking")?;
    let (booking, record) = Booking::open(&portal.state.master, &stored)?;
    let withdrawal = Withdrawal::of(&portal.state.store, &booking, &record).await?.ok_or("a withdrawal")?;
    assert_eq!(withdrawal.offers.len(), 3);
    tap(&portal, &address, "1", "undo").await;
    assert_eq!(state(&portal).await?, ("cancelled".to_owned(), 1), "it cannot be undone");
    Ok(())
}

async fn walk_ins_are_counted_for_their_day(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let address = address(&portal)?;
    let page = async || portal.get(&mut Phone::default(), &address).await.body;
    assert!(page().await.contains("Nobody walked in so far."));
    for _ in 0..3 {
        tap(&portal, &address, "0", "walk-in").await;
    }
    tap(&portal, &address, "0", "walk-in-undo").await;
    assert!(page().await.contains("2 people walked in."));
    for _ in 0..3 {
        tap(&portal, &address, "0", "walk-in-undo").await;
    }
    assert_eq!(portal.state.store.walk_ins("lewisham", "2026-12-01").await?, 0);
    assert_eq!(portal.state.store.walk_ins("lewisham", "2026-12-02").await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_wrong_link_and_an_old_one_tell_nothing() -> Outcome {
    let portal = Portal::open().await?;
    booked().store(&portal).await?;
    let address = address(&portal)?;
    let wrong = format!("{}x", &address[..address.len() - 1]);
    for address in [&*wrong, "/desk/x", "/desk/a.b"] {
        let answer = portal.get(&mut Phone::default(), address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.body.contains("This link does not work") && !answer.body.contains("Lewisham"));
        assert_eq!(tap(&portal, address, "0", "came").await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(tap(&portal, &address, "0", "nothing").await.status, StatusCode::NOT_FOUND);
    // Lewisham is open day and night, so its day ends at midnight.
    let closing = "2026-12-02T00:00:00Z".parse::<chrono::DateTime<chrono::Utc>>()?;
    portal.clock.advance(closing - portal.state.clock.now() - TimeDelta::milliseconds(1));
    assert_eq!(portal.get(&mut Phone::default(), &address).await.status, StatusCode::OK);
    portal.clock.advance(TimeDelta::milliseconds(1));
    let over = portal.get(&mut Phone::default(), &address).await;
    assert_eq!(over.status, StatusCode::GONE);
    assert!(over.body.contains("This link ended") && !over.body.contains("Amina") && !over.body.contains("Lewisham"));
    assert_eq!(tap(&portal, &address, "0", "came").await.status, StatusCode::GONE);
    assert_eq!(state(&portal).await?, ("made".to_owned(), 0));
    Ok(())
}

#[tokio::test]
async fn a_link_is_made_by_somebody_for_a_day_to_come() -> Outcome {
    let portal = Portal::open().await?;
    let tomorrow = server::clock::london_date(server::clock::SystemClock.now()) + TimeDelta::days(1);
    let tomorrow = tomorrow.to_string();
    let make = |arguments: &[&str]| front_counter(&portal, &[&["desk-link"], arguments].concat());
    assert!(!make(&["charing-cross", &tomorrow])?.status.success(), "somebody has to answer for it");
    let made = make(&["charing-cross", &tomorrow, "--by", "Sam"])?;
    let printed = printed(&made);
    let text = printed.trim().rsplit('/').next().unwrap_or_default();
    let link = DeskLink::read(&portal.state.master, text).ok_or("a link")?;
    assert_eq!((&*link.site, &*link.by, link.date.to_string()), ("charing-cross", "Sam", tomorrow.clone()));
    for (arguments, reason) in [
        (["charing-cross", "2026-11-01", "--by", "Sam"], "has closed on 2026-11-01 already"),
        (["charing-crs", &tomorrow, "--by", "Sam"], "there is no counter"),
        (["charing-cross", &tomorrow, "--by", &"ü".repeat(90)], "too long"),
    ] {
        let refused = make(&arguments)?;
        assert!(!refused.status.success() && complained(&refused).contains(reason), "{}", complained(&refused));
    }
    Ok(())
}

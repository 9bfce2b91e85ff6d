//! What somebody does with their booking later, from another phone, with its reference and its secret.

use axum::http::StatusCode;
use booking::{InterpreterStatus, Status};
use chrono::TimeDelta;
use server::{
    bookings::{
        chosen::Chosen,
        heard::{InterpreterWord, Took, Word, take_up},
        openings::Openings,
        withdraw::withdraw,
    },
    clock::Clock,
    events::Channel,
    store::outbox::Refuse,
};

use crate::{
    booking_visits::{Wishes, listed, secret},
    database::{Database, on_each_database},
    portal::{Outcome, Phone, Portal},
};

on_each_database!(
    a_booking_is_found_changed_and_cancelled,
    a_visit_that_the_service_cannot_keep_is_had_at_another_time,
    an_agency_is_asked_again_where_nobody_can_come,
);

/// The time that is offered first on a page.
fn first_offer(page: &str) -> Option<&str> {
    page.split("name=\"time\" value=\"").nth(1)?.split('"').next()
}

async fn a_booking_is_found_changed_and_cancelled(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let page = portal.book(&mut Phone::default(), &Wishes::for_a_mother()).await;
    let (reference, code) = (page.reference(), secret(&page));
    let booking = portal.booking(&reference).await?;
    let mut phone = Phone::default();
    assert_eq!(portal.find(&mut phone, &reference.to_lowercase(), &code.replace(' ', "")).await.location, "/booking");
    let seen = portal.get(&mut phone, "/booking").await;
    assert!(seen.body.contains("Amina Warsame") && seen.body.contains(&reference));
    let list = portal.get(&mut phone, "/booking/change").await;
    let times = listed(&list, "time");
    let other =
        times.iter().find(|time| Chosen::parse(time).is_some_and(|chosen| chosen.start.instant() != booking.start));
    let other = other.ok_or("another time")?;
    let nothing = portal.post(&mut phone, "/booking/change", &[]).await;
    assert_eq!((nothing.status, nothing.body.contains("Choose a time")), (StatusCode::UNPROCESSABLE_ENTITY, true));
    let confirm = portal.post(&mut phone, "/booking/change", &[("time", other.as_str())]).await;
    let take = [("time", other.as_str()), ("sequence", &confirm.hidden("sequence"))];
    let mut twice = phone.clone();
    for _ in 0..2 {
        let taken = portal.post(&mut twice, "/booking/change", &take).await;
        assert_eq!(taken.location, "/booking?changed", "{}", taken.body);
    }
    let moved = portal.booking(&reference).await?;
    assert_eq!(Some(moved.start), Chosen::parse(other).map(|chosen| chosen.start.instant()));
    assert_eq!(moved.sequence, 1, "pressed twice, moved once");
    let slots = portal.state.store.slots_of(&moved.id).await?;
    assert!(slots.iter().all(|slot| slot.quarter >= moved.start.timestamp() / 900));
    let sequence = portal.get(&mut phone, "/booking/cancel").await.hidden("sequence");
    portal.post(&mut phone, "/booking/cancel", &[("sequence", &sequence)]).await;
    assert!(portal.get(&mut phone, "/booking").await.body.contains("The visit is cancelled"));
    assert!(portal.state.store.slots_of(&moved.id).await?.is_empty(), "its slots are free");
    assert_eq!(portal.get(&mut phone, "/booking/change").await.location, "/booking", "it cannot be moved");
    // Closed on this phone, it is not shown any more; another phone never saw it.
    portal.post(&mut phone, "/booking/close", &[]).await;
    for phone in [&mut phone, &mut Phone::default()] {
        assert!(!portal.get(phone, "/booking").await.body.contains(&reference));
    }
    Ok(())
}

#[tokio::test]
async fn wrong_secrets_are_answered_like_unknown_references_and_limited() -> Outcome {
    let portal = Portal::open().await?;
    let page = portal.book(&mut Phone::default(), &Wishes::plain()).await;
    let (known, code) = (page.reference(), secret(&page));
    let unknown = app::domain::reference::Reference::from_random([1, 2, 3, 4, 5, 6, 7]).to_string();
    let mut phone = Phone::default();
    let mut answers = Vec::new();
    for reference in [&known, &unknown] {
        for _ in 0..10 {
            let page = portal.find(&mut phone, reference, "0000 0000 0001").await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.body.contains("We find no booking with this reference"));
        }
        let page = portal.find(&mut phone, reference, "0000 0000 0001").await;
        answers.push((page.status, page.body.contains("tried too often")));
    }
    assert_eq!(answers, [(StatusCode::TOO_MANY_REQUESTS, true); 2]);
    assert_eq!(portal.find(&mut phone, &known, &code).await.status, StatusCode::TOO_MANY_REQUESTS);
    portal.clock.advance(TimeDelta::hours(1));
    assert_eq!(portal.find(&mut phone, &known, &code).await.location, "/booking");
    for (reference, secret) in [("", ""), ("FC-1", "12"), (known.as_str(), "")] {
        assert_eq!(portal.find(&mut phone, reference, secret).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    Ok(())
}

async fn a_visit_that_the_service_cannot_keep_is_had_at_another_time(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let page = portal.book(&mut Phone::default(), &Wishes::plain()).await;
    let (reference, code) = (page.reference(), secret(&page));
    let mut openings = Openings::read(&portal.state, portal.clock.now()).await?;
    assert!(withdraw(&portal.state, &mut openings, &reference, "The lift is broken").await?);
    let mut phone = Phone::default();
    portal.find(&mut phone, &reference, &code).await;
    let told = portal.get(&mut phone, "/booking").await.body;
    assert!(told.contains("We cannot keep this visit") && told.contains("The lift is broken"), "{told}");
    let time = first_offer(&told).ok_or("another time is offered")?;
    let confirm = portal.post(&mut phone, "/booking/change", &[("time", time)]).await;
    let take = [("time", time), ("sequence", &confirm.hidden("sequence"))];
    assert_eq!(portal.post(&mut phone, "/booking/change", &take).await.location, "/booking?changed");
    let booking = portal.booking(&reference).await?;
    assert_eq!(Some(booking.start), Chosen::parse(time).map(|chosen| chosen.start.instant()));
    assert_eq!(booking.status, Status::Made);
    // Cancelled by its person afterwards, it was not the service that could not keep it.
    let sequence = portal.get(&mut phone, "/booking/cancel").await.hidden("sequence");
    portal.post(&mut phone, "/booking/cancel", &[("sequence", &sequence)]).await;
    assert!(portal.get(&mut phone, "/booking").await.body.contains("The visit is cancelled"));
    Ok(())
}

/// The agency's answer that nobody can come.
async fn nobody_can_come(portal: &Portal, reference: &str, id: &str) -> Outcome {
    let word = Word {
        source: "/agency".to_owned(),
        id: id.to_owned(),
        reference: reference.to_owned(),
        says: InterpreterWord::Withdrawn,
        start: None,
    };
    assert_eq!(take_up(&portal.state, &word).await?, Took::Done);
    Ok(())
}

async fn an_agency_is_asked_again_where_nobody_can_come(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    // Nobody on the rota is a lipspeaker, and the agency needs three weeks.
    let wishes = Wishes::for_a_mother().with("interpreter", "support").with("support", "lipspeaker");
    let page = portal.book(&mut Phone::default(), &wishes).await;
    let (reference, code) = (page.reference(), secret(&page));
    nobody_can_come(&portal, &reference, "1").await?;
    let mut phone = Phone::default();
    portal.find(&mut phone, &reference, &code).await;
    let told = portal.get(&mut phone, "/booking").await;
    assert!(told.body.contains("nobody can come") && told.body.contains("Your time is still yours"), "{}", told.body);
    let time = first_offer(&told.body).ok_or("another time is offered")?.to_owned();
    let sequence = told.hidden("sequence");
    let before = portal.booking(&reference).await?;
    for _ in 0..2 {
        let asked = portal.post(&mut phone, "/booking/interpreter", &[("sequence", &sequence)]).await;
        assert_eq!(asked.location, "/booking?asked");
    }
    let after = portal.booking(&reference).await?;
    assert_eq!((after.interpreter, after.start), (InterpreterStatus::Requested, before.start));
    assert_eq!(after.sequence, before.sequence + 1, "pressed twice, asked once");
    assert_eq!(
        portal.state.store.slots_of(&after.id).await?,
        portal.state.store.slots_of(&before.id).await?,
        "the visit keeps its time"
    );
    let seen = portal.get(&mut phone, "/booking?asked").await.body;
    assert!(seen.contains("We look for an interpreter again") && seen.contains("not confirmed yet"), "{seen}");
    // Nobody can come once more, and now there are fewer than three weeks.
    nobody_can_come(&portal, &reference, "2").await?;
    portal.clock.advance(TimeDelta::days(5));
    portal.find(&mut phone, &reference, &code).await;
    let late = portal.get(&mut phone, "/booking").await;
    assert!(late.body.contains("There is not enough time left to look again"), "{}", late.body);
    let sequence = portal.booking(&reference).await?.sequence.to_string();
    let asked = portal.post(&mut phone, "/booking/interpreter", &[("sequence", &sequence)]).await;
    assert_eq!(asked.location, "/booking");
    assert_eq!(portal.booking(&reference).await?.interpreter, InterpreterStatus::Withdrawn);
    // Another time has an interpreter again, as far as the agency finds one.
    let time = first_offer(&late.body).map_or(time, str::to_owned);
    let confirm = portal.post(&mut phone, "/booking/change", &[("time", &time)]).await;
    let take = [("time", time.as_str()), ("sequence", &confirm.hidden("sequence"))];
    assert_eq!(portal.post(&mut phone, "/booking/change", &take).await.location, "/booking?changed");
    assert_eq!(portal.booking(&reference).await?.interpreter, InterpreterStatus::Requested);
    Ok(())
}

/// A video visit has a waiting page: early, now, late and over.
#[tokio::test]
async fn a_video_visit_is_joined_when_it_is_time() -> Outcome {
    let portal = Portal::open().await?;
    let wishes = Wishes::plain().with("service", "video-appointment");
    let page = portal.book(&mut Phone::default(), &wishes).await;
    let (reference, code) = (page.reference(), secret(&page));
    let booking = portal.booking(&reference).await?;
    let mut rooms = Vec::new();
    for (at, says, is_open) in [
        (booking.start - TimeDelta::minutes(11), "You are early", false),
        (booking.start - TimeDelta::minutes(10), "It is time", true),
        (booking.start + TimeDelta::minutes(5), "You can still join", true),
        (booking.end, "This video visit is over", false),
    ] {
        portal.clock.advance(at - portal.clock.now());
        let mut phone = Phone::default();
        portal.find(&mut phone, &reference, &code).await;
        let page = portal.get(&mut phone, "/booking").await.body;
        assert!(page.contains(says), "{says}: {page}");
        let link = page.split("href=\"https://meet.counter.example/").nth(1).and_then(|rest| rest.split('"').next());
        assert_eq!(link.is_some(), is_open, "{says}");
        rooms.extend(link.map(str::to_owned));
    }
    assert_eq!(rooms[0], rooms[1], "officer and person meet in one room");
    assert_eq!(rooms[0].len(), 20, "nobody guesses its name");
    Ok(())
}

/// A letter that came back is told where the person looks.
#[tokio::test]
async fn a_letter_that_came_back_is_told() -> Outcome {
    let portal = Portal::open().await?;
    let page = portal.book(&mut Phone::default(), &Wishes::for_a_mother()).await;
    let (reference, code) = (page.reference(), secret(&page));
    let mut phone = Phone::default();
    portal.find(&mut phone, &reference, &code).await;
    assert!(!portal.get(&mut phone, "/booking").await.body.contains("came back"));
    let events = portal.state.store.outbox_of(&reference).await?;
    let letter = events.into_iter().find(|event| event.channel == Channel::Mail).ok_or("a letter")?;
    let refuse = Refuse {
        event_id: letter.event_id,
        queue: letter.queue,
        who: Channel::Mail.other_end(),
        at: portal.clock.now().timestamp_millis(),
        reason: "550".to_owned(),
    };
    portal.state.store.write(refuse).await?;
    let told = portal.get(&mut phone, "/booking").await.body;
    assert!(told.contains("Our e-mail to you came back") && told.contains("Your visit is not changed"), "{told}");
    Ok(())
}

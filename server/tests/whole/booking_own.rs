//! What somebody does with their booking later, from another phone, with its reference and its secret.

use axum::http::StatusCode;
use booking::Status;
use chrono::TimeDelta;
use server::{
    bookings::{chosen::Chosen, openings::Openings, withdraw::withdraw},
    clock::Clock,
};

use crate::{
    booking_visits::{Wishes, listed, secret},
    database::{Database, on_each_database},
    portal::{Outcome, Phone, Portal},
};

on_each_database!(
    a_booking_is_found_changed_and_cancelled,
    a_visit_that_the_service_cannot_keep_is_had_at_another_time,
);

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
    let offer = told.split("name=\"time\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let time = offer.ok_or("another time is offered")?;
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

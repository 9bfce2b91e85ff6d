//! Reminders: each is sent once, in time, whatever other processes do, and none of what is no more.

use std::sync::Arc;

use booking::{InterpreterStatus, Way};
use chrono::{DateTime, TimeDelta, Utc};
use journey::Answer;
use server::{
    bookings::{Booking, remind::remind_once, told::asked},
    entropy::SystemEntropy,
    events::Channel,
    mail::Letter,
    state::AppState,
    store::{
        Store,
        bookings::{Alter, BookingChange, BookingOutcome},
    },
};
use typed::name::Name;

use crate::{
    database::{Database, on_each_database},
    portal::{Outcome, Portal, config},
    visitors::{self, choice},
};

on_each_database![
    two_processes_send_each_reminder_once,
    what_was_moved_or_cancelled_is_not_reminded_of,
    a_reminder_waits_for_hours_that_are_safe,
];

type Failure = Box<dyn std::error::Error>;

/// Another process with the same database, keys and time.
async fn another(portal: &Portal, database: Database) -> Result<AppState, Failure> {
    let parts = &portal.state;
    let url = parts.config.database_url.clone();
    let store = match database {
        // One process has an SQLite database; its tasks share the store.
        Database::Sqlite => parts.store.clone(),
        Database::Postgres => Store::open(&url).await?,
    };
    let config = config(&portal.folder, &[("FRONT_COUNTER_DATABASE_URL", &url)])?;
    let (content, master) = (parts.content.clone(), parts.master.clone());
    Ok(AppState::of(config, content, master, store, portal.clock.clone(), Arc::new(SystemEntropy)))
}

/// The reminders of a booking so far, each with the time at which it was sent.
async fn sent(portal: &Portal, booking: &Booking) -> Result<Vec<(DateTime<Utc>, Letter)>, Failure> {
    let events = visitors::events_of(&portal.state, booking).await?;
    let letters = events.into_iter().filter(|(event, _)| event.channel == Channel::Mail);
    // The first says that it is booked.
    letters
        .skip(1)
        .map(|(event, data)| {
            let at = DateTime::from_timestamp_millis(event.created_at).ok_or("no time")?;
            Ok((at, serde_json::from_value(data)?))
        })
        .collect()
}

async fn two_processes_send_each_reminder_once(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let other = another(&portal, database).await?;
    let now = portal.state.clock.now();
    let mut made = Vec::new();
    for (number, days) in [3, 4, 3, 2, 1].into_iter().enumerate() {
        let wants = number != 2;
        let told = visitors::statement("en", "mine", &[(asked::REMINDERS, Answer::YesNo(wants))]);
        let start = now + TimeDelta::days(days) + TimeDelta::hours(1);
        let booking = visitors::booking(told, Way::Video, start, InterpreterStatus::Requested);
        visitors::book(&portal.state, &booking).await?;
        made.push((booking, wants));
    }
    let mut count = 0;
    for _ in 0..110 {
        let (one, two) = futures::join!(remind_once(&portal.state), remind_once(&other));
        count += one? + two?;
        portal.clock.advance(TimeDelta::hours(1));
    }
    let mut expected = 0;
    for (booking, wants) in &made {
        let letters = sent(&portal, booking).await?;
        let (start, since) = (booking.start, now);
        let due = [start - TimeDelta::days(2), start - TimeDelta::hours(2)];
        let due: Vec<_> = due.into_iter().filter(|at| *at >= since && *wants).collect();
        assert_eq!(letters.iter().map(|(at, _)| *at).collect::<Vec<_>>(), due);
        assert!(letters.iter().all(|(_, letter)| letter.text.contains("not confirmed yet")), "{letters:?}");
        expected += due.len();
    }
    assert_eq!((count, expected), (7, 7), "who asked for none gets none");
    Ok(())
}

async fn what_was_moved_or_cancelled_is_not_reminded_of(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let now = portal.state.clock.now();
    let told = visitors::statement("en", "mine", &[]);
    let made = |days| {
        let start = now + TimeDelta::days(days);
        visitors::booking(told.clone(), Way::InPerson, start, InterpreterStatus::None)
    };
    let (moved, cancelled) = (made(3), made(3));
    let later = Booking { start: now + TimeDelta::days(6), end: now + TimeDelta::days(6), ..moved.clone() };
    for booking in [&moved, &cancelled] {
        visitors::book(&portal.state, booking).await?;
    }
    portal.clock.advance(TimeDelta::hours(23));
    for (booking, status) in [(&later, "made"), (&cancelled, "cancelled")] {
        let alter = Alter {
            booking: booking.id.clone(),
            sequence: 0,
            visit: booking.visit(),
            status: status.to_owned(),
            claim: None,
            events: Vec::new(),
            at: portal.state.clock.now().timestamp_millis(),
        };
        let outcome = portal.state.store.write(BookingChange::Alter(Box::new(alter))).await?;
        assert_eq!(outcome, BookingOutcome::Done);
    }
    for _ in 0..150 {
        remind_once(&portal.state).await?;
        portal.clock.advance(TimeDelta::hours(1));
    }
    assert!(sent(&portal, &cancelled).await?.is_empty());
    let times: Vec<_> = sent(&portal, &moved).await?.into_iter().map(|(at, _)| at).collect();
    assert_eq!(times, [later.start - TimeDelta::days(2), later.start - TimeDelta::hours(2)]);
    Ok(())
}

async fn a_reminder_waits_for_hours_that_are_safe(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let evenings = Answer::Choices(vec![Name::parse("evenings")?]);
    let told = visitors::statement("ur", "seen", &[(asked::SAFE_HOURS, evenings), (asked::GENDER, choice("either"))]);
    // Friday 27 November 2026, ten in the morning in London.
    let start = "2026-11-27T10:00:00Z".parse()?;
    let booking = visitors::booking(told, Way::InPerson, start, InterpreterStatus::Rostered);
    visitors::book(&portal.state, &booking).await?;
    for _ in 0..24 * 6 {
        remind_once(&portal.state).await?;
        portal.clock.advance(TimeDelta::hours(1));
    }
    let letters = sent(&portal, &booking).await?;
    let times: Vec<_> = letters.iter().map(|(at, _)| at.to_rfc3339()).collect();
    assert_eq!(times, ["2026-11-25T17:00:00+00:00"], "two hours before is no evening");
    assert!(!visitors::has_reference(&letters[0].1.text) && letters[0].1.language == "ur");
    Ok(())
}

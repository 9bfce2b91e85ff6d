//! Visits that cannot be kept: a counter that is closed by command, and files that are edited under a running portal.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

use app::domain::hours::to_utc;
use booking::Status;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use journey::Answer;
use server::{
    bookings::{Booking, stranded::settle, told::asked, withdraw::Withdrawal},
    clock::{Clock, SystemClock, london_date},
    events::Channel,
    store::bookings::StoredBooking,
};
use tempfile::TempDir;

use crate::{
    appointments::{Booked, choice, complained, printed},
    database::{Database, Listed, on_each_database},
    importing::content_copy,
    offices::until,
    portal::{Outcome, Phone, Portal},
};

on_each_database![
    closing_a_counter_tells_everybody_once,
    a_run_that_is_killed_is_finished_by_the_next,
    a_visit_keeps_its_time_where_another_place_is_free,
    a_closure_in_the_file_cancels_and_says_why,
    a_file_that_strands_most_visits_cancels_none,
];

type Failure = Box<dyn std::error::Error>;

/// References with a right last character.
const REFERENCES: [&str; 4] = ["FC-2222-2222", "FC-3333-3338", "FC-4444-444E", "FC-5555-555M"];

/// A portal with content of its own.
async fn portal_on(database: Database, content: &TempDir) -> Result<Portal, Failure> {
    let folder = content.path().display().to_string();
    let url = match database {
        Database::Sqlite => None,
        Database::Postgres => Some(crate::database::new_postgres_database().await?),
    };
    let mut variables = vec![("FRONT_COUNTER_CONTENT_DIR", &*folder)];
    variables.extend(url.as_deref().map(|url| ("FRONT_COUNTER_DATABASE_URL", url)));
    Portal::open_with(&variables).await
}

fn command(portal: &Portal, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_front-counter"));
    command
        .args(arguments)
        .env("FRONT_COUNTER_DATA_DIR", portal.folder.path())
        .env("FRONT_COUNTER_DATABASE_URL", &portal.state.config.database_url)
        .env("FRONT_COUNTER_CONTENT_DIR", &portal.state.config.content_dir);
    command
}

/// Ten o'clock in London, so many days from the machine's own day: the program has no other clock.
fn ten_in(days: i64) -> DateTime<Utc> {
    let date = london_date(SystemClock.now()) + TimeDelta::days(days);
    to_utc(date.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default()))
}

fn statement(reference: &'static str, who: &str, start: DateTime<Utc>) -> Booked {
    Booked { start, ..Booked::statement(reference, who, "2026-12-01T09:00:00Z") }
}

fn written_to(visit: Booked) -> Booked {
    visit.with([(asked::EMAIL, Answer::Email("zoe@example.org".to_owned())), (asked::LETTERS, choice("seen"))])
}

async fn stored(portal: &Portal, reference: &str) -> Result<StoredBooking, Failure> {
    Ok(portal.state.store.booking(reference).await?.ok_or("the booking is there")?)
}

async fn withdrawal(portal: &Portal, reference: &str) -> Result<Option<Withdrawal>, Failure> {
    let (booking, record) = Booking::open(&portal.state.master, &stored(portal, reference).await?)?;
    Ok(Withdrawal::of(&portal.state.store, &booking, &record).await?)
}

/// The events of a booking after the one that it was made with.
async fn told(portal: &Portal, reference: &str) -> Result<Vec<(Channel, String)>, Failure> {
    let events = portal.state.store.outbox_of(reference).await?;
    Ok(events.into_iter().skip(1).map(|event| (event.channel, event.event_type)).collect())
}

fn close(portal: &Portal, date: &str, more: &[&str]) -> std::io::Result<Output> {
    let what = ["counters", "close", "lewisham", "--from", date, "--to", date, "--reason", "Burst pipe", "--by", "Sam"];
    command(portal, &[&what[..], more].concat()).output()
}

async fn closing_a_counter_tells_everybody_once(database: Database) -> Outcome {
    let content = content_copy()?;
    let portal = portal_on(database, &content).await?;
    let [letter, call, nothing, later] = REFERENCES;
    let hour = TimeDelta::hours(1);
    let phone = [(asked::PHONE, Answer::Phone("020 7946 0123".to_owned()))];
    for visit in [
        written_to(statement(letter, "Zoë O'Neil", ten_in(10))),
        statement(call, "Farah Warsame", ten_in(10) + hour).with(phone),
        statement(nothing, "Kim Li", ten_in(10) + hour * 2),
        statement(later, "Jo Roe", ten_in(11)),
    ] {
        visit.store(&portal).await?;
    }
    let smaller = portal.folder.path().join("rota.toml");
    fs::write(&smaller, without(&fs::read_to_string(content.path().join("rota.toml"))?, "lewisham-officer-1"))?;
    let smaller = smaller.to_str().ok_or("a path")?;
    let import = command(&portal, &["import", "rota", smaller, "--dry-run"]).output()?;
    for reference in REFERENCES {
        let line = format!("stranded\t{reference}");
        assert!(printed(&import).contains(&line), "{}{}", printed(&import), complained(&import));
    }
    let register = content.path().join("counters.toml");
    let before = fs::read_to_string(&register)?;
    let date = london_date(ten_in(10)).to_string();

    let dry = close(&portal, &date, &[])?;
    assert!(dry.status.success() && printed(&dry).contains("3 visit(s) are cancelled"), "{}", complained(&dry));
    assert!(printed(&dry).contains(nothing) && !printed(&dry).contains(later));
    assert_eq!(fs::read_to_string(&register)?, before, "nothing is changed");
    assert!(told(&portal, letter).await?.is_empty());

    for run in 0..2 {
        let closed = close(&portal, &date, &["--yes"])?;
        assert!(closed.status.success(), "{}", complained(&closed));
        let list = printed(&closed);
        for part in ["Farah Warsame", "Ring: 020 7946 0123", "Offer: ", "One person left no way to be reached"] {
            assert!(list.contains(part), "run {run}: {part} is missing from\n{list}");
        }
        assert!(!list.contains("Zoë"), "a letter reaches her: {list}");
        let queue = (Channel::Queue, "frontcounter.booking.cancelled.v1".to_owned());
        let events = told(&portal, letter).await?;
        assert_eq!((events.len(), &events[0], events[1].0), (2, &queue, Channel::Mail), "run {run}");
        for other in [call, nothing] {
            assert_eq!(told(&portal, other).await?, std::slice::from_ref(&queue), "run {run}");
        }
        assert!(told(&portal, later).await?.is_empty());
    }
    let ring = command(&portal, &["counters", "ring", "lewisham", "--from", &date, "--to", &date]).output()?;
    assert!(printed(&ring).contains("Ring: 020 7946 0123"), "{}", complained(&ring));
    for reference in [letter, call, nothing] {
        let booking = stored(&portal, reference).await?;
        assert_eq!((&*booking.status, booking.sequence), (Status::Cancelled.as_str(), 1));
        assert!(portal.state.store.slots_of(&booking.booking).await?.is_empty());
        let Withdrawal { reason, offers, .. } = withdrawal(&portal, reference).await?.ok_or("a reason")?;
        assert_eq!((&*reason, offers.len()), ("Burst pipe", 3));
        assert!(offers.iter().all(|offer| london_date(offer.start).to_string() != date), "{offers:?}");
    }
    assert_eq!(fs::read_to_string(&register)?.matches("Burst pipe").count(), 1);
    portal.state.counters.take_up();
    let page = portal.get(&mut Phone::default(), "/counters/lewisham").await.body;
    assert!(page.contains("Burst pipe"), "the counter's page says it");
    Ok(())
}

async fn a_run_that_is_killed_is_finished_by_the_next(database: Database) -> Outcome {
    let content = content_copy()?;
    let portal = portal_on(database, &content).await?;
    let references: Vec<&'static str> = many_references(24);
    for (reference, place) in references.iter().zip(0..) {
        let resources = vec![if place % 2 == 0 { "lewisham-officer-1" } else { "lewisham-officer-3" }];
        let start = ten_in(10) + TimeDelta::minutes(15 * (place / 2));
        let visit = Booked { minutes: 15, resources, ..statement(reference, "Zoë O'Neil", start) };
        written_to(visit).store(&portal).await?;
    }
    let cancelled = async || {
        let mut count = 0;
        for reference in &references {
            count += usize::from(stored(&portal, reference).await.is_ok_and(|one| one.status == "cancelled"));
        }
        count
    };
    let date = london_date(ten_in(10)).to_string();
    let what =
        ["counters", "close", "lewisham", "--from", &date, "--to", &date, "--reason", "Fire", "--by", "Sam", "--yes"];
    for done in [1, 8] {
        let mut run = command(&portal, &what).stdout(Stdio::null()).spawn()?;
        until("some are cancelled", async || cancelled().await >= done).await;
        run.kill()?;
        run.wait()?;
        assert!(cancelled().await < references.len(), "it was cut off");
    }
    assert!(command(&portal, &what).output()?.status.success());
    for reference in &references {
        assert_eq!(stored(&portal, reference).await?.status, "cancelled");
        let channels: Vec<_> = told(&portal, reference).await?.into_iter().map(|(channel, _)| channel).collect();
        assert_eq!(channels, [Channel::Queue, Channel::Mail], "{reference} is told once");
    }
    Ok(())
}

/// References from numbers, each kept for the test's life.
fn many_references(count: u8) -> Vec<&'static str> {
    let reference = |number| app::domain::reference::Reference::from_random([number, 1, 2, 3, 4, 5, 6]).to_string();
    (0..count).map(|number| &*Box::leak(reference(number).into_boxed_str())).collect()
}

/// The rota without one entry.
fn without(rota: &str, id: &str) -> String {
    let entries: Vec<&str> = rota.split("[[resource]]").filter(|entry| !entry.contains(&format!("\"{id}\""))).collect();
    entries.join("[[resource]]")
}

fn edit(file: &Path, edit: impl FnOnce(&str) -> String) -> Outcome {
    Ok(fs::write(file, edit(&fs::read_to_string(file)?))?)
}

/// Ten in the morning of a day on which the test's clock is long before.
const TEN: &str = "2026-12-01T10:00:00Z";

async fn a_visit_keeps_its_time_where_another_place_is_free(database: Database) -> Outcome {
    let content = content_copy()?;
    let portal = portal_on(database, &content).await?;
    let [one, other, ..] = REFERENCES;
    written_to(Booked::statement(one, "Zoë O'Neil", TEN)).store(&portal).await?;
    written_to(Booked::statement(other, "Kim Li", "2026-12-01T12:00:00Z")).store(&portal).await?;
    settle(&portal.state).await?;
    assert!(told(&portal, one).await?.is_empty(), "both are well");

    edit(&content.path().join("rota.toml"), |rota| without(rota, "lewisham-officer-1"))?;
    portal.state.counters.take_up();
    settle(&portal.state).await?;
    for reference in [one, other] {
        let booking = stored(&portal, reference).await?;
        assert_eq!((&*booking.status, booking.sequence), ("made", 1));
        let slots = portal.state.store.slots_of(&booking.booking).await?;
        let has = |name: &str| slots.iter().filter(|slot| slot.resource == name).count();
        assert_eq!((has("lewisham-officer-3"), has("lewisham-room"), slots.len()), (4, 4, 8), "{slots:?}");
        let changed = (Channel::Queue, "frontcounter.booking.changed.v1".to_owned());
        assert_eq!(told(&portal, reference).await?, [changed], "the counter is told, the person is not");
    }
    settle(&portal.state).await?;
    assert_eq!(told(&portal, one).await?.len(), 1, "once");
    Ok(())
}

async fn a_closure_in_the_file_cancels_and_says_why(database: Database) -> Outcome {
    let content = content_copy()?;
    let portal = portal_on(database, &content).await?;
    let [stranded, kept, ..] = REFERENCES;
    written_to(Booked::statement(stranded, "Zoë O'Neil", TEN)).store(&portal).await?;
    written_to(Booked::statement(kept, "Kim Li", "2026-12-02T10:00:00Z")).store(&portal).await?;
    let closure =
        "\n[[counter.closed]]\nfrom = 2026-12-01T08:00:00\nto = 2026-12-01T14:00:00\nreason = \"Building works\"\n";
    edit(&content.path().join("counters.toml"), |register| {
        let at = register.find("slug = \"acton\"").expect("Acton is behind Lewisham");
        let at = register[..at].rfind("[[counter]]").expect("an entry");
        format!("{}{closure}\n{}", &register[..at], &register[at..])
    })?;
    portal.state.counters.take_up();
    // Two processes look at once.
    tokio::try_join!(settle(&portal.state), settle(&portal.state))?;
    let booking = stored(&portal, stranded).await?;
    assert_eq!((&*booking.status, booking.sequence), ("cancelled", 1));
    let Withdrawal { reason, offers, is_written_to } = withdrawal(&portal, stranded).await?.ok_or("a reason")?;
    assert_eq!((&*reason, offers.len(), is_written_to), ("Building works", 3, true));
    assert_eq!(told(&portal, stranded).await?.len(), 2, "the counter and the person, once");
    assert!(told(&portal, kept).await?.is_empty() && withdrawal(&portal, kept).await?.is_none());
    Ok(())
}

async fn a_file_that_strands_most_visits_cancels_none(database: Database) -> Outcome {
    let content = content_copy()?;
    let portal = portal_on(database, &content).await?;
    let references = many_references(12);
    for (reference, quarter) in references.iter().zip(0..) {
        let visit = Booked::statement(reference, "Zoë O'Neil", TEN);
        let start = visit.start + TimeDelta::minutes(15 * quarter);
        Booked { start, minutes: 15, resources: vec!["lewisham-room"], ..visit }.store(&portal).await?;
    }
    fs::remove_file(content.path().join("rota.toml"))?;
    portal.state.counters.take_up();
    settle(&portal.state).await?;
    for reference in references {
        assert_eq!(stored(&portal, reference).await?.status, "made");
    }
    assert_eq!(portal.state.store.outbox().await?.len(), 12);
    Ok(())
}

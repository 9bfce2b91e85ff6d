//! How many bookings a second are confirmed: 64 people at once, each at a desk of their own, each waiting for the commit
//! before they book the next half hour. Prints one JSON line.
//!
//! `confirm_bookings [--stored N] [--in FOLDER] [--interpreter] [URL]`: N bookings are stored before, in a data folder
//! that is left there; with an interpreter each takes twice the time and a second resource. The address names an empty
//! PostgreSQL database; without one this is SQLite.
//! A booking here is what it is in the portal: what is taken is read, the slots are chosen, record, row, slots, event,
//! letter and drafts are written in one transaction.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use booking::{
    Arranged, Gender, Interpreter, Kind, OfferedService, Quarter, Resource, Rota, Service, Site, SiteId, Span, Supply,
    Wanted, Way, Wish, choose,
};
use server::{
    bookings::{occupancy::read, secret::Secret},
    clock::{Clock, SystemClock},
    config::Config,
    entropy::{event_id, record_id, reference, token},
    events::Channel,
    state::AppState,
    store::{
        bookings::{BookingChange, BookingOutcome, Make, NewBooking, Visit},
        drafts::Renewal,
        outbox::NewEvent,
        slots::{Claim, Slot},
        submissions::NewRecord,
    },
    vault::Record,
};

const PEOPLE: usize = 64;
const LASTS: Duration = Duration::from_secs(5);
const DAYS: u16 = 60;
/// Bytes of what somebody tells, of an event and of a letter.
const TOLD: usize = 1200;

type Failure = Box<dyn std::error::Error + Send + Sync>;

struct Asked {
    stored: usize,
    folder: Option<String>,
    with_interpreter: bool,
    database: Option<String>,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let asked = asked()?;
    let folder = tempfile::tempdir()?;
    let data_dir = asked.folder.clone().unwrap_or_else(|| folder.path().display().to_string());
    let config = Config::from_lookup(&|name| match name {
        "FRONT_COUNTER_DATA_DIR" => Some(data_dir.clone()),
        "FRONT_COUNTER_DATABASE_URL" => asked.database.clone(),
        _ => None,
    })?;
    let state = AppState::open(config).await.map_err(|error| error.to_string())?;
    let first = Quarter::not_before(SystemClock.now());
    let over = first..first + DAYS * 96;
    let supply = Arc::new(Supply::new(&rota(&over), &over));
    // What is stored lies behind the times that are booked now, in the same tables.
    store_some(&state, asked.stored, over.end).await?;
    let stop = Arc::new(AtomicBool::new(false));
    let began = Instant::now();
    let person = |number| Person {
        state: state.clone(),
        supply: supply.clone(),
        service: service(),
        site: site(number),
        with_interpreter: asked.with_interpreter,
        stop: stop.clone(),
    };
    let people: Vec<_> = (0..PEOPLE).map(|number| tokio::spawn(person(number).book_on(first))).collect();
    tokio::time::sleep(LASTS).await;
    stop.store(true, Ordering::Relaxed);
    let mut waits = Vec::new();
    for person in people {
        waits.extend(person.await??);
    }
    let seconds = began.elapsed().as_secs_f64();
    waits.sort();
    let ms = |share: usize| waits[(waits.len() - 1) * share / 1000].as_secs_f64() * 1000.0;
    let per_s = f64::from(u32::try_from(waits.len())?) / seconds;
    let stored = asked.stored;
    println!(
        "{{\"confirmed_per_s\":{per_s:.0},\"p50_ms\":{:.2},\"p99_ms\":{:.2},\"stored\":{stored}}}",
        ms(500),
        ms(990)
    );
    Ok(())
}

fn asked() -> Result<Asked, Failure> {
    let mut asked = Asked { stored: 0, folder: None, with_interpreter: false, database: None };
    let mut given = std::env::args().skip(1);
    while let Some(one) = given.next() {
        match one.as_str() {
            "--stored" => asked.stored = given.next().ok_or("--stored wants a number")?.parse()?,
            "--in" => asked.folder = Some(given.next().ok_or("--in wants a folder")?),
            "--interpreter" => asked.with_interpreter = true,
            _ => asked.database = Some(one),
        }
    }
    Ok(asked)
}

fn site(number: usize) -> SiteId {
    format!("site-{number:02}").as_str().into()
}

fn service() -> Arc<Service> {
    Arc::new(Service {
        id: "statement".into(),
        quarters: 2,
        notice: 0,
        horizon_days: DAYS,
        ways: BTreeMap::from([(Way::InPerson, vec![Kind::Desk])]),
        main_only: false,
        deadlines: vec![],
        sends_report: false,
    })
}

/// A desk and an interpreter for each site, at all hours.
fn rota(over: &Span) -> Rota {
    let works = || vec![over.clone()];
    let offered = || OfferedService { service: "statement".into(), open: works() };
    let desk = |number| Resource {
        id: format!("desk-{number:02}").as_str().into(),
        site: site(number),
        kind: Kind::Desk,
        is_step_free: true,
        is_quiet: true,
        works: works(),
    };
    let interpreter = |number| Interpreter {
        id: format!("interpreter-{number:02}").as_str().into(),
        languages: vec!["so".into()],
        gender: Gender::Woman,
        ways: vec![Way::InPerson],
        sites: vec![site(number)],
        travel: 0,
        works: works(),
    };
    Rota {
        sites: (0..PEOPLE).map(|number| Site { id: site(number), is_main: true, services: vec![offered()] }).collect(),
        resources: (0..PEOPLE).map(desk).collect(),
        interpreters: (0..PEOPLE).map(interpreter).collect(),
        agencies: Vec::new(),
    }
}

/// Bookings of half an hour each, one after the other at every desk.
async fn store_some(state: &AppState, count: usize, from: Quarter) -> Result<(), Failure> {
    for begin in (0..count).step_by(PEOPLE * 4) {
        let one = |number: usize| {
            let at = i64::from(from.0) + i64::try_from(number / PEOPLE).unwrap_or(0) * 2;
            let resource = format!("desk-{:02}", number % PEOPLE);
            let slots: Vec<_> = (at..at + 2).map(|quarter| Slot { resource: resource.clone(), quarter }).collect();
            async move {
                loop {
                    let make = make(state, &site(number % PEOPLE), slots.clone());
                    match state.store.write(BookingChange::Make(Box::new(make))).await? {
                        BookingOutcome::Done => return Ok::<_, Failure>(()),
                        BookingOutcome::ReferenceTaken => {}
                        other => return Err(format!("a booking was not stored: {other:?}").into()),
                    }
                }
            }
        };
        futures::future::try_join_all((begin..count.min(begin + PEOPLE * 4)).map(one)).await?;
    }
    Ok(())
}

struct Person {
    state: AppState,
    supply: Arc<Supply>,
    service: Arc<Service>,
    site: SiteId,
    with_interpreter: bool,
    stop: Arc<AtomicBool>,
}

impl Person {
    /// Books one time after the other; how long each took.
    async fn book_on(self, first: Quarter) -> Result<Vec<Duration>, Failure> {
        let wish = Wish { language: "so".into(), gender: None, arranged: Arranged::Rostered };
        let interpreter = self.with_interpreter.then_some(wish);
        let wanted =
            Wanted { interpreter, ..Wanted::new(&self.service, self.site.clone(), Way::InPerson, first.instant()) };
        let mut waits = Vec::new();
        let mut start = first;
        while !self.stop.load(Ordering::Relaxed) {
            let began = Instant::now();
            let over = start - 96..start + 192;
            let taken = read(&self.state.store, self.supply.resources(&wanted), &over, "", SystemClock.now()).await?;
            let rows = choose(&self.supply, &taken, &wanted, start)?;
            let slot = |(resource, quarter): (booking::ResourceId, Quarter)| Slot {
                resource: resource.as_str().to_owned(),
                quarter: quarter.0.into(),
            };
            let make = make(&self.state, &self.site, rows.into_iter().map(slot).collect());
            match self.state.store.write(BookingChange::Make(Box::new(make))).await? {
                BookingOutcome::Done => waits.push(began.elapsed()),
                // One new reference in some ten thousand is one that somebody has: it is tried anew, as the portal does.
                BookingOutcome::ReferenceTaken => continue,
                other => return Err(format!("a time that nobody else wants: {other:?}").into()),
            }
            start = start + wanted.quarters();
        }
        Ok(waits)
    }
}

/// A booking with everything that belongs to it.
fn make(state: &AppState, site: &SiteId, slots: Vec<Slot>) -> Make {
    let (entropy, now) = (&*state.entropy, SystemClock.now());
    let (id, reference) = (record_id(entropy, now), reference(entropy).to_string());
    let record = Record::new(id.as_str(), entropy);
    let told = vec![b'x'; TOLD];
    let event = |sequence, channel, queue: &str| NewEvent {
        event_id: event_id(entropy, now).to_string(),
        sequence,
        channel,
        queue: queue.to_owned(),
        event_type: "frontcounter.booking.made.v1".to_owned(),
        body: record.seal(entropy, &told),
    };
    let starts_at = slots.first().map_or(0, |slot| slot.quarter * 900_000);
    Make {
        claim: Claim { booking: id.to_string(), slots, held_until: None, now: now.timestamp_millis() },
        events: vec![event(1, Channel::Queue, "appointments"), event(2, Channel::Mail, "mail")],
        draft: Renewal { ended: None, rows: Vec::new(), others: Vec::new() },
        booking: NewBooking {
            service: "statement".to_owned(),
            visit: Visit {
                site: site.as_str().to_owned(),
                way: "in-person".to_owned(),
                starts_at,
                ends_at: starts_at + 1_800_000,
                interpreter: "none".to_owned(),
            },
            secret: Secret::random(entropy).mark(&state.master, &reference).to_vec(),
            contact: None,
        },
        record: NewRecord {
            id,
            reference: Some(reference),
            kind: "visit".to_owned(),
            priority: "standard".to_owned(),
            idempotency_key: token(entropy),
            fingerprint: vec![0; 16],
            wrapped_key: record.wrapped_key(&state.master, entropy),
            body: record.seal(entropy, &told),
            received_at: now.timestamp_millis(),
        },
    }
}

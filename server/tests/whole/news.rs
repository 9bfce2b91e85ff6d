//! News of bookings: events that fit their schemas, and letters that tell no more than they may.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use app::routes::BOOKING_JOURNEY;
use booking::{InterpreterStatus, Status, Way};
use chrono::{DateTime, TimeDelta, Utc};
use journey::{Answers, Complete, paths::for_each_path};
use serde_json::Value;
use server::{
    bookings::{
        Booking, What, news,
        secret::Secret,
        told::{Told, asked},
    },
    content::Content,
    entropy::SystemEntropy,
    events::Channel,
    mail::{Letter, offers_mail},
    portal::SCHEMAS,
    state::AppState,
    store::outbox::NewEvent,
    vault::Record,
};

use crate::{
    portal::{Outcome, Portal, config, content_dir},
    visitors::{self, PERSONAL, SITE},
};

type Failure = Box<dyn std::error::Error>;

/// What happened, with the state of the booking afterwards.
fn everything_that_happens(start: DateTime<Utc>) -> [(What, Status); 9] {
    let resources = vec!["lewisham-desk-1".to_owned(), "lewisham-officer-1".to_owned()];
    let offers = vec![(SITE.to_owned(), start + TimeDelta::days(1)), ("croydon".to_owned(), start)];
    [
        (What::Made { secret: Secret::random(&SystemEntropy), resources: resources.clone() }, Status::Made),
        (What::Changed { former: start - TimeDelta::days(3), resources }, Status::Made),
        (What::InterpreterConfirmed, Status::Made),
        (What::InterpreterWithdrawn, Status::Made),
        (What::Cancelled, Status::Cancelled),
        (What::Withdrawn { reason: "The heating is broken".to_owned(), offers }, Status::Cancelled),
        (What::Missed, Status::Missed),
        (What::InterpreterAbsent, Status::Missed),
        (What::InterpreterAskedAgain, Status::Made),
    ]
}

/// The faults of the data of an event, by its type.
type Faults<'f> = dyn Fn(&str, &Value) -> Vec<String> + 'f;

/// The validators of every event, by type. Schemas refer to each other by the addresses that they are served at.
fn each_schema(check: &mut dyn FnMut(&Faults<'_>)) -> Result<(), Failure> {
    let mut registry = jsonschema::Registry::new();
    for (name, text) in SCHEMAS {
        registry = registry.add(format!("json-schema:///schemas/{name}.json"), serde_json::from_str::<Value>(text)?)?;
    }
    let registry = registry.prepare()?;
    let mut validators = BTreeMap::new();
    for (name, text) in SCHEMAS {
        let schema: Value = serde_json::from_str(text)?;
        validators.insert(*name, jsonschema::options().with_registry(&registry).build(&schema)?);
    }
    check(&|event_type, data| {
        let validator = &validators[event_type];
        validator.iter_errors(data).map(|error| format!("{}: {error}", error.instance_path())).collect()
    });
    Ok(())
}

fn opened(record: &Record, event: &NewEvent) -> Result<Value, Failure> {
    Ok(serde_json::from_slice(&record.open(&event.body)?)?)
}

/// The answers of one path for each set of questions that the journey of bookings can ask.
fn every_shape(portal: &Portal) -> Vec<Answers> {
    let journey = portal.state.content.journey(BOOKING_JOURNEY).expect("the journey of bookings");
    let (mut shapes, mut every) = (BTreeSet::new(), Vec::new());
    for_each_path(journey, &mut |answers: &Answers| {
        let Ok(complete) = Complete::of(journey, answers) else { return };
        let shape: Vec<_> = complete.walk().answered.iter().map(|(question, _)| question.id.clone()).collect();
        if shapes.insert(shape) {
            every.push(visitors::personal(Told::of(complete.walk(), "en").answers));
        }
    });
    every
}

/// A booking of these answers, in one of the states that its interpreter may be in.
fn made_up(portal: &Portal, answers: Answers, language: &str, number: usize) -> Booking {
    let told = Told { language: language.to_owned(), answers };
    let directory = portal.state.counters.now().directory;
    let service = directory.services().bookable(told.service().expect("a service")).expect("it can be booked").clone();
    let way = told.way(&service).expect("a way");
    let interpreter = match told.needs_interpreter() {
        true => InterpreterStatus::ALL[1 + number % 4],
        false => InterpreterStatus::None,
    };
    visitors::booking(told, way, portal.state.clock.now() + TimeDelta::days(20), interpreter)
}

#[tokio::test]
async fn every_event_of_every_booking_fits_its_schema() -> Outcome {
    let portal = Portal::open().await?;
    let (mut all, at) = (Vec::new(), portal.state.clock.now());
    for (number, answers) in every_shape(&portal).into_iter().enumerate() {
        let made = made_up(&portal, answers, ["en", "ur"][number % 2], number);
        // Two things to each booking: everything happens to some of each sort.
        for (sequence, (what, status)) in (0..).zip(everything_that_happens(made.start)).skip(number % 4).step_by(4) {
            let booking = Booking { status, sequence, ..made.clone() };
            let record = visitors::record(&booking);
            let rows = news(&portal.state, &booking, &what, &record, at).await?;
            assert_eq!(rows.iter().map(|row| row.sequence).collect::<Vec<_>>(), Vec::from_iter(1..=rows.len() as i64));
            for row in rows.iter().filter(|row| row.channel == Channel::Queue) {
                let data = opened(&record, row)?;
                let queue = if row.event_type.contains("report") { "crime-recording" } else { "appointments" };
                assert_eq!(row.queue, queue);
                all.push((row.event_type.clone(), data));
            }
        }
    }
    assert!(all.len() > 1_000, "{} events", all.len());
    each_schema(&mut |faults| {
        for (event_type, data) in &all {
            let faults = faults(event_type, data);
            assert!(faults.is_empty(), "{event_type}: {faults:?}: {data:#}");
        }
        for (event_type, data) in all.iter().rev().take(8) {
            for name in ["reference", "answers"] {
                let mut data = data.clone();
                data.as_object_mut().expect("an object").remove(name);
                assert!(!faults(event_type, &data).is_empty(), "{event_type} without {name}");
            }
            let mut data = data.clone();
            data["more"] = true.into();
            assert!(!faults(event_type, &data).is_empty(), "{event_type} with more");
        }
    })
}

#[tokio::test]
async fn an_agency_reads_nothing_that_leads_to_the_person() -> Outcome {
    let portal = Portal::open().await?;
    let (at, mut ids, mut requests) = (portal.state.clock.now(), BTreeSet::new(), 0);
    for (number, answers) in every_shape(&portal).into_iter().step_by(7).enumerate() {
        let made = made_up(&portal, answers, "en", number);
        for (what, status) in everything_that_happens(made.start) {
            let booking = Booking { status, sequence: 1, ..made.clone() };
            let record = visitors::record(&booking);
            for row in news(&portal.state, &booking, &what, &record, at).await? {
                let data = opened(&record, &row)?;
                let is_asked = matches!(made.interpreter, InterpreterStatus::Requested | InterpreterStatus::Confirmed);
                let is_there = data.get("interpreter_request").is_some();
                assert_eq!(is_there, row.event_type.contains("booking") && is_asked && status != Status::Missed);
                let Some(request) = data.get("interpreter_request") else { continue };
                let text = request.to_string();
                let ours = [made.reference.to_string(), made.id.as_str().to_owned(), row.event_id.clone()];
                for personal in PERSONAL.iter().copied().chain(ours.iter().map(String::as_str)) {
                    assert!(!text.contains(personal), "{personal}: {text}");
                }
                assert_eq!(request.get("address").is_some(), made.way == Way::InPerson);
                assert_eq!(request["status"] == "cancelled", status == Status::Cancelled);
                ids.insert(request["id"].to_string());
                requests += 1;
            }
        }
    }
    assert!(requests > 100, "{requests} requests");
    assert_eq!(ids.len(), requests / 7, "one id for each booking, whatever happens to it");
    Ok(())
}

/// What happened goes to crime recording at once, and nothing of when and where somebody comes.
#[tokio::test]
async fn crime_recording_reads_what_happened_and_nothing_of_the_visit() -> Outcome {
    let portal = Portal::open().await?;
    let (at, mut sent) = (portal.state.clock.now(), 0);
    for (number, answers) in every_shape(&portal).into_iter().enumerate() {
        let booking = made_up(&portal, answers, "en", number);
        for (what, _) in everything_that_happens(booking.start).into_iter().take(2) {
            let record = visitors::record(&booking);
            let rows = news(&portal.state, &booking, &what, &record, at).await?;
            let report = rows.iter().find(|row| row.event_type == "frontcounter.report.submitted.v1");
            let is_told = booking.service == "report" && booking.told.typed(asked::STORY).is_some();
            assert_eq!(report.is_some(), is_told && matches!(what, What::Made { .. }), "{}", booking.service);
            let Some(report) = report else { continue };
            assert_eq!(report.sequence, 1, "no calendar is waited for");
            let text = opened(&record, report)?.to_string();
            assert!(text.contains("He broke the door") && text.contains("Adeyemi"), "{text}");
            for visit in [SITE, "2026-12", "\"time\"", "\"where\"", "\"near\"", "Somali", "Bashir"] {
                assert!(!text.contains(visit), "{visit}: {text}");
            }
            sent += 1;
        }
    }
    assert!(sent > 10, "{sent} reports");
    Ok(())
}

async fn letter(state: &AppState, booking: &Booking, what: &What) -> Result<Option<Letter>, Failure> {
    let record = visitors::record(booking);
    let rows = news(state, booking, what, &record, state.clock.now()).await?;
    let Some(row) = rows.iter().find(|row| row.channel == Channel::Mail) else { return Ok(None) };
    assert_eq!((&*row.queue, &*row.event_type), ("mail", "frontcounter.letter.v1"));
    Ok(Some(serde_json::from_value(opened(&record, row)?)?))
}

/// At every counter, of every service, in every language.
#[tokio::test]
async fn no_letter_names_the_police_or_lacks_a_word() -> Outcome {
    let portal = Portal::open_with(&[("FRONT_COUNTER_PUBLIC_URL", "https://counter.example")]).await?;
    let directory = portal.state.counters.now().directory;
    let sites: Vec<_> = directory.register().all().iter().filter(|one| one.facts.bookable).collect();
    let services: Vec<_> = directory.services().all().iter().filter(|one| one.booking.is_some()).collect();
    let mut letters = 0;
    for (number, site) in sites.iter().enumerate() {
        for (language, link) in
            [("en", "https://counter.example/booking"), ("ur", "https://counter.example/ur/booking")]
        {
            let told = visitors::statement(language, "mine", &[]);
            let way = Way::ALL[number % 3];
            let interpreter = InterpreterStatus::ALL[number % 5];
            let start = portal.state.clock.now() + TimeDelta::days(20);
            let mut made = visitors::booking(told, way, start, interpreter);
            made.site = site.slug.to_string();
            made.service = services[number % services.len()].id.to_string();
            for (what, status) in everything_that_happens(made.start) {
                let booking = Booking { status, ..made.clone() };
                let Some(letter) = letter(&portal.state, &booking, &what).await? else {
                    assert!(matches!(what, What::Missed | What::InterpreterAskedAgain), "{what:?}");
                    continue;
                };
                let calendar = letter.calendar.as_ref().map_or("", |calendar| &calendar.file);
                let all = format!("{}\n{}\n{calendar}", letter.subject, letter.text).to_lowercase();
                for word in ["police", "پولیس", "letter-", "counter-service", "calendar-", "visit-"] {
                    assert!(!all.contains(word), "{language} {what:?}: {word}: {all}");
                }
                assert_eq!((&*letter.language, &*letter.to), (language, visitors::EMAIL));
                let leads = if matches!(what, What::Cancelled) { link.replace("booking", "book") } else { link.into() };
                assert!(
                    letter.text.split([' ', '\n']).any(|word| word.trim_end_matches('.') == leads),
                    "{}",
                    letter.text
                );
                let is_urdu = letter.text.starts_with(|c: char| c > '\u{600}');
                assert_eq!(is_urdu, language == "ur", "{}", letter.text);
                letters += 1;
            }
        }
    }
    assert!(letters > 200, "{letters} letters");
    Ok(())
}

#[tokio::test]
async fn a_letter_that_others_may_see_tells_a_time_and_a_link() -> Outcome {
    let portal = Portal::open().await?;
    let address = portal.state.counters.now().directory.register().find(SITE).expect("the site").facts.address.clone();
    for language in ["en", "ur"] {
        for (letters, tells_all) in [("mine", true), ("seen", false)] {
            let told = visitors::statement(language, letters, &[]);
            // Tuesday 1 December 2026, half past ten in London.
            let start = "2026-12-01T10:30:00Z".parse()?;
            let made = visitors::booking(told, Way::InPerson, start, InterpreterStatus::Rostered);
            for (what, status) in everything_that_happens(start) {
                let booking = Booking { status, ..made.clone() };
                let Some(letter) = letter(&portal.state, &booking, &what).await? else { continue };
                // Urdu has marks of direction between the figures.
                let figures: String = letter.text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
                assert!(figures.contains("10:30"), "{}", letter.text);
                assert!(!letter.text.contains("Adeyemi") && !letter.text.contains("statement"), "{}", letter.text);
                let tells_place = matches!(what, What::Made { .. } | What::Changed { .. } | What::InterpreterConfirmed);
                assert_eq!(letter.text.contains(&address), tells_all && tells_place, "{what:?}: {}", letter.text);
                let tells_reference = !matches!(what, What::Cancelled);
                assert_eq!(visitors::has_reference(&letter.text), tells_all && tells_reference, "{}", letter.text);
                let secret = if let What::Made { secret, .. } = &what { secret.to_string() } else { "none".to_owned() };
                assert_eq!(letter.text.contains(&secret), tells_all && matches!(what, What::Made { .. }));
                let is_in_calendar =
                    matches!(what, What::Made { .. } | What::Changed { .. } | What::Cancelled | What::Withdrawn { .. });
                assert_eq!(letter.calendar.is_some(), tells_all && is_in_calendar, "{what:?}");
            }
        }
        let told = visitors::statement(language, "no", &[]);
        let made = visitors::booking(told, Way::InPerson, DateTime::UNIX_EPOCH, InterpreterStatus::None);
        assert_eq!(letter(&portal.state, &made, &What::Cancelled).await?, None);
    }
    Ok(())
}

#[tokio::test]
async fn a_calendar_entry_is_changed_and_taken_away() -> Outcome {
    let portal = Portal::open_with(&[("FRONT_COUNTER_PUBLIC_URL", "https://counter.example")]).await?;
    let told = visitors::statement("en", "mine", &[]);
    let made = visitors::booking(told, Way::InPerson, "2027-07-12T10:30:00Z".parse()?, InterpreterStatus::None);
    let happened = everything_that_happens(made.start);
    for (sequence, (at, method)) in (0..).zip([(0, "PUBLISH"), (1, "PUBLISH"), (4, "CANCEL"), (5, "CANCEL")]) {
        let (what, status) = &happened[at];
        let booking = Booking { sequence, status: *status, ..made.clone() };
        let calendar =
            letter(&portal.state, &booking, what).await?.and_then(|letter| letter.calendar).ok_or("no entry")?;
        assert_eq!((&*calendar.name, &*calendar.method), ("appointment.ics", method));
        let file = calendar.file.replace("\r\n ", "");
        for line in [
            format!("METHOD:{method}"),
            format!("SEQUENCE:{sequence}"),
            format!("UID:{}@counter.example", made.id.as_str()),
            "SUMMARY:Appointment".to_owned(),
            "DTSTART;TZID=Europe/London:20270712T113000".to_owned(),
            "URL:https://counter.example/booking".to_owned(),
        ] {
            assert!(file.split("\r\n").any(|one| one == line), "{line}: {file}");
        }
        assert!(!file.contains("LOCATION") && !visitors::has_reference(&file), "{file}");
    }
    Ok(())
}

/// A portal that is no sample and has no mail server offers no mail.
#[tokio::test]
async fn without_mail_nobody_is_promised_a_letter() -> Outcome {
    let portal = Portal::open().await?;
    let told = visitors::statement("en", "mine", &[]);
    let made = visitors::booking(told, Way::InPerson, "2027-07-12T10:30:00Z".parse()?, InterpreterStatus::None);
    assert!(offers_mail(&portal.state) && letter(&portal.state, &made, &What::Cancelled).await?.is_some());
    let mut content = Content::load(&content_dir())?;
    Arc::get_mut(&mut content.service).ok_or("somebody else has the settings")?.sample = false;
    let (config, parts) = (config(&portal.folder, &[])?, portal.state.clone());
    let (master, store, clock, entropy) = (&parts.master, &parts.store, &parts.clock, &parts.entropy);
    let (master, store, clock, entropy) = (master.clone(), store.clone(), clock.clone(), entropy.clone());
    let silent = AppState::of(config, Arc::new(content), master, store, clock, entropy);
    assert!(!offers_mail(&silent) && letter(&silent, &made, &What::Cancelled).await?.is_none());
    Ok(())
}

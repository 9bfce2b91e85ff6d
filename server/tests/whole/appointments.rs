//! Bookings for the service: the day list, and the export.

use std::{
    collections::BTreeMap,
    process::{Command, Output},
};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use futures::TryStreamExt;
use journey::{Answer, question::person::PersonAnswer};
use serde_json::{Value, json};
use server::{
    bookings::told::{Told, asked},
    entropy::SystemEntropy,
    store::{
        RecordId,
        audit::AuditLine,
        bookings::{Alter, BookingChange, BookingOutcome, Make, NewBooking, Visit},
        drafts::Renewal,
        slots::{Claim, Slot},
        submissions::NewRecord,
    },
    vault::Record,
};
use typed::name::Name;

use crate::{
    booked::event,
    database::{Database, on_each_database},
    portal::{Outcome, Portal, content_dir},
};

on_each_database![
    a_day_list_tells_times_and_needs_and_nothing_else,
    a_damaged_booking_hides_no_other,
    an_export_has_every_booking_and_opens_none,
];

type Failure = Box<dyn std::error::Error>;

/// Something that only the person and the police may know.
const STORY: &str = "He hit me with a Sattelstange";

/// A visit that somebody booked, as the portal stores it.
pub struct Booked {
    pub reference: &'static str,
    pub service: &'static str,
    pub start: DateTime<Utc>,
    pub minutes: i64,
    pub resources: Vec<&'static str>,
    pub interpreter: &'static str,
    pub answers: Vec<(&'static str, Answer)>,
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

pub fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

pub fn choice(option: &str) -> Answer {
    Answer::Choice(name(option))
}

pub fn person(name: &str) -> Answer {
    Answer::Person(PersonAnswer { name: name.to_owned(), date_of_birth: None })
}

impl Booked {
    /// A statement at Lewisham by somebody of this name.
    pub fn statement(reference: &'static str, who: &str, start: &str) -> Self {
        Self {
            reference,
            service: "statement",
            start: at(start),
            minutes: 60,
            resources: vec!["lewisham-officer-1", "lewisham-room"],
            interpreter: "none",
            answers: vec![
                (asked::SERVICE, choice("statement")),
                ("way-video", choice("in-person")),
                (asked::STORY, Answer::Text(STORY.to_owned())),
                (asked::BOOKER, person(who)),
            ],
        }
    }

    pub fn with(mut self, answers: impl IntoIterator<Item = (&'static str, Answer)>) -> Self {
        self.answers.extend(answers);
        self
    }

    pub fn id(&self) -> RecordId {
        RecordId::new(self.reference.replace("FC-", "record-"))
    }

    pub async fn store(&self, portal: &Portal) -> Result<(), Failure> {
        let outcome = portal.state.store.write(self.made(portal)?).await?;
        assert_eq!(outcome, BookingOutcome::Done, "{}", self.reference);
        Ok(())
    }

    fn claim(&self) -> Claim {
        let first = self.start.timestamp() / 900;
        let slots = |name: &&str| {
            let resource = (*name).to_owned();
            (first..first + self.minutes / 15).map(move |quarter| Slot { resource: resource.clone(), quarter })
        };
        let slots = self.resources.iter().flat_map(slots).collect();
        Claim { booking: self.id().as_str().to_owned(), slots, held_until: None, now: 0 }
    }

    pub fn visit(&self) -> Visit {
        Visit {
            site: "lewisham".to_owned(),
            way: "in-person".to_owned(),
            starts_at: self.start.timestamp_millis(),
            ends_at: (self.start + TimeDelta::minutes(self.minutes)).timestamp_millis(),
            interpreter: self.interpreter.to_owned(),
        }
    }

    fn made(&self, portal: &Portal) -> Result<BookingChange, Failure> {
        let (id, master) = (self.id(), &portal.state.master);
        let sealing = Record::new(id.as_str(), &SystemEntropy);
        let answers: BTreeMap<Name, Answer> =
            self.answers.iter().map(|(question, answer)| (name(question), answer.clone())).collect();
        let told = Told { language: "en".to_owned(), answers };
        let record = NewRecord {
            id,
            reference: Some(self.reference.to_owned()),
            kind: "visit".to_owned(),
            priority: "standard".to_owned(),
            idempotency_key: format!("key-{}", self.reference),
            fingerprint: vec![1],
            wrapped_key: sealing.wrapped_key(master, &SystemEntropy),
            body: sealing.seal(&SystemEntropy, &serde_json::to_vec(&told)?),
            received_at: 1,
        };
        let made = event(self.reference, server::events::Channel::Queue);
        Ok(BookingChange::Make(Box::new(Make {
            events: vec![made],
            draft: Renewal::default(),
            claim: self.claim(),
            booking: NewBooking {
                service: self.service.to_owned(),
                visit: self.visit(),
                secret: vec![4],
                contact: None,
            },
            record,
        })))
    }

    /// Gives the time back.
    pub fn cancelled(&self) -> BookingChange {
        BookingChange::Alter(Box::new(Alter {
            booking: self.id(),
            sequence: 0,
            visit: self.visit(),
            status: "cancelled".to_owned(),
            claim: Some(Claim { slots: Vec::new(), ..self.claim() }),
            events: Vec::new(),
            at: 7,
        }))
    }
}

/// The program beside this portal, with its database and key.
pub fn front_counter(portal: &Portal, arguments: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_front-counter"))
        .args(arguments)
        .env("FRONT_COUNTER_DATA_DIR", portal.folder.path())
        .env("FRONT_COUNTER_DATABASE_URL", &portal.state.config.database_url)
        .env("FRONT_COUNTER_CONTENT_DIR", content_dir())
        .output()
}

pub fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

async fn audit(portal: &Portal) -> Result<Vec<AuditLine>, Failure> {
    let lines: Vec<_> = portal.state.store.list_audit(None).map_ok(|stored| stored.line).try_collect().await?;
    Ok(lines.into_iter().filter(|line| line.action != "audit-begun").collect())
}

/// Two on a Tuesday in winter, one with everything that there is to need, and one the day after.
fn some_visits() -> [Booked; 3] {
    let needs = [
        (asked::ACCESS, Answer::Choices(vec![name("quiet-room"), name("someone-with-me")])),
        ("interpreter", choice("language")),
        ("spoken", choice("so")),
        (asked::GENDER, choice("woman")),
        (asked::NOT, Answer::Text("my cousin Farah".to_owned())),
        (asked::VISITOR, person("Amina Warsame")),
        (asked::PHONE, Answer::Phone("020 7946 0123".to_owned())),
    ];
    let with_needs = Booked { interpreter: "requested", minutes: 120, ..later("FC-2222-2222") };
    [
        Booked::statement("FC-3333-3338", "Zoë O'Neil", "2026-12-01T09:00:00Z"),
        with_needs.with(needs),
        Booked::statement("FC-4444-444E", "Kim Li", "2026-12-02T00:00:00Z"),
    ]
}

fn later(reference: &'static str) -> Booked {
    Booked::statement(reference, "Farah Warsame", "2026-12-01T14:30:00Z")
}

async fn a_day_list_tells_times_and_needs_and_nothing_else(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    for visit in some_visits() {
        visit.store(&portal).await?;
    }
    let list = front_counter(&portal, &["appointments", "lewisham", "2026-12-01", "--by", "Sam"])?;
    assert!(list.status.success(), "{}", complained(&list));
    let text = printed(&list);
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is missing from\n{text}"));
    assert!(text.starts_with("Lewisham: visits on Tuesday 1 December\n"), "{text}");
    assert!(place("9am to 10am") < place("2:30pm to 4:30pm"), "{text}");
    for part in ["Zoë", "Amina", "Give a statement", "At the counter", "Quiet room", "officer-1, room", "Booked"] {
        place(part);
    }
    for secret in ["Sattelstange", "Warsame", "O'Neil", "7946", "Kim", "Farah Warsame"] {
        assert!(!text.contains(secret), "{secret} stands in\n{text}");
    }
    let widest = text.lines().skip(4).map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|widest| widest <= 156), "{widest:?}");

    let json = front_counter(&portal, &["appointments", "lewisham", "2026-12-01", "--json"])?;
    assert!(!printed(&json).contains("Sattelstange"));
    let visits: Value = serde_json::from_slice(&json.stdout)?;
    assert_eq!(visits[0]["interpreter"], Value::Null);
    let mut second = visits[1].clone();
    assert!(second["interpreter"]["name"].take().is_string());
    let interpreter =
        json!({"language": "so", "name": null, "status": "requested", "gender": "woman", "not": "my cousin Farah"});
    let expected = json!({
        "reference": "FC-2222-2222", "start": "2026-12-01T14:30:00Z", "end": "2026-12-01T16:30:00Z",
        "first_name": "Amina", "service": "statement", "way": "in-person", "needs": ["quiet-room", "someone-with-me"],
        "interpreter": interpreter, "resources": ["lewisham-officer-1", "lewisham-room"], "status": "made",
    });
    assert_eq!(second, expected);

    let lines = audit(&portal).await?;
    let lines: Vec<_> = lines.iter().map(|line| (&*line.action, &*line.subject)).collect();
    assert_eq!(lines, [("day-listed", "lewisham 2026-12-01"); 2], "one line for each list");
    let nobody = front_counter(&portal, &["appointments", "lewisham", "2026-12-03"])?;
    assert!(printed(&nobody).contains("No visits on this day."), "{}", complained(&nobody));
    assert_eq!(audit(&portal).await?.len(), 2, "nothing was opened");
    let unknown = front_counter(&portal, &["appointments", "lewishm", "2026-12-03"])?;
    assert!(!unknown.status.success() && complained(&unknown).contains("there is no counter `lewishm`"));
    Ok(())
}

async fn a_damaged_booking_hides_no_other(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let [first, second, _] = some_visits();
    first.store(&portal).await?;
    let BookingChange::Make(mut damaged) = second.made(&portal)? else { return Err("no booking".into()) };
    damaged.record.body[30] ^= 1;
    damaged.claim.slots.clear();
    portal.state.store.write(BookingChange::Make(damaged)).await?;
    let list = front_counter(&portal, &["appointments", "lewisham", "2026-12-01"])?;
    assert!(!list.status.success() && printed(&list).contains("Zoë"), "{}", printed(&list));
    assert!(complained(&list).contains("FC-2222-2222 cannot be opened"), "{}", complained(&list));
    Ok(())
}

async fn an_export_has_every_booking_and_opens_none(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let exported = || {
        let output = front_counter(&portal, &["export", "bookings"])?;
        assert!(output.status.success(), "{}", complained(&output));
        Ok::<Value, Failure>(serde_json::from_slice(&output.stdout)?)
    };
    assert_eq!(exported()?, json!([]));
    let visits = some_visits();
    for visit in &visits {
        visit.store(&portal).await?;
    }
    assert_eq!(portal.state.store.write(visits[2].cancelled()).await?, BookingOutcome::Done);
    // Without its key nothing could be opened.
    std::fs::rename(&portal.state.config.master_key_file, portal.folder.path().join("put-away"))?;
    let row = |reference: &str, start: &str, end: &str, resources: &[&str], status: &str| {
        json!({
            "reference": reference, "site": "lewisham", "service": "statement", "start": start, "end": end,
            "resources": resources, "status": status,
        })
    };
    let both = ["lewisham-officer-1", "lewisham-room"];
    let expected = [
        row("FC-3333-3338", "2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z", &both, "made"),
        row("FC-2222-2222", "2026-12-01T14:30:00Z", "2026-12-01T16:30:00Z", &both, "made"),
        row("FC-4444-444E", "2026-12-02T00:00:00Z", "2026-12-02T01:00:00Z", &[], "cancelled"),
    ];
    assert_eq!(exported()?, json!(expected));
    assert!(audit(&portal).await?.is_empty());
    Ok(())
}

#[test]
fn a_day_ends_where_the_next_begins_on_clock_change_sundays_too() {
    for (date, hours) in [("2027-03-28", 23), ("2027-10-31", 25), ("2026-12-01", 24)] {
        let date: NaiveDate = date.parse().expect("a date");
        let (from, to) = server::bookings::day::bounds(date);
        assert_eq!(to - from, TimeDelta::hours(hours), "{date}");
    }
}

//! `front-counter inbox`: a back office without a broker.
//! Lines can be read by programs: columns are separated by tabs, the reference comes first.

use std::process::ExitCode;

use app::domain::reference::Reference;
use chrono::{DateTime, SecondsFormat, Utc};
use clap::Subcommand;
use futures::TryStreamExt;

use super::{
    Outcome,
    answerable::{self, Answerable, ByAndWhy},
    print_each, print_lines,
};
use crate::{
    clock::{Clock, SystemClock},
    config::Config,
    events::Envelope,
    store::{
        Store,
        inbox::{Accept, Received, ReceivedEvent},
    },
    vault::Record,
};

/// The action in the audit.
const INBOX_SHOWN: &str = "inbox-shown";

#[derive(Subcommand)]
pub(super) enum InboxCommand {
    /// One line for each event: reference, queue, type, when received, whether accepted.
    List,
    /// Open the events of one reference, as JSON. Before anything is opened, a line in the audit says who did so.
    Show {
        /// Such as FC-2345-6789.
        reference: Reference,
        #[command(flatten)]
        who: ByAndWhy,
    },
    /// Note that everything of one reference is in your own records.
    Accept {
        /// Such as FC-2345-6789.
        reference: Reference,
    },
}

pub(super) async fn run(config: &Config, command: InboxCommand) -> Outcome {
    let store = Store::open_existing(&config.database_url).await?;
    match command {
        InboxCommand::List => list(&store).await,
        InboxCommand::Show { reference, who } => show(config, &store, reference, Answerable::of(config, who)).await,
        InboxCommand::Accept { reference } => accept(&store, reference).await,
    }
}

async fn list(store: &Store) -> Outcome {
    let line = |event: Received| {
        let state = event.accepted_at.map_or("open", |_| "accepted");
        let received = shown(event.received_at);
        format!("{}\t{}\t{}\t{received}\t{state}", event.reference, event.queue, event.event_type)
    };
    print_each(store.list_inbox().map_ok(line)).await
}

async fn show(config: &Config, store: &Store, reference: Reference, who: Answerable) -> Outcome {
    let reference = reference.to_string();
    let master = answerable::master_key(config, store).await?;
    let Some(key) = store.record_key(&reference).await? else { return Ok(unknown(&reference)) };
    let record = Record::of(key.record.as_str(), &key.wrapped_key, &master)?;
    let received = store.inbox_of(&reference).await?;
    for event in &received {
        answerable::leave(store, who.line(&master, INBOX_SHOWN, &reference, &event.received.event_id)).await?;
    }
    let events = received.into_iter().map(|event| opened(event, &record));
    let events: Vec<Envelope> = events.collect::<Result<_, _>>()?;
    print_lines(events.iter().map(|event| format!("{:#}", event.to_json())))?;
    Ok(ExitCode::SUCCESS)
}

fn opened(event: ReceivedEvent, record: &Record) -> Result<Envelope, Box<dyn std::error::Error>> {
    let ReceivedEvent { received, created_at, body } = event;
    let data = record.open(&body)?;
    Ok(Envelope {
        id: received.event_id,
        event_type: received.event_type,
        subject: received.reference,
        time: instant(created_at),
        queue: received.queue,
        data: serde_json::from_slice(&data)?,
        is_repeated: false,
    })
}

async fn accept(store: &Store, reference: Reference) -> Outcome {
    let at = SystemClock.now().timestamp_millis();
    let reference = reference.to_string();
    if store.inbox_of(&reference).await?.is_empty() {
        return Ok(unknown(&reference));
    }
    let accepted = store.write(Accept { reference: reference.clone(), at }).await?;
    println!("{reference}\taccepted {accepted} event(s)");
    Ok(ExitCode::SUCCESS)
}

fn unknown(reference: &str) -> ExitCode {
    eprintln!("nothing in the inbox has the reference {reference}");
    ExitCode::FAILURE
}

fn instant(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

pub(super) fn shown(millis: i64) -> String {
    instant(millis).to_rfc3339_opts(SecondsFormat::Millis, true)
}

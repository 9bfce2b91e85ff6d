//! `front-counter outbox`: what is on its way, and mending what was refused.
//! Lines can be read by programs: columns are separated by tabs, the reference comes first.

use std::{error::Error, process::ExitCode};

use clap::{Subcommand, ValueEnum};
use futures::TryStreamExt;
use journey::queue::Queue;

use super::{
    Outcome,
    answerable::{self, Answerable, ByAndWhy},
    inbox::shown,
    print_each, print_lines,
};
use crate::{
    clock::{Clock, SystemClock},
    config::Config,
    store::{
        Store, StoreError,
        audit::Audited,
        outbox::{AuditEntry, ListedEvent, Replay},
    },
    vault::{MasterKey, Record},
};

/// Actions in the audit.
const OUTBOX_SHOWN: &str = "outbox-shown";
const REPLAYED: &str = "replayed";

#[derive(Subcommand)]
pub(super) enum OutboxCommand {
    /// One line for each event: reference, state, queue, attempts, when submitted, event id, why it waits.
    List {
        /// Only those in this state.
        #[arg(long)]
        state: Option<State>,
    },
    /// Everything about the events of a reference, or about one event, with who did what, and what back offices wrote to
    /// the person. Before that is opened, a line in the audit says who did so.
    Show {
        /// A reference such as FC-2345-6789, or an event's id.
        reference_or_event: String,
        #[command(flatten)]
        who: ByAndWhy,
    },
    /// Put events on their way again, under the same ids. What was done is written down, in the audit, too.
    Replay {
        /// References or event ids.
        #[arg(required_unless_present = "all_refused")]
        reference_or_event: Vec<String>,
        /// Everything that was refused.
        #[arg(long, conflicts_with = "reference_or_event")]
        all_refused: bool,
        /// Send them to this queue instead.
        #[arg(long, value_parser = queue)]
        queue: Option<Queue>,
        /// Who wants it.
        #[arg(long, value_parser = answerable::name)]
        by: String,
        /// Why.
        #[arg(long, value_parser = answerable::reason)]
        note: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum State {
    Waiting,
    HandedOver,
    Acknowledged,
    Refused,
}

impl State {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::HandedOver => "handed-over",
            Self::Acknowledged => "acknowledged",
            Self::Refused => "refused",
        }
    }
}

fn queue(text: &str) -> Result<Queue, String> {
    Queue::parse(text).ok_or_else(|| format!("there is no queue {text}"))
}

pub(super) async fn run(config: &Config, command: OutboxCommand) -> Outcome {
    let store = Store::open_existing(&config.database_url).await?;
    match command {
        OutboxCommand::List { state } => list(&store, state).await,
        OutboxCommand::Show { reference_or_event, who } => {
            show(config, &store, &reference_or_event, Answerable::of(config, who)).await
        }
        OutboxCommand::Replay { reference_or_event, all_refused, queue, by, note } => {
            let events = if all_refused {
                store.list_outbox(Some(State::Refused.as_str())).try_collect().await?
            } else {
                named(&store, &reference_or_event).await?
            };
            let who = Answerable::new(config, Some(by.clone()), note.clone());
            let (queue, note) = (queue.map(|queue| queue.to_string()), note.unwrap_or_default());
            let again = Replay { event_id: String::new(), queue, at: 0, who: by, note };
            replay(config, &store, &events, &again, &who).await
        }
    }
}

async fn list(store: &Store, state: Option<State>) -> Outcome {
    let line = |event: ListedEvent| {
        let ListedEvent { reference, state, queue, attempts, event_id, .. } = &event;
        let (submitted, reason) = (shown(event.created_at), event.last_error.as_deref().unwrap_or_default());
        format!("{reference}\t{state}\t{queue}\t{attempts}\t{submitted}\t{event_id}\t{reason}")
    };
    print_each(store.list_outbox(state.map(State::as_str)).map_ok(line)).await
}

async fn show(config: &Config, store: &Store, reference_or_event: &str, who: Answerable) -> Outcome {
    let events = named(store, &[reference_or_event.to_owned()]).await?;
    if events.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    let master = answerable::master_key(config, store).await?;
    for event in &events {
        let line = who.line(&master, OUTBOX_SHOWN, &event.reference, &event.event_id);
        answerable::leave(store, line).await?;
        print_lines(story(event, &store.audit_of(&event.event_id).await?))?;
        print_lines(words_on(&master, store, event).await?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Everything about one event.
fn story(event: &ListedEvent, trail: &[AuditEntry]) -> Vec<String> {
    let ListedEvent { reference, state, queue, event_id, .. } = event;
    let mut lines = vec![format!("{reference}\t{state}\t{queue}\t{event_id}")];
    let at = |at: Option<i64>| at.map_or_else(|| "-".to_owned(), shown);
    let facts = [
        ("type", event.event_type.clone()),
        ("submitted", shown(event.created_at)),
        ("handed over", at(event.handed_over_at)),
        ("acknowledged", at(event.acknowledged_at)),
        ("refused", at(event.refused_at)),
        ("offered again", at(event.due_at)),
        ("attempts", event.attempts.to_string()),
        ("last reason", event.last_error.clone().unwrap_or_else(|| "-".to_owned())),
    ];
    lines.extend(facts.into_iter().map(|(name, fact)| format!("  {name:<13} {fact}")));
    let entry =
        |entry: &AuditEntry| format!("  {}  {} by {}: {}", shown(entry.at), entry.action, entry.who, entry.note);
    lines.extend(trail.iter().map(entry));
    lines
}

/// What back offices said of an event, with what they wrote: who mends it has to know what was wrong.
async fn words_on(master: &MasterKey, store: &Store, event: &ListedEvent) -> Result<Vec<String>, Box<dyn Error>> {
    let said = store.case_updates(&event.reference).await?;
    let Some(key) = store.record_key(event.record.as_str()).await?.filter(|_| !said.is_empty()) else {
        return Ok(Vec::new());
    };
    let record = Record::of(key.record.as_str(), &key.wrapped_key, master)?;
    let mut lines = Vec::new();
    for word in said.iter().filter(|word| word.event_id == event.event_id) {
        let wrote = word.body.as_deref().map(|body| record.open(body)).transpose()?;
        let wrote = wrote.map_or_else(String::new, |wrote| format!(": {}", String::from_utf8_lossy(&wrote)));
        lines.push(format!("  {}  the back office said {}{wrote}", shown(word.received_at), word.status));
    }
    Ok(lines)
}

/// The events of these names; a name that names nothing is said on standard error.
async fn named(store: &Store, names: &[String]) -> Result<Vec<ListedEvent>, StoreError> {
    let mut events = Vec::new();
    for name in names {
        let found = store.outbox_of(name).await?;
        if found.is_empty() {
            eprintln!("nothing in the outbox has the reference or id {name}");
        }
        events.extend(found);
    }
    Ok(events)
}

async fn replay(config: &Config, store: &Store, events: &[ListedEvent], again: &Replay, who: &Answerable) -> Outcome {
    if events.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    let master = answerable::master_key(config, store).await?;
    for event in events {
        let (event_id, at) = (event.event_id.clone(), SystemClock.now().timestamp_millis());
        let append = who.line(&master, REPLAYED, &event.reference, &event_id);
        store.write(Audited { append, change: Replay { event_id, at, ..again.clone() } }).await?;
        println!("{}\treplayed\t{}", event.reference, event.event_id);
    }
    Ok(ExitCode::SUCCESS)
}

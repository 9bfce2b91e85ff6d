//! `front-counter counters`: a counter is closed for a time, and everybody who was to come is told, in one act; and the
//! list of those whom no letter told.

use std::{error::Error, process::ExitCode};

use app::domain::{
    counter::{Register, WrittenCounter, read::register_of, written::ClosureEntry},
    hours::{to_utc, to_utc_closing},
};
use booking::Status;
use chrono::{DateTime, TimeDelta, Utc};
use clap::{Args, Subcommand};
use serde_json::json;

use super::{
    Outcome,
    answerable::{self, Answerable, ByAndWhy},
    audit::one_column,
    bookings::shown,
    print_lines,
};
use crate::{
    bookings::{
        Booking,
        openings::Openings,
        ring::RingList,
        withdraw::{Withdrawal, withdraw},
    },
    clock::{Clock, SystemClock},
    config::Config,
    content::{
        Content, ContentFaults,
        register::{
            Directory,
            files::{REGISTER, replace},
        },
    },
    state::AppState,
    store::{Store, StoreError, bookings::StoredBooking},
    vault::MasterKey,
};

/// The action in the audit.
const COUNTER_CLOSED: &str = "counter-closed";
/// The same of the ring list alone.
const RING_LISTED: &str = "ring-listed";
/// The longest visit: earlier ones have ended before a closure begins.
const VISIT_AT_MOST: TimeDelta = TimeDelta::days(1);

#[derive(Subcommand)]
pub(super) enum CountersCommand {
    /// Close a counter for a time: the register is changed, and each visit in that time is cancelled, with a letter that
    /// offers other times. Prints whom no letter reaches. What a run that was cut off has left, the next one does.
    Close(Close),
    /// Print whom to ring: people whose visits in this time were cancelled by the service, and whom no letter reaches. A
    /// line in the audit says who did so.
    Ring(Ring),
}

#[derive(Args)]
pub(super) struct Ring {
    /// The counter's name in addresses, such as lewisham.
    site: String,
    /// The first day, or day and time in London.
    #[arg(long, value_name = "DATE[ TIME]")]
    from: String,
    /// The last day, or day and time.
    #[arg(long, value_name = "DATE[ TIME]")]
    to: String,
    #[command(flatten)]
    who: ByAndWhy,
}

#[derive(Args)]
pub(super) struct Close {
    /// The counter's name in addresses, such as lewisham.
    site: String,
    /// The first day, or day and time in London: 2026-12-01, or "2026-12-01 14:30".
    #[arg(long, value_name = "DATE[ TIME]")]
    from: String,
    /// The last day, or the day and time at which it opens again.
    #[arg(long, value_name = "DATE[ TIME]")]
    to: String,
    /// The reason, which people read.
    #[arg(long, value_name = "TEXT", value_parser = answerable::reason)]
    reason: String,
    /// Your name, for the audit.
    #[arg(long, value_name = "NAME", value_parser = answerable::name)]
    by: String,
    /// Do it. Without this, nothing is changed and nobody is told.
    #[arg(long)]
    yes: bool,
}

/// A closure of a counter, as people and as the store count time.
struct Closing {
    site: String,
    entry: ClosureEntry,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

pub(super) async fn run(config: &Config, command: CountersCommand) -> Outcome {
    match command {
        CountersCommand::Close(asked) => close(config, asked).await,
        CountersCommand::Ring(asked) => ring(config, asked).await,
    }
}

async fn ring(config: &Config, asked: Ring) -> Outcome {
    let Ring { site, from, to, who } = asked;
    let store = Store::open_existing(&config.database_url).await?;
    let content = Content::load_without_rota(&config.content_dir)?;
    let closing = Closing::read(&site, &from, &to, "")?;
    let master = answerable::master_key(config, &store).await?;
    answerable::leave(&store, Answerable::of(config, who).line(&master, RING_LISTED, &closing.subject(), "")).await?;
    let list = RingList { locales: &content.locales, register: content.directory.register() };
    closing.print_ring_list(&store, &master, list).await?;
    Ok(ExitCode::SUCCESS)
}

async fn close(config: &Config, asked: Close) -> Outcome {
    let store = Store::open_existing(&config.database_url).await?;
    let directory = Content::load(&config.content_dir)?.directory;
    let closing = Closing::read(&asked.site, &asked.from, &asked.to, &asked.reason)?;
    let register = closing.register(&directory)?;
    let stranded = closing.stranded(&store).await?;
    for visit in &stranded {
        println!("{}\t{}\t{}", visit.reference, shown(visit.starts_at), visit.service);
    }
    if !asked.yes {
        let count = stranded.len();
        println!("nothing was changed; with --yes the counter is closed and {count} visit(s) are cancelled");
        return Ok(ExitCode::SUCCESS);
    }
    let master = answerable::master_key(config, &store).await?;
    let who = Answerable::new(config, Some(asked.by), Some(asked.reason));
    answerable::leave(&store, who.line(&master, COUNTER_CLOSED, &closing.subject(), "")).await?;
    // First the closure: from then on nobody books what is about to be cancelled.
    if let Some(register) = register {
        replace(&config.content_dir.join(REGISTER), &register.to_toml()?)?;
    }
    closing.tell(AppState::open(config.clone()).await?, &stranded).await
}

impl Closing {
    fn read(site: &str, from: &str, to: &str, reason: &str) -> Result<Self, Box<dyn Error>> {
        let written = json!({"from": from, "to": to, "reason": reason});
        let entry: ClosureEntry = serde_json::from_value(written)?;
        let (from, to) = (to_utc(entry.from), to_utc_closing(entry.to));
        if to <= from {
            return Err("the closure ends before it begins".into());
        }
        Ok(Self { site: site.to_owned(), entry, from, to })
    }

    /// The counter and the time, for the audit.
    fn subject(&self) -> String {
        format!("{} {}/{}", self.site, self.entry.from, self.entry.to)
    }

    /// The register with this closure; `None` where it is there already, from a run that was cut off.
    fn register(&self, directory: &Directory) -> Result<Option<Register>, Box<dyn Error>> {
        let mut counters: Vec<WrittenCounter> =
            directory.register().all().iter().map(|one| one.facts.clone()).collect();
        let Some(counter) = counters.iter_mut().find(|counter| counter.slug == self.site) else {
            return Err(format!("there is no counter `{}`", self.site).into());
        };
        if counter.closed.contains(&self.entry) {
            return Ok(None);
        }
        counter.closed.push(self.entry.clone());
        let register = register_of(counters, directory.known(), REGISTER, &|_, _| 1);
        Ok(Some(register.map_err(ContentFaults::from)?))
    }

    /// The visits to the counter in this time, whatever became of them.
    async fn visits(&self, store: &Store) -> Result<Vec<StoredBooking>, StoreError> {
        let (from, to) = (self.from.timestamp_millis(), self.to.timestamp_millis());
        let visits = store.visits(&self.site, from - VISIT_AT_MOST.num_milliseconds(), to).await?;
        Ok(visits.into_iter().filter(|visit| visit.ends_at > from).collect())
    }

    /// Those that stand and are not over.
    async fn stranded(&self, store: &Store) -> Result<Vec<StoredBooking>, StoreError> {
        let now = SystemClock.now().timestamp_millis();
        let stands = |visit: &StoredBooking| visit.status == Status::Made.as_str() && visit.ends_at > now;
        Ok(self.visits(store).await?.into_iter().filter(stands).collect())
    }

    /// Cancels visits, tells their people, and prints who has to be rung: of all that were cancelled for this time, so
    /// that a second run prints those of the first, too.
    async fn tell(&self, state: AppState, stranded: &[StoredBooking]) -> Outcome {
        let mut openings = Openings::read(&state, state.clock.now()).await?;
        let mut outcome = ExitCode::SUCCESS;
        for visit in stranded {
            if let Err(why) = withdraw(&state, &mut openings, &visit.reference, &self.entry.reason).await {
                eprintln!("{} is not cancelled: {why}", visit.reference);
                outcome = ExitCode::FAILURE;
            }
        }
        let directory = state.counters.now().directory;
        let list = RingList { locales: &state.content.locales, register: directory.register() };
        self.print_ring_list(&state.store, &state.master, list).await?;
        Ok(outcome)
    }

    async fn print_ring_list(
        &self,
        store: &Store,
        master: &MasterKey,
        list: RingList<'_>,
    ) -> Result<(), Box<dyn Error>> {
        let mut withdrawn = Vec::new();
        for visit in self.visits(store).await? {
            match Booking::open(master, &visit) {
                Ok((booking, record)) => {
                    let kept = Withdrawal::of(store, &booking, &record).await?;
                    withdrawn.extend(kept.map(|kept| (booking, kept)));
                }
                Err(why) => eprintln!("{} cannot be opened: {why}", visit.reference),
            }
        }
        println!("{} visit(s) are cancelled", withdrawn.len());
        // What somebody typed gives no orders to a terminal.
        let plain = |line: String| if line.is_empty() { line } else { one_column(&line) };
        print_lines(list.lines(&self.site, &withdrawn).into_iter().map(plain))?;
        Ok(())
    }
}

//! `front-counter outbox`: what is on its way.

use std::process::ExitCode;

use clap::Subcommand;

use super::{Outcome, inbox::shown};
use crate::{config::Config, store::Store};

#[derive(Subcommand)]
pub(super) enum OutboxCommand {
    /// One line for each event: reference, state, queue, attempts, when submitted, why it waits.
    List,
}

pub(super) async fn run(config: &Config, command: OutboxCommand) -> Outcome {
    let store = Store::open(&config.database_url).await?;
    match command {
        OutboxCommand::List => {
            for event in store.outbox().await? {
                let reason = event.last_error.unwrap_or_default();
                let (reference, state, queue, attempts) = (event.reference, event.state, event.queue, event.attempts);
                println!("{reference}\t{state}\t{queue}\t{attempts}\t{}\t{reason}", shown(event.created_at));
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

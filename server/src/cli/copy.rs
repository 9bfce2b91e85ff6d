//! `front-counter copy`: all data into another database.

use std::process::ExitCode;

use clap::Args;

use super::{Outcome, backup::say};
use crate::{
    config::Config,
    store::copy::{Purpose, copy},
};

/// How `copy` is told its addresses.
const NAME_BOTH: &str = "Set FRONT_COUNTER_COPY_FROM_URL to the database to read, such as \
     sqlite:./data/front-counter.sqlite, and FRONT_COUNTER_COPY_TO_URL to an empty one, such as \
     postgres://front-counter@localhost/front_counter";

#[derive(Args)]
pub(super) struct CopyCommand {
    /// Nothing: whoever may list processes reads their arguments.
    #[arg(hide = true, trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

pub(super) async fn run(config: &Config, command: &CopyCommand) -> Outcome {
    if !command.arguments.is_empty() {
        return Err(format!(
            "copy takes no arguments any more, because others can read them while it runs. {NAME_BOTH}"
        )
        .into());
    }
    let (Some(from), Some(to)) = (&config.copy_from_url, &config.copy_to_url) else {
        return Err(format!("copy does not know from where to where. {NAME_BOTH}").into());
    };
    let copied = copy(from, to, Purpose::Service).await?;
    say(&copied.counts);
    if copied.source_went_on {
        eprintln!(
            "The source has changed since: what came after is not in the copy. Stop the service, and copy once \
             more into an empty database."
        );
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

//! `front-counter kept`: what a person asked this service to keep from the event, opened by order of a court.

use std::process::ExitCode;

use app::{domain::reference::Reference, routes::BOOKING_JOURNEY};
use clap::{Args, Subcommand};

use super::{
    Outcome,
    answerable::{self, Answerable},
    print_lines,
};
use crate::{config::Config, content::Content, reports::submission::kept_answers, store::Store};

/// The action in the audit.
const KEPT_SHOWN: &str = "kept-shown";

#[derive(Subcommand)]
pub(super) enum KeptCommand {
    /// Open the answers that were kept from the event of one reference, as JSON. Before anything is opened, a line in
    /// the audit says who did so, why and when; it is never deleted and holds no answer.
    Show(Show),
}

#[derive(Args)]
pub(super) struct Show {
    /// Such as FC-2345-6789.
    reference: Reference,
    /// Your name, for the audit.
    #[arg(long, value_name = "NAME", value_parser = answerable::name)]
    by: String,
    /// The reason, for the audit, such as the number of the court order.
    #[arg(long, value_name = "TEXT", value_parser = answerable::reason)]
    reason: String,
}

pub(super) async fn run(config: &Config, command: KeptCommand) -> Outcome {
    let KeptCommand::Show(show) = command;
    let reference = show.reference.to_string();
    let store = Store::open_existing(&config.database_url).await?;
    let content = Content::load(&config.content_dir)?;
    let master = answerable::master_key(config, &store).await?;
    let Some(sealed) = store.sealed_submission(&reference).await? else {
        eprintln!("no report has the reference {reference}");
        return Ok(ExitCode::FAILURE);
    };
    if sealed.kind == BOOKING_JOURNEY {
        eprintln!("{reference} is a visit: nothing of it was kept from the police team");
        return Ok(ExitCode::FAILURE);
    }
    let who = Answerable::new(config, Some(show.by), Some(show.reason));
    answerable::leave(&store, who.line(&master, KEPT_SHOWN, &reference, "")).await?;
    let kept = kept_answers(&content, &master, &sealed)?;
    if kept.is_empty() {
        eprintln!("nothing was kept from the event of {reference}");
    }
    print_lines(kept.iter().map(|answer| format!("{answer:#}")))?;
    Ok(ExitCode::SUCCESS)
}

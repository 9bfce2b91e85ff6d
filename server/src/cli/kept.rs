//! `front-counter kept`: what a person asked this service to keep from the event, opened by order of a court.

use std::process::ExitCode;

use app::domain::reference::Reference;
use clap::{Args, Subcommand};

use super::{Outcome, print_lines};
use crate::{
    clock::{Clock, SystemClock},
    config::Config,
    content::Content,
    entropy::{SystemEntropy, event_id},
    seal::MasterKey,
    store::{Store, audit::AuditLine},
    submission::kept_answers,
};

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
    #[arg(long, value_name = "NAME", value_parser = something)]
    by: String,
    /// The reason, for the audit, such as the number of the court order.
    #[arg(long, value_name = "TEXT", value_parser = something)]
    reason: String,
}

/// Refuses a blank where somebody has to answer for something.
fn something(typed: &str) -> Result<String, String> {
    let text = typed.trim();
    if text.is_empty() { Err("must not be empty".to_owned()) } else { Ok(text.to_owned()) }
}

pub(super) async fn run(config: &Config, command: KeptCommand) -> Outcome {
    let KeptCommand::Show(show) = command;
    let reference = show.reference.to_string();
    let store = Store::open_existing(&config.database_url).await?;
    let content = Content::load(&config.content_dir)?;
    let master = MasterKey::load(&config.master_key_file)?;
    let Some(sealed) = store.sealed_submission(&reference).await? else {
        eprintln!("no report has the reference {reference}");
        return Ok(ExitCode::FAILURE);
    };
    // On disk before anything is opened: whatever goes wrong afterwards, the line is there.
    store.write(show.line()).await?;
    let kept = kept_answers(&content, &master, &reference, &sealed)?;
    if kept.is_empty() {
        eprintln!("nothing was kept from the event of {reference}");
    }
    print_lines(kept.iter().map(|answer| format!("{answer:#}")))?;
    Ok(ExitCode::SUCCESS)
}

impl Show {
    fn line(&self) -> AuditLine {
        let now = SystemClock.now();
        AuditLine {
            id: event_id(&SystemEntropy, now).to_string(),
            at: now.timestamp_millis(),
            actor: self.by.clone(),
            reason: self.reason.clone(),
            action: KEPT_SHOWN.to_owned(),
            subject: self.reference.to_string(),
        }
    }
}

//! `front-counter backup | restore`: all data in a folder, proved, and back.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;

use super::{Outcome, inbox::shown};
use crate::{
    backup::{Proof, make, prove, restore as put_back},
    clock::{Clock, SystemClock},
    config::Config,
    store::copy::Counts,
    vault::MasterKey,
};

#[derive(Args)]
pub(super) struct BackupCommand {
    /// A new folder for the backup; with --verify, one that is there.
    folder: PathBuf,
    /// Make no backup: prove that this one is as it was written and opens under the master key. Nothing is changed.
    #[arg(long)]
    verify: bool,
}

#[derive(Args)]
pub(super) struct RestoreCommand {
    /// A folder that `backup` made.
    folder: PathBuf,
}

pub(super) async fn backup(config: &Config, command: &BackupCommand) -> Outcome {
    let master = MasterKey::load(&config.master_key_file)?;
    if command.verify {
        let proof = prove(&command.folder, &master).await?;
        say(&proof.manifest.rows);
        println!("The backup of {} is whole; {}", proof.manifest.made_at, opened(&proof));
        return Ok(ExitCode::SUCCESS);
    }
    let made_at = shown(SystemClock.now().timestamp_millis());
    let proof = make(config, &master, &command.folder, made_at).await?;
    say(&proof.manifest.rows);
    println!("The backup is whole; {}", opened(&proof));
    println!("The master key is not in it: {}", config.master_key_file.display());
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restore(config: &Config, command: &RestoreCommand) -> Outcome {
    let master = MasterKey::load(&config.master_key_file)?;
    let proof = put_back(config, &master, &command.folder).await?;
    say(&proof.manifest.rows);
    println!("Restored the backup of {}; {}", proof.manifest.made_at, opened(&proof));
    Ok(ExitCode::SUCCESS)
}

fn opened(proof: &Proof) -> String {
    let Proof { opened, drafts, manifest } = proof;
    let of_bytes = match manifest.digest {
        Some(_) => "each byte is as it was written",
        None => "an older version made it, without a digest of its bytes",
    };
    format!(
        "{of_bytes}; the master key opens all {opened} sealed texts; {drafts} drafts open only with the cookies of \
         those who write them"
    )
}

pub(super) fn say(counts: &Counts) {
    for (table, count) in counts {
        println!("{table}\t{count}");
    }
}

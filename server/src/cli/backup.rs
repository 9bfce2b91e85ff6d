//! `front-counter backup | restore`: the data in a folder, and back. Both are copies with counts checked.

use std::{
    fs::{self, DirBuilder, File},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use serde::{Deserialize, Serialize};

use super::{Outcome, inbox::shown};
use crate::{
    clock::{Clock, SystemClock},
    config::Config,
    seal::MasterKey,
    store::{
        Store,
        copy::{Copied, Counts, copy, count_rows},
    },
};

/// Submissions whose keys are tried after a restore.
const TRIED_MAX: i64 = 1000;

#[derive(Args)]
pub(super) struct BackupCommand {
    /// A new folder for the backup.
    folder: PathBuf,
}

#[derive(Args)]
pub(super) struct RestoreCommand {
    /// A folder that `backup` made.
    folder: PathBuf,
}

/// What a backup holds, to be compared when it is restored.
#[derive(Serialize, Deserialize)]
struct Manifest {
    made_at: String,
    rows: Counts,
}

pub(super) async fn backup(config: &Config, command: &BackupCommand) -> Outcome {
    // What is in it is sealed, but who reported when is not.
    DirBuilder::new()
        .mode(0o700)
        .create(&command.folder)
        .map_err(|error| format!("{}: {error}", command.folder.display()))?;
    let Copied { counts, .. } = copy(&config.database_url, &database_in(&command.folder)).await?;
    let made_at = shown(SystemClock.now().timestamp_millis());
    let manifest = File::create(manifest_in(&command.folder))?;
    serde_json::to_writer_pretty(&manifest, &Manifest { made_at, rows: counts.clone() })?;
    // A backup that was confirmed is on the disk: the manifest is written last, so it tells that all is.
    manifest.sync_all()?;
    File::open(&command.folder)?.sync_all()?;
    say(&counts);
    println!("The master key is not in it: {}", config.master_key_file.display());
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restore(config: &Config, command: &RestoreCommand) -> Outcome {
    let manifest = fs::read(manifest_in(&command.folder))
        .map_err(|error| format!("{} is no whole backup: {error}", command.folder.display()))?;
    let manifest: Manifest = serde_json::from_slice(&manifest)?;
    fs::create_dir_all(&config.data_dir)?;
    let backup = database_in(&command.folder);
    let rows = count_rows(&backup).await?;
    if rows != manifest.rows {
        return Err(format!("the backup had {:?} rows when it was made, and has {rows:?}", manifest.rows).into());
    }
    let opened = try_keys(config, &backup).await?;
    say(&copy(&backup, &config.database_url).await?.counts);
    println!("Restored the backup of {}; the master key opens {opened} submissions that were tried", manifest.made_at);
    Ok(ExitCode::SUCCESS)
}

/// Nothing is restored that cannot be read: submissions, as many as are tried, must open with this master key.
async fn try_keys(config: &Config, backup: &str) -> Result<usize, Box<dyn std::error::Error>> {
    let keys = Store::open_existing(backup).await?.some_keys(TRIED_MAX).await?;
    if !keys.is_empty() {
        MasterKey::load(&config.master_key_file)?.try_all(&config.master_key_file, &keys)?;
    }
    Ok(keys.len())
}

fn database_in(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("front-counter.sqlite").display())
}

fn manifest_in(folder: &Path) -> PathBuf {
    folder.join("manifest.json")
}

pub(super) fn say(counts: &Counts) {
    for (table, count) in counts {
        println!("{table}\t{count}");
    }
}

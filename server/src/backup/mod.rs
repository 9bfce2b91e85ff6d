//! Backups: all data in one folder, proved before it is trusted, and put back.
//!
//! A folder holds the database as one SQLite file and a manifest that is written last. Whoever reads a backup reads it
//! only: neither proving nor restoring changes it.

mod digest;
mod manifest;
mod prove;

use std::{
    fs::{self, DirBuilder, Permissions},
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::{Path, PathBuf},
};

pub use digest::Digest;
pub use manifest::Manifest;
pub use prove::{Proof, prove};

use crate::{
    config::Config,
    store::{
        Store,
        copy::{Copied, Purpose, adopt, copy},
        files::{file_of, make_own_folder, url_of},
    },
    vault::MasterKey,
};

/// The database in a backup's folder.
const DATABASE: &str = "front-counter.sqlite";

type Failure = Box<dyn std::error::Error>;

/// Makes a backup in a new folder, and proves it. `made_at` is now, as people read it.
///
/// # Errors
/// The folder is there already; the database cannot be read; what was written does not hold what it should.
pub async fn make(config: &Config, master: &MasterKey, folder: &Path, made_at: String) -> Result<Proof, Failure> {
    // What is in it is sealed, but who reported when is not.
    let made = DirBuilder::new().mode(0o700).create(folder);
    made.map_err(|error| format!("{}: {error}", folder.display()))?;
    fs::set_permissions(folder, Permissions::from_mode(0o700))?;
    let database = folder.join(DATABASE);
    let Copied { counts, identity, .. } = copy(&config.database_url, &url_of(&database), Purpose::Backup).await?;
    Manifest::of(&database, made_at, counts, &identity).await?.write(folder)?;
    prove(folder, master).await
}

/// Puts a backup into the empty database of the configuration, once it is proved.
///
/// # Errors
/// It does not hold what it held when it was made, or does not open: then nothing is written. The database is not
/// empty.
pub async fn restore(config: &Config, master: &MasterKey, folder: &Path) -> Result<Proof, Failure> {
    let proof = prove(folder, master).await?;
    make_own_folder(&config.data_dir)?;
    let target = file_of(&config.database_url)?;
    let is_there = Store::is_there(&config.database_url).await?;
    // Beside its target, so that it can take its place in one step.
    let beside = target.clone().unwrap_or_else(|| config.data_dir.join(DATABASE));
    let copied = Temporary(beside.with_extension("restoring"));
    let digest = Digest::of_copied(&folder.join(DATABASE), &copied.0)?;
    if proof.manifest.digest.as_ref().is_some_and(|proved| *proved != digest) {
        return Err("the backup changed while it was read".into());
    }
    match target {
        Some(target) if !is_there => adopt(&copied.0, &target).await?,
        _ => drop(copy(&url_of(&copied.0), &config.database_url, Purpose::Service).await?),
    }
    Ok(proof)
}

/// A database that is in nobody's way any more once this is dropped.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.0.clone().into_os_string();
            name.push(ending);
            // It is not there where it has become the database.
            let _ = fs::remove_file(name);
        }
    }
}

//! What a backup says of itself, so that what it holds later can be compared.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{Digest, Failure, prove::schema_of};
use crate::store::{
    copy::Counts,
    files::{create_own_file, sync_folder_of},
    identity::Identity,
};

/// The file `manifest.json`. Whatever is optional was not written by older versions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// When it was made.
    pub made_at: String,
    /// Rows by table.
    pub rows: Counts,
    /// The database file, byte by byte.
    pub digest: Option<Digest>,
    /// Number of the last migration.
    pub schema: Option<i64>,
    /// The database that this is a picture of.
    pub database: Option<String>,
    /// Id of the master key that opens it.
    pub master_key: Option<String>,
}

impl Manifest {
    /// Describes a database file that is closed.
    ///
    /// # Errors
    /// The file cannot be read.
    pub async fn of(database: &Path, made_at: String, rows: Counts, identity: &Identity) -> Result<Self, Failure> {
        Ok(Self {
            made_at,
            rows,
            digest: Some(Digest::of(database)?),
            schema: Some(schema_of(database).await?),
            database: Some(identity.database_id.clone()),
            master_key: identity.master_key.clone(),
        })
    }

    /// Writes it, last of all: a folder without it is no backup.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        let path = file_in(folder);
        let mut file = create_own_file(&path)?;
        serde_json::to_writer_pretty(&file, self)?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        sync_folder_of(&path)?;
        Ok(sync_folder_of(folder)?)
    }

    /// Reads the one of a folder.
    ///
    /// # Errors
    /// There is none, or it is not whole.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let path = file_in(folder);
        let not_whole = |error: &dyn std::fmt::Display| format!("{} is no whole backup: {error}", folder.display());
        let text = fs::read(&path).map_err(|error| not_whole(&error))?;
        Ok(serde_json::from_slice(&text).map_err(|error| not_whole(&format!("manifest.json: {error}")))?)
    }
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join("manifest.json")
}

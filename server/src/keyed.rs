//! The database and the master key that belongs to it: opened together, or not at all.
//!
//! A key beside another database, or a new database beside an old key, would take reports that nobody can open or
//! that nobody looks for. So both are made only where neither is; from then on the database names its key.

use std::path::Path;

use crate::{
    config::Config,
    entropy::Entropy,
    store::{Store, StoreError},
    vault::{MasterKey, MasterKeyError},
};

/// Submissions on which a key is tried that the database does not name yet.
const TRIED_MAX: i64 = 1000;

/// Why database and key are not opened.
#[derive(Debug, thiserror::Error)]
pub enum KeyedError {
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The key cannot be used.
    #[error(transparent)]
    Key(#[from] MasterKeyError),
    /// There is a key, so there was a database.
    #[error(
        "there is a master key, {key}, but no database at {database}. If the database was moved, put it back; if it is \
         lost, run `front-counter restore FOLDER`; to begin anew under this key, run `front-counter migrate`"
    )]
    NoDatabase {
        /// The key's file.
        key: String,
        /// Where a database should be.
        database: String,
    },
    /// The database names another key.
    #[error(
        "{file} is not the master key of this database: its id is {found}, and the database was sealed under {wanted}"
    )]
    OtherKey {
        /// The key's file.
        file: String,
        /// Its id.
        found: String,
        /// The id that the database names.
        wanted: String,
    },
}

/// Opens both for the service, and makes both where neither is there.
///
/// # Errors
/// [`KeyedError`].
pub async fn open_or_make(config: &Config, entropy: &dyn Entropy) -> Result<(Store, MasterKey), KeyedError> {
    let (url, file) = (&config.database_url, &config.master_key_file);
    let is_there = Store::is_there(url).await?;
    if !is_there && file.exists() {
        // With a log left behind this says so, and what to do.
        Store::refuse_orphans(url)?;
        return Err(KeyedError::NoDatabase { key: file.display().to_string(), database: config.database_place() });
    }
    let store = if is_there { Store::open_existing(url).await? } else { Store::open(url).await? };
    let is_new = store.identity().await?.master_key.is_none() && store.some_keys(1).await?.is_empty();
    // A new key beside sealed data would only hide that the old one is missing.
    let master = if is_new { MasterKey::load_or_create(file, entropy)? } else { MasterKey::load(file)? };
    belongs(&store, &master, file).await?;
    Ok((store, master))
}

/// Whether there is neither a database nor a key yet.
///
/// # Errors
/// The database cannot be reached.
pub async fn is_new(config: &Config) -> Result<bool, KeyedError> {
    Ok(!config.master_key_file.exists() && !Store::is_there(&config.database_url).await?)
}

/// Brings a database up to date, making it where there is none. With a key in place, the database names it.
///
/// # Errors
/// [`KeyedError`].
pub async fn migrate(config: &Config) -> Result<(), KeyedError> {
    let store = Store::open(&config.database_url).await?;
    if config.master_key_file.exists() {
        key_of(&store, config).await?;
    }
    Ok(())
}

/// The master key of an open database, for commands that open what lies in it.
///
/// # Errors
/// [`KeyedError`].
pub async fn key_of(store: &Store, config: &Config) -> Result<MasterKey, KeyedError> {
    let master = MasterKey::load(&config.master_key_file)?;
    belongs(store, &master, &config.master_key_file).await?;
    Ok(master)
}

/// Compares the key with the one that the database names. Of a database that names none the key is tried on what was
/// submitted, and noted.
async fn belongs(store: &Store, master: &MasterKey, file: &Path) -> Result<(), KeyedError> {
    let named = match store.identity().await?.master_key {
        Some(named) => Some(named),
        None => {
            master.try_all(file, &store.some_keys(TRIED_MAX).await?)?;
            store.bind_key(master.id().to_string()).await?
        }
    };
    match named {
        Some(wanted) if wanted != master.id().to_string() => {
            Err(KeyedError::OtherKey { file: file.display().to_string(), found: master.id().to_string(), wanted })
        }
        _ => Ok(()),
    }
}

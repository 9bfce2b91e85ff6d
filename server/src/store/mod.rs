//! What is kept. Every text a person typed is sealed before it gets here.
//!
//! Reads go through a pool; every write goes through the one writer, which lets many changes share one
//! durable commit.

use std::time::Duration;

use sqlx::{
    AnyConnection, AnyPool, Connection,
    any::{AnyPoolOptions, install_default_drivers},
};

mod change;
pub mod drafts;
pub mod inbox;
pub mod outbox;
pub mod submissions;
mod writer;

pub use change::{Change, ChangeAlone};
use writer::Writer;

/// The migrations, inside the binary.
static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// How long a statement waits for another process's lock.
const LOCK_WAIT: Duration = Duration::from_secs(2);
/// Readers at once.
const READERS: u32 = 4;

/// The database.
#[derive(Clone)]
pub struct Store {
    readers: AnyPool,
    writer: Writer,
}

/// Why something was not stored or read. A caller can only try again later: the person is told so.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// More changes are waiting than can be made soon.
    #[error("the store has too many changes waiting")]
    Overloaded,
    /// The database refused or failed: locked, full, gone.
    #[error("the store cannot be used: {0}")]
    Database(#[from] sqlx::Error),
    /// A stored value is not what this version wrote.
    #[error("the store holds a {0} that cannot be read")]
    Damaged(&'static str),
}

impl Store {
    /// Opens the database, makes it where there is none, and brings its tables up to date.
    ///
    /// # Errors
    /// The database cannot be opened or migrated.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let mut connection = connect(url).await?;
        MIGRATIONS.run(&mut connection).await.map_err(sqlx::Error::from)?;
        let readers = AnyPoolOptions::new()
            .max_connections(READERS)
            // One that was opened and never used again costs nothing; opening one costs a request's time.
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .after_connect(|connection, _| Box::pin(set_up(connection)))
            .connect(&creating(url))
            .await?;
        let writer = Writer::start(url.to_owned(), connection);
        Ok(Self { readers, writer })
    }

    /// Makes a change. When this returns `Ok`, it is on disk.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing was changed.
    pub async fn write<C: Change>(&self, change: C) -> Result<C::Outcome, StoreError> {
        self.writer.write(change).await
    }

    pub(crate) const fn readers(&self) -> &AnyPool {
        &self.readers
    }
}

async fn connect(url: &str) -> Result<AnyConnection, sqlx::Error> {
    install_default_drivers();
    let mut connection = AnyConnection::connect(&creating(url)).await?;
    set_up(&mut connection).await?;
    Ok(connection)
}

/// `mode=rwc` makes the file where there is none.
fn creating(url: &str) -> String {
    match url.contains("mode=") {
        true => url.to_owned(),
        false => format!("{url}{}mode=rwc", if url.contains('?') { '&' } else { '?' }),
    }
}

/// WAL lets readers go on while one writes; FULL puts every commit on disk before it is confirmed.
async fn set_up(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let lock_wait_ms = LOCK_WAIT.as_millis();
    let pragmas = format!(
        "PRAGMA busy_timeout = {lock_wait_ms}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; \
         PRAGMA wal_autocheckpoint = 4000"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(pragmas)).execute(connection).await?;
    Ok(())
}

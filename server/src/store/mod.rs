//! What is kept. Every text a person typed is sealed before it gets here.
//!
//! Reads go through a pool; every write goes through the one writer, which lets many changes share one
//! durable commit.

use std::{sync::Arc, time::Duration};

use sqlx::{
    AnyConnection, AnyPool, Connection, Row,
    any::{AnyPoolOptions, install_default_drivers},
};

pub mod audit;
pub mod bookings;
pub mod case_updates;
mod change;
pub mod copy;
pub mod damage;
mod dialect;
pub mod drafts;
pub mod fault;
pub mod files;
mod guard;
mod heartbeat;
pub mod identity;
pub mod inbox;
pub mod outbox;
pub mod pages;
pub mod records;
mod silence;
pub mod slots;
pub mod submissions;
pub mod walk_ins;
mod writer;

pub use change::{Change, ChangeAlone};
use damage::Damage;
pub use dialect::Dialect;
use fault::{Faults, NoFaults};
use guard::Guard;
use heartbeat::Headroom;
use identity::Identity;
pub use records::RecordId;
use writer::Writer;

/// The migrations, inside the binary.
static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// Readers at once.
const READERS: u32 = 4;
/// How long a read waits for a reader.
const READER_WITHIN: Duration = Duration::from_secs(2);

/// The database.
#[derive(Clone)]
pub struct Store {
    readers: AnyPool,
    writer: Writer,
    guard: Arc<Guard>,
    headroom: Arc<Headroom>,
}

/// Why something was not stored or read. The docstring of each says what a caller can do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no way to the database now. Trying again may help.
    #[error("the database cannot be reached")]
    Unreachable,
    /// More changes are waiting than can be made soon. Trying again may help.
    #[error("the store has too many changes waiting")]
    Overloaded,
    /// The writer has ended: this process stores nothing any more, and is about to stop.
    #[error("the store is closed")]
    Closed,
    /// A constraint refused a change that no outcome was foreseen for. The same change is refused again.
    #[error("the store refused a change: {0} holds something else already, or lacks what it refers to")]
    Conflict(String),
    /// The database failed: locked, full, gone. Trying again may help.
    #[error("the store cannot be used: {0}")]
    Database(#[source] sqlx::Error),
    /// Somebody removed, moved or replaced the database under the running service. Nothing was stored.
    #[error("the database is not the one that was opened: {0}")]
    Astray(String),
    /// There is none, and whoever asked does not mean to make one.
    #[error("there is no database at {0}")]
    NoDatabase(String),
    /// SQLite would delete such a log together with what was committed last.
    #[error(
        "{log} is there without its database, and what was committed last may lie in it alone. Put the database back \
         as {database}, or move {log} to where it is kept; it was not touched"
    )]
    Orphaned {
        /// The log.
        log: String,
        /// The database that is missing.
        database: String,
    },
    /// A file of the database cannot be made, or cannot be kept from others.
    #[error("{file} cannot be made, or kept from others: {reason}")]
    File {
        /// Which.
        file: String,
        /// Why.
        reason: String,
    },
    /// A stored value is not what this version wrote. Trying again does not help: somebody has to look at the row.
    #[error("a stored value cannot be read: {0}")]
    Damaged(Damage),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(refusal) if is_conflict(&*refusal) => Self::Conflict(constraint(&*refusal)),
            error => Self::Database(error),
        }
    }
}

impl StoreError {
    /// Whether the same may succeed when it is tried again. Otherwise somebody has to look, and nobody who waits may be
    /// told to try again.
    pub(crate) const fn may_pass(&self) -> bool {
        !matches!(self, Self::Conflict(_) | Self::Damaged(_))
    }
}

/// The constraint, as the database names it: PostgreSQL by name, SQLite by its columns. Neither holds a value.
fn constraint(refusal: &dyn sqlx::error::DatabaseError) -> String {
    refusal.constraint().unwrap_or_else(|| refusal.message()).to_owned()
}

/// Whether a constraint is what stands against a change.
fn is_conflict(refusal: &dyn sqlx::error::DatabaseError) -> bool {
    !matches!(refusal.kind(), sqlx::error::ErrorKind::Other)
}

impl Store {
    /// Opens the database, makes it where there is none, and brings its tables up to date.
    ///
    /// # Errors
    /// The database cannot be opened or migrated.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::open_failing(url, Arc::new(NoFaults)).await
    }

    /// Opens a database that must be there: who looks at one does not mean to make one.
    ///
    /// # Errors
    /// As [`Self::open`], and where there is none.
    pub async fn open_existing(url: &str) -> Result<Self, StoreError> {
        Self::with(url, connect_existing(url).await?, Arc::new(NoFaults)).await
    }

    /// Opens a database whose storage fails when it is told to.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_failing(url: &str, faults: Arc<dyn Faults>) -> Result<Self, StoreError> {
        Self::with(url, connect(url).await?, faults).await
    }

    /// Whether an address leads to a database with tables of ours, of whatever version.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn is_there(url: &str) -> Result<bool, StoreError> {
        if files::file_of(url)?.is_some_and(|file| !files::is_there(&file)) {
            return Ok(false);
        }
        let mut connection = connect_existing(url).await?;
        let tables = Dialect::of(&connection).count_of_our_tables();
        let count: i64 = sqlx::query(tables).fetch_one(&mut connection).await?.try_get(0)?;
        connection.close().await?;
        Ok(count > 0)
    }

    /// Finds no log of SQLite without its database.
    ///
    /// # Errors
    /// [`StoreError::Orphaned`].
    pub fn refuse_orphans(url: &str) -> Result<(), StoreError> {
        match files::file_of(url)? {
            Some(file) if !files::is_there(&file) => files::refuse_orphans(&file),
            _ => Ok(()),
        }
    }

    async fn with(url: &str, mut connection: AnyConnection, faults: Arc<dyn Faults>) -> Result<Self, StoreError> {
        let dialect = Dialect::of_url(url);
        let identity = Self::migrate(&mut connection).await?;
        let guard = Arc::new(Guard::new(url, files::file_of(url)?, identity.database_id)?);
        guard.wrote();
        let reading = guard.clone();
        let readers = AnyPoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(READER_WITHIN)
            // One that was opened and never used again costs nothing; opening one costs a request's time.
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(dialect.may_lose_connections())
            .after_connect(move |connection, _| {
                let guard = reading.clone();
                Box::pin(async move {
                    dialect.set_up(connection).await?;
                    guard.recognise(connection).await.map_err(|error| sqlx::Error::Protocol(error.to_string()))
                })
            })
            .connect(&dialect.finding(url))
            .await?;
        let writer = Writer::start(guard.clone(), connection, faults);
        Ok(Self { readers, writer, guard, headroom: Arc::default() })
    }

    /// Brings the tables up to date; several processes may do so at once.
    async fn migrate(connection: &mut AnyConnection) -> Result<Identity, sqlx::Error> {
        let dialect = Dialect::of(connection);
        // Whoever migrates first may take longer than a lock is otherwise waited for.
        sqlx::raw_sql(dialect.wait_for_ever()).execute(&mut *connection).await?;
        MIGRATIONS.run(&mut *connection).await.map_err(sqlx::Error::from)?;
        sqlx::raw_sql(dialect.keep_audit()).execute(&mut *connection).await?;
        let identity = identity::read_or_make(connection).await?;
        dialect.set_up(connection).await?;
        Ok(identity)
    }

    /// Makes a change that somebody waits for. When this returns `Ok`, it is on disk.
    ///
    /// # Errors
    /// [`StoreError`], [`StoreError::Overloaded`] at once where too many wait already. Nothing was changed,
    /// but for one case: a connection that breaks during a commit leaves open whether it happened.
    pub async fn write<C: Change>(&self, change: C) -> Result<C::Outcome, StoreError> {
        self.writer.write(change).await
    }

    /// Makes a change that nobody waits for: it lets those go first.
    ///
    /// # Errors
    /// [`StoreError`], as [`Self::write`], but it waits for its turn however many wait.
    pub async fn write_in_turn<C: Change>(&self, change: C) -> Result<C::Outcome, StoreError> {
        self.writer.write_in_turn(change).await
    }

    /// Ends when the store can write nothing any more, whatever becomes of the database: its writer is gone.
    pub(crate) async fn ended(&self) {
        self.writer.ended().await;
    }

    /// Connections to read on, as long as they lead to what was opened.
    pub(crate) fn readers(&self) -> Result<&AnyPool, StoreError> {
        self.guard.check()?;
        Ok(&self.readers)
    }

    /// Connections for a list of everything, for whoever has just opened the database.
    pub(crate) const fn readers_for_lists(&self) -> &AnyPool {
        &self.readers
    }
}

/// Connects to a database, making a file where there is none.
async fn connect(url: &str) -> Result<AnyConnection, StoreError> {
    if let Some(file) = files::file_of(url)? {
        files::find_or_make(&file)?;
    }
    Ok(connect_to(&Dialect::of_url(url).finding(url)).await?)
}

/// Connects to a database that must be there.
async fn connect_existing(url: &str) -> Result<AnyConnection, StoreError> {
    if let Some(file) = files::file_of(url)? {
        files::find(&file)?;
    }
    Ok(connect_to(&Dialect::of_url(url).finding(url)).await?)
}

async fn connect_to(url: &str) -> Result<AnyConnection, sqlx::Error> {
    install_default_drivers();
    let mut connection = AnyConnection::connect(url).await?;
    pages::prepare(&mut connection).await?;
    Dialect::of(&connection).set_up(&mut connection).await?;
    Ok(connection)
}

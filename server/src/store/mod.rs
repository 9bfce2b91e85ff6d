//! What is kept. Every text a person typed is sealed before it gets here.
//!
//! Reads go through a pool; every write goes through the one writer, which lets many changes share one
//! durable commit.

use std::{sync::Arc, time::Duration};

use sqlx::{
    AnyConnection, AnyPool, Connection,
    any::{AnyPoolOptions, install_default_drivers},
};

pub mod audit;
pub mod case_updates;
mod change;
pub mod copy;
mod dialect;
pub mod drafts;
pub mod fault;
mod heartbeat;
pub mod inbox;
pub mod outbox;
pub mod pages;
mod silence;
pub mod submissions;
mod writer;

pub use change::{Change, ChangeAlone};
pub use dialect::Dialect;
use fault::{Faults, NoFaults};
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
}

/// Why something was not stored or read. A caller can only try again later: the person is told so.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no way to the database now.
    #[error("the database cannot be reached")]
    Unreachable,
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
        Self::open_failing(url, Arc::new(NoFaults)).await
    }

    /// Opens a database that must be there: who looks at one does not mean to make one.
    ///
    /// # Errors
    /// As [`Self::open`], and where there is none.
    pub async fn open_existing(url: &str) -> Result<Self, StoreError> {
        connect_existing(url).await?.close().await?;
        Self::open(url).await
    }

    /// Opens a database whose storage fails when it is told to.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_failing(url: &str, faults: Arc<dyn Faults>) -> Result<Self, StoreError> {
        let dialect = Dialect::of_url(url);
        let mut connection = connect(url).await?;
        Self::migrate(&mut connection).await?;
        let readers = AnyPoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(READER_WITHIN)
            // One that was opened and never used again costs nothing; opening one costs a request's time.
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(dialect.may_lose_connections())
            .after_connect(move |connection, _| Box::pin(dialect.set_up(connection)))
            .connect(&dialect.finding(url))
            .await?;
        let writer = Writer::start(url.to_owned(), connection, faults);
        Ok(Self { readers, writer })
    }

    /// Brings the tables up to date; several processes may do so at once.
    async fn migrate(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let dialect = Dialect::of(connection);
        // Whoever migrates first may take longer than a lock is otherwise waited for.
        sqlx::raw_sql(dialect.wait_for_ever()).execute(&mut *connection).await?;
        MIGRATIONS.run(&mut *connection).await.map_err(sqlx::Error::from)?;
        sqlx::raw_sql(dialect.keep_audit()).execute(&mut *connection).await?;
        dialect.set_up(connection).await
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

    pub(crate) const fn readers(&self) -> &AnyPool {
        &self.readers
    }
}

/// Connects to a database, making a file where there is none.
async fn connect(url: &str) -> Result<AnyConnection, sqlx::Error> {
    connect_to(&Dialect::of_url(url).creating(url)).await
}

/// Connects to a database that must be there.
async fn connect_existing(url: &str) -> Result<AnyConnection, sqlx::Error> {
    connect_to(&Dialect::of_url(url).finding(url)).await
}

async fn connect_to(url: &str) -> Result<AnyConnection, sqlx::Error> {
    install_default_drivers();
    let mut connection = AnyConnection::connect(url).await?;
    Dialect::of(&connection).set_up(&mut connection).await?;
    Ok(connection)
}

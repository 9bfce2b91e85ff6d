//! Whether the database that is written to is still the one that was opened.
//!
//! On SQLite a file can be removed, moved or replaced while it is open: everything that is written then is lost with
//! the last connection. On PostgreSQL a database can be dropped and made anew behind the same address, or a server
//! that takes over can be empty. So the files are looked at before and after each commit, which costs a microsecond
//! for each, and every transaction begins with a look at the row that names the database.

use std::{
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::SystemTime,
};

use sqlx::{AnyConnection, Row, error::DatabaseError};

use super::{Dialect, StoreError, connect_to, files::OpenedFiles, identity};

/// How SQLite and PostgreSQL say that there is no such table, or no such schema.
const NO_SUCH_TABLE: [&str; 3] = ["1", "42P01", "3F000"];

/// The database is not the one that was opened: a sentence.
#[derive(Clone, Debug)]
pub(super) struct Astray(pub(super) String);

/// Why a transaction did not happen.
#[derive(Debug)]
pub(super) enum Failure {
    Database(sqlx::Error),
    Astray(Astray),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Astray> for Failure {
    fn from(astray: Astray) -> Self {
        Self::Astray(astray)
    }
}

/// What was opened at the start.
#[derive(Debug)]
pub(super) struct Guard {
    url: String,
    database_id: String,
    files: Option<OpenedFiles>,
    /// When the database file was written last by us.
    written: Mutex<Option<(Option<SystemTime>, u64)>>,
    /// The last transaction met another database.
    met_another: AtomicBool,
}

impl Guard {
    /// Of a database that a connection is open to and whose tables are up to date.
    pub(super) fn new(url: &str, file: Option<PathBuf>, database_id: String) -> Result<Self, StoreError> {
        let files = file.as_deref().map(OpenedFiles::of).transpose();
        let files = files.map_err(|error| StoreError::Astray(error.to_string()))?;
        let (written, met_another) = (Mutex::default(), AtomicBool::default());
        Ok(Self { url: url.to_owned(), database_id, files, written, met_another })
    }

    pub(super) fn dialect(&self) -> Dialect {
        Dialect::of_url(&self.url)
    }

    /// Looks at the files. On PostgreSQL there is nothing to look at.
    pub(super) fn check_files(&self) -> Result<(), Astray> {
        self.files.as_ref().map_or(Ok(()), OpenedFiles::check).map_err(Astray)
    }

    /// Whether what is read now is of the database that was opened.
    pub(super) fn check(&self) -> Result<(), Astray> {
        self.check_files()?;
        if self.met_another.load(Ordering::Relaxed) { Err(another()) } else { Ok(()) }
    }

    /// Remembers that we, and nobody else, have written the file so far.
    pub(super) fn wrote(&self) {
        *self.written.lock().unwrap_or_else(PoisonError::into_inner) = self.stamp();
    }

    /// Whether somebody else wrote the file since. That may be another program that wrote the log back; or the file's
    /// content was exchanged, which an open connection would not notice: it knows its pages.
    pub(super) fn others_wrote(&self) -> bool {
        let written = *self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.is_some() && written != self.stamp()
    }

    fn stamp(&self) -> Option<(Option<SystemTime>, u64)> {
        self.files.as_ref().and_then(OpenedFiles::stamp)
    }

    /// Connects anew to what was opened.
    pub(super) async fn connect(&self) -> Result<AnyConnection, StoreError> {
        self.check_files()?;
        // SQLite deletes the log of a database that has become empty.
        if self.stamp().is_some_and(|(_, bytes)| bytes == 0) {
            return Err(StoreError::Astray("the database file is empty".to_owned()));
        }
        // A file is there in any case: what cannot be read in it is not ours, until it is.
        self.met_another.store(self.files.is_some(), Ordering::Relaxed);
        let mut connection = connect_to(&Dialect::of_url(&self.url).finding(&self.url)).await?;
        self.check_files()?;
        self.recognise(&mut connection).await?;
        self.wrote();
        Ok(connection)
    }

    /// Reads on a new connection which database it leads to.
    pub(super) async fn recognise(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let found = match identity::read(connection).await {
            Ok(found) => found.map(|found| found.database_id),
            Err(error) if lacks_a_table(&error) => None,
            Err(error) => return Err(error.into()),
        };
        Ok(self.met(found.as_ref() == Some(&self.database_id))?)
    }

    /// Begins a transaction. Both statements travel together, so it takes no longer than beginning one does.
    pub(super) async fn begin(&self, connection: &mut AnyConnection) -> Result<(), Failure> {
        self.check_files()?;
        let begin = Dialect::of(connection).begin_knowing();
        let found: Option<String> = match sqlx::raw_sql(begin).fetch_all(&mut *connection).await {
            Ok(rows) => rows.first().map(|row| row.try_get(0)).transpose()?,
            Err(error) if lacks_a_table(&error) => None,
            Err(error) => return Err(error.into()),
        };
        let met = self.met(found.as_ref() == Some(&self.database_id));
        if met.is_err() {
            sqlx::raw_sql("ROLLBACK").execute(connection).await?;
        }
        Ok(met?)
    }

    fn met(&self, is_ours: bool) -> Result<(), Astray> {
        self.met_another.store(!is_ours, Ordering::Relaxed);
        if is_ours { Ok(()) } else { Err(another()) }
    }
}

/// The tables that were there at the start are not.
fn lacks_a_table(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(DatabaseError::code);
    code.is_some_and(|code| NO_SUCH_TABLE.contains(&&*code))
}

fn another() -> Astray {
    Astray("another database answers in its place".to_owned())
}

impl From<Astray> for StoreError {
    fn from(Astray(reason): Astray) -> Self {
        Self::Astray(reason)
    }
}

//! The whole database, copied into another one of either kind: for backups, for restoring them, and for moving.
//!
//! The source is read as it was at one moment, so it may be in use; the target is filled in one transaction, so
//! it is whole or empty.

mod tables;

use std::{collections::BTreeMap, path::Path};

use futures::TryStreamExt;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row, any::AnyRow};

use self::tables::{Holds, TABLES, Table};

use super::{
    Dialect, Store, StoreError,
    change::rows,
    connect, connect_existing,
    files::{put_in_place, url_of},
    identity::{self, Identity},
};
use crate::entropy::{SystemEntropy, token};

/// Rows in one statement.
const ROWS_AT_ONCE: usize = 200;

/// Leaves one file and nothing beside it, once it is closed.
const ONE_FILE: &str = "PRAGMA journal_mode = DELETE";

/// Rows by table.
pub type Counts = BTreeMap<String, i64>;

/// Why a copy was not made. The target is as it was.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// One of the databases cannot be used.
    #[error("{which} cannot be used: {reason}")]
    Database {
        /// The source or the target.
        which: &'static str,
        /// Why.
        reason: String,
    },
    /// Somebody's data is there already.
    #[error("the target is not empty: it has {count} rows in {table}")]
    NotEmpty {
        /// Where.
        table: &'static str,
        /// How many.
        count: i64,
    },
    /// Rows were lost on the way.
    #[error("{table} had {source_rows} rows and the copy has {copied}")]
    Miscounted {
        /// Where.
        table: &'static str,
        /// In the source.
        source_rows: i64,
        /// In the target.
        copied: i64,
    },
}

/// A copy that was made.
#[derive(Debug)]
pub struct Copied {
    /// Rows by table.
    pub counts: Counts,
    /// The source has changed since: what came after its moment is not in the copy.
    pub source_went_on: bool,
    /// What the copy says of itself.
    pub identity: Identity,
}

/// What a copy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A service goes on with it: it gets a name of its own, so that nobody takes one for the other.
    Service,
    /// It is kept as a file: the same database, as it was at one moment.
    Backup,
}

impl Purpose {
    fn identity(self, source: &Identity) -> Identity {
        match self {
            Self::Backup => source.clone(),
            Self::Service => renamed(source),
        }
    }
}

/// What a copy says of itself: the same master key, a new name, and where it comes from.
#[must_use]
pub fn renamed(source: &Identity) -> Identity {
    let (database_id, copied_from) = (token(&SystemEntropy), Some(source.database_id.clone()));
    Identity { database_id, master_key: source.master_key.clone(), copied_from }
}

/// Copies everything from one database into an empty one, which is made and brought up to date.
///
/// # Errors
/// [`CopyError`]; then nothing was copied.
pub async fn copy(from: &str, to: &str, purpose: Purpose) -> Result<Copied, CopyError> {
    let mut source = connect_existing(from).await.map_err(of_source)?;
    Store::migrate(&mut source).await.map_err(of_source)?;
    let mut target = connect(to).await.map_err(of_target)?;
    Store::migrate(&mut target).await.map_err(of_target)?;
    let dialect = Dialect::of(&source);
    for sql in [dialect.wait_for_ever(), dialect.begin_snapshot()] {
        sqlx::raw_sql(sql).execute(&mut source).await.map_err(of_source)?;
    }
    let before = pulse(&mut source).await.map_err(of_source)?;
    let identity = identity::read(&mut source).await.map_err(of_source)?;
    let identity = purpose.identity(&identity.ok_or_else(|| of_source(sqlx::Error::RowNotFound))?);
    let dialect = Dialect::of(&target);
    for sql in [dialect.wait_for_ever(), dialect.begin()] {
        sqlx::raw_sql(sql).execute(&mut target).await.map_err(of_target)?;
    }
    let mut counts = Counts::new();
    for table in TABLES {
        expect_empty(table, &mut target).await?;
        let count = copy_table(table, &mut source, &mut target).await?;
        counts.insert(table.name.to_owned(), count);
    }
    identity::replace(&mut target, &identity).await.map_err(of_target)?;
    sqlx::raw_sql("COMMIT").execute(&mut target).await.map_err(of_target)?;
    sqlx::raw_sql("COMMIT").execute(&mut source).await.map_err(of_source)?;
    let after = pulse(&mut source).await.map_err(of_source)?;
    if purpose == Purpose::Backup {
        sqlx::raw_sql(ONE_FILE).execute(&mut target).await.map_err(of_target)?;
    }
    target.close().await.map_err(of_target)?;
    Ok(Copied { counts, source_went_on: before != after, identity })
}

/// Makes a copy of a file, which is closed, the database of a service, where there is none: in one step, so that
/// nobody finds half of it.
///
/// # Errors
/// [`CopyError`]; then there is no database still.
pub async fn adopt(file: &Path, database: &Path) -> Result<(), CopyError> {
    let mut copy = connect_existing(&url_of(file)).await.map_err(of_source)?;
    let identity = Store::migrate(&mut copy).await.map_err(of_source)?;
    identity::replace(&mut copy, &renamed(&identity)).await.map_err(of_source)?;
    sqlx::raw_sql(ONE_FILE).execute(&mut copy).await.map_err(of_source)?;
    copy.close().await.map_err(of_source)?;
    put_in_place(file, database).map_err(of_target)
}

/// How many rows there are of each table that a database has: one of an older version may lack some.
///
/// # Errors
/// It cannot be read.
pub async fn count_rows(connection: &mut AnyConnection, there: &[String]) -> Result<Counts, sqlx::Error> {
    let mut counts = Counts::new();
    for table in TABLES.iter().filter(|table| there.iter().any(|there| there == table.name)) {
        counts.insert(table.name.to_owned(), count(table, connection).await?);
    }
    Ok(counts)
}

async fn expect_empty(table: &Table, target: &mut AnyConnection) -> Result<(), CopyError> {
    match count(table, target).await.map_err(of_target)? {
        0 => Ok(()),
        count => Err(CopyError::NotEmpty { table: table.name, count }),
    }
}

async fn copy_table(table: &Table, source: &mut AnyConnection, target: &mut AnyConnection) -> Result<i64, CopyError> {
    let source_rows = count(table, source).await.map_err(of_source)?;
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
    let sql = format!("SELECT {} FROM {}", names.join(", "), table.name);
    let mut reading = sqlx::query(AssertSqlSafe(sql)).fetch(source);
    let mut batch = Vec::with_capacity(ROWS_AT_ONCE);
    while let Some(row) = reading.try_next().await.map_err(of_source)? {
        batch.push(row);
        if batch.len() == ROWS_AT_ONCE {
            insert(table, &batch, target).await.map_err(of_target)?;
            batch.clear();
        }
    }
    if !batch.is_empty() {
        insert(table, &batch, target).await.map_err(of_target)?;
    }
    let copied = count(table, target).await.map_err(of_target)?;
    if copied == source_rows {
        Ok(copied)
    } else {
        Err(CopyError::Miscounted { table: table.name, source_rows, copied })
    }
}

async fn insert(table: &Table, batch: &[AnyRow], target: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
    let values = rows(Dialect::of(target), table.columns.len(), batch.len());
    let sql = format!("INSERT INTO {} ({}) VALUES {values}", table.name, names.join(", "));
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for row in batch {
        for (place, (_, holds)) in table.columns.iter().enumerate() {
            query = match holds {
                Holds::Text => query.bind(row.try_get::<Option<String>, _>(place)?),
                Holds::Number => query.bind(row.try_get::<Option<i64>, _>(place)?),
                Holds::Bytes => query.bind(row.try_get::<Option<Vec<u8>>, _>(place)?),
            };
        }
    }
    query.execute(target).await?;
    Ok(())
}

async fn count(table: &Table, connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {}", table.name));
    sqlx::query(sql).fetch_one(connection).await?.try_get(0)
}

/// Numbers that change whenever the data does.
async fn pulse(connection: &mut AnyConnection) -> Result<Vec<(i64, i64)>, sqlx::Error> {
    let mut pulse = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        let sql = format!("SELECT COUNT(*), CAST(COALESCE({}, 0) AS BIGINT) FROM {}", table.pulse, table.name);
        let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(&mut *connection).await?;
        pulse.push((row.try_get(0)?, row.try_get(1)?));
    }
    Ok(pulse)
}

fn of_source(error: impl Into<StoreError>) -> CopyError {
    CopyError::Database { which: "the source", reason: reason(error.into()) }
}

fn of_target(error: impl Into<StoreError>) -> CopyError {
    CopyError::Database { which: "the target", reason: reason(error.into()) }
}

fn reason(error: StoreError) -> String {
    match error {
        StoreError::Database(error) => error.to_string(),
        error => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_table_and_column_is_copied() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let url = format!("sqlite:{}", folder.path().join("a.sqlite").display());
        let mut connection = connect(&url).await?;
        Store::migrate(&mut connection).await?;
        let made = sqlx::query(
            "SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns \
             WHERE tables.type = 'table' AND tables.name NOT IN ('_sqlx_migrations', 'heartbeat', 'headroom', 'identity')",
        )
        .fetch_all(&mut connection)
        .await?;
        let mut made: Vec<(String, String)> =
            made.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect::<Result<_, sqlx::Error>>()?;
        let mut copied: Vec<(String, String)> = TABLES
            .iter()
            .flat_map(|table| table.columns.iter().map(|(column, _)| (table.name.to_owned(), (*column).to_owned())))
            .collect();
        made.sort();
        copied.sort();
        assert_eq!(made, copied);
        Ok(())
    }
}

//! The proof of a backup: each byte is as it was written, the database is sound, and everything sealed in it opens
//! under the master key. It is opened in a way that changes neither the file nor anything beside it.

use std::path::Path;

use futures::TryStreamExt;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row, any::AnyRow, any::install_default_drivers};

use super::{DATABASE, Digest, Failure, Manifest};
use crate::{
    store::{copy::count_rows, files::url_of},
    vault::{CannotOpen, MasterKey, Record},
};

/// A backup that holds what it held when it was made.
#[derive(Debug)]
pub struct Proof {
    /// What it said of itself.
    pub manifest: Manifest,
    /// Texts that were opened: answers, events, what back offices wrote.
    pub opened: u64,
    /// Drafts, which open only with the cookies of those who wrote them.
    pub drafts: i64,
}

/// What is sealed under the data key of a record: its name for people, the record's id and wrapped key, and the sealed
/// text. `$record` is the column of the id.
const SEALED: [(&str, &str); 3] = [
    ("the answers of", "SELECT COALESCE(reference, $record), $record, wrapped_key, body FROM submissions"),
    (
        "the event",
        "SELECT outbox.event_id, outbox.$record, submissions.wrapped_key, outbox.body FROM outbox \
         LEFT JOIN submissions ON submissions.$record = outbox.$record",
    ),
    (
        "what a back office wrote about",
        "SELECT case_updates.reference, outbox.$record, submissions.wrapped_key, case_updates.body FROM case_updates \
         JOIN outbox ON outbox.event_id = case_updates.event_id \
         LEFT JOIN submissions ON submissions.$record = outbox.$record WHERE case_updates.body IS NOT NULL",
    ),
];

/// The migration since which a record has an id of its own; before, that was its reference.
const RECORDS_HAVE_IDS: i64 = 9;

/// Proves a backup.
///
/// # Errors
/// A sentence about the first thing that is not as it was.
pub async fn prove(folder: &Path, master: &MasterKey) -> Result<Proof, Failure> {
    let manifest = Manifest::read(folder)?;
    let database = folder.join(DATABASE);
    let of_backup = |reason: &dyn std::fmt::Display| format!("the backup in {}: {reason}", folder.display());
    if let Some(written) = &manifest.digest {
        let found = Digest::of(&database).map_err(|error| of_backup(&error))?;
        if found != *written {
            return Err(of_backup(&format!("{DATABASE} is not what was written: {}", found.unlike(written))).into());
        }
    }
    if manifest.master_key.as_ref().is_some_and(|key| *key != master.id().to_string()) {
        let reason = format!("the key in place, of id {}, is not the master key that it was sealed under", master.id());
        return Err(of_backup(&reason).into());
    }
    let mut connection = read_only(&database).await.map_err(|error| of_backup(&error))?;
    let proved = prove_database(&mut connection, &manifest, master).await.map_err(|error| of_backup(&error));
    connection.close().await?;
    let opened = proved?;
    let drafts = manifest.rows.get("drafts").copied().unwrap_or(0);
    Ok(Proof { manifest, opened, drafts })
}

async fn prove_database(
    connection: &mut AnyConnection,
    manifest: &Manifest,
    master: &MasterKey,
) -> Result<u64, Failure> {
    is_sound(connection).await?;
    let tables = tables_of(connection).await?;
    let rows = count_rows(connection, &tables).await?;
    if rows != manifest.rows {
        return Err(format!("it had {:?} rows when it was made, and has {rows:?}", manifest.rows).into());
    }
    let record = if schema(connection).await? < RECORDS_HAVE_IDS { "reference" } else { "record" };
    let mut opened = 0;
    for (what, sql) in SEALED {
        let sql = AssertSqlSafe(sql.replace("$record", record));
        let mut rows = sqlx::query(sql).fetch(&mut *connection);
        while let Some(row) = rows.try_next().await? {
            open(&row, master).map_err(|error| format!("{what} {}: {error}", named(&row)))?;
            opened += 1;
        }
    }
    Ok(opened)
}

/// Looks at every page, index and reference between tables.
async fn is_sound(connection: &mut AnyConnection) -> Result<(), Failure> {
    let faults = sqlx::query("PRAGMA integrity_check").fetch_all(&mut *connection).await?;
    let faults: Vec<String> = faults.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
    if faults != ["ok"] {
        return Err(format!("the database is damaged: {}", faults.join("; ")).into());
    }
    match sqlx::query("PRAGMA foreign_key_check").fetch_optional(connection).await? {
        None => Ok(()),
        Some(row) => Err(format!("a row of {} belongs to nothing", row.try_get::<String, _>(0)?).into()),
    }
}

async fn tables_of(connection: &mut AnyConnection) -> Result<Vec<String>, sqlx::Error> {
    let rows = sqlx::query("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(connection).await?;
    rows.iter().map(|row| row.try_get(0)).collect()
}

/// Opens one sealed text, which says whether a single bit of it, its key or its place has changed.
fn open(row: &AnyRow, master: &MasterKey) -> Result<(), Failure> {
    let (place, wrapped, body): (String, Option<Vec<u8>>, Vec<u8>) =
        (row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
    Record::of(&place, &wrapped.ok_or(CannotOpen::Damaged)?, master)?.open(&body)?;
    Ok(())
}

fn named(row: &AnyRow) -> String {
    row.try_get(0).unwrap_or_else(|_| "?".to_owned())
}

/// Opens a file that nobody writes, without locks and without anything beside it.
async fn read_only(database: &Path) -> Result<AnyConnection, sqlx::Error> {
    install_default_drivers();
    AnyConnection::connect(&format!("{}?mode=ro&immutable=true", url_of(database))).await
}

/// The number of the last migration of a database file.
pub(super) async fn schema_of(database: &Path) -> Result<i64, sqlx::Error> {
    let mut connection = read_only(database).await?;
    let version = schema(&mut connection).await?;
    connection.close().await?;
    Ok(version)
}

async fn schema(connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    sqlx::query("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(connection).await?.try_get(0)
}

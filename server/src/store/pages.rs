//! Pages that SQLite gives back to the file system once what was in them is deleted. PostgreSQL does so by itself.
//!
//! A database made by this version does (`auto_vacuum = INCREMENTAL`); one made before does only after it was written
//! anew as a whole, which takes about a second for each 100 MB and as much disk again, and lets nobody write meanwhile.
//! So nothing does that by itself: `front-counter migrate --vacuum` does.

use sqlx::{AnyConnection, Connection, Row};

use super::{ChangeAlone, Dialect, Store, StoreError, connect_existing};

/// Free pages that stay: the next drafts need some.
const KEPT_FREE: i64 = 256;
/// `PRAGMA auto_vacuum` of a database that gives pages back when told to.
const INCREMENTAL: i64 = 2;

/// Gives some free pages back.
#[derive(Debug)]
pub struct GiveBackPages {
    /// So many, at most: people who submit wait for it.
    pub at_most: i64,
}

impl ChangeAlone for GiveBackPages {
    /// Whether there are more.
    type Outcome = bool;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
        if Dialect::of(connection) != Dialect::Sqlite {
            return Ok(false);
        }
        let free = number(connection, "PRAGMA freelist_count").await?;
        let some = self.at_most.min(free - KEPT_FREE);
        if some <= 0 {
            return Ok(false);
        }
        let sql = sqlx::AssertSqlSafe(format!("PRAGMA incremental_vacuum({some})"));
        sqlx::raw_sql(sql).execute(&mut *connection).await?;
        let left = number(connection, "PRAGMA freelist_count").await?;
        // A database of an older version gives nothing back.
        Ok(left < free && left > KEPT_FREE)
    }
}

impl Store {
    /// Whether a database gives its pages back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn gives_pages_back(&self) -> Result<bool, StoreError> {
        let mut connection = self.readers()?.acquire().await?;
        if Dialect::of(&connection) != Dialect::Sqlite {
            return Ok(true);
        }
        Ok(number(&mut connection, "PRAGMA auto_vacuum").await? == INCREMENTAL)
    }

    /// Writes a database anew, so that it gives its pages back from then on. Nobody else may use it meanwhile.
    ///
    /// # Errors
    /// It cannot be opened, or somebody uses it.
    pub async fn vacuum(url: &str) -> Result<(), StoreError> {
        let mut connection = connect_existing(url).await?;
        if Dialect::of(&connection) == Dialect::Sqlite {
            sqlx::raw_sql("PRAGMA auto_vacuum = INCREMENTAL; VACUUM").execute(&mut connection).await?;
        }
        Ok(connection.close().await?)
    }
}

/// Makes a database that is still empty one that gives pages back. Of any other the same words would be a write, which
/// waits for whoever is writing.
pub(super) async fn prepare(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    if Dialect::of(connection) == Dialect::Sqlite && number(connection, "PRAGMA page_count").await? == 0 {
        sqlx::raw_sql("PRAGMA auto_vacuum = INCREMENTAL").execute(connection).await?;
    }
    Ok(())
}

async fn number(connection: &mut AnyConnection, pragma: &'static str) -> Result<i64, sqlx::Error> {
    sqlx::query(pragma).fetch_one(connection).await?.try_get(0)
}

//! The one row that names a database, and the master key under which what is in it is sealed.

use sqlx::{AnyConnection, FromRow};

use super::{ChangeAlone, Store, StoreError};
use crate::entropy::{SystemEntropy, token};

/// The name of a database, and of the key that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Identity {
    /// No other database has it: a copy gets a new one.
    pub database_id: String,
    /// The id of its master key; `None` before a process brought one.
    pub master_key: Option<String>,
    /// The database that it is a copy of.
    pub copied_from: Option<String>,
}

/// Reads the row. It names the columns that later versions keep.
pub(super) async fn read(connection: &mut AnyConnection) -> Result<Option<Identity>, sqlx::Error> {
    let sql = "SELECT database_id, master_key, copied_from FROM identity WHERE id = 1";
    sqlx::query_as(sql).fetch_optional(connection).await
}

/// Reads the row, and makes it where the tables are new: several processes may do so at once. No test has to foretell
/// the name, so chance is not passed in.
pub(super) async fn read_or_make(connection: &mut AnyConnection) -> Result<Identity, sqlx::Error> {
    if let Some(identity) = read(connection).await? {
        return Ok(identity);
    }
    let sql = "INSERT INTO identity (id, database_id) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
    sqlx::query(sql).bind(token(&SystemEntropy)).execute(&mut *connection).await?;
    read(connection).await?.ok_or(sqlx::Error::RowNotFound)
}

/// Writes the row of a copy that was just made.
pub(super) async fn replace(connection: &mut AnyConnection, identity: &Identity) -> Result<(), sqlx::Error> {
    let sql = "UPDATE identity SET database_id = $1, master_key = $2, copied_from = $3 WHERE id = 1";
    let query = sqlx::query(sql).bind(identity.database_id.clone()).bind(identity.master_key.clone());
    query.bind(identity.copied_from.clone()).execute(connection).await?;
    Ok(())
}

/// Notes the master key of a database that has none yet.
#[derive(Debug)]
struct BindKey {
    master_key: String,
}

impl ChangeAlone for BindKey {
    /// The key that the database has now: another process may have been quicker.
    type Outcome = Option<String>;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<Option<String>, sqlx::Error> {
        let query = sqlx::query("UPDATE identity SET master_key = $1 WHERE id = 1 AND master_key IS NULL");
        query.bind(&*self.master_key).execute(&mut *connection).await?;
        Ok(read(connection).await?.and_then(|identity| identity.master_key))
    }
}

impl Store {
    /// What the database says of itself now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn identity(&self) -> Result<Identity, StoreError> {
        let mut connection = self.readers()?.acquire().await?;
        Ok(read(&mut connection).await?.ok_or(sqlx::Error::RowNotFound)?)
    }

    /// Notes the id of the master key where none is noted. The id that is noted then.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn bind_key(&self, master_key: String) -> Result<Option<String>, StoreError> {
        self.write(BindKey { master_key }).await
    }
}

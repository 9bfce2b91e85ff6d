//! Values that no version of the program wrote so. SQLite keeps a value of any type in any column, and a repair by hand
//! can leave anything.

use sqlx::{FromRow, Row, any::AnyRow};

use super::StoreError;

/// Where a value stands that cannot be read. It names the row and never holds the value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{table}.{column} of {key}")]
pub struct Damage {
    /// The table.
    pub table: &'static str,
    /// The column, as far as it is known.
    pub column: String,
    /// The row's primary key, or `?` where that is what cannot be read.
    pub key: String,
}

impl Damage {
    /// The damage of a value that a caller cannot open or parse.
    #[must_use]
    pub fn of(table: &'static str, column: &str, key: &str) -> Self {
        Self { table, column: column.to_owned(), key: key.to_owned() }
    }
}

impl From<Damage> for StoreError {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage)
    }
}

/// A struct that is read from a row of a table.
pub(super) trait Stored: for<'r> FromRow<'r, AnyRow> {
    /// The table, for an operator who looks the row up.
    const TABLE: &'static str;
    /// The column that tells its rows apart.
    const KEY: &'static str;
}

/// Reads a row.
pub(super) fn read<T: Stored>(row: &AnyRow) -> Result<T, StoreError> {
    T::from_row(row).map_err(|error| match error {
        sqlx::Error::ColumnDecode { index, .. } => {
            let key = row.try_get(T::KEY).unwrap_or_else(|_| "?".to_owned());
            StoreError::Damaged(Damage::of(T::TABLE, &index.replace('"', ""), &key))
        }
        error => error.into(),
    })
}

//! Who did what that has to be answered for. Lines are added; the database refuses to change or delete one.

use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{ChangeAlone, Store, StoreError};

/// One line, to be added or as it was added. It never holds what a person told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// Names the line.
    pub id: String,
    /// Milliseconds since 1970.
    pub at: i64,
    /// Who did it, in their own words.
    pub actor: String,
    /// Why, in their own words.
    pub reason: String,
    /// What was done, such as `kept-shown`.
    pub action: String,
    /// To what it was done: a reference.
    pub subject: String,
}

impl ChangeAlone for AuditLine {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        sqlx::query("INSERT INTO audit (id, at, actor, reason, action, subject) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(&*self.id)
            .bind(self.at)
            .bind(&*self.actor)
            .bind(&*self.reason)
            .bind(&*self.action)
            .bind(&*self.subject)
            .execute(connection)
            .await?;
        Ok(())
    }
}

impl Store {
    /// Every line about a subject, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn audit_lines(&self, subject: &str) -> Result<Vec<AuditLine>, StoreError> {
        let sql = "SELECT id, at, actor, reason, action, subject FROM audit WHERE subject = $1 ORDER BY at, id";
        let rows = sqlx::query(sql).bind(subject).fetch_all(self.readers()).await?;
        let line = |row: &AnyRow| {
            Ok(AuditLine {
                id: row.try_get(0)?,
                at: row.try_get(1)?,
                actor: row.try_get(2)?,
                reason: row.try_get(3)?,
                action: row.try_get(4)?,
                subject: row.try_get(5)?,
            })
        };
        Ok(rows.iter().map(line).collect::<Result<_, sqlx::Error>>()?)
    }
}

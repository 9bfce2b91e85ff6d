//! Who did what that has to be answered for. Lines are added; the database refuses to change or delete one.
//!
//! Each line vouches for all before it, by a key that is not in the database: whoever can write to the database alone
//! can neither change a line unseen nor add one. The last line stands in a row of its own, so that lines which are cut
//! off at the end are missed, too; an older state of the whole database shows in a head that was noted elsewhere.

mod chain;

use futures::{StreamExt, TryStreamExt};
use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Row};

use chain::{Chain, HEAD_LOST, HeadRow};
pub use chain::{Fault, Head};

use super::{
    ChangeAlone, Dialect, Store, StoreError,
    damage::{Stored, read},
};
use crate::vault::AuditKey;

/// The action of the first line that has a seal.
const BEGUN: &str = "audit-begun";

/// One line, to be added or as it was added. It never holds what a person told.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct AuditLine {
    /// Milliseconds since 1970.
    pub at: i64,
    /// Who did it, in their own words.
    pub actor: String,
    /// The account that did it, as the operating system says.
    pub account: String,
    /// Why, in their own words.
    pub reason: String,
    /// What was done, such as `kept-shown`.
    pub action: String,
    /// To what it was done: a reference.
    pub subject: String,
    /// Which of its events, or nothing.
    pub event_id: String,
}

impl AuditLine {
    /// What the program notes of the audit itself.
    fn of_itself(at: i64, action: &str, reason: &str) -> Self {
        let [actor, account, subject] = ["front-counter", "", "audit"].map(str::to_owned);
        Self {
            at,
            actor,
            account,
            reason: reason.to_owned(),
            action: action.to_owned(),
            subject,
            event_id: String::new(),
        }
    }
}

/// A line as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct StoredLine {
    /// Its place, from 1.
    pub sequence: i64,
    /// What it says.
    #[sqlx(flatten)]
    pub line: AuditLine,
    /// Vouches for it and all before it; lines of older versions have none.
    pub seal: Option<Vec<u8>>,
}

/// Adds a line.
#[derive(Clone)]
pub struct Append {
    /// Vouches for it.
    pub key: AuditKey,
    /// The line.
    pub line: AuditLine,
}

impl ChangeAlone for Append {
    /// Where the audit ends now.
    type Outcome = Head;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<Head, sqlx::Error> {
        append(&self.key, &self.line, connection).await
    }
}

/// A change that somebody has to answer for: it and its line are stored together, or neither is.
#[derive(Clone)]
pub struct Audited<C> {
    /// The line.
    pub append: Append,
    /// What it is about.
    pub change: C,
}

impl<C: ChangeAlone> ChangeAlone for Audited<C> {
    type Outcome = (Head, C::Outcome);

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<Self::Outcome, sqlx::Error> {
        let head = self.append.apply_alone(connection).await?;
        Ok((head, self.change.apply_alone(connection).await?))
    }
}

async fn append(key: &AuditKey, line: &AuditLine, connection: &mut AnyConnection) -> Result<Head, sqlx::Error> {
    if let Some(lock) = Dialect::of(connection).lock_audit() {
        // One at a time, whichever process adds it. SQLite's transactions are so by themselves.
        sqlx::raw_sql(lock).execute(&mut *connection).await?;
    }
    let row = head_row(&mut *connection).await?;
    let last = match row.and_then(|row| row.checked(key)) {
        // Not from the last line that is there: that one may not be the last that was written.
        Some(head) => head,
        None => begin(key, line.at, connection).await?,
    };
    add(key, &last, line, connection).await
}

/// Goes on where nothing says how the audit ended, which is a fault unless it has not begun. The line tells which.
async fn begin(key: &AuditKey, at: i64, connection: &mut AnyConnection) -> Result<Head, sqlx::Error> {
    let mut last = Head::default();
    let mut was_sealed = false;
    for row in sqlx::query(AssertSqlSafe(format!("{LISTED} ORDER BY sequence"))).fetch_all(&mut *connection).await? {
        let stored = StoredLine::from_row(&row)?;
        was_sealed |= stored.seal.is_some();
        last = match &stored.seal {
            Some(seal) => Head { sequence: stored.sequence, seal: seal.clone() },
            None => Head::after(key, &last, stored.sequence, &stored.line),
        };
    }
    let line = if was_sealed {
        AuditLine::of_itself(at, HEAD_LOST, "what said how the audit ended was gone or wrong")
    } else {
        AuditLine::of_itself(at, BEGUN, "from here on each line vouches for all before it")
    };
    add(key, &last, &line, connection).await
}

async fn add(
    key: &AuditKey,
    last: &Head,
    line: &AuditLine,
    connection: &mut AnyConnection,
) -> Result<Head, sqlx::Error> {
    // Where somebody has put a line of their own behind the last one, its place is taken: theirs shows, ours is added.
    let taken = sqlx::query("SELECT COALESCE(MAX(sequence), 0) FROM audit").fetch_one(&mut *connection).await?;
    let head = Head::after(key, last, last.sequence.max(taken.try_get(0)?) + 1, line);
    sqlx::query(
        "INSERT INTO audit (sequence, at, actor, account, reason, action, subject, event_id, seal) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(head.sequence)
    .bind(line.at)
    .bind(&*line.actor)
    .bind(&*line.account)
    .bind(&*line.reason)
    .bind(&*line.action)
    .bind(&*line.subject)
    .bind(&*line.event_id)
    .bind(&head.seal[..])
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "INSERT INTO audit_head (id, sequence, seal, proof) VALUES (1, $1, $2, $3) ON CONFLICT (id) DO UPDATE \
         SET sequence = excluded.sequence, seal = excluded.seal, proof = excluded.proof",
    )
    .bind(head.sequence)
    .bind(&head.seal[..])
    .bind(&head.proof(key)[..])
    .execute(connection)
    .await?;
    Ok(head)
}

async fn head_row(connection: &mut AnyConnection) -> Result<Option<HeadRow>, sqlx::Error> {
    let row =
        sqlx::query("SELECT sequence, seal, proof FROM audit_head WHERE id = 1").fetch_optional(connection).await?;
    row.map(|row| {
        let head = Head { sequence: row.try_get(0)?, seal: row.try_get(1)? };
        Ok(HeadRow { head, proof: row.try_get(2)? })
    })
    .transpose()
}

const LISTED: &str = "SELECT sequence, at, actor, account, reason, action, subject, event_id, seal FROM audit";

impl Stored for StoredLine {
    const TABLE: &'static str = "audit";
    const KEY: &'static str = "sequence";
}

impl Store {
    /// Every line, or every one about a subject, oldest first.
    pub fn list_audit(&self, subject: Option<String>) -> impl futures::Stream<Item = Result<StoredLine, StoreError>> {
        let about = if subject.is_some() { "WHERE subject = $1" } else { "" };
        let query = sqlx::query(AssertSqlSafe(format!("{LISTED} {about} ORDER BY sequence")));
        let query = subject.into_iter().fold(query, |query, subject| query.bind(subject));
        query.fetch(self.readers_for_lists()).map(|row| read(&row?))
    }

    /// How the audit ends, as the database says; nothing is checked. `None` where it has not begun.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn audit_head(&self) -> Result<Option<Head>, StoreError> {
        let mut connection = self.readers()?.acquire().await?;
        Ok(head_row(&mut connection).await?.map(|row| row.head))
    }

    /// Reads the whole audit as it is at one moment, and how it ends. `noted` is a head that somebody has noted
    /// elsewhere. The inner error is the first thing that is wrong.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn verify_audit(&self, key: &AuditKey, noted: Option<&Head>) -> Result<Result<Head, Fault>, StoreError> {
        let mut connection = self.readers()?.acquire().await?;
        let dialect = Dialect::of(&connection);
        sqlx::raw_sql(dialect.begin_snapshot()).execute(&mut *connection).await?;
        let checked = check(key, noted, &mut connection).await;
        sqlx::raw_sql("COMMIT").execute(&mut *connection).await?;
        Ok(checked?)
    }
}

async fn check(
    key: &AuditKey,
    noted: Option<&Head>,
    connection: &mut AnyConnection,
) -> Result<Result<Head, Fault>, sqlx::Error> {
    let head = head_row(&mut *connection).await?;
    let mut chain = Chain::new(key, noted);
    let mut rows = sqlx::query(AssertSqlSafe(format!("{LISTED} ORDER BY sequence"))).fetch(connection);
    while let Some(row) = rows.try_next().await? {
        if let Err(fault) = chain.next(&StoredLine::from_row(&row)?) {
            return Ok(Err(fault));
        }
    }
    Ok(chain.end(head))
}

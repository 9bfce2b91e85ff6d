//! Answers so far: one row per person and journey, sealed under a key the database does not have.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{
    Change, ChangeAlone, Dialect, Store, StoreError,
    change::{many_rows, rows},
};

/// The columns of a row, in the order in which [`DraftRow`] binds them.
const COLUMNS: &str = "INSERT INTO drafts (id, journey, body, revision, expires_at, saved_at)";

/// A row of a person, as it is: whoever damaged it may have changed any column.
#[derive(Debug)]
pub struct StoredDraft {
    /// The journey's name.
    pub journey: String,
    /// Sealed; of the journey that was asked for only. `None` where it is no bytes.
    pub body: Option<Vec<u8>>,
    /// Rises with every change; negative where the draft was sent and goes on under another id.
    pub revision: Option<i64>,
    /// Milliseconds since 1970.
    pub expires_at: Option<i64>,
}

/// A row that is written.
#[derive(Clone, Debug)]
pub struct DraftRow {
    /// Derived from the cookie.
    pub id: Vec<u8>,
    /// The journey's name.
    pub journey: String,
    /// Sealed.
    pub body: Vec<u8>,
    /// The new revision.
    pub revision: i64,
    /// Milliseconds since 1970. It stays what it was where a draft is saved again.
    pub expires_at: i64,
    /// Now, milliseconds since 1970.
    pub saved_at: i64,
}

/// The row that a saved one takes the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nothing: there is no row.
    Nothing,
    /// The same draft at this revision.
    Revision(i64),
    /// A row that counts no more, with the revision that it had where that could be read: it has expired, cannot be
    /// opened, or was begun anew.
    Row(Option<i64>),
}

/// Saves a draft if nobody else has since.
#[derive(Debug)]
pub struct SaveDraft {
    /// The new row.
    pub row: DraftRow,
    /// The row that was read.
    pub over: Over,
}

/// A person's rows on their way from one id to another, because they sent something.
#[derive(Debug, Default)]
pub struct Renewal {
    /// The row that stays under the old id: it holds no answers any more and says only what was sent. `None` where the
    /// draft was never stored.
    pub ended: Option<SaveDraft>,
    /// The emptied draft and the person's other drafts, under the new id.
    pub rows: Vec<DraftRow>,
    /// The other rows of the old id, which go: journeys with their revisions, as they were read.
    pub others: Vec<(String, Option<i64>)>,
}

impl Renewal {
    /// The row of the draft and the revision at which it was read; `None` for a draft that was never stored.
    fn read(&self) -> Option<(&DraftRow, Option<i64>)> {
        let SaveDraft { row, over } = self.ended.as_ref()?;
        let revision = if let Over::Revision(revision) = over { Some(*revision) } else { None };
        Some((row, revision))
    }

    /// Locks the rows of people who send something, and says of each whether they are as they were read: the draft, and
    /// every other one, so that none that was begun meanwhile stays behind under the old id.
    pub(super) async fn lock(renewals: &[&Self], connection: &mut AnyConnection) -> Result<Vec<bool>, sqlx::Error> {
        let ids: BTreeSet<&[u8]> = renewals.iter().filter_map(|one| one.read()).map(|(row, _)| &row.id[..]).collect();
        if ids.is_empty() {
            return Ok(vec![true; renewals.len()]);
        }
        let locking = match Dialect::of(connection) {
            Dialect::Postgres => "FOR UPDATE",
            Dialect::Sqlite => "",
        };
        let values = rows(Dialect::of(connection), 1, ids.len());
        let sql =
            format!("SELECT id, journey, revision FROM drafts WHERE id IN ({values}) ORDER BY id, journey {locking}");
        let query = ids.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, id| query.bind(*id));
        let mut there = BTreeMap::<Vec<u8>, BTreeSet<(String, Option<i64>)>>::new();
        for row in query.fetch_all(connection).await? {
            // SQLite keeps a value of any type in any column: what has the wrong one is not as it was read.
            let place = (row.try_get(1).unwrap_or_default(), row.try_get(2).ok());
            there.entry(row.try_get(0)?).or_default().insert(place);
        }
        // Of two that send one draft the first does.
        let mut is_as_read = |renewal: &&Self| {
            let Some((row, Some(revision))) = renewal.read() else { return renewal.ended.is_none() };
            let own = (row.journey.clone(), Some(revision));
            let read: BTreeSet<_> = renewal.others.iter().cloned().chain([own]).collect();
            there.get(&row.id) == Some(&read) && there.remove(&row.id).is_some()
        };
        Ok(renewals.iter().map(&mut is_as_read).collect())
    }

    /// Moves the rows, which [`Self::lock`] found as they were read.
    pub(super) async fn make(renewals: &[&Self], connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let ended: Vec<(&DraftRow, i64)> =
            renewals.iter().filter_map(|one| one.read()).filter_map(|(row, revision)| Some((row, revision?))).collect();
        update(&ended, connection).await?;
        for renewal in renewals.iter().filter(|renewal| !renewal.others.is_empty()) {
            let Some((row, _)) = renewal.read() else { continue };
            let query = sqlx::query("DELETE FROM drafts WHERE id = $1 AND journey <> $2");
            query.bind(&row.id[..]).bind(&*row.journey).execute(&mut *connection).await?;
        }
        let moved: Vec<_> = renewals.iter().flat_map(|one| &one.rows).collect();
        insert(&moved, "", connection).await.map(drop)
    }
}

/// Somebody else saved the draft in the meantime: read it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is saved.
    Saved,
    /// It is not.
    Conflict,
}

impl Change for SaveDraft {
    type Outcome = Saved;

    /// A draft that is gone (its person has left, or sent it from another tab) is not made again by an answer that was
    /// on its way meanwhile.
    async fn apply(changes: &[Self], connection: &mut AnyConnection) -> Result<Vec<Saved>, sqlx::Error> {
        let (mut inserted, mut updated) = (Vec::new(), Vec::new());
        for SaveDraft { row, over } in changes {
            match over {
                Over::Nothing => inserted.push(row),
                Over::Revision(revision) => updated.push((row, *revision)),
                Over::Row(revision) => {
                    remove(row, *revision, connection).await?;
                    inserted.push(row);
                }
            }
        }
        let mut saved = insert_new(&inserted, connection).await?;
        saved.extend(update(&updated, connection).await?);
        // Each row is given out once: to the first that asked. The second was read before that was saved.
        let outcome = |change: &Self| if saved.remove(&change.row.place()) { Saved::Saved } else { Saved::Conflict };
        Ok(changes.iter().map(outcome).collect())
    }
}

/// The id and the journey of a row.
type Place = (Vec<u8>, String);

impl DraftRow {
    fn place(&self) -> Place {
        (self.id.clone(), self.journey.clone())
    }
}

/// Takes away what counts no more, unless somebody else has put a draft there since.
async fn remove(row: &DraftRow, revision: Option<i64>, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    let sql = "DELETE FROM drafts WHERE id = $1 AND journey = $2 AND (revision = $3 OR $4 = 0)";
    let query = sqlx::query(sql).bind(&row.id[..]).bind(&*row.journey).bind(revision.unwrap_or_default());
    query.bind(i64::from(revision.is_some())).execute(connection).await?;
    Ok(())
}

/// Inserts rows that are not there yet; the places of those that it did insert.
async fn insert_new(rows: &[&DraftRow], connection: &mut AnyConnection) -> Result<HashSet<Place>, sqlx::Error> {
    let mut places = HashSet::new();
    let rows: Vec<_> = rows.iter().copied().filter(|row| places.insert((&row.id, &row.journey))).collect();
    insert(&rows, "ON CONFLICT (id, journey) DO NOTHING RETURNING id, journey", connection).await
}

/// Inserts rows.
async fn insert(rows: &[&DraftRow], tail: &str, connection: &mut AnyConnection) -> Result<HashSet<Place>, sqlx::Error> {
    if rows.is_empty() {
        return Ok(HashSet::new());
    }
    let sql = many_rows(Dialect::of(connection), COLUMNS, 6, rows.len(), tail);
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for row in rows {
        query = query
            .bind(&row.id[..])
            .bind(&*row.journey)
            .bind(&row.body[..])
            .bind(row.revision)
            .bind(row.expires_at)
            .bind(row.saved_at);
    }
    places(query.fetch_all(connection).await?)
}

/// Saves drafts that are there at these revisions, in one statement; the places of those that were. When a draft ends
/// never changes, so its index is not touched.
async fn update(drafts: &[(&DraftRow, i64)], connection: &mut AnyConnection) -> Result<HashSet<Place>, sqlx::Error> {
    let mut seen = HashSet::new();
    let first: Vec<_> = drafts.iter().filter(|(row, _)| seen.insert((&row.id, &row.journey))).collect();
    if first.is_empty() {
        return Ok(HashSet::new());
    }
    let values = rows(Dialect::of(connection), 6, first.len());
    let sql = format!(
        "UPDATE drafts SET body = given.column3, revision = given.column4, saved_at = given.column5 \
         FROM (VALUES {values}) AS given \
         WHERE drafts.id = given.column1 AND drafts.journey = given.column2 AND drafts.revision = given.column6 \
         RETURNING drafts.id, drafts.journey"
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for (row, revision) in first {
        query = query
            .bind(&row.id[..])
            .bind(&*row.journey)
            .bind(&row.body[..])
            .bind(row.revision)
            .bind(row.saved_at)
            .bind(*revision);
    }
    places(query.fetch_all(connection).await?)
}

fn places(rows: Vec<sqlx::any::AnyRow>) -> Result<HashSet<Place>, sqlx::Error> {
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

/// Ends every draft of a person.
#[derive(Debug)]
pub struct EndDrafts {
    /// Derived from the cookie.
    pub id: Vec<u8>,
    /// The id under which a report was sent before; the same where none was.
    pub before: Vec<u8>,
}

impl ChangeAlone for EndDrafts {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let query = sqlx::query("DELETE FROM drafts WHERE id IN ($1, $2)").bind(&self.id[..]).bind(&self.before[..]);
        query.execute(connection).await?;
        Ok(())
    }
}

/// Deletes some of what has expired, the oldest first.
#[derive(Debug)]
pub struct EndExpiredDrafts {
    /// Now, milliseconds since 1970.
    pub now: i64,
    /// So many, at most: people who submit wait for it.
    pub at_most: i64,
}

impl ChangeAlone for EndExpiredDrafts {
    /// How many there were.
    type Outcome = u64;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<u64, sqlx::Error> {
        let query = sqlx::query(
            "DELETE FROM drafts WHERE (id, journey) IN ( \
               SELECT id, journey FROM drafts WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)",
        );
        Ok(query.bind(self.now).bind(self.at_most).execute(connection).await?.rows_affected())
    }
}

impl Store {
    /// Whether there is any draft under these ids, be it expired.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn has_drafts(&self, id: &[u8], before: &[u8]) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT 1 FROM drafts WHERE id IN ($1, $2) LIMIT 1").bind(id).bind(before);
        Ok(query.fetch_optional(self.readers()?).await?.is_some())
    }

    /// Every row of a person, with the body of one journey.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drafts(&self, id: &[u8], journey: &str) -> Result<Vec<StoredDraft>, StoreError> {
        let sql = "SELECT journey, revision, expires_at, CASE WHEN journey = $2 THEN body END \
                   FROM drafts WHERE id = $1";
        self.stored_drafts(sqlx::query(sql).bind(id).bind(journey)).await
    }

    /// Every row of a person with its body.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn whole_drafts(&self, id: &[u8]) -> Result<Vec<StoredDraft>, StoreError> {
        let sql = "SELECT journey, revision, expires_at, body FROM drafts WHERE id = $1";
        self.stored_drafts(sqlx::query(sql).bind(id)).await
    }

    async fn stored_drafts(
        &self,
        query: sqlx::query::Query<'_, sqlx::Any, sqlx::any::AnyArguments>,
    ) -> Result<Vec<StoredDraft>, StoreError> {
        let rows = query.fetch_all(self.readers()?).await?;
        // SQLite keeps a value of any type in any column: what has the wrong one is not there.
        let draft = |row: &sqlx::any::AnyRow| StoredDraft {
            journey: row.try_get(0).unwrap_or_default(),
            revision: row.try_get(1).ok(),
            expires_at: row.try_get(2).ok(),
            body: row.try_get(3).ok(),
        };
        Ok(rows.iter().map(draft).collect())
    }

    /// Bytes of all drafts, sealed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn draft_bytes(&self) -> Result<i64, StoreError> {
        let sql = "SELECT CAST(COALESCE(SUM(LENGTH(body)), 0) AS BIGINT) FROM drafts";
        Ok(sqlx::query(sql).fetch_one(self.readers()?).await?.try_get(0)?)
    }
}

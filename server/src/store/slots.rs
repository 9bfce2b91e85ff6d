//! Quarters of an hour of desks, officers, rooms and interpreters: each is taken by one booking at a time.
//!
//! That is the primary key's doing, not this module's: what is decided here from rows that were read is tried by an
//! insert, and where another process was faster it is decided again. A hold is a row that says until when; after that
//! the row is as good as none, whether or not anybody has removed it.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{AnyConnection, AssertSqlSafe, FromRow, Row};

use super::{
    Dialect, Store, StoreError,
    change::{many_rows, rows},
    damage::{Stored, read},
};

/// Rows in one statement: databases bound the values that a statement may have.
const ROWS_MAX: usize = 4000;

/// How often a batch is decided anew because another process took something meanwhile. Each time somebody got a slot,
/// so this many can only be met where as many processes want the same times at once.
const DECIDED_MAX: usize = 64;

/// A quarter of an hour of a resource.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The desk, officer, room or interpreter.
    pub resource: String,
    /// Quarters of an hour since 1970, UTC.
    pub quarter: i64,
}

/// The slots that a booking has from now on: all of them and no others, or those that it had.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The booking, or what will become one.
    pub booking: String,
    /// In order, each once. None gives everything back.
    pub slots: Vec<Slot>,
    /// When a hold runs out, milliseconds since 1970; none keeps the slots for good.
    pub held_until: Option<i64>,
    /// Now, milliseconds since 1970.
    pub now: i64,
}

/// The outcome of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claimed {
    /// The booking has its slots.
    Yours,
    /// Somebody else has one of them. The booking has what it had before.
    Taken,
}

/// Who has a slot, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Holder {
    booking: String,
    held_until: Option<i64>,
}

type Held = BTreeMap<Slot, Holder>;

/// Gives each claim its slots, the first that asks first.
///
/// Processes cannot wait for each other in a circle: rows that are there are locked first, in their order; new ones are
/// inserted then, in their order, and an insert that finds a row leaves it alone; what is changed or removed last is
/// locked already. So all claims of a transaction have to be settled by one call.
pub(super) async fn settle<'c>(
    claims: impl Iterator<Item = &'c Claim> + Clone,
    connection: &mut AnyConnection,
) -> Result<Vec<Claimed>, sqlx::Error> {
    for _ in 0..DECIDED_MAX {
        sqlx::raw_sql("SAVEPOINT slots").execute(&mut *connection).await?;
        let before = lock(claims.clone(), connection).await?;
        let (after, outcomes) = decide(claims.clone(), &before);
        let were_free = write(&before, &after, connection).await?;
        if !were_free {
            sqlx::raw_sql("ROLLBACK TO SAVEPOINT slots").execute(&mut *connection).await?;
        }
        sqlx::raw_sql("RELEASE SAVEPOINT slots").execute(&mut *connection).await?;
        if were_free {
            return Ok(outcomes);
        }
    }
    Ok(vec![Claimed::Taken; claims.count()])
}

/// The rows of all slots that are wanted or given back, locked to the end of the transaction.
async fn lock<'c>(
    claims: impl Iterator<Item = &'c Claim> + Clone,
    connection: &mut AnyConnection,
) -> Result<Held, sqlx::Error> {
    let bookings: BTreeSet<&str> = claims.clone().map(|claim| &*claim.booking).collect();
    let mut slots = of_bookings(&bookings, connection).await?;
    slots.extend(claims.flat_map(|claim| claim.slots.iter().cloned()));
    let locking = match Dialect::of(connection) {
        Dialect::Postgres => "FOR UPDATE OF slots",
        Dialect::Sqlite => "",
    };
    let mut held = Held::new();
    let slots: Vec<_> = slots.into_iter().collect();
    for some in slots.chunks(ROWS_MAX) {
        let values = rows(Dialect::of(connection), 2, some.len());
        let sql = format!(
            "SELECT slots.resource, slots.quarter, slots.booking, slots.held_until FROM (VALUES {values}) AS wanted \
             JOIN slots ON slots.resource = wanted.column1 AND slots.quarter = wanted.column2 \
             ORDER BY slots.resource, slots.quarter {locking}"
        );
        let query = some
            .iter()
            .fold(sqlx::query(AssertSqlSafe(sql)), |query, slot| query.bind(&*slot.resource).bind(slot.quarter));
        for row in query.fetch_all(&mut *connection).await? {
            let slot = Slot { resource: row.try_get(0)?, quarter: row.try_get(1)? };
            held.insert(slot, Holder { booking: row.try_get(2)?, held_until: row.try_get(3)? });
        }
    }
    Ok(held)
}

/// The slots that these bookings have, by a look that locks nothing.
async fn of_bookings(bookings: &BTreeSet<&str>, connection: &mut AnyConnection) -> Result<BTreeSet<Slot>, sqlx::Error> {
    if bookings.is_empty() {
        return Ok(BTreeSet::new());
    }
    let values = rows(Dialect::of(connection), 1, bookings.len());
    let sql = format!("SELECT resource, quarter FROM slots WHERE booking IN ({values})");
    let query = bookings.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, booking| query.bind(*booking));
    let found = query.fetch_all(connection).await?;
    found.iter().map(|row| Ok(Slot { resource: row.try_get(0)?, quarter: row.try_get(1)? })).collect()
}

/// Who has what once all claims are settled in their order.
fn decide<'c>(claims: impl Iterator<Item = &'c Claim>, before: &Held) -> (Held, Vec<Claimed>) {
    let mut held = before.clone();
    let mut of_booking: BTreeMap<String, BTreeSet<Slot>> = BTreeMap::new();
    for (slot, holder) in before {
        of_booking.entry(holder.booking.clone()).or_default().insert(slot.clone());
    }
    let mut settle_one = |claim: &Claim| {
        let is_free = |slot: &Slot| {
            held.get(slot).is_none_or(|holder| {
                holder.booking == claim.booking || holder.held_until.is_some_and(|until| until <= claim.now)
            })
        };
        if !claim.slots.iter().all(is_free) {
            return Claimed::Taken;
        }
        for slot in of_booking.remove(&claim.booking).unwrap_or_default() {
            held.remove(&slot);
        }
        for slot in &claim.slots {
            let holder = Holder { booking: claim.booking.clone(), held_until: claim.held_until };
            if let Some(former) = held.insert(slot.clone(), holder)
                && let Some(slots) = of_booking.get_mut(&former.booking)
            {
                slots.remove(slot);
            }
        }
        of_booking.insert(claim.booking.clone(), claim.slots.iter().cloned().collect());
        Claimed::Yours
    };
    let outcomes = claims.map(&mut settle_one).collect();
    (held, outcomes)
}

/// Makes the rows what was decided. `false` where a slot that was free is another process's now; then some rows are
/// written that should not be.
async fn write(before: &Held, after: &Held, connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    let (known, new): (Vec<_>, Vec<_>) = after.iter().partition(|(slot, _)| before.contains_key(*slot));
    for some in new.chunks(ROWS_MAX) {
        let head = "INSERT INTO slots (resource, quarter, booking, held_until)";
        let sql = many_rows(Dialect::of(connection), head, 4, some.len(), "ON CONFLICT DO NOTHING");
        let inserted = bound(sql, some).execute(&mut *connection).await?.rows_affected();
        if inserted < some.len() as u64 {
            return Ok(false);
        }
    }
    let changed: Vec<_> = known.into_iter().filter(|(slot, holder)| before.get(*slot) != Some(*holder)).collect();
    for some in changed.chunks(ROWS_MAX) {
        let sql = format!(
            "UPDATE slots SET booking = given.column3, held_until = given.column4 FROM (VALUES {}) AS given \
             WHERE slots.resource = given.column1 AND slots.quarter = given.column2",
            rows(Dialect::of(connection), 4, some.len())
        );
        bound(sql, some).execute(&mut *connection).await?;
    }
    let gone: Vec<_> = before.keys().filter(|slot| !after.contains_key(*slot)).collect();
    for some in gone.chunks(ROWS_MAX) {
        let dialect = Dialect::of(connection);
        // SQLite reads pairs from a table of values alone; PostgreSQL would join that with every slot there is.
        let table = match dialect {
            Dialect::Sqlite => "VALUES ",
            Dialect::Postgres => "",
        };
        let values = rows(dialect, 2, some.len());
        let sql = format!("DELETE FROM slots WHERE (resource, quarter) IN ({table}{values})");
        let query = some
            .iter()
            .fold(sqlx::query(AssertSqlSafe(sql)), |query, slot| query.bind(&*slot.resource).bind(slot.quarter));
        query.execute(&mut *connection).await?;
    }
    Ok(true)
}

fn bound<'r>(sql: String, rows: &'r [(&Slot, &Holder)]) -> sqlx::query::Query<'r, sqlx::Any, sqlx::any::AnyArguments> {
    rows.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, (slot, holder)| {
        query.bind(&*slot.resource).bind(slot.quarter).bind(&*holder.booking).bind(holder.held_until)
    })
}

/// A question after taken slots.
#[derive(Clone, Copy, Debug)]
pub struct TakenBetween<'a> {
    /// Of these resources.
    pub resources: &'a [&'a str],
    /// The first quarter of an hour since 1970.
    pub from: i64,
    /// The quarter after the last.
    pub to: i64,
    /// A booking whose own slots do not count; empty for none.
    pub but_of: &'a str,
    /// Now, milliseconds since 1970: holds that ran out by then do not count.
    pub now: i64,
}

#[derive(FromRow)]
struct TakenRow {
    resource: String,
    quarter: i64,
}

impl Stored for TakenRow {
    const TABLE: &'static str = "slots";
    const KEY: &'static str = "resource";
}

impl Store {
    /// The slots that somebody has, in no order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn taken(&self, asked: TakenBetween<'_>) -> Result<Vec<Slot>, StoreError> {
        if asked.resources.is_empty() {
            return Ok(Vec::new());
        }
        let readers = self.readers()?;
        let named = asked.resources.len();
        let at = |place: usize| match self.guard.dialect() {
            Dialect::Sqlite => "?".to_owned(),
            Dialect::Postgres => format!("${place}"),
        };
        let names = rows(self.guard.dialect(), 1, named);
        let sql = format!(
            "SELECT resource, quarter FROM slots WHERE resource IN ({names}) \
             AND quarter >= {} AND quarter < {} AND (held_until IS NULL OR held_until > {}) AND booking <> {}",
            at(named + 1),
            at(named + 2),
            at(named + 3),
            at(named + 4)
        );
        let query = asked.resources.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, one| query.bind(*one));
        let query = query.bind(asked.from).bind(asked.to).bind(asked.now).bind(asked.but_of);
        let found = query.fetch_all(readers).await?;
        found.iter().map(|row| read(row).map(|TakenRow { resource, quarter }| Slot { resource, quarter })).collect()
    }
}

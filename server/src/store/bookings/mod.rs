//! Bookings: records that have slots, and what is done to them later.
//!
//! Everything that touches slots is one kind of change, so that all claims of a transaction are settled by one call
//! (`slots::settle`) and processes never wait for each other in a circle.

mod listed;
mod remind;
mod standing;
mod stored;
mod withdraw;

use std::collections::BTreeMap;

use sqlx::{AnyConnection, AssertSqlSafe, Row};

pub use listed::ListedBooking;
pub use remind::{Remind, Sent};
pub use standing::StandingSlot;
pub use stored::StoredBooking;

use super::{
    Change, Dialect, RecordId,
    change::{many_rows, rows},
    drafts::Renewal,
    outbox::{NewEvent, insert_events},
    slots::{Claim, Claimed, settle},
    submissions::{NewRecord, Submitted, insert_records, withdraw_records},
};

/// What a counter needs to plan a visit. None of it tells who comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The site's slug.
    pub site: String,
    /// `in-person`, `video` or `phone`.
    pub way: String,
    /// Milliseconds since 1970.
    pub starts_at: i64,
    /// Milliseconds since 1970.
    pub ends_at: i64,
    /// `none`, `rostered`, `requested`, `confirmed` or `withdrawn`.
    pub interpreter: String,
}

/// A new booking beside its record.
#[derive(Debug)]
pub struct NewBooking {
    /// The service that is booked.
    pub service: String,
    /// When, where and how.
    pub visit: Visit,
    /// The mark of the secret.
    pub secret: Vec<u8>,
    /// The mark of the address or number that it was booked with; none where the person gave neither.
    pub contact: Option<Vec<u8>>,
}

/// A change to bookings and their slots.
#[derive(Debug)]
pub enum BookingChange {
    /// Slots for somebody who is still deciding, other ones, or none.
    Hold(Claim),
    /// A booking.
    Make(Box<Make>),
    /// Another time, or another state.
    Alter(Box<Alter>),
    /// A visit that the service cannot keep.
    Withdraw(Box<Withdraw>),
}

/// A booking that becomes a record, with its slots, in one transaction.
#[derive(Debug)]
pub struct Make {
    /// The record.
    pub record: NewRecord,
    /// The events about it, in their order.
    pub events: Vec<NewEvent>,
    /// The person's drafts, under a new id.
    pub draft: Renewal,
    /// The slots, kept for good. The claim's booking is the record's id.
    pub claim: Claim,
    /// The booking.
    pub booking: NewBooking,
}

/// A change of a booking that was made.
#[derive(Debug)]
pub struct Alter {
    /// The booking.
    pub booking: RecordId,
    /// How often it had been changed when it was read.
    pub sequence: i64,
    /// When, where and how from now on.
    pub visit: Visit,
    /// `made`, `cancelled`, `kept` or `missed`.
    pub status: String,
    /// Its slots from now on; `None` leaves them as they are.
    pub claim: Option<Claim>,
    /// The events about it, in their order. Their places follow those that there are.
    pub events: Vec<NewEvent>,
    /// Now, milliseconds since 1970.
    pub at: i64,
}

/// A booking that is cancelled by the service. Everything is one transaction with its events, so nobody is told twice.
#[derive(Debug)]
pub struct Withdraw {
    /// The booking, with nothing left of its slots.
    pub alter: Alter,
    /// The reason and the times offered instead, sealed.
    pub withdrawal: Vec<u8>,
}

/// The outcome of a change. Only [`BookingOutcome::Done`] changes anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookingOutcome {
    /// It is on disk.
    Done,
    /// Somebody else has one of the slots. The booking has those that it had.
    Taken,
    /// The draft changed in the meantime, or was booked already: read it again.
    DraftChanged,
    /// Another record has this reference: take a new one.
    ReferenceTaken,
    /// The booking was changed in the meantime, or there is none: read it again.
    BookingChanged,
}

impl Change for BookingChange {
    type Outcome = BookingOutcome;

    async fn apply(changes: &[Self], connection: &mut AnyConnection) -> Result<Vec<BookingOutcome>, sqlx::Error> {
        let mut outcomes = vec![BookingOutcome::Done; changes.len()];
        refuse_changed(changes, &mut outcomes, connection).await?;
        insert_made(changes, &mut outcomes, connection).await?;
        take_slots(changes, &mut outcomes, connection).await?;
        let made: Vec<&Make> = done(changes, &outcomes).filter_map(Self::make).collect();
        finish_made(&made, connection).await?;
        let altered: Vec<&Alter> = done(changes, &outcomes).filter_map(Self::alter).collect();
        finish_altered(&altered, connection).await?;
        let withdrawn: Vec<&Withdraw> = done(changes, &outcomes).filter_map(Self::withdraw).collect();
        withdraw::keep(&withdrawn, connection).await?;
        Ok(outcomes)
    }
}

impl BookingChange {
    fn make(&self) -> Option<&Make> {
        if let Self::Make(make) = self { Some(make) } else { None }
    }

    fn alter(&self) -> Option<&Alter> {
        match self {
            Self::Alter(alter) => Some(alter),
            Self::Withdraw(withdraw) => Some(&withdraw.alter),
            Self::Hold(_) | Self::Make(_) => None,
        }
    }

    fn withdraw(&self) -> Option<&Withdraw> {
        if let Self::Withdraw(withdraw) = self { Some(withdraw) } else { None }
    }

    fn claim(&self) -> Option<&Claim> {
        match self {
            Self::Hold(claim) => Some(claim),
            Self::Make(make) => Some(&make.claim),
            Self::Alter(alter) => alter.claim.as_ref(),
            Self::Withdraw(withdraw) => withdraw.alter.claim.as_ref(),
        }
    }
}

/// The changes that nothing stands against so far.
fn done<'c>(changes: &'c [BookingChange], outcomes: &'c [BookingOutcome]) -> impl Iterator<Item = &'c BookingChange> {
    changes.iter().zip(outcomes).filter(|(_, outcome)| **outcome == BookingOutcome::Done).map(|(change, _)| change)
}

/// Locks the bookings that are to be altered, and refuses to alter those that are not as they were read. Of two that
/// alter one booking the first does.
async fn refuse_changed(
    changes: &[BookingChange],
    outcomes: &mut [BookingOutcome],
    connection: &mut AnyConnection,
) -> Result<(), sqlx::Error> {
    let altered: Vec<&Alter> = changes.iter().filter_map(BookingChange::alter).collect();
    if altered.is_empty() {
        return Ok(());
    }
    let locking = match Dialect::of(connection) {
        Dialect::Postgres => "FOR UPDATE",
        Dialect::Sqlite => "",
    };
    let values = rows(Dialect::of(connection), 1, altered.len());
    let sql = format!("SELECT booking, sequence FROM bookings WHERE booking IN ({values}) ORDER BY booking {locking}");
    let query = altered.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, one| query.bind(one.booking.as_str()));
    let mut there = BTreeMap::<String, i64>::new();
    for row in query.fetch_all(connection).await? {
        there.insert(row.try_get(0)?, row.try_get(1)?);
    }
    for (change, outcome) in changes.iter().zip(outcomes) {
        if let Some(alter) = change.alter()
            && there.remove(alter.booking.as_str()) != Some(alter.sequence)
        {
            *outcome = BookingOutcome::BookingChanged;
        }
    }
    Ok(())
}

/// Locks the drafts of new bookings and inserts their records.
async fn insert_made(
    changes: &[BookingChange],
    outcomes: &mut [BookingOutcome],
    connection: &mut AnyConnection,
) -> Result<(), sqlx::Error> {
    let renewals: Vec<&Renewal> = changes.iter().filter_map(BookingChange::make).map(|make| &make.draft).collect();
    let mut are_as_read = Renewal::lock(&renewals, connection).await?.into_iter();
    for (change, outcome) in changes.iter().zip(outcomes.iter_mut()) {
        if change.make().is_some() && are_as_read.next() != Some(true) {
            *outcome = BookingOutcome::DraftChanged;
        }
    }
    let records: Vec<&NewRecord> =
        done(changes, outcomes).filter_map(BookingChange::make).map(|one| &one.record).collect();
    let mut inserted = insert_records(&records, connection).await?.into_iter();
    for (change, outcome) in changes.iter().zip(outcomes.iter_mut()) {
        if change.make().is_some() && *outcome == BookingOutcome::Done {
            *outcome = match inserted.next() {
                Some(Submitted::Stored) => BookingOutcome::Done,
                Some(Submitted::ReferenceTaken) => BookingOutcome::ReferenceTaken,
                Some(Submitted::DraftChanged) | None => BookingOutcome::DraftChanged,
            };
        }
    }
    Ok(())
}

/// Settles every claim at once, and takes back the records of those who lost theirs.
async fn take_slots(
    changes: &[BookingChange],
    outcomes: &mut [BookingOutcome],
    connection: &mut AnyConnection,
) -> Result<(), sqlx::Error> {
    let claims: Vec<&Claim> = done(changes, outcomes).filter_map(BookingChange::claim).collect();
    if claims.is_empty() {
        return Ok(());
    }
    let mut claimed = settle(claims.into_iter(), connection).await?.into_iter();
    let mut lost = Vec::new();
    for (change, outcome) in changes.iter().zip(outcomes.iter_mut()) {
        let has_claim = *outcome == BookingOutcome::Done && change.claim().is_some();
        if has_claim && claimed.next() != Some(Claimed::Yours) {
            *outcome = BookingOutcome::Taken;
            lost.extend(change.make().map(|make| &make.record.id));
        }
    }
    withdraw_records(&lost, connection).await
}

async fn finish_made(made: &[&Make], connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    if made.is_empty() {
        return Ok(());
    }
    let renewals: Vec<&Renewal> = made.iter().map(|make| &make.draft).collect();
    Renewal::make(&renewals, connection).await?;
    let head = "INSERT INTO bookings (booking, site, service, way, starts_at, ends_at, status, interpreter, sequence, \
                secret, contact, made_at, since)";
    let sql = many_rows(Dialect::of(connection), head, 13, made.len(), "");
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for Make { record, booking, .. } in made {
        let NewBooking { service, visit, secret, contact } = booking;
        query = query
            .bind(record.id.as_str())
            .bind(&*visit.site)
            .bind(&**service)
            .bind(&*visit.way)
            .bind(visit.starts_at)
            .bind(visit.ends_at)
            .bind("made")
            .bind(&*visit.interpreter)
            .bind(0_i64)
            .bind(&secret[..])
            .bind(contact.as_deref())
            .bind(record.received_at)
            .bind(record.received_at);
    }
    query.execute(&mut *connection).await?;
    let events =
        made.iter().flat_map(|make| make.events.iter().map(|event| (event, &make.record.id, make.record.received_at)));
    insert_events(&events.collect::<Vec<_>>(), connection).await
}

async fn finish_altered(altered: &[&Alter], connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    if altered.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "UPDATE bookings SET site = given.column2, way = given.column3, starts_at = given.column4, \
           ends_at = given.column5, interpreter = given.column6, status = given.column7, sequence = sequence + 1, \
           withdrawal = CASE WHEN given.column7 = 'made' THEN NULL ELSE withdrawal END, \
           since = CASE WHEN starts_at = given.column4 THEN since ELSE given.column8 END \
         FROM (VALUES {}) AS given WHERE bookings.booking = given.column1",
        rows(Dialect::of(connection), 8, altered.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for Alter { booking, visit, status, at, .. } in altered {
        query = query
            .bind(booking.as_str())
            .bind(&*visit.site)
            .bind(&*visit.way)
            .bind(visit.starts_at)
            .bind(visit.ends_at)
            .bind(&*visit.interpreter)
            .bind(&**status)
            .bind(*at);
    }
    query.execute(&mut *connection).await?;
    for Alter { booking, events, at, .. } in altered {
        append(booking, events, *at, connection).await?;
    }
    Ok(())
}

/// Puts events behind those of a booking whose row is locked, so that no two have one place.
async fn append(
    booking: &RecordId,
    events: &[NewEvent],
    at: i64,
    connection: &mut AnyConnection,
) -> Result<(), sqlx::Error> {
    if events.is_empty() {
        return Ok(());
    }
    let sql = "SELECT CAST(COALESCE(MAX(sequence), 0) AS BIGINT) FROM outbox WHERE record = $1";
    let last: i64 = sqlx::query(sql).bind(booking.as_str()).fetch_one(&mut *connection).await?.try_get(0)?;
    let placed: Vec<NewEvent> =
        events.iter().zip(last + 1..).map(|(event, sequence)| NewEvent { sequence, ..event.clone() }).collect();
    insert_events(&placed.iter().map(|event| (event, booking, at)).collect::<Vec<_>>(), connection).await
}

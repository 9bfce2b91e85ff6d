//! Events on their way to a queue.

use sqlx::{AnyConnection, AssertSqlSafe, Row, any::AnyRow};

use super::{ChangeAlone, Store, StoreError, change::many_rows};

/// An event to be handed over.
#[derive(Debug)]
pub struct NewEvent {
    /// A UUIDv7, the same on every retry.
    pub event_id: String,
    /// The place among the events of its reference, from 1.
    pub sequence: i64,
    /// The queue's name.
    pub queue: String,
    /// Such as `frontcounter.report.submitted.v1`.
    pub event_type: String,
    /// The event's `data`, sealed under the submission's key.
    pub body: Vec<u8>,
}

/// Puts events into the outbox in one statement: event, its reference, when it happened.
pub(super) async fn insert_events(
    events: &[(&NewEvent, &str, i64)],
    connection: &mut AnyConnection,
) -> Result<(), sqlx::Error> {
    let sql = many_rows(
        "INSERT INTO outbox (event_id, reference, sequence, queue, event_type, body, created_at, due_at, state, \
         attempts)",
        10,
        events.len(),
        "",
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for (event, reference, created_at) in events {
        query = query
            .bind(&*event.event_id)
            .bind(*reference)
            .bind(event.sequence)
            .bind(&*event.queue)
            .bind(&*event.event_type)
            .bind(&event.body[..])
            .bind(*created_at)
            .bind(*created_at)
            .bind("waiting")
            .bind(0_i64);
    }
    query.execute(connection).await?;
    Ok(())
}

/// An event that this process may hand over until its claim runs out.
#[derive(Clone, Debug)]
pub struct ClaimedEvent {
    /// The same on every retry.
    pub event_id: String,
    /// The reference.
    pub reference: String,
    /// The queue's name.
    pub queue: String,
    /// The type.
    pub event_type: String,
    /// Sealed.
    pub body: Vec<u8>,
    /// Under which the body is sealed, wrapped.
    pub wrapped_key: Vec<u8>,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Attempts so far, this one included.
    pub attempts: i64,
}

/// Claims due events, oldest due first, of each reference only the first that is not handed over yet.
#[derive(Debug)]
pub struct ClaimDue {
    /// Now, milliseconds since 1970.
    pub now: i64,
    /// When the claim runs out, should this process die.
    pub until: i64,
    /// So many, at most.
    pub at_most: i64,
}

impl ChangeAlone for ClaimDue {
    type Outcome = Vec<ClaimedEvent>;

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<Vec<ClaimedEvent>, sqlx::Error> {
        let rows = sqlx::query(
            "UPDATE outbox SET state = 'claimed', due_at = $2, attempts = attempts + 1 \
             WHERE event_id IN ( \
               SELECT event_id FROM outbox AS due \
               WHERE state IN ('waiting', 'claimed') AND due_at <= $1 AND NOT EXISTS ( \
                 SELECT 1 FROM outbox AS earlier WHERE earlier.reference = due.reference \
                 AND earlier.sequence < due.sequence AND earlier.state IN ('waiting', 'claimed')) \
               ORDER BY due_at LIMIT $3) \
             RETURNING event_id, reference, queue, event_type, body, created_at, attempts, \
               (SELECT wrapped_key FROM submissions WHERE submissions.reference = outbox.reference)",
        )
        .bind(self.now)
        .bind(self.until)
        .bind(self.at_most)
        .fetch_all(connection)
        .await?;
        rows.iter().map(claimed_event).collect()
    }
}

fn claimed_event(row: &AnyRow) -> Result<ClaimedEvent, sqlx::Error> {
    Ok(ClaimedEvent {
        event_id: row.try_get(0)?,
        reference: row.try_get(1)?,
        queue: row.try_get(2)?,
        event_type: row.try_get(3)?,
        body: row.try_get(4)?,
        created_at: row.try_get(5)?,
        attempts: row.try_get(6)?,
        wrapped_key: row.try_get(7)?,
    })
}

/// A queue has confirmed an event.
#[derive(Debug)]
pub struct HandedOver {
    /// Which.
    pub event_id: String,
    /// Milliseconds since 1970.
    pub at: i64,
}

impl ChangeAlone for HandedOver {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let query = sqlx::query(
            "UPDATE outbox SET state = 'handed-over', handed_over_at = $2, last_error = NULL \
             WHERE event_id = $1 AND state IN ('waiting', 'claimed')",
        );
        query.bind(&*self.event_id).bind(self.at).execute(connection).await?;
        Ok(())
    }
}

/// A queue could not take an event: it waits.
#[derive(Debug)]
pub struct Postpone {
    /// Which.
    pub event_id: String,
    /// When it is due again, milliseconds since 1970.
    pub until: i64,
    /// Why, without anything a person typed.
    pub reason: String,
}

impl ChangeAlone for Postpone {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let query = sqlx::query(
            "UPDATE outbox SET state = 'waiting', due_at = $2, last_error = $3 \
             WHERE event_id = $1 AND state = 'claimed'",
        );
        query.bind(&*self.event_id).bind(self.until).bind(&*self.reason).execute(connection).await?;
        Ok(())
    }
}

/// A line of `outbox list`.
#[derive(Debug)]
pub struct ListedEvent {
    /// The reference.
    pub reference: String,
    /// The event.
    pub event_id: String,
    /// The queue.
    pub queue: String,
    /// waiting, claimed, handed-over or acknowledged.
    pub state: String,
    /// Attempts so far.
    pub attempts: i64,
    /// Milliseconds since 1970.
    pub created_at: i64,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
}

impl Store {
    /// Every event, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn outbox(&self) -> Result<Vec<ListedEvent>, StoreError> {
        let rows = sqlx::query(
            "SELECT reference, event_id, queue, state, attempts, created_at, last_error FROM outbox \
             ORDER BY created_at, event_id",
        )
        .fetch_all(self.readers())
        .await?;
        let listed = rows.iter().map(|row| {
            Ok(ListedEvent {
                reference: row.try_get(0)?,
                event_id: row.try_get(1)?,
                queue: row.try_get(2)?,
                state: row.try_get(3)?,
                attempts: row.try_get(4)?,
                created_at: row.try_get(5)?,
                last_error: row.try_get(6)?,
            })
        });
        Ok(listed.collect::<Result<_, sqlx::Error>>()?)
    }
}

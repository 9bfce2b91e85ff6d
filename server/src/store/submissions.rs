//! What was submitted: with its outbox row in one transaction, so that one is never there without the other.

use futures::future::BoxFuture;
use sqlx::{AnyConnection, Row};

use super::{
    Change, Store, StoreError,
    drafts::{SaveDraft, Saved},
    outbox::{NewEvent, insert_event},
};

/// A submission, the event that hands it on, and the draft it came from.
#[derive(Debug)]
pub struct Submit {
    /// The new reference.
    pub reference: String,
    /// What was submitted: a journey's name.
    pub kind: String,
    /// How soon somebody should look.
    pub priority: String,
    /// Names this submission however often it is posted.
    pub idempotency_key: String,
    /// Tells other answers from the same ones.
    pub fingerprint: Vec<u8>,
    /// The data key, wrapped by the master key.
    pub wrapped_key: Vec<u8>,
    /// Sealed.
    pub body: Vec<u8>,
    /// Milliseconds since 1970.
    pub received_at: i64,
    /// The event.
    pub event: NewEvent,
    /// The draft, emptied.
    pub draft: SaveDraft,
}

/// What became of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// It is stored.
    Stored,
    /// The draft changed in the meantime, perhaps because it was submitted: look again.
    DraftChanged,
}

impl Change for Submit {
    type Outcome = Submitted;

    /// Fails, and so rolls back, where the reference or the key is there already.
    fn apply<'c>(&'c self, connection: &'c mut AnyConnection) -> BoxFuture<'c, Result<Submitted, sqlx::Error>> {
        Box::pin(async move {
            if self.draft.apply(connection).await? == Saved::Conflict {
                return Ok(Submitted::DraftChanged);
            }
            sqlx::query(
                "INSERT INTO submissions (reference, kind, priority, idempotency_key, fingerprint, wrapped_key, \
                 body, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .bind(&*self.reference)
            .bind(&*self.kind)
            .bind(&*self.priority)
            .bind(&*self.idempotency_key)
            .bind(&self.fingerprint[..])
            .bind(&self.wrapped_key[..])
            .bind(&self.body[..])
            .bind(self.received_at)
            .execute(&mut *connection)
            .await?;
            insert_event(&self.event, &self.reference, self.received_at, connection).await?;
            Ok(Submitted::Stored)
        })
    }
}

/// A stored submission, as far as the sent page needs it.
#[derive(Debug)]
pub struct StoredSubmission {
    /// The reference.
    pub reference: String,
    /// How soon somebody should look.
    pub priority: String,
    /// Tells other answers from the same ones.
    pub fingerprint: Vec<u8>,
    /// Milliseconds since 1970.
    pub received_at: i64,
}

impl Store {
    /// The submission that was made under a key.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn submission_by_key(&self, idempotency_key: &str) -> Result<Option<StoredSubmission>, StoreError> {
        let row = sqlx::query(
            "SELECT reference, priority, fingerprint, received_at FROM submissions WHERE idempotency_key = $1",
        )
        .bind(idempotency_key)
        .fetch_optional(self.readers())
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(StoredSubmission {
            reference: row.try_get(0)?,
            priority: row.try_get(1)?,
            fingerprint: row.try_get(2)?,
            received_at: row.try_get(3)?,
        }))
    }

    /// The wrapped data key of a submission.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn wrapped_key(&self, reference: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query("SELECT wrapped_key FROM submissions WHERE reference = $1").bind(reference);
        let row = query.fetch_optional(self.readers()).await?;
        Ok(row.map(|row| row.try_get(0)).transpose()?)
    }
}

//! Turning a finished draft into a submission: sealed, referenced, on its way, in one transaction.

mod event_data;
mod kept;
mod letter;

use std::net::IpAddr;

use app::domain::reference::Reference;
use chrono::{DateTime, Utc};
use journey::Report;

pub(crate) use event_data::answer_data;
pub use event_data::{HandedOn, event_data};
pub use kept::{CannotShow, kept_answers};

use crate::{
    entropy::{event_id, record_id, reference},
    events::Channel,
    journeys::{
        drafts::{DraftToken, NotSaved, SentReport},
        reviewed::Reviewed,
    },
    mail::{LETTER, Letter},
    measure,
    state::AppState,
    store::{
        RecordId, StoreError,
        outbox::NewEvent,
        submissions::{NewRecord, Submit, Submitted},
    },
    vault::Record,
};

/// The type of the event that hands a report on.
pub const REPORT_SUBMITTED: &str = "frontcounter.report.submitted.v1";

/// References that are tried. Among a million submissions one new reference in 17,000 is one that somebody has.
const REFERENCES_MAX: usize = 4;

/// The outcome of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is on disk, and the draft knows its reference.
    Stored,
    /// The draft changed in the meantime: look again.
    DraftChanged,
}

/// Who sends a report.
#[derive(Clone, Copy)]
pub struct Sender<'a> {
    /// Under which the draft is.
    pub token: &'a DraftToken,
    /// Under which everything that is kept for the person is from now on.
    pub next: &'a DraftToken,
    /// Where the drafts were counted.
    pub address: Option<IpAddr>,
    /// The language the report is made in.
    pub language: &'a str,
}

/// Submits a report that its person has seen complete. When this returns [`Outcome::Stored`], the submission, its outbox
/// row and the emptied draft are on disk together, and everything of the person is under their next token.
///
/// # Errors
/// The store cannot be written; then nothing is.
pub async fn submit(
    state: &AppState,
    report: &Report,
    reviewed: &Reviewed<'_>,
    sender: Sender<'_>,
    now: DateTime<Utc>,
) -> Result<Outcome, NotSaved> {
    for _ in 0..REFERENCES_MAX {
        let reference = reference(&*state.entropy);
        match submit_as(reference, state, report, reviewed, sender, now).await? {
            Submitted::Stored => return Ok(Outcome::Stored),
            Submitted::DraftChanged => return Ok(Outcome::DraftChanged),
            Submitted::ReferenceTaken => {}
        }
    }
    Err(StoreError::Conflict("submissions.reference".to_owned()).into())
}

async fn submit_as(
    reference: Reference,
    state: &AppState,
    report: &Report,
    reviewed: &Reviewed<'_>,
    sender: Sender<'_>,
    now: DateTime<Utc>,
) -> Result<Submitted, NotSaved> {
    let (complete, open) = (reviewed.complete(), reviewed.open());
    let outcome = report.outcome(complete);
    let fingerprint = reviewed.fingerprint().to_owned();
    let definition = complete.definition();
    let data = HandedOn { reference, report, complete, outcome, language: sender.language, at: now };
    let record = record_id(&*state.entropy, now);
    let letter = letter::letter(state, &data);
    let Sealed { wrapped_key, answers, events } = Sealed::new(state, &record, &data, letter.as_ref())?;
    let key = open.draft.key.clone();
    let sent = SentReport {
        key: key.clone(),
        fingerprint: fingerprint.clone(),
        reference: Some(reference),
        priority: outcome.priority,
        at: now,
        until: None,
        secret: None,
    };
    let emptied = open.emptied(sent, &*state.entropy);
    let journey = definition.id.as_str();
    let renewal = state.drafts.renewal(sender.token, sender.next, journey, &emptied, now).await?;
    let record = NewRecord {
        id: record,
        reference: Some(reference.to_string()),
        kind: definition.id.to_string(),
        priority: outcome.priority.to_string(),
        idempotency_key: key,
        fingerprint: fingerprint.into_bytes(),
        wrapped_key,
        body: answers,
        received_at: now.timestamp_millis(),
    };
    let submitted = state.store.write(Submit { record, events, draft: renewal }).await?;
    if submitted == Submitted::Stored {
        state.drafts.gave_back(sender.address, &emptied, now);
        tracing::info!(reference = %reference, journey = %definition.id, queue = %outcome.queue, "submitted");
        measure::submitted(outcome.queue.as_str());
        Channel::ALL.into_iter().for_each(|channel| state.wake.forwarder_of(channel));
    }
    Ok(submitted)
}

/// A submission under a key of its own.
struct Sealed {
    wrapped_key: Vec<u8>,
    answers: Vec<u8>,
    events: Vec<NewEvent>,
}

impl Sealed {
    fn new(
        state: &AppState,
        record: &RecordId,
        data: &HandedOn<'_>,
        letter: Option<&Letter>,
    ) -> Result<Self, StoreError> {
        let entropy = &*state.entropy;
        let unwritable = |error: serde_json::Error| StoreError::Database(sqlx::Error::Encode(error.into()));
        let answered = data.complete.walk().answered.iter();
        let answers: Vec<_> = answered.map(|(question, answer)| (&question.id, answer)).collect();
        let record = Record::new(record.as_str(), entropy);
        let event = |sequence, channel, queue: &str, event_type: &str, body: &[u8]| NewEvent {
            event_id: event_id(entropy, data.at).to_string(),
            sequence,
            channel,
            queue: queue.to_owned(),
            event_type: event_type.to_owned(),
            body: record.seal(entropy, body),
        };
        let handed_on = event_data(&state.content.locales.english(), data).to_string();
        let queue = data.outcome.queue.as_str();
        let mut events = vec![event(1, Channel::Queue, queue, REPORT_SUBMITTED, handed_on.as_bytes())];
        if let Some(letter) = letter {
            let letter = serde_json::to_vec(letter).map_err(unwritable)?;
            events.push(event(2, Channel::Mail, Channel::Mail.as_str(), LETTER, &letter));
        }
        Ok(Self {
            answers: record.seal(entropy, &serde_json::to_vec(&answers).map_err(unwritable)?),
            wrapped_key: record.wrapped_key(&state.master, entropy),
            events,
        })
    }
}

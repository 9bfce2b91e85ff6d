//! Complete answers to a survey become a record without a reference, and an event that names nobody.

use app::domain::hours::to_london;
use journey::{
    Complete,
    queue::{Priority, Queue},
};
use serde_json::{Value, json};

use crate::{
    entropy::{event_id, record_id},
    events::Channel,
    http::error::AppError,
    journeys::{
        drafts::SentReport,
        owner::{Sent, Tokens},
        reviewed::Reviewed,
        visit::JourneyVisit,
    },
    measure,
    reports::submission::answer_data,
    store::{
        StoreError,
        outbox::NewEvent,
        submissions::{NewRecord, Submit, Submitted},
    },
    vault::Record,
};

/// The type of the event that hands the answers to a survey on.
pub const SURVEY_ANSWERED: &str = "frontcounter.survey.answered.v1";

/// Stores the answers with their event and the emptied draft, in one transaction.
///
/// # Errors
/// The store cannot be written; then nothing is.
pub(super) async fn send(visit: &JourneyVisit, reviewed: &Reviewed<'_>, tokens: Tokens<'_>) -> Result<Sent, AppError> {
    let (state, now) = (&visit.state, visit.now);
    let (entropy, open, complete) = (&*state.entropy, reviewed.open(), reviewed.complete());
    let (survey, id) = (&complete.definition().id, record_id(entropy, now));
    let record = Record::new(id.as_str(), entropy);
    let sent = SentReport {
        key: open.draft.key.clone(),
        fingerprint: reviewed.fingerprint().to_owned(),
        reference: None,
        priority: Priority::Standard,
        at: now,
        until: None,
        secret: None,
    };
    let emptied = open.emptied(sent, entropy);
    let draft = state.drafts.renewal(tokens.token, tokens.next, survey.as_str(), &emptied, now).await?;
    let answers: Vec<_> = complete.walk().answered.iter().map(|(question, answer)| (&question.id, answer)).collect();
    let answers =
        serde_json::to_vec(&answers).map_err(|error| StoreError::Database(sqlx::Error::Encode(error.into())))?;
    let event = NewEvent {
        event_id: event_id(entropy, now).to_string(),
        sequence: 1,
        channel: Channel::Queue,
        queue: Queue::Feedback.as_str().to_owned(),
        event_type: SURVEY_ANSWERED.to_owned(),
        body: record.seal(entropy, event_data(visit, complete).to_string().as_bytes()),
    };
    let new = NewRecord {
        id,
        reference: None,
        kind: survey.to_string(),
        priority: Priority::Standard.to_string(),
        idempotency_key: open.draft.key.clone(),
        fingerprint: reviewed.fingerprint().as_bytes().to_vec(),
        wrapped_key: record.wrapped_key(&state.master, entropy),
        body: record.seal(entropy, &answers),
        received_at: now.timestamp_millis(),
    };
    if state.store.write(Submit { record: new, events: vec![event], draft }).await? != Submitted::Stored {
        return Ok(Sent::DraftChanged);
    }
    state.drafts.gave_back(visit.address, &emptied, now);
    tracing::info!(%survey, "survey answered");
    measure::submitted(Queue::Feedback.as_str());
    state.wake.forwarder_of(Channel::Queue);
    Ok(Sent::Stored)
}

/// The answers as a back office reads them. It has no name and no reference.
fn event_data(visit: &JourneyVisit, complete: &Complete<'_>) -> Value {
    let english = visit.state.content.locales.english();
    let answers = complete.walk().answered.iter().map(|(question, answer)| {
        let mut data = answer_data(&english, question, answer);
        if let Some((item, version)) = question.item() {
            data["item"] = item.into();
            data["version"] = version.into();
        }
        data
    });
    json!({
        "survey": complete.definition().id,
        "way": "open-link",
        "language": visit.frame.words.locale().code,
        "answered_on": to_london(visit.now).date(),
        "answers": answers.collect::<Vec<_>>(),
    })
}

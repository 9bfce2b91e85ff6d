//! What was kept back from a report's event because the person wanted their name kept in this service.

use app::words::Words;
use journey::Answer;
use serde::Deserialize;
use serde_json::Value;
use typed::name::Name;

use super::event_data;
use crate::{
    content::Content,
    store::submissions::SealedSubmission,
    vault::{CannotOpen, MasterKey, Record},
};

/// Why what was kept cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum CannotShow {
    /// Another master key sealed it, or it is damaged.
    #[error(transparent)]
    Sealed(#[from] CannotOpen),
    /// It is not what this version wrote.
    #[error("the submission cannot be read: {0}")]
    Damaged(#[from] serde_json::Error),
}

/// As much of an event as says what was kept back.
#[derive(Deserialize)]
struct Event {
    withheld: Vec<Name>,
}

/// Opens a submission: exactly the answers that its event names as withheld, each as an event would show it.
///
/// # Errors
/// [`CannotShow`].
pub fn kept_answers(
    content: &Content,
    master: &MasterKey,
    sealed: &SealedSubmission,
) -> Result<Vec<Value>, CannotShow> {
    let record = Record::of(sealed.record.as_str(), &sealed.wrapped_key, master)?;
    let event: Event = serde_json::from_slice(&record.open(&sealed.event)?)?;
    let answers: Vec<(Name, Answer)> = serde_json::from_slice(&record.open(&sealed.answers)?)?;
    let english = content.locales.english();
    let kept = answers.iter().filter(|(id, _)| event.withheld.contains(id));
    Ok(kept.map(|(id, answer)| shown(content, &english, &sealed.kind, id, answer)).collect())
}

/// A question that the journey asks no longer is shown by its name and value alone.
fn shown(content: &Content, english: &Words, journey: &str, id: &Name, answer: &Answer) -> Value {
    let asked = content.journey(journey).and_then(|journey| journey.question(id.as_str()));
    match asked {
        Some(question) => event_data::answer_data(english, question, answer),
        None => {
            let answer = serde_json::to_value(answer).unwrap_or_default();
            serde_json::json!({ "question": id, "value": answer.get("value") })
        }
    }
}

//! What back offices say of the events they were given.
//!
//! A word is an event of the type [`CASE_UPDATED`], which is recorded once, and settles the event it is about, or one of
//! the type [`INTERPRETER_STATUS`], which changes a booking (`bookings/heard.rs`). A word that cannot be read, or is about something we never had or another office's event, is counted, logged and
//! dropped: asking for it again would not make it better. A word that cannot be recorded now stays with the broker.

mod said;

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use journey::queue::Queue as QueueName;
use uuid::Uuid;

use crate::{
    bookings::heard::{Took, Word, take_up},
    events::Channel,
    measure,
    state::AppState,
    store::{
        StoreError,
        case_updates::{CaseUpdate, Heard as Recorded},
        damage::Damage,
        outbox::{Refuse, Return},
    },
    vault::SealKey,
};
use said::{Heard, Said};

/// The type of the events that back offices answer with.
pub const CASE_UPDATED: &str = "frontcounter.case.updated.v1";
/// The type of the events that tell what an agency answered.
pub const INTERPRETER_STATUS: &str = "frontcounter.interpreter.status.v1";
/// Words that are recorded together.
pub const HEARD_AT_ONCE: usize = 500;

/// The reason of a message that a consumer rejected; every other one is the broker's own.
const REJECTED: &str = "rejected";

/// Longer than any reason that a broker has.
const REASON_CHARACTERS_MAX: usize = 100;

/// Whose a word is, by the subject or routing key that the broker let it be published under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// The office of this queue.
    Office(QueueName),
    /// Any office: the subject that all of them used to share.
    Shared,
    /// None of them.
    Nobody,
}

impl Sender {
    /// By what stands behind `status` in a subject or routing key.
    #[must_use]
    pub fn of_queue(name: &str) -> Self {
        QueueName::parse(name).map_or(Self::Nobody, Self::Office)
    }
}

/// A message that a broker gave up.
#[derive(Debug)]
pub struct GivenUp {
    /// The event.
    pub event_id: String,
    /// The queue it was in.
    pub queue: String,
    /// Why, in the broker's word: `rejected`, `expired`, `delivery_limit`, …
    pub reason: String,
}

/// Records what back offices say.
#[derive(Clone)]
pub struct BackOffice {
    state: AppState,
    /// Queues whose events were spoken of on the shared subject since the start.
    on_shared: Arc<Mutex<HashSet<String>>>,
}

impl BackOffice {
    /// What back offices say is kept in this store.
    #[must_use]
    pub fn new(state: AppState) -> Self {
        Self { state, on_shared: Arc::default() }
    }

    /// Hears one word, as the bytes of an envelope. When this returns `Ok`, the broker may forget it.
    ///
    /// # Errors
    /// It cannot be recorded now.
    pub async fn hear(&self, sender: Sender, envelope: &[u8]) -> Result<(), StoreError> {
        match Heard::read(envelope) {
            Ok(Heard::Case(said)) => self.hear_of_case(sender, said).await,
            Ok(Heard::Interpreter(word)) => self.hear_of_interpreter(sender, &word).await,
            Err(reason) => {
                tracing::warn!(%reason, "a back office said something that cannot be read");
                measure::heard("unreadable");
                Ok(())
            }
        }
    }

    /// What an agency answered counts from the office that bookings go to.
    async fn hear_of_interpreter(&self, sender: Sender, word: &Word) -> Result<(), StoreError> {
        let (reference, status) = (&word.reference, word.says.as_str());
        let is_theirs = match sender {
            Sender::Office(queue) => queue == QueueName::Appointments,
            Sender::Shared => self.state.config.shared_status,
            Sender::Nobody => false,
        };
        if !is_theirs {
            foreign(reference, sender);
            return Ok(());
        }
        match take_up(&self.state, word).await? {
            Took::Done => self.count(sender, status, QueueName::Appointments.to_string()),
            Took::Repeated => measure::heard("repeated"),
            Took::Unfit => {
                tracing::warn!(reference, status, "what was said of an interpreter does not fit the booking as it is");
                measure::heard("unfit");
            }
            Took::Unknown => not_ours(reference),
        }
        Ok(())
    }

    async fn hear_of_case(&self, sender: Sender, said: Said) -> Result<(), StoreError> {
        let (event_id, status) = (said.event_id.clone(), said.status.as_str());
        let office = match sender {
            Sender::Office(queue) => Some(queue),
            Sender::Shared if self.state.config.shared_status => None,
            Sender::Shared | Sender::Nobody => {
                foreign(&event_id, sender);
                return Ok(());
            }
        };
        let Some(update) = self.sealed(said, office).await? else {
            not_ours(&event_id);
            return Ok(());
        };
        match self.state.store.write_in_turn(update).await? {
            Recorded::Refused(queue) => {
                tracing::error!(event = %event_id, alarm = "dead-letter", "the back office refused an event");
                self.count(sender, status, queue);
            }
            Recorded::Recorded(queue) => self.count(sender, status, queue),
            Recorded::Repeated => measure::heard("repeated"),
            Recorded::Foreign => foreign(&event_id, sender),
            Recorded::Unknown => not_ours(&event_id),
        }
        Ok(())
    }

    fn count(&self, sender: Sender, status: &'static str, queue: String) {
        measure::heard(status);
        if sender == Sender::Shared {
            measure::heard_on_shared(&queue);
            if self.on_shared.lock().unwrap_or_else(PoisonError::into_inner).insert(queue.clone()) {
                tracing::info!(queue, "an office still answers on the subject that all share; it has one of its own");
            }
        }
    }

    /// A broker gave up the message of an event: a consumer rejected it, or it was lost some other way.
    ///
    /// # Errors
    /// It cannot be recorded now.
    pub async fn given_up(&self, given_up: GivenUp) -> Result<(), StoreError> {
        let GivenUp { event_id, queue, reason } = given_up;
        let (Ok(event_id), Some(queue)) = (Uuid::try_parse(&event_id), QueueName::parse(&queue)) else {
            // Quoted are only names that can be ours: anybody may have sent it.
            not_ours("?");
            return Ok(());
        };
        let (event_id, queue) = (event_id.to_string(), queue.as_str().to_owned());
        let (at, event) = (self.state.clock.now().timestamp_millis(), event_id.clone());
        if reason == REJECTED {
            let reason = "a consumer rejected the message".to_owned();
            let refusal = Refuse { event_id, queue, who: Channel::Queue.other_end(), at, reason };
            if self.state.store.write_in_turn(refusal).await? {
                tracing::error!(event, alarm = "dead-letter", "a consumer rejected an event");
                measure::heard("rejected");
            }
        } else {
            let word: String = reason.chars().filter(|c| !c.is_control()).take(REASON_CHARACTERS_MAX).collect();
            let reason = format!("the broker gave the message up: {word}");
            tracing::warn!(event, reason, "an event is to be offered again");
            measure::heard("given up");
            self.state.store.write_in_turn(Return { event_id, queue, at, reason }).await?;
        }
        Ok(())
    }

    /// `None` where there is no record of that subject.
    async fn sealed(&self, said: Said, office: Option<QueueName>) -> Result<Option<CaseUpdate>, StoreError> {
        let body = match &said.to_the_person {
            None => None,
            Some(words) => {
                let Some(of_record) = self.state.store.record_key(&said.subject).await? else { return Ok(None) };
                let record = of_record.record;
                let key = SealKey::unwrap_from(&of_record.wrapped_key, self.state.master.wrapping(), record.place())
                    .map_err(|_| Damage::of("submissions", "wrapped_key", record.as_str()))?;
                Some(key.seal(&*self.state.entropy, record.place(), words))
            }
        };
        Ok(Some(CaseUpdate {
            source: said.source,
            update_id: said.id,
            event_id: said.event_id,
            reference: said.subject,
            status: said.status,
            body,
            at: self.state.clock.now().timestamp_millis(),
            office,
        }))
    }
}

fn foreign(event_id: &str, sender: Sender) {
    let sender = if let Sender::Office(queue) = sender { queue.as_str() } else { "unknown" };
    tracing::warn!(event = %event_id, sender, "a back office spoke of an event of another office");
    measure::heard("foreign");
}

fn not_ours(event_id: &str) {
    tracing::warn!(event = %event_id, "a back office spoke of an event that is not ours");
    measure::heard("unknown");
}

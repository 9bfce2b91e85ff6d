//! A portal that hands over to a back office on a real broker, and hears what it says.

use serde_json::{Value, json};
use server::{events::Forwarder, store::outbox::ListedEvent};
use tokio::task::JoinHandle;

use crate::{
    offices::{Broker, Office, until, word},
    portal::{Outcome, Phone, Portal},
};

/// Where reports of a theft go.
pub const QUEUE: &str = "crime-recording";

/// A portal that hands over to an office, and hears it.
pub struct Desk {
    pub portal: Portal,
    pub office: Office,
    pub forwarder: Forwarder,
    hearing: JoinHandle<()>,
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.hearing.abort();
    }
}

impl Desk {
    pub async fn open(broker: Broker, more: &[(&'static str, &str)]) -> Result<Self, Box<dyn std::error::Error>> {
        let office = Office::open(broker).await?;
        let url = office.url();
        let portal = Portal::open_with(&[&[("FRONT_COUNTER_BROKER_URL", &*url)], more].concat()).await?;
        let forwarder = portal.state.forwarder();
        let hearing = tokio::spawn(portal.state.broker().listen(portal.state.back_office()));
        Ok(Self { portal, office, forwarder, hearing })
    }

    /// Sends a report; the event's row.
    pub async fn submit(&self) -> Result<ListedEvent, Box<dyn std::error::Error>> {
        let mut phone = Phone::default();
        self.portal.answer_theft(&mut phone).await;
        let sent = self.portal.send_report(&mut phone).await;
        assert_eq!(sent.location, "/report/theft/sent");
        let reference = self.portal.get(&mut phone, "/report/theft/sent").await.reference();
        let mut events = self.portal.state.store.outbox_of(&reference).await?;
        events.pop().ok_or_else(|| "the event is not in the outbox".into())
    }

    pub async fn hand_over(&self) -> Result<Value, Box<dyn std::error::Error>> {
        assert_eq!(self.forwarder.forward_due().await?, 1);
        Ok(self.office.next(QUEUE).await?.envelope)
    }

    pub async fn state(&self, event_id: &str) -> String {
        let events = self.portal.state.store.outbox_of(event_id).await.expect("the outbox can be read");
        events.into_iter().map(|event| event.state).collect()
    }

    pub async fn until_state(&self, event_id: &str, state: &str) {
        until(&format!("the event is {state}"), async || self.state(event_id).await == state).await;
    }

    /// Says something as the office of [`QUEUE`].
    pub async fn say(&self, word: &Value) -> Outcome {
        self.say_as(QUEUE, word).await
    }

    /// Says something as the office of this queue.
    pub async fn say_as(&self, queue: &str, word: &Value) -> Outcome {
        self.office.say(queue, word.to_string().as_bytes()).await
    }

    /// Says something of another event and waits until that is heard: everything before it was, too.
    pub async fn is_heard(&self) -> Outcome {
        let marker = self.submit().await?;
        let event = json!({"id": marker.event_id, "subject": marker.reference});
        self.say(&word(&event, "accepted")).await?;
        self.until_state(&marker.event_id, "acknowledged").await;
        Ok(())
    }
}

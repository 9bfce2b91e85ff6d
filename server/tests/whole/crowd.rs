//! People who report to the real program at the same time, and what of that arrives at the broker.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use async_nats::jetstream::{self, consumer::pull};
use futures::StreamExt;
use serde_json::Value;
use server::events::queue::nats::STREAM;
use tokio::task::JoinHandle;

use crate::wire::WirePhone;

/// Those who report at the same time.
pub const PEOPLE: usize = 8;

/// Where reports of a theft go.
const SUBJECT: &str = "frontcounter.crime-recording";
/// A claim of a server that was killed runs out after 30 s.
const ARRIVES_WITHIN: Duration = Duration::from_secs(45);

/// People who report, one report after the other, until they are told to stop.
pub struct Crowd {
    people: Vec<JoinHandle<Vec<String>>>,
    stop: Arc<AtomicBool>,
    seen: Arc<AtomicUsize>,
}

impl Crowd {
    pub fn gather(port: u16) -> Self {
        let (stop, seen) = (Arc::<AtomicBool>::default(), Arc::<AtomicUsize>::default());
        let people = (0..PEOPLE).map(|_| tokio::spawn(report_until(port, stop.clone(), seen.clone()))).collect();
        Self { people, stop, seen }
    }

    /// How many references they have seen by now.
    pub fn seen(&self) -> usize {
        self.seen.load(Ordering::Relaxed)
    }

    /// Lets everybody finish the report they are at. The references they saw.
    pub async fn disperse(self) -> Result<BTreeSet<String>, tokio::task::JoinError> {
        self.stop.store(true, Ordering::Relaxed);
        let mut seen = BTreeSet::new();
        for person in self.people {
            seen.extend(person.await?);
        }
        Ok(seen)
    }
}

async fn report_until(port: u16, stop: Arc<AtomicBool>, seen_by_all: Arc<AtomicUsize>) -> Vec<String> {
    let mut seen = Vec::new();
    let mut phone = WirePhone::new(port);
    while !stop.load(Ordering::Relaxed) || seen.is_empty() {
        seen.push(phone.report().await);
        seen_by_all.fetch_add(1, Ordering::Relaxed);
    }
    seen
}

/// The event ids of each reference in the stream of this broker, once at least so many references are there
/// and nothing more comes.
async fn everything_at(
    url: &str,
    at_least: usize,
) -> Result<BTreeMap<String, BTreeSet<String>>, Box<dyn std::error::Error>> {
    let context = jetstream::new(async_nats::connect(url).await?);
    let config = pull::Config { filter_subject: SUBJECT.to_owned(), ..pull::Config::default() };
    let consumer = context.get_stream(STREAM).await?.create_consumer(config).await?;
    let mut arrived: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let began = Instant::now();
    while began.elapsed() < ARRIVES_WITHIN {
        let mut batch = consumer.fetch().max_messages(500).messages().await?;
        let mut came = 0;
        while let Some(message) = batch.next().await {
            let message = message.map_err(|error| error.to_string())?;
            let event: Value = serde_json::from_slice(&message.payload)?;
            let text = |name: &str| event[name].as_str().unwrap_or_default().to_owned();
            arrived.entry(text("subject")).or_default().insert(text("id"));
            message.ack().await.map_err(|error| error.to_string())?;
            came += 1;
        }
        if came == 0 && arrived.len() >= at_least {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(arrived)
}

/// What people saw is what arrived, each report under one id.
pub async fn is_all_there(url: &str, seen: &BTreeSet<String>) -> Result<(), Box<dyn std::error::Error>> {
    let arrived = everything_at(url, seen.len()).await?;
    let references: BTreeSet<String> = arrived.keys().cloned().collect();
    assert_eq!(references, *seen, "what people saw is what arrived");
    assert!(arrived.values().all(|ids| ids.len() == 1), "each under one id");
    Ok(())
}

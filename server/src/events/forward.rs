//! The forwarder.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use futures::{StreamExt, stream};

use super::{Channel, Envelope, NotTaken, Transport, Wake, backoff::Schedule};
use crate::{
    clock::Clock,
    entropy::{Entropy, bytes},
    measure,
    store::{
        Store, StoreError,
        outbox::{ClaimDue, ClaimedEvent, HandedOver, Postpone, Recall, Refuse},
    },
    turned_away::TurnedAway,
    vault::{MasterKey, SealKey},
};

/// Events claimed at a time.
const CLAIMED_MAX: i64 = 1000;
/// Events offered to the transport at a time.
const OFFERED_MAX: usize = 256;
/// How long a claim holds: longer than a batch can take, short enough after a crash.
const CLAIM_FOR: TimeDelta = TimeDelta::seconds(30);
/// Processes whose clocks differ by so much do not take back each other's waits.
const CLOCKS_DIFFER_BY: TimeDelta = TimeDelta::seconds(30);
/// What was not offered because nobody can be reached is due again soon: the forwarder itself waits.
const AWAY_FOR: TimeDelta = TimeDelta::milliseconds(500);
/// While people are turned away the forwarder rests so long after each round: what it hands on is safe already, they
/// are not. So it hands on [`CLAIMED_MAX`] in that time rather than as many as it can.
const LET_PEOPLE_FIRST: Duration = Duration::from_secs(2);
/// How often it is looked for what a clock that was ahead has put off.
const RECALL_EVERY: Duration = Duration::from_secs(60);
/// How long the forwarder sleeps where nothing is due and nobody wakes it.
const IDLE: Duration = Duration::from_secs(1);

/// Hands on what the outbox holds for one channel.
#[derive(Clone)]
pub struct Forwarder {
    store: Store,
    transport: Arc<dyn Transport>,
    schedule: Schedule,
    master: Arc<MasterKey>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    signals: Signals,
}

/// What goes on around a forwarder.
#[derive(Clone)]
pub struct Signals {
    /// Rung when there is something for a channel.
    pub wake: Arc<Wake>,
    /// Who there was no room for.
    pub turned_away: Arc<TurnedAway>,
}

impl Forwarder {
    /// A forwarder from a store to the transport of a channel.
    pub fn new(
        store: Store,
        transport: Arc<dyn Transport>,
        master: Arc<MasterKey>,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        signals: Signals,
    ) -> Self {
        let schedule = transport.schedule();
        Self { store, transport, schedule, master, clock, entropy, signals }
    }

    /// Forwards until the task is dropped. While nobody can be reached one event asks now and then: the others keep
    /// their place and are not counted as tried.
    pub async fn run(self) {
        let (mut rounds_away, mut turned_away) = (0_u32, 0);
        let mut recalled: Option<Instant> = None;
        loop {
            if recalled.is_none_or(|at| at.elapsed() >= RECALL_EVERY) {
                recalled = Some(Instant::now());
                if let Err(error) = self.recall().await {
                    tracing::error!(%error, "what was put off cannot be brought back");
                }
            }
            match self.offer_due(if rounds_away == 0 { CLAIMED_MAX } else { 1 }).await {
                Ok(round) if round.reached_nobody => {
                    rounds_away = rounds_away.saturating_add(1);
                    tokio::time::sleep(self.schedule.pause_after(rounds_away)).await;
                }
                Ok(round) => {
                    if round.claimed > 0 {
                        rounds_away = 0;
                    } else {
                        let woken = self.signals.wake.woken(self.transport.channel());
                        let _ = tokio::time::timeout(IDLE, woken).await;
                    }
                }
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be read");
                    tokio::time::sleep(IDLE).await;
                }
            }
            let before = std::mem::replace(&mut turned_away, self.signals.turned_away.so_far());
            if turned_away > before {
                tokio::time::sleep(LET_PEOPLE_FIRST).await;
            }
        }
    }

    /// Offers what is due now, each event once, and says how many that were.
    ///
    /// # Errors
    /// The store cannot be used.
    pub async fn forward_due(&self) -> Result<usize, StoreError> {
        Ok(self.offer_due(CLAIMED_MAX).await?.claimed)
    }

    /// Brings back what waits for a time that no wait leads to. Says how many that were.
    ///
    /// # Errors
    /// The store cannot be used.
    pub async fn recall(&self) -> Result<u64, StoreError> {
        let now = self.clock.now();
        let latest_now = now + CLOCKS_DIFFER_BY;
        let longest = self.schedule.longest_wait;
        let (shortest_again, longest_again) =
            self.schedule.again.map_or((longest, longest), |again| (again.after, again.at_most));
        let recall = Recall {
            channel: self.transport.channel(),
            now: now.timestamp_millis(),
            latest_now: latest_now.timestamp_millis(),
            latest_new: (latest_now + CLAIM_FOR.max(longest)).timestamp_millis(),
            shortest_wait: shortest_again.num_milliseconds(),
            longest_wait: longest_again.num_milliseconds(),
        };
        let count = self.store.write_in_turn(recall).await?;
        if count > 0 {
            tracing::warn!(count, "brought back what a clock that was ahead had put off");
        }
        Ok(count)
    }

    async fn offer_due(&self, at_most: i64) -> Result<Round, StoreError> {
        let now = self.clock.now();
        let (now, until) = (now.timestamp_millis(), (now + CLAIM_FOR).timestamp_millis());
        let due = ClaimDue { channel: self.transport.channel(), now, until, at_most };
        let claimed = self.store.write_in_turn(due).await?;
        for damage in claimed.damaged {
            tracing::error!(%damage, alarm = "damaged-row", "an event cannot be read, and is not handed over");
        }
        let count = claimed.events.len();
        let away = AtomicBool::new(false);
        let mut settling =
            stream::iter(claimed.events).map(|event| self.forward(event, &away)).buffer_unordered(OFFERED_MAX);
        while let Some(settled) = settling.next().await {
            settled?;
        }
        drop(settling);
        Ok(Round { claimed: count, reached_nobody: away.into_inner() })
    }

    /// Offers one event. Once nobody could be reached, the rest of the round is not offered at all.
    async fn forward(&self, event: ClaimedEvent, away: &AtomicBool) -> Result<(), StoreError> {
        let offered = match self.envelope(&event) {
            Ok(_) if away.load(Ordering::Relaxed) => {
                Err(NotTaken::Away(format!("{} is away", self.transport.channel().other_end())))
            }
            Ok(envelope) => self.transport.hand_over(&envelope).await,
            Err(error) => Err(error),
        };
        let now = self.clock.now();
        match offered {
            Ok(()) => self.handed_over(event, now).await,
            Err(NotTaken::ForGood(reason)) => self.refused(event, reason, now).await,
            Err(NotTaken::ForNow(reason)) => {
                let wait = self.wait_of(&event, now);
                self.postpone(event, reason, now + wait).await
            }
            Err(NotTaken::Away(reason)) => {
                away.store(true, Ordering::Relaxed);
                self.postpone(event, reason, now + AWAY_FOR).await
            }
        }
    }

    /// What was handed over before waits as long as somebody's word would have been waited for.
    fn wait_of(&self, event: &ClaimedEvent, now: DateTime<Utc>) -> TimeDelta {
        match self.schedule.again {
            Some(again) if event.handed_over_at.is_some() => again.after(waited(event, now)),
            _ => self.schedule.wait_after(event.attempts, bytes::<1>(&*self.entropy)[0]),
        }
    }

    async fn handed_over(&self, event: ClaimedEvent, now: DateTime<Utc>) -> Result<(), StoreError> {
        let at = now.timestamp_millis();
        let then = self.transport.then(&event.queue, waited(&event, now), now);
        tracing::debug!(event = %event.event_id, queue = %event.queue, attempt = event.attempts, "handed over");
        if event.handed_over_at.is_some() {
            measure::offered_again(&event.queue);
        } else {
            let since_commit = u64::try_from(at - event.created_at).unwrap_or(0);
            measure::handed_over(&event.queue, Duration::from_millis(since_commit));
        }
        let (event_id, attempt, queue) = (event.event_id, event.attempts, event.queue);
        self.store.write_in_turn(HandedOver { event_id, attempt, queue, at, then }).await
    }

    async fn postpone(&self, event: ClaimedEvent, reason: String, until: DateTime<Utc>) -> Result<(), StoreError> {
        tracing::warn!(event = %event.event_id, queue = %event.queue, attempt = event.attempts, reason, "waits");
        measure::not_taken(&event.queue, "for now");
        let (event_id, attempt, until) = (event.event_id, event.attempts, until.timestamp_millis());
        self.store.write_in_turn(Postpone { event_id, attempt, until, reason }).await
    }

    /// It stops here, and holds up nobody else. What no back office takes somebody has to look at: `alarm` is what
    /// operators watch for. An address that takes no mail is for the person to put right.
    async fn refused(&self, event: ClaimedEvent, reason: String, now: DateTime<Utc>) -> Result<(), StoreError> {
        let (id, queue) = (&event.event_id, &event.queue);
        match self.transport.channel() {
            Channel::Queue => {
                tracing::error!(event = %id, %queue, reason, alarm = "dead-letter", "refused for good");
            }
            Channel::Mail => tracing::warn!(event = %id, reason, "a letter was refused"),
        }
        measure::not_taken(&event.queue, "for good");
        let (who, at) = (self.transport.channel().other_end(), now.timestamp_millis());
        let refuse = Refuse { event_id: event.event_id, queue: event.queue, who, at, reason };
        self.store.write_in_turn(refuse).await.map(drop)
    }

    fn envelope(&self, event: &ClaimedEvent) -> Result<Envelope, NotTaken> {
        let damaged = || NotTaken::ForGood("the stored event cannot be opened".to_owned());
        let place = event.record.place();
        let key = SealKey::unwrap_from(&event.wrapped_key, self.master.wrapping(), place).map_err(|_| damaged())?;
        let data = key.open(place, &event.body).map_err(|_| damaged())?;
        Ok(Envelope {
            id: event.event_id.clone(),
            event_type: event.event_type.clone(),
            subject: event.subject.clone(),
            time: DateTime::<Utc>::from_timestamp_millis(event.created_at).unwrap_or_default(),
            queue: event.queue.clone(),
            data: serde_json::from_slice(&data).map_err(|_| damaged())?,
            is_repeated: event.handed_over_at.is_some() || event.replays > 0,
        })
    }
}

/// How long ago an event was handed over first.
fn waited(event: &ClaimedEvent, now: DateTime<Utc>) -> TimeDelta {
    event.handed_over_at.map_or_else(TimeDelta::zero, |at| TimeDelta::milliseconds(now.timestamp_millis() - at))
}

/// What came of one round.
struct Round {
    claimed: usize,
    reached_nobody: bool,
}

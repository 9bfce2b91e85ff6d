//! What a history passes in: chance, time, storage and a broker, all of them decided by one number; and what
//! every history begins with.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
    },
};

use chrono::{DateTime, TimeDelta, Utc};
use futures::{FutureExt, future::BoxFuture};
use journey::{Answers, paths::longest};
use serde_json::Value;
use server::{
    clock::Clock,
    content::Content,
    entropy::Entropy,
    events::{Channel, Envelope, NotTaken, Transport, backoff::Schedule, queue::Queue},
    store::{
        Store,
        fault::{Faults, Moment},
        outbox::Then,
    },
    vault::MasterKey,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

use crate::portal::content_dir;

/// Chance from a number: SplitMix64.
pub struct Dice(AtomicU64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    pub fn roll(&self) -> u64 {
        let state = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&self, sides: u64) -> u64 {
        self.roll() % sides
    }

    pub fn pick<T>(&self, from: &mut Vec<T>) -> Option<T> {
        let place = usize::try_from(self.below(from.len().max(1) as u64)).unwrap_or(0);
        (!from.is_empty()).then(|| from.swap_remove(place))
    }
}

impl Entropy for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.roll().to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A clock that the history moves, backwards too.
pub struct JumpingClock(pub AtomicI64);

impl Clock for JumpingClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::Relaxed)).unwrap_or_default()
    }
}

/// Storage that fails now and then while it is failing.
pub struct FailingStorage {
    pub dice: Dice,
    pub is_failing: AtomicBool,
}

impl Faults for FailingStorage {
    fn strike(&self, moment: Moment) -> bool {
        let sides = if moment == Moment::BeforeCommit { 2 } else { 4 };
        self.is_failing.load(Ordering::Relaxed) && self.dice.below(sides) == 0
    }
}

/// A broker, and what it holds for the back office; or a mail server, and what it holds for people.
pub struct ModelBroker {
    pub dice: Dice,
    pub mood: Mutex<Mood>,
    pub held: Mutex<Vec<Value>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Well,
    Away,
    /// Takes events, and its word on that is lost.
    Forgetful,
    /// Says no to some, for good.
    Picky,
}

impl ModelBroker {
    pub fn new(dice: Dice) -> Self {
        Self { dice, mood: Mutex::new(Mood::Well), held: Mutex::default() }
    }

    /// The events it holds, in the order in which they came.
    pub fn events(&self) -> Vec<String> {
        let held = self.held.lock().expect("the messages");
        held.iter().map(|event| event["id"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn take(&self, envelope: &Envelope) -> Result<(), NotTaken> {
        match *self.mood.lock().expect("the mood") {
            Mood::Away => return Err(NotTaken::Away("away".to_owned())),
            Mood::Picky if self.dice.below(3) == 0 => return Err(NotTaken::ForGood("picky".to_owned())),
            _ => {}
        }
        self.held.lock().expect("the messages").push(envelope.to_json());
        match *self.mood.lock().expect("the mood") {
            Mood::Forgetful if self.dice.below(2) == 0 => Err(NotTaken::ForNow("lost".to_owned())),
            _ => Ok(()),
        }
    }
}

impl Queue for ModelBroker {
    fn offer<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        std::future::ready(self.take(envelope)).boxed()
    }
}

/// Mail as a channel: a broker whose word is enough.
pub struct ModelMail(pub Arc<ModelBroker>);

impl Transport for ModelMail {
    fn channel(&self) -> Channel {
        Channel::Mail
    }

    fn schedule(&self) -> Schedule {
        Schedule::default()
    }

    fn hand_over<'a>(&'a self, envelope: &'a Envelope) -> BoxFuture<'a, Result<(), NotTaken>> {
        self.0.offer(envelope)
    }

    fn then(&self, _: &str, _: TimeDelta, _: DateTime<Utc>) -> Then {
        Then::Nothing
    }
}

/// What every history begins with.
pub struct Ground {
    pub content: Arc<Content>,
    pub master: Arc<MasterKey>,
    pub answers: Answers,
    pub folder: TempDir,
    /// An empty database with all its tables.
    pub database: PathBuf,
}

impl Ground {
    pub async fn lay() -> Result<Self, Box<dyn std::error::Error>> {
        let content = Arc::new(Content::load(&content_dir())?);
        let answers = longest(content.journey("theft").ok_or("there is no theft journey")?);
        // In memory where there is such a place: what is tested here is our own order of things, not the disk's.
        let shm = Path::new("/dev/shm");
        let folder = if shm.is_dir() { tempfile::tempdir_in(shm)? } else { tempfile::tempdir()? };
        let database = folder.path().join("empty.sqlite");
        make_tables(&folder.path().join("first.sqlite"), &database).await?;
        Ok(Self { content, master: Arc::new(MasterKey::from_bytes([7; 32])), answers, folder, database })
    }
}

/// Migrates a first database and leaves a copy of it that nothing holds open.
async fn make_tables(first: &Path, copy: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let url = format!("sqlite:{}", first.display());
    Store::open(&url).await?;
    let mut connection = AnyConnection::connect(&url).await?;
    let vacuum = AssertSqlSafe(format!("VACUUM INTO '{}'", copy.display()));
    sqlx::raw_sql(vacuum).execute(&mut connection).await?;
    Ok(connection.close().await?)
}

//! Random histories of the whole service, each played from one number: people report and press again, the
//! broker comes and goes and loses things, so does the mail server, back offices accept, refuse and repeat themselves, operators replay what
//! was refused, the disk fills, answers are lost, the process dies, the clock jumps. Time, chance, storage faults and
//! the broker are passed in, so a number that fails plays the same history again: `HISTORY=17 cargo test histories`.
//! `cargo xtask soak` plays far more.

mod ending;
mod model;
mod players;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    thread,
};

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::{Value, json};
use server::{
    events::{Channel, back_office::Sender, queue::Queues},
    journeys::drafts::{DraftToken, OpenDraft},
    reports::submission::REPORT_SUBMITTED,
    state::AppState,
    store::{
        Store,
        outbox::{AppendEvent, NewEvent, Replay},
    },
    vault::Record,
};

use tempfile::TempDir;

use model::{Dice, FailingStorage, Ground, JumpingClock, ModelBroker, ModelMail, Mood};
use players::{play_all, play_alone};

use crate::{
    database::{Listed, times},
    offices::word,
    portal::{Answer, Outcome, Phone, Portal, config},
};

/// Things that happen in one history.
const STEPS: u64 = 60;
/// A back office has so long.
const OFFER_AGAIN_AFTER: TimeDelta = TimeDelta::seconds(60);

type Failure = Box<dyn std::error::Error>;

/// Somebody with a finished report on the screen.
struct Person {
    phone: Phone,
    /// The check page, once it was shown.
    page: Option<Answer>,
    /// The reference, once it was seen.
    seen: Option<String>,
}

/// A history under way.
struct History<'g> {
    ground: &'g Ground,
    /// Of its database; gone with the history.
    _folder: TempDir,
    dice: Arc<Dice>,
    entropy: Arc<Dice>,
    clock: Arc<JumpingClock>,
    storage: Arc<FailingStorage>,
    broker: Arc<ModelBroker>,
    /// It keeps every mail that it took.
    mail: Arc<ModelBroker>,
    url: String,
    portal: Portal,
    people: Vec<Person>,
    /// Events by id, with their reference, channel and place.
    events: BTreeMap<String, (String, Channel, i64)>,
    /// What arrived at the back office, in order.
    arrived: Vec<String>,
    /// What it accepted.
    accepted: BTreeSet<String>,
    /// What it said, to be said again.
    words: Vec<Value>,
    /// What had not arrived when an operator replayed it: it may come after what happened later.
    late: BTreeSet<String>,
    told: Vec<String>,
}

impl<'g> History<'g> {
    async fn begin(ground: &'g Ground, seed: u64) -> Result<Self, Failure> {
        let part = |part: u64| Dice::new(seed.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(part));
        let folder = tempfile::tempdir_in(ground.folder.path())?;
        let database = folder.path().join("history.sqlite");
        std::fs::copy(&ground.database, &database)?;
        let url = format!("sqlite:{}", database.display());
        let storage = Arc::new(FailingStorage { dice: part(1), is_failing: AtomicBool::new(false) });
        let clock = Arc::new(JumpingClock(AtomicI64::new(1_795_348_800_000)));
        let entropy = Arc::new(part(2));
        let (broker, mail) = (Arc::new(ModelBroker::new(part(3))), Arc::new(ModelBroker::new(part(5))));
        let portal = open(ground, &url, &clock, &entropy, &storage).await?;
        Ok(Self {
            ground,
            _folder: folder,
            dice: Arc::new(part(4)),
            entropy,
            clock,
            storage,
            broker,
            mail,
            url,
            portal,
            people: Vec::new(),
            events: BTreeMap::new(),
            arrived: Vec::new(),
            accepted: BTreeSet::new(),
            words: Vec::new(),
            late: BTreeSet::new(),
            told: Vec::new(),
        })
    }

    async fn step(&mut self) -> Outcome {
        let what = self.dice.below(24);
        self.told.push(format!("{what}"));
        match what {
            0..=3 => self.somebody_comes().await,
            4..=6 => self.somebody_presses().await,
            7 => self.somebody_adds().await,
            8..=11 => self.forward().await,
            12..=14 => self.office_works().await,
            15 => self.office_repeats_itself().await,
            16 => self.broker_changes(),
            17 => self.storage_changes(),
            18 => self.process_dies().await,
            19 => self.operator_replays().await,
            20..=21 => self.forward_mail().await,
            22 => self.mail_changes(),
            _ => self.clock_jumps(),
        }
    }

    async fn somebody_comes(&mut self) -> Outcome {
        let token = DraftToken::random(&*self.entropy);
        let mut open = OpenDraft::new(&*self.entropy);
        open.draft.so_far.answers = self.ground.answers.clone();
        let state = &self.portal.state;
        // A draft that cannot be saved is a page that says so; they come again another time.
        if state.drafts.save(&token, "theft", &open, state.clock.now()).await.is_ok() {
            let phone = Phone { cookie: Some(format!("draft={}", token.to_text())) };
            self.people.push(Person { phone, page: None, seen: None });
        }
        Ok(())
    }

    async fn somebody_presses(&mut self) -> Outcome {
        let Some(mut person) = self.dice.pick(&mut self.people) else { return Ok(()) };
        self.press(&mut person).await?;
        self.people.push(person);
        Ok(())
    }

    /// Presses "send", perhaps once more on an old page.
    async fn press(&mut self, person: &mut Person) -> Outcome {
        if person.page.is_none() {
            let page = self.portal.get(&mut person.phone, "/report/theft/check").await;
            if page.status == StatusCode::OK {
                person.page = Some(page);
            }
        }
        let Some(page) = &person.page else { return Ok(()) };
        let sent = self.portal.press_send(&mut person.phone, page).await;
        if sent.location != "/report/theft/sent" {
            assert_eq!(sent.status, StatusCode::SERVICE_UNAVAILABLE, "{}", sent.location);
            return Ok(());
        }
        let page = self.portal.get(&mut person.phone, "/report/theft/sent").await;
        assert_eq!(page.status, StatusCode::OK, "what is stored can be read: {}", page.body);
        let reference = page.reference();
        match &person.seen {
            Some(seen) => assert_eq!(*seen, reference, "the same press gives the same reference"),
            None => {
                let stored = self.portal.state.store.outbox_of(&reference).await?;
                assert_eq!(stored.len(), 1, "{reference} is stored once when it is shown");
                self.events.insert(stored[0].event_id.clone(), (reference.clone(), Channel::Queue, 1));
                person.seen = Some(reference);
            }
        }
        Ok(())
    }

    async fn somebody_adds(&mut self) -> Outcome {
        let state = &self.portal.state;
        let Some(reference) = self.people.iter().find_map(|person| person.seen.clone()) else { return Ok(()) };
        let key = state.store.record_key(&reference).await?.ok_or("no key")?;
        let record = Record::of(key.record.as_str(), &key.wrapped_key, &state.master)?;
        let place =
            self.events.values().filter(|(of, ..)| *of == reference).map(|(.., place)| *place).max().unwrap_or(0) + 1;
        let (channel, queue) =
            if self.dice.below(3) == 0 { (Channel::Mail, "mail") } else { (Channel::Queue, "hate-crime") };
        let event_id = server::entropy::event_id(&*self.entropy, state.clock.now()).to_string();
        let event = NewEvent {
            event_id: event_id.clone(),
            sequence: place,
            channel,
            queue: queue.to_owned(),
            event_type: REPORT_SUBMITTED.to_owned(),
            body: record.seal(&*self.entropy, b"{}"),
        };
        let at = state.clock.now().timestamp_millis();
        let added = state.store.write(AppendEvent { record: key.record, at, event }).await;
        // Where the answer was lost the event may be there all the same.
        if added.is_ok() || !state.store.outbox_of(&event_id).await?.is_empty() {
            self.events.insert(event_id, (reference, channel, place));
        }
        Ok(())
    }

    async fn forward(&mut self) -> Outcome {
        let queues = Queues::new(self.broker.clone(), &[], OFFER_AGAIN_AFTER);
        let forwarder = self.portal.state.forwarder_to(queues);
        // Storage that fails here fails the round; what was claimed is free again when the claim runs out.
        let _ = forwarder.recall().await;
        let _ = forwarder.forward_due().await;
        Ok(())
    }

    async fn forward_mail(&mut self) -> Outcome {
        let forwarder = self.portal.state.forwarder_to(ModelMail(self.mail.clone()));
        let _ = forwarder.recall().await;
        let _ = forwarder.forward_due().await;
        Ok(())
    }

    async fn office_works(&mut self) -> Outcome {
        let message = {
            let mut held = self.broker.held.lock().expect("the messages");
            if held.is_empty() { None } else { Some(held.remove(0)) }
        };
        let Some(event) = message else { return Ok(()) };
        let id = event["id"].as_str().unwrap_or_default().to_owned();
        self.arrived.push(id.clone());
        let mut word = word(&event, if self.dice.below(8) == 0 { "refused" } else { "accepted" });
        word["id"] = json!(format!("word-{}", self.words.len()));
        if word["data"]["status"] == "accepted" {
            self.accepted.insert(id);
        }
        self.words.push(word.clone());
        self.say(&word).await
    }

    async fn office_repeats_itself(&mut self) -> Outcome {
        let place = usize::try_from(self.dice.below(self.words.len().max(1) as u64))?;
        match self.words.get(place).cloned() {
            Some(word) => self.say(&word).await,
            None => self.say(&json!({"id": "?"})).await,
        }
    }

    /// A word that cannot be recorded now stays with the broker, and is heard when it can.
    async fn say(&self, word: &Value) -> Outcome {
        for _ in 0..100 {
            if self.portal.state.back_office().hear(Sender::Shared, word.to_string().as_bytes()).await.is_ok() {
                return Ok(());
            }
        }
        Err("a word cannot be recorded in a hundred attempts".into())
    }

    async fn operator_replays(&mut self) -> Outcome {
        for refused in self.portal.state.store.outbox_in_state("refused").await? {
            if ![&self.arrived, &self.mail.events()].iter().any(|arrived| arrived.contains(&refused.event_id)) {
                self.late.insert(refused.event_id.clone());
            }
            let at = self.portal.state.clock.now().timestamp_millis();
            let (event_id, who, note) = (refused.event_id, "Sam".to_owned(), String::new());
            // Storage that fails fails the operator, too.
            let _ = self.portal.state.store.write(Replay { event_id, queue: None, at, who, note }).await;
        }
        Ok(())
    }

    fn broker_changes(&mut self) -> Outcome {
        let moods = [Mood::Well, Mood::Well, Mood::Away, Mood::Forgetful, Mood::Picky];
        *self.broker.mood.lock().expect("the mood") = moods[usize::try_from(self.dice.below(5))?];
        if self.dice.below(4) == 0 {
            self.broker.held.lock().expect("the messages").clear();
        }
        Ok(())
    }

    fn mail_changes(&mut self) -> Outcome {
        let moods = [Mood::Well, Mood::Away, Mood::Forgetful, Mood::Picky];
        *self.mail.mood.lock().expect("the mood") = moods[usize::try_from(self.dice.below(4))?];
        Ok(())
    }

    fn storage_changes(&mut self) -> Outcome {
        self.storage.is_failing.fetch_xor(true, Ordering::Relaxed);
        Ok(())
    }

    /// What was not committed is gone with the process.
    async fn process_dies(&mut self) -> Outcome {
        self.portal = open(self.ground, &self.url, &self.clock, &self.entropy, &self.storage).await?;
        Ok(())
    }

    fn clock_jumps(&mut self) -> Outcome {
        let jumps = [-3_600_000, -1_000, 1, 700, 31_000, 61_000, 3_600_000];
        self.clock.0.fetch_add(jumps[usize::try_from(self.dice.below(7))?], Ordering::Relaxed);
        Ok(())
    }
}

async fn open(
    ground: &Ground,
    url: &str,
    clock: &Arc<JumpingClock>,
    entropy: &Arc<Dice>,
    storage: &Arc<FailingStorage>,
) -> Result<Portal, Failure> {
    let folder = tempfile::tempdir_in(ground.folder.path())?;
    let config = config(&folder, &[("FRONT_COUNTER_DATABASE_URL", url)])?;
    let store = Store::open_failing(url, storage.clone()).await?;
    let (content, master) = (ground.content.clone(), ground.master.clone());
    let state = AppState::of(config, content, master, store, clock.clone(), entropy.clone());
    Ok(Portal::of(state, Arc::default(), folder))
}

async fn play(ground: &Ground, seed: u64) -> Result<String, Failure> {
    let mut history = History::begin(ground, seed).await?;
    for _ in 0..STEPS {
        history.step().await?;
    }
    history.heal().await?;
    history.check().await?;
    Ok(history.trace())
}

#[tokio::test]
async fn every_history_ends_well() -> Outcome {
    let ground = Ground::lay().await?;
    let seeds = match u64::from(times("HISTORY", 0)) {
        0 => {
            // A long run may be played in parts.
            let first = u64::from(times("SOAK_HISTORIES_FROM", 1));
            first..first + u64::from(times("SOAK_HISTORIES", 60))
        }
        one => one..one + 1,
    };
    Ok(play_all(&ground, seeds)?)
}

/// Whatever else is played at the same time.
#[tokio::test]
async fn a_number_plays_the_same_history_again() -> Outcome {
    let ground = Ground::lay().await?;
    for seed in 1..=5 {
        let (once, again) = thread::scope(|scope| {
            let plays = [(); 2].map(|()| scope.spawn(|| play_alone(&ground, seed)));
            let [once, again] = plays.map(|play| play.join().expect("a player"));
            (once, again)
        });
        assert_eq!(once?, again?, "HISTORY={seed}");
    }
    Ok(())
}

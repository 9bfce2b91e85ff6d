//! How many submissions a second reach the disk: 64 writers, each with drafts of its own, each waiting for
//! its commit before it sends the next. Prints one JSON line.
//!
//! An argument names an empty PostgreSQL database; without one this is SQLite. A submission here is what it is in the portal: the event built and sealed, submission, outbox row and
//! emptied draft in one transaction, `synchronous=FULL`.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::Utc;
use futures::StreamExt;
use journey::{Answers, Complete, paths::longest};
use server::{
    clock::{Clock, SystemClock},
    config::Config,
    journeys::{
        drafts::{DraftToken, OpenDraft},
        reviewed::{Reviewed, fingerprint},
    },
    reports::submission::{Outcome, Sender, submit},
    state::AppState,
};

const WRITERS: usize = 64;
/// Drafts that each writer has ready: a draft that was sent is the last row of its token.
const DRAFTS_EACH: usize = 1500;
const LASTS: Duration = Duration::from_secs(5);

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let data_dir = folder.path().display().to_string();
    let database = std::env::args().nth(1);
    let config = Config::from_lookup(&|name| match name {
        "FRONT_COUNTER_DATA_DIR" => Some(data_dir.clone()),
        "FRONT_COUNTER_DATABASE_URL" => database.clone(),
        _ => None,
    })?;
    let state = AppState::open(config).await.map_err(|error| error.to_string())?;
    let answers = Arc::new(longest(state.content.journey("theft").ok_or("there is no theft journey")?));
    let stop = Arc::new(AtomicBool::new(false));
    let mut ready = Vec::new();
    for preparing in (0..WRITERS).map(|_| tokio::spawn(prepare(state.clone()))).collect::<Vec<_>>() {
        ready.push(preparing.await??);
    }
    let began = Instant::now();
    let writers: Vec<_> = ready
        .into_iter()
        .map(|tokens| tokio::spawn(write(state.clone(), tokens, answers.clone(), stop.clone())))
        .collect();
    tokio::time::sleep(LASTS).await;
    stop.store(true, Ordering::Relaxed);
    let mut waits = Vec::new();
    for writer in writers {
        waits.extend(writer.await??);
    }
    let seconds = began.elapsed().as_secs_f64();
    let stored = state.store.list_outbox(None).count().await;
    if stored != waits.len() {
        return Err(format!("{} confirmed, {stored} stored", waits.len()).into());
    }
    waits.sort();
    let ms = |share: usize| waits[(waits.len() - 1) * share / 1000].as_secs_f64() * 1000.0;
    let per_s = f64::from(u32::try_from(stored)?) / seconds;
    println!(
        "{{\"submits_per_s\":{per_s:.0},\"p50_ms\":{:.2},\"p99_ms\":{:.2},\"p999_ms\":{:.2},\"writers\":{WRITERS}}}",
        ms(500),
        ms(990),
        ms(999)
    );
    Ok(())
}

/// Drafts that are begun.
async fn prepare(state: AppState) -> Result<Vec<DraftToken>, Failure> {
    let mut tokens = Vec::with_capacity(DRAFTS_EACH);
    for _ in 0..DRAFTS_EACH {
        let token = DraftToken::random(&*state.entropy);
        state.drafts.save(&token, "theft", &OpenDraft::new(&*state.entropy), now()).await?;
        tokens.push(token);
    }
    Ok(tokens)
}

/// Sends one report after the other; how long each took.
async fn write(
    state: AppState,
    tokens: Vec<DraftToken>,
    answers: Arc<Answers>,
    stop: Arc<AtomicBool>,
) -> Result<Vec<Duration>, Failure> {
    let journey = state.content.journey("theft").ok_or("there is no theft journey")?;
    let report = journey.purpose.report().ok_or("the theft journey is no report")?;
    let complete = Complete::of(journey, &answers).map_err(|_| "an answer is missing")?;
    let shown = fingerprint(&state.master, &complete);
    let mut waits = Vec::new();
    for token in tokens {
        if stop.load(Ordering::Relaxed) {
            return Ok(waits);
        }
        let mut open = state.drafts.open(&token, "theft", now()).await?.ok_or("the draft is gone")?;
        open.draft.so_far.answers = Answers::clone(&answers);
        let began = Instant::now();
        let next = DraftToken::random(&*state.entropy);
        let sender = Sender { token: &token, next: &next, address: None, language: "en" };
        let reviewed = Reviewed::of(&state.master, journey, &open, &shown).map_err(|_| "the answers changed")?;
        let outcome = submit(&state, report, &reviewed, sender, now()).await?;
        waits.push(began.elapsed());
        if outcome != Outcome::Stored {
            return Err("a draft changed that nobody else has".into());
        }
    }
    Err("there are no drafts left: raise DRAFTS_EACH".into())
}

fn now() -> chrono::DateTime<Utc> {
    SystemClock.now()
}

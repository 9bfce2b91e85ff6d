//! The real program, killed at random moments under load: what a person saw is stored, and reaches the queue
//! once. `cargo xtask soak` kills far more often.
//!
//! A kill takes the process, not the machine: what the kernel was given survives it. So this test sees a
//! confirmation that was given too early; it does not see a commit that only the disk's cache holds. With
//! `synchronous=NORMAL`, which a power cut would punish, it passes: 60 kills, 114 references, all handed over.
//! `durability.rs` sees that one.

use std::time::Duration;

use server::entropy::{SystemEntropy, bytes};

use crate::{
    brokers::OwnBroker,
    crowd::{Crowd, PEOPLE, is_all_there},
    database::{Database, new_postgres_database, on_each_database, times},
    offices::Broker,
    portal::Outcome,
    program::{Program, Settings},
};

on_each_database![nothing_confirmed_is_lost_when_the_server_is_killed];

async fn nothing_confirmed_is_lost_when_the_server_is_killed(database: Database) -> Outcome {
    let kills = times("SOAK_KILLS", 6);
    let folder = tempfile::tempdir()?;
    let broker = OwnBroker::start(Broker::Nats).await?;
    let mut settings = Settings::new(folder.path(), broker.url())?;
    if database == Database::Postgres {
        settings = settings.with("FRONT_COUNTER_DATABASE_URL", new_postgres_database().await?);
    }
    let mut program = Some(Program::start(&settings).await?);
    let crowd = Crowd::gather(settings.port);
    for _ in 0..kills {
        // Up to four tenths of a second after it takes connections.
        tokio::time::sleep(Duration::from_micros(u64::from(u16::from_ne_bytes(bytes(&SystemEntropy))) * 6)).await;
        drop(program.take());
        program = Some(Program::start(&settings).await?);
    }
    let seen = crowd.disperse().await?;
    assert!(seen.len() >= PEOPLE, "only {} reports were sent", seen.len());
    is_all_there(&broker.url(), &seen).await?;
    println!("{database:?}: {kills} kills, {} references seen, all of them handed over", seen.len());
    Ok(())
}

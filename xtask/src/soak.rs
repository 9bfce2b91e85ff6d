//! `cargo xtask soak`: the tests that get better the longer they run, for hours where the others take seconds.

use crate::outcome::Outcome;
use crate::run;
use crate::services::{self, Running};
use crate::tools::{self, Tool};

/// A test, the variable that says how often, and how often.
const LONG_RUNS: [(&str, &str, &str); 16] = [
    ("draft_size::no_sequence", "SOAK_DRAFTS", "100"),
    ("fuzz", "SOAK_FUZZED", "20000"),
    ("retrying", "SOAK_RETRIED", "10000"),
    ("killing::sqlite", "SOAK_KILLS", "1000"),
    ("killing::postgres", "SOAK_KILLS", "200"),
    ("durability::a_disk", "SOAK_FAULTS", "100"),
    ("postgres_disk", "SOAK_FAULTS", "50"),
    ("durability::every", "SOAK_SYNCED", "500"),
    ("a_crowd_books_each_time_once", "SOAK_BOOKED", "200000"),
    ("each_slot_is_sold_once", "SOAK_RACES", "200000"),
    ("any_history_is_what", "SOAK_BOOKED_HISTORIES", "2000"),
    ("storms::sqlite::nats", "SOAK_STORMS", "100"),
    ("storms::postgres::nats", "SOAK_STORMS", "100"),
    ("storms::sqlite::rabbitmq", "SOAK_STORMS", "100"),
    ("storms::postgres::rabbitmq", "SOAK_STORMS", "100"),
    ("histories", "SOAK_HISTORIES", "100000"),
];

/// Runs them one after the other, as release builds. A number that is set already is left alone.
pub fn soak() -> Outcome {
    // The tests start brokers of their own, to kill them.
    tools::ensure(&[Tool::NatsServer, Tool::Postgres, Tool::RabbitMq, Tool::Strace])?;
    let postgres = Running::start(services::postgres()?)?;
    let (variable, url) = postgres.gives();
    for (test, how_often, times) in LONG_RUNS {
        let times = std::env::var(how_often).unwrap_or_else(|_| times.to_owned());
        println!("\n== {test}, {how_often}={times}");
        let test = ["test", "--release", "-p", "server", "--test", "whole", test, "--", "--nocapture"];
        run::show(run::cargo().args(test).env(how_often, times).env(variable, url))?;
    }
    Ok(())
}

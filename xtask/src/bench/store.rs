//! What the server's own examples measure: submissions that reach the disk, events that reach a back office, counters
//! that are found.

use std::path::Path;

use super::figure::{Figure, Goal};
use super::json;
use crate::outcome::{Failure, Outcome};
use crate::run;
use crate::services::{self, Running};
use crate::workspace;

/// Events that wait when delivery begins.
const WAITING: &str = "100000";
/// Submissions that are stored when it is killed.
const STORED: &str = "1000000";
/// Bookings that are stored when others are made.
const STORED_BOOKINGS: &str = "200000";

/// 64 writers, on either database.
pub fn submissions() -> Outcome<Vec<Figure>> {
    println!("Measuring durable submissions, on SQLite and on PostgreSQL");
    let sqlite = Printed::by("durable_submit", &[])?;
    let postgres = Running::start(services::postgres()?)?;
    let database = format!("{}/postgres", postgres.gives().1);
    let postgres = Printed::by("durable_submit", &[&database])?;
    Ok(vec![
        Figure::new("submit_per_s", "durable submissions/s", sqlite.number("submits_per_s")?, Goal::AtLeast(5000.0)),
        Figure::new("submit_p99_ms", "durable submission, p99 ms", sqlite.number("p99_ms")?, Goal::AtMost(25.0)),
        Figure::new(
            "pg_submit_per_s",
            "the same, PostgreSQL, /s",
            postgres.number("submits_per_s")?,
            Goal::AtLeast(3000.0),
        ),
        Figure::new("pg_submit_p99_ms", "the same, PostgreSQL, p99 ms", postgres.number("p99_ms")?, Goal::None),
    ])
}

/// A half-hour visit with one desk, at none and at 200,000 stored bookings, on either database.
pub fn bookings() -> Outcome<Vec<Figure>> {
    println!("Confirming bookings, on SQLite and on PostgreSQL");
    let confirmed = |more: &[&str]| Printed::by("confirm_bookings", more)?.number("confirmed_per_s");
    let postgres = Running::start(services::postgres()?)?;
    let database = format!("{}/postgres", postgres.gives().1);
    let many = ["--stored", STORED_BOOKINGS];
    Ok(vec![
        Figure::new("booked_per_s", "bookings confirmed/s", confirmed(&[])?, Goal::AtLeast(2000.0)),
        Figure::new("booked_among_many_per_s", "among 200,000, /s", confirmed(&many)?, Goal::AtLeast(2000.0)),
        Figure::new("interpreted_per_s", "with an interpreter, /s", confirmed(&["--interpreter"])?, Goal::None),
        Figure::new("pg_booked_per_s", "the same, PostgreSQL, /s", confirmed(&[&database])?, Goal::AtLeast(1500.0)),
    ])
}

/// Stores them in a data folder that stays.
pub fn many_bookings_in(folder: &Path) -> Outcome {
    println!("Storing {STORED_BOOKINGS} bookings");
    let folder = folder.to_string_lossy();
    Printed::by("confirm_bookings", &["--stored", STORED_BOOKINGS, "--in", &folder]).map(drop)
}

/// Killed while it writes, with a million submissions stored.
pub fn ready_again() -> Outcome<Figure> {
    println!("Killing it among {STORED} stored submissions");
    let printed = Printed::by("ready_again", &[&workspace::server_binary().to_string_lossy(), STORED])?;
    let worst = printed.number("worst_s")?;
    Ok(Figure::new("ready_again_s", "ready after a kill, a million stored, worst of 5, s", worst, Goal::AtMost(3.0)))
}

/// Five times the load it can bear.
pub fn overload() -> Outcome<Vec<Figure>> {
    println!("Sending reports at five times the best rate");
    let printed = Printed::by("overload", &[])?;
    let figure = |key, label, name, goal| Ok(Figure::new(key, label, printed.number(name)?, goal));
    Ok(vec![
        figure("overload_peak_per_s", "reports over HTTP, best rate, /s", "peak_per_s", Goal::None)?,
        figure("overload_offered_per_s", "offered at five times that, /s", "offered_per_s", Goal::None)?,
        figure("overload_kept_percent", "of the best rate kept, %", "kept_percent", Goal::AtLeast(90.0))?,
        figure("overload_p99_ms", "a report under overload, p99 ms", "sent_p99_ms", Goal::None)?,
        figure("overload_otherwise", "answered neither 303 nor 503", "otherwise", Goal::AtMost(0.0))?,
    ])
}

/// One honest person beside one abusive address, for a minute.
pub fn beside_abuse() -> Outcome<Vec<Figure>> {
    println!("Answering a question while one address floods the portal");
    let printed = Printed::by("beside_abuse", &[])?;
    let figure = |key, label, name, goal| Ok(Figure::new(key, label, printed.number(name)?, goal));
    Ok(vec![
        figure("honest_alone_p99_ms", "an honest post alone, p99 ms", "alone_p99_ms", Goal::None)?,
        figure("honest_p99_ms", "beside one abusive address, p99 ms", "beside_p99_ms", Goal::AtMost(50.0))?,
        figure("honest_refused", "honest posts refused meanwhile", "beside_refused", Goal::AtMost(0.0))?,
    ])
}

/// Every postcode of London, and a register of 100,000 sites.
pub fn counters() -> Outcome<Vec<Figure>> {
    let data = workspace::root().join("../shared/data/code-point-open-london.zip");
    if !data.is_file() {
        println!("LEFT OUT: {} is not there, so the postcodes of London are not measured", data.display());
        return Ok(vec![]);
    }
    println!("Looking up every postcode of London");
    let printed = Printed::by("find_counters", &[&data.to_string_lossy()])?;
    let figure = |key, label, name, goal| Ok(Figure::new(key, label, printed.number(name)?, goal));
    Ok(vec![
        figure("postcodes_import_s", "postcodes of London, import, s", "import_s", Goal::AtMost(10.0))?,
        figure("near_p99_us", "postcode to five open counters, p99 µs", "near_p99_us", Goal::AtMost(1000.0))?,
        figure("all_open_us", "which of all sites are open, µs", "all_open_us", Goal::AtMost(1000.0))?,
        figure("many_p99_us", "the same among 100,000 sites, p99 µs", "many_p99_us", Goal::AtMost(5000.0))?,
    ])
}

/// From the outbox through a real broker to a back office that acknowledges.
pub fn deliveries() -> Outcome<Vec<Figure>> {
    println!("Handing over {WAITING} events through NATS, then through RabbitMQ (some minutes)");
    let nats = through(services::nats()?)?;
    let rabbitmq = through(services::rabbitmq()?)?;
    Ok(vec![
        Figure::new("nats_drained_s", "100,000 events by NATS, s", nats.number("drained_s")?, Goal::AtMost(30.0)),
        Figure::new("nats_p99_ms", "500/s by NATS, p99 ms", nats.number("p99_ms")?, Goal::AtMost(100.0)),
        Figure::new(
            "rabbitmq_drained_s",
            "100,000 events by RabbitMQ, s",
            rabbitmq.number("drained_s")?,
            Goal::AtMost(60.0),
        ),
        Figure::new("rabbitmq_p99_ms", "500/s by RabbitMQ, p99 ms", rabbitmq.number("p99_ms")?, Goal::AtMost(100.0)),
    ])
}

fn through(broker: services::Recipe) -> Outcome<Printed> {
    let broker = Running::start(broker)?;
    Printed::by("drain", &[broker.gives().1, WAITING])
}

/// The line of JSON that an example printed.
struct Printed {
    example: &'static str,
    line: String,
}

impl Printed {
    fn by(example: &'static str, arguments: &[&str]) -> Outcome<Self> {
        let run = ["run", "--quiet", "--release", "-p", "server", "--example", example, "--"];
        let printed = run::output(run::cargo().args(run).args(arguments))?;
        let line = printed.lines().rfind(|line| line.starts_with('{') && line.ends_with('}'));
        let line = line.ok_or_else(|| Failure::new(format!("the example {example} printed no line of JSON")))?;
        Ok(Self { example, line: line.to_owned() })
    }

    fn number(&self, name: &str) -> Outcome<f64> {
        let Self { example, line } = self;
        json::number(line, name).ok_or_else(|| Failure::new(format!("{example} printed no {name}: {line}")))
    }
}

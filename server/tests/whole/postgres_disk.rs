//! PostgreSQL on a disk that fails below it: it stops, for it trusts such a disk no more; nobody sees a reference
//! meanwhile, and once it is started again nothing is missing.

use crate::{
    brokers::OwnBroker,
    crowd::{Crowd, is_all_there},
    database::times,
    offices::{Broker, until},
    own_postgres::OwnPostgres,
    portal::Outcome,
    program::{Program, Settings},
    strace::Strace,
    wire::WirePhone,
};

/// How the disk fails: what every one of these calls answers.
const FAULTS: [&str; 2] =
    ["inject=pwrite64,pwritev,fallocate:error=ENOSPC", "inject=fdatasync,fsync,sync_file_range:error=EIO"];

/// How often somebody presses while the disk fails.
const PRESSES: usize = 3;

type Failure = Box<dyn std::error::Error>;

#[tokio::test]
async fn a_disk_that_fails_below_postgres_loses_nothing() -> Outcome {
    let folder = tempfile::tempdir()?;
    let broker = OwnBroker::start(Broker::Nats).await?;
    let mut postgres = OwnPostgres::start().await?;
    let settings = Settings::new(folder.path(), broker.url())?.with("FRONT_COUNTER_DATABASE_URL", postgres.url());
    let _program = Program::start(&settings).await?;
    let crowd = Crowd::gather(settings.port);
    let faults = times("SOAK_FAULTS", 2);
    let mut seen = Vec::new();
    for fault in FAULTS.iter().cycle().take(faults as usize) {
        let before = crowd.seen();
        seen.push(press_while_it_fails(&mut postgres, &settings, fault).await?);
        until("the others go on by themselves", async || crowd.seen() > before + 1).await;
    }
    let mut all = crowd.disperse().await?;
    println!("{faults} faults, {} references seen", all.len() + seen.len());
    all.extend(seen);
    is_all_there(&broker.url(), &all).await
}

/// Somebody with a finished report presses while the disk fails, and once more when it does not. The reference.
async fn press_while_it_fails(postgres: &mut OwnPostgres, settings: &Settings, fault: &str) -> Result<String, Failure> {
    let mut phone = WirePhone::new(settings.port);
    let check = phone.answer_theft().await;
    let shown = phone.get(&check).await?;
    let folder = tempfile::tempdir()?;
    let calls = format!("trace={}", fault.split(['=', ':']).nth(1).unwrap_or_default());
    let failing = Strace::attach(&postgres.processes()?, folder.path(), &["-e", &calls, "-e", fault]).await?;
    for _ in 0..PRESSES {
        let answer = phone.post(&check, &shown.sending()).await?;
        assert_eq!(answer.status, 503, "{fault}: {} {}", answer.location, answer.body);
        assert_eq!(answer.reference(), "", "{fault}: no reference");
    }
    let calls = failing.detach().await?;
    assert!(calls.contains("(INJECTED)"), "{fault}: the disk never failed");
    postgres.is_up_again().await;
    Ok(phone.send_from(check).await)
}

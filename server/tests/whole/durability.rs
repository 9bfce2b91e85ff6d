//! The real program on a disk that fails, and on one that is watched: nobody sees a reference that is not
//! stored, and nobody sees one before the disk was asked to keep it.
//!
//! The disk is a real one; strace makes its answers fail, and writes the questions down. What it cannot see is
//! a disk that says yes and forgets.

use crate::{
    brokers::OwnBroker,
    crowd::{Crowd, is_all_there},
    database::times,
    offices::{Broker, until},
    portal::{Answer, Outcome},
    program::{Program, Settings},
    strace::Strace,
    wire::WirePhone,
};

/// How the disk fails: what every one of these calls answers. SQLite writes by `pwrite64`, and the program
/// writes nothing else with it.
const FAULTS: [&str; 4] = [
    "inject=pwrite64,fdatasync,fsync:error=EIO",
    "inject=pwrite64,ftruncate,fallocate:error=ENOSPC",
    "inject=fdatasync,fsync:error=EIO",
    "inject=fdatasync,fsync:error=ENOSPC",
];

/// What somebody types while the disk fails.
const TYPED: &str = "typed while the disk failed";

/// How often somebody presses while the disk fails.
const PRESSES: usize = 5;

#[tokio::test]
async fn a_disk_that_fails_confirms_nothing_and_loses_nothing() -> Outcome {
    let folder = tempfile::tempdir()?;
    let broker = OwnBroker::start(Broker::Nats).await?;
    let settings = Settings::new(folder.path(), broker.url())?;
    let program = Program::start(&settings).await?;
    let crowd = Crowd::gather(settings.port);
    let faults = times("SOAK_FAULTS", 4);
    let mut seen = Vec::new();
    for fault in FAULTS.iter().cycle().take(faults as usize) {
        let before = crowd.seen();
        seen.push(press_while_it_fails(&program, &settings, fault).await?);
        until("the others go on by themselves", async || crowd.seen() > before + 1).await;
    }
    let mut all = crowd.disperse().await?;
    println!("{faults} faults, {} references seen", all.len() + seen.len());
    all.extend(seen);
    is_all_there(&broker.url(), &all).await
}

/// Somebody with a finished report presses while the disk fails, and once more when it does not. The reference.
async fn press_while_it_fails(
    program: &Program,
    settings: &Settings,
    fault: &str,
) -> Result<String, Box<dyn std::error::Error>> {
    let mut phone = WirePhone::new(settings.port);
    let check = phone.answer_theft().await;
    let shown = phone.get(&check).await?;
    let folder = tempfile::tempdir()?;
    let calls = format!("trace={}", fault.split(['=', ':']).nth(1).unwrap_or_default());
    let failing = Strace::attach(&[program.pid()], folder.path(), &["-e", &calls, "-e", fault]).await?;
    for _ in 0..PRESSES {
        let answer = phone.post("/report/theft/story", &[("story", TYPED.to_owned())]).await?;
        is_turned_away(&answer, TYPED, fault);
        let answer = phone.post(&check, &shown.sending()).await?;
        is_turned_away(&answer, "Taken from the café table.", fault);
    }
    let calls = failing.detach().await?;
    assert!(calls.contains("(INJECTED)"), "{fault}: the disk never failed");
    Ok(phone.send_from(check).await)
}

/// The page that keeps what was typed, and promises nothing.
fn is_turned_away(answer: &Answer, kept: &str, fault: &str) {
    assert_eq!(answer.status, 503, "{fault}: {} {}", answer.location, answer.body);
    assert!(answer.body.contains(kept), "{fault}: what was typed is on the page: {}", answer.body);
    assert_eq!(answer.reference(), "", "{fault}: no reference");
}

/// Where nobody listens: the outbox hardly writes, so what is seen is there for the person's sake.
const NOWHERE: &str = "nats://127.0.0.1:1";

#[tokio::test]
async fn every_confirmation_comes_after_the_disk_was_asked() -> Outcome {
    let reports = times("SOAK_SYNCED", 5) as usize;
    let folder = tempfile::tempdir()?;
    let settings = Settings::new(folder.path(), NOWHERE.to_owned())?;
    let program = Program::start(&settings).await?;
    let calls = "trace=recvfrom,read,sendto,write,writev,pwrite64,fdatasync,fsync";
    let watching = Strace::attach(&[program.pid()], folder.path(), &["-e", calls]).await?;
    let mut phone = WirePhone::new(settings.port);
    for _ in 0..reports {
        phone.report().await;
    }
    let confirmed = confirmations(&watching.detach().await?);
    assert_eq!(confirmed.len(), reports, "every sending post and its answer are in what strace wrote");
    for moments in &confirmed {
        let written = moments.iter().position(|moment| *moment == Moment::Written);
        let synced = moments.iter().rposition(|moment| *moment == Moment::Synced);
        assert!(written.is_some(), "the report was written before it was confirmed: {moments:?}");
        assert!(written < synced, "the disk was asked to keep what was written before: {moments:?}");
    }
    let syncs = confirmed.iter().flatten().filter(|moment| **moment == Moment::Synced).count();
    println!("{reports} reports confirmed, {syncs} syncs between their posts and their answers");
    Ok(())
}

/// Something that happened to the database's log while a report was being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    Written,
    Synced,
}

/// Of each report sent: what happened between the arrival of its post and the first byte of its 303.
fn confirmations(strace: &str) -> Vec<Vec<Moment>> {
    let mut confirmed = Vec::new();
    let mut sending = None;
    for call in whole_calls(strace) {
        if call.contains("\"POST /report/theft/check") {
            sending = Some(Vec::new());
        } else if call.contains("\"HTTP/1.1 303 ") {
            confirmed.extend(sending.take());
        } else if let (Some(moment), Some(moments)) = (moment(&call), &mut sending) {
            moments.push(moment);
        }
    }
    confirmed
}

fn moment(call: &str) -> Option<Moment> {
    if !call.contains(".sqlite-wal>") || call.contains(" = -1 ") {
        None
    } else if call.contains("sync(") {
        Some(Moment::Synced)
    } else {
        call.contains("pwrite64(").then_some(Moment::Written)
    }
}

/// strace breaks a call in two where another thread's falls in between. An answer counts from its beginning,
/// anything else at its end.
fn whole_calls(strace: &str) -> Vec<String> {
    let mut begun = std::collections::BTreeMap::new();
    let mut calls = Vec::new();
    for line in strace.lines() {
        let (thread, call) = line.split_once(' ').map(|(thread, call)| (thread, call.trim_start())).unwrap_or_default();
        if let Some(beginning) = call.strip_suffix(" <unfinished ...>") {
            if beginning.contains("\"HTTP/1.1 ") {
                calls.push(beginning.to_owned());
            } else {
                begun.insert(thread, beginning);
            }
        } else if let Some((_, end)) = call.split_once(" resumed>") {
            calls.extend(begun.remove(thread).map(|beginning| [beginning, end].concat()));
        } else {
            calls.push(call.to_owned());
        }
    }
    calls
}

//! What an operator does with the real program: backups that are really restored, the way from SQLite to
//! PostgreSQL, mending what was refused.

use std::{
    path::Path,
    process::{Command, Output},
};

use chrono::TimeDelta;
use serde_json::json;
use server::{
    entropy::SystemEntropy,
    events::back_office::{GivenUp, Sender},
    store::Store,
    vault::MasterKey,
};
use sqlx::{AnyConnection, Connection};

use crate::{
    database::{Database, Listed, new_postgres_database, on_each_database, waits_for_a_lock},
    offices::{until, word},
    portal::{Outcome, Phone, Portal, content_dir},
};

on_each_database![a_backup_made_while_people_report_is_restored_whole, an_operator_sees_and_mends_what_was_refused,];

/// Runs the program as an operator would.
pub fn front_counter(data_dir: &Path, database: &str, arguments: &[&str]) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_front-counter"))
        .args(arguments)
        .env("FRONT_COUNTER_DATA_DIR", data_dir)
        .env("FRONT_COUNTER_DATABASE_URL", database)
        .env("FRONT_COUNTER_CONTENT_DIR", content_dir())
        .env("LEPTOS_SITE_ROOT", data_dir)
        .env("LEPTOS_SITE_ADDR", "127.0.0.1:0")
        .env("FRONT_COUNTER_ADMIN_ADDR", "127.0.0.1:0")
        .output()
}

/// Copies one database into another: their addresses are in the environment, where only the user can read them.
pub fn copy(data_dir: &Path, from: &str, to: &str) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_front-counter"))
        .arg("copy")
        .env("FRONT_COUNTER_DATA_DIR", data_dir)
        .env("FRONT_COUNTER_COPY_FROM_URL", from)
        .env("FRONT_COUNTER_COPY_TO_URL", to)
        .output()
}

pub fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

/// Reports that were handed over, accepted, and one that waits.
pub async fn some_history(portal: &Portal) -> Outcome {
    for _ in 0..3 {
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        portal.send_report(&mut phone).await;
        portal.state.forwarder().forward_due().await?;
        portal.clock.advance(TimeDelta::seconds(1));
    }
    let first = portal.state.store.inbox().await?[0].reference.clone();
    let at = portal.state.clock.now().timestamp_millis();
    portal.state.store.write(server::store::inbox::Accept { reference: first, at }).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    portal.answer_theft(&mut phone).await;
    Ok(())
}

async fn a_backup_made_while_people_report_is_restored_whole(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    some_history(&portal).await?;
    let data_dir = portal.folder.path();
    let backup = data_dir.join("backup");
    let backup = backup.to_str().ok_or("a path")?;
    let reporting = async {
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        portal.send_report(&mut phone).await
    };
    let url = portal.state.config.database_url.clone();
    let (folder, target) = (data_dir.to_owned(), backup.to_owned());
    let making = tokio::task::spawn_blocking(move || front_counter(&folder, &url, &["backup", &target]));
    let (sent, made) = tokio::join!(reporting, making);
    assert_eq!(sent.location, "/report/theft/sent", "people notice nothing");
    let made = made??;
    assert!(made.status.success(), "{}", said(&made));

    // Another machine: an empty folder with the master key, from where it is kept.
    let elsewhere = tempfile::tempdir()?;
    std::fs::copy(&portal.state.config.master_key_file, elsewhere.path().join("master.key"))?;
    let restored = match database {
        Database::Sqlite => format!("sqlite:{}", elsewhere.path().join("restored.sqlite").display()),
        Database::Postgres => new_postgres_database().await?,
    };
    let restore = front_counter(elsewhere.path(), &restored, &["restore", backup])?;
    assert!(restore.status.success(), "{}", said(&restore));
    let outbox = front_counter(elsewhere.path(), &restored, &["outbox", "list"])?;
    let states: Vec<String> =
        said(&outbox).lines().filter_map(|line| line.split('\t').nth(1).map(str::to_owned)).collect();
    assert!(states.len() == 4 || states.len() == 5, "with or without the report that came in between: {states:?}");
    assert_eq!(states[..4], ["acknowledged", "handed-over", "handed-over", "waiting"]);
    let reference = portal.state.store.inbox().await?[0].reference.clone();
    let shown = front_counter(elsewhere.path(), &restored, &["inbox", "show", &reference])?;
    assert!(said(&shown).contains("Adeyemi"), "the restored data opens");

    let twice = front_counter(elsewhere.path(), &restored, &["restore", backup])?;
    assert!(!twice.status.success() && said(&twice).contains("not empty"), "{}", said(&twice));
    let other_key = tempfile::tempdir()?;
    let database = format!("sqlite:{}", other_key.path().join("restored.sqlite").display());
    for reason in ["No such file", "is not the master key"] {
        let unopened = front_counter(other_key.path(), &database, &["restore", backup])?;
        assert!(!unopened.status.success() && said(&unopened).contains(reason), "{}", said(&unopened));
        assert!(!other_key.path().join("restored.sqlite").exists(), "nothing is restored that cannot be read");
        MasterKey::load_or_create(&other_key.path().join("master.key"), &SystemEntropy)?;
    }
    let manifest = data_dir.join("backup/manifest.json");
    std::fs::write(&manifest, std::fs::read_to_string(&manifest)?.replace("\"inbox\": 3", "\"inbox\": 4"))?;
    let short = front_counter(elsewhere.path(), &database, &["restore", backup])?;
    assert!(!short.status.success() && said(&short).contains("rows when it was made"), "{}", said(&short));
    assert!(!other_key.path().join("restored.sqlite").exists(), "nothing is restored of a backup that lacks rows");
    std::fs::remove_file(elsewhere.path().join("master.key"))?;
    let opened = Portal::open_with(&[
        ("FRONT_COUNTER_DATABASE_URL", &*restored),
        ("FRONT_COUNTER_MASTER_KEY_FILE", elsewhere.path().join("master.key").to_str().ok_or("a path")?),
    ])
    .await;
    assert!(opened.is_err(), "no new key is made beside what the old one sealed");
    Ok(())
}

#[tokio::test]
async fn a_service_moves_from_sqlite_to_postgresql() -> Outcome {
    let portal = Portal::open().await?;
    some_history(&portal).await?;
    let before = portal.state.store.outbox().await?;
    let (from, to) = (portal.state.config.database_url.clone(), new_postgres_database().await?);
    let Portal { folder, state, .. } = portal;
    let data_dir = folder.path();
    drop(state);
    let copied = copy(data_dir, &from, &to)?;
    assert!(copied.status.success(), "{}", said(&copied));
    assert!(said(&copied).contains("submissions\t4"), "{}", said(&copied));

    let key_file = data_dir.join("master.key");
    let key_file = key_file.to_str().ok_or("a path")?;
    let settings = [("FRONT_COUNTER_DATABASE_URL", &*to), ("FRONT_COUNTER_MASTER_KEY_FILE", key_file)];
    let moved = Portal::open_with(&settings).await?;
    let after = moved.state.store.outbox().await?;
    let row = |event: &server::store::outbox::ListedEvent| format!("{event:?}");
    assert_eq!(after.iter().map(row).collect::<Vec<_>>(), before.iter().map(row).collect::<Vec<_>>());
    moved.clock.advance(TimeDelta::seconds(10));
    assert_eq!(moved.state.forwarder().forward_due().await?, 1, "what waited goes on from there");
    let nowhere = copy(data_dir, "sqlite:/nowhere/x.sqlite", &to)?;
    assert!(!nowhere.status.success() && said(&nowhere).contains("the source cannot be used"), "{}", said(&nowhere));
    Ok(())
}

#[tokio::test]
async fn a_copy_says_that_the_service_went_on() -> Outcome {
    let portal = Portal::open().await?;
    some_history(&portal).await?;
    let (from, to) = (portal.state.config.database_url.clone(), new_postgres_database().await?);
    Store::open(&to).await?;
    // The copy stands still where it looks whether its target is empty: its moment is over, and it goes on later.
    let mut target = AnyConnection::connect(&to).await?;
    sqlx::raw_sql("BEGIN; LOCK TABLE outbox_audit IN ACCESS EXCLUSIVE MODE").execute(&mut target).await?;
    let folder = portal.folder.path().to_owned();
    let filled = to.clone();
    let copying = tokio::task::spawn_blocking(move || copy(&folder, &from, &filled));
    let mut watching = AnyConnection::connect(&to).await?;
    until("the copy waits for the lock", async || waits_for_a_lock(&mut watching).await).await;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    sqlx::raw_sql("COMMIT").execute(&mut target).await?;
    let copied = copying.await??;
    assert!(!copied.status.success() && said(&copied).contains("The source has changed since"), "{}", said(&copied));
    assert!(said(&copied).contains("submissions\t4"), "what is copied is of one moment: {}", said(&copied));
    Ok(())
}

async fn an_operator_sees_and_mends_what_was_refused(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    some_history(&portal).await?;
    let event = portal.state.store.outbox_in_state("handed-over").await?.remove(0);
    let (event_id, queue, reason) = (event.event_id.clone(), event.queue.clone(), "rejected".to_owned());
    portal.state.back_office().given_up(GivenUp { event_id, queue, reason }).await?;
    let run = |arguments: &[&str]| {
        let output = front_counter(portal.folder.path(), &portal.state.config.database_url, arguments);
        output.map(|output| (output.status.success(), said(&output)))
    };
    let (_, refused) = run(&["outbox", "list", "--state", "refused"])?;
    assert!(refused.lines().count() == 1 && refused.starts_with(&event.reference), "{refused}");
    let (_, shown) = run(&["outbox", "show", &event.reference])?;
    assert!(shown.contains("refused by the broker: a consumer rejected the message"), "{shown}");
    let (replayed, _) =
        run(&["outbox", "replay", "--all-refused", "--queue", "contact-centre", "--by", "Sam", "--note", "mended"])?;
    assert!(replayed);
    let (_, shown) = run(&["outbox", "show", &event.event_id])?;
    assert!(shown.contains("waiting\tcontact-centre") && shown.contains("replayed by Sam: mended"), "{shown}");
    assert_eq!(run(&["outbox", "list", "--state", "refused"])?, (true, String::new()));
    let mut word = word(&json!({"id": event.event_id, "subject": event.reference}), "refused");
    word["data"]["message"] = json!("The field `when` is missing.");
    portal.state.back_office().hear(Sender::Shared, word.to_string().as_bytes()).await?;
    let (_, shown) = run(&["outbox", "show", &event.event_id])?;
    assert!(
        shown.contains("the back office said refused") && shown.contains("The field `when` is missing."),
        "{shown}"
    );
    let (found, said) = run(&["outbox", "replay", "FC-2222-2222", "--by", "Sam"])?;
    assert!(!found && said.contains("nothing in the outbox"), "{said}");
    let nowhere = front_counter(portal.folder.path(), "sqlite:/nowhere/x.sqlite", &["outbox", "list"])?;
    assert!(!nowhere.status.success(), "who looks at a database does not make one");
    Ok(())
}

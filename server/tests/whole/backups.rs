//! Backups that are not what they were: refused by a sentence, by `backup --verify` and by `restore`, and nothing is
//! written. A whole one is proved and restored, and is the same afterwards.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use server::store::Store;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, any::install_default_drivers, migrate::Migrator};

use crate::{
    database::Listed,
    operating::{front_counter, said, some_history},
    portal::{Outcome, Portal},
};

type Failure = Box<dyn std::error::Error>;

/// Damage to a backup's folder, and what is said of it.
struct Damage {
    name: &'static str,
    does: fn(&Path) -> Result<(), Failure>,
    said: &'static str,
}

const DATABASE: &str = "front-counter.sqlite";

/// Changes bytes of the database file.
fn bytes(folder: &Path, change: impl FnOnce(&mut Vec<u8>)) -> Result<(), Failure> {
    let mut bytes = fs::read(folder.join(DATABASE))?;
    change(&mut bytes);
    Ok(fs::write(folder.join(DATABASE), bytes)?)
}

/// Takes away what an older version did not write: only the database itself can still give damage away.
fn without_digest(folder: &Path) -> Result<(), Failure> {
    let path = folder.join("manifest.json");
    let mut manifest: Value = serde_json::from_slice(&fs::read(&path)?)?;
    for name in ["digest", "schema", "database", "master_key"] {
        manifest.as_object_mut().ok_or("an object")?.remove(name);
    }
    Ok(fs::write(path, manifest.to_string())?)
}

/// Changes rows, as somebody does who knows SQL, and says nothing of it.
fn rows(folder: &Path, sql: &'static str) -> Result<(), Failure> {
    without_digest(folder)?;
    let url = format!("sqlite:{}", folder.join(DATABASE).display());
    std::thread::spawn(move || -> Result<(), sqlx::Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let mut connection = AnyConnection::connect(&url).await?;
            sqlx::raw_sql(AssertSqlSafe(format!("PRAGMA foreign_keys = OFF; {sql}"))).execute(&mut connection).await?;
            connection.close().await
        })
    })
    .join()
    .map_err(|_| "it panicked")??;
    Ok(())
}

const NOT_WRITTEN: &str = "is not what was written";

const DAMAGES: &[Damage] = &[
    Damage { name: "zeroed", does: |at| bytes(at, |bytes| bytes.fill(0)), said: NOT_WRITTEN },
    Damage { name: "emptied", does: |at| bytes(at, Vec::clear), said: "it has 0 bytes" },
    Damage { name: "cut", does: |at| bytes(at, |bytes| bytes.truncate(bytes.len() / 2)), said: "bytes and had" },
    Damage {
        name: "a byte short",
        does: |at| bytes(at, |bytes| bytes.truncate(bytes.len() - 1)),
        said: "bytes and had",
    },
    Damage { name: "longer", does: |at| bytes(at, |bytes| bytes.extend([0; 4096])), said: "bytes and had" },
    Damage {
        name: "a bit flipped",
        does: |at| {
            bytes(at, |bytes| {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
            })
        },
        said: NOT_WRITTEN,
    },
    Damage {
        name: "the database of another backup",
        does: |at| Ok(fs::copy(at.with_file_name("second").join(DATABASE), at.join(DATABASE)).map(drop)?),
        said: NOT_WRITTEN,
    },
    Damage { name: "no database", does: |at| Ok(fs::remove_file(at.join(DATABASE))?), said: "No such file" },
    Damage {
        name: "no manifest",
        does: |at| Ok(fs::remove_file(at.join("manifest.json"))?),
        said: "is no whole backup",
    },
    Damage {
        name: "half a manifest",
        does: |at| {
            let text = fs::read(at.join("manifest.json"))?;
            Ok(fs::write(at.join("manifest.json"), &text[..text.len() / 2])?)
        },
        said: "is no whole backup",
    },
    Damage {
        name: "zeroed, without a digest",
        does: |at| {
            without_digest(at)?;
            bytes(at, |bytes| bytes.fill(0))
        },
        said: "the backup in",
    },
    Damage {
        name: "pages zeroed, without a digest",
        does: |at| {
            without_digest(at)?;
            bytes(at, |bytes| bytes[4096 * 20..4096 * 30].fill(0))
        },
        said: "the backup in",
    },
    Damage {
        name: "an answer zeroed",
        does: |at| rows(at, "UPDATE submissions SET body = zeroblob(length(body)) WHERE rowid = 2"),
        said: "sealed data cannot be opened",
    },
    Damage {
        name: "two answers exchanged",
        does: |at| {
            rows(at, "UPDATE submissions SET body = (SELECT body FROM submissions WHERE rowid = 1) WHERE rowid = 2")
        },
        said: "sealed data cannot be opened",
    },
    Damage {
        name: "a wrapped key cut",
        does: |at| rows(at, "UPDATE submissions SET wrapped_key = substr(wrapped_key, 1, 20) WHERE rowid = 3"),
        said: "the answers of FC-",
    },
    Damage {
        name: "an event's last byte changed",
        does: |at| rows(at, "UPDATE outbox SET body = CAST(substr(body, 1, length(body) - 1) || 'x' AS BLOB)"),
        said: "the event ",
    },
    Damage {
        name: "what a back office wrote",
        does: |at| rows(at, "UPDATE case_updates SET body = X'00'"),
        said: "what a back office wrote about FC-",
    },
    Damage {
        name: "a row gone",
        does: |at| rows(at, "DELETE FROM inbox WHERE rowid = 1"),
        said: "rows when it was made",
    },
    Damage {
        name: "an event of nobody",
        does: |at| rows(at, "UPDATE outbox SET record = 'FC-0' WHERE rowid = 1"),
        said: "belongs to nothing",
    },
];

#[tokio::test]
async fn a_damaged_backup_is_refused_and_a_whole_one_is_left_as_it_was() -> Outcome {
    install_default_drivers();
    let portal = Portal::open().await?;
    some_history(&portal).await?;
    let event = portal.state.store.outbox().await?.remove(0);
    let id = serde_json::json!({"id": event.event_id, "subject": event.reference});
    let mut word = crate::offices::word(&id, "update");
    word["data"]["message"] = "Somebody has looked at it.".into();
    portal.state.back_office().hear(server::events::back_office::Sender::Shared, word.to_string().as_bytes()).await?;
    let folder = portal.folder.path().join("backups");
    fs::create_dir(&folder)?;
    let run = |data: &Path, arguments: &[&str]| {
        front_counter(data, &format!("sqlite:{}", data.join(DATABASE).display()), arguments)
    };
    let whole = folder.join("whole");
    for name in ["whole", "second"] {
        let made = run(portal.folder.path(), &["backup", &folder.join(name).display().to_string()])?;
        assert!(made.status.success(), "{}", said(&made));
        // The second has one row more of whatever there was.
        portal.state.store.beat(5).await?;
        some_history(&portal).await?;
    }
    for damage in DAMAGES {
        let damaged = folder.join("damaged");
        fs::create_dir(&damaged)?;
        contents(&whole)?.iter().try_for_each(|(name, bytes)| fs::write(damaged.join(name), bytes))?;
        (damage.does)(&damaged)?;
        let before = contents(&damaged)?;
        let elsewhere = tempfile::tempdir()?;
        fs::copy(&portal.state.config.master_key_file, elsewhere.path().join("master.key"))?;
        let path = damaged.display().to_string();
        for arguments in [&["restore", &*path][..], &["backup", "--verify", &path], &["backup", &path, "--verify"]] {
            let refused = run(elsewhere.path(), arguments)?;
            assert_eq!(refused.status.code(), Some(1), "{}: {arguments:?}: {}", damage.name, said(&refused));
            let sentence = said(&refused);
            assert!(sentence.contains(damage.said) && sentence.lines().count() == 1, "{}: {sentence}", damage.name);
            assert_eq!(names(elsewhere.path())?, ["master.key"], "{}: nothing is written", damage.name);
        }
        assert!(contents(&damaged)? == before, "{}: the backup is left as it was", damage.name);
        fs::remove_dir_all(damaged)?;
    }

    let before = contents(&whole)?;
    let elsewhere = tempfile::tempdir()?;
    fs::copy(&portal.state.config.master_key_file, elsewhere.path().join("master.key"))?;
    let path = whole.display().to_string();
    for (arguments, told) in [(&["backup", "--verify", &*path][..], "is whole"), (&["restore", &path], "Restored")] {
        let proved = run(elsewhere.path(), arguments)?;
        assert!(proved.status.success() && said(&proved).contains(told), "{}", said(&proved));
        assert!(said(&proved).contains("opens all 9 sealed texts"), "4 answers, 4 events, 1 word: {}", said(&proved));
        assert!(contents(&whole)? == before, "{arguments:?}");
    }
    assert_eq!(names(elsewhere.path())?, [DATABASE, "master.key"], "nothing is left beside what was restored");
    let restored =
        Store::open(&format!("sqlite:{}", elsewhere.path().join(DATABASE).display())).await?.identity().await?;
    let original = portal.state.store.identity().await?;
    assert_ne!(restored.database_id, original.database_id, "a restored database is another one");
    assert_eq!((restored.copied_from, restored.master_key), (Some(original.database_id), original.master_key));
    Ok(())
}

/// Every file in a folder.
fn contents(folder: &Path) -> std::io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let files = fs::read_dir(folder)?.map(|file| {
        let path = file?.path();
        Ok((path.file_name().map(PathBuf::from).unwrap_or_default(), fs::read(&path)?))
    });
    files.collect()
}

fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    Ok(contents(folder)?.into_keys().map(|name| name.display().to_string()).collect())
}

/// Neither a digest in its manifest nor the newest tables in its database, and still not changed by being restored.
#[tokio::test]
async fn a_backup_of_an_older_version_is_restored_and_left_as_it_was() -> Outcome {
    install_default_drivers();
    let folder = tempfile::tempdir()?;
    let backup = folder.path().join("backup");
    fs::create_dir(&backup)?;
    let mut old = AnyConnection::connect(&format!("sqlite:{}?mode=rwc", backup.join(DATABASE).display())).await?;
    let mut migrator: Migrator = sqlx::migrate!();
    migrator.migrations.to_mut().truncate(4);
    migrator.run(&mut old).await?;
    let rows = "INSERT INTO drafts (id, journey, body, revision, expires_at, saved_at) \
                VALUES (X'D0', 'theft', X'D1', 3, 9000, 1)";
    sqlx::raw_sql(rows).execute(&mut old).await?;
    old.close().await?;
    let manifest = r#"{"made_at": "2026-03-01T02:00:00.000Z", "rows": {"audit": 0, "case_updates": 0, "drafts": 1,
        "inbox": 0, "outbox": 0, "outbox_audit": 0, "submissions": 0}}"#;
    fs::write(backup.join("manifest.json"), manifest)?;
    let before = contents(&backup)?;
    let portal = Portal::open().await?;
    let data = tempfile::tempdir()?;
    fs::copy(&portal.state.config.master_key_file, data.path().join("master.key"))?;
    let url = format!("sqlite:{}", data.path().join("new.sqlite").display());
    let restored = front_counter(data.path(), &url, &["restore", &backup.display().to_string()])?;
    assert!(restored.status.success(), "{}", said(&restored));
    assert!(said(&restored).contains("drafts\t1") && said(&restored).contains("without a digest"));
    assert!(contents(&backup)? == before, "the backup is left as it was");
    Ok(())
}

//! Database, key and log that belong together: none is made anew beside one that is left over, and none is used with
//! a stranger.

use std::{fs, path::Path};

use server::{entropy::SystemEntropy, store::Store, vault::MasterKey};
use sqlx::{AnyConnection, Connection};

use crate::{
    database::{Database, new_postgres_database, on_each_database},
    operating::{copy, front_counter, said},
    portal::{Outcome, Phone, Portal},
};

on_each_database![a_database_and_its_key_are_used_together_or_not_at_all];

/// A portal with one report; its database's address.
async fn reported(portal: &Portal) -> String {
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    portal.get(&mut phone, "/report/theft/sent").await.reference()
}

async fn start(database: &str, key: &Path) -> Result<Portal, String> {
    let key = key.display().to_string();
    let variables = [("FRONT_COUNTER_DATABASE_URL", database), ("FRONT_COUNTER_MASTER_KEY_FILE", &*key)];
    Portal::open_with(&variables).await.map_err(|error| error.to_string())
}

async fn a_database_and_its_key_are_used_together_or_not_at_all(database: Database) -> Outcome {
    let folder = tempfile::tempdir()?;
    let new_database = async || match database {
        Database::Sqlite => Ok(format!("sqlite:{}", folder.path().join(uuid::Uuid::now_v7().to_string()).display())),
        Database::Postgres => new_postgres_database().await,
    };
    let (url, key) = (new_database().await?, folder.path().join("master.key"));
    let portal = start(&url, &key).await?;
    let named = portal.state.store.identity().await?;
    assert_eq!(
        named.master_key,
        Some(portal.state.master.id().to_string()),
        "the database names its key before it has a report"
    );

    // A key that belongs to another database, before and after there is a report.
    let other = folder.path().join("other.key");
    MasterKey::load_or_create(&other, &SystemEntropy)?;
    for _ in 0..2 {
        let refused = start(&url, &other).await.err().unwrap_or_default();
        assert!(refused.contains("is not the master key of this database"), "{refused}");
        let reference = reported(&portal).await;
        let other_folder = tempfile::tempdir()?;
        fs::copy(&other, other_folder.path().join("master.key"))?;
        for arguments in [&["inbox", "show", &*reference][..], &["migrate"]] {
            let refused = front_counter(other_folder.path(), &url, arguments)?;
            assert!(!refused.status.success(), "{arguments:?}");
            assert!(said(&refused).contains("is not the master key of this database"), "{}", said(&refused));
        }
    }
    let refused = start(&url, &folder.path().join("no.key")).await.err().unwrap_or_default();
    assert!(refused.contains("no.key") && !folder.path().join("no.key").exists(), "no key is made: {refused}");

    // A database of an older version names none: the key is tried on what was submitted, and noted.
    let mut connection = AnyConnection::connect(&url).await?;
    sqlx::raw_sql("UPDATE identity SET master_key = NULL").execute(&mut connection).await?;
    let refused = start(&url, &other).await.err().unwrap_or_default();
    assert!(refused.contains("is not the master key of this database: FC-"), "{refused}");
    assert_eq!(Store::open_existing(&url).await?.identity().await?.master_key, None);
    assert_eq!(start(&url, &key).await?.state.store.identity().await?, named);

    // A key whose database is gone.
    let nowhere = new_database().await?;
    let refused = start(&nowhere, &key).await.err().unwrap_or_default();
    assert!(refused.contains("but no database at") && refused.contains("restore FOLDER"), "{refused}");
    assert!(!Store::is_there(&nowhere).await?, "none is made");
    let data = tempfile::tempdir()?;
    fs::copy(&key, data.path().join("master.key"))?;
    let made = front_counter(data.path(), &nowhere, &["migrate"])?;
    assert!(made.status.success(), "{}", said(&made));
    let begun = start(&nowhere, &key).await?;
    assert_ne!(begun.state.store.identity().await?.database_id, named.database_id);
    Ok(())
}

#[tokio::test]
async fn a_log_without_its_database_is_kept_and_named() -> Outcome {
    let portal = Portal::open().await?;
    reported(&portal).await;
    let backup = portal.folder.path().join("backup");
    let url = portal.state.config.database_url.clone();
    let made = front_counter(portal.folder.path(), &url, &["backup", &backup.display().to_string()])?;
    assert!(made.status.success(), "{}", said(&made));
    let log = fs::read(portal.folder.path().join("front-counter.sqlite-wal"))?;
    assert!(!log.is_empty(), "what was committed last lies in the log");

    let source = Portal::open().await?;
    let from = source.state.config.database_url.clone();
    let backup = backup.display().to_string();
    for with_key in [true, false] {
        for emptied in [true, false] {
            for arguments in
                [&["serve"][..], &["migrate"], &["outbox", "list"], &["restore", &backup], &["copy"], &["backup", "b"]]
            {
                let folder = tempfile::tempdir()?;
                let (file, kept) =
                    (folder.path().join("front-counter.sqlite"), folder.path().join("front-counter.sqlite-wal"));
                fs::write(&kept, &log)?;
                if emptied {
                    fs::write(&file, "")?;
                }
                if with_key || arguments[0] == "restore" {
                    fs::copy(&portal.state.config.master_key_file, folder.path().join("master.key"))?;
                }
                let to = format!("sqlite:{}", file.display());
                let refused = match arguments {
                    ["copy"] => copy(folder.path(), &from, &to)?,
                    _ => front_counter(folder.path(), &to, arguments)?,
                };
                assert!(!refused.status.success(), "{arguments:?}");
                let is_named = said(&refused).contains("front-counter.sqlite-wal") || arguments[0] == "backup";
                assert!(is_named, "{arguments:?}: {}", said(&refused));
                assert_eq!(fs::read(&kept)?, log, "{arguments:?}: not touched");
                assert!(
                    fs::metadata(&file).map_or(true, |file| file.len() == 0),
                    "{arguments:?}: no database beside it"
                );
            }
        }
    }
    Ok(())
}

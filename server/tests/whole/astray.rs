//! The database under a running service: removed, moved, replaced, emptied. Nobody sees a reference that went into a
//! file or a database that nobody will find again; and where what was opened comes back, so does the service.

use std::{
    fs,
    io::Write,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use server::{
    entropy::SystemEntropy,
    state::AppState,
    store::{Store, StoreError},
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, any::install_default_drivers};

use crate::{
    brokers::free_port,
    crowd::{Crowd, PEOPLE},
    database::{Listed, new_postgres_database},
    offices::{until, until_within},
    portal::{Outcome, Phone, Portal, config},
    program::{Program, Settings},
    wire::WirePhone,
};

/// Where nobody listens: the outbox hardly writes.
const NOWHERE: &str = "nats://127.0.0.1:1";

#[tokio::test]
async fn the_database_is_removed_while_people_report() -> Outcome {
    let (folder, admin) = (tempfile::tempdir()?, free_port()?);
    let settings = Settings::new(folder.path(), NOWHERE.to_owned())?;
    let settings = settings.with("FRONT_COUNTER_ADMIN_ADDR", format!("127.0.0.1:{admin}"));
    let _program = Program::start(&settings).await?;
    let mut operator = WirePhone::new(admin);
    until("it is ready", async || operator.get("/readyz").await.is_ok_and(|answer| answer.status == 200)).await;
    let mut waiting = WirePhone::new(settings.port);
    let check = waiting.answer_theft().await;
    let shown = waiting.get(&check).await?;
    let crowd = Crowd::gather(settings.port);
    until("people report", async || crowd.seen() >= PEOPLE).await;

    fs::remove_file(folder.path().join("front-counter.sqlite"))?;
    let removed = Instant::now();
    let refused = waiting.post(&check, &shown.sending()).await?;
    assert_eq!((refused.status, refused.reference()), (StatusCode::SERVICE_UNAVAILABLE, String::new()));
    let stored = submitted(&settings);
    let is_unready = async || operator.get("/readyz").await.is_ok_and(|answer| answer.status == 503);
    until_within(Duration::from_secs(5), "it is not ready", is_unready).await;
    assert!(removed.elapsed() < Duration::from_secs(5));
    // Everybody presses again and again, some fifty times a second each.
    while removed.elapsed() < Duration::from_secs(3) {
        let refused = waiting.post(&check, &shown.sending()).await?;
        assert_eq!((refused.status, refused.reference()), (StatusCode::SERVICE_UNAVAILABLE, String::new()));
    }
    assert_eq!(submitted(&settings), stored, "nobody's report counts as stored");
    let told = operator.get("/readyz").await?.body;
    assert_eq!(told, "the database is not the one that was opened\n");
    assert!(settings.log().contains("front-counter.sqlite is gone"), "the log names the file");
    assert_eq!(operator.get("/healthz").await?.status, 200);
    Ok(())
}

/// Reports that the program stored, by its log.
fn submitted(settings: &Settings) -> usize {
    settings.log().matches("\"message\":\"submitted\"").count()
}

/// What somebody does to the files of a running service.
struct Harm {
    name: &'static str,
    harm: fn(&Files) -> std::io::Result<()>,
    /// Undoes it, where it can be undone.
    mend: Option<fn(&Files) -> std::io::Result<()>>,
}

/// The database, which a link leads to, and files of another one.
struct Files {
    link: PathBuf,
    folder: PathBuf,
    database: PathBuf,
    other: PathBuf,
}

impl Files {
    fn beside(&self, ending: &str) -> PathBuf {
        with_ending(&self.database, ending)
    }

    fn away(&self) -> PathBuf {
        with_ending(&self.database, ".away")
    }
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    format!("{}{ending}", file.display()).into()
}

fn overwrite(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::OpenOptions::new().write(true).truncate(true).open(file)?.write_all(bytes)
}

const HARMS: &[Harm] = &[
    Harm { name: "removed", harm: |files| fs::remove_file(&files.database), mend: None },
    Harm {
        name: "moved away",
        harm: |files| fs::rename(&files.database, files.away()),
        mend: Some(|files| fs::rename(files.away(), &files.database)),
    },
    Harm {
        name: "another database in its place",
        harm: |files| {
            fs::rename(&files.database, files.away())?;
            fs::copy(&files.other, &files.database).map(drop)
        },
        mend: Some(|files| fs::rename(files.away(), &files.database)),
    },
    Harm {
        name: "its own bytes in another file",
        harm: |files| {
            fs::copy(&files.database, files.away())?;
            fs::rename(files.away(), &files.database)
        },
        mend: None,
    },
    Harm {
        name: "an empty file in its place",
        harm: |files| {
            fs::rename(&files.database, files.away())?;
            fs::write(&files.database, "")
        },
        mend: Some(|files| fs::rename(files.away(), &files.database)),
    },
    Harm {
        name: "linked elsewhere and removed",
        harm: |files| {
            fs::hard_link(&files.database, files.away())?;
            fs::remove_file(&files.database)
        },
        mend: Some(|files| fs::hard_link(files.away(), &files.database)),
    },
    Harm {
        name: "the log moved away",
        harm: |files| fs::rename(files.beside("-wal"), files.away()),
        mend: Some(|files| fs::rename(files.away(), files.beside("-wal"))),
    },
    Harm { name: "the log removed", harm: |files| fs::remove_file(files.beside("-wal")), mend: None },
    Harm { name: "the index of the log removed", harm: |files| fs::remove_file(files.beside("-shm")), mend: None },
    Harm {
        name: "the folder moved away",
        harm: |files| fs::rename(&files.folder, with_ending(&files.folder, ".away")),
        mend: Some(|files| fs::rename(with_ending(&files.folder, ".away"), &files.folder)),
    },
    Harm { name: "the folder removed", harm: |files| fs::remove_dir_all(&files.folder), mend: None },
    Harm {
        name: "the link leads elsewhere",
        harm: |files| {
            fs::remove_file(&files.link)?;
            symlink(&files.other, &files.link)
        },
        mend: Some(|files| {
            fs::remove_file(&files.link)?;
            symlink(&files.database, &files.link)
        }),
    },
    Harm {
        name: "another database written over it",
        harm: |files| overwrite(&files.database, &fs::read(&files.other)?),
        mend: None,
    },
    Harm { name: "emptied", harm: |files| overwrite(&files.database, b""), mend: None },
    Harm { name: "zeroes written over it", harm: |files| overwrite(&files.database, &[0; 65_536]), mend: None },
];

#[tokio::test]
async fn nothing_is_stored_in_files_that_are_not_in_their_place() -> Outcome {
    let folder = tempfile::tempdir()?;
    let other = folder.path().join("other.sqlite");
    server::store::copy::copy(&sqlite(&made(&folder.path().join("made.sqlite")).await?), &sqlite(&other), FOR_A_FILE)
        .await?;
    let (first, mut phone) = (Portal::open().await?, Phone::default());
    first.answer_theft(&mut phone).await;
    let begun = folder.path().join("begun.sqlite");
    server::store::copy::copy(&first.state.config.database_url, &sqlite(&begun), FOR_A_FILE).await?;
    for (number, harm) in HARMS.iter().enumerate() {
        let folder = folder.path().join(number.to_string());
        fs::create_dir(&folder)?;
        let link = with_ending(&folder, ".sqlite");
        let files = Files { database: folder.join("a.sqlite"), other: other.clone(), link, folder };
        symlink(&files.database, &files.link)?;
        fs::copy(&begun, &files.database)?;
        let portal = another_on(&first, &sqlite(&files.link)).await?;
        let mut phone = phone.clone();
        let check = portal.get(&mut phone, "/report/theft/check").await;
        // Somebody else writes the log back, as another command may: the service goes on.
        let mut another = AnyConnection::connect(&sqlite(&files.database)).await?;
        sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut another).await?;
        another.close().await?;
        portal.state.store.beat(1).await?;

        (harm.harm)(&files)?;
        let story = [("story", "typed while it was away")];
        for _ in 0..2 {
            let answer = portal.post(&mut phone, "/report/theft/story", &story).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", harm.name);
            let sent = portal.press_send(&mut phone, &check).await;
            assert_eq!((sent.status, sent.reference()), (StatusCode::SERVICE_UNAVAILABLE, String::new()));
            assert!(portal.state.store.beat(2).await.is_err(), "{}", harm.name);
            let read = portal.get(&mut phone, "/report/theft/check").await;
            assert_eq!(read.status, StatusCode::SERVICE_UNAVAILABLE, "{}: nothing is read either", harm.name);
        }
        if let Some(mend) = harm.mend {
            mend(&files)?;
            portal.state.store.beat(3).await?;
            assert_eq!(portal.press_send(&mut phone, &check).await.location, "/report/theft/sent", "{}", harm.name);
            assert_eq!(portal.state.store.outbox().await?.len(), 1, "{}", harm.name);
        }
    }
    Ok(())
}

/// The same content and keys with a database of its own: reading all content anew takes longer than everything else.
async fn another_on(first: &Portal, url: &str) -> Result<Portal, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let config = config(&folder, &[("FRONT_COUNTER_DATABASE_URL", url)])?;
    let (content, master, entropy) = (first.state.content.clone(), first.state.master.clone(), Arc::new(SystemEntropy));
    let store = Store::open(url).await?;
    let state = AppState::of(config, content, master, store, first.clock.clone(), entropy);
    Ok(Portal::of(state, first.clock.clone(), folder))
}

const FOR_A_FILE: server::store::copy::Purpose = server::store::copy::Purpose::Service;

fn sqlite(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

async fn made(file: &Path) -> Result<PathBuf, StoreError> {
    Store::open(&sqlite(file)).await?;
    Ok(file.to_owned())
}

/// What becomes of a database on a server while the service is connected to it.
const REPLACED: [(&str, bool); 3] =
    [("dropped and made anew", false), ("dropped and made anew", true), ("moved", true)];

#[tokio::test]
async fn nothing_is_stored_in_another_database_behind_the_same_address() -> Outcome {
    install_default_drivers();
    for (how, with_tables) in REPLACED {
        let url = new_postgres_database().await?;
        let (server, name) = url.rsplit_once('/').ok_or("no database")?;
        let portal = Portal::open_with(&[("FRONT_COUNTER_DATABASE_URL", &*url)]).await?;
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        let check = portal.get(&mut phone, "/report/theft/check").await;
        let mut operator = AnyConnection::connect(&format!("{server}/postgres")).await?;
        let run = async |connection: &mut AnyConnection, sql: String| {
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await
        };
        if how == "moved" {
            let mut inside = AnyConnection::connect(&url).await?;
            run(&mut inside, "ALTER SCHEMA public RENAME TO away; CREATE SCHEMA public".to_owned()).await?;
        } else {
            run(&mut operator, format!("DROP DATABASE {name} WITH (FORCE)")).await?;
            run(&mut operator, format!("CREATE DATABASE {name}")).await?;
        }
        if with_tables {
            Store::open(&url).await?;
        }
        for _ in 0..2 {
            let sent = portal.press_send(&mut phone, &check).await;
            // Readers may have looked into the other database before the writer met it: then there is no draft.
            assert!(sent.location != "/report/theft/sent" && sent.reference().is_empty(), "{how}");
        }
        // What was connected has to notice first that it is connected no more.
        until("it says why", async || matches!(portal.state.store.beat(1).await, Err(StoreError::Astray(_)))).await;
        assert!(portal.state.store.identity().await.is_err(), "{how}: nothing is read either");
        if how == "moved" {
            let mut inside = AnyConnection::connect(&url).await?;
            run(&mut inside, "DROP SCHEMA public CASCADE; ALTER SCHEMA away RENAME TO public".to_owned()).await?;
            portal.state.store.beat(2).await?;
            assert_eq!(portal.press_send(&mut phone, &check).await.location, "/report/theft/sent");
        }
    }
    Ok(())
}

//! Tables of an older version, with somebody's reports in them, are brought up to date and go on from there.

use std::sync::Arc;

use app::domain::reference::Reference;
use futures::TryStreamExt;
use serde_json::json;
use server::{
    clock::SystemClock,
    content::Content,
    entropy::SystemEntropy,
    events::{Channel, back_office::Sender},
    reports::submission::kept_answers,
    state::AppState,
    store::{
        Store, StoreError,
        audit::{Append, AuditLine, Fault, StoredLine},
        inbox::Accept,
        outbox::{ClaimDue, ListedEvent},
    },
    vault::{MasterKey, SealKey},
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, any::install_default_drivers, migrate::Migrator};

use crate::{
    database::{Database, Listed, new_postgres_database, on_each_database},
    offices::word,
    portal::{Outcome, config, content_dir},
};

on_each_database![
    what_the_first_version_kept_is_all_there,
    lines_of_an_older_audit_are_vouched_for,
    what_was_sealed_under_a_reference_opens
];

/// What the first version wrote: one report in each of the states that an event had then. `X'..'` are bytes, as SQLite
/// writes them.
const FIRST_VERSION: &str = "
    INSERT INTO drafts (id, journey, body, revision, expires_at, saved_at) VALUES (X'D0', 'theft', X'D1', 3, 9000, 1);
    INSERT INTO submissions (reference, kind, priority, idempotency_key, fingerprint, wrapped_key, body, received_at)
    VALUES ('FC-1', 'theft', 'standard', 'key-1', X'F0', X'C1', X'A1', 1000),
           ('FC-2', 'theft', 'standard', 'key-2', X'F0', X'C2', X'A2', 2000),
           ('FC-3', 'theft', 'standard', 'key-3', X'F0', X'C3', X'A3', 3000),
           ('FC-4', 'theft', 'standard', 'key-4', X'F0', X'C4', X'A4', 4000);
    INSERT INTO outbox (event_id, reference, sequence, queue, event_type, body, created_at, state, attempts, due_at,
        handed_over_at, acknowledged_at, last_error)
    VALUES ('e1', 'FC-1', 1, 'property', 't', X'B1', 1000, 'acknowledged', 1, 1000, 1100, 1200, NULL),
           ('e2', 'FC-2', 1, 'property', 't', X'B2', 2000, 'handed-over', 1, 2000, 2100, NULL, NULL),
           ('e3', 'FC-3', 1, 'property', 't', X'B3', 3000, 'claimed', 2, 3500, NULL, NULL, 'away'),
           ('e4', 'FC-4', 1, 'property', 't', X'B4', 4000, 'waiting', 0, 4000, NULL, NULL, NULL);
    INSERT INTO inbox (event_id, queue, reference, received_at, accepted_at)
    VALUES ('e1', 'property', 'FC-1', 1100, 1200), ('e2', 'property', 'FC-2', 2100, NULL);
";

async fn what_the_first_version_kept_is_all_there(database: Database) -> Outcome {
    install_default_drivers();
    let folder = tempfile::tempdir()?;
    let url = match database {
        Database::Sqlite => format!("sqlite:{}?mode=rwc", folder.path().join("old.sqlite").display()),
        Database::Postgres => new_postgres_database().await?,
    };
    let mut old = AnyConnection::connect(&url).await?;
    migrations_until(1).run(&mut old).await?;
    let rows = match database {
        Database::Sqlite => FIRST_VERSION.to_owned(),
        Database::Postgres => FIRST_VERSION.replace("X'", r"'\x"),
    };
    sqlx::raw_sql(AssertSqlSafe(rows)).execute(&mut old).await?;
    old.close().await?;

    let store = Store::open(&url).await?;
    let events = store.outbox().await?;
    let event = |event: &ListedEvent| (event.event_id.clone(), event.state.clone(), event.due_at, event.attempts);
    let expected = [("e1", "acknowledged", None, 1), ("e2", "handed-over", None, 1), ("e3", "waiting", Some(3500), 2)];
    let expected = expected.into_iter().chain([("e4", "waiting", Some(4000), 0)]);
    let expected: Vec<_> =
        expected.map(|(id, state, due_at, attempts)| (id.to_owned(), state.to_owned(), due_at, attempts)).collect();
    assert_eq!(events.iter().map(event).collect::<Vec<_>>(), expected);
    assert_eq!(events[2].last_error.as_deref(), Some("away"));
    assert_eq!((&*events[0].reference, events[0].record.as_str()), ("FC-1", "FC-1"), "its reference is its id");
    assert_eq!(store.record_key("FC-2").await?.map(|key| key.wrapped_key), Some(vec![0xC2]));

    let received = store.inbox().await?;
    let times: Vec<_> = received.iter().map(|one| (&*one.event_id, one.received_at, one.accepted_at)).collect();
    assert_eq!(times, [("e1", 1100, Some(1200)), ("e2", 2100, None)]);
    assert_eq!(store.write(Accept { reference: "FC-2".to_owned(), at: 5000 }).await?, 1);
    assert_eq!(store.outbox_of("e2").await?[0].state, "acknowledged");

    let claimed = store.write(ClaimDue { channel: Channel::Queue, now: 5000, until: 6000, at_most: 10 }).await?.events;
    let claimed: Vec<_> = claimed.iter().map(|one| (&*one.event_id, &*one.body, &*one.wrapped_key)).collect();
    assert_eq!(claimed, [("e3", &[0xB3][..], &[0xC3][..]), ("e4", &[0xB4], &[0xC4])]);
    Ok(())
}

/// What the version before the chained audit wrote, with words of a back office.
const BEFORE_THE_CHAIN: &str = "
    INSERT INTO submissions (reference, kind, priority, idempotency_key, fingerprint, wrapped_key, body, received_at)
    VALUES ('FC-1', 'theft', 'standard', 'key-1', X'F0', X'C1', X'A1', 1000);
    INSERT INTO outbox (event_id, reference, sequence, queue, event_type, body, created_at, state, attempts)
    VALUES ('e1', 'FC-1', 1, 'property', 't', X'B1', 1000, 'acknowledged', 1);
    INSERT INTO case_updates (source, update_id, event_id, reference, status, body, received_at)
    VALUES ('/records', '1', 'e1', 'FC-1', 'accepted', NULL, 1100), ('/records', '2', 'e1', 'FC-1', 'update', X'D1', 1200);
    INSERT INTO audit (id, at, actor, reason, action, subject)
    VALUES ('b', 2000, 'Ben', 'order 8', 'kept-shown', 'FC-1'), ('a', 1000, 'Ann', 'order 7', 'kept-shown', 'FC-1');
";

async fn lines_of_an_older_audit_are_vouched_for(database: Database) -> Outcome {
    install_default_drivers();
    let folder = tempfile::tempdir()?;
    let url = match database {
        Database::Sqlite => format!("sqlite:{}?mode=rwc", folder.path().join("old.sqlite").display()),
        Database::Postgres => new_postgres_database().await?,
    };
    let mut old = AnyConnection::connect(&url).await?;
    migrations_until(4).run(&mut old).await?;
    let rows = match database {
        Database::Sqlite => BEFORE_THE_CHAIN.to_owned(),
        Database::Postgres => BEFORE_THE_CHAIN.replace("X'", r"'\x"),
    };
    sqlx::raw_sql(AssertSqlSafe(rows)).execute(&mut old).await?;

    let (store, key) = (Store::open(&url).await?, MasterKey::from_bytes([1; 32]).audit());
    let said = store.case_updates("FC-1").await?;
    let said: Vec<_> = said.iter().map(|one| (&*one.queue, &*one.status, one.body.as_deref())).collect();
    assert_eq!(said, [("property", "accepted", None), ("property", "update", Some(&[0xD1][..]))]);
    assert_eq!(store.verify_audit(&key, None).await?, Err(Fault::NotBegun(2)));
    let line = AuditLine { actor: "Cem".to_owned(), ..lines(&store).await?[0].line.clone() };
    let head = store.write(Append { key: key.clone(), line }).await?;
    let audit = lines(&store).await?;
    let actors: Vec<_> = audit.iter().map(|one| (one.sequence, &*one.line.actor, one.seal.is_some())).collect();
    assert_eq!(actors, [(1, "Ann", false), (2, "Ben", false), (3, "front-counter", true), (4, "Cem", true)]);
    assert_eq!(store.verify_audit(&key, None).await?, Ok(head));

    let unkept = match database {
        Database::Sqlite => "DROP TRIGGER audit_not_changed",
        Database::Postgres => "DROP TRIGGER audit_kept ON audit",
    };
    for sql in [unkept, "UPDATE audit SET actor = 'Amy' WHERE sequence = 1"] {
        sqlx::raw_sql(sql).execute(&mut old).await?;
    }
    assert_eq!(store.verify_audit(&key, None).await?, Err(Fault::Changed(3)), "the first that vouches for it");
    Ok(())
}

async fn lines(store: &Store) -> Result<Vec<StoredLine>, StoreError> {
    store.list_audit(None).try_collect().await
}

/// Migrations before records had ids of their own.
const BEFORE_RECORDS: usize = 7;

/// A report as the version before records had ids sealed and stored it, on its way through this one.
async fn what_was_sealed_under_a_reference_opens(database: Database) -> Outcome {
    install_default_drivers();
    let folder = tempfile::tempdir()?;
    let url = match database {
        Database::Sqlite => format!("sqlite:{}?mode=rwc", folder.path().join("old.sqlite").display()),
        Database::Postgres => new_postgres_database().await?,
    };
    let (master, key) = (Arc::new(MasterKey::from_bytes([7; 32])), SealKey::random(&SystemEntropy));
    let reference = Reference::from_random([1, 2, 3, 4, 5, 6, 7]).to_string();
    let place = reference.as_bytes();
    let sealed = |text: &[u8]| key.seal(&SystemEntropy, place, text);
    let mut old = AnyConnection::connect(&url).await?;
    migrations_until(BEFORE_RECORDS).run(&mut old).await?;
    let submission = "INSERT INTO submissions (reference, kind, priority, idempotency_key, fingerprint, wrapped_key, body, \
                      received_at) VALUES ($1, 'theft', 'standard', 'k', $2, $3, $4, 1)";
    let query = sqlx::query(submission).bind(&*reference).bind(&b"f"[..]);
    let query = query.bind(key.wrap(master.wrapping(), &SystemEntropy, place)).bind(sealed(b"[]"));
    query.execute(&mut old).await?;
    let event = "INSERT INTO outbox (event_id, reference, sequence, channel, queue, event_type, body, created_at, state, \
                 attempts, due_at) VALUES ($1, $2, 1, 'queue', 'property', 't', $3, 1, 'waiting', 0, 1)";
    let id = "0190fa5e-0000-7000-8000-000000000001";
    sqlx::query(event).bind(id).bind(&*reference).bind(sealed(br#"{"withheld":[]}"#)).execute(&mut old).await?;
    old.close().await?;

    let config = config(&folder, &[("FRONT_COUNTER_DATABASE_URL", &url)])?;
    let (content, store) = (Arc::new(Content::load(&content_dir())?), Store::open(&url).await?);
    let (clock, chance) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
    let state = AppState::of(config, content, master, store, clock, chance);
    assert_eq!(state.forwarder().forward_due().await?, 1);
    assert_eq!(state.store.inbox().await?[0].reference, reference);
    let mut said = word(&json!({"id": id, "subject": reference}), "accepted");
    said["data"]["message"] = "We have it.".into();
    state.back_office().hear(Sender::Shared, said.to_string().as_bytes()).await?;
    let row = state.store.outbox_of(&reference).await?.remove(0);
    assert_eq!((&*row.state, row.record.as_str()), ("acknowledged", &*reference));
    let wrote = state.store.case_updates(&reference).await?.remove(0).body.ok_or("a message")?;
    assert_eq!(key.open(place, &wrote)?, br#"{"message":"We have it."}"#);
    let kept = state.store.sealed_submission(&reference).await?.ok_or("a submission")?;
    assert_eq!(kept_answers(&state.content, &state.master, &kept)?.len(), 0, "it opens, and nothing was kept back");
    Ok(())
}

/// The tables as a version made them that had so many migrations.
fn migrations_until(count: usize) -> Migrator {
    let mut migrator = sqlx::migrate!();
    migrator.migrations.to_mut().truncate(count);
    migrator
}

//! Tables of an older version, with somebody's reports in them, are brought up to date and go on from there.

use server::store::{
    Store,
    inbox::Accept,
    outbox::{ClaimDue, ListedEvent},
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, any::install_default_drivers, migrate::Migrator};

use crate::{
    database::{Database, Listed, new_postgres_database, on_each_database},
    portal::Outcome,
};

on_each_database![what_the_first_version_kept_is_all_there];

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
    first_migration().run(&mut old).await?;
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

    let received = store.inbox().await?;
    let times: Vec<_> = received.iter().map(|one| (&*one.event_id, one.received_at, one.accepted_at)).collect();
    assert_eq!(times, [("e1", 1100, Some(1200)), ("e2", 2100, None)]);
    assert_eq!(store.write(Accept { reference: "FC-2".to_owned(), at: 5000 }).await?, 1);
    assert_eq!(store.outbox_of("e2").await?[0].state, "acknowledged");

    let claimed = store.write(ClaimDue { now: 5000, until: 6000, at_most: 10 }).await?;
    let claimed: Vec<_> = claimed.iter().map(|one| (&*one.event_id, &*one.body, &*one.wrapped_key)).collect();
    assert_eq!(claimed, [("e3", &[0xB3][..], &[0xC3][..]), ("e4", &[0xB4], &[0xC4])]);
    Ok(())
}

/// The tables as the first version made them.
fn first_migration() -> Migrator {
    let mut migrator = sqlx::migrate!();
    migrator.migrations.to_mut().truncate(1);
    migrator
}

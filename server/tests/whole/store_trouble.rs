//! A database that is locked, full or gone: a page that keeps what was typed, and no false confirmation.

use std::time::Duration;

use crate::{
    database::{Database, Listed, new_postgres_database, on_each_database},
    offices::until_within,
    portal::{Outcome, Phone, Portal},
    proxy::Proxy,
};
use axum::http::{StatusCode, header};
use server::store::ChangeAlone;
use sqlx::{AnyConnection, Connection};

on_each_database![a_locked_database_keeps_what_was_typed, a_change_that_nobody_foresaw_is_no_reason_to_try_again];

/// No more pages than this, or than there are: SQLite then fails as it does on a full disk.
struct LimitPages(i64);

impl ChangeAlone for LimitPages {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let pragma = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {}", self.0));
        sqlx::raw_sql(pragma).execute(connection).await?;
        Ok(())
    }
}

async fn a_locked_database_keeps_what_was_typed(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let check = portal.get(&mut phone, "/report/theft/check").await;
    let mut other = AnyConnection::connect(&portal.state.config.database_url).await?;
    let lock = match database {
        Database::Sqlite => "BEGIN IMMEDIATE",
        Database::Postgres => "BEGIN; LOCK TABLE drafts, submissions IN EXCLUSIVE MODE",
    };
    sqlx::raw_sql(lock).execute(&mut other).await?;

    let answer = portal.post(&mut phone, "/report/theft/story", &[("story", "typed while it was locked")]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("typed while it was locked") && answer.body.contains("could not save"));
    assert!(answer.headers.contains_key(header::RETRY_AFTER));
    let sent = portal.press_send(&mut phone, &check).await;
    assert_eq!(sent.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(sent.body.contains("Send the report"), "the check page is there again");

    sqlx::raw_sql("ROLLBACK").execute(&mut other).await?;
    let sent = portal.press_send(&mut phone, &check).await;
    assert_eq!(sent.location, "/report/theft/sent");
    assert_eq!(portal.state.store.outbox().await?.len(), 1);
    Ok(())
}

/// As where its machine loses power: nothing is refused, nothing is closed, and other connections are answered.
#[tokio::test]
async fn a_server_that_falls_silent_is_connected_to_anew() -> Outcome {
    let url = new_postgres_database().await?;
    let (server, name) = url.rsplit_once('/').ok_or("no database")?;
    let (login, port) = server.rsplit_once(':').ok_or("no port")?;
    let proxy = Proxy::to(port.parse()?).await?;
    let url = format!("{login}:{}/{name}", proxy.port);
    let portal = Portal::open_with(&[("FRONT_COUNTER_DATABASE_URL", &*url)]).await?;
    let store = &portal.state.store;
    store.beat(1).await?;
    proxy.fall_silent();
    let (first, second) = tokio::join!(store.beat(2), store.beat(3));
    assert!(first.is_err() && second.is_err(), "whether it was written nobody knows");
    until_within(Duration::from_secs(30), "it is written again", async || store.beat(4).await.is_ok()).await;
    let mut phone = Phone::default();
    until_within(Duration::from_secs(60), "people are served again", async || {
        portal.get(&mut phone, "/report/theft").await.status == StatusCode::OK
            && portal.post(&mut phone, "/report/theft/emergency", &[("emergency", "no")]).await.status
                == StatusCode::SEE_OTHER
    })
    .await;
    Ok(())
}

#[tokio::test]
async fn a_full_database_confirms_nothing_and_recovers() -> Outcome {
    let portal = Portal::open().await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let long = "x".repeat(4000);
    portal.post(&mut phone, "/report/theft/story", &[("story", &long)]).await;
    portal.state.store.write(LimitPages(1)).await?;
    let mut statuses = Vec::new();
    for _ in 0..20 {
        // A new person each time: drafts of others fill whatever pages are still free.
        let answer = portal.post(&mut Phone::default(), "/report/theft/story", &[("story", &long)]).await;
        statuses.push(answer.status);
    }
    assert_eq!(statuses.last(), Some(&StatusCode::SERVICE_UNAVAILABLE), "{statuses:?}");
    let sent = portal.send_report(&mut phone).await;
    assert_eq!(sent.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(sent.body.contains(&long), "the check page still shows every answer");
    assert!(portal.state.store.outbox().await?.is_empty());
    portal.state.store.write(LimitPages(1_000_000)).await?;
    assert_eq!(portal.send_report(&mut phone).await.location, "/report/theft/sent");
    assert_eq!(portal.state.store.outbox().await?.len(), 1);
    Ok(())
}

/// Somebody repaired a database by hand, or a disk forgot: SQLite takes a value of any type.
#[tokio::test]
async fn a_damaged_row_is_named_and_holds_up_no_other() -> Outcome {
    let portal = Portal::open().await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    let check = portal.get(&mut phone, "/report/theft/check").await;
    portal.press_send(&mut phone, &check).await;
    let first = portal.state.store.outbox().await?.remove(0);
    let mut neighbour = Phone::default();
    portal.answer_theft(&mut neighbour).await;
    portal.send_report(&mut neighbour).await;
    let mut other = AnyConnection::connect(&portal.state.config.database_url).await?;
    let damage = [
        ("UPDATE outbox SET created_at = x'00' WHERE event_id = $1", &first.event_id),
        ("UPDATE submissions SET received_at = x'00' WHERE reference = $1", &first.reference),
    ];
    for (sql, key) in damage {
        sqlx::query(sql).bind(&**key).execute(&mut other).await?;
    }

    assert_eq!(portal.state.forwarder().forward_due().await?, 1);
    let inbox = portal.state.store.inbox().await?;
    assert!(inbox.len() == 1 && inbox[0].event_id != first.event_id, "the neighbour's event has arrived");
    let error = portal.state.store.outbox_of(&first.reference).await.err().ok_or("it cannot be listed")?;
    assert_eq!(error.to_string(), format!("a stored value cannot be read: outbox.created_at of {}", first.event_id));

    // A browser that has lost its cookie sends the same form: the report is found by its key, and cannot be read.
    let again = portal.press_send(&mut Phone::default(), &check).await;
    assert_eq!(again.status, StatusCode::INTERNAL_SERVER_ERROR, "trying again would not help");
    Ok(())
}

/// A constraint that no version of the program knows.
async fn a_change_that_nobody_foresaw_is_no_reason_to_try_again(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    sqlx::raw_sql("CREATE UNIQUE INDEX one_event_only ON outbox (event_type)").execute(&mut connection).await?;
    let (mut first, mut second) = (Phone::default(), Phone::default());
    for phone in [&mut first, &mut second] {
        portal.answer_theft(phone).await;
    }
    assert_eq!(portal.send_report(&mut first).await.location, "/report/theft/sent");
    assert_eq!(portal.send_report(&mut second).await.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(portal.state.store.outbox().await?.len(), 1, "nothing of it is stored");
    sqlx::raw_sql("DROP INDEX one_event_only").execute(&mut connection).await?;
    assert_eq!(portal.send_report(&mut second).await.location, "/report/theft/sent", "their answers are kept");
    Ok(())
}

//! A disk that is nearly full: told before a report fails. The disk is a real one; a limit on how long a file may
//! grow makes it small.

use axum::http::StatusCode;
use server::store::ChangeAlone;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row, any::install_default_drivers};

use crate::{
    brokers::free_port,
    database::{Database, on_each_database},
    offices::until,
    portal::{Outcome, Portal},
    program::{Program, Settings},
    wire::WirePhone,
};

on_each_database![the_room_for_a_report_is_tried_in_place];

/// Bytes that a file may have: more than what these people write, less than a large report.
const FILE_BYTES_MAX: u32 = 480 * 1024;

#[tokio::test]
async fn a_nearly_full_disk_is_told_before_a_report_fails() -> Outcome {
    let (folder, admin) = (tempfile::tempdir()?, free_port()?);
    let settings = Settings::new(folder.path(), "nats://127.0.0.1:1".to_owned())?;
    let settings = settings.with("FRONT_COUNTER_ADMIN_ADDR", format!("127.0.0.1:{admin}"));
    // The tables are made while there is room, and all of the log is written back.
    let mut operator = WirePhone::new(admin);
    let made = Program::start(&settings).await?;
    until("it is ready", async || operator.get("/readyz").await.is_ok_and(|answer| answer.status == 200)).await;
    drop(made);
    install_default_drivers();
    let mut last = AnyConnection::connect(&settings.sqlite()).await?;
    sqlx::query("SELECT COUNT(*) FROM drafts").fetch_one(&mut last).await?;
    last.close().await?;

    let program = Program::start(&settings.clone().within(FILE_BYTES_MAX)).await?;
    until("it answers", async || operator.get("/readyz").await.is_ok_and(|answer| answer.status == 503)).await;
    let answer = [("emergency", "no".to_owned())];
    let answered = WirePhone::new(settings.port).post("/report/theft/emergency", &answer).await?;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "there is room for an answer still");
    assert_eq!(operator.get("/readyz").await?.body, "the database cannot be written\n");
    drop(program);
    let _program = Program::start(&settings).await?;
    until("there is room", async || operator.get("/readyz").await.is_ok_and(|answer| answer.status == 200)).await;
    Ok(())
}

/// The database does not grow by being asked, and other beats in between write a few bytes only.
async fn the_room_for_a_report_is_tried_in_place(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    let mut seen = Vec::new();
    for at in 1..=3 {
        portal.state.store.beat(at).await?;
        let row = sqlx::query("SELECT COUNT(*), MAX(length(body)) FROM headroom").fetch_one(&mut connection).await?;
        assert_eq!(row.try_get::<i64, _>(0)?, 1, "one row");
        assert!(row.try_get::<i64, _>(1)? >= 512 * 1024, "as much as a large report");
        let body: Vec<u8> = sqlx::query("SELECT body FROM headroom").fetch_one(&mut connection).await?.try_get(0)?;
        seen.push(body);
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "not written again at once");
    Ok(())
}

/// Writes so many bytes in one transaction.
struct Fill(u32);

impl ChangeAlone for Fill {
    type Outcome = ();

    async fn apply_alone(&self, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
        let sql =
            AssertSqlSafe(format!("INSERT OR REPLACE INTO headroom (id, body) VALUES (1, randomblob({}))", self.0));
        sqlx::raw_sql(sql).execute(connection).await?;
        Ok(())
    }
}

#[tokio::test]
async fn a_log_that_has_grown_is_cut_again() -> Outcome {
    let portal = Portal::open().await?;
    let log = || std::fs::metadata(portal.folder.path().join("front-counter.sqlite-wal")).map(|log| log.len());
    // Somebody who reads for long keeps the log from being written back.
    let mut reading = AnyConnection::connect(&portal.state.config.database_url).await?;
    sqlx::raw_sql("BEGIN; SELECT COUNT(*) FROM drafts").fetch_all(&mut reading).await?;
    for _ in 0..12 {
        portal.state.store.write(Fill(2 * 1024 * 1024)).await?;
    }
    let grown = log()?;
    assert!(grown > 20 * 1024 * 1024, "{grown}");
    sqlx::raw_sql("COMMIT").execute(&mut reading).await?;
    for _ in 0..3 {
        portal.state.store.write(Fill(1000)).await?;
    }
    assert!(log()? <= 16 * 1024 * 1024, "{}", log()?);
    assert_eq!(portal.get(&mut Default::default(), "/").await.status, StatusCode::OK);
    Ok(())
}

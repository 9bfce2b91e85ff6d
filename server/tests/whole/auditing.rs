//! Whoever opens what a person told leaves a line, and nobody changes the lines unseen.

use std::process::{Command, Output, Stdio};

use futures::TryStreamExt;
use server::{
    entropy::SystemEntropy,
    store::{
        Store,
        audit::{Append, AuditLine, StoredLine},
    },
    vault::MasterKey,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use crate::{
    database::{Database, Listed, new_postgres_database, on_each_database},
    offices::{until, word},
    portal::{Outcome, Phone, Portal, content_dir},
    program::{Program, Settings},
};

on_each_database![
    whoever_opens_a_report_leaves_a_line,
    lines_that_are_added_at_once_stand_one_after_the_other,
    whatever_is_done_to_the_lines_is_named,
    a_copy_vouches_as_its_source_does,
    another_master_key_adds_no_line,
];

/// What a theft report holds that only a person told.
const TOLD: &str = "Adeyemi";

struct Said {
    is_success: bool,
    stdout: String,
    stderr: String,
}

/// Runs the program as an operator who has become another user by sudo.
fn run_into(portal: &Portal, arguments: &[&str], stdout: Stdio) -> std::io::Result<Said> {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_front-counter"))
        .args(arguments)
        .env("FRONT_COUNTER_DATA_DIR", portal.folder.path())
        .env("FRONT_COUNTER_DATABASE_URL", &portal.state.config.database_url)
        .env("FRONT_COUNTER_CONTENT_DIR", content_dir())
        .env("SUDO_USER", "kim")
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()?
        .wait_with_output()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(Said { is_success: status.success(), stdout: text(&stdout), stderr: text(&stderr) })
}

fn run(portal: &Portal, arguments: &[&str]) -> std::io::Result<Said> {
    run_into(portal, arguments, Stdio::piped())
}

/// A portal with one report in the embedded inbox; its reference and event id.
async fn with_a_report(database: Database) -> Result<(Portal, String, String), Box<dyn std::error::Error>> {
    let portal = Portal::open_on(database).await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.send_report(&mut phone).await;
    portal.state.forwarder().forward_due().await?;
    let event = portal.state.store.outbox().await?.remove(0);
    Ok((portal, event.reference, event.event_id))
}

async fn audit(portal: &Portal) -> Result<Vec<StoredLine>, server::store::StoreError> {
    portal.state.store.list_audit(None).try_collect().await
}

async fn whoever_opens_a_report_leaves_a_line(database: Database) -> Outcome {
    let (portal, reference, event_id) = with_a_report(database).await?;
    let update = {
        let event = serde_json::json!({"id": event_id, "subject": reference});
        let mut update = word(&event, "update");
        update["data"]["message"] = "Ms Adeyemi's camera".into();
        update
    };
    let sender = server::events::back_office::Sender::Shared;
    portal.state.back_office().hear(sender, update.to_string().as_bytes()).await?;
    assert!(run(&portal, &["audit", "list"])?.stdout.is_empty());
    assert!(run(&portal, &["audit", "verify"])?.stdout.contains("no lines"));
    for nothing in [
        &["inbox", "show", "FC-2222-2222"][..],
        &["outbox", "show", "FC-2222-2222"],
        &["outbox", "replay", "x", "--by", "Sam"],
    ] {
        assert!(!run(&portal, nothing)?.is_success);
    }
    for blank in [&["inbox", "show", &reference, "--by", " "][..], &["outbox", "show", &reference, "--reason", ""]] {
        let said = run(&portal, blank)?;
        assert!(!said.is_success && said.stderr.contains("must not be empty"), "{}", said.stderr);
    }
    assert!(audit(&portal).await?.is_empty(), "nothing was opened");

    let opening: [(&[&str], bool); 5] = [
        (&["inbox", "show", &reference], true),
        (&["inbox", "show", &reference, "--by", "Sam", "--reason", "a call\tfrom\nthe station"], true),
        (&["outbox", "show", &reference, "--by", "Sam"], true),
        (&["kept", "show", &reference, "--by", "Sam", "--reason", "order 7"], false),
        (&["outbox", "replay", &event_id, "--by", "Sam", "--note", "mended"], false),
    ];
    for (command, opens) in opening {
        let said = run(&portal, command)?;
        assert!(said.is_success, "{command:?}: {}", said.stderr);
        assert_eq!(said.stdout.contains(TOLD), opens, "{command:?}: {}", said.stdout);
    }
    // Whoever cannot print what was opened has opened it all the same.
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full")?;
    assert!(!run_into(&portal, &["inbox", "show", &reference], full.into())?.is_success);

    let listed = run(&portal, &["audit", "list", &reference])?.stdout;
    let lines: Vec<Vec<&str>> = listed.lines().map(|line| line.split('\t').collect()).collect();
    let account = lines[0][6];
    assert!(account.contains('(') && account.ends_with("by sudo as kim says"), "{account}");
    let name = lines[0][5];
    let shown: Vec<_> = lines.iter().map(|line| [line[0], line[2], line[3], line[4], line[5], line[7]]).collect();
    assert_eq!(
        shown,
        [
            ["2", "inbox-shown", &*reference, &*event_id, name, "none given"],
            ["3", "inbox-shown", &*reference, &*event_id, "Sam", r"a call\tfrom\nthe station"],
            ["4", "outbox-shown", &*reference, &*event_id, "Sam", "none given"],
            ["5", "kept-shown", &*reference, "-", "Sam", "order 7"],
            ["6", "replayed", &*reference, &*event_id, "Sam", "mended"],
            ["7", "inbox-shown", &*reference, &*event_id, name, "none given"],
        ]
    );
    assert!(account.starts_with(name) && !name.is_empty());
    assert!(!listed.contains(TOLD), "a line holds nothing that was told");
    let all = run(&portal, &["audit", "list"])?.stdout;
    assert!(all.lines().count() == 7 && all.contains("audit-begun"), "{all}");
    let verified = run(&portal, &["audit", "verify"])?;
    assert!(verified.is_success && verified.stdout.starts_with("7 lines, whole"), "{}", verified.stderr);
    Ok(())
}

fn append(master: &MasterKey, actor: String) -> Append {
    let [account, reason, action, subject, event_id] = ["a", "r", "x", "FC-2222-2222", ""].map(str::to_owned);
    Append { key: master.audit(), line: AuditLine { at: 1, actor, account, reason, action, subject, event_id } }
}

/// Each store is a process of its own to the database.
async fn lines_that_are_added_at_once_stand_one_after_the_other(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let url = &portal.state.config.database_url;
    let mut adding = tokio::task::JoinSet::new();
    for process in 0..4 {
        let (store, master) = (Store::open(url).await?, portal.state.master.clone());
        for _ in 0..3 {
            let (store, master) = (store.clone(), master.clone());
            adding.spawn(async move {
                for line in 0..5 {
                    store.write(append(&master, format!("{process} {line}"))).await?;
                }
                Ok::<_, server::store::StoreError>(())
            });
        }
    }
    while let Some(added) = adding.join_next().await {
        added??;
    }
    let head = portal.state.store.verify_audit(&portal.state.master.audit(), None).await?;
    assert_eq!(head.map(|head| head.sequence), Ok(61), "sixty, and the one that begins");
    Ok(())
}

/// Takes away what keeps lines from being changed, as somebody can who owns the database.
async fn unkept(database: Database, portal: &Portal) -> Result<AnyConnection, sqlx::Error> {
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    let sql = match database {
        Database::Sqlite => "DROP TRIGGER audit_not_changed; DROP TRIGGER audit_not_deleted",
        Database::Postgres => "DROP TRIGGER audit_kept ON audit",
    };
    sqlx::raw_sql(sql).execute(&mut connection).await?;
    Ok(connection)
}

async fn whatever_is_done_to_the_lines_is_named(database: Database) -> Outcome {
    let forged = "INSERT INTO audit (sequence, at, actor, account, reason, action, subject, event_id, seal) \
                  SELECT 6, at, actor, account, reason, action, subject, event_id, seal FROM audit WHERE sequence = 5";
    let unsealed = forged.replace("event_id, seal FROM", "event_id, NULL FROM");
    let swapped = "UPDATE audit SET sequence = -3 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = 4; \
                   UPDATE audit SET sequence = 4 WHERE sequence = -3";
    let cases = [
        ("UPDATE audit SET actor = 'Kim' WHERE sequence = 3", "line 3 was changed"),
        ("UPDATE audit SET seal = NULL WHERE sequence = 4", "line 4 was added by somebody"),
        ("DELETE FROM audit WHERE sequence = 2", "line 2 is missing"),
        ("DELETE FROM audit WHERE sequence = 5", "line 5 is missing"),
        ("DELETE FROM audit", "line 5 is missing"),
        (swapped, "line 3 was changed, moved"),
        (forged, "line 6 was changed, moved or added"),
        (&unsealed, "line 6 was added by somebody"),
        ("DELETE FROM audit_head", "how the audit ends is missing"),
        ("DELETE FROM audit WHERE sequence = 5; UPDATE audit_head SET sequence = 4", "how the audit ends was changed"),
    ];
    for (sql, words) in cases {
        let portal = Portal::open_on(database).await?;
        let verify = |more: &[&str]| run(&portal, &[&["audit", "verify"], more].concat());
        for actor in ["Ann", "Ben", "Cem", "Dee"] {
            portal.state.store.write(append(&portal.state.master, actor.to_owned())).await?;
        }
        let whole = verify(&[])?;
        let head = whole.stdout.split_whitespace().last().unwrap_or_default().to_owned();
        assert!(whole.is_success && head.starts_with("5:"), "{} {}", whole.stdout, whole.stderr);
        assert!(verify(&["--head", &head])?.is_success);
        let mut connection = unkept(database, &portal).await?;
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
        let found = verify(&[])?;
        assert!(!found.is_success && found.stderr.contains(words), "{sql}: {} {}", found.stdout, found.stderr);
        // What is added afterwards is added, and covers nothing up.
        portal.state.store.write(append(&portal.state.master, "Eve".to_owned())).await?;
        let found = verify(&[])?;
        assert!(!found.is_success, "{sql}: {}", found.stdout);
        // All of it, as it once was: alone that cannot be seen. Each command has made the triggers anew.
        let mut connection = unkept(database, &portal).await?;
        sqlx::raw_sql("DELETE FROM audit; DELETE FROM audit_head").execute(&mut connection).await?;
        assert!(verify(&[])?.is_success);
        let older = verify(&["--head", &head])?;
        assert!(!older.is_success && older.stderr.contains("line 5 is missing"), "{}", older.stderr);
    }
    Ok(())
}

async fn a_copy_vouches_as_its_source_does(database: Database) -> Outcome {
    let (portal, reference, _) = with_a_report(database).await?;
    assert!(run(&portal, &["inbox", "show", &reference])?.is_success);
    let backup = portal.folder.path().join("backup").display().to_string();
    assert!(run(&portal, &["backup", &backup])?.is_success);
    let elsewhere = match database {
        Database::Sqlite => format!("sqlite:{}", portal.folder.path().join("restored.sqlite").display()),
        Database::Postgres => new_postgres_database().await?,
    };
    let there = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_front-counter"))
            .args(arguments)
            .env("FRONT_COUNTER_DATA_DIR", portal.folder.path())
            .env("FRONT_COUNTER_CONTENT_DIR", content_dir())
            .env("FRONT_COUNTER_DATABASE_URL", &elsewhere)
            .output()
    };
    let restored = there(&["restore", &backup])?;
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    let head = portal.state.store.audit_head().await?.ok_or("no head")?.to_string();
    let verified = there(&["audit", "verify", "--head", &head])?;
    assert!(String::from_utf8_lossy(&verified.stdout).starts_with("2 lines, whole"), "{verified:?}");
    assert!(there(&["inbox", "show", &reference])?.status.success());
    let verified = there(&["audit", "verify", "--head", &head])?;
    assert!(String::from_utf8_lossy(&verified.stdout).starts_with("3 lines, whole"), "it goes on there");
    Ok(())
}

/// So that a log which is kept elsewhere tells what was there.
#[tokio::test]
async fn a_running_service_logs_how_the_audit_ends() -> Outcome {
    let folder = tempfile::tempdir()?;
    let settings = Settings::new(folder.path(), "nats://127.0.0.1:1".to_owned())?;
    let _program = Program::start(&settings).await?;
    let key = folder.path().join("master.key");
    until("the key is made", async || MasterKey::load(&key).is_ok()).await;
    let master = MasterKey::load(&key)?;
    let store = Store::open(&settings.sqlite()).await?;
    let head = store.write(append(&master, "Ann".to_owned())).await?;
    until("the head is in the log", async || settings.log().contains(&format!(r#""head":"{head}""#))).await;
    let mut connection = AnyConnection::connect(&settings.sqlite()).await?;
    sqlx::raw_sql("DELETE FROM audit_head").execute(&mut connection).await?;
    until("the log says that it is gone", async || settings.log().contains(r#""alarm":"audit""#)).await;
    Ok(())
}

/// Its lines would look like forgeries under the right one.
async fn another_master_key_adds_no_line(database: Database) -> Outcome {
    let (portal, reference, event_id) = with_a_report(database).await?;
    let file = &portal.state.config.master_key_file;
    std::fs::remove_file(file)?;
    MasterKey::load_or_create(file, &SystemEntropy)?;
    for command in [
        &["inbox", "show", &reference][..],
        &["outbox", "show", &reference],
        &["kept", "show", &reference, "--by", "Sam", "--reason", "order 7"],
        &["outbox", "replay", &event_id, "--by", "Sam"],
    ] {
        let said = run(&portal, command)?;
        assert!(!said.is_success && said.stdout.is_empty(), "{command:?}: {}", said.stdout);
    }
    assert!(audit(&portal).await?.is_empty());
    Ok(())
}

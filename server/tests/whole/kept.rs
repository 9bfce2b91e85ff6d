//! What a person asked this service to keep, and who opened it.

use std::process::{Command, Output, Stdio};

use futures::TryStreamExt;
use serde_json::Value;
use server::store::{StoreError, audit::AuditLine};
use sqlx::{AnyConnection, Connection};

use crate::{
    database::{Database, Listed, on_each_database},
    portal::{Outcome, Phone, Portal, content_dir, theft_answer},
};

on_each_database![what_was_kept_opens_and_leaves_a_line, a_line_of_the_audit_is_never_changed];

fn front_counter(portal: &Portal, arguments: &[&str], stdout: Stdio) -> std::io::Result<Output> {
    Command::new(env!("CARGO_BIN_EXE_front-counter"))
        .args(arguments)
        .env("FRONT_COUNTER_DATA_DIR", portal.folder.path())
        .env("FRONT_COUNTER_DATABASE_URL", &portal.state.config.database_url)
        .env("FRONT_COUNTER_CONTENT_DIR", content_dir())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()?
        .wait_with_output()
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

/// Sends a theft report of somebody who wants to be named this way.
async fn report(portal: &Portal, named: &str) -> Result<String, Box<dyn std::error::Error>> {
    let mut phone = Phone::default();
    let mut path = "/report/theft/emergency".to_owned();
    while !path.ends_with("/check") {
        let question = path.rsplit('/').next().unwrap_or_default().to_owned();
        let named = [("named", named)];
        let answer = if question == "named" { &named[..] } else { theft_answer(&question) };
        path = portal.post(&mut phone, &path, answer).await.location;
    }
    portal.send_report(&mut phone).await;
    Ok(portal.get(&mut phone, "/report/theft/sent").await.reference())
}

/// What the audit says of a reference.
async fn audit_of(portal: &Portal, reference: &str) -> Result<Vec<AuditLine>, StoreError> {
    portal.state.store.list_audit(Some(reference.to_owned())).map_ok(|stored| stored.line).try_collect().await
}

async fn what_was_kept_opens_and_leaves_a_line(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let (kept, open) = (report(&portal, "kept").await?, report(&portal, "named").await?);
    let show = |reference: &str, more: &[&str], stdout: Stdio| {
        front_counter(&portal, &[&["kept", "show", reference], more].concat(), stdout)
    };
    let audit = async |reference: &str| audit_of(&portal, reference).await;

    // Nobody opens it who does not say who and why.
    for refused in [
        &[][..],
        &["--by", "Sam"],
        &["--reason", "order 7"],
        &["--by", " ", "--reason", "order 7"],
        &["--by", "Sam", "--reason", ""],
    ] {
        let output = show(&kept, refused, Stdio::piped())?;
        assert!(!output.status.success() && !said(&output).contains("Adeyemi"), "{refused:?}: {}", said(&output));
    }
    assert_eq!(audit(&kept).await?, []);

    let who = ["--by", "Sam", "--reason", "order 7"];
    let shown = show(&kept, &who, Stdio::piped())?;
    assert!(shown.status.success(), "{}", said(&shown));
    let answers: Vec<Value> =
        serde_json::Deserializer::from_slice(&shown.stdout).into_iter().collect::<Result<_, _>>()?;
    let questions: Vec<_> = answers.iter().map(|answer| answer["question"].as_str().unwrap_or_default()).collect();
    assert_eq!(questions, ["you", "contact"], "exactly what the event leaves out");
    assert_eq!(answers[0]["value"]["name"], "Zoë O'Neil-Adeyemi");
    assert!(answers[1]["text"].as_str().is_some_and(|text| text.contains("zoe+police@example.org")));
    let lines = audit(&kept).await?;
    let line =
        |place: usize| (&*lines[place].actor, &*lines[place].reason, &*lines[place].action, &*lines[place].subject);
    assert_eq!((lines.len(), line(0)), (1, ("Sam", "order 7", "kept-shown", &*kept)));
    assert!(!format!("{lines:?}").contains("Adeyemi"), "the line holds no answer");

    // Whoever cannot print what was opened has opened it all the same.
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full")?;
    assert!(!show(&kept, &who, full.into())?.status.success());
    assert_eq!(audit(&kept).await?.len(), 2);

    let nothing = show(&open, &who, Stdio::piped())?;
    assert!(nothing.status.success() && nothing.stdout.is_empty() && said(&nothing).contains("nothing was kept"));
    assert_eq!(audit(&open).await?.len(), 1);
    let unknown = show("FC-2222-2222", &who, Stdio::piped())?;
    assert!(!unknown.status.success() && said(&unknown).contains("no report has"), "{}", said(&unknown));
    assert_eq!(portal.state.store.outbox().await?.len(), 2, "nothing was handed on");
    Ok(())
}

async fn a_line_of_the_audit_is_never_changed(database: Database) -> Outcome {
    let portal = Portal::open_on(database).await?;
    let reference = report(&portal, "kept").await?;
    let who = ["kept", "show", &reference, "--by", "Sam", "--reason", "order 7"];
    assert!(front_counter(&portal, &who, Stdio::piped())?.status.success());
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    for change in ["UPDATE audit SET actor = 'Kim'", "DELETE FROM audit"] {
        let refused = sqlx::raw_sql(change).execute(&mut connection).await;
        assert!(refused.is_err_and(|error| error.to_string().contains("only ever added")), "{change}");
    }
    let lines = audit_of(&portal, &reference).await?;
    assert_eq!(lines.iter().map(|line| &*line.actor).collect::<Vec<_>>(), ["Sam"]);
    Ok(())
}

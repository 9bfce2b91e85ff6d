//! Drafts that cannot be opened: damaged, of another version, under another key. Each counts as expired, and its
//! owner begins anew in its place.

use axum::http::StatusCode;
use chrono::TimeDelta;
use server::{journeys::drafts::DraftToken, store::Store, vault::MasterKey};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};

use crate::{
    database::{Database, on_each_database},
    portal::{Outcome, Phone, Portal, theft_answer},
};

on_each_database![a_draft_that_cannot_be_opened_counts_as_expired, a_draft_of_the_version_before_headers_opens,];

/// What becomes of a row, as the right side of an assignment to columns of `drafts`.
struct Damage {
    what: &'static str,
    body: fn(&Portal, &DraftToken, Vec<u8>) -> Vec<u8>,
    /// Other columns, in SQL.
    columns: &'static str,
    /// PostgreSQL keeps no text in a column of numbers.
    on_sqlite_only: bool,
}

const fn of_body(what: &'static str, body: fn(&Portal, &DraftToken, Vec<u8>) -> Vec<u8>) -> Damage {
    Damage { what, body, columns: "", on_sqlite_only: false }
}

const fn of_column(what: &'static str, columns: &'static str) -> Damage {
    Damage { what, body: |_, _, body| body, columns, on_sqlite_only: true }
}

/// A text that is sealed as a draft is, in its place.
fn sealed(portal: &Portal, token: &DraftToken, text: &str) -> Vec<u8> {
    let (id, key) = portal.state.master.draft(token.as_bytes());
    key.seal(&*portal.state.entropy, &[&id[..], b"theft"].concat(), text.as_bytes())
}

const DAMAGES: &[Damage] = &[
    of_body("one bit", |_, _, mut body| {
        let last = body.len() - 1;
        body[last] ^= 1;
        body
    }),
    of_body("cut", |_, _, body| body[..40].to_vec()),
    of_body("empty", |_, _, _| Vec::new()),
    of_body("zeroed", |_, _, body| vec![0; body.len()]),
    of_body("a format of a later version", |_, _, mut body| {
        body[3] = 9;
        body
    }),
    of_body("another key", |_, _, mut body| {
        body[4] ^= 0xFF;
        body
    }),
    of_body("of another master key", |portal, token, _| {
        let (id, key) = MasterKey::from_bytes([9; 32]).draft(token.as_bytes());
        key.seal(&*portal.state.entropy, &[&id[..], b"theft"].concat(), b"{\"key\":\"AAAAAAAAAAAAAAAAAAAAAA\"}")
    }),
    of_body("no JSON", |portal, token, _| sealed(portal, token, "no JSON")),
    of_body("JSON of another version", |portal, token, _| {
        sealed(portal, token, r#"{"key":"AAAAAAAAAAAAAAAAAAAAAA","answers":{"kind":{"kind":"hologram","value":1}}}"#)
    }),
    of_body("a list", |portal, token, _| sealed(portal, token, "[1,2,3]")),
    of_column("a text as its body", "body = 'text'"),
    of_column("a text as its revision", "revision = 'text'"),
    of_column("a text as its end", "expires_at = 'text'"),
];

async fn run(portal: &Portal, sql: String) -> Outcome {
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
    Ok(connection.close().await?)
}

/// Replaces the body of the only draft.
async fn replace_body(portal: &Portal, body: &[u8]) -> Outcome {
    let mut connection = AnyConnection::connect(&portal.state.config.database_url).await?;
    sqlx::query("UPDATE drafts SET body = $1").bind(body).execute(&mut connection).await?;
    Ok(connection.close().await?)
}

async fn body_of(portal: &Portal, token: &DraftToken) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let id = portal.state.master.draft(token.as_bytes()).0;
    let row = portal.state.store.drafts(&id, "theft").await?.pop().ok_or("a row")?;
    Ok(row.body.ok_or("a body")?)
}

async fn a_draft_that_cannot_be_opened_counts_as_expired(on: Database) -> Outcome {
    let portal = Portal::open_on(on).await?;
    for damage in DAMAGES.iter().filter(|damage| on == Database::Sqlite || !damage.on_sqlite_only) {
        let what = damage.what;
        let mut phone = Phone::default();
        portal.answer_theft(&mut phone).await;
        let token = phone.token().ok_or("a token")?;
        let body = (damage.body)(&portal, &token, body_of(&portal, &token).await?);
        replace_body(&portal, &body).await?;
        if !damage.columns.is_empty() {
            run(&portal, format!("UPDATE drafts SET {}", damage.columns)).await?;
        }
        for page in ["story", "check", "later", "sent"] {
            let told = portal.get(&mut phone, &format!("/report/theft/{page}")).await;
            assert!(told.location.starts_with("/report/theft/emergency"), "{what}: {page}: {}", told.status);
        }
        let start = portal.get(&mut phone, "/report/theft").await;
        assert!(start.status == StatusCode::OK && !start.body.contains("already begun"), "{what}");
        let told = portal.get(&mut phone, "/report/theft/emergency?notice=expired").await;
        assert!(told.body.contains("no longer have your earlier answers"), "{what}");
        // What is typed on a page that is still open is kept, as with any expired draft.
        let late = portal.post(&mut phone, "/report/theft/story", &[("story", "Still open.")]).await;
        assert_eq!(late.location, "/report/theft/emergency?notice=kept", "{what}");
        portal.answer_theft(&mut phone).await;
        assert_eq!(portal.send_report(&mut phone).await.location, "/report/theft/sent", "{what}");
        let sent = portal.get(&mut phone, "/report/theft/sent").await;
        assert_eq!(sent.reference().len(), 12, "{what}");
        run(&portal, "DELETE FROM drafts".to_owned()).await?;
    }
    Ok(())
}

/// Sealed as versions before headers did: a nonce, and a ciphertext that is bound to its row alone.
async fn a_draft_of_the_version_before_headers_opens(on: Database) -> Outcome {
    use chacha20poly1305::{
        KeyInit, XChaCha20Poly1305, XNonce,
        aead::{Aead, Payload},
    };
    use hkdf::Hkdf;
    use sha2::Sha256;

    let folder = tempfile::tempdir()?;
    let file = folder.path().join("old.key");
    // 32 bytes of 7.
    std::fs::write(&file, format!("{}Bwc=\n", "BwcH".repeat(10)))?;
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    let database = match on {
        Database::Sqlite => format!("sqlite:{}", folder.path().join("old.sqlite").display()),
        Database::Postgres => crate::database::new_postgres_database().await?,
    };
    // A key is used only with a database that is there.
    Store::open(&database).await?;
    let variables =
        [("FRONT_COUNTER_MASTER_KEY_FILE", file.to_str().ok_or("a path")?), ("FRONT_COUNTER_DATABASE_URL", &database)];
    let portal = Portal::open_with(&variables).await?;
    let mut phone = Phone::default();
    portal.post(&mut phone, "/report/theft/emergency", theft_answer("emergency")).await;
    let token = phone.token().ok_or("a token")?;

    let (mut drafts, mut both) = ([0; 32], [0; 64]);
    let expanded = "32 and 64 bytes can be derived";
    Hkdf::<Sha256>::new(None, &[7; 32]).expand(b"drafts", &mut drafts).expect(expanded);
    Hkdf::<Sha256>::new(None, &drafts).expand(token.as_bytes(), &mut both).expect(expanded);
    let (id, key) = both.split_at(32);
    let text = r#"{"key":"BwcHBwcHBwcHBwcHBwcHBw","answers":{"emergency":{"kind":"choice","value":"no"},
        "for-whom":{"kind":"choice","value":"me"},"kind":{"kind":"choice","value":"shop"},
        "story":{"kind":"text","value":"Told to the first version."}},"unsaved":{},"sent":null}"#;
    let cipher = XChaCha20Poly1305::new_from_slice(key)?;
    let payload = Payload { msg: text.as_bytes(), aad: &[id, b"theft"].concat() };
    let sealed = cipher.encrypt(&XNonce::from([5; 24]), payload).map_err(|_| "it cannot be sealed")?;
    replace_body(&portal, &[&[5; 24][..], &sealed].concat()).await?;

    let next = portal.get(&mut phone, "/report/theft/check").await;
    assert_eq!(next.location, "/report/theft/force", "its answers count");
    portal.post(&mut phone, "/report/theft/force", theft_answer("force")).await;
    let story = portal.get(&mut phone, "/report/theft/story").await;
    assert!(story.body.contains("Told to the first version."), "{}", story.body);
    assert_eq!(body_of(&portal, &token).await?[0], 0xF5, "saved again it has a header");
    portal.clock.advance(TimeDelta::hours(24));
    assert!(portal.get(&mut phone, "/report/theft/story").await.status.is_redirection(), "it ends as it always did");
    Ok(())
}

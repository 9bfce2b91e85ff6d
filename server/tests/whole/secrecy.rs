//! What people type is in no log line, no address, and no plain byte of the database.

use std::{
    fs,
    io::Write,
    sync::{Arc, Mutex},
};

use server::log_redaction::quotes_nobody;
use tracing_subscriber::{
    Layer,
    filter::filter_fn,
    fmt::{self, MakeWriter},
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use crate::{
    offices::{Broker, Office, on_each_broker, until, word},
    portal::{Outcome, Phone, Portal},
    program::{Program, Settings},
    wire::WirePhone,
};

on_each_broker![nothing_typed_is_logged_on_the_way_to_a_broker];

/// Words of the answers that a theft report is given.
const SECRETS: [&str; 6] = ["café", "لائن", "SE13 5JZ", "Adeyemi", "zoe+police", "zoe%2Bpolice"];

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("lines").extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn nothing_typed_is_logged_or_stored_in_plain() -> Outcome {
    let lines = Lines::default();
    let everything = fmt::layer().with_writer(lines.clone()).with_filter(filter_fn(quotes_nobody));
    // For every test of this program: none of them may log an answer either.
    tracing_subscriber::registry().with(everything).try_init()?;
    let portal = Portal::open().await?;
    let mut phone = Phone::default();
    portal.answer_theft(&mut phone).await;
    portal.post(&mut phone, "/report/theft/you", &[("you-name", "Adeyemi\0")]).await;
    let sent = portal.send_report(&mut phone).await;
    assert!(SECRETS.iter().all(|secret| !sent.location.contains(secret)));
    portal.state.forwarder().forward_due().await?;
    portal.answer_theft(&mut phone).await;

    let logged = String::from_utf8_lossy(&lines.0.lock().expect("lines")).into_owned();
    assert!(logged.contains("submitted"), "the test sees the log");
    let mut read = 0;
    for file in fs::read_dir(portal.folder.path())? {
        let path = file?.path();
        if path.is_file() {
            let bytes = fs::read(&path)?;
            read += bytes.len();
            for secret in SECRETS {
                let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
                assert!(!found, "{secret} stands in {}", path.display());
            }
        }
    }
    assert!(read > 10_000, "the database was read");
    for secret in SECRETS {
        assert!(!logged.contains(secret), "{secret} is in the log");
    }
    Ok(())
}

/// Libraries between us and a broker log what passes through their hands, where somebody asks for everything; and what
/// comes back for want of a queue always.
async fn nothing_typed_is_logged_on_the_way_to_a_broker(broker: Broker) -> Outcome {
    const QUEUE: &str = "crime-recording";
    let folder = tempfile::tempdir()?;
    let office = Office::open(broker).await?;
    let settings = Settings::new(folder.path(), office.url())?.with("FRONT_COUNTER_LOG", "trace".to_owned());
    let _program = Program::start(&settings).await?;
    let mut phone = WirePhone::new(settings.port);
    // There is no queue before the portal has made it, nor after it was deleted.
    let arrives = async || {
        let mut arrived = None;
        until("the event arrives", async || {
            arrived = office.try_next(QUEUE).await.ok().flatten();
            arrived.is_some()
        })
        .await;
        arrived.map(|arrived| arrived.envelope).unwrap_or_default()
    };
    let first = phone.report().await;
    assert_eq!(arrives().await["subject"], first);
    office.delete_queue(QUEUE).await?;
    let second = phone.report().await;
    let arrived = arrives().await;
    assert_eq!(arrived["subject"], second);
    office.say_on_shared(word(&arrived, "refused").to_string().as_bytes()).await?;
    until("the refusal is in the log", async || settings.log().contains("the back office refused an event")).await;
    let log = settings.log();
    assert!(log.contains(r#""alarm":"dead-letter""#), "operators are told at once");
    assert!(log.contains("any back office can settle any event here"), "and of what is open to all offices");
    assert!(log.contains("an office still answers on the subject that all share"), "and who uses it");
    for secret in SECRETS {
        assert!(!log.contains(secret), "{secret} is in the log");
        // As bytes that are written out one by one.
        let bytes = format!("{:?}", secret.as_bytes());
        assert!(!log.contains(bytes.trim_matches(['[', ']'])), "{secret} is in the log, byte by byte");
    }
    Ok(())
}

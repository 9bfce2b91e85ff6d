//! What people type is in no log line, no address, and no plain byte of the database.

use std::{
    fs,
    io::Write,
    sync::{Arc, Mutex},
};

use crate::portal::{Outcome, Phone, Portal};
use tracing_subscriber::fmt::MakeWriter;

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
    let everything = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(lines.clone());
    // For every test of this program: none of them may log an answer either.
    tracing::subscriber::set_global_default(everything.finish())?;
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

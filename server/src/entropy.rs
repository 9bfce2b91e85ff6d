//! Chance, passed in wherever it is needed.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use uuid::{Builder, Uuid};

use app::domain::reference::Reference;
use chrono::{DateTime, Utc};

use crate::store::RecordId;

/// Where chance comes from.
pub trait Entropy: Send + Sync {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's.
#[derive(Clone, Copy, Debug)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(clippy::panic, reason = "a machine without chance cannot keep a secret: better to stop")]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            panic!("the operating system gives no random bytes: {error}");
        }
    }
}

/// So many bytes of chance.
pub fn bytes<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// A name that nobody can guess: 128 bits as 22 URL-safe characters.
pub fn token(entropy: &dyn Entropy) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes::<16>(entropy))
}

/// A reference that is probably new; the database knows for certain.
pub fn reference(entropy: &dyn Entropy) -> Reference {
    Reference::from_random(bytes(entropy))
}

/// The id of a new record.
pub fn record_id(entropy: &dyn Entropy, now: DateTime<Utc>) -> RecordId {
    RecordId::new(uuid_v7(entropy, now).to_string())
}

/// The id of a new event.
pub fn event_id(entropy: &dyn Entropy, now: DateTime<Utc>) -> Uuid {
    uuid_v7(entropy, now)
}

/// An id that sorts by the time it was made.
fn uuid_v7(entropy: &dyn Entropy, now: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &bytes(entropy)).into_uuid()
}

//! Sealing what people tell: XChaCha20-Poly1305 under keys that the master key wraps or takes part in.
//!
//! A submission has a data key of its own, stored wrapped: erasing it erases the submission everywhere. A
//! draft has no stored key at all: its key comes from the master key and the token in the person's cookie,
//! so that neither the database nor the phone alone can open it.

mod master;

use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

pub use master::{MasterKey, MasterKeyError};

use crate::entropy::{Entropy, bytes};

/// Bytes of the nonce that stands before every sealed text.
const NONCE_BYTES: usize = 24;

/// A 256-bit key.
#[derive(Clone)]
pub struct SealKey([u8; 32]);

/// What was sealed cannot be opened: another key, another place, or damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("sealed data cannot be opened")]
pub struct CannotOpen;

impl SealKey {
    /// A new key.
    pub fn random(entropy: &dyn Entropy) -> Self {
        Self(bytes(entropy))
    }

    pub(crate) const fn from_bytes(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// Seals a text. `place` is what it belongs to (a reference, a draft): it cannot be opened elsewhere.
    #[expect(clippy::panic, reason = "the cipher refuses only texts of more than 256 GiB")]
    pub fn seal(&self, entropy: &dyn Entropy, place: &[u8], text: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = bytes(entropy);
        let payload = Payload { msg: text, aad: place };
        let Ok(sealed) = self.cipher().encrypt(&XNonce::from(nonce), payload) else {
            panic!("a text of {} bytes cannot be sealed", text.len());
        };
        [&nonce[..], &sealed].concat()
    }

    /// Opens what [`Self::seal`] made.
    ///
    /// # Errors
    /// [`CannotOpen`].
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(CannotOpen)?;
        let payload = Payload { msg: text, aad: place };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| CannotOpen)
    }

    /// Seals this key under another.
    pub fn wrap(&self, under: &Self, entropy: &dyn Entropy, place: &[u8]) -> Vec<u8> {
        under.seal(entropy, place, &self.0)
    }

    /// Opens a wrapped key.
    ///
    /// # Errors
    /// [`CannotOpen`].
    pub fn unwrap_from(wrapped: &[u8], under: &Self, place: &[u8]) -> Result<Self, CannotOpen> {
        let key = under.open(place, wrapped)?;
        Ok(Self(key.try_into().map_err(|_| CannotOpen)?))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    #[test]
    fn opens_only_with_its_key_in_its_place_undamaged() {
        let (key, other) = (SealKey::random(&SystemEntropy), SealKey::random(&SystemEntropy));
        let sealed = key.seal(&SystemEntropy, b"FC-1", b"a secret");
        assert_eq!(key.open(b"FC-1", &sealed).as_deref(), Ok(&b"a secret"[..]));
        assert_eq!(other.open(b"FC-1", &sealed), Err(CannotOpen));
        assert_eq!(key.open(b"FC-2", &sealed), Err(CannotOpen));
        for place in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[place] ^= 1;
            assert_eq!(key.open(b"FC-1", &damaged), Err(CannotOpen));
        }
        assert_eq!(key.open(b"FC-1", b"short"), Err(CannotOpen));
    }
}

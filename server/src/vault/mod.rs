//! Sealing what people tell: XChaCha20-Poly1305 under keys that the master key wraps or takes part in.
//!
//! A [`Record`], such as a submission, has a data key of its own, stored wrapped: erasing it erases the record. A
//! draft has no stored key at all: its key comes from the master key and the token in the person's cookie,
//! so that neither the database nor the phone alone can open it.
//!
//! Every sealed text begins with a header that names its format and its key. What was sealed before there were
//! headers, a nonce and a ciphertext alone, still opens.

mod audit;
mod header;
mod master;
mod record;

use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

use header::{HEADER_BYTES, Header, XCHACHA20_POLY1305};
use hkdf::Hkdf;
use sha2::Sha256;

pub use audit::AuditKey;
pub use header::KeyId;
pub use master::{MasterKey, MasterKeyError};
pub use record::Record;

use crate::entropy::{Entropy, bytes};

/// Bytes of the nonce that stands before every ciphertext.
const NONCE_BYTES: usize = 24;

/// A 256-bit key.
#[derive(Clone)]
pub struct SealKey {
    key: [u8; 32],
    /// The name in the header of what is sealed under it: its own, or that of the master key it comes from.
    id: KeyId,
}

/// Why a sealed text cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotOpen {
    /// Damage, another key, or another place than the one it was sealed for.
    #[error("sealed data cannot be opened")]
    Damaged,
    /// A later version sealed it.
    #[error("sealed data of format {0} cannot be opened by this version")]
    Format(u8),
    /// Another key sealed it.
    #[error("sealed data cannot be opened: it was sealed under the key {0}")]
    Key(KeyId),
}

impl SealKey {
    /// A new key.
    pub fn random(entropy: &dyn Entropy) -> Self {
        Self::from_bytes(bytes(entropy))
    }

    /// A key with a name of its own.
    pub(crate) fn from_bytes(key: [u8; 32]) -> Self {
        Self { key, id: key_id(&key) }
    }

    /// A key that was derived from a master key, whose name is in the header of what it seals.
    const fn derived(key: [u8; 32], of: KeyId) -> Self {
        Self { key, id: of }
    }

    /// Seals a text. `place` is what it belongs to (a record, a draft): it cannot be opened elsewhere.
    #[expect(clippy::panic, reason = "the cipher refuses only texts of more than 256 GiB")]
    pub fn seal(&self, entropy: &dyn Entropy, place: &[u8], text: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = bytes(entropy);
        let header = Header { format: XCHACHA20_POLY1305, key: self.id }.to_bytes();
        // The header is bound as associated data: without it, or with another one, the text does not open.
        let bound = [&header[..], place].concat();
        let Ok(sealed) = self.cipher().encrypt(&XNonce::from(nonce), Payload { msg: text, aad: &bound }) else {
            panic!("a text of {} bytes cannot be sealed", text.len());
        };
        [&header[..], &nonce, &sealed].concat()
    }

    /// Opens what [`Self::seal`] made, and what was sealed before there were headers.
    ///
    /// # Errors
    /// [`CannotOpen`].
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
        let Some((header, rest)) = Header::read(sealed) else { return self.decrypt(place, sealed) };
        let opened = match header {
            Header { format, .. } if format != XCHACHA20_POLY1305 => Err(CannotOpen::Format(format)),
            Header { key, .. } if key != self.id => Err(CannotOpen::Key(key)),
            _ => self.decrypt(&[&sealed[..HEADER_BYTES], place].concat(), rest),
        };
        // Of texts without a header one in 16 million has a nonce that looks like the beginning of one.
        opened.or_else(|error| self.decrypt(place, sealed).map_err(|_| error))
    }

    /// Opens a nonce and a ciphertext.
    fn decrypt(&self, bound: &[u8], sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(CannotOpen::Damaged)?;
        let payload = Payload { msg: text, aad: bound };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).map_err(|_| CannotOpen::Damaged)
    }

    /// Seals this key under another.
    pub fn wrap(&self, under: &Self, entropy: &dyn Entropy, place: &[u8]) -> Vec<u8> {
        under.seal(entropy, place, &self.key)
    }

    /// Opens a wrapped key.
    ///
    /// # Errors
    /// [`CannotOpen`].
    pub fn unwrap_from(wrapped: &[u8], under: &Self, place: &[u8]) -> Result<Self, CannotOpen> {
        let key = under.open(place, wrapped)?;
        Ok(Self::from_bytes(key.try_into().map_err(|_| CannotOpen::Damaged)?))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(self.key))
    }
}

/// The name of a key: derived from it, and telling nothing of it.
fn key_id(key: &[u8; 32]) -> KeyId {
    let mut id = [0; 8];
    expand(&Hkdf::new(None, key), b"key id", &mut id);
    KeyId::from_bytes(id)
}

#[expect(clippy::panic, reason = "HKDF refuses only outputs of more than 8,160 bytes")]
fn expand(from: &Hkdf<Sha256>, info: &[u8], into: &mut [u8]) {
    if from.expand(info, into).is_err() {
        panic!("{} bytes are too many to derive", into.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entropy::SystemEntropy;

    /// What the versions before headers stored: a nonce and a ciphertext that is bound to its place alone.
    fn sealed_before_headers(key: &SealKey, nonce: [u8; NONCE_BYTES], place: &[u8], text: &[u8]) -> Vec<u8> {
        let payload = Payload { msg: text, aad: place };
        [&nonce[..], &key.cipher().encrypt(&XNonce::from(nonce), payload).expect("a sealed text")].concat()
    }

    #[test]
    fn opens_only_with_its_key_in_its_place_undamaged() {
        let (key, other) = (SealKey::random(&SystemEntropy), SealKey::random(&SystemEntropy));
        let sealed = key.seal(&SystemEntropy, b"FC-1", b"a secret");
        assert_eq!(key.open(b"FC-1", &sealed).as_deref(), Ok(&b"a secret"[..]));
        assert_eq!(other.open(b"FC-1", &sealed), Err(CannotOpen::Key(key.id)));
        assert_eq!(key.open(b"FC-2", &sealed), Err(CannotOpen::Damaged));
        for place in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[place] ^= 1;
            assert!(key.open(b"FC-1", &damaged).is_err(), "byte {place}");
        }
        for short in [&b""[..], b"short", &sealed[..HEADER_BYTES], &sealed[..HEADER_BYTES + NONCE_BYTES]] {
            assert_eq!(key.open(b"FC-1", short), Err(CannotOpen::Damaged), "{} bytes", short.len());
        }
    }

    #[test]
    fn a_header_names_format_and_key_and_is_bound_to_the_text() {
        let key = SealKey::from_bytes([7; 32]);
        let mut sealed = key.seal(&SystemEntropy, b"FC-1", b"a secret");
        let header = Header::read(&sealed).expect("a header").0;
        assert_eq!(header, Header { format: 1, key: key_id(&[7; 32]) });
        assert_eq!(header.key.to_string().len(), 16);
        // Without its header a text is none of those that have no header.
        assert_eq!(key.open(b"FC-1", &sealed[HEADER_BYTES..]), Err(CannotOpen::Damaged));
        sealed[3] = 2;
        assert_eq!(key.open(b"FC-1", &sealed), Err(CannotOpen::Format(2)));
        // The same bytes under another name: the key is right, and the header is not the one that was bound.
        let renamed = SealKey::derived([7; 32], key_id(&[8; 32]));
        sealed[3] = 1;
        sealed[4..HEADER_BYTES].copy_from_slice(renamed.id.as_bytes());
        assert_eq!(renamed.open(b"FC-1", &sealed), Err(CannotOpen::Damaged));
    }

    #[test]
    fn what_was_sealed_before_there_were_headers_opens() {
        let (under, key) = (SealKey::from_bytes([1; 32]), SealKey::from_bytes([2; 32]));
        let like_a_header = Header { format: 1, key: key.id }.to_bytes();
        let mut nonce = [9; NONCE_BYTES];
        for looks_alike in [false, true] {
            if looks_alike {
                nonce[..HEADER_BYTES].copy_from_slice(&like_a_header);
            }
            let sealed = sealed_before_headers(&key, nonce, b"FC-1", b"a secret");
            assert_eq!(key.open(b"FC-1", &sealed).as_deref(), Ok(&b"a secret"[..]), "{looks_alike}");
            assert!(key.open(b"FC-2", &sealed).is_err(), "{looks_alike}");
            let wrapped = sealed_before_headers(&under, nonce, b"FC-1", &[2; 32]);
            let unwrapped = SealKey::unwrap_from(&wrapped, &under, b"FC-1").expect("a key");
            assert_eq!(unwrapped.open(b"FC-1", &sealed).as_deref(), Ok(&b"a secret"[..]), "{looks_alike}");
        }
    }

    /// Made with an implementation of the cipher that is not ours.
    #[test]
    fn bytes_of_the_first_version_open() {
        const CIPHERTEXT: [u8; 24] = [
            0xdf, 0x52, 0x91, 0xef, 0x1f, 0xd8, 0x1c, 0x16, 0xfa, 0x19, 0xef, 0xf4, 0x89, 0x15, 0x66, 0x7c, 0xf6, 0xf1,
            0xc4, 0x84, 0x9c, 0x30, 0xb4, 0x02,
        ];
        let sealed = [&[9; NONCE_BYTES][..], &CIPHERTEXT].concat();
        assert_eq!(SealKey::from_bytes([7; 32]).open(b"FC-1", &sealed).as_deref(), Ok(&b"a secret"[..]));
    }
}
